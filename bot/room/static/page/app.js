// What the parts of the page may do: the one object that all of them hold.

import { flat } from "./commands.js";
import { messageMenu } from "./menu.js";
import { openModal } from "./modal.js";
import { pickEmoji } from "./reactions.js";
import { language, say, speak } from "./words.js";

/** @typedef {import("./types.js").Message} Message */

export class App {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    /** @type {import("./socket.js").Socket} set by main.js, as are those below */
    this.socket = /** @type {any} */ (null);
    /** @type {import("./composer.js").Composer} */
    this.composer = /** @type {any} */ (null);
    /** @type {import("./timeline.js").Timeline} */
    this.timeline = /** @type {any} */ (null);
    /** @type {(words: string) => void} */
    this.toast = () => undefined;
    this.member = "";
    /** @type {import("./marks.js").Surroundings} */
    this.around = {
      memberName: (id) => store.nameOf(id),
      role: (id) => store.roles.get(id) ?? null,
      channelName: (id) => store.channels.get(id)?.name ?? null,
      openChannel: (id) => this.go(id),
      typeCommand: (name, id) => this.typeCommand(name, id),
      get me() {
        return store.me;
      },
    };
  }

  /** @param {string} what @param {Record<string, any>} [details] @returns {Promise<any>} */
  ask(what, details = {}) {
    return this.socket.ask(what, { ...details, locale: language() });
  }

  /** Put the reason of a refusal into words. @param {{error?: string}} answer */
  reason(answer) {
    return answer.error === "offline" ? say("offlineNote") : say("refused", { reason: answer.error ?? "" });
  }

  /**
   * Use a button, a menu or a command: the bot has three seconds to say something to it.
   * @param {string} what @param {Message|null} message that the button stands on
   * @param {string} id custom_id of the button, or the id of the command
   * @param {Record<string, any>} details
   */
  async interact(what, message, id, details) {
    const { store } = this;
    if (message) this.mark(message, id);
    const named = message ? { channel: message.channel_id, message: message.id, custom_id: id } : { command: id };
    const answer = await this.ask(what, { ...details, ...named });
    const worked = answer.ok && answer.d.outcome !== "failed";
    if (message) {
      store.pressed.delete(message.id);
      if (!worked) store.failed.add(message.id);
      store.tell("message", { channel: message.channel_id, id: message.id, isNew: false });
    } else if (!worked) this.toast(answer.ok ? say("failedCommand", { name: store.nameOf(store.bot.id) ?? say("theBot") }) : this.reason(answer));
    if (worked && answer.d.modal) openModal(this, answer.d.modal);
  }

  /** Show that a button waits for its answer. @param {Message} message @param {string} id */
  mark(message, id) {
    this.store.failed.delete(message.id);
    this.store.pressed.set(message.id, id);
    this.store.tell("message", { channel: message.channel_id, id: message.id, isNew: false });
  }

  /** Send a modal; tells whether the bot took it. @param {{id: string, custom_id: string}} modal @param {any[]} components */
  async submit(modal, components) {
    const answer = await this.ask("submit", { modal: modal.id, custom_id: modal.custom_id, components });
    return answer.ok && answer.d.outcome !== "failed";
  }

  /** Show a channel. @param {string} channel */
  go(channel) {
    if (!this.store.channels.has(channel)) return;
    this.store.channel = channel;
    this.keepAddress();
    this.store.tell("here");
    document.body.classList.remove("drawer");
    if (matchMedia("(min-width: 720px)").matches) this.composer.focus();
  }

  /** Be another member in this window. @param {string} member */
  become(member) {
    this.member = member;
    this.keepAddress();
    this.socket.reopen();
  }

  /** Keep member and channel in the address, so that a reload stays here. */
  keepAddress() {
    const query = new URLSearchParams();
    if (this.member) query.set("as", this.member);
    if (this.store.channel) query.set("in", this.store.channel);
    history.replaceState(null, "", `/?${query}`);
  }

  /** @param {string} member */
  async openDirect(member) {
    const answer = await this.ask("direct", { member });
    if (answer.ok) this.go(answer.d.channel);
    else this.toast(this.reason(answer));
  }

  /** @param {boolean} [here] */
  async bringClassmates(here = true) {
    const answer = await this.ask("classmates", { here });
    this.toast(answer.ok ? say(here ? "classmatesCome" : "classmatesGo") : this.reason(answer));
  }

  changeLanguage() {
    speak(language() === "ko" ? "en-US" : "ko");
    localStorage.setItem("room-language", language());
    this.store.tell("words");
    this.store.tell("all");
    void this.ask("language");
  }

  /** Begin a command by its name, as a click on a mention of it does. @param {string} name @param {string} id */
  typeCommand(name, id) {
    const all = flat(this.store.commands);
    const found = all.find((each) => each.id === id && each.name === name) ?? all.find((each) => each.id === id) ?? all.find((each) => each.name === name);
    if (found) this.composer.command(found);
  }

  /** @param {Message} message */
  reply(message) {
    this.composer.reply(message);
  }

  /** @param {{name: string}} member */
  mention(member) {
    const { text } = this.composer.parts;
    text.value = `${text.value}${text.value && !text.value.endsWith(" ") ? " " : ""}@${member.name} `;
    this.composer.grow();
    text.focus();
  }

  /** @param {Message} message @param {any} anchor */
  openMenu(message, anchor) {
    messageMenu(this, message, anchor);
  }

  /** @param {Message} message @param {any} anchor */
  pickEmoji(message, anchor) {
    pickEmoji(this, message, anchor);
  }

  /** @param {string} id */
  jump(id) {
    this.timeline.goTo(id);
  }

  focusLast() {
    /** @type {HTMLElement|null} */ (this.timeline.list.lastElementChild)?.focus();
  }
}
