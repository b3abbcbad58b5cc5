// The one WebSocket of the page. It asks ({id, do, …}), and is answered or told of events.

const PATIENCE = [300, 600, 1200, 2500, 4000]; // ms between attempts to connect again
const KEY = "room-key";

/**
 * Take the key out of the opened address, and remember it for this tab alone: it leaves the
 * address bar and the history, and no request ever carries it but the socket's.
 * @returns {string} "" where there is none
 */
export function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get("key");
  if (given) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

/** The address that opens a further window as a member. @param {string} member */
export function addressFor(member) {
  const key = sessionStorage.getItem(KEY) ?? "";
  return `${location.origin}/?as=${encodeURIComponent(member)}#key=${encodeURIComponent(key)}`;
}

export class Socket {
  /**
   * @param {() => string} member whom this window is
   * @param {(packet: any) => void} told of every packet that is no answer
   * @param {(state: "open"|"lost"|"refused") => void} changed
   */
  constructor(member, told, changed) {
    this.member = member;
    this.told = told;
    this.changed = changed;
    this.attempt = 0;
    this.last = 0;
    /** @type {Map<number, (answer: any) => void>} */
    this.waiting = new Map();
    /** @type {WebSocket|null} */
    this.socket = null;
  }

  /** Connect, and again whenever the connection is lost. */
  open() {
    const address = new URL("/socket", location.href);
    address.protocol = "ws:";
    address.searchParams.set("as", this.member());
    // A browser lets a page set no header on a socket but this one.
    const socket = new WebSocket(address, ["room", takeKey() || "none"]);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.attempt = 0;
      this.changed("open");
    });
    socket.addEventListener("message", (event) => this.take(JSON.parse(event.data)));
    socket.addEventListener("close", (event) => this.closed(socket, event.code));
  }

  /** Connect anew, as another member. */
  reopen() {
    const old = this.socket;
    this.socket = null;
    this.drop();
    old?.close();
    this.open();
  }

  /**
   * Ask for something; gives {ok: true, d} or {ok: false, error}, and never throws.
   * @param {string} what @param {Record<string, any>} [details]
   * @returns {Promise<any>}
   */
  ask(what, details = {}) {
    if (this.socket?.readyState !== WebSocket.OPEN) return Promise.resolve({ ok: false, error: "offline" });
    this.last += 1;
    const id = this.last;
    this.socket.send(JSON.stringify({ ...details, id, do: what }));
    return new Promise((answered) => this.waiting.set(id, answered));
  }

  /** @param {any} packet */
  take(packet) {
    if (packet.t !== "answer") {
      this.told(packet);
      return;
    }
    this.waiting.get(packet.id)?.(packet);
    this.waiting.delete(packet.id);
  }

  /** @param {WebSocket} socket @param {number} code */
  closed(socket, code) {
    if (socket !== this.socket) return;
    this.drop();
    if (code === 4004) {
      this.changed("refused");
      return;
    }
    this.changed("lost");
    const wait = PATIENCE[Math.min(this.attempt, PATIENCE.length - 1)];
    this.attempt += 1;
    setTimeout(() => socket === this.socket && this.open(), wait);
  }

  /** Answer all that waits: nobody else will. */
  drop() {
    for (const answered of this.waiting.values()) answered({ ok: false, error: "offline" });
    this.waiting.clear();
  }
}
