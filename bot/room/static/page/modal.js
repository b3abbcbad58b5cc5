// Modals of the bot: a real <dialog>, so that the browser holds the focus inside.

import { el, fill, unique } from "./dom.js";
import { icon } from "./icons.js";
import { marked } from "./marks.js";
import { selectMenu } from "./select.js";
import { say } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./types.js").Component} Component */
/** @typedef {{element: any, read: () => any, check: () => string}} Part what a component sends, and what is wrong with it */

const [ROW, TEXT_INPUT, TEXT, LABEL] = [1, 4, 10, 18];
const [RADIO, CHECKBOXES, CHECKBOX] = [21, 22, 23];
const SELECTS = new Set([3, 5, 6, 7, 8]);
const PARAGRAPH = 2;

/**
 * Show a modal, and send it when it is filled in.
 * @param {App} app
 * @param {{id: string, custom_id: string, title: string, components: Component[]}} modal
 */
export function openModal(app, modal) {
  const parts = modal.components.map((each) => top(app, each));
  const title = unique("modal");
  const problem = el("p", { class: "failed", role: "alert" });
  const submit = el("button", { class: "button primary", type: "submit" }, say("submit"));
  const close = () => dialog.close();
  const form = el(
    "form",
    { method: "dialog", novalidate: true },
    el("header", {}, el("h2", { id: title }, modal.title), el("button", { class: "plain", type: "button", "aria-label": say("close"), onclick: close }, icon("close"))),
    el("div", { class: "modal-body" }, parts.map((each) => each.element), problem),
    el("footer", {}, el("button", { class: "button link-like", type: "button", onclick: close }, say("cancel")), submit),
  );
  const dialog = el("dialog", { class: "modal", "aria-labelledby": title }, form);
  form.addEventListener("submit", async (/** @type {Event} */ event) => {
    event.preventDefault();
    const faults = parts.map((each) => each.check());
    if (faults.some(Boolean)) {
      dialog.querySelector("[aria-invalid=true]")?.focus();
      return;
    }
    submit.disabled = true;
    fill(problem);
    const answer = await app.submit(modal, parts.map((each) => each.read()).filter(Boolean));
    submit.disabled = false;
    if (answer) close();
    else problem.textContent = say("failedModal");
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("input, textarea, .select")?.focus();
}

/** @param {App} app @param {Component} one @returns {Part} */
function top(app, one) {
  if (one.type === TEXT) return silent(el("div", { class: "text-display" }, marked(one.content, app.around)));
  if (one.type === LABEL) {
    const inner = part(app, one.component, one.label, one.description);
    return { ...inner, read: () => ({ type: LABEL, id: one.id, component: inner.read() }) };
  }
  const [first] = one.components ?? [];
  if (one.type !== ROW || !first) return silent(el("p", { class: "failed" }, say("unknownPart", { type: one.type })));
  const inner = part(app, first, first.label ?? "", "");
  return { ...inner, read: () => ({ type: ROW, id: one.id, components: [inner.read()] }) };
}

/** @param {any} element @returns {Part} */
function silent(element) {
  return { element, read: () => null, check: () => "" };
}

/** @param {App} app @param {any} one @param {string} label @param {string} [description] @returns {Part} */
function part(app, one, label, description) {
  if (one.type === TEXT_INPUT) return textInput(one, label, description);
  if (SELECTS.has(one.type)) return menu(app, one, label, description);
  if (one.type === RADIO || one.type === CHECKBOXES) return boxes(one, label, description);
  if (one.type === CHECKBOX) return boxes({ ...one, options: [{ label, value: "on", default: one.default }], single: true }, label, description);
  return silent(el("p", { class: "failed" }, say("unknownPart", { type: one.type })));
}

/** Put a label, a description and the place of a fault around an input. */
function framed(/** @type {any} */ input, /** @type {any} */ one, /** @type {string} */ label, /** @type {string|undefined} */ description) {
  const id = input.id || unique("input");
  const error = el("span", { class: "field-error", id: `${id}-error`, role: "alert" });
  const needed = one.required !== false && el("span", { class: "needed", "aria-hidden": "true" }, " *");
  input.id = id;
  input.setAttribute("aria-describedby", `${id}-error${description ? ` ${id}-help` : ""}`);
  const element = el("div", { class: "modal-part" }, el("label", { for: id }, label, needed), description && el("span", { class: "muted", id: `${id}-help` }, description), input, error);
  const tell = (/** @type {string} */ words) => {
    error.textContent = words;
    input.setAttribute("aria-invalid", String(Boolean(words)));
    return words;
  };
  return { element, tell };
}

/** @param {any} one @param {string} label @param {string} [description] @returns {Part} */
function textInput(one, label, description) {
  const isLong = one.style === PARAGRAPH;
  const common = { placeholder: one.placeholder, maxlength: one.max_length ?? 4000, "aria-required": String(one.required !== false), value: one.value ?? "", autocomplete: "off" };
  const input = isLong ? el("textarea", { rows: 4, ...common }) : el("input", { type: "text", ...common });
  const { element, tell } = framed(input, one, label, description);
  const check = () => {
    const size = input.value.trim() ? input.value.length : 0;
    if (!size) return tell(one.required === false ? "" : say("needed"));
    return tell(size < (one.min_length ?? 0) ? say("atLeast", { least: one.min_length }) : "");
  };
  return { element, check, read: () => ({ type: TEXT_INPUT, id: one.id, custom_id: one.custom_id, value: input.value }) };
}

/** @param {App} app @param {any} one @param {string} label @param {string} [description] @returns {Part} */
function menu(app, one, label, description) {
  /** @type {string[]} */
  let values = (one.options ?? []).filter((/** @type {any} */ each) => each.default).map((/** @type {any} */ each) => each.value);
  const input = selectMenu(app, one, (next) => (values = next));
  const { element, tell } = framed(input, one, label, description);
  const check = () => tell(one.required === false || values.length >= (one.min_values ?? 1) ? "" : say("needed"));
  return { element, check, read: () => ({ type: one.type, id: one.id, custom_id: one.custom_id, values }) };
}

/** Radio buttons and check boxes. @param {any} one @param {string} label @param {string} [description] @returns {Part} */
function boxes(one, label, description) {
  const isRadio = one.type === RADIO;
  const name = unique("group");
  const inputs = one.options.map((/** @type {any} */ each) => el("input", { type: isRadio ? "radio" : "checkbox", name, value: each.value, checked: Boolean(each.default) }));
  const rows = one.options.map((/** @type {any} */ each, /** @type {number} */ at) => el("label", { class: "choice" }, inputs[at], el("span", {}, each.label, each.description && el("small", { class: "muted" }, each.description))));
  const error = el("span", { class: "field-error", role: "alert" });
  const element = el("fieldset", { class: "modal-part" }, el("legend", {}, label), description && el("span", { class: "muted" }, description), rows, error);
  const chosen = () => inputs.filter((/** @type {any} */ each) => each.checked).map((/** @type {any} */ each) => each.value);
  const check = () => {
    error.textContent = one.single || one.required === false || chosen().length ? "" : say("needed");
    return error.textContent;
  };
  const read = () => {
    const common = { type: one.type, id: one.id, custom_id: one.custom_id };
    if (one.single) return { ...common, value: chosen().length > 0 };
    return isRadio ? { ...common, value: chosen()[0] ?? null } : { ...common, values: chosen() };
  };
  return { element, check, read };
}
