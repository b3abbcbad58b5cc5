// Files and pictures. They come from the room itself; what lies elsewhere is a link, never a picture.

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { safe } from "./special.js";
import { say } from "./words.js";

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

/** Tell whether an address is one of the room's own. @param {string} url */
export function isOurs(url) {
  try {
    return new URL(url, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

/** @param {any[]} files */
export function attachments(files) {
  return files.length ? el("div", { class: "attachments" }, files.map(file)) : null;
}

/** @param {any} each */
function file(each) {
  if (PICTURE.test(each.content_type ?? "") && isOurs(each.url)) return picture(each, each.filename.startsWith("SPOILER_"));
  return fileCard(each.filename, each.size, each.url);
}

/** Draw a picture, or a link where it is not the room's. @param {any} media @param {boolean} [covered] */
export function picture(media, covered = false) {
  const words = media.description || media.filename || say("picture");
  if (!isOurs(media.url)) return outside(media.url, words);
  const shown = el("img", { src: media.url, alt: words, loading: "lazy", width: media.width, height: media.height });
  const link = el("a", { class: "picture", href: media.url, target: "_blank", rel: "noopener noreferrer" }, shown);
  return covered ? cover(link) : link;
}

/** Hide something until it is clicked. @param {HTMLElement} inside */
export function cover(inside) {
  const whole = el("div", { class: "covered" }, inside);
  inside.setAttribute("inert", "");
  const lift = () => {
    inside.removeAttribute("inert");
    button.remove();
    whole.classList.remove("covered");
  };
  const button = el("button", { class: "cover", type: "button", onclick: lift }, say("spoilerShort"));
  whole.append(button);
  return whole;
}

/** @param {string} name @param {number} size @param {string} url */
export function fileCard(name, size, url) {
  const href = isOurs(url) ? url : safe(url);
  return el(
    "div",
    { class: "file" },
    icon("file", 28),
    el("div", {}, el("a", { href, target: "_blank", rel: "noopener noreferrer", download: name }, name), el("div", { class: "file-size" }, bytes(size))),
  );
}

/** @param {string} url @param {string} words */
function outside(url, words) {
  const href = safe(url);
  return href
    ? el("a", { class: "outside", href, target: "_blank", rel: "noopener noreferrer nofollow" }, icon("outside", 14), words)
    : el("span", { class: "outside" }, words);
}

/** 2048 → "2.0 KB" @param {number} size */
export function bytes(size) {
  if (!(size >= 1024)) return `${size ?? 0} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** Read a file that a member picked, as it travels over the socket. @param {Blob} file @returns {Promise<string>} */
export function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}
