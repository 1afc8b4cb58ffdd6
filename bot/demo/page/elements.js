/**
 * Block Kit's elements as real buttons and fields.
 *
 * Each `draw…` takes (element, block, surface, naming). `surface` is what the blocks stand on (a message, a form, the
 * Home tab): it knows names, keeps `controls` to read later, and `act`s. `naming` holds the attributes that tie a field
 * to its label; without them the field names itself by its placeholder.
 */

import { choices, menu } from "./choices.js";
import { act, isLive, onChosen, register } from "./controls.js";
import { h, icon, link, replace } from "./dom.js";
import { plain } from "./emoji.js";
import { dayInWords, toLocal, toSeconds } from "./moments.js";

export const NOT_DRAWN = "(This kind of control is not drawn here.)";

const DRAWN = {
  button, workflow_button: button, icon_button: button, feedback_buttons: feedback, overflow, image,
  static_select: choices, multi_static_select: choices, users_select: choices, multi_users_select: choices,
  channels_select: choices, multi_channels_select: choices, conversations_select: choices,
  multi_conversations_select: choices, radio_buttons: choices, checkboxes: choices,
  datepicker: moment("date", "selected_date", (text) => text || null, (value) => value),
  timepicker: moment("time", "selected_time", (text) => text || null, (value) => value),
  datetimepicker: moment("datetime-local", "selected_date_time", toSeconds, toLocal),
  plain_text_input: typed("text"), rich_text_input: typed("text"), email_text_input: typed("email"),
  url_text_input: typed("url"), number_input: typed("text"),
  url_source: (element) => link(element.url, element.text),
};
DRAWN.url = DRAWN.url_source;

export function drawElement(element, block, surface, naming) {
  const draw = DRAWN[element.type];
  if (!draw) return h("span", { class: "faint" }, NOT_DRAWN);
  return draw(withMemory(element, block, surface), block, surface, naming);
}

/** A form drawn again keeps what the person had put in: `selected_date` becomes `initial_date`, and so on. */
function withMemory(element, block, surface) {
  const state = surface.remembered?.[block.block_id]?.[element.action_id];
  if (!state) return element;
  const kept = Object.entries(state)
    .filter(([name]) => name === "value" || name.startsWith("selected_"))
    .map(([name, value]) => [name === "value" ? "initial_value" : name.replace("selected_", "initial_"), value ?? undefined]);
  return { ...element, ...Object.fromEntries(kept) };
}

function button(element, block, surface, naming) {
  const attributes = {
    class: `button ${element.style ?? ""}`.trim(),
    "aria-label": element.accessibility_label,
    "aria-describedby": naming?.["aria-describedby"],
    onclick: (event) => act(event.currentTarget, element, block, surface),
  };
  const words = plain(element.text?.text);
  if (!element.url) return h("button", { type: "button", ...attributes }, words);
  const drawn = link(element.url, words);
  const url = drawn.getAttribute("href");
  return h("a", { ...attributes, href: url, target: "_blank", rel: "noopener noreferrer" }, words);
}

function feedback(element, block, surface) {
  return [element.positive_button, element.negative_button].map((one) =>
    h(
      "button",
      {
        type: "button",
        class: "button",
        "aria-label": one.accessibility_label,
        onclick: (event) => act(event.currentTarget, element, block, surface, { value: one.value }),
      },
      plain(one.text.text),
    ),
  );
}

function overflow(element, block, surface, naming) {
  const items = element.options.map((option) => ({
    words: plain(option.text.text),
    url: option.url,
    take: (control) => act(control, element, block, surface, { value: option.value }),
  }));
  return menu("More options", icon("more"), items, naming?.["aria-describedby"]);
}

function image(element) {
  return picture(element.image_url, element.alt_text, "thumbnail");
}

/** Only pictures the workspace serves itself are fetched; for others the words stand, with a way to open them. */
export function picture(url, words, kind) {
  const own = url && (url.startsWith("data:image/") || new URL(url, location.href).origin === location.origin);
  if (own) return h("img", { src: url, alt: words ?? "", class: kind });
  return h("span", { class: "faint" }, "Picture: ", link(url, words || "open it"));
}

function placeholder(element) {
  return plain(element.placeholder?.text);
}

function moment(type, stateName, fromField, toField) {
  return function drawMoment(element, block, surface, naming) {
    const initial = element[stateName.replace("selected_", "initial_")];
    const names = { "aria-label": naming ? null : placeholder(element) || "Choose", ...naming };
    const field = h("input", { type, value: initial === undefined ? null : toField(initial), ...names });
    register(element, block, surface, field, () => ({ type: element.type, [stateName]: fromField(field.value) }));
    if (isLive(block)) {
      const name = stateName.replace("selected_", "");
      onChosen(field, () => act(field, element, block, surface, { [name]: fromField(field.value) }));
    }
    return type === "date" && !isLive(block) ? [field, inWords(field)] : field;
  };
}

/** Browsers write dates in the order of their own country; words cannot be misread. */
function inWords(field) {
  const words = h("output", { class: "in-words faint" });
  const tell = () => replace(words, field.value ? dayInWords(field.value) : "");
  field.addEventListener("input", tell);
  tell();
  return words;
}

function typed(type) {
  return function drawTyped(element, block, surface, naming) {
    const initial = element.initial_value;
    const shared = {
      "aria-label": naming ? null : placeholder(element) || "Text",
      placeholder: placeholder(element) || null,
      autocomplete: "off",
      inputmode: element.type === "number_input" ? "decimal" : null,
      ...naming,
    };
    const field = element.multiline || element.type === "rich_text_input"
      ? h("textarea", { rows: 4, ...shared })
      : h("input", { type, ...shared });
    field.value = typeof initial === "string" || typeof initial === "number" ? initial : "";
    register(element, block, surface, field, () => typedState(element, field));
    if (isLive(block)) onTyped(element, field, () => act(field, element, block, surface, { value: field.value }));
    return field;
  };
}

function typedState(element, field) {
  const words = field.value === "" ? null : field.value;
  if (element.type !== "rich_text_input") return { type: element.type, value: words };
  const section = { type: "rich_text_section", elements: [{ type: "text", text: words ?? "" }] };
  return { type: element.type, rich_text_value: words && { type: "rich_text", elements: [section] } };
}

function onTyped(element, field, send) {
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  if (when.includes("on_character_entered")) field.addEventListener("input", send);
  if (!when.includes("on_enter_pressed")) return;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    send();
  });
}
