// The shapes that come over the socket: Discord's own JSON, as far as the page reads it.

/** @typedef {{id: string, name: string, bot: boolean, color: number, status: string, roles: string[]}} Member */
/** @typedef {{id: string, username: string, global_name?: string|null, bot?: boolean}} User */
/**
 * @typedef {object} Channel
 * @property {string} id
 * @property {number} type 0 text, 1 direct, 4 category, 5 announcements, 10 to 12 threads
 * @property {string} name
 * @property {string} [topic]
 * @property {string|null} [parent_id]
 * @property {number} [position]
 * @property {boolean} may_send whether this member may write here
 */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {string} channel_id
 * @property {User} author
 * @property {string} content
 * @property {string} timestamp
 * @property {string|null} [edited_timestamp]
 * @property {number} type
 * @property {number} [flags]
 * @property {boolean} [mention_everyone]
 * @property {User[]} [mentions]
 * @property {any[]} [embeds]
 * @property {Component[]} [components]
 * @property {any[]} [attachments]
 * @property {any[]} [reactions]
 * @property {{message_id?: string}} [message_reference]
 * @property {Message|null} [referenced_message]
 * @property {{type: number, user: User, name?: string, target_message_id?: string}} [interaction_metadata]
 * @property {{name: string, user: User}} [interaction]
 */
/** @typedef {{type: number, id?: number, custom_id?: string, components?: Component[], [more: string]: any}} Component */
/**
 * @typedef {object} Command
 * @property {string} id
 * @property {number} type 1 typed, 2 on a member, 3 on a message
 * @property {string} name
 * @property {Record<string, string>|null} [name_localizations]
 * @property {string} description
 * @property {Record<string, string>|null} [description_localizations]
 * @property {Option[]} [options]
 */
/**
 * @typedef {object} Option
 * @property {number} type
 * @property {string} name
 * @property {Record<string, string>|null} [name_localizations]
 * @property {string} description
 * @property {Record<string, string>|null} [description_localizations]
 * @property {boolean} [required]
 * @property {{name: string, name_localizations?: Record<string, string>|null, value: string|number}[]} [choices]
 * @property {Option[]} [options]
 * @property {boolean} [autocomplete]
 * @property {number} [min_value]
 * @property {number} [max_value]
 * @property {number} [min_length]
 * @property {number} [max_length]
 */

export {};
