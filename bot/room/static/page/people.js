// The column on the right: who is here.

import { el, fill } from "./dom.js";
import { avatar, nameTag } from "./faces.js";
import { memberMenu } from "./menu.js";
import { say } from "./words.js";

/** @param {import("./app.js").App} app @param {HTMLElement} list */
export function people(app, list) {
  const draw = () => {
    const all = [...app.store.members.values()].map((each) => (each.id === app.store.bot.id ? { ...each, status: app.store.bot.state === "up" ? "online" : "offline" } : each));
    const here = all.filter((each) => each.status !== "offline");
    const away = all.filter((each) => each.status === "offline");
    fill(list, group(app, say("online"), here), away.length > 0 && group(app, say("offline"), away));
  };
  for (const name of ["all", "bot"]) app.store.on(name, draw);
}

/** @param {import("./app.js").App} app @param {string} title @param {import("./types.js").Member[]} members */
function group(app, title, members) {
  return el("li", {}, el("h3", {}, `${title} — ${members.length}`), el("ul", { role: "list" }, members.map((each) => row(app, each))));
}

/** @param {import("./app.js").App} app @param {import("./types.js").Member} each */
function row(app, each) {
  const open = (/** @type {Event} */ event) => memberMenu(app, each, event.currentTarget);
  const face = el("span", { class: `face ${each.status === "offline" ? "away" : "here"}` }, avatar(each, app.store, "medium"));
  const button = el(
    "button",
    { type: "button", class: `person ${each.status === "offline" ? "offline" : ""}`, "aria-haspopup": "menu", onclick: open },
    face,
    el("span", { class: "person-name" }, nameTag(app, each)),
    each.id === app.store.me && el("span", { class: "muted" }, say("you")),
  );
  button.addEventListener("contextmenu", (/** @type {Event} */ event) => {
    event.preventDefault();
    open(event);
  });
  return el("li", {}, button);
}
