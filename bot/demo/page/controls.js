/** What fields and buttons share: being known to their form, acting once at a time, and knowing when a choice is made. */

import { confirmed } from "./confirm.js";

export function isLive(block) {
  return block.type !== "input" || block.dispatch_action === true;
}

/** Make the field known to the form, and let it act at once where it stands outside a form's inputs. */
export function register(element, block, surface, field, read) {
  surface.controls.push({ block_id: block.block_id, action_id: element.action_id, field, read });
}

/** Run the work once at a time: a second press while the first is under way does nothing. */
export async function once(control, work) {
  if (control.getAttribute("aria-busy") === "true") return;
  control.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    control.removeAttribute("aria-busy");
  }
}

export async function act(control, element, block, surface, selected) {
  if (element.confirm && !(await confirmed(element.confirm))) return;
  await once(control, () => surface.act(block.block_id, element.action_id, selected));
}

/**
 * Send a choice when it is made. Someone going through a list or a date with the keyboard changes it at each key, so
 * theirs counts when they press Enter or go on to the next field.
 */
export function onChosen(field, send) {
  let byKeys = false;
  let waiting = false;
  const settle = () => {
    if (waiting) send();
    waiting = false;
    byKeys = false;
  };
  field.addEventListener("pointerdown", () => (byKeys = false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") settle();
    else if (!["Tab", "Shift", "Escape"].includes(event.key)) byKeys = true;
  });
  field.addEventListener("change", () => {
    waiting = true;
    if (!byKeys) settle();
  });
  field.addEventListener("blur", settle);
}
