/** Slack on a bad day: which faults it has, and how often. What is switched holds for everybody in the workspace. */

import * as api from "./api.js";
import { foldedPanel } from "./folded.js";
import { freshId, h } from "./dom.js";

const SWITCHES = [
  ["slow", "Slack is slow", "Answers come four seconds late."],
  ["waits", "Slack asks to wait", "Calls are refused for ten seconds."],
  ["fails", "Slack fails", "Calls end in a server error."],
  ["drops", "Connections drop", "Before a call is done, or just after."],
  ["limits", "Rate limits", "One message a second in each place, 60 a minute in all."],
  ["removed", "The app is removed", "Every call is refused."],
];
const OFTEN = [["sometimes", "1 in 5 calls"], ["often", "Every second call"], ["always", "Every call"]];

export function faultsPanel(app) {
  const boxes = new Map(SWITCHES.map(([name]) => [name, h("input", { type: "checkbox", name, onchange: set })]));
  const often = h("select", { id: freshId("often"), onchange: set }, OFTEN.map(([value, words]) => h("option", { value }, words)));
  const lines = SWITCHES.map(([name, words, more]) => {
    const note = h("span", { class: "faint note", id: freshId("fault") }, more);
    boxes.get(name).setAttribute("aria-describedby", note.id);
    return h("div", { class: "switch" }, h("label", { class: "box" }, boxes.get(name), h("span", {}, words)), note);
  });
  const panel = foldedPanel("warning", "Slack problems", [
    lines.slice(0, 4),
    h("div", { class: "switch" }, h("label", { for: often.id }, "How often something goes wrong"), often),
    lines.slice(4),
  ]);

  let waiting = 0;

  async function set() {
    const chosen = Object.fromEntries([...boxes].map(([name, box]) => [name, box.checked]));
    waiting += 1;
    const answer = await api.setFaults({ ...chosen, often: often.value });
    waiting -= 1;
    if (waiting > 0) return;
    if (answer.ok) app.faults = answer.faults;
    draw();
    panel.tell(answer.ok ? `${state()}.` : answer.error, !answer.ok);
  }

  function state() {
    const on = SWITCHES.filter(([name]) => app.faults[name]).map(([, words]) => words);
    return on.length === 0 ? "All is well" : on.join(", ");
  }

  function draw() {
    // What is on its way is newer than what came.
    if (waiting > 0) return;
    for (const [name, box] of boxes) box.checked = app.faults[name];
    if (app.faults.often) often.value = app.faults.often;
    panel.mark(SWITCHES.some(([name]) => app.faults[name]) ? state() : "");
  }

  return { node: panel.node, draw };
}
