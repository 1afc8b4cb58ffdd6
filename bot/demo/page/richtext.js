/** Slack's rich_text: sections, lists, quotes and code, already taken apart by whoever wrote them. */

import { h, link } from "./dom.js";
import { emojiNamed, withSigns } from "./emoji.js";
import { mention } from "./mrkdwn.js";
import { dated } from "./moments.js";

export function richText(block, names) {
  return nested(block.elements ?? [], names);
}

/** Lists say how deep they stand; a deeper one belongs inside the last item of the one above it. */
function nested(parts, names) {
  const drawn = [];
  let open = [];
  for (const part of parts) {
    if (part.type !== "rich_text_list") {
      open = [];
      drawn.push(...drawPart(part, names));
      continue;
    }
    const depth = Math.min(part.indent ?? 0, open.length);
    const list = drawList(part, names);
    const parent = depth > 0 ? open[depth - 1].lastElementChild : null;
    if (parent) parent.append(list);
    else drawn.push(list);
    open = [...open.slice(0, depth), list];
  }
  return drawn;
}

function drawList(part, names) {
  const items = (part.elements ?? []).map((item) => h("li", {}, pieces(item.elements, names)));
  if (part.style !== "ordered") return h("ul", {}, items);
  return h("ol", { start: (part.offset ?? 0) + 1 }, items);
}

function drawPart(part, names) {
  switch (part.type) {
    case "rich_text_section":
      return [h("p", { class: "lines" }, pieces(part.elements, names))];
    case "rich_text_quote":
      return [h("blockquote", { class: "lines" }, pieces(part.elements, names))];
    case "rich_text_preformatted":
      return [h("pre", { tabindex: "0" }, h("code", {}, pieces(part.elements, names)))];
    default:
      return [];
  }
}

function pieces(elements, names) {
  return (elements ?? []).map((element) => styled(drawPiece(element, names), element.style ?? {}));
}

function drawPiece(element, names) {
  switch (element.type) {
    case "text":
      return withSigns(element.text);
    case "link":
      return link(element.url, element.text);
    case "user":
      return mention(names.member(element.user_id), undefined, names);
    case "channel":
      return h("span", { class: "mention" }, `#${names.channel(element.channel_id) ?? "a channel"}`);
    case "usergroup":
      return h("span", { class: "mention" }, "@a group");
    case "broadcast":
      return h("span", { class: "mention" }, `@${element.range}`);
    case "emoji":
      return emojiNamed(element.name);
    case "date":
      return dated(`!date^${element.timestamp}^${element.format}`, element.fallback ?? "");
    case "color":
      return h("code", {}, element.value);
    default:
      return element.text ?? "";
  }
}

function styled(drawn, style) {
  const tags = { code: "code", bold: "strong", italic: "em", strike: "s" };
  return Object.entries(tags).reduce((inner, [name, tag]) => (style[name] ? h(tag, {}, inner) : inner), drawn);
}
