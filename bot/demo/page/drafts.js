/** Words that were begun and not sent. They outlive a reload in this tab, as Slack keeps drafts. */

const named = (place) => `draft ${place}`;

export function begun(place) {
  return JSON.parse(sessionStorage.getItem(named(place)) ?? "null");
}

/** Nothing is kept of an empty field. */
export function keep(place, what) {
  if (what) sessionStorage.setItem(named(place), JSON.stringify(what));
  else forget(place);
}

export function forget(place) {
  sessionStorage.removeItem(named(place));
}
