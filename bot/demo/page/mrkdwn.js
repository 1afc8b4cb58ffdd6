/** Slack's mrkdwn, drawn. `names` knows the members and channels that mentions point at. */

import { h, link } from "./dom.js";
import { emojiNamed, isEmoji, withSigns } from "./emoji.js";
import { dated } from "./moments.js";

const INLINE = new RegExp(
  [
    /`(?=\S)(?<code>[^`\n]*[^`\s])`/,
    /<(?<angle>[^<>\n]+)>/,
    /(?<url>https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~])/,
    /(?<![\w*])\*(?=\S)(?<bold>[^*\n]*?\S)\*(?![\w*])/,
    /(?<![\w_])_(?=\S)(?<italic>[^_\n]*?\S)_(?![\w_])/,
    /(?<![\w~])~(?=\S)(?<strike>[^~\n]*?\S)~(?![\w~])/,
    /:(?<emoji>[a-z0-9_+-]+):/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "g",
);

const FENCE = /```\n?([\s\S]*?)\n?```/;
const QUOTE = /^(?:&gt;|>) ?/;
const QUOTE_TO_THE_END = /^(?:&gt;|>){3} ?/;
const BULLET = /^\s*[•◦▪-]\s+/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+/;

/** Whole text with its lines, lists, quotes and fenced code, as block elements. */
export function mrkdwn(text, names) {
  return (text ?? "").split(new RegExp(FENCE, "g")).flatMap((piece, index) => {
    if (index % 2 === 1) return [h("pre", { tabindex: "0" }, h("code", {}, readable(piece)))];
    return piece.trim() ? paragraphs(piece.replace(/^\n+|\n+$/g, "").split("\n"), names) : [];
  });
}

function paragraphs(lines, names) {
  const drawn = [];
  let rest = lines;
  while (rest.length > 0) {
    const [element, used] = nextPart(rest, names);
    if (element) drawn.push(element);
    rest = rest.slice(used);
  }
  return drawn;
}

function nextPart(lines, names) {
  const [first] = lines;
  if (!first.trim()) return [null, 1];
  if (QUOTE_TO_THE_END.test(first)) {
    return [quote([first.replace(QUOTE_TO_THE_END, ""), ...lines.slice(1)], names), lines.length];
  }
  for (const [pattern, draw] of [[QUOTE, quoted], [BULLET, bullets], [NUMBER, numbers]]) {
    const count = run(lines, (line) => pattern.test(line));
    if (count > 0) return [draw(lines.slice(0, count), names), count];
  }
  const count = run(lines, (line) => line.trim() && ![QUOTE, BULLET, NUMBER].some((start) => start.test(line)));
  return [h("p", {}, broken(lines.slice(0, count), names)), count];
}

/** How many lines from the start are of this kind. */
export function run(lines, isOfThisKind) {
  const end = lines.findIndex((line) => !isOfThisKind(line));
  return end === -1 ? lines.length : end;
}

function quote(lines, names) {
  return h("blockquote", {}, paragraphs(lines, names));
}

function quoted(lines, names) {
  return quote(lines.map((line) => line.replace(QUOTE, "")), names);
}

function bullets(lines, names) {
  return h("ul", {}, lines.map((line) => h("li", {}, inline(line.replace(BULLET, ""), names))));
}

function numbers(lines, names) {
  const start = NUMBER.exec(lines[0])[1];
  return h("ol", { start }, lines.map((line) => h("li", {}, inline(line.replace(NUMBER, ""), names))));
}

function broken(lines, names) {
  return lines.flatMap((line, index) => (index ? [h("br"), inline(line, names)] : [inline(line, names)]));
}

/** One line's worth: emphasis, code, links, mentions, emoji. */
export function inline(text, names) {
  const drawn = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    drawn.push(withSigns(readable(text.slice(at, found.index))));
    drawn.push(piece(found, names));
    at = found.index + found[0].length;
  }
  drawn.push(withSigns(readable(text.slice(at))));
  return drawn.flat(Infinity);
}

function piece(found, names) {
  const { code, angle, url, bold, italic, strike, emoji } = found.groups;
  if (code !== undefined) return h("code", {}, readable(code));
  if (bold !== undefined) return h("strong", {}, inline(bold, names));
  if (italic !== undefined) return h("em", {}, inline(italic, names));
  if (strike !== undefined) return h("s", {}, inline(strike, names));
  if (url !== undefined) return link(readable(url));
  if (angle !== undefined) return pointed(angle, names);
  return isEmoji(emoji) ? emojiNamed(emoji) : found[0];
}

/** What stands between `<` and `>`; anything unknown stays exactly as it was written. */
function pointed(inside, names) {
  const [target, label] = inside.split(/\|(.*)/s);
  if (/^@[UW]\w+$/.test(target)) return mention(names.member(target.slice(1)), label, names);
  if (/^#C\w+$/.test(target)) return h("span", { class: "mention" }, `#${names.channel(target.slice(1)) ?? label ?? "a channel"}`);
  if (target.startsWith("!date^")) return dated(target, readable(label ?? ""));
  if (/^!(channel|here|everyone)$/.test(target)) return h("span", { class: "mention" }, `@${target.slice(1)}`);
  if (target.startsWith("!subteam^")) return h("span", { class: "mention" }, label ?? "a group");
  if (/^(https?:\/\/|mailto:)/i.test(target)) return link(readable(target), label === undefined ? undefined : withSigns(readable(label)));
  return readable(`<${inside}>`);
}

export function mention(member, label, names) {
  const name = member?.name ?? label ?? "someone no longer here";
  const mine = member !== undefined && member.id === names.me;
  return h("span", { class: mine ? "mention mine" : "mention" }, `@${name}`);
}

/** Slack sends three characters escaped; no others. */
export function readable(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
