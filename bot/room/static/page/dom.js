// The one way that elements are made. Text is only ever set as text: there is no innerHTML
// anywhere in the page, and the server's policy (trusted types) would refuse it.

/** @typedef {Node|string|number|null|undefined|false} Child */

/**
 * Make an element.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `class`, `on…` listeners, `style` as an
 *   object of CSS properties. `true` sets a bare attribute; null, undefined and false none.
 * @param {...(Child|Child[])} children
 * @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(made, name, value);
  put(made, ...children);
  return made;
}

/** Append children, leaving out what is nothing. @param {Element} parent @param {...any} children */
export function put(parent, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/** Replace all children. @param {Element} parent @param {...any} children */
export function fill(parent, ...children) {
  parent.replaceChildren();
  put(parent, ...children);
}

/** @param {HTMLElement} made @param {string} name @param {any} value */
function set(made, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
  else if (name === "style") for (const [key, v] of Object.entries(value)) made.style.setProperty(key, String(v));
  else if (name === "value") /** @type {any} */ (made).value = value;
  else made.setAttribute(name, value === true ? "" : String(value));
}

let made = 0;

/** Give an id that no other element has. @param {string} prefix */
export function unique(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

/** Find the element with an id that index.html promises. @param {string} id @returns {any} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no #${id}`);
  return found;
}

/** Tell a key that belongs to an input method: Enter then ends a syllable, and sends nothing. */
export function composing(/** @type {KeyboardEvent} */ event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Move through a list with the arrow keys; gives the new index, or -1 for another key.
 * @param {KeyboardEvent} event @param {number} at @param {number} size
 */
export function arrowed(event, at, size) {
  if (size === 0) return -1;
  if (event.key === "ArrowDown") return (at + 1) % size;
  if (event.key === "ArrowUp") return (at - 1 + size) % size;
  return -1;
}
