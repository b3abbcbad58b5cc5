// The list above the composer: commands, names, choices. The focus stays in the field; the
// field points at the active line (aria-activedescendant).

import { composing, el, fill, unique } from "./dom.js";

/** @typedef {{label: string, detail?: string, lead?: any, sign?: string, pick: () => void}} Suggestion */

export class Suggest {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    /** @type {Suggestion[]} */
    this.items = [];
    this.at = -1;
    /** @type {HTMLElement|null} */
    this.field = null;
  }

  /**
   * Show suggestions for a field.
   * @param {HTMLElement} field @param {string} title @param {Suggestion[]} items
   * @param {boolean} [eager] whether the first line is active at once, so that Enter takes it
   */
  show(field, title, items, eager = true) {
    if (this.field !== field) this.hide();
    this.field = field;
    this.items = items;
    this.at = eager && items.length ? 0 : -1;
    const id = unique("suggest");
    const rows = items.map((each, at) => this.row(each, at, id));
    fill(this.box, el("div", { class: "suggest-title", id, role: "presentation" }, title), rows);
    this.box.setAttribute("aria-labelledby", id);
    this.box.hidden = items.length === 0;
    field.setAttribute("aria-controls", this.box.id);
    field.setAttribute("aria-expanded", String(items.length > 0));
    this.point();
  }

  hide() {
    this.items = [];
    this.at = -1;
    this.box.hidden = true;
    this.field?.setAttribute("aria-expanded", "false");
    this.field?.removeAttribute("aria-activedescendant");
    this.field = null;
  }

  /** @param {Suggestion} each @param {number} at @param {string} id */
  row(each, at, id) {
    const take = (/** @type {Event} */ event) => {
      event.preventDefault(); // the field keeps the focus
      each.pick();
    };
    return el(
      "div",
      { class: "suggestion", role: "option", id: `${id}-${at}`, "aria-selected": "false", onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: take },
      each.lead,
      el("span", { class: "suggestion-text" }, el("bdi", { class: "suggestion-label" }, each.label), each.detail && el("span", { class: "suggestion-detail" }, each.detail)),
      each.sign && el("span", { class: "suggestion-sign" }, each.sign),
    );
  }

  /**
   * Let a key move through the list or take a line; tells whether it was used.
   * @param {KeyboardEvent} event
   */
  key(event) {
    if (!this.items.length || composing(event)) return false;
    const size = this.items.length;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % size;
    else if (event.key === "ArrowUp") this.at = this.at < 0 ? size - 1 : (this.at - 1 + size) % size;
    else if (event.key === "Escape") this.hide();
    else if (event.key === "Tab" && !event.shiftKey) this.items[Math.max(0, this.at)].pick();
    else if (event.key === "Enter" && !event.shiftKey && this.at >= 0) this.items[this.at].pick();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    if (this.field) this.point();
    return true;
  }

  point() {
    const rows = this.box.querySelectorAll("[role=option]");
    rows.forEach((row, at) => row.setAttribute("aria-selected", String(at === this.at)));
    const active = rows[this.at];
    if (active) {
      this.field?.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    } else this.field?.removeAttribute("aria-activedescendant");
  }
}
