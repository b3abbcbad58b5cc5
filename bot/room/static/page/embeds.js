// Embeds: the older of Discord's two ways to show more than text.

import { picture } from "./attachments.js";
import { el } from "./dom.js";
import { marked } from "./marks.js";
import { safe } from "./special.js";
import { written } from "./time.js";

/** @typedef {import("./app.js").App} App */

/** A number as CSS knows it: 3909536 → "#3ba7a0" @param {number} color */
export function css(color) {
  return `#${Math.trunc(color).toString(16).padStart(6, "0")}`;
}

/** @param {App} app @param {any[]} all */
export function embeds(app, all) {
  return all.map((each) => embed(app, each));
}

/** @param {App} app @param {any} each */
function embed(app, each) {
  return el(
    "div",
    { class: "embed", style: each.color ? { "--accent": css(each.color) } : null },
    each.author && el("div", { class: "embed-author" }, linked(each.author.name, each.author.url)),
    each.title && el("div", { class: "embed-title" }, title(app, each)),
    each.description && el("div", { class: "embed-text" }, marked(each.description, app.around)),
    each.fields?.length ? el("div", { class: "embed-fields" }, each.fields.map((/** @type {any} */ field) => drawField(app, field))) : null,
    each.image && picture(each.image),
    each.thumbnail && el("div", { class: "embed-thumbnail" }, picture(each.thumbnail)),
    (each.footer || each.timestamp) &&
      el("div", { class: "embed-footer" }, each.footer?.text, each.footer && each.timestamp ? " · " : "", each.timestamp && written(each.timestamp)),
  );
}

/** @param {App} app @param {any} each */
function title(app, each) {
  const href = safe(each.url);
  return href ? linked(each.title, href) : marked(each.title, app.around);
}

/** @param {string} text @param {string|undefined} url */
function linked(text, url) {
  const href = safe(url);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, text) : text;
}

/** @param {App} app @param {any} field */
function drawField(app, field) {
  return el(
    "div",
    { class: field.inline ? "embed-field inline" : "embed-field" },
    el("div", { class: "embed-name" }, marked(field.name, app.around)),
    el("div", { class: "embed-value" }, marked(field.value, app.around)),
  );
}
