// The column on the left: the channels, their threads, direct messages, what is unread.

import { el, fill } from "./dom.js";
import { avatar } from "./faces.js";
import { icon } from "./icons.js";
import { older } from "./store.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Channel} Channel */

const [TEXT, DIRECT, CATEGORY, NEWS, FORUM] = [0, 1, 4, 5, 15];
const THREADS = new Set([10, 11, 12]);

/** @param {import("./app.js").App} app @param {HTMLElement} list */
export function channelList(app, list) {
  const draw = () => {
    const held = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset.channel;
    fill(list, sections(app));
    if (held) /** @type {HTMLElement|null} */ (list.querySelector(`[data-channel="${CSS.escape(held)}"]`))?.focus();
  };
  for (const name of ["all", "channels", "here"]) app.store.on(name, draw);
}

/** @param {import("./app.js").App} app */
function sections(app) {
  const all = [...app.store.channels.values()].sort((a, b) => (a.position ?? 0) - (b.position ?? 0) || older(a.id, b.id));
  const rooms = all.filter((each) => [TEXT, NEWS, FORUM].includes(each.type));
  const loose = rooms.filter((each) => !each.parent_id || !app.store.channels.has(each.parent_id));
  const categories = all.filter((each) => each.type === CATEGORY);
  const direct = all.filter((each) => each.type === DIRECT);
  return [
    loose.length > 0 && section(say("channels"), loose.map((each) => entry(app, each, all))),
    categories.map((category) => section(category.name, rooms.filter((each) => each.parent_id === category.id).map((each) => entry(app, each, all)))),
    section(say("directMessages"), direct.length ? direct.map((each) => row(app, each)) : [newDirect(app)]),
  ];
}

/** @param {string} title @param {any[]} rows */
function section(title, rows) {
  return el("li", { class: "channel-section" }, el("h3", {}, title), el("ul", { role: "list" }, rows));
}

/** A channel, its threads below it. @param {import("./app.js").App} app @param {Channel} channel @param {Channel[]} all */
function entry(app, channel, all) {
  const threads = all.filter((each) => THREADS.has(each.type) && each.parent_id === channel.id);
  const item = row(app, channel);
  if (threads.length) item.append(el("ul", { role: "list", class: "threads" }, threads.map((each) => row(app, each))));
  return item;
}

/** @param {import("./app.js").App} app @param {Channel} channel */
function row(app, channel) {
  const { store } = app;
  const here = store.channel === channel.id;
  const { fresh, named } = here ? { fresh: 0, named: 0 } : store.unread(channel.id);
  const words = [channel.name, named ? say("unreadNamed", { count: named }) : fresh ? say("unread") : ""].filter(Boolean).join(", ");
  const drawing = channel.type === NEWS ? "megaphone" : THREADS.has(channel.type) ? "thread" : "hash";
  const other = store.members.get(store.bot.id);
  return el(
    "li",
    {},
    el(
      "button",
      { class: `channel ${fresh ? "unread" : ""}`, type: "button", "data-channel": channel.id, "aria-current": here ? "page" : null, "aria-label": words, onclick: () => app.go(channel.id) },
      channel.type === DIRECT ? avatar(other ?? { id: channel.id, name: channel.name }, store, "small") : icon(drawing, 18),
      el("bdi", { class: "channel-name" }, channel.name),
      named > 0 && el("span", { class: "badge", "aria-hidden": "true" }, named),
    ),
  );
}

/** @param {import("./app.js").App} app */
function newDirect(app) {
  const bot = app.store.members.get(app.store.bot.id);
  if (!bot) return null;
  const open = () => void app.openDirect(bot.id);
  return el("li", {}, el("button", { class: "channel", type: "button", onclick: open }, avatar(bot, app.store, "small"), el("bdi", { class: "channel-name" }, bot.name)));
}
