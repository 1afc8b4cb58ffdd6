/** Moments written out for people in London, in the words Slack's date format asks for. */

import { h, link } from "./dom.js";

const ZONE = "Europe/London";
const LONG = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const FULL = { weekday: "long", ...LONG };
const NUMBERS = { day: "2-digit", month: "2-digit", year: "numeric" };
const TIME = { hour: "2-digit", minute: "2-digit" };

const FORMATS = {
  date: LONG, date_pretty: LONG, date_short: SHORT, date_short_pretty: SHORT, date_long: FULL, date_long_pretty: FULL,
  date_num: NUMBERS, date_slash: NUMBERS, day_divider_pretty: FULL, ago: LONG, time: TIME, time_secs: { ...TIME, second: "2-digit" },
};

function words(moment, format) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...format }).format(moment).replace(/^(\w+day),/, "$1");
}

/** `!date^1657526400^{date} at {time}^https://…`, with the fallback when the number is no moment. */
export function dated(target, fallback) {
  const [, seconds, format, url] = target.split("^");
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime()) || format === undefined) return fallback;
  const text = format.replace(/\{(\w+)\}/g, (whole, name) => (FORMATS[name] ? words(moment, FORMATS[name]) : whole));
  const time = h("time", { datetime: moment.toISOString() }, text);
  return url ? link(url, time) : time;
}

/** "2022-07-15" as people say it. */
export function dayInWords(day) {
  return words(new Date(`${day}T12:00Z`), FULL);
}

/** For a datetime field: "2022-07-11T09:00" in London to the second it stands for, and back. */
export function toSeconds(local) {
  if (!local) return null;
  const asUtc = Date.parse(`${local}:00Z`);
  // London is at most an hour ahead of UTC, so one step of correction lands on the moment itself.
  const drift = Date.parse(`${toLocal(asUtc / 1000)}:00Z`) - asUtc;
  return (asUtc - drift) / 1000;
}

export function toLocal(seconds) {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, ...NUMBERS, ...TIME }).format(new Date(seconds * 1000));
  return parts.replace(" ", "T");
}
