// The list of messages of the channel that is shown.

import { el, fill } from "./dom.js";
import { continues, drawMessage, excerpt, LOADING } from "./message.js";
import { older } from "./store.js";
import { dayOf } from "./time.js";
import { welcome } from "./welcome.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Message} Message */

const NEAR = 80; // pixels from the end that still count as the end
const LONG_PRESS = 500; // ms

export class Timeline {
  /** @param {import("./app.js").App} app @param {HTMLElement} scroller @param {HTMLElement} list @param {HTMLElement} live @param {HTMLElement} jump */
  constructor(app, scroller, list, live, jump) {
    Object.assign(this, { app, scroller, list, live, jump });
    this.app = app;
    this.scroller = scroller;
    this.list = list;
    this.live = live;
    this.jump = jump;
    this.atEnd = true;
    this.newFrom = "";
    this.loading = false;
    app.store.on("all", () => this.draw());
    app.store.on("here", () => this.draw());
    app.store.on("message", (detail) => this.changed(detail));
    scroller.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(list);
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(scroller);
    list.addEventListener("keydown", (event) => this.steer(event));
    list.addEventListener("contextmenu", (event) => this.menu(event));
    jump.addEventListener("click", () => this.toEnd());
    this.longPress();
  }

  /** @returns {Message[]} */
  shown() {
    return this.app.store.messages.get(this.app.store.channel) ?? [];
  }

  /** Draw the whole channel. */
  draw() {
    const { store } = this.app;
    const read = store.read.get(store.channel) ?? "0";
    const fresh = this.shown().find((each) => older(each.id, read) > 0 && each.author.id !== store.me);
    this.newFrom = fresh?.id ?? "";
    this.fill();
    this.toEnd();
    store.markRead(store.channel);
  }

  /** Draw the messages anew, and leave the place where it is. */
  fill() {
    const { store } = this.app;
    const all = this.shown();
    fill(this.list, store.begun.has(store.channel) && welcome(this.app), all.map((each, at) => this.item(each, all[at - 1])));
    this.list.lastElementChild?.setAttribute("tabindex", "0");
  }

  /** Draw one message with the lines that stand above it. @param {Message} message @param {Message|undefined} before */
  item(message, before) {
    const day = new Date(message.timestamp).toDateString();
    const isNewDay = !before || new Date(before.timestamp).toDateString() !== day;
    const isNew = message.id === this.newFrom;
    const item = drawMessage(this.app, message, !isNewDay && !isNew && continues(message, before));
    if (isNewDay) item.prepend(el("div", { class: "day", role: "separator", "aria-label": dayOf(message.timestamp) }, el("span", {}, dayOf(message.timestamp))));
    if (isNew) item.prepend(el("div", { class: "day new", role: "separator", "aria-label": say("newMessages") }, el("span", {}, say("newMessages"))));
    return item;
  }

  /** @param {{channel: string, id: string, isNew: boolean}} detail */
  changed({ channel, id, isNew }) {
    const { store } = this.app;
    if (channel !== store.channel) return;
    const all = this.shown();
    const at = all.findIndex((each) => each.id === id);
    const old = this.find(id);
    if (at < 0) this.remove(old);
    else if (old) this.replace(old, this.item(all[at], all[at - 1]));
    else if (at === all.length - 1) this.append(this.item(all[at], all[at - 1]));
    else this.fill();
    if (at >= 0 && all[at + 1]) this.regroup(all, at + 1);
    if (at >= 0) this.announce(all[at], isNew || Boolean(old?.querySelector(".thinking")));
    if (this.atEnd && (isNew || at === all.length - 1)) this.toEnd();
    if (!document.hidden && this.atEnd) store.markRead(channel);
    this.jump.hidden = this.atEnd;
  }

  /** @param {HTMLElement} item */
  append(item) {
    this.list.querySelector(":scope > [tabindex='0']")?.setAttribute("tabindex", "-1");
    item.setAttribute("tabindex", "0");
    this.list.append(item);
  }

  /** Put an item in the place of another; the focus stays on what it was on. @param {HTMLElement} old @param {HTMLElement} item */
  replace(old, item) {
    const reach = (/** @type {HTMLElement} */ each) => [each, ...each.querySelectorAll("button, a[href], [tabindex]")];
    const at = reach(old).indexOf(/** @type {HTMLElement} */ (document.activeElement));
    item.setAttribute("tabindex", old.getAttribute("tabindex") ?? "-1");
    old.replaceWith(item);
    if (at >= 0) /** @type {HTMLElement} */ (reach(item)[at] ?? item).focus({ preventScroll: true });
  }

  /** @param {HTMLElement|null} item */
  remove(item) {
    if (!item) return;
    const held = item.contains(document.activeElement) || item.getAttribute("tabindex") === "0";
    const next = /** @type {HTMLElement|null} */ (item.previousElementSibling ?? item.nextElementSibling);
    item.remove();
    if (held) next?.setAttribute("tabindex", "0");
  }

  /** A message that came between two changes how the later one is grouped. @param {Message[]} all @param {number} at */
  regroup(all, at) {
    const item = this.find(all[at].id);
    if (item) this.replace(item, this.item(all[at], all[at - 1]));
  }

  /** Tell a screen reader what came. @param {Message} message @param {boolean} isNews */
  announce(message, isNews) {
    const isThinking = (message.flags ?? 0) & LOADING;
    if (!isNews || isThinking || message.author.id === this.app.store.me) return;
    const name = this.app.store.nameOf(message.author.id) ?? message.author.username;
    fill(this.live, el("p", {}, `${name}: ${excerpt(message)}`));
  }

  /** @param {string} id @returns {HTMLElement|null} */
  find(id) {
    return this.list.querySelector(`:scope > [data-id="${CSS.escape(id)}"]`);
  }

  /** Go to a message, and light it up. @param {string} id */
  goTo(id) {
    const item = this.find(id);
    item?.scrollIntoView({ block: "center" });
    item?.focus({ preventScroll: true });
    item?.classList.add("lit");
    setTimeout(() => item?.classList.remove("lit"), 1600);
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.atEnd = true;
    this.jump.hidden = true;
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.atEnd) {
      this.jump.hidden = true;
      this.app.store.markRead(this.app.store.channel);
    }
    if (scrollTop < NEAR) void this.loadOlder();
  }

  async loadOlder() {
    const { store } = this.app;
    const [first] = this.shown();
    if (this.loading || !first || store.begun.has(store.channel)) return;
    this.loading = true;
    const channel = store.channel;
    const answer = await this.app.ask("history", { channel, before: first.id });
    this.loading = false;
    if (!answer.ok) return;
    store.prepend(channel, answer.d.messages, answer.d.begun);
    if (channel !== store.channel) return;
    const height = this.scroller.scrollHeight;
    this.fill();
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
  }

  /** Walk from message to message with the arrow keys. @param {KeyboardEvent} event */
  steer(event) {
    const item = /** @type {HTMLElement} */ (event.target);
    if (item.parentElement !== this.list) return;
    const steps = { ArrowUp: item.previousElementSibling, ArrowDown: item.nextElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild };
    if (event.key === "Enter") this.menuOf(item, item.querySelector(".message-text") ?? item);
    else if (event.key in steps) {
      const next = /** @type {HTMLElement|null} */ (steps[/** @type {keyof steps} */ (event.key)]);
      if (!next) return;
      item.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
  }

  /** A right click, a long press, or the keyboard's menu key. @param {MouseEvent} event */
  menu(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest("a, img") || !getSelection()?.isCollapsed) return;
    const item = /** @type {HTMLElement|null} */ (target.closest("li.message"));
    if (!item) return;
    event.preventDefault();
    const byKey = event.clientX === 0 && event.clientY === 0;
    this.menuOf(item, byKey ? item : { x: event.clientX, y: event.clientY });
  }

  /** @param {HTMLElement} item @param {any} anchor */
  menuOf(item, anchor) {
    const message = this.app.store.message(this.app.store.channel, item.dataset.id ?? "");
    if (message) this.app.openMenu(message, anchor);
  }

  /** Phones that send no contextmenu of their own get it from a finger that stays. */
  longPress() {
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    let timer;
    const stop = () => clearTimeout(timer);
    this.list.addEventListener("pointerdown", (event) => {
      const item = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("li.message"));
      if (event.pointerType !== "touch" || !item) return;
      timer = setTimeout(() => this.menuOf(item, { x: event.clientX, y: event.clientY }), LONG_PRESS);
    });
    for (const name of ["pointerup", "pointermove", "pointercancel", "contextmenu"]) this.list.addEventListener(name, stop);
  }
}
