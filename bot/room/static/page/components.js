// Components of a message: what is laid out, and what can be pressed or chosen.

import { cover, fileCard, isOurs, picture } from "./attachments.js";
import { el } from "./dom.js";
import { css } from "./embeds.js";
import { icon } from "./icons.js";
import { marked } from "./marks.js";
import { selectMenu } from "./select.js";
import { safe } from "./special.js";
import { say } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Component} Component */
/** @typedef {(app: App, message: Message, each: Component) => any} Drawing */

const LINK = 5;
const STYLES = ["", "primary", "secondary", "success", "danger", "link-button", "premium"];

/** @type {Record<number, Drawing>} one drawing for each type that Discord shows in a message */
const DRAWINGS = {
  1: row,
  2: button,
  3: menu,
  5: menu,
  6: menu,
  7: menu,
  8: menu,
  9: section,
  10: (app, _message, each) => el("div", { class: "text-display" }, marked(each.content, app.around)),
  11: (_app, _message, each) => el("div", { class: "thumbnail" }, media(each)),
  12: gallery,
  13: file,
  14: (_app, _message, each) => el("div", { class: `separator ${each.divider === false ? "blank" : ""} ${each.spacing === 2 ? "wide" : ""}`, role: each.divider === false ? null : "separator" }),
  17: container,
};

/** @param {App} app @param {Message} message */
export function components(app, message) {
  const all = message.components ?? [];
  return all.length ? el("div", { class: "components" }, each(app, message, all)) : null;
}

/** @param {App} app @param {Message} message @param {Component[]|undefined} all */
function each(app, message, all) {
  return (all ?? []).map((one) => DRAWINGS[one.type]?.(app, message, one) ?? el("p", { class: "failed" }, say("unknownPart", { type: one.type })));
}

/** @type {Drawing} */
function row(app, message, one) {
  return el("div", { class: "row" }, each(app, message, one.components));
}

/** @type {Drawing} */
function container(app, message, one) {
  const accent = one.accent_color ? { "--accent": css(one.accent_color) } : null;
  const box = el("div", { class: accent ? "container accented" : "container", style: accent }, each(app, message, one.components));
  return one.spoiler ? cover(box) : box;
}

/** @type {Drawing} */
function section(app, message, one) {
  return el(
    "div",
    { class: "section" },
    el("div", { class: "section-text" }, each(app, message, one.components)),
    one.accessory && each(app, message, [one.accessory]),
  );
}

/** @type {Drawing} */
function gallery(_app, _message, one) {
  const items = one.items ?? [];
  return el("div", { class: `gallery gallery-${Math.min(4, items.length)}` }, items.map(media));
}

/** @param {any} one */
function media(one) {
  return picture({ ...one.media, description: one.description }, Boolean(one.spoiler));
}

/** @type {Drawing} */
function file(_app, _message, one) {
  const url = one.file?.url ?? "";
  const card = fileCard(one.name ?? url.split(/[/?]/).at(-1), one.size, isOurs(url) ? url : "");
  return one.spoiler ? cover(card) : card;
}

/** @param {any} emoji */
export function emojiOf(emoji) {
  if (!emoji) return null;
  return el("span", { class: "emoji" }, emoji.id ? `:${emoji.name}:` : emoji.name);
}

/** @type {Drawing} */
function button(app, message, one) {
  const style = `button ${STYLES[one.style] ?? "secondary"}`;
  if (one.style === LINK) {
    const href = one.disabled ? null : safe(one.url);
    return el("a", { class: style, href, target: "_blank", rel: "noopener noreferrer nofollow", "aria-disabled": href ? null : "true" }, emojiOf(one.emoji), one.label, icon("outside", 14));
  }
  const waits = app.store.pressed.get(message.id);
  const press = () => waits === undefined && app.interact("press", message, one.custom_id ?? "", {});
  return el(
    "button",
    {
      class: waits === one.custom_id ? `${style} waiting` : style,
      type: "button",
      disabled: Boolean(one.disabled),
      "aria-disabled": waits === undefined ? null : "true",
      "aria-label": one.label ? null : (one.emoji?.name ?? say("button")),
      "data-custom": one.custom_id,
      onclick: press,
    },
    el("span", { class: "button-inside" }, emojiOf(one.emoji), one.label && el("bdi", {}, one.label)),
    waits === one.custom_id && el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
  );
}

/** @type {Drawing} */
function menu(app, message, one) {
  const chosen = (/** @type {string[]} */ values) => app.interact("choose", message, one.custom_id ?? "", { values });
  return selectMenu(app, one, chosen, app.store.pressed.has(message.id));
}
