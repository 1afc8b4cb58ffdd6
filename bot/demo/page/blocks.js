/** Block Kit's blocks, drawn one by one. A surface (see elements.js) says where they stand and who acts. */

import { chart } from "./charts.js";
import { freshId, h, link, unseen } from "./dom.js";
import { drawElement, picture } from "./elements.js";
import { plain, withSigns } from "./emoji.js";
import { markdown } from "./markdown.js";
import { inline, mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { dataTable, simpleTable } from "./tables.js";

const NOT_DRAWN = "(This kind of block is not drawn here.)";

const DRAWN = {
  header: (block, surface) => h(`h${surface.heading}`, { class: "title" }, withSigns(plain(block.text.text))),
  section, context, actions, image, input, alert, card, container, plan, carousel, video,
  divider: () => h("hr"),
  rich_text: (block, surface) => h("div", { class: "prose" }, richText(block, surface.names)),
  markdown: (block, surface) => h("div", { class: "prose" }, markdown(block.text, surface.heading)),
  context_actions: actions,
  data_table: (block, surface) => dataTable(block, surface.names),
  table: (block, surface) => simpleTable(block, surface.names),
  task_card: (block, surface) => taskCard(block, surface),
  data_visualization: (block) => chart(block),
  file: (block) => h("p", { class: "faint" }, `File: ${block.external_id ?? "shared in the workspace"}`),
};

export function drawBlocks(blocks, surface) {
  return blocks.map((block) => {
    const draw = DRAWN[block.type];
    return draw ? draw(block, surface) : h("p", { class: "faint" }, NOT_DRAWN);
  });
}

/** A text object, short: plain words or mrkdwn on one line. */
function words(text, surface) {
  if (!text) return null;
  return text.type === "mrkdwn" ? inline(text.text, surface.names) : withSigns(plain(text.text));
}

/** A text object, long: mrkdwn with its paragraphs and lists. */
function prose(text, surface) {
  if (!text) return null;
  return text.type === "mrkdwn" ? mrkdwn(text.text, surface.names) : h("p", { class: "lines" }, withSigns(plain(text.text)));
}

const FOLDED_FROM = 700;

/** Slack folds a long text under "See more", unless the block asks it not to. */
function folded(block, words) {
  if (block.expand || (block.text?.text ?? "").length <= FOLDED_FROM) return words;
  return h("details", { class: "see-more" }, h("summary", {}, "See more"), words);
}

function section(block, surface) {
  const id = freshId("section");
  const fields = block.fields && h("div", { class: "fields" }, block.fields.map((field) => h("div", {}, prose(field, surface))));
  const body = h("div", { class: "prose", id }, folded(block, prose(block.text, surface)), fields);
  if (!block.accessory) return body;
  const naming = block.accessory.type === "button" || block.accessory.type === "overflow" ? { "aria-describedby": id } : undefined;
  const accessory = drawElement(block.accessory, block, surface, naming);
  return h("div", { class: "section" }, body, h("div", { class: "accessory" }, accessory));
}

function context(block, surface) {
  const parts = block.elements.map((element) =>
    element.type === "image" ? picture(element.image_url, element.alt_text, "tiny") : h("div", {}, prose(element, surface)),
  );
  return h("div", { class: "context prose" }, parts);
}

function actions(block, surface) {
  return h("div", { class: "buttons" }, block.elements.map((element) => drawElement(element, block, surface)));
}

function image(block) {
  const url = block.image_url ?? block.slack_file?.url;
  const title = block.title && h("figcaption", {}, withSigns(plain(block.title.text)));
  return h("figure", { class: "picture" }, title, picture(url, block.alt_text, "large"));
}

/** A form's field: its label, hint and, later, what is wrong with it. */
function input(block, surface) {
  const id = freshId("field");
  const grouped = ["radio_buttons", "checkboxes"].includes(block.element.type) || block.element.type.startsWith("multi_");
  const label = h(grouped ? "div" : "label", { class: "label", id: `${id}-label`, for: grouped ? null : id },
    plain(block.label.text), block.optional && h("span", { class: "faint" }, " (optional)"));
  const hint = block.hint && h("p", { class: "hint", id: `${id}-hint` }, plain(block.hint.text));
  const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
  const described = hint ? `${id}-hint` : null;
  const naming = { id, "aria-describedby": described, [grouped ? "aria-labelledby" : "name"]: grouped ? `${id}-label` : id };
  const before = surface.controls.length;
  const field = drawElement(block.element, block, surface, naming);
  const control = surface.controls[before];
  if (control) Object.assign(control, { block, error, described });
  return h("div", { class: "field" }, label, hint, error, field);
}

const LEVELS = { default: "Note", info: "For information", warning: "Warning", error: "Problem", success: "Done" };

function alert(block, surface) {
  const level = block.level in LEVELS ? block.level : "default";
  const name = h("strong", { class: "level" }, LEVELS[level]);
  return h("div", { class: `alert ${level}` }, name, h("div", {}, prose(block.text, surface)));
}

function card(block, surface) {
  const heading = words(block.title, surface);
  return h(
    "div",
    { class: "card" },
    block.hero_image && picture(block.hero_image.image_url, block.hero_image.alt_text, "large"),
    block.icon && picture(block.icon.image_url, block.icon.alt_text, "tiny"),
    heading && h(`h${surface.heading}`, { class: "title small" }, heading),
    block.subtitle && h("p", { class: "faint" }, words(block.subtitle, surface)),
    block.body && h("div", { class: "prose" }, prose(block.body, surface)),
    block.subtext && h("p", { class: "faint" }, words(block.subtext, surface)),
    block.actions && actions({ ...block, elements: block.actions }, surface),
  );
}

function carousel(block, surface) {
  return h("ul", { class: "carousel", tabindex: "0", "aria-label": "Cards" }, block.elements.map((one) => h("li", {}, card(one, surface))));
}

function container(block, surface) {
  const title = block.rich_text_title
    ? h("div", {}, richText(block.rich_text_title, surface.names))
    : h(block.is_collapsible ? "span" : `h${surface.heading}`, { class: "title small" }, words(block.title, surface));
  const subtitle = block.subtitle && h("p", { class: "faint" }, words(block.subtitle, surface));
  const children = h("div", { class: "blocks" }, drawBlocks(block.child_blocks, surface));
  if (!block.is_collapsible) {
    return h("div", { class: `container ${block.has_header_divider ? "ruled" : ""}` }, h("div", { class: "head" }, title, subtitle), children);
  }
  const open = !block.default_collapsed;
  return h("details", { class: "container", open }, h("summary", {}, title), subtitle, children);
}

const STATES = { pending: "Not started", in_progress: "In progress", complete: "Complete", error: "Problem" };
const STATE_SIGNS = { pending: "○", in_progress: "◐", complete: "✓", error: "!" };

function plan(block, surface) {
  const tasks = block.tasks.map((task) => h("li", {}, taskCard(task, surface)));
  return h("div", { class: "container" }, h(`h${surface.heading}`, { class: "title small" }, block.title), h("ol", { class: "tasks" }, tasks));
}

function taskCard(task, surface) {
  const sources = (task.sources ?? []).map((source) => h("li", {}, link(source.url, source.text)));
  return h(
    "div",
    { class: `task ${task.status}` },
    h("p", {}, h("span", { class: "sign", "aria-hidden": "true" }, STATE_SIGNS[task.status]), h("strong", {}, task.title),
      unseen(": "), h("span", { class: "chip" }, STATES[task.status] ?? task.status)),
    [task.details, task.output].filter(Boolean).map((part) => h("div", { class: "prose" }, richText(part, surface.names))),
    sources.length > 0 && h("ul", {}, sources),
  );
}

function video(block) {
  const title = link(block.title_url ?? block.video_url, plain(block.title.text));
  const more = block.description && h("p", {}, plain(block.description.text));
  return h("div", { class: "card" }, h("p", {}, "Video: ", title), more, h("p", { class: "faint" }, block.alt_text));
}
