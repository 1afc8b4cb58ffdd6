/** A file on its way: chosen with a button or dropped, shown beside the words, and sent with them. */

import { fileAddress } from "./api.js";
import { freshId, h, icon, replace } from "./dom.js";
import { announce } from "./notices.js";

const KIB = 1024;

export function sizeInWords(bytes) {
  if (bytes < KIB) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  if (bytes < KIB * KIB) return `${Math.round(bytes / KIB)} KiB`;
  return `${(bytes / KIB / KIB).toFixed(1)} MiB`;
}

/** @param actions {tell(words): what is wrong, focus(): back to the words} */
export function attachment(app, { tell, focus }) {
  const most = sizeInWords(app.largestFile).replace(".0", "");
  const note = h("span", { class: "unseen", id: freshId("attach") }, `Up to ${most}`);
  const chooser = h("input", { type: "file", hidden: true, onchange: () => take([...chooser.files]) });
  const button = h("button", {
    type: "button", class: "plain attach", "aria-label": "Attach a file", "aria-describedby": note.id, title: `Attach a file, up to ${most}`,
    onclick: () => chooser.click(),
  }, icon("clip"));
  const chip = h("p", { class: "attached", hidden: true });
  let held = null;

  async function take(files) {
    chooser.value = "";
    const [file] = files;
    if (!file) return;
    const wrong = await problem(files);
    if (wrong) return tell(wrong);
    tell("");
    held = file;
    draw();
    announce(`${file.name} is attached. Send to share it.`);
    focus();
  }

  async function problem(files) {
    const [file] = files;
    if (files.length > 1) return "Share one file at a time.";
    if (file.size > app.largestFile) return `${file.name} has ${sizeInWords(file.size)}. A file here may have ${most} at most.`;
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return `${file.name} could not be read. A folder cannot be shared, only a file.`;
    }
    return file.size === 0 ? `${file.name} is empty, so there is nothing to share.` : "";
  }

  function draw() {
    chip.hidden = held === null;
    if (held === null) return replace(chip);
    const away = h("button", { type: "button", class: "plain", "aria-label": `Do not share ${held.name}`, onclick: () => (drop(), focus()) }, icon("close"));
    return replace(chip, icon("clip"), h("span", { class: "name" }, held.name), h("span", { class: "faint" }, sizeInWords(held.size)), away);
  }

  function drop() {
    held = null;
    draw();
  }

  return { chip, controls: [chooser, button, note], take, drop, get file() { return held; } };
}

/** Let files be dropped anywhere on an element. */
export function dropZone(element, take) {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const over = (on) => element.classList.toggle("dropping", on);
  element.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over(true);
  });
  element.addEventListener("dragleave", (event) => {
    if (!element.contains(event.relatedTarget)) over(false);
  });
  element.addEventListener("drop", (event) => {
    over(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}

/** What a message shows of a file that was shared with it: a link that keeps it. */
export function sharedFile({ id, name, size }, me) {
  const link = h("a", { class: "name", href: fileAddress(id, me), download: name }, name);
  return h("p", { class: "shared" }, icon("clip"), link, h("span", { class: "faint" }, sizeInWords(size)));
}
