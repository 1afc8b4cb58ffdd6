/** The `markdown` block: ordinary Markdown, the parts a report uses. */

import { h, link } from "./dom.js";
import { emojiNamed, withSigns } from "./emoji.js";
import { run } from "./mrkdwn.js";

const INLINE = new RegExp(
  [
    /`(?<code>[^`\n]+)`/,
    /!?\[(?<label>[^\]\n]*)\]\((?<url>[^)\s]+)\)/,
    /(?<bare>https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"*_~])/,
    /(?:\*\*(?=\S)(?<bold>.+?)\*\*)|(?:__(?=\S)(?<bold2>.+?)__)/,
    /(?:\*(?=\S)(?<italic>[^*\n]+?)\*)|(?:(?<!\w)_(?=\S)(?<italic2>[^_\n]+?)_(?!\w))/,
    /~~(?=\S)(?<strike>.+?)~~/,
    /:(?<emoji>[a-z0-9_+-]+):/,
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "g",
);

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,})$/;
const BULLET = /^\s*[-*+]\s+/;
const NUMBER = /^\s*\d{1,3}[.)]\s+/;
const QUOTE = /^\s*>\s?/;
const ROW = /^\s*\|.*\|\s*$/;
const STARTS = [HEADING, RULE, BULLET, NUMBER, QUOTE, ROW];

/** Headings are set below the message's own level `level`. */
export function markdown(text, level = 3) {
  return text.split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m).flatMap((piece, index) => {
    if (index % 2 === 1) return [h("pre", { tabindex: "0" }, h("code", {}, piece.trimEnd()))];
    return parts(piece.split("\n"), level);
  });
}

function parts(lines, level) {
  const drawn = [];
  let rest = lines;
  while (rest.length > 0) {
    const [element, used] = nextPart(rest, level);
    if (element) drawn.push(element);
    rest = rest.slice(used);
  }
  return drawn;
}

function nextPart(lines, level) {
  const [first] = lines;
  if (!first.trim()) return [null, 1];
  const heading = HEADING.exec(first);
  if (heading) return [h(`h${Math.min(6, level + heading[1].length - 1)}`, {}, inline(heading[2])), 1];
  if (RULE.test(first)) return [h("hr"), 1];
  for (const [pattern, draw] of [[ROW, table], [BULLET, list("ul", BULLET)], [NUMBER, list("ol", NUMBER)], [QUOTE, quote]]) {
    const count = run(lines, (line) => pattern.test(line));
    if (count > 0) return [draw(lines.slice(0, count), level), count];
  }
  const count = run(lines, (line) => line.trim() && !STARTS.some((start) => start.test(line)));
  return [h("p", {}, inline(lines.slice(0, Math.max(count, 1)).join("\n"))), Math.max(count, 1)];
}

function list(tag, pattern) {
  return (lines) => h(tag, {}, lines.map((line) => h("li", {}, inline(line.replace(pattern, "")))));
}

function quote(lines, level) {
  return h("blockquote", {}, parts(lines.map((line) => line.replace(QUOTE, "")), level));
}

function table(lines) {
  const rows = lines.map((line) => line.trim().slice(1, -1).split("|").map((cell) => cell.trim()));
  const [head, ...body] = rows.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  return h(
    "div",
    { class: "table-box", tabindex: "0", role: "group", "aria-label": "Table" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, head.map((cell) => h("th", { scope: "col" }, inline(cell))))),
      h("tbody", {}, body.map((row) => h("tr", {}, row.map((cell) => h("td", {}, inline(cell)))))),
    ),
  );
}

function inline(text) {
  const drawn = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    drawn.push(withSigns(text.slice(at, found.index)), piece(found));
    at = found.index + found[0].length;
  }
  drawn.push(withSigns(text.slice(at)));
  return drawn.flat(Infinity);
}

function piece(found) {
  const { code, label, url, bare, bold, bold2, italic, italic2, strike, emoji } = found.groups;
  if (code !== undefined) return h("code", {}, code);
  if (url !== undefined) return link(url, inline(label || url));
  if (bare !== undefined) return link(bare);
  if (bold ?? bold2) return h("strong", {}, inline(bold ?? bold2));
  if (italic ?? italic2) return h("em", {}, inline(italic ?? italic2));
  if (strike !== undefined) return h("s", {}, inline(strike));
  return emojiNamed(emoji);
}
