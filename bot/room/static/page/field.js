// One option of a command that is being typed: checked as Discord checks it before sending.

import { base64 } from "./attachments.js";
import { nameOf } from "./commands.js";
import { el, unique } from "./dom.js";
import { say } from "./words.js";

/** @typedef {{label: string, value: any}} Choice */

const [STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE] = [3, 4, 5, 6, 7, 8, 9, 10, 11];
const PAUSE = 120; // ms without a key before the bot is asked

export class Field {
  /**
   * @param {import("./app.js").App} app
   * @param {import("./commands.js").ShownOption} option
   * @param {import("./suggest.js").Suggest} suggest
   * @param {{key: (event: KeyboardEvent, field: Field) => void, complete: () => Promise<any[]>, moved: (field: Field) => void}} line
   */
  constructor(app, option, suggest, line) {
    this.app = app;
    this.option = option;
    this.suggest = suggest;
    this.line = line;
    /** @type {Choice|null} what was picked; typing takes it back */
    this.picked = null;
    this.asked = 0;
    const id = unique("option");
    this.error = el("span", { class: "field-error", id: `${id}-error`, role: "alert" });
    this.input = this.makeInput(id);
    this.element = el("span", { class: "field", title: option.shownDescription }, el("label", { for: id }, option.shown), this.input, this.error);
    this.fit();
  }

  /** @param {string} id @returns {HTMLInputElement} */
  makeInput(id) {
    const isFile = this.option.type === FILE;
    const input = el("input", {
      id,
      type: isFile ? "file" : "text",
      role: isFile ? null : "combobox",
      "aria-expanded": isFile ? null : "false",
      "aria-autocomplete": isFile ? null : "list",
      autocomplete: "off",
      "aria-describedby": `${id}-error`,
      "aria-required": String(Boolean(this.option.required)),
      inputmode: [INTEGER, NUMBER].includes(this.option.type) ? "decimal" : null,
      maxlength: this.option.type === STRING ? (this.option.max_length ?? 6000) : null,
      "data-option": this.option.name,
      placeholder: this.option.shownDescription,
    });
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.line.key(event, this));
    input.addEventListener("input", () => this.changed());
    input.addEventListener("focus", () => this.offer());
    input.addEventListener("blur", () => this.suggest.hide());
    return input;
  }

  changed() {
    this.picked = null;
    this.tell("");
    this.fit();
    this.offer();
  }

  /** Make the field as wide as what is in it. */
  fit() {
    if (this.option.type === FILE) return;
    let width = 0;
    for (const sign of this.input.value || this.option.shownDescription) width += sign.charCodeAt(0) > 0x2e80 ? 1.9 : 1;
    this.input.style.setProperty("width", `${Math.min(60, Math.max(8, Math.ceil(width) + 1))}ch`);
  }

  /** Offer what may stand here. */
  offer() {
    const { option } = this;
    if (option.type === FILE) return;
    if (option.autocomplete) {
      void this.askBot();
      return;
    }
    const typed = this.picked ? "" : this.input.value.normalize("NFC").trim().toLowerCase();
    const fits = this.choices().filter((each) => each.label.toLowerCase().includes(typed));
    this.show(fits, true);
  }

  /** Wait for a pause, ask the bot, and show its answer unless more was typed since. */
  async askBot() {
    this.asked += 1;
    const mine = this.asked;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== this.asked) return;
    const found = await this.line.complete();
    if (mine !== this.asked || document.activeElement !== this.input) return;
    this.show(found.map((each) => ({ label: nameOf(each), value: each.value })), false);
  }

  /** @param {Choice[]} choices @param {boolean} eager */
  show(choices, eager) {
    const items = choices.slice(0, 25).map((each) => ({ label: each.label, pick: () => this.pick(each) }));
    this.suggest.show(this.input, `${this.option.shown}: ${this.option.shownDescription}`, items, eager);
  }

  /** @param {Choice} choice */
  pick(choice) {
    this.asked += 1;
    this.picked = choice;
    this.input.value = choice.label;
    this.tell("");
    this.fit();
    this.suggest.hide();
    this.line.moved(this);
  }

  /** @returns {Choice[]} */
  choices() {
    const { option } = this;
    const { store } = this.app;
    const members = () => [...store.members.values()].map((each) => ({ label: each.name, value: each.id }));
    const roles = () => [...store.roles.values()].map((each) => ({ label: each.name, value: each.id }));
    if (option.choices?.length) return option.choices.map((each) => ({ label: nameOf(each), value: each.value }));
    switch (option.type) {
      case BOOLEAN:
        return [
          { label: say("yes"), value: true },
          { label: say("no"), value: false },
        ];
      case USER:
        return members();
      case ROLE:
        return roles();
      case MENTIONABLE:
        return [...members(), ...roles()];
      case CHANNEL:
        return [...store.channels.values()].filter((each) => each.type !== 1).map((each) => ({ label: each.name, value: each.id }));
      default:
        return [];
    }
  }

  /** Give the value as it stands, or undefined where it is none that Discord would send. */
  value() {
    const text = this.input.value.trim();
    if (this.picked) return this.picked.value;
    const choices = this.choices();
    if (choices.length) return choices.find((each) => each.label === text.normalize("NFC"))?.value;
    if (this.option.type === INTEGER) return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    if (this.option.type === NUMBER) return text !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
    return this.option.type === STRING && text ? text : undefined;
  }

  /** Say what is wrong, or "". */
  check() {
    const fault = this.fault();
    this.tell(fault);
    return fault;
  }

  fault() {
    const { option, input } = this;
    if (option.type === FILE) return input.files?.length || !option.required ? "" : say("needed");
    if (!input.value.trim()) return option.required ? say("needed") : "";
    const value = this.value();
    if (value === undefined) return say(this.choices().length ? "chooseOne" : "needsNumber");
    const size = typeof value === "string" ? value.length : Number(value);
    const [least, most] = typeof value === "string" ? [option.min_length, option.max_length] : [option.min_value, option.max_value];
    if (least !== undefined && size < least) return say("atLeast", { least });
    return most !== undefined && size > most ? say("atMost", { most }) : "";
  }

  /** @param {string} words */
  tell(words) {
    this.error.textContent = words;
    this.input.setAttribute("aria-invalid", String(Boolean(words)));
  }

  /** Give what is sent while it is typed. @param {boolean} focused */
  typed(focused) {
    const { name, type } = this.option;
    if (focused) return { name, type, value: this.input.value, focused: true };
    const value = this.value();
    return value === undefined || type === FILE ? null : { name, type, value };
  }

  /** Give what is sent with the command; a file with its data. */
  async given() {
    const { name, type } = this.option;
    const file = this.input.files?.[0];
    if (type === FILE) return file ? { name, type, file: { name: file.name, type: file.type, data: await base64(file) } } : null;
    const value = this.value();
    return value === undefined ? null : { name, type, value };
  }
}
