/** What an administrator can do to an account: close it, open it again, make it a guest's, move it to another time zone;
    and whether the workspace takes messages for closed ones. */

import * as api from "./api.js";
import { foldedPanel } from "./folded.js";
import { freshId, h, replace } from "./dom.js";

export function accountsPanel(app) {
  const who = h("select", { id: freshId("account"), onchange: draw });
  const active = h("input", { type: "checkbox", onchange: () => set({ active: active.checked }) });
  const guest = h("input", { type: "checkbox", onchange: () => set({ guest: guest.checked }) });
  const zone = h("select", { id: freshId("zone"), onchange: () => set({ tz: zone.value }) });
  const taken = h("input", { type: "checkbox", onchange: take });
  const note = h("span", { class: "faint note", id: freshId("taken") }, "Without a word, where else they are refused.");
  taken.setAttribute("aria-describedby", note.id);
  const panel = foldedPanel("person", "Accounts", [
    h("div", { class: "switch" }, h("label", { for: who.id }, "Whose account"), who),
    h("div", { class: "switch" }, h("label", { class: "box" }, active, h("span", {}, "Active"))),
    h("div", { class: "switch" }, h("label", { class: "box" }, guest, h("span", {}, "Guest"))),
    h("div", { class: "switch" }, h("label", { for: zone.id }, "Time zone"), zone),
    h("div", { class: "switch" }, h("label", { class: "box" }, taken, h("span", {}, "Takes messages for closed accounts")), note),
  ]);

  async function set(change) {
    const person = app.members.get(who.value);
    const answer = await api.changeAccount({ member: person.id, ...change });
    if (answer.ok) Object.assign(person, "active" in change ? { deleted: !change.active } : change);
    draw();
    const wrong = answer.ok ? answer.note : answer.error;
    panel.tell(wrong || said(person, change), Boolean(wrong));
  }

  async function take() {
    const wanted = taken.checked;
    const answer = await api.takeForClosedAccounts(wanted);
    if (answer.ok) app.takesForClosed = wanted;
    draw();
    const done = `Messages to closed accounts are ${wanted ? "taken" : "refused"}.`;
    panel.tell(answer.ok ? done : answer.error, !answer.ok);
  }

  function said(person, change) {
    if ("active" in change) return `${person.name} is now ${change.active ? "active" : "deactivated"}.`;
    if ("guest" in change) return `${person.name} is now ${change.guest ? "a guest" : "a full member"}.`;
    return `${person.name} is now in the time zone ${change.tz}.`;
  }

  function draw() {
    taken.checked = app.takesForClosed;
    const people = app.everybody().filter((one) => !one.bot);
    keepOptions(who, people.map((one) => [one.id, one.name]));
    const person = app.members.get(who.value);
    if (!person) return;
    active.checked = !person.deleted;
    guest.checked = person.guest;
    keepOptions(zone, [...new Set([...app.timeZones, person.tz])].map((one) => [one, one.split("/").at(-1).replaceAll("_", " ")]));
    zone.value = person.tz;
  }

  return { node: panel.node, draw };
}

/** New options only where they differ, so that a list in use stays open. */
function keepOptions(select, options) {
  const before = [...select.options].map((one) => `${one.value} ${one.text}`).join();
  if (before === options.map((one) => one.join(" ")).join()) return;
  const { value } = select;
  replace(select, options.map(([id, words]) => h("option", { value: id }, words)));
  if (options.some(([id]) => id === value)) select.value = value;
}
