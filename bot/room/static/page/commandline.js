// A command that is being filled in: its name, a field for each option, and a tail where
// further options are picked.

import { flat, wrapped } from "./commands.js";
import { composing, el, fill } from "./dom.js";
import { Field } from "./field.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** @typedef {import("./commands.js").Typed} Typed */

export class CommandLine {
  /** @param {import("./app.js").App} app @param {HTMLElement} box @param {import("./suggest.js").Suggest} suggest @param {() => void} left */
  constructor(app, box, suggest, left) {
    this.app = app;
    this.box = box;
    this.suggest = suggest;
    this.left = left;
    /** @type {Typed|null} */
    this.command = null;
    /** @type {Field[]} */
    this.fields = [];
    /** @type {HTMLInputElement|null} */
    this.tail = null;
    app.store.on("commands", () => this.refresh());
  }

  /** Begin a command; the rest of what was typed goes into its first field. @param {Typed} command @param {string} rest */
  open(command, rest) {
    this.command = command;
    this.fields = command.options.filter((each) => each.required).map((each) => this.field(each));
    this.box.hidden = false;
    this.box.setAttribute("aria-label", `/${command.shown}`);
    this.draw();
    const [first] = this.fields;
    if (first && rest) first.input.value = rest;
    this.focus();
    first?.offer();
  }

  focus() {
    const empty = this.fields.find((each) => !each.input.value);
    (empty?.input ?? this.fields[0]?.input ?? this.tail)?.focus();
  }

  close() {
    if (!this.command) return;
    this.command = null;
    this.fields = [];
    this.box.hidden = true;
    this.suggest.hide();
    this.left();
  }

  /** After the bot came up again its commands may have changed. */
  refresh() {
    const { command } = this;
    if (command && !flat(this.app.store.commands).some((each) => each.id === command.id && each.name === command.name)) this.close();
  }

  /** @param {import("./commands.js").ShownOption} option */
  field(option) {
    return new Field(this.app, option, this.suggest, {
      key: (event, field) => this.key(event, field),
      complete: () => this.complete(option.name),
      moved: (field) => this.next(field),
    });
  }

  draw() {
    const { command } = this;
    if (!command) return;
    this.tail = el("input", { class: "tail", type: "text", autocomplete: "off", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-label": say("moreOptions") });
    const tail = /** @type {HTMLInputElement} */ (this.tail);
    tail.addEventListener("input", () => this.offerOptions());
    tail.addEventListener("focus", () => this.offerOptions());
    tail.addEventListener("blur", () => this.suggest.hide());
    tail.addEventListener("keydown", (event) => this.key(event, null));
    fill(
      this.box,
      el("span", { class: "command-name" }, `/${command.shown}`),
      this.fields.map((each) => each.element),
      tail,
      el("button", { type: "button", class: "plain", "aria-label": say("cancelCommand"), onclick: () => this.close() }, icon("close", 16)),
    );
  }

  /** Offer the options that are not there yet. */
  offerOptions() {
    const { command, tail } = this;
    if (!command || !tail) return;
    const there = new Set(this.fields.map((each) => each.option.name));
    const typed = tail.value.normalize("NFC").trim();
    const free = command.options.filter((each) => !there.has(each.name) && each.shown.includes(typed));
    const items = free.map((each) => ({ label: each.shown, detail: each.shownDescription, pick: () => this.add(each) }));
    this.suggest.show(tail, say("moreOptions"), items, typed !== "");
  }

  /** @param {import("./commands.js").ShownOption} option */
  add(option) {
    const field = this.field(option);
    this.fields.push(field);
    this.draw();
    field.input.focus();
    field.offer();
  }

  /** Go on behind a field that was filled. @param {Field} field */
  next(field) {
    const after = this.fields[this.fields.indexOf(field) + 1];
    (after?.input ?? this.tail)?.focus();
  }

  /** @param {KeyboardEvent} event @param {Field|null} field null in the tail */
  key(event, field) {
    if (composing(event) || this.suggest.key(event)) return;
    const input = field?.input ?? this.tail;
    if (event.key === "Enter") void this.send();
    else if (event.key === "Escape") this.close();
    else if (event.key === "Backspace" && input?.value === "") this.erase(field);
    else return;
    event.preventDefault();
  }

  /** Take back the option before the cursor, and at last the command. @param {Field|null} field */
  erase(field) {
    const last = field ?? this.fields.at(-1);
    if (last && !last.option.required) {
      this.fields = this.fields.filter((each) => each !== last);
      this.draw();
      this.tail?.focus();
    } else if (!field && last) last.input.focus();
    else if (!field || this.fields[0] === field) this.close();
    else this.fields[this.fields.indexOf(field) - 1].input.focus();
  }

  /** Ask the bot what would fit into an option. @param {string} focused */
  async complete(focused) {
    const { command } = this;
    if (!command) return [];
    const given = this.fields.map((each) => each.typed(each.option.name === focused)).filter(Boolean);
    const answer = await this.app.ask("complete", { channel: this.app.store.channel, command: command.id, options: wrapped(command, given) });
    return answer.ok ? answer.d.choices : [];
  }

  async send() {
    const { command } = this;
    if (!command) return;
    const faulty = this.fields.filter((each) => each.check());
    if (faulty.length) {
      faulty[0].input.focus();
      return;
    }
    const given = await Promise.all(this.fields.map((each) => each.given()));
    this.close();
    await this.app.interact("command", null, command.id, { channel: this.app.store.channel, options: wrapped(command, given.filter(Boolean)) });
  }
}
