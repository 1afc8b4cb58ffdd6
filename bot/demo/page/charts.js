/** Charts, drawn simply, each with its numbers as a table beneath for anyone who cannot or would not read the picture. */

import { h, svg } from "./dom.js";

const HEIGHT = 240;
const LEFT = 44;
const BOTTOM = 28;
const TOP = 12;
const LETTER = 7;

export function chart(block) {
  // As wide as a phone's screen lets it be read: a picture that is made smaller has its words made smaller.
  const width = Math.min(560, Math.max(240, innerWidth - 72));
  const { type } = block.chart;
  const parts = type === "pie" ? [shares(block.chart.segments, width)] : onAxes(block.chart, width);
  return h("figure", { class: "chart" }, h("figcaption", {}, block.title), parts, numbers(block.title, block.chart));
}

function onAxes(drawn, width) {
  const { x_label: across, y_label: up } = drawn.axis_config;
  return [up && h("p", { class: "faint" }, up), axes(drawn, width), across && h("p", { class: "faint across" }, across), legend(drawn.series)];
}

/** A series named after a status colour wears it; others take their turn. */
function tint(name, index) {
  const status = /\b(red|amber|green|blue|grey)\b/i.exec(name)?.[1].toLowerCase();
  return status ? `tint-${status}` : `tint-${index % 6}`;
}

/** A pie's parts as bars in a row each: lengths compare better than angles, and names stand beside them. */
function shares(segments, full) {
  const total = segments.reduce((sum, one) => sum + one.value, 0);
  const row = 30;
  const longest = Math.max(...segments.map((one) => one.value));
  const words = segments.map((one) => `${one.value} (${Math.round((one.value / total) * 100)}%)`);
  const left = LETTER * Math.max(...segments.map((one) => one.label.length)) + 12;
  const right = LETTER * Math.max(...words.map((one) => one.length)) + 16;
  const bars = segments.map((one, index) => {
    const y = index * row;
    const width = Math.max(2, (one.value / longest) * (full - left - right));
    return svg("g", {},
      svg("text", { x: left - 10, y: y + 19, class: "end" }, one.label),
      svg("rect", { x: left, y: y + 5, width, height: row - 10, rx: 3, class: tint(one.label, index) }),
      svg("text", { x: left + 8 + width, y: y + 19 }, words[index]));
  });
  return canvas(full, segments.length * row, bars);
}

function canvas(width, height, parts) {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, style: `max-inline-size: ${width}px`, "aria-hidden": "true", focusable: "false" }, parts);
}

function axes({ type, series, axis_config: axis }, width) {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const low = Math.min(0, ...values);
  const high = niceCeiling(Math.max(1, ...values));
  const step = (width - LEFT) / axis.categories.length;
  // Where names would run into each other, some are left to the table.
  const each = Math.ceil((LETTER * Math.max(...axis.categories.map((name) => name.length)) + 6) / step);
  const y = (value) => TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const x = (category) => LEFT + (category + 0.5) * step;
  const lines = [low, (low + high) / 2, high].map((value) => svg("g", {},
    svg("line", { x1: LEFT, x2: width, y1: y(value), y2: y(value), class: "grid" }),
    svg("text", { x: LEFT - 8, y: y(value) + 4, class: "end" }, rounded(value))));
  const labels = axis.categories.map((name, index) => index % each === 0 && svg("text", { x: x(index), y: HEIGHT - 8, class: "middle" }, name));
  const draw = type === "bar" ? bars : path;
  const shapes = series.map((one, index) => draw({ values: ordered(one, axis), name: one.name, index, many: series.length, x, y, step, type }));
  return canvas(width, HEIGHT, [lines, labels, shapes].flat());
}

function niceCeiling(value) {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].map((times) => times * size).find((one) => one >= value);
}

function rounded(value) {
  return String(Math.round(value * 100) / 100);
}

function ordered(series, axis) {
  return axis.categories.map((name) => series.data.find((point) => point.label === name)?.value ?? 0);
}

function bars({ values, name, index, many, x, y, step }) {
  const width = Math.min(46, (step * 0.76) / many);
  return values.map((value, category) => {
    const left = x(category) + (index - many / 2) * width;
    const top = Math.min(y(value), y(0));
    return svg("g", {},
      svg("rect", { x: left + 1, y: top, width: width - 2, height: Math.abs(y(value) - y(0)), rx: 2, class: tint(name, index) }),
      width > 14 && svg("text", { x: left + width / 2, y: top - 4, class: "middle small" }, rounded(value)));
  });
}

/** Lines differ by dashes and by the shape of their points, not by colour alone. */
function path({ values, name, index, x, y, type }) {
  const points = values.map((value, category) => `${x(category)},${y(value)}`);
  const area = [`${x(0)},${y(0)}`, ...points, `${x(values.length - 1)},${y(0)}`].join(" ");
  const dots = values.map((value, category) => point(index, x(category), y(value), tint(name, index)));
  return svg("g", {},
    type === "area" && svg("polygon", { points: area, class: `area ${tint(name, index)}` }),
    svg("polyline", { points: points.join(" "), class: `line dash-${index % 4} ${tint(name, index)}` }), dots);
}

function point(index, x, y, tone) {
  if (index % 2 === 0) return svg("circle", { cx: x, cy: y, r: 4, class: tone });
  return svg("rect", { x: x - 4, y: y - 4, width: 8, height: 8, class: tone });
}

function legend(series) {
  const items = series.map((one, index) => {
    const swatch = svg("svg", { viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" }, point(index, 8, 8, tint(one.name, index)));
    return h("li", {}, swatch, one.name);
  });
  return h("ul", { class: "legend" }, items);
}

function numbers(title, drawn) {
  const table = drawn.type === "pie" ? pieTable(drawn.segments) : seriesTable(drawn);
  const caption = h("caption", { class: "unseen" }, title);
  table.prepend(caption);
  const box = h("div", { class: "table-box", tabindex: "0", role: "group", "aria-label": `${title}: the numbers` }, table);
  return h("details", {}, h("summary", {}, "The numbers as a table"), box);
}

function pieTable(segments) {
  const rows = segments.map((one) => h("tr", {}, h("th", { scope: "row" }, one.label), h("td", { class: "number" }, one.value)));
  return h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Part"), h("th", { scope: "col", class: "number" }, "Value"))), h("tbody", {}, rows));
}

function seriesTable({ series, axis_config: axis }) {
  const names = series.map((one) => h("th", { scope: "col", class: "number" }, one.name));
  const head = [h("th", { scope: "col" }, axis.x_label || "Category"), names];
  const values = series.map((one) => ordered(one, axis));
  const rows = axis.categories.map((name, index) =>
    h("tr", {}, h("th", { scope: "row" }, name), values.map((list) => h("td", { class: "number" }, list[index]))));
  return h("table", {}, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows));
}
