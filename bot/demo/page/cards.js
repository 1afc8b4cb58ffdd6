/** Adaptive Cards, as Teams draws them: in the message, changed in place, with forms that stand in them. */

import { chart } from "./charts.js";
import { h, link } from "./dom.js";
import { cardButtons } from "./cardbuttons.js";
import { cardInput, isInput } from "./cardinputs.js";
import * as lasting from "./drafts.js";

const CHARTS = { "Chart.Pie": "pie", "Chart.Line": "line", "Chart.VerticalBar.Grouped": "bar", "Chart.HorizontalBar": "bar" };

/** @param ground {names, heading: how deep a heading stands, draft: where typed words are kept, undrafted: verbs of forms whose words a reload forgets, press(what) → promise} */
export function drawCards(cards, ground) {
  return cards.map((card, index) => drawCard(card, { ...ground, draft: `${ground.draft} ${index}` }));
}

function drawCard(card, ground) {
  const drafts = sends(card, ground.undrafted) ? lasting.passing : lasting;
  const whole = { ...ground, drafts, inputs: [], named: new Map() };
  const node = h("div", { class: "adaptive" });
  node.append(...parts(card.body ?? [], whole), ...parts(card.actions?.length ? [{ type: "ActionSet", actions: card.actions }] : [], whole));
  return node;
}

function sends(within, verbs) {
  if (!within || typeof within !== "object") return false;
  return verbs.includes(within.verb) || Object.values(within).some((one) => sends(one, verbs));
}

function parts(elements, ground) {
  return elements.map((one) => part(one, ground)).filter(Boolean);
}

function part(element, ground) {
  const node = drawn(element, ground);
  if (!node) return null;
  if (element.separator) node.classList.add("separated");
  if (element.spacing) node.classList.add(`space-${element.spacing.toLowerCase()}`);
  if (element.isVisible === false) node.hidden = true;
  if (element.id) ground.named.set(element.id, node);
  return node;
}

function drawn(element, ground) {
  if (isInput(element)) return cardInput(element, ground);
  if (CHARTS[element.type]) return chart(asChart(element));
  switch (element.type) {
    case "TextBlock":
      return text(element, ground);
    case "RichTextBlock":
      return h("p", { class: "words" }, (element.inlines ?? []).map((one) => run(one)));
    case "Container":
      return pressable(element, h("div", { class: `panel ${element.style ?? ""}` }, parts(element.items ?? [], ground)), ground);
    case "ColumnSet":
      return pressable(element, h("div", { class: "columns" }, (element.columns ?? []).map((one) => column(one, ground))), ground);
    case "FactSet":
      return facts(element);
    case "Table":
      return table(element, ground);
    case "Image":
      return h("img", { class: "large", src: element.url, alt: element.altText ?? "" });
    case "Badge":
      return h("span", { class: `badge ${(element.style ?? "").toLowerCase()}` }, element.text);
    case "ActionSet":
      return cardButtons(element.actions ?? [], ground);
    default:
      return element.fallback && element.fallback !== "drop" ? drawn(element.fallback, ground) : null;
  }
}

function text(element, ground) {
  if (element.style === "heading") return h(`h${ground.heading}`, { class: look(element) }, element.text);
  return h("p", { class: `words ${look(element)}` }, element.text);
}

function run(one) {
  if (typeof one === "string") return one;
  if (one.selectAction?.type === "Action.OpenUrl") return link(one.selectAction.url, one.text);
  return h("span", { class: look(one) }, one.text);
}

function look({ weight, color, size, isSubtle }) {
  const words = [weight && `weight-${weight}`, color && `colour-${color}`, size && `size-${size}`, isSubtle && "faint"];
  return words.filter(Boolean).join(" ").toLowerCase();
}

function column(one, ground) {
  const box = h("div", { class: one.width === "stretch" ? "column stretch" : "column" }, parts(one.items ?? [], ground));
  if (one.id) ground.named.set(one.id, box);
  return box;
}

function facts({ facts: all = [] }) {
  return h("dl", { class: "facts" }, all.map((one) => [h("dt", {}, one.title), h("dd", {}, one.value)]));
}

function table({ columns = [], rows = [], firstRowAsHeaders }, ground) {
  const cell = (one, head) => h(head ? "th" : "td", { scope: head }, parts(one.items ?? [], ground));
  const [first, ...others] = firstRowAsHeaders === false ? [null, ...rows] : rows;
  const widths = h("colgroup", {}, columns.map((one) => h("col", { style: `inline-size: ${Number(one.width) || 1}px` })));
  return h("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": "Table" }, h("table", { class: "in-card" }, widths,
    first && h("thead", {}, h("tr", {}, first.cells.map((one) => cell(one, "col")))),
    h("tbody", {}, others.map((row) => h("tr", {}, row.cells.map((one, index) => cell(one, index === 0 ? "row" : null)))))));
}

/** A part that acts when it is pressed: what it folds stands below it. */
function pressable(element, node, ground) {
  const action = element.selectAction;
  if (action?.type !== "Action.ToggleVisibility") return node;
  const targets = action.targetElements.map((one) => one.elementId ?? one);
  const toggle = () => {
    for (const id of targets) {
      const target = ground.named.get(id);
      if (target) target.hidden = !target.hidden;
    }
    node.setAttribute("aria-expanded", String(!ground.named.get(targets[0])?.hidden));
  };
  node.classList.add("fold");
  node.setAttribute("role", "button");
  node.setAttribute("tabindex", "0");
  node.setAttribute("aria-expanded", "false");
  queueMicrotask(() => node.setAttribute("aria-expanded", String(!ground.named.get(targets[0])?.hidden)));
  node.addEventListener("click", toggle);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
  return node;
}

/** In the shape that the page draws charts from. */
function asChart(element) {
  const type = CHARTS[element.type];
  if (type === "pie") return { title: element.title, chart: { type, segments: element.data.map((one) => ({ label: one.legend, value: one.value })) } };
  const series = element.data[0]?.values ? element.data : [{ legend: element.yAxisTitle ?? element.title, values: element.data }];
  const categories = series[0].values.map((point) => String(point.x));
  return {
    title: element.title,
    chart: {
      type,
      series: series.map((one) => ({ name: one.legend, data: one.values.map((point) => ({ label: String(point.x), value: point.y })) })),
      axis_config: { categories, x_label: element.xAxisTitle, y_label: element.yAxisTitle },
    },
  };
}
