// What stands in pointed brackets, and links: mentions, times, commands, addresses.

/**
 * @typedef {import("./markdown.js").Inline} Inline
 * @typedef {import("./markdown.js").Hit} Hit
 */

/** @type {[RegExp, (found: RegExpExecArray) => Inline][]} */
const BRACKETS = [
  [/^<@!?(\d{1,20})>/, (found) => ({ type: "member", id: found[1] })],
  [/^<@&(\d{1,20})>/, (found) => ({ type: "role", id: found[1] })],
  [/^<#(\d{1,20})>/, (found) => ({ type: "channel", id: found[1] })],
  [/^<\/([^\n:<>]{1,100}):(\d{1,20})>/, (found) => ({ type: "command", name: found[1], id: found[2] })],
  [/^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/, (found) => ({ type: "time", seconds: Number(found[1]), style: found[2] ?? "f" })],
  [/^<a?:(\w{2,32}):(\d{1,20})>/, (found) => ({ type: "emoji", name: found[1] })],
  [/^<(https?:\/\/[^\s<>]+)>/, (found) => link(found[1])],
];
const BARE = /^https?:\/\/[^\s<]+[^\s<.,:;"'\])*_~|!?]/;
const MASKED = /^\[((?:\\.|\[[^[\]\n]*\]|[^\\[\]\n])+)\]\(<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:[ \t]+"[^"\n]*")?\)/;

/**
 * Read what begins at a place, if it is one of these.
 * @param {string} text @param {number} at @param {(inner: string) => Inline[]} inline
 * @returns {Hit}
 */
export function special(text, at, inline) {
  switch (text[at]) {
    case "<":
      return bracket(text.slice(at, at + 2200), at);
    case "[":
      return masked(text.slice(at, at + 4200), at, inline);
    case "h":
      return bare(text, at);
    case "@": {
      const everyone = /^@(everyone|here)\b/.exec(text.slice(at, at + 12));
      return everyone ? { node: { type: "everyone", text: everyone[0] }, end: at + everyone[0].length } : null;
    }
    default:
      return null;
  }
}

/**
 * Give an address that may be followed: http and https, nothing else, or null.
 * "javascript:alert(1)" → null
 * @param {unknown} address
 */
export function safe(address) {
  try {
    const url = new URL(String(address));
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** @param {string} rest @param {number} at @returns {Hit} */
function bracket(rest, at) {
  for (const [pattern, made] of BRACKETS) {
    const found = pattern.exec(rest);
    if (found) return { node: made(found), end: at + found[0].length };
  }
  return null;
}

/** @param {string} rest @param {number} at @param {(inner: string) => Inline[]} inline @returns {Hit} */
function masked(rest, at, inline) {
  const found = MASKED.exec(rest);
  const href = found && safe(found[2]);
  if (!found || !href) return null;
  return { node: { type: "link", href, children: inline(found[1]) }, end: at + found[0].length };
}

/** @param {string} text @param {number} at @returns {Hit} */
function bare(text, at) {
  if (/[\w]/.test(text[at - 1] ?? " ")) return null;
  const found = BARE.exec(text.slice(at, at + 2200));
  return found && safe(found[0]) ? { node: link(found[0]), end: at + found[0].length } : null;
}

/** @param {string} address @returns {Inline} */
function link(address) {
  const href = safe(address);
  return href ? { type: "link", href, children: [{ type: "text", text: address }] } : { type: "text", text: address };
}
