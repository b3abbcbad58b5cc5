// Discord's Markdown, read into a tree of plain objects; nothing here touches the document.
// A tree is never text again: what a note or a member writes cannot become markup of ours.

import { special } from "./special.js";

/**
 * @typedef {{type: string, text?: string, children?: Inline[], [more: string]: any}} Inline
 * @typedef {{type: string, children?: Inline[], blocks?: Block[], [more: string]: any}} Block
 * @typedef {{node: Inline, end: number}|null} Hit
 */

const MOST_DEEP = 10; // marks within marks; what lies deeper stays as it was typed
const FENCE = /```(?:([\w+\-.#]+)\n)?\n*([^\n][\s\S]*?)\n*```/g;
const HEADING = /^ {0,3}(#{1,3})[ \t]+(\S.*)$/;
const SMALL = /^ {0,3}-#[ \t]+(.+)$/;
const ITEM = /^( *)([*-]|\d{1,9}\.)[ \t]+(.+)$/;
const QUOTE = /^> (.*)$|^>$/;

/** Read a message. @param {string} text @returns {Block[]} */
export function parse(text) {
  /** @type {Block[]} */
  const blocks = [];
  let at = 0;
  for (const fence of text.matchAll(FENCE)) {
    if (fence.index < at || escaped(text, fence.index)) continue;
    blocks.push(...lines(text.slice(at, fence.index)));
    blocks.push({ type: "code", language: fence[1] ?? "", text: fence[2] });
    at = fence.index + fence[0].length;
    if (text[at] === "\n") at += 1;
  }
  blocks.push(...lines(text.slice(at)));
  return blocks;
}

/** Read text without fences, line by line. @param {string} text @param {boolean} [quoted] */
function lines(text, quoted = false) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let plain = [];
  const flush = () => {
    const joined = plain.join("\n").replace(/^\n|\n$/g, "");
    if (joined.trim()) blocks.push({ type: "paragraph", children: inline(joined) });
    plain = [];
  };
  const all = text.split("\n");
  for (let at = 0; at < all.length; ) {
    const found = block(all, at, quoted);
    if (!found) {
      plain.push(all[at]);
      at += 1;
      continue;
    }
    flush();
    blocks.push(found.block);
    at = found.next;
  }
  flush();
  return blocks;
}

/** @param {string[]} all @param {number} at @param {boolean} quoted @returns {{block: Block, next: number}|null} */
function block(all, at, quoted) {
  const line = all[at];
  if (!quoted && line.startsWith(">>> ")) {
    const rest = [line.slice(4), ...all.slice(at + 1)].join("\n");
    return { block: { type: "quote", blocks: lines(rest, true) }, next: all.length };
  }
  if (!quoted && QUOTE.test(line)) {
    let next = at;
    while (next < all.length && QUOTE.test(all[next])) next += 1;
    const inner = all.slice(at, next).map((each) => each.replace(/^> ?/, ""));
    return { block: { type: "quote", blocks: lines(inner.join("\n"), true) }, next };
  }
  const heading = HEADING.exec(line);
  if (heading) return { block: { type: "heading", level: heading[1].length, children: inline(heading[2].trimEnd()) }, next: at + 1 };
  const small = SMALL.exec(line);
  if (small) return { block: { type: "small", children: inline(small[1]) }, next: at + 1 };
  return ITEM.test(line) ? list(all, at) : null;
}

/** @param {string[]} all @param {number} at */
function list(all, at) {
  const items = [];
  let next = at;
  for (; next < all.length; next += 1) {
    const item = ITEM.exec(all[next]);
    if (item && !SMALL.test(all[next])) {
      const number = /^\d/.test(item[2]) ? Number.parseInt(item[2], 10) : null;
      items.push({ level: Math.min(8, Math.floor(item[1].length / 2)), number, text: item[3] });
    } else if (items.length && /^ {2,}\S/.test(all[next])) {
      items[items.length - 1].text += `\n${all[next].trim()}`;
    } else break;
  }
  const read = items.map(({ level, number, text }) => ({ level, number, children: inline(text) }));
  return { block: { type: "list", items: read }, next };
}

/** Read the marks within text. @param {string} text @param {number} [depth] @returns {Inline[]} */
export function inline(text, depth = 0) {
  /** @type {Inline[]} */
  const found = [];
  let plain = "";
  const flush = () => {
    if (plain) found.push({ type: "text", text: plain });
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const hit = depth < MOST_DEEP ? mark(text, at, depth) : null;
    if (!hit) {
      plain += text[at];
      at += 1;
    } else if (hit.node.type === "text") {
      plain += hit.node.text;
      at = hit.end;
    } else {
      flush();
      found.push(hit.node);
      at = hit.end;
    }
  }
  flush();
  return found;
}

/** @type {[string, string][]} the longer mark first */
const PAIRS = [
  ["**", "bold"],
  ["__", "underline"],
  ["~~", "strike"],
  ["||", "spoiler"],
  ["*", "italic"],
  ["_", "italic"],
];

/** @param {string} text @param {number} at @param {number} depth @returns {Hit} */
function mark(text, at, depth) {
  switch (text[at]) {
    case "\\":
      return /^[^0-9A-Za-z\s]/.test(text.slice(at + 1)) ? { node: { type: "text", text: text[at + 1] }, end: at + 2 } : null;
    case "`":
      return code(text, at);
    case "*":
    case "_":
    case "~":
    case "|":
      return paired(text, at, depth);
    default:
      return special(text, at, (inner) => inline(inner, depth + 1));
  }
}

/** @param {string} text @param {number} at @returns {Hit} */
function code(text, at) {
  const ticks = /^`+/.exec(text.slice(at))?.[0] ?? "`";
  for (let end = text.indexOf(ticks, at + ticks.length); end > 0; ) {
    const run = /^`+/.exec(text.slice(end))?.[0].length ?? 0;
    if (run === ticks.length) {
      const inner = text.slice(at + ticks.length, end).replace(/^ (.*`.*) $/s, "$1");
      return inner ? { node: { type: "tick", text: inner }, end: end + run } : null;
    }
    end = text.indexOf(ticks, end + run);
  }
  return null;
}

/** @param {string} text @param {number} at @param {number} depth @returns {Hit} */
function paired(text, at, depth) {
  for (const [sign, type] of PAIRS) {
    if (!text.startsWith(sign, at)) continue;
    const from = at + sign.length;
    const end = closing(text, from, sign);
    if (end <= from) continue;
    return { node: { type, children: inline(text.slice(from, end), depth + 1) }, end: end + sign.length };
  }
  return null;
}

/** Find where a mark ends, past escapes and code; -1 where it never does. */
function closing(/** @type {string} */ text, /** @type {number} */ from, /** @type {string} */ sign) {
  const single = sign.length === 1;
  if (single && /^\s/.test(text.slice(from, from + 1))) return -1; // "2 * 3 * 4" slants nothing
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") at = (code(text, at)?.end ?? at + 1) - 1;
    else if (text.startsWith(sign, at)) {
      if (single && text[at + 1] === sign) at += 1; // a doubled one belongs to what is inside
      else if (!single && text[at + 2] === sign[0]) continue; // "***": the last two close
      else if (closes(text, at, sign)) return at;
    }
  }
  return -1;
}

/** @param {string} text @param {number} at @param {string} sign */
function closes(text, at, sign) {
  if (sign === "_") return !/[\p{L}\p{N}_]/u.test(text[at + 1] ?? " "); // snake_case_names stay
  return sign !== "*" || !/\s/.test(text[at - 1]);
}

/** @param {string} text @param {number} at */
function escaped(text, at) {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}
