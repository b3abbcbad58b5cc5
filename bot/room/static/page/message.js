// One message of the list.

import { attachments } from "./attachments.js";
import { components } from "./components.js";
import { el } from "./dom.js";
import { embeds } from "./embeds.js";
import { avatar, nameTag } from "./faces.js";
import { icon } from "./icons.js";
import { marked } from "./marks.js";
import { reactions } from "./reactions.js";
import { clock, written } from "./time.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./app.js").App} App */

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
const REPLY = 19;
const TOGETHER = 7 * 60_000; // ms within which an author's messages form one group
const JUMBO = /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F\u200D]*\s*){1,27}$/u;

/** Tell whether a message continues the group of the one before it. */
export function continues(/** @type {Message} */ message, /** @type {Message|undefined} */ before) {
  if (!before || message.type === REPLY || message.author.id !== before.author.id) return false;
  if (usedCommand(message) || ((message.flags ?? 0) ^ (before.flags ?? 0)) & EPHEMERAL) return false;
  const [now, then] = [new Date(message.timestamp), new Date(before.timestamp)];
  return now.getTime() - then.getTime() < TOGETHER && now.toDateString() === then.toDateString();
}

/** Draw a message. @param {App} app @param {Message} message @param {boolean} isContinued */
export function drawMessage(app, message, isContinued) {
  const ephemeral = Boolean((message.flags ?? 0) & EPHEMERAL);
  const name = el("span", { class: "author", id: `name-${message.id}` }, nameTag(app, message.author));
  const when = isContinued
    ? el("time", { class: "when side", datetime: message.timestamp, "aria-hidden": "true" }, clock(message.timestamp))
    : written(message.timestamp);
  const article = el(
    "article",
    { class: "message-body", "aria-labelledby": `name-${message.id} text-${message.id}` },
    usage(app, message),
    repliedTo(app, message),
    isContinued ? when : avatar(message.author, app.store),
    isContinued ? el("span", { class: "hidden" }, name) : el("div", { class: "message-head" }, name, when),
    el("div", { class: "message-text", id: `text-${message.id}` }, body(app, message)),
    ephemeral && dismissal(app, message),
    app.store.failed.has(message.id) && el("p", { class: "failed", role: "alert" }, say("failed")),
  );
  const classes = ["message", isContinued && "continued", ephemeral && "ephemeral", named(app, message) && "names-me"];
  return el(
    "li",
    { class: classes.filter(Boolean).join(" "), "data-id": message.id, tabindex: "-1" },
    article,
    tools(app, message),
  );
}

/** @param {App} app @param {Message} message */
function body(app, message) {
  if ((message.flags ?? 0) & LOADING) {
    const name = app.store.nameOf(message.author.id) ?? message.author.username;
    return el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), say("thinking", { name }));
  }
  const jumbo = JUMBO.test(message.content ?? "") ? "content jumbo" : "content";
  const edited = message.edited_timestamp && el("span", { class: "edited" }, say("edited"));
  return [
    message.content ? el("div", { class: jumbo }, marked(message.content, app.around), edited) : null,
    embeds(app, message.embeds ?? []),
    attachments(message.attachments ?? []),
    components(app, message),
    !message.content && edited,
    reactions(app, message),
  ];
}

/** Show which command a message answers, and whose. @param {App} app @param {Message} message */
function usage(app, message) {
  const used = usedCommand(message);
  if (!used) return null;
  const who = app.store.nameOf(used.user.id) ?? used.user.username;
  return el(
    "div",
    { class: "context" },
    el("span", { class: "spine", "aria-hidden": "true" }),
    avatar(used.user, app.store, "tiny"),
    el("span", { class: "context-text" }, el("b", {}, who), ` ${say("used")} `, el("span", { class: "used" }, used.type === 2 && used.name ? used.name : `/${used.name}`)),
  );
}

/** @param {Message} message */
function usedCommand(message) {
  const used = message.interaction_metadata ?? message.interaction;
  const name = message.interaction?.name ?? message.interaction_metadata?.name;
  return used && name && used.type === 2 ? { user: used.user, name, type: message.interaction_metadata?.target_message_id ? 2 : 1 } : null;
}

/** Show what a message replies to. @param {App} app @param {Message} message */
function repliedTo(app, message) {
  if (message.type !== REPLY) return null;
  const to = message.referenced_message;
  const spine = el("span", { class: "spine", "aria-hidden": "true" });
  if (!to) return el("div", { class: "context" }, spine, el("i", {}, say("replyGone")));
  const name = app.store.nameOf(to.author.id) ?? to.author.username;
  const text = excerpt(to) || say("replyWithoutText");
  return el(
    "div",
    { class: "context" },
    spine,
    avatar(to.author, app.store, "tiny"),
    el("button", { class: "context-text", type: "button", "aria-label": say("replyTo", { name, text }), onclick: () => app.jump(to.id) }, el("b", {}, name), " ", text),
  );
}

/** Give the words of a message in one line, its components' too. @param {Message} message */
export function excerpt(message) {
  /** @type {string[]} */
  const found = [message.content ?? ""];
  const walk = (/** @type {any} */ each) => {
    if (each.type === 10) found.push(each.content);
    for (const inner of each.components ?? []) walk(inner);
  };
  (message.components ?? []).forEach(walk);
  for (const each of message.embeds ?? []) found.push(each.title ?? "", each.description ?? "");
  // Marks are left out, not read: this is a hint of the message, never the message.
  const plain = found.join(" ").replace(/<[^\s>]*>|\\(?=[^\w\s])|[*_~|`#]|^-# /gm, "").replace(/\s+/g, " ").trim();
  return plain.length > 160 ? `${plain.slice(0, 160)}…` : plain;
}

/** @param {App} app @param {Message} message */
function dismissal(app, message) {
  const dismiss = el("button", { class: "link", type: "button", onclick: () => app.ask("dismiss", { channel: message.channel_id, message: message.id }) }, say("dismiss"));
  return el("p", { class: "only-you" }, icon("eye", 14), say("onlyYou"), " · ", dismiss);
}

/** @param {App} app @param {Message} message */
function named(app, message) {
  return message.author.id !== app.store.me && app.store.namesMe(message);
}

/** The buttons that appear on a message under the pointer, or under the keyboard's focus. */
function tools(/** @type {App} */ app, /** @type {Message} */ message) {
  const button = (/** @type {string} */ drawing, /** @type {string} */ words, /** @type {(event: Event) => void} */ onclick) =>
    el("button", { type: "button", tabindex: "-1", "aria-label": say(words), title: say(words), onclick }, icon(drawing, 18));
  const ephemeral = (message.flags ?? 0) & EPHEMERAL;
  return el(
    "div",
    { class: "tools" },
    !ephemeral && button("smile", "addReaction", (event) => app.pickEmoji(message, event.currentTarget)),
    !ephemeral && button("reply", "reply", () => app.reply(message)),
    button("more", "moreActions", (event) => app.openMenu(message, event.currentTarget)),
  );
}
