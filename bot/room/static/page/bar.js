// The room's own bar: who this window is, classmates, the bot's state, language, light.

import { byId, el, fill } from "./dom.js";
import { avatar } from "./faces.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { addressFor } from "./socket.js";
import { isDark, toggleTheme } from "./theme.js";
import { say } from "./words.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function roomBar(app) {
  const { store } = app;
  const who = byId("who");
  const classmates = byId("classmates");
  const restart = byId("restart");
  const theme = byId("theme");
  const language = byId("language");
  who.addEventListener("click", () => switchMember(app, who));
  classmates.addEventListener("click", () => void app.bringClassmates(!store.classmates));
  restart.addEventListener("click", () => void app.ask("restart"));
  language.addEventListener("click", () => app.changeLanguage());
  theme.addEventListener("click", () => {
    toggleTheme();
    draw();
  });
  const draw = () => {
    const me = store.members.get(store.me);
    fill(who, me && avatar(me, store, "tiny"), el("bdi", {}, me?.name ?? ""), icon("down", 14));
    who.setAttribute("aria-label", say("switchMember", { name: me?.name ?? "" }));
    classmates.setAttribute("aria-pressed", String(store.classmates));
    fill(classmates, icon("people", 16), el("span", {}, say(store.classmates ? "classmatesHere" : "classmates")));
    fill(theme, icon(isDark() ? "sun" : "moon", 16));
    theme.setAttribute("aria-label", say(isDark() ? "toLight" : "toDark"));
    theme.title = theme.getAttribute("aria-label");
    fill(language, icon("globe", 16), el("span", {}, say("otherLanguage")));
    language.setAttribute("aria-label", say("toOtherLanguage"));
    drawBot();
  };
  const drawBot = () => {
    const { state } = store.bot;
    const name = store.nameOf(store.bot.id) ?? say("theBot");
    fill(byId("bot-state"), el("span", { class: `lamp ${state}`, "aria-hidden": "true" }), el("span", {}, say(`bot-${state}`, { name })));
    fill(restart, icon("restart", 16), el("span", {}, say("restart")));
    restart.disabled = state === "starting";
  };
  for (const name of ["all", "bot", "words"]) store.on(name, draw);
}

/** Choose who to be here, or open a second window as somebody else. @param {App} app @param {HTMLElement} anchor */
function switchMember(app, anchor) {
  const popup = openPopup(anchor, { role: "menu", label: say("members"), className: "menu wide" });
  for (const each of app.store.members.values()) {
    if (each.bot) continue;
    const isMe = each.id === app.store.me;
    const become = () => {
      popup.close();
      app.become(each.id);
    };
    const second = () => {
      popup.close();
      window.open(addressFor(each.id), "_blank", "noopener");
    };
    popup.box.append(
      el(
        "div",
        { class: "menu-row", role: "presentation" },
        el("button", { type: "button", role: "menuitemradio", "aria-checked": String(isMe), tabindex: "-1", onclick: become }, el("span", { class: "with-face" }, avatar(each, app.store, "small"), el("bdi", {}, each.name)), isMe && icon("check", 16)),
        el("button", { type: "button", role: "menuitem", class: "second", tabindex: "-1", "aria-label": say("secondWindow", { name: each.name }), title: say("secondWindow", { name: each.name }), onclick: second }, icon("window", 18)),
      ),
    );
  }
  popup.ready();
}
