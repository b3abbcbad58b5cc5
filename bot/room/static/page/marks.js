// Draws the tree of a message (markdown.js) as elements.

import { el, unique } from "./dom.js";
import { parse } from "./markdown.js";
import { timeOf } from "./time.js";
import { say } from "./words.js";

/**
 * What the marks need to know of the room, and what a click on them does.
 * @typedef {object} Surroundings
 * @property {(id: string) => string|null} memberName
 * @property {(id: string) => {name: string, color: number}|null} role
 * @property {(id: string) => string|null} channelName
 * @property {(id: string) => void} openChannel
 * @property {(name: string, id: string) => void} typeCommand
 * @property {string} me
 */

/**
 * Draw text with Discord's Markdown.
 * @param {string} text @param {Surroundings} around @returns {Node[]}
 */
export function marked(text, around) {
  return parse(text ?? "").map((each) => block(each, around));
}

/** @param {import("./markdown.js").Block} found @param {Surroundings} around @returns {Node} */
function block(found, around) {
  switch (found.type) {
    case "heading":
      // Headings of messages lie below those of the page itself.
      return el(`h${found.level + 3}`, { class: `heading heading-${found.level}` }, within(found.children, around));
    case "small":
      return el("div", { class: "small" }, within(found.children, around));
    case "code":
      return el("pre", { class: "code", tabindex: "0" }, el("code", {}, found.text));
    case "quote":
      return el("blockquote", {}, (found.blocks ?? []).map((each) => block(each, around)));
    case "list":
      return list(found.items, around);
    default:
      return el("div", { class: "paragraph" }, within(found.children, around));
  }
}

/** Nest the items by how far they are indented. */
function list(/** @type {any[]} */ items, /** @type {Surroundings} */ around) {
  const start = items[0];
  const outer = opened(start);
  const open = [{ level: start.level, element: outer }];
  for (const item of items) {
    while (open.length > 1 && item.level < open[open.length - 1].level) open.pop();
    let last = open[open.length - 1];
    if (item.level > last.level && last.element.lastElementChild) {
      const inner = opened(item);
      last.element.lastElementChild.append(inner);
      last = { level: item.level, element: inner };
      open.push(last);
    }
    last.element.append(el("li", {}, el("span", { class: "paragraph" }, within(item.children, around))));
  }
  return outer;
}

/** @param {any} item */
function opened(item) {
  return item.number === null ? el("ul", {}) : el("ol", { start: item.number });
}

/** @param {import("./markdown.js").Inline[]|undefined} found @param {Surroundings} around @returns {any[]} */
function within(found, around) {
  return (found ?? []).map((each) => span(each, around));
}

const TAGS = { bold: "strong", italic: "em", underline: "u", strike: "s" };

/** @param {import("./markdown.js").Inline} found @param {Surroundings} around @returns {any} */
function span(found, around) {
  switch (found.type) {
    case "text":
      return found.text;
    case "bold":
    case "italic":
    case "underline":
    case "strike":
      return el(TAGS[found.type], {}, within(found.children, around));
    case "tick":
      return el("code", { class: "tick" }, found.text);
    case "spoiler":
      return spoiler(within(found.children, around));
    case "link":
      return el(
        "a",
        { href: found.href, title: found.href, target: "_blank", rel: "noopener noreferrer nofollow" },
        within(found.children, around),
      );
    case "time":
      return timeOf(found.seconds, found.style);
    case "emoji":
      return `:${found.name}:`; // custom ones are pictures elsewhere, and nothing comes from elsewhere
    default:
      return mention(found, around);
  }
}

/** @param {any} found @param {Surroundings} around */
function mention(found, around) {
  switch (found.type) {
    case "member": {
      const mine = found.id === around.me ? " mention-me" : "";
      return el("span", { class: `mention${mine}` }, `@${around.memberName(found.id) ?? say("unknownMember")}`);
    }
    case "role":
      return el("span", { class: "mention" }, `@${around.role(found.id)?.name ?? say("unknownRole")}`);
    case "everyone":
      return el("span", { class: "mention mention-me" }, found.text);
    case "channel": {
      const name = around.channelName(found.id);
      if (name === null) return el("span", { class: "mention" }, `#${say("unknownChannel")}`);
      return el("button", { class: "mention", type: "button", onclick: () => around.openChannel(found.id) }, `#${name}`);
    }
    default:
      return el(
        "button",
        { class: "mention", type: "button", onclick: () => around.typeCommand(found.name, found.id) },
        `/${found.name}`,
      );
  }
}

/** Hide what is inside until it is clicked, from screen readers too. @param {any[]} inside */
function spoiler(inside) {
  const id = unique("spoiler");
  const hidden = el("span", { id, class: "spoiler-inside", "aria-hidden": "true", inert: true }, inside);
  const cover = el("button", { class: "spoiler-cover", type: "button", "aria-controls": id, "aria-label": say("spoiler") });
  const whole = el("span", { class: "spoiler" }, hidden, cover);
  cover.addEventListener("click", () => {
    cover.remove();
    hidden.removeAttribute("inert");
    hidden.removeAttribute("aria-hidden");
    whole.classList.add("shown");
  });
  return whole;
}
