// Small boxes that open beside something: menus and palettes. Arrow keys move, Escape closes,
// and the focus goes back to where it was.

import { el } from "./dom.js";

const GAP = 6;
/** @type {{close: () => void}|null} */
let open = null;

/**
 * Open a box beside an element, or at a point.
 * @param {Element|{x: number, y: number}} anchor
 * @param {{role: string, label: string, className?: string}} how
 */
export function openPopup(anchor, how) {
  open?.close();
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const box = el("div", { class: `popup ${how.className ?? ""}`, role: how.role, "aria-label": how.label });
  // Inside an open dialog, or it would lie beneath it and be inert.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  const outside = (/** @type {Event} */ event) => {
    if (!box.contains(/** @type {Node} */ (event.target))) close();
  };
  const close = () => {
    if (open !== popup) return;
    open = null;
    document.removeEventListener("pointerdown", outside, true);
    const held = box.contains(document.activeElement) || document.activeElement === document.body;
    box.remove();
    if (held) before?.focus({ preventScroll: true });
    popup.onclose?.();
  };
  const ready = () => {
    place(box, anchor);
    items(box)[0]?.focus({ preventScroll: true });
  };
  /** @type {{box: HTMLElement, close: () => void, ready: () => void, onclose: (() => void)|null}} */
  const popup = { box, close, ready, onclose: null };
  box.addEventListener("keydown", (event) => steer(event, box, close));
  document.addEventListener("pointerdown", outside, true);
  open = popup;
  return popup;
}

/** Close whatever is open. */
export function closePopups() {
  open?.close();
}

/** @param {HTMLElement} box @returns {HTMLElement[]} */
function items(box) {
  return [...box.querySelectorAll("[role^=menuitem], [role=option]")].filter((each) => each.getAttribute("aria-disabled") !== "true").map((each) => /** @type {HTMLElement} */ (each));
}

/** @param {KeyboardEvent} event @param {HTMLElement} box @param {() => void} close */
function steer(event, box, close) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
    return;
  }
  const all = items(box);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -at, End: all.length - 1 - at };
  const step = steps[/** @type {keyof steps} */ (event.key)];
  if (step === undefined || !all.length) return;
  event.preventDefault();
  all[(at + step + all.length) % all.length].focus();
}

/** Keep the box within the window. @param {HTMLElement} box @param {any} anchor */
function place(box, anchor) {
  const from = anchor instanceof Element ? anchor.getBoundingClientRect() : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { width, height } = box.getBoundingClientRect();
  const below = from.bottom + GAP + height <= innerHeight;
  const left = Math.max(GAP, Math.min(from.left, innerWidth - width - GAP));
  const top = below ? from.bottom + GAP : Math.max(GAP, from.top - GAP - height);
  box.style.setProperty("left", `${left}px`);
  box.style.setProperty("top", `${top}px`);
}
