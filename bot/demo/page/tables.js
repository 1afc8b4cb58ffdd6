/** Tables: a plain one, and the data table that sorts by its headers and turns its own pages. */

import { freshId, h, replace, unseen } from "./dom.js";
import { plain, withSigns } from "./emoji.js";
import { richText } from "./richtext.js";

export function dataTable(block, names) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? 5;
  const named = block.row_header_column_index ?? 0;
  const view = { column: null, down: false, page: 0 };
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const caption = freshId("caption");

  const body = h("tbody");
  const numeric = (column) => rows.every((row) => row[column].type === "raw_number");
  const headers = head.map((cell, column) => h("th", { scope: "col", class: numeric(column) ? "number" : null }, sorter(cell, column)));
  const count = h("p", { class: "count", role: "status" });
  const turn = (by) => () => {
    view.page = Math.min(pages - 1, Math.max(0, view.page + by));
    draw();
  };
  const back = h("button", { type: "button", class: "button small", onclick: turn(-1) }, "Previous", unseen(" rows"));
  const on = h("button", { type: "button", class: "button small", onclick: turn(1) }, "Next", unseen(" rows"));

  function sorter(cell, column) {
    const arrow = h("span", { class: "arrow", "aria-hidden": "true" });
    return h("button", { type: "button", class: "sorter", onclick: () => sortBy(column) }, plain(cell.text), arrow);
  }

  function sortBy(column) {
    view.down = view.column === column && !view.down;
    Object.assign(view, { column, page: 0 });
    draw();
  }

  function draw() {
    headers.forEach((header, column) => {
      const order = view.column === column ? (view.down ? "descending" : "ascending") : "none";
      header.setAttribute("aria-sort", order);
    });
    const first = view.page * size;
    const shown = sorted(rows, view).slice(first, first + size);
    replace(body, shown.map((row) => h("tr", {}, row.map((cell, column) => drawCell(cell, column === named, names)))));
    replace(count, `Rows ${first + 1} to ${first + shown.length} of ${rows.length}`);
    // A button at its end stays where it is, so that the keyboard's place is not lost.
    back.setAttribute("aria-disabled", String(view.page === 0));
    on.setAttribute("aria-disabled", String(view.page === pages - 1));
  }

  draw();
  const table = h("table", { class: "data" }, h("caption", { id: caption }, plain(block.caption)), h("thead", {}, h("tr", {}, headers)), body);
  const foot = pages > 1 && h("div", { class: "pager" }, count, h("div", { class: "buttons" }, back, on));
  return framed(h("div", { class: "table-box", tabindex: "0", role: "group", "aria-labelledby": caption }, table), foot);
}

/** A table in its frame, which says first where columns are out of sight. */
function framed(box, foot) {
  const hint = h("p", { class: "count", hidden: true }, "More columns: scroll the table sideways.");
  new ResizeObserver(() => (hint.hidden = box.scrollWidth <= box.clientWidth)).observe(box);
  return h("div", { class: "table-frame" }, hint, box, foot);
}

function sorted(rows, { column, down }) {
  if (column === null) return rows;
  const ascending = [...rows].sort((one, other) => compared(one[column], other[column]));
  return down ? ascending.reverse() : ascending;
}

function compared(one, other) {
  if (one.type === "raw_number" && other.type === "raw_number") return one.value - other.value;
  return wordsOf(one).localeCompare(wordsOf(other), "en-GB", { numeric: true });
}

/** All text inside a cell, in order. */
function wordsOf(part) {
  if (typeof part.text === "string") return part.text;
  return (part.elements ?? []).map(wordsOf).join(" ");
}

/** Short cells stay on one line, so that the long ones get the room. */
const SHORT = 16;

function drawCell(cell, isHeader, names) {
  const kind = cell.type === "raw_number" ? "number" : null;
  const attributes = { class: kind ?? (wordsOf(cell).length <= SHORT ? "short" : null) };
  return isHeader ? h("th", { scope: "row", ...attributes }, inside(cell, names)) : h("td", attributes, inside(cell, names));
}

function inside(cell, names) {
  if (cell.type === "rich_text") return h("div", { class: "prose" }, richText(cell, names));
  return withSigns(plain(cell.text));
}

/** The `table` block: its first row heads the columns. */
export function simpleTable(block, names) {
  const align = (column) => block.column_settings?.[column]?.align;
  const [head, ...rows] = block.rows;
  const drawRow = (row, tag, scope) => h("tr", {}, row.map((cell, column) => h(tag, { scope, class: align(column) }, inside(cell, names))));
  const table = h("table", {}, h("thead", {}, drawRow(head, "th", "col")), h("tbody", {}, rows.map((row) => drawRow(row, "td"))));
  return framed(h("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": "Table" }, table));
}
