/** The buttons of a card: those in a row, and the rest behind three dots. */

import { once } from "./controls.js";
import { h, icon } from "./dom.js";
import { filled, showProblems } from "./cardinputs.js";

const STYLES = { positive: "primary", destructive: "danger" };

export function cardButtons(actions, ground) {
  const shown = actions.filter((one) => one.mode !== "secondary");
  const more = actions.filter((one) => one.mode === "secondary");
  return h("div", { class: "buttons" }, shown.map((one) => button(one, ground)), more.length > 0 && menu(more, ground));
}

function menu(actions, ground) {
  return h("details", { class: "more-actions" }, h("summary", { class: "button", "aria-label": "More actions" }, icon("more")),
    h("div", { class: "buttons" }, actions.map((one) => button(one, ground))));
}

function button(action, ground) {
  const look = `button ${STYLES[action.style] ?? ""}`;
  // What a tooltip adds is said, too: "Update: A3.1 Visit every carer".
  const says = action.tooltip && action.tooltip !== action.title ? action.tooltip : null;
  if (action.type === "Action.OpenUrl") return h("a", { class: look, href: action.url, target: "_blank", rel: "noopener noreferrer" }, action.title);
  const node = h("button", { type: "button", class: look, title: says, "aria-label": says, onclick: () => once(node, pressed) }, action.title);

  async function pressed() {
    const asks = action.associatedInputs !== "none";
    const answer = await ground.press({ action, values: asks ? filled(ground.inputs) : {} });
    if (answer?.errors) showProblems(ground.inputs, answer.errors);
    else if (answer?.ok) ground.drafts.forget(ground.draft);
  }

  return node;
}
