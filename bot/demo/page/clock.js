/** The workspace's clock, which people may move: the bot then does what is due by that day. */

import * as api from "./api.js";
import { once } from "./controls.js";
import { h, icon, replace, unseen } from "./dom.js";

export function clockPanel(app) {
  const panel = document.getElementById("clock");
  const now = h("p", { class: "now" });
  const result = h("p", { class: "clock-result", role: "status" });
  const day = h("input", { type: "date", id: "clock-day", required: true });
  const form = h("form", { class: "go-to", novalidate: true, onsubmit: (event) => (event.preventDefault(), toDay()) },
    h("label", { for: "clock-day", class: "unseen" }, "Date to go to"), day, h("button", { class: "button" }, "Go to date"));
  const moves = h("div", { class: "moves buttons" },
    h("button", { type: "button", class: "button", onclick: () => move({ move: "next_day" }) }, "Next day"),
    h("button", { type: "button", class: "button", onclick: () => move({ move: "next_monday" }) }, "Next Monday"),
    form);
  const toggle = h("button", { type: "button", class: "button clock-toggle", "aria-expanded": "false", onclick: flip }, "Move", unseen(" the clock"));

  replace(panel, h("div", { class: "face" }, icon("clock"), h("div", {}, h("div", { class: "over" }, h("h2", {}, "Demo clock"), result), now)), toggle, moves);

  /** On a narrow screen the controls stay folded away until asked for. */
  function flip() {
    const open = panel.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  }

  function draw() {
    panel.hidden = app.clock === null;
    if (app.clock === null) return;
    replace(now, app.clock.text);
    const today = app.clock.now.slice(0, 10);
    day.min = today;
    if (day.value < today) day.value = today;
  }

  function toDay() {
    if (!day.value) return tell("Choose a date to go to.", true);
    return move({ move: "to", day: day.value });
  }

  function move(what) {
    return once(panel, async () => {
      tell("Moving. The bot is doing what is due…");
      const answer = await api.moveClock(what);
      if (!answer.ok) return tell(answer.error, true);
      app.clock = answer.clock;
      draw();
      // Seen on the clock's face already, so only said.
      return tell(`It is now ${answer.clock.text}.`, false, true);
    });
  }

  function tell(words, wrong = false, onlySaid = false) {
    result.classList.toggle("error", wrong);
    result.classList.toggle("unseen", onlySaid);
    replace(result, words);
  }

  return { draw };
}
