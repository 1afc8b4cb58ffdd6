/** Where a person writes: Enter sends, suggestions come as they type, and words that could not be sent stay. */

import { attachment } from "./attaching.js";
import { once } from "./controls.js";
import { freshId, h, icon, replace } from "./dom.js";
import { suggestions } from "./completion.js";
import { begun, forget, keep } from "./drafts.js";
import { announce } from "./notices.js";

/** What was said before, by place: the up arrow brings it back, even after going elsewhere. */
const said = new Map();

/**
 * @param label what a screen reader calls the field
 * @param send (text, file) → promise of {ok, error?}
 * @param place whose memory of earlier words to use
 * @param files whether files may be shared here
 */
export function composer(app, { label, send, place, files = false, small = false }) {
  const list = h("ul", { class: "suggestions", role: "listbox", id: freshId("suggestions"), "aria-label": "Suggestions", hidden: true });
  const error = h("p", { class: "error", role: "alert", hidden: true });
  const field = h("textarea", {
    rows: 1, id: small ? null : "message-box", "aria-label": label, placeholder: label, "aria-autocomplete": "list", "aria-controls": list.id,
    autocomplete: "off", spellcheck: "true", oninput: typed, onkeydown: pressed, onblur: () => open([]),
  });
  const button = h("button", { type: "submit", class: "button primary send" }, icon("send"), h("span", {}, "Send"));
  const sharing = h("p", { class: "sharing faint", role: "status" });
  const attached = files ? attachment(app, { tell, focus: () => field.focus() }) : null;
  const form = h("form", { class: small ? "composer small" : "composer", onsubmit: (event) => (event.preventDefault(), sending()) },
    error, attached?.chip, attached && sharing, h("div", { class: "composer-box" }, list, attached?.controls, field, button));

  let options = [];
  let from = 0;
  let active = -1;
  let back = 0;

  function typed() {
    back = 0;
    grow();
    keep(place, field.value);
    const found = suggestions(field.value.slice(0, field.selectionStart), { commands: app.commands, people: app.names.people() });
    from = found.from;
    open(found.options, found.eager ? 0 : -1);
  }

  function open(found, first = -1) {
    const news = found.length > 0 && found.length !== options.length;
    options = found;
    replace(list, found.map((one, index) => suggestion(one, index)));
    list.hidden = found.length === 0;
    highlight(found.length > 0 ? first : -1);
    if (news) announce(`${found.length} suggestions. Use the up and down arrows.`);
  }

  function suggestion(one, index) {
    const take = (event) => (event.preventDefault(), complete(index));
    return h("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false", onpointerdown: take },
      h("span", {}, one.words), one.note && h("span", { class: "faint" }, one.note));
  }

  function highlight(index) {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index === -1) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function complete(index) {
    const rest = field.value.slice(field.selectionStart);
    const before = field.value.slice(0, from) + options[index].text;
    field.value = before + rest.trimStart();
    field.setSelectionRange(before.length, before.length);
    typed();
  }

  function pressed(event) {
    if (event.isComposing) return;
    const handled = options.length > 0 ? inList(event) : inField(event);
    if (handled) event.preventDefault();
  }

  function inList(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) return highlight((active + step + options.length + (active === -1 && step === -1 ? 1 : 0)) % options.length), true;
    if (event.key === "Escape") return open([]), event.stopPropagation(), true;
    if ((event.key === "Enter" || event.key === "Tab") && active !== -1 && !event.shiftKey) return complete(active), true;
    return inField(event);
  }

  function inField(event) {
    if (event.key === "Enter" && !event.shiftKey) return sending(), true;
    if (event.key === "ArrowUp" && (field.value === "" || back > 0)) return recall(back + 1);
    if (event.key === "ArrowDown" && back > 0) return recall(back - 1);
    return false;
  }

  function recall(steps) {
    const earlier = said.get(place) ?? [];
    if (steps > earlier.length) return true;
    field.value = steps === 0 ? "" : earlier[earlier.length - steps];
    back = steps;
    grow();
    return true;
  }

  function grow() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  async function sending() {
    const words = field.value.trim();
    const file = attached?.file;
    if (!words && !file) return;
    open([]);
    await once(form, async () => {
      field.readOnly = true;
      // What is on its way is no draft: the message may be drawn before its answer comes, and the page be left then.
      forget(place);
      if (file) replace(sharing, `Sharing ${file.name}…`);
      const answer = await send(words, file);
      replace(sharing);
      field.readOnly = false;
      tell(answer.ok ? "" : answer.error);
      if (!answer.ok) return keep(place, field.value);
      attached?.drop();
      if (words) said.set(place, [...(said.get(place) ?? []), words]);
      field.value = "";
      back = 0;
      grow();
    });
    field.focus();
  }

  function tell(words) {
    replace(error, words);
    error.hidden = !words;
  }

  field.value = begun(place) ?? "";
  if (field.value) requestAnimationFrame(grow);
  return { node: form, focus: () => field.focus(), take: attached?.take };
}
