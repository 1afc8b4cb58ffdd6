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

const held = new Map();

/** The same for words that a reload must forget, such as those of a ballot: who opens this tab next may be somebody else. */
export const passing = {
  begun: (place) => held.get(place) ?? null,
  keep: (place, what) => held.set(place, what),
  forget: (place) => held.delete(place),
};
