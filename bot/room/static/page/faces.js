// Who somebody is at a glance: a drawn initial, a name, and the sign of a bot.

import { el } from "./dom.js";
import { say } from "./words.js";

const HUES = 12;

/** Give a member one of the colours, the same one every time. @param {string} id */
export function hue(id) {
  let sum = 0;
  for (const digit of id) sum = (sum * 31 + digit.charCodeAt(0)) % 9973;
  return sum % HUES;
}

/** @param {{name?: string, username?: string, global_name?: string|null, id: string}} user @param {import("./store.js").Store} store */
export function shownName(user, store) {
  return store.nameOf(user.id) ?? user.global_name ?? user.username ?? user.name ?? "?";
}

/**
 * Draw a member's face; it says nothing to a screen reader, since the name stands beside it.
 * @param {any} user @param {import("./store.js").Store} store @param {string} [size] "", "small" or "tiny"
 */
export function avatar(user, store, size = "") {
  const [first] = shownName(user, store); // by code point: an emoji stays whole
  return el("span", { class: `avatar hue-${hue(user.id)} ${size}`, "aria-hidden": "true" }, (first ?? "?").toUpperCase());
}

/** Draw a name in the colour of its role. @param {import("./app.js").App} app @param {any} user */
export function nameTag(app, user) {
  const member = app.store.members.get(user.id);
  const color = member?.color ? `#${member.color.toString(16).padStart(6, "0")}` : null;
  const name = el("bdi", { class: color ? "name tinted" : "name", style: color ? { "--tint": color } : null }, shownName(user, app.store));
  return [name, user.bot && el("span", { class: "sign" }, say("botSign"))];
}
