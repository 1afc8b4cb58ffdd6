/** A form of the bot's, as a dialog: drawn, sent once, and its errors set beside their fields. */

import * as api from "./api.js";
import { drawBlocks } from "./blocks.js";
import { once } from "./controls.js";
import { h, icon, replace, sameControl } from "./dom.js";
import { begun, forget, keep } from "./drafts.js";
import { plain } from "./emoji.js";
import { drawnError } from "./fielderrors.js";
import { surface, values } from "./surface.js";

/** One per page. `show(view)` opens, redraws or, with null, closes. */
export function modalHost(app) {
  const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" });
  let shown = null;
  let ground = null;
  let opener = null;
  let latest = null;
  document.body.append(dialog);

  // A button that is being answered is switched off and so loses the focus: what had it last is remembered.
  document.addEventListener("focusin", (event) => {
    if (!dialog.contains(event.target)) latest = event.target;
  });

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismiss();
  });

  function show(view) {
    if (view === null) return hide();
    const again = shown?.id === view.id;
    if (again && shown.hash === view.hash) return undefined;
    const remembered = { ...view.state?.values, ...(again ? values(ground.controls) : begun(view.id)) };
    const focused = again ? ground.controls.findIndex((one) => one.field.contains(document.activeElement)) : -1;
    shown = view;
    ground = surface({ names: app.names, heading: 3, remembered, press });
    draw(view);
    if (!dialog.open) {
      opener = document.activeElement === document.body ? latest : document.activeElement;
      dialog.showModal();
    }
    if (!again || focused !== -1) focusOn(ground.controls[Math.max(focused, 0)]);
    return undefined;
  }

  function hide() {
    if (shown) forget(shown.id);
    shown = null;
    if (dialog.open) dialog.close();
    replace(dialog);
    // What opened the form may have been drawn anew meanwhile.
    const main = document.getElementById("main");
    if (opener) (opener.isConnected ? opener : (sameControl(main, opener) ?? main)).focus();
    opener = null;
  }

  function draw(view) {
    const drafted = !app.undrafted.includes(view.callback_id);
    const form = h("form", { novalidate: true, onsubmit: submit, oninput: () => drafted && keep(view.id, values(ground.controls)) });
    const trouble = h("p", { class: "error", role: "alert", id: "modal-trouble", hidden: true });
    const words = h("div", { class: "blocks modal-body", tabindex: "-1" }, drawBlocks(view.blocks, ground));
    replace(form, words, trouble, buttons(view));
    const close = h("button", { type: "button", class: "plain", "aria-label": "Close", onclick: dismiss }, icon("close"));
    replace(dialog, h("div", { class: "modal-head" }, h("h2", { id: "modal-title", tabindex: "-1" }, plain(view.title.text)), close), form);
  }

  function buttons(view) {
    const cancel = h("button", { type: "button", class: "button", onclick: dismiss }, plain(view.close?.text ?? "Cancel"));
    const send = view.submit && h("button", { type: "submit", class: "button primary" }, plain(view.submit.text));
    return h("div", { class: "buttons end modal-foot" }, cancel, send);
  }

  function focusOn(control) {
    if (!control) return dialog.querySelector("h2").focus();
    const field = control.field.matches("input, select, textarea") ? control.field : inGroup(control.field);
    return field?.focus();
  }

  /** Where the Tab key would come to: the choice that is made, or else the first. */
  function inGroup(group) {
    return group.querySelector("input:checked") ?? group.querySelector("input");
  }

  async function press(what) {
    const answer = await api.press({ as: app.me.id, view_id: shown.id, ...what });
    trouble(answer.ok ? "" : answer.error);
  }

  async function submit(event) {
    event.preventDefault();
    await once(event.target, () => sending(event.target));
  }

  async function sending(form) {
    const send = form.querySelector("button[type=submit]");
    const view = shown;
    send.setAttribute("aria-disabled", "true");
    const answer = await api.submit(app.me.id, view.id, values(ground.controls));
    send.removeAttribute("aria-disabled");
    if (!answer.ok) return trouble(answer.error);
    if (answer.errors && Object.keys(answer.errors).length > 0) return mark(answer.errors);
    // The server may have told of a new view already; only close what was sent.
    if (answer.view) return show(answer.view);
    return shown === view ? hide() : undefined;
  }

  /** Set errors beside their fields and go to the first; true when there were any. */
  function mark(errors) {
    trouble("");
    const marked = ground.controls.filter((control) => drawnError(control, errors[control.block_id]));
    const elsewhere = Object.keys(errors).filter((id) => !marked.some((control) => control.block_id === id));
    if (elsewhere.length > 0) trouble(elsewhere.map((id) => errors[id]).join(" "));
    if (marked.length > 0) focusOn(marked[0]);
    return Object.keys(errors).length > 0;
  }

  function trouble(words) {
    const place = dialog.querySelector("#modal-trouble");
    if (!place) return;
    replace(place, words);
    place.hidden = !words;
  }

  function dismiss() {
    const form = dialog.querySelector("form");
    if (shown === null || form?.getAttribute("aria-busy") === "true") return;
    const { id } = shown;
    hide();
    api.close(app.me.id, id);
  }

  return { show, isOpen: () => shown !== null };
}
