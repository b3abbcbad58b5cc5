// The bot's commands as they are typed: names and descriptions in the member's language,
// subcommands one by one ("노트 상태").

import { language } from "./words.js";

/** @typedef {import("./types.js").Command} Command */
/** @typedef {import("./types.js").Option} Option */
/** @typedef {Option & {shown: string, shownDescription: string}} ShownOption */
/**
 * @typedef {object} Typed
 * @property {string} id
 * @property {string} name as the bot knows it, with its subcommand
 * @property {string} shown as the member reads it
 * @property {string} description
 * @property {string[]} path the names of the subcommand and its group
 * @property {ShownOption[]} options
 */

/** @param {{name: string, name_localizations?: Record<string, string>|null}} each */
export function nameOf(each) {
  return each.name_localizations?.[language()] ?? each.name;
}

/** @param {{description: string, description_localizations?: Record<string, string>|null}} each */
function descriptionOf(each) {
  return each.description_localizations?.[language()] ?? each.description;
}

/** List what can be typed behind a slash. @param {Command[]} commands @returns {Typed[]} */
export function flat(commands) {
  return commands.filter((each) => each.type === 1).flatMap((each) => leaves(each.id, each, [], each.name, nameOf(each)));
}

/** List what can be used on a message (3) or a member (2). @param {Command[]} commands @param {number} type */
export function onTarget(commands, type) {
  return commands.filter((each) => each.type === type).map((each) => ({ id: each.id, shown: nameOf(each) }));
}

/** @param {string} id @param {any} each @param {string[]} path @param {string} name @param {string} shown @returns {Typed[]} */
function leaves(id, each, path, name, shown) {
  const nested = (each.options ?? []).filter((/** @type {Option} */ option) => option.type <= 2);
  if (nested.length) {
    return nested.flatMap((/** @type {Option} */ sub) => leaves(id, sub, [...path, sub.name], `${name} ${sub.name}`, `${shown} ${nameOf(sub)}`));
  }
  const options = (each.options ?? []).map((/** @type {Option} */ option) => ({ ...option, shown: nameOf(option), shownDescription: descriptionOf(option) }));
  return [{ id, name, shown, description: descriptionOf(each), path, options }];
}

/** Filter by what was typed: names that begin so come before those that hold it. @param {Typed[]} all @param {string} typed */
export function matching(all, typed) {
  const wanted = typed.normalize("NFC").toLowerCase();
  const names = (/** @type {Typed} */ each) => [each.shown.toLowerCase(), each.name.toLowerCase()];
  const begins = all.filter((each) => names(each).some((name) => name.startsWith(wanted)));
  const holds = all.filter((each) => !begins.includes(each) && names(each).some((name) => name.includes(wanted)));
  return [...begins, ...holds];
}

/**
 * Find the command that a text begins with, and what follows: "/질문 EC2" → [질문, "EC2"].
 * @param {Typed[]} all @param {string} text @returns {[Typed, string]|null}
 */
export function begun(all, text) {
  const typed = text.normalize("NFC");
  const longest = [...all].sort((a, b) => b.shown.length - a.shown.length);
  for (const each of longest) {
    for (const name of [each.shown, each.name]) {
      if (typed.startsWith(`/${name} `) || typed.startsWith(`/${name}\n`)) return [each, typed.slice(name.length + 2)];
    }
  }
  return null;
}

/** Wrap the values into the subcommand that they belong to. @param {Typed} command @param {any[]} values */
export function wrapped(command, values) {
  return command.path.reduceRight((inner, name, at) => [{ type: at === command.path.length - 1 ? 1 : 2, name, options: inner }], values);
}
