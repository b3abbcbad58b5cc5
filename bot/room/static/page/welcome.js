// What stands at the beginning of a channel: two lines that say what to type.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { flat } from "./commands.js";
import { say } from "./words.js";

const ANNOUNCEMENTS = 5;

/** @param {import("./app.js").App} app */
export function welcome(app) {
  const { store } = app;
  const channel = store.channels.get(store.channel);
  if (!channel) return null;
  const isDirect = channel.type === 1;
  const drawing = isDirect ? "at" : channel.type === ANNOUNCEMENTS ? "megaphone" : "hash";
  return el(
    "li",
    { class: "welcome" },
    el("span", { class: "welcome-sign", "aria-hidden": "true" }, icon(drawing, 34)),
    el("h2", {}, isDirect ? channel.name : say("welcome", { channel: `#${channel.name}` })),
    channel.may_send && el("ol", { class: "hints" }, el("li", {}, askHint(app, isDirect)), el("li", {}, together(app, isDirect))),
  );
}

/** Name the first command that wants to be told something. @param {import("./app.js").App} app @param {boolean} isDirect */
function askHint(app, isDirect) {
  const command = flat(app.store.commands).find((each) => each.options.some((option) => option.required && option.type === 3));
  if (!command) return say(app.store.bot.state === "up" ? "hintSlash" : "hintWait");
  const parts = say(isDirect ? "hintCommandDirect" : "hintCommand").split("{command}");
  const button = el("button", { class: "mention", type: "button", onclick: () => app.typeCommand(command.name, command.id) }, `/${command.shown}`);
  const example = command.options.find((option) => option.required)?.shownDescription;
  return [parts[0], button, parts[1] ?? "", example && el("span", { class: "example" }, example)];
}

/** @param {import("./app.js").App} app @param {boolean} isDirect */
function together(app, isDirect) {
  if (isDirect) return say("hintSlash");
  const parts = say("hintTogether", { bot: app.store.nameOf(app.store.bot.id) ?? say("theBot") }).split("{classmates}");
  const bring = el("button", { class: "mention", type: "button", onclick: () => app.bringClassmates() }, say("classmates"));
  return app.store.classmates ? say("hintTogetherHere") : [parts[0], bring, parts[1] ?? ""];
}
