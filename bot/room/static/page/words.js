// The page's own words, in the language that the member chose. What the bot says comes in
// its own language: only the locale is sent along.

import en from "../words/en.js";
import ko from "../words/ko.js";

/** @type {Record<string, Record<string, string>>} */
const LANGUAGES = { ko, "en-US": en };
let chosen = "ko";

/** Choose a language by Discord's name of its locale. @param {string} locale */
export function speak(locale) {
  chosen = locale in LANGUAGES ? locale : locale.startsWith("en") ? "en-US" : "ko";
  document.documentElement.lang = chosen;
}

/** Name the language spoken, as Discord and Intl name it. */
export function language() {
  return chosen;
}

/**
 * Say something: ("typing", {names: "비유"}) → "비유 님이 입력 중이에요"
 * @param {string} key @param {Record<string, string|number>} [values]
 */
export function say(key, values = {}) {
  const text = LANGUAGES[chosen][key];
  if (text === undefined) throw new Error(`words/${chosen} has no "${key}"`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Put the words into the elements of index.html that ask for them by `data-say…`. */
export function translate(/** @type {ParentNode} */ root = document) {
  for (const each of root.querySelectorAll("[data-say]")) each.textContent = say(/** @type {HTMLElement} */ (each).dataset.say ?? "");
  for (const each of root.querySelectorAll("[data-say-label]")) {
    const words = say(/** @type {HTMLElement} */ (each).dataset.sayLabel ?? "");
    each.setAttribute("aria-label", words);
    if (each instanceof HTMLButtonElement) each.title = words;
  }
}
