// Reactions below a message, and the small palette that adds one.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { say } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Message} Message */

const PALETTE = ["👍", "❤️", "😂", "😮", "😢", "🎉", "🙏", "👀", "✅", "❌", "🔥", "💯", "🤔", "👏", "🙌", "💡"];

/** @param {App} app @param {Message} message */
export function reactions(app, message) {
  const all = (message.reactions ?? []).filter((each) => each.count > 0);
  if (!all.length) return null;
  return el(
    "div",
    { class: "reactions" },
    all.map((each) => pill(app, message, each)),
    el("button", { class: "reaction add", type: "button", "aria-label": say("addReaction"), onclick: (/** @type {Event} */ event) => pickEmoji(app, message, event.currentTarget) }, icon("smile", 16)),
  );
}

/** @param {App} app @param {Message} message @param {any} each */
function pill(app, message, each) {
  const name = each.emoji.id ? `:${each.emoji.name}:` : each.emoji.name;
  return el(
    "button",
    {
      class: each.me ? "reaction mine" : "reaction",
      type: "button",
      "aria-pressed": String(Boolean(each.me)),
      "aria-label": say("reaction", { emoji: name, count: each.count }),
      onclick: () => react(app, message, each.emoji.name, !each.me),
    },
    el("span", { class: "emoji" }, name),
    el("span", { class: "count" }, each.count),
  );
}

/** @param {App} app @param {Message} message @param {string} emoji @param {boolean} on */
function react(app, message, emoji, on) {
  return app.ask("react", { channel: message.channel_id, message: message.id, emoji, on });
}

/** Let a reaction be picked. @param {App} app @param {Message} message @param {any} anchor */
export function pickEmoji(app, message, anchor) {
  const popup = openPopup(anchor, { role: "menu", label: say("addReaction"), className: "palette" });
  for (const emoji of PALETTE) {
    const pick = () => {
      popup.close();
      react(app, message, emoji, true);
    };
    popup.box.append(el("button", { type: "button", role: "menuitem", class: "emoji", onclick: pick }, emoji));
  }
  popup.ready();
}
