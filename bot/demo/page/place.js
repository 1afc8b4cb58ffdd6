/** Where the person is, kept in the address: `?as=U…` whom they speak as, `&in=C…` what they look at. */

export const HOME = "home";

export function read() {
  const words = new URLSearchParams(location.search);
  return { as: words.get("as"), in: words.get("in") };
}

export function address(as, where) {
  return `?${new URLSearchParams({ as, in: where })}`;
}

/** The same person in the other chat. */
export function otherChat(chat, as) {
  return `${chat === "teams" ? "/teams" : "/"}?${new URLSearchParams({ as })}`;
}

/** Put the place in the address; `fresh` makes a new step for the browser's Back button. */
export function write(as, where, fresh) {
  const now = read();
  if (now.as === as && now.in === where) return;
  history[fresh ? "pushState" : "replaceState"](null, "", address(as, where));
}
