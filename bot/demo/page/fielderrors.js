/** How a field that is wrong is shown: its sentence above it, tied to it for a screen reader. */

/** Show or clear one field's error; true when there is one. */
export function drawnError(control, words) {
  const { field, error, described } = control;
  if (!error) return false;
  error.textContent = words ?? "";
  error.hidden = !words;
  if (words) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const describes = [described, words && error.id].filter(Boolean).join(" ");
  if (describes) field.setAttribute("aria-describedby", describes);
  else field.removeAttribute("aria-describedby");
  return Boolean(words);
}
