// What goes on behind the page: the bot's log, and what it did against Discord's rules.

import { byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** @param {import("./app.js").App} app */
export function panel(app) {
  const { store } = app;
  const box = byId("panel");
  const button = byId("panel-button");
  const log = byId("log");
  const violations = byId("violations");
  const show = (/** @type {boolean} */ open) => {
    box.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) draw();
  };
  button.addEventListener("click", () => show(box.hidden));
  byId("panel-close").addEventListener("click", () => {
    show(false);
    button.focus();
  });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    show(false);
    button.focus();
  });
  const draw = () => {
    const { length } = store.violations;
    fill(button, icon("log", 16), el("span", {}, say("log")), length > 0 && el("span", { class: "badge" }, length));
    button.setAttribute("aria-label", length ? say("logWithViolations", { count: length }) : say("log"));
    if (box.hidden) return;
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.textContent = store.log.join("\n") || say("logEmpty");
    if (atEnd) log.scrollTop = log.scrollHeight;
    fill(violations, length ? store.violations.map((each) => el("li", {}, each)) : el("li", { class: "muted" }, say("noViolations")));
  };
  for (const name of ["all", "log", "words"]) store.on(name, draw);
}
