// The page begins here: put the parts together, connect, and draw what comes.

import { App } from "./app.js";
import { roomBar } from "./bar.js";
import { channelList } from "./channels.js";
import { Composer } from "./composer.js";
import { byId, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { panel } from "./panel.js";
import { people } from "./people.js";
import { closePopups } from "./popup.js";
import { Socket, takeKey } from "./socket.js";
import { Store } from "./store.js";
import { showTheme } from "./theme.js";
import { keepCounting } from "./time.js";
import { Timeline } from "./timeline.js";
import { say, speak, translate } from "./words.js";

const TOAST = 5000; // ms

const store = new Store();
const app = new App(store);
const query = new URLSearchParams(location.search);
app.member = query.get("as") ?? "";
store.channel = query.get("in") ?? "";

takeKey();
showTheme();
speak(query.get("lang") ?? localStorage.getItem("room-language") ?? navigator.language);
translate();
for (const each of document.querySelectorAll("[data-icon]")) each.prepend(icon(/** @type {HTMLElement} */ (each).dataset.icon ?? "", 20));

// Before all views: they draw the channel that this chooses.
store.on("all", () => {
  const direct = 1;
  const category = 4;
  if (store.channels.has(store.channel)) return;
  const rooms = [...store.channels.values()].filter((each) => each.type !== direct && each.type !== category && each.may_send);
  store.channel = (rooms.find((each) => each.id === store.server.home) ?? rooms[0])?.id ?? "";
});
store.on("channels", () => {
  if (!store.channels.has(store.channel)) store.tell("all");
});

app.toast = (words) => {
  const shown = el("p", { class: "toast" }, words);
  byId("toasts").append(shown);
  setTimeout(() => shown.remove(), TOAST);
};
roomBar(app);
panel(app);
channelList(app, byId("channels"));
people(app, byId("people"));
app.timeline = new Timeline(app, byId("scroller"), byId("messages"), byId("live"), byId("jump"));
app.composer = new Composer(app, {
  form: byId("composer"),
  text: byId("text"),
  send: byId("send"),
  attach: byId("attach"),
  picker: byId("picker"),
  files: byId("files"),
  context: byId("replying"),
  command: byId("command"),
  suggest: byId("suggest"),
  note: byId("note"),
  typing: byId("typing"),
});
app.socket = new Socket(
  () => app.member,
  (packet) => (packet.t === "hello" ? welcome(packet.d) : store.apply(packet.name, packet.d)),
  connection,
);

/** @param {any} d */
function welcome(d) {
  app.member = d.me;
  byId("curtain").hidden = true;
  store.take(d);
  app.keepAddress();
  void app.ask("language");
}

/** @param {"open"|"lost"|"refused"} state */
function connection(state) {
  const isLost = state === "lost";
  byId("connection").hidden = !isLost;
  byId("connection").textContent = isLost ? say("lost") : "";
  if (state !== "refused") return;
  const curtain = byId("curtain");
  curtain.hidden = false;
  fill(curtain, el("div", { class: "locked" }, el("h1", {}, say("lockedTitle")), el("p", {}, say("locked"))));
}

/** Draw the head of the page: the server, the channel, its topic. */
function head() {
  const channel = store.channels.get(store.channel);
  const isDirect = channel?.type === 1;
  byId("server-name").textContent = store.server.name;
  byId("server-initial").textContent = [...store.server.name].slice(0, 2).join("");
  fill(byId("channel-title"), icon(isDirect ? "at" : "hash", 22), el("bdi", {}, channel?.name ?? ""));
  byId("topic").textContent = channel?.topic ?? "";
  document.title = `${isDirect ? "@" : "#"}${channel?.name ?? ""} | ${store.server.name}`;
}
for (const name of ["all", "here", "channels"]) store.on(name, head);
store.on("words", () => translate());
store.on("commands", () => app.timeline.fill());
store.on("bot", () => !store.messages.get(store.channel)?.length && app.timeline.fill());

const drawer = (/** @type {boolean} */ open) => {
  document.body.classList.toggle("drawer", open);
  byId("drawer-button").setAttribute("aria-expanded", String(open));
};
byId("drawer-button").addEventListener("click", () => {
  drawer(!document.body.classList.contains("drawer"));
  if (document.body.classList.contains("drawer")) byId("channels").querySelector("button")?.focus();
});
byId("shade").addEventListener("click", () => drawer(false));
byId("people-button").addEventListener("click", () => {
  const hidden = document.body.classList.toggle("no-people");
  byId("people-button").setAttribute("aria-expanded", String(!hidden));
});
byId("room-button").addEventListener("click", () => {
  const open = byId("bar").classList.toggle("open");
  byId("room-button").setAttribute("aria-expanded", String(open));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  drawer(false);
  closePopups();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && app.timeline.atEnd) store.markRead(store.channel);
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer?.files.length) void app.composer.take(event.dataTransfer.files);
});

keepCounting();
app.socket.open();
