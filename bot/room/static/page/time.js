// Times: the stamps of messages, and `<t:…>`, which count on while they are looked at.

import { el } from "./dom.js";
import { language, say } from "./words.js";

const SECOND = 1000;
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 365 * 86400],
  ["month", 30 * 86400],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];
/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

/** @param {Date} when @param {Intl.DateTimeFormatOptions} options */
function shown(when, options) {
  return new Intl.DateTimeFormat(language(), options).format(when);
}

/**
 * Word how far away a time is: 20 s ahead → "20초 후".
 * @param {number} seconds since 1970 @param {number} now in the same
 */
export function relative(seconds, now) {
  const away = Math.round(seconds - now);
  const [unit, size] = UNITS.find((each) => Math.abs(away) >= each[1]) ?? UNITS[UNITS.length - 1];
  return new Intl.RelativeTimeFormat(language(), { numeric: "always" }).format(Math.trunc(away / size), unit);
}

/**
 * Draw a time as `<t:seconds:style>` does.
 * @param {number} seconds @param {string} style
 */
export function timeOf(seconds, style) {
  const when = new Date(seconds * SECOND);
  if (Number.isNaN(when.getTime())) return `<t:${seconds}:${style}>`;
  const text = style === "R" ? relative(seconds, Date.now() / SECOND) : shown(when, STYLES[style] ?? STYLES.f);
  const attributes = { class: "stamp", datetime: when.toISOString(), title: shown(when, STYLES.F) };
  const counts = style === "R" ? { "data-counts": String(seconds) } : {};
  return el("time", { ...attributes, ...counts }, text);
}

/** Say when a message was written: the time of day, before it the date where it is not today. */
export function written(/** @type {string} */ iso) {
  const when = new Date(iso);
  const time = shown(when, STYLES.t);
  const day = daysAgo(when);
  const text = day === 0 ? time : day === 1 ? say("yesterday", { time }) : shown(when, STYLES.s);
  return el("time", { class: "when", datetime: iso, title: shown(when, STYLES.F) }, text);
}

/** Say a time of day alone. @param {string} iso */
export function clock(iso) {
  return shown(new Date(iso), STYLES.t);
}

/** Name a day. @param {string} iso */
export function dayOf(iso) {
  return shown(new Date(iso), STYLES.D);
}

/** @param {Date} when */
function daysAgo(when) {
  const midnight = (/** @type {Date} */ each) => new Date(each.getFullYear(), each.getMonth(), each.getDate()).getTime();
  return Math.round((midnight(new Date()) - midnight(when)) / (86400 * SECOND));
}

/** Count all relative times on, each second. */
export function keepCounting() {
  setInterval(() => {
    for (const each of document.querySelectorAll("time[data-counts]")) {
      const text = relative(Number(/** @type {HTMLElement} */ (each).dataset.counts), Date.now() / SECOND);
      if (each.textContent !== text) each.textContent = text;
    }
  }, SECOND);
}
