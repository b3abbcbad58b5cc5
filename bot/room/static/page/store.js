// What this window knows of the room: a snapshot, and every event since. Views listen.

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Channel} Channel */
/** @typedef {import("./types.js").Member} Member */

const TYPING = 10_000; // ms that "is typing" stays, as in Discord
const MOST_LINES = 500;

/** Order two ids by age: longer ones, then greater ones, are younger. @param {string} a @param {string} b */
export function older(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export class Store {
  constructor() {
    /** @type {Record<string, ((detail: any) => void)[]>} */
    this.listeners = {};
    this.me = "";
    this.server = { id: "", name: "" };
    /** @type {Map<string, Member>} */
    this.members = new Map();
    /** @type {Map<string, {id: string, name: string, color: number}>} */
    this.roles = new Map();
    /** @type {Map<string, Channel>} */
    this.channels = new Map();
    /** @type {Map<string, Message[]>} */
    this.messages = new Map();
    /** @type {import("./types.js").Command[]} */
    this.commands = [];
    /** @type {{state: string, id: string}} */
    this.bot = { state: "starting", id: "" };
    this.classmates = false;
    /** @type {string[]} */
    this.log = [];
    /** @type {string[]} */
    this.violations = [];
    /** @type {Set<string>} channels whose first message is loaded */
    this.begun = new Set();
    /** @type {Map<string, string>} the last message read in each channel */
    this.read = new Map();
    /** @type {Map<string, Map<string, number>>} who types in a channel, until when */
    this.typing = new Map();
    /** @type {Map<string, string>} message → custom_id of what was pressed and has no answer yet */
    this.pressed = new Map();
    /** @type {Set<string>} messages whose last press failed */
    this.failed = new Set();
    this.channel = "";
  }

  /** Listen: "all", "channels", "message", "typing", "bot", "log", "here". @param {string} name @param {(detail: any) => void} listener */
  on(name, listener) {
    (this.listeners[name] ??= []).push(listener);
  }

  /** @param {string} name @param {any} [detail] */
  tell(name, detail) {
    for (const listener of this.listeners[name] ?? []) listener(detail);
  }

  /** Take the whole state, as it comes first on every connection. @param {any} d */
  take(d) {
    const again = this.me === d.me;
    this.me = d.me;
    this.server = d.server;
    this.members = new Map(d.members.map((/** @type {Member} */ each) => [each.id, each]));
    this.roles = new Map(d.roles.map((/** @type {any} */ each) => [each.id, each]));
    this.channels = new Map(d.channels.map((/** @type {Channel} */ each) => [each.id, each]));
    this.messages = new Map(Object.entries(d.messages));
    Object.assign(this, { commands: d.commands, bot: d.bot, classmates: d.classmates, log: d.log, violations: d.violations });
    this.begun = new Set(d.begun);
    this.typing.clear();
    this.pressed.clear();
    this.failed.clear();
    if (!again) this.read = new Map([...this.messages].map(([id, all]) => [id, all.at(-1)?.id ?? "0"]));
    this.tell("all");
  }

  /** Take one event, named as the Gateway names it. @param {string} name @param {any} d */
  apply(name, d) {
    switch (name) {
      case "MESSAGE_CREATE":
        return this.put(d);
      case "MESSAGE_UPDATE":
        return this.put({ ...this.message(d.channel_id, d.id), ...d });
      case "MESSAGE_DELETE":
        return this.drop(d.channel_id, d.id);
      case "TYPING_START":
        return this.startTyping(d.channel_id, d.user_id);
      case "CHANNEL_PUT":
        this.channels.set(d.id, d);
        if (!this.messages.has(d.id)) this.messages.set(d.id, []);
        return this.tell("channels");
      case "CHANNEL_DROP":
        this.channels.delete(d.id);
        this.messages.delete(d.id);
        return this.tell("channels");
      case "COMMANDS":
        this.commands = d.commands;
        return this.tell("commands");
      case "BOT":
        this.bot = d;
        return this.tell("bot");
      case "CLASSMATES":
        this.classmates = d.here;
        return this.tell("bot");
      case "LOG":
        this.log = [...this.log, ...d.lines].slice(-MOST_LINES);
        return this.tell("log");
      case "VIOLATION":
        this.violations = [...this.violations, ...d.lines].slice(-MOST_LINES);
        return this.tell("log");
      default:
        return undefined;
    }
  }

  /** @param {string} channel @param {string} id @returns {Message|undefined} */
  message(channel, id) {
    return this.messages.get(channel)?.find((each) => each.id === id);
  }

  /** Put a message in its place. @param {Message} message */
  put(message) {
    if (!this.messages.has(message.channel_id)) this.messages.set(message.channel_id, []);
    const all = /** @type {Message[]} */ (this.messages.get(message.channel_id));
    const at = all.findIndex((each) => each.id === message.id);
    if (at >= 0) all[at] = message;
    else {
      all.push(message);
      all.sort((a, b) => older(a.id, b.id));
    }
    this.typing.get(message.channel_id)?.delete(message.author.id);
    this.pressed.delete(message.id);
    this.tell("message", { channel: message.channel_id, id: message.id, isNew: at < 0 });
    this.tell("typing");
    if (at < 0) this.tell("channels");
  }

  /** @param {string} channel @param {string} id */
  drop(channel, id) {
    const all = this.messages.get(channel) ?? [];
    this.messages.set(channel, all.filter((each) => each.id !== id));
    this.tell("message", { channel, id, isNew: false });
    this.tell("channels");
  }

  /** Put older messages before those that are known. @param {string} channel @param {Message[]} found @param {boolean} begun */
  prepend(channel, found, begun) {
    const known = this.messages.get(channel) ?? [];
    const ids = new Set(known.map((each) => each.id));
    const fresh = found.filter((each) => !ids.has(each.id));
    this.messages.set(channel, [...fresh, ...known].sort((a, b) => older(a.id, b.id)));
    if (begun) this.begun.add(channel);
  }

  /** @param {string} channel @param {string} member */
  startTyping(channel, member) {
    if (member === this.me) return;
    if (!this.typing.has(channel)) this.typing.set(channel, new Map());
    this.typing.get(channel)?.set(member, Date.now() + TYPING);
    this.tell("typing");
    setTimeout(() => this.tell("typing"), TYPING + 50);
  }

  /** Name those who type in the channel that is shown. @returns {string[]} */
  typists() {
    const now = Date.now();
    return [...(this.typing.get(this.channel) ?? [])]
      .filter(([, until]) => until > now)
      .map(([id]) => this.nameOf(id) ?? "");
  }

  /** @param {string} id @returns {string|null} */
  nameOf(id) {
    return this.members.get(id)?.name ?? null;
  }

  /** Count what is unread in a channel: messages of others, and those that name this member. @param {string} channel */
  unread(channel) {
    const since = this.read.get(channel) ?? "0";
    const fresh = (this.messages.get(channel) ?? []).filter((each) => older(each.id, since) > 0 && each.author.id !== this.me);
    const named = fresh.filter((each) => this.namesMe(each));
    const direct = this.channels.get(channel)?.type === 1;
    return { fresh: fresh.length, named: direct ? fresh.length : named.length };
  }

  /** @param {Message} message */
  namesMe(message) {
    return Boolean(message.mention_everyone) || (message.mentions ?? []).some((each) => each.id === this.me);
  }

  /** Remember that all of a channel was seen. @param {string} channel */
  markRead(channel) {
    const last = this.messages.get(channel)?.at(-1)?.id;
    if (last && this.read.get(channel) !== last) {
      this.read.set(channel, last);
      this.tell("channels");
    }
  }
}
