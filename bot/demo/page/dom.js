/** A tiny builder for elements. Text always goes in as text, so nothing said in the workspace can become markup. */

const SVG = "http://www.w3.org/2000/svg";

/** Build an HTML element. Attributes that are null, undefined or false are left out; `on…` are listeners. */
export function h(tag, attributes, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...grown(children));
  return element;
}

function grown(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

export function replace(parent, ...children) {
  parent.replaceChildren(...grown(children));
}

/** The control that goes by the same name here, where another one stood before. */
export function sameControl(here, before) {
  const name = (one) => one.getAttribute("aria-label") ?? one.textContent;
  return [...here.querySelectorAll("button, select, input")].find((one) => name(one) === name(before));
}

/** Words only a screen reader says. */
export function unseen(text) {
  return h("span", { class: "unseen" }, text);
}

let counter = 0;

/** An id nobody else on the page has. */
export function freshId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}

/** A link that can only lead to a web page or a mail address; anything else is drawn as its words. */
export function link(url, words) {
  const shown = words ?? url;
  if (!/^(https?:\/\/|mailto:)/i.test(url ?? "")) return h("span", {}, shown);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}

const ICONS = {
  home: ["M3 11 12 4l9 7", "M5 10v9h5v-5h4v5h5v-9"],
  hash: ["M9 4 7 20", "M17 4l-2 16", "M4 9h16", "M3 15h16"],
  chat: ["M4 5h16v11H10l-5 4v-4H4z"],
  menu: ["M4 7h16", "M4 12h16", "M4 17h16"],
  clock: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z", "M12 7v5l3 3"],
  send: ["M4 12 20 4l-4 16-5-6z", "M11 14l9-10"],
  eye: ["M2 12s4-6 10-6 10 6 10 6-4 6-10 6-10-6-10-6z", "M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"],
  reply: ["M9 6 4 11l5 5", "M4 11h10a6 6 0 0 1 6 6v2"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  warning: ["M12 4 2.5 20h19z", "M12 10v5", "M12 17.6h.01"],
  person: ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z", "M4.5 20a7.5 7.5 0 0 1 15 0"],
  clip: ["M19 11.5 11.5 19a4.6 4.6 0 0 1-6.5-6.5L13 4.5a3 3 0 0 1 4.3 4.3l-7.8 7.7a1.4 1.4 0 0 1-2-2l7-7"],
  more: ["M5 12h.01", "M12 12h.01", "M19 12h.01"],
};

/** A decorative line drawing; the words beside it carry the meaning. */
export function icon(name) {
  const strokes = ICONS[name].map((d) => svg("path", { d }));
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, strokes);
}

/** The workspace's own mark: a level line of sight through a circle. */
export function mark() {
  return svg(
    "svg",
    { class: "mark", viewBox: "0 0 32 32", "aria-hidden": "true", focusable: "false" },
    svg("circle", { cx: 16, cy: 16, r: 9.5 }),
    svg("path", { d: "M2 16h28" }),
    svg("circle", { cx: 16, cy: 16, r: 3.5, class: "pupil" }),
  );
}
