// Where a member types: text, a reply, files, names, and the beginning of a command.

import { begun, flat, matching } from "./commands.js";
import { CommandLine } from "./commandline.js";
import { base64, bytes } from "./attachments.js";
import { composing, el, fill } from "./dom.js";
import { avatar } from "./faces.js";
import { icon } from "./icons.js";
import { inlineMentions, mentionsFor } from "./mentions.js";
import { excerpt } from "./message.js";
import { Suggest } from "./suggest.js";
import { say } from "./words.js";

const MOST_FILE = 8 * 1024 * 1024;
const MOST_FILES = 10;
const TYPING_EVERY = 8000; // ms, as Discord's own client tells it

export class Composer {
  /** @param {import("./app.js").App} app @param {Record<string, any>} parts the elements of index.html */
  constructor(app, parts) {
    this.app = app;
    this.parts = parts;
    this.suggest = new Suggest(parts.suggest);
    this.line = new CommandLine(app, parts.command, this.suggest, () => this.leaveCommand());
    /** @type {import("./types.js").Message|null} */
    this.replying = null;
    /** @type {{name: string, type: string, data: string, size: number}[]} */
    this.files = [];
    this.told = 0;
    /** @type {Map<string, string>} what is half typed in other channels */
    this.drafts = new Map();
    this.here = "";
    const { text, form, attach, picker } = parts;
    form.addEventListener("submit", (/** @type {Event} */ event) => {
      event.preventDefault();
      this.send();
    });
    text.addEventListener("input", () => this.typed());
    text.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.key(event));
    text.addEventListener("blur", () => this.suggest.hide());
    text.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => this.pasted(event));
    attach.addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => this.take(picker.files).then(() => (picker.value = "")));
    app.store.on("all", () => this.enter());
    app.store.on("here", () => this.enter());
    app.store.on("typing", () => this.showTyping());
  }

  /** Come into a channel: its draft, its name, whether one may write. */
  enter() {
    const { store } = this.app;
    const { text, send, attach } = this.parts;
    if (this.here !== store.channel) {
      this.drafts.set(this.here, text.value);
      text.value = this.drafts.get(store.channel) ?? "";
      this.here = store.channel;
      this.line.close();
      this.reply(null);
      this.note("");
    }
    const channel = store.channels.get(store.channel);
    const may = channel?.may_send ?? false;
    const name = channel?.type === 1 ? `@${channel.name}` : `#${channel?.name ?? ""}`;
    text.disabled = send.disabled = attach.disabled = !may;
    text.placeholder = may ? say("write", { channel: name }) : say("mayNotWrite");
    text.setAttribute("aria-label", say("write", { channel: name }));
    this.grow();
    this.showTyping();
  }

  focus() {
    if (this.line.command) this.line.focus();
    else this.parts.text.focus();
  }

  /** Begin a command, as a click on its name does. @param {import("./commands.js").Typed} command @param {string} [rest] */
  command(command, rest = "") {
    this.parts.text.value = "";
    this.parts.text.hidden = true;
    this.suggest.hide();
    this.note("");
    this.line.open(command, rest);
  }

  leaveCommand() {
    this.parts.text.hidden = false;
    this.grow();
    this.parts.text.focus();
  }

  /** Answer to a message, or to none. @param {import("./types.js").Message|null} message */
  reply(message) {
    this.replying = message;
    const { context, text } = this.parts;
    context.hidden = !message;
    if (!message) return;
    const name = this.app.store.nameOf(message.author.id) ?? message.author.username;
    fill(
      context,
      el("span", { class: "replying" }, say("replyingTo", { name }), " ", el("span", { class: "muted" }, excerpt(message))),
      el("button", { type: "button", class: "plain", "aria-label": say("cancelReply"), onclick: () => this.reply(null) }, icon("close", 16)),
    );
    text.focus();
  }

  typed() {
    this.grow();
    const { text } = this.parts;
    const value = text.value;
    const all = flat(this.app.store.commands);
    const found = begun(all, value);
    if (found) {
      this.command(found[0], found[1]);
      return;
    }
    if (/^\/[^\n]*$/.test(value)) this.offerCommands(matching(all, value.slice(1).trimStart()));
    else this.offerNames(text);
    if (value && !value.startsWith("/")) this.tellTyping();
  }

  /** @param {import("./commands.js").Typed[]} found */
  offerCommands(found) {
    const bot = this.app.store.members.get(this.app.store.bot.id);
    const items = found.map((each) => ({
      label: `/${each.shown}`,
      detail: each.description,
      lead: bot && avatar(bot, this.app.store, "small"),
      sign: bot?.name ?? "",
      pick: () => this.command(each),
    }));
    this.suggest.show(this.parts.text, say("commands"), items);
  }

  /** @param {HTMLTextAreaElement} text */
  offerNames(text) {
    const before = text.value.slice(0, text.selectionStart);
    const token = /(?:^|[\s(])([@#])([^\s@#]{0,40})$/.exec(before);
    if (!token) {
      this.suggest.hide();
      return;
    }
    const from = before.length - token[2].length - 1;
    const put = (/** @type {string} */ name) => {
      text.setRangeText(`${name} `, from, text.selectionStart, "end");
      this.typed();
    };
    this.suggest.show(text, say(token[1] === "@" ? "members" : "channels"), mentionsFor(this.app.store, token[1], token[2], put));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (composing(event) || this.suggest.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape" && this.replying) this.reply(null);
    else if (event.key === "ArrowUp" && !this.parts.text.value) {
      event.preventDefault();
      this.app.focusLast();
    }
  }

  async send() {
    if (this.line.command) {
      await this.line.send();
      return;
    }
    const { text } = this.parts;
    const { store } = this.app;
    const content = inlineMentions(store, text.value.trim());
    if (!content && !this.files.length) return;
    const kept = { value: text.value, files: this.files };
    const details = { channel: store.channel, content, reply: this.replying?.id ?? null, files: this.files };
    text.value = "";
    this.files = [];
    this.showFiles();
    this.suggest.hide();
    this.grow();
    this.note("");
    this.told = 0;
    const answer = await this.app.ask("say", details);
    if (answer.ok) this.reply(null);
    else {
      text.value ||= kept.value;
      this.files = kept.files;
      this.showFiles();
      this.grow();
      this.note(this.app.reason(answer));
    }
  }

  /** Say something below the field that the member must know. @param {string} words */
  note(words) {
    this.parts.note.textContent = words;
  }

  tellTyping() {
    if (Date.now() - this.told < TYPING_EVERY) return;
    this.told = Date.now();
    void this.app.ask("typing", { channel: this.app.store.channel });
  }

  showTyping() {
    const names = this.app.store.typists();
    const words = names.length === 0 ? "" : names.length > 3 ? say("manyTyping") : say("typing", { names: names.join(", ") });
    this.parts.typing.textContent = words;
    this.parts.typing.classList.toggle("active", Boolean(words));
  }

  grow() {
    const { text } = this.parts;
    text.style.setProperty("height", "auto");
    text.style.setProperty("height", `${text.scrollHeight}px`);
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    void this.take(event.clipboardData.files);
  }

  /** Take files along with the next message. @param {FileList} files */
  async take(files) {
    for (const file of files) {
      if (file.size > MOST_FILE || this.files.length >= MOST_FILES) {
        this.note(say("fileTooBig", { name: file.name, most: bytes(MOST_FILE) }));
        continue;
      }
      this.files.push({ name: file.name, type: file.type, size: file.size, data: await base64(file) });
    }
    this.showFiles();
  }

  showFiles() {
    const drop = (/** @type {any} */ each) => {
      this.files = this.files.filter((file) => file !== each);
      this.showFiles();
    };
    fill(
      this.parts.files,
      this.files.map((each) =>
        el("li", {}, icon("file", 18), el("span", {}, each.name), el("button", { type: "button", class: "plain", "aria-label": say("removeFile", { name: each.name }), onclick: () => drop(each) }, icon("close", 14))),
      ),
    );
    this.parts.files.hidden = this.files.length === 0;
  }
}
