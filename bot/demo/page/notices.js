/** What the page itself says: quietly to a screen reader, or in a bar that stays until it is mended or closed. */

import { h, icon, replace } from "./dom.js";

/** Said by a screen reader when it has nothing else to say. */
export function announce(words) {
  const quiet = document.getElementById("quiet");
  // The same words twice in a row would not be spoken again without a change between them.
  replace(quiet);
  requestAnimationFrame(() => replace(quiet, words));
}

export function complain(words) {
  const bar = document.getElementById("trouble");
  const close = h("button", { type: "button", class: "plain", "aria-label": "Hide this notice", onclick: forgive }, icon("close"));
  replace(bar, h("p", {}, words), close);
  bar.hidden = false;
}

export function forgive() {
  const bar = document.getElementById("trouble");
  bar.hidden = true;
  replace(bar);
}

export function connection(words) {
  const bar = document.getElementById("connection");
  replace(bar, words);
  bar.hidden = words === "";
}
