/** Choosing from a list: selects of every kind, radio buttons, checkboxes, and the small "more" menu. */

import { act, isLive, onChosen, register } from "./controls.js";
import { freshId, h } from "./dom.js";
import { plain, withSigns } from "./emoji.js";
import { inline } from "./mrkdwn.js";

const PEOPLE = /users_select$/;
const CHANNELS = /(channels|conversations)_select$/;

export function choices(element, block, surface, naming) {
  if (element.type === "radio_buttons" || element.type === "checkboxes") return boxes(element, block, surface, naming);
  if (element.type.startsWith("multi_")) return boxes(listed(element, surface), block, surface, naming);
  return select(element, block, surface, naming);
}

/** What can be chosen, as groups of options; people and channels come from the workspace. */
function groups(element, surface) {
  if (PEOPLE.test(element.type)) return [{ options: surface.names.people().map((one) => option(personWords(one), one.id)) }];
  if (CHANNELS.test(element.type)) return [{ options: surface.names.channels().map((one) => option(`#${one.name}`, one.id)) }];
  return element.option_groups ?? [{ options: element.options ?? [] }];
}

function option(text, value) {
  return { text: { type: "plain_text", text }, value };
}

function personWords(person) {
  return person.guest ? `${person.name} (guest)` : person.name;
}

/** The state's own name for what was chosen: `selected_user`, `selected_channel`, `selected_option`… */
function stateName(element) {
  if (PEOPLE.test(element.type)) return "selected_user";
  if (element.type.includes("channels_select")) return "selected_channel";
  if (element.type.includes("conversations_select")) return "selected_conversation";
  return "selected_option";
}

function initialValues(element) {
  const name = stateName(element).replace("selected_", "initial_");
  const initial = element[`${name}s`] ?? (element[name] === undefined ? [] : [element[name]]);
  return initial.filter((one) => one !== null).map((one) => (typeof one === "string" ? one : one.value));
}

function select(element, block, surface, naming) {
  const hint = plain(element.placeholder?.text) || "Choose one";
  const field = h(
    "select",
    { "aria-label": naming ? null : hint, ...naming },
    h("option", { value: "" }, hint),
    groups(element, surface).map((group) => optionGroup(group)),
  );
  const all = groups(element, surface).flatMap((group) => group.options);
  field.value = initialValues(element)[0] ?? "";
  if (field.selectedIndex === -1) field.value = "";
  const name = stateName(element);
  const chosen = () => all.find((one) => one.value === field.value) ?? null;
  register(element, block, surface, field, () => ({ type: element.type, [name]: stateValue(name, chosen()) }));
  if (isLive(block)) {
    onChosen(field, () => chosen() && act(field, element, block, surface, selection(name, field.value)));
  }
  return field;
}

function optionGroup(group) {
  const options = group.options.map((one) => h("option", { value: one.value }, plain(one.text.text)));
  return group.label ? h("optgroup", { label: plain(group.label.text) }, options) : options;
}

function stateValue(name, one) {
  if (one === null || name !== "selected_option") return one?.value ?? null;
  return { text: one.text, value: one.value };
}

function selection(name, value) {
  return { [name === "selected_option" ? "value" : name.replace("selected_", "")]: value };
}

/** A choice of several is drawn as checkboxes: everything that can be chosen is in sight. */
function listed(element, surface) {
  return { ...element, options: groups(element, surface).flatMap((group) => group.options) };
}

function boxes(element, block, surface, naming) {
  const single = element.type === "radio_buttons";
  const group = freshId("choice");
  const initial = initialValues(element);
  const list = element.options.map((one) => box(one, group, single, initial.includes(one.value), surface));
  const node = h("div", { class: "boxes", role: single ? "radiogroup" : "group", "aria-label": naming ? null : "Choose", ...naming }, list);
  const inputs = [...node.querySelectorAll("input")];
  const chosen = () => element.options.filter((_, index) => inputs[index].checked);
  register(element, block, surface, node, () => boxState(element, single, chosen()));
  if (isLive(block)) node.addEventListener("change", () => act(node, element, block, surface, boxSelection(element, single, chosen())));
  return node;
}

function boxState(element, single, chosen) {
  const name = stateName(element);
  if (single) return { type: element.type, [name]: stateValue(name, chosen[0] ?? null) };
  return { type: element.type, [`${name}s`]: chosen.map((one) => stateValue(name, one)) };
}

function boxSelection(element, single, chosen) {
  if (single) return selection("selected_option", chosen[0].value);
  const name = stateName(element);
  return { [name === "selected_option" ? "values" : `${name.replace("selected_", "")}s`]: chosen.map((one) => one.value) };
}

function box(one, group, single, checked, surface) {
  const input = h("input", { type: single ? "radio" : "checkbox", name: group, value: one.value });
  input.checked = checked;
  const words = one.text.type === "mrkdwn" ? inline(one.text.text, surface.names) : withSigns(plain(one.text.text));
  const more = one.description && h("span", { class: "faint" }, ` ${plain(one.description.text)}`);
  return h("label", { class: "box" }, input, h("span", {}, words, more));
}

/** A button that opens a short menu: arrows move, Escape closes and returns. */
export function menu(name, picture, items, describedby) {
  const list = h("div", { class: "menu", role: "menu", id: freshId("menu"), "aria-label": name, hidden: true });
  const opener = h(
    "button",
    { type: "button", class: "button quiet", "aria-label": name, "aria-haspopup": "menu", "aria-expanded": "false", "aria-describedby": describedby },
    picture,
  );
  const show = (open) => {
    list.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (!open) return;
    list.classList.toggle("to-end", opener.getBoundingClientRect().left > innerWidth / 2);
    list.scrollIntoView({ block: "nearest" });
    list.firstElementChild.focus();
  };
  list.append(...items.map((item) => menuItem(item, () => (show(false), opener.focus()), opener)));
  opener.addEventListener("click", () => show(list.hidden));
  list.addEventListener("keydown", (event) => moveInMenu(event, list, () => (show(false), opener.focus())));
  list.addEventListener("focusout", (event) => {
    if (!list.contains(event.relatedTarget) && event.relatedTarget !== opener) show(false);
  });
  return h("span", { class: "menu-holder" }, opener, list);
}

function menuItem(item, done, opener) {
  const attributes = { role: "menuitem", tabindex: "-1", onclick: () => (done(), item.take(opener)) };
  if (!item.url) return h("button", { type: "button", ...attributes }, item.words);
  return h("a", { href: item.url, target: "_blank", rel: "noopener noreferrer", ...attributes }, item.words);
}

function moveInMenu(event, list, close) {
  const items = [...list.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[to % items.length].focus();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
