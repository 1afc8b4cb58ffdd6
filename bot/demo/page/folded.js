/** A part of the left side that stays folded until it is asked for. */

import { h, icon, replace, unseen } from "./dom.js";

/** `mark` shows in the heading what is switched on, folded or not; `tell` says what a change has done. */
export function foldedPanel(picture, title, content) {
  const sign = h("span", { class: "on-now" });
  const result = h("p", { class: "result", role: "status" });
  const node = h("details", { class: "folded" }, h("summary", {}, icon(picture), h("span", {}, title), sign),
    h("div", { class: "inside", role: "group", "aria-label": title }, content, result));

  function mark(words) {
    replace(sign, words && ["On", unseen(`: ${words}`)]);
    sign.hidden = !words;
  }

  function tell(words, wrong = false) {
    result.classList.toggle("error", wrong);
    replace(result, words);
  }

  mark("");
  return { node, mark, tell };
}
