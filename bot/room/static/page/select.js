// Select menus: a button that opens a list box, for one choice or several.

import { el, unique } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { say } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {{label: string, value: string, description?: string, emoji?: any, default?: boolean}} Choice */

/**
 * Draw a select menu.
 * @param {App} app @param {import("./types.js").Component} one
 * @param {(values: string[]) => void} chosen told when the choice is made
 * @param {boolean} [waits] whether an earlier choice has no answer yet
 */
export function selectMenu(app, one, chosen, waits = false) {
  const choices = choicesOf(app, one);
  const least = one.min_values ?? 1;
  const most = one.max_values ?? 1;
  let values = choices.filter((each) => each.default).map((each) => each.value);
  const id = unique("select");
  const face = el("span", { class: "select-face" });
  const box = el(
    "button",
    { class: "select", type: "button", id, role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-label": one.placeholder ?? say("choose"), disabled: Boolean(one.disabled) || waits, "data-custom": one.custom_id },
    face,
    icon("down", 18),
  );
  const show = () => {
    const named = choices.filter((each) => values.includes(each.value)).map((each) => each.label);
    face.textContent = named.length ? named.join(", ") : (one.placeholder ?? say("choose"));
    face.classList.toggle("empty", !named.length);
  };
  const open = () => {
    const before = values.join("\n");
    const popup = listBox(box, choices, values, most, (next, done) => {
      values = next;
      show();
      if (done) popup.close();
    });
    box.setAttribute("aria-expanded", "true");
    popup.onclose = () => {
      box.setAttribute("aria-expanded", "false");
      if (values.length < least || values.length > most || values.join("\n") === before) return;
      chosen(values);
    };
  };
  box.addEventListener("click", open);
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  });
  show();
  return box;
}

/**
 * @param {Element} anchor @param {Choice[]} choices @param {string[]} values @param {number} most
 * @param {(values: string[], done: boolean) => void} changed
 */
function listBox(anchor, choices, values, most, changed) {
  const popup = openPopup(anchor, { role: "listbox", label: anchor.getAttribute("aria-label") ?? "", className: "options" });
  popup.box.style.setProperty("min-width", `${Math.round(anchor.getBoundingClientRect().width)}px`);
  if (most > 1) popup.box.setAttribute("aria-multiselectable", "true");
  let now = values;
  const toggle = (/** @type {Choice} */ each) => {
    const has = now.includes(each.value);
    if (most === 1) now = [each.value];
    else if (has) now = now.filter((value) => value !== each.value);
    else if (now.length < most) now = [...now, each.value];
    for (const [at, choice] of choices.entries()) popup.box.children[at].setAttribute("aria-selected", String(now.includes(choice.value)));
    changed(now, most === 1);
  };
  for (const each of choices) popup.box.append(option(each, now.includes(each.value), () => toggle(each)));
  popup.ready();
  return popup;
}

/** @param {Choice} each @param {boolean} selected @param {() => void} toggle */
function option(each, selected, toggle) {
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle();
  };
  return el(
    "div",
    { class: "option", role: "option", tabindex: "-1", "aria-selected": String(selected), onclick: toggle, onkeydown: keys },
    each.emoji && el("span", { class: "emoji" }, each.emoji.id ? `:${each.emoji.name}:` : each.emoji.name),
    el("span", { class: "option-text" }, el("bdi", {}, each.label), each.description && el("small", {}, each.description)),
    el("span", { class: "option-check" }, icon("check", 16)),
  );
}

/** Give what may be chosen: the menu's own options, or members, roles and channels. */
function choicesOf(/** @type {App} */ app, /** @type {any} */ one) {
  /** @type {Choice[]} */
  const members = [...app.store.members.values()].map((each) => ({ label: each.name, value: each.id }));
  const roles = [...app.store.roles.values()].map((each) => ({ label: `@${each.name}`, value: each.id }));
  const channels = [...app.store.channels.values()]
    .filter((each) => !one.channel_types?.length || one.channel_types.includes(each.type))
    .map((each) => ({ label: `#${each.name}`, value: each.id }));
  const preset = new Set((one.default_values ?? []).map((/** @type {any} */ each) => each.id));
  /** @type {Record<number, Choice[]>} */
  const known = { 5: members, 6: roles, 7: [...members, ...roles], 8: channels };
  if (one.type === 3) return /** @type {Choice[]} */ (one.options ?? []);
  return (known[one.type] ?? []).map((each) => ({ ...each, default: preset.has(each.value) }));
}
