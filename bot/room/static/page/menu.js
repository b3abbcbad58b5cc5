// The menu of a message: a right click, a long press, or Enter on it.

import { el } from "./dom.js";
import { onTarget } from "./commands.js";
import { icon } from "./icons.js";
import { EPHEMERAL, excerpt } from "./message.js";
import { openPopup } from "./popup.js";
import { say } from "./words.js";

const ON_MEMBER = 2;
const ON_MESSAGE = 3;

/** @param {import("./app.js").App} app @param {import("./types.js").Message} message @param {any} anchor */
export function messageMenu(app, message, anchor) {
  const popup = openPopup(anchor, { role: "menu", label: say("messageMenu"), className: "menu" });
  const item = maker(popup);
  const isEphemeral = Boolean((message.flags ?? 0) & EPHEMERAL);
  if (!isEphemeral) {
    popup.box.append(
      item("smile", say("addReaction"), () => app.pickEmoji(message, anchor)),
      item("reply", say("reply"), () => app.reply(message)),
    );
  }
  popup.box.append(item("copy", say("copyText"), () => void navigator.clipboard?.writeText(message.content || excerpt(message))));
  const used = (/** @type {string} */ id) => app.interact("menu", null, id, { channel: message.channel_id, target: message.id });
  if (!isEphemeral) appItems(app, popup, item, onTarget(app.store.commands, ON_MESSAGE), used);
  if (message.author.id === app.store.me && !isEphemeral) {
    const erase = item("trash", say("delete"), () => void app.ask("delete", { channel: message.channel_id, message: message.id }));
    erase.classList.add("dangerous");
    popup.box.append(erase);
  }
  popup.ready();
}

/** The menu of a member, in the list of members. @param {import("./app.js").App} app @param {import("./types.js").Member} member @param {any} anchor */
export function memberMenu(app, member, anchor) {
  const popup = openPopup(anchor, { role: "menu", label: member.name, className: "menu" });
  const item = maker(popup);
  popup.box.append(item("at", say("mention"), () => app.mention(member)));
  if (member.bot) popup.box.append(item("thread", say("directMessage"), () => void app.openDirect(member.id)));
  const used = (/** @type {string} */ id) => app.interact("menu", null, id, { channel: app.store.channel, target: member.id });
  appItems(app, popup, item, onTarget(app.store.commands, ON_MEMBER), used);
  popup.ready();
}

/** @param {ReturnType<typeof openPopup>} popup */
function maker(popup) {
  return (/** @type {string} */ drawing, /** @type {string} */ words, /** @type {() => void} */ action) =>
    el(
      "button",
      {
        type: "button",
        role: "menuitem",
        tabindex: "-1",
        onclick: () => {
          popup.close();
          action();
        },
      },
      el("span", {}, words),
      icon(drawing, 18),
    );
}

/** Put the commands of the bot under "Apps". @param {any} app @param {any} popup @param {any} item @param {{id: string, shown: string}[]} commands @param {(id: string) => void} used */
function appItems(app, popup, item, commands, used) {
  if (!commands.length) return;
  const bot = app.store.nameOf(app.store.bot.id) ?? "";
  const group = el("div", { role: "group", "aria-label": say("apps") }, el("div", { class: "menu-title", role: "presentation" }, icon("apps", 16), say("apps"), el("span", { class: "muted" }, bot)));
  for (const each of commands) group.append(item("right", each.shown, () => used(each.id)));
  popup.box.append(group);
}
