/** The inputs of a card: each with its label, what is wrong beside it, and words that stay until they are sent. */

import { freshId, h } from "./dom.js";
import { drawnError } from "./fielderrors.js";

export function isInput(element) {
  return element.type.startsWith("Input.");
}

export function cardInput(element, ground) {
  const id = freshId("input");
  const error = h("p", { class: "error", id: `${id}-error`, role: "alert", hidden: true });
  const kept = ground.drafts.begun(ground.draft)?.[element.id];
  const one = { ...control(element, id, kept ?? String(element.value ?? ""), ground), id: element.id, error };
  ground.inputs.push(one);
  one.field.addEventListener("input", () => ground.drafts.keep(ground.draft, filled(ground.inputs)));
  one.field.addEventListener("change", () => ground.drafts.keep(ground.draft, filled(ground.inputs)));
  const words = [element.label, element.isRequired ? h("span", { class: "faint" }, " (needed)") : null];
  if (one.group) return h("div", { class: "field" }, h("p", { class: "label", id: `${id}-label` }, words), error, one.field);
  return h("div", { class: "field" }, h("label", { class: "label", for: id }, words), error, one.field);
}

/** What stands in the inputs; what is empty is left out but for what it takes out. */
export function filled(inputs) {
  return Object.fromEntries(inputs.map((one) => [one.id, one.read()]));
}

export function showProblems(inputs, errors) {
  const wrong = inputs.filter((one) => drawnError(one, errors[one.id]));
  wrong[0]?.field.focus?.();
  if (wrong[0]?.group) wrong[0].field.querySelector("input")?.focus();
}

function control(element, id, value, ground) {
  switch (element.type) {
    case "Input.ChoiceSet":
      return choice(element, id, value, ground);
    case "Input.Toggle":
      return toggle(element, id, value);
    case "Input.Text":
      return typed(element, id, value, element.isMultiline ? "textarea" : "input", { type: element.isMultiline ? null : "text", maxlength: element.maxLength });
    case "Input.Number":
      return typed(element, id, value, "input", { inputmode: "decimal" });
    case "Input.Date":
      return typed(element, id, value, "input", { type: "date", min: element.min, max: element.max });
    default:
      return typed(element, id, value, "input", { type: "time" });
  }
}

function typed(element, id, value, tag, more) {
  const field = h(tag, { id, placeholder: element.placeholder, rows: tag === "textarea" ? 3 : null, autocomplete: "off", ...more });
  field.value = value;
  return { field, read: () => field.value.trim() };
}

function toggle(element, id, value) {
  const field = h("input", { id, type: "checkbox" });
  const [on, off] = [element.valueOn ?? "true", element.valueOff ?? "false"];
  field.checked = value === on;
  return { field, read: () => (field.checked ? on : off) };
}

function choice(element, id, value, ground) {
  const options = element["choices.data"] ? people(ground) : element.choices ?? [];
  if (element.style === "expanded" || element.isMultiSelect) return boxes(element, id, value, options);
  const field = h("select", { id }, h("option", { value: "" }, "Choose one"), options.map((one) => h("option", { value: one.value }, one.title)));
  field.value = value;
  return { field, read: () => field.value };
}

/** Whoever is in the tenant, by the id that Entra has for them. */
function people(ground) {
  return ground.names.people().map((one) => ({ title: one.guest ? `${one.name} (guest)` : one.name, value: one.account }));
}

function boxes(element, id, value, options) {
  const begins = value === "" ? [] : element.isMultiSelect ? value.split(",") : [value];
  const type = element.isMultiSelect ? "checkbox" : "radio";
  const field = h("div", { class: "boxes", role: element.isMultiSelect ? "group" : "radiogroup", "aria-labelledby": `${id}-label` },
    options.map((one) => h("label", { class: "box" }, h("input", { type, name: id, value: one.value, checked: begins.includes(one.value) }), " ", one.title)));
  const chosen = () => [...field.querySelectorAll("input:checked")].map((one) => one.value);
  return { field, group: true, read: () => chosen().join(",") };
}
