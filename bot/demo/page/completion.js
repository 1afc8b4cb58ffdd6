/** What could be meant by the word being typed: a command, one of its words, or a member. */

const MOST = 8;

/**
 * Suggestions for the text before the caret, or none.
 *
 * `eager` ones are taken by Enter at once; a command's further words only after an arrow key, because what is typed
 * so far may be all that was meant.
 */
export function suggestions(before, { commands, people }) {
  return command(before, commands) ?? furtherWord(before, commands) ?? member(before, people) ?? none();
}

function none() {
  return { options: [], from: 0, eager: false };
}

function command(before, commands) {
  if (!/^\/\S*$/.test(before)) return null;
  const options = commands
    .filter((one) => one.command.startsWith(before) && one.command !== before)
    .map((one) => ({ words: `${one.command} ${one.usage ?? ""}`.trim(), note: one.description, text: `${one.command} ` }));
  return { options: options.slice(0, MOST), from: 0, eager: true };
}

/** The words a command's usage offers between its brackets: `[overdue | due | mine]`. */
function furtherWord(before, commands) {
  const [, name, begun] = /^(\/\S+)\s+(\S*)$/.exec(before) ?? [];
  const found = commands.find((one) => one.command === name);
  if (!found) return null;
  const words = (found.usage ?? "").replace(/^\[|\]$/g, "").split("|").map((word) => word.trim());
  const options = words
    .filter((word) => word && word.startsWith(begun) && word !== begun)
    .map((word) => ({ words: word, note: "", text: `${word} ` }));
  return { options: options.slice(0, MOST), from: before.length - begun.length, eager: false };
}

function member(before, people) {
  const [, begun] = /(?:^|\s)@([\p{L}\d' -]{0,30})$/u.exec(before) ?? [];
  if (begun === undefined) return null;
  const wanted = begun.toLowerCase();
  const options = people
    .filter((one) => one.name.toLowerCase().startsWith(wanted) && one.name !== begun)
    .map((one) => ({ words: one.name, note: one.title ?? "", text: `@${one.name} ` }));
  return { options: options.slice(0, MOST), from: before.length - begun.length - 1, eager: true };
}
