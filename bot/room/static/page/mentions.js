// Names in the composer: what "@비" may become, and what "@비유" means when it is sent.

import { avatar } from "./faces.js";
import { icon } from "./icons.js";

/** @typedef {import("./store.js").Store} Store */

const MOST = 10;

/**
 * Suggest members and roles behind "@", channels behind "#".
 * @param {Store} store @param {string} sign @param {string} typed @param {(name: string) => void} put
 */
export function mentionsFor(store, sign, typed, put) {
  const wanted = typed.normalize("NFC").toLowerCase();
  const fits = (/** @type {string} */ name) => name.toLowerCase().includes(wanted);
  if (sign === "#") {
    const channels = [...store.channels.values()].filter((each) => isNamed(each) && fits(each.name));
    return channels.slice(0, MOST).map((each) => ({ label: `#${each.name}`, lead: icon("hash", 18), pick: () => put(`#${each.name}`) }));
  }
  const members = [...store.members.values()].filter((each) => fits(each.name)).sort((a, b) => Number(b.bot) - Number(a.bot));
  const roles = [...store.roles.values()].filter((each) => fits(each.name));
  return [
    ...members.map((each) => ({ label: `@${each.name}`, lead: avatar(each, store, "small"), pick: () => put(`@${each.name}`) })),
    ...roles.map((each) => ({ label: `@${each.name}`, lead: icon("people", 18), pick: () => put(`@${each.name}`) })),
  ].slice(0, MOST);
}

/** Turn names into mentions as they are sent: "@비유 안녕" → "<@1000> 안녕" @param {Store} store @param {string} text */
export function inlineMentions(store, text) {
  const names = [
    ...[...store.members.values()].map((each) => /** @type {const} */ ([`@${each.name}`, `<@${each.id}>`])),
    ...[...store.roles.values()].map((each) => /** @type {const} */ ([`@${each.name}`, `<@&${each.id}>`])),
    ...[...store.channels.values()].filter(isNamed).map((each) => /** @type {const} */ ([`#${each.name}`, `<#${each.id}>`])),
  ].sort((a, b) => b[0].length - a[0].length); // the longest first: "@민수정" is not "@민수"
  let sent = "";
  for (let at = 0; at < text.length; ) {
    const found = /[@#]/.test(text[at]) && !/[\w`]/.test(text[at - 1] ?? " ") ? names.find(([name]) => text.startsWith(name, at)) : undefined;
    sent += found ? found[1] : text[at];
    at += found ? found[0].length : 1;
  }
  return sent;
}

/** @param {import("./types.js").Channel} channel */
function isNamed(channel) {
  return channel.type !== 1 && channel.type !== 4;
}
