/** The messages of one conversation: days, threads, and only what changed drawn anew. */

import { sharedFile } from "./attaching.js";
import { drawBlocks } from "./blocks.js";
import { chat } from "./api.js";
import { drawCards } from "./cards.js";
import { composer } from "./composer.js";
import { freshId, h, icon, mark, replace, sameControl } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { surface } from "./surface.js";

/** @param actions {press(message, what), say(text, thread_ts)}, both promises. */
export function messageLog(app, conversation, actions) {
  const node = h("div", { class: "log", role: "log", tabindex: "0", "aria-label": `Messages in ${conversation.title}`, "aria-live": "off" });
  const empty = h("p", { class: "empty faint" }, conversation.welcome);
  const drawn = new Map();
  const threads = new Map();
  let first = true;
  /** Where `goToEnd` left it: whoever has not moved since still reads the newest. */
  let left = null;

  function show(messages) {
    const follow = drawn.size === 0 || isAtEnd() || left === place();
    const heads = messages.filter((one) => !isReply(one, messages));
    const parts = [];
    let day = null;
    for (const one of heads) {
      if (one.day !== day) parts.push(separator(one.day));
      day = one.day;
      parts.push(thread(one, messages.filter((other) => other.thread_ts === one.ts && other.ts !== one.ts)));
    }
    forget(messages);
    arrange(node, parts.length > 0 ? parts : [empty]);
    if (follow) goToEnd();
    // What stood here before is not read out; what comes from now on is.
    requestAnimationFrame(() => node.setAttribute("aria-live", "polite"));
  }

  function isReply(one, messages) {
    return one.thread_ts && one.thread_ts !== one.ts && messages.some((other) => other.ts === one.thread_ts);
  }

  function separator(day) {
    const key = `day ${day}`;
    if (!drawn.has(key)) drawn.set(key, { node: h("h3", { class: "day" }, h("span", {}, day)) });
    return drawn.get(key).node;
  }

  function forget(messages) {
    const here = new Set([...messages.map((one) => one.ts), ...messages.map((one) => `day ${one.day}`)]);
    for (const key of drawn.keys()) if (!here.has(key)) drawn.delete(key);
  }

  function thread(one, replies) {
    if (!threads.has(one.ts)) threads.set(one.ts, newThread(one));
    const { holder, under, count } = threads.get(one.ts);
    replace(count, replies.length === 0 ? null : replies.length === 1 ? "1 reply" : `${replies.length} replies`);
    count.hidden = replies.length === 0;
    arrange(under, replies.map((reply) => message(reply)));
    arrange(holder, [message(one), count, under, ...[...holder.children].slice(3)]);
    return holder;
  }

  function newThread(one) {
    const under = h("div", { class: "replies" });
    const count = h("p", { class: "count faint", hidden: true });
    const holder = h("div", { class: "thread" }, h("i"), count, under);
    if (!one.ephemeral) holder.append(replyPart(one));
    return { holder, under, count };
  }

  /** A button that brings a field to answer in the thread, and takes it away again. */
  function replyPart(one) {
    const place = h("div", { class: "reply-place", id: freshId("reply"), hidden: true });
    const toggle = h("button", { type: "button", class: "link-like", "aria-expanded": "false", "aria-controls": place.id, onclick: flip },
      icon("reply"), chat === "teams" && conversation.isPersonal ? "Reply" : "Reply in thread");

    function flip() {
      const opening = place.hidden;
      place.hidden = !opening;
      toggle.setAttribute("aria-expanded", String(opening));
      if (!opening) return;
      const writing = composer(app, {
        label: `Reply to ${nameOf(one)}`, send: (text) => actions.say(text, one.ts), place: `${app.me.id} ${conversation.id} ${one.ts}`, small: true,
      });
      replace(place, writing.node);
      writing.focus();
    }

    return h("div", { class: "reply" }, toggle, place);
  }

  function nameOf(one) {
    return app.names.member(one.user)?.name ?? "Someone no longer here";
  }

  /** The message's element: the one there is, unless its content changed. */
  function message(one) {
    const known = drawn.get(one.ts);
    const content = JSON.stringify(one);
    if (known?.content === content) return known.node;
    const fresh = drawMessage(one);
    if (known) keepFocus(known.node, fresh);
    drawn.set(one.ts, { node: fresh, content });
    return fresh;
  }

  function drawMessage(one) {
    const author = app.names.member(one.user);
    const name = nameOf(one);
    const body = chat === "teams" ? inTeams(one) : inSlack(one);
    return h(
      "article",
      { class: one.ephemeral ? "message private" : "message", "aria-label": `${name}, ${one.time}`, tabindex: "-1" },
      avatar(author, name, author?.id === app.bot.id),
      h(
        "div",
        { class: "content" },
        one.ephemeral && h("p", { class: "only" }, icon("eye"), "Only visible to you"),
        h("p", { class: "byline" }, h("strong", {}, name), author?.bot && h("span", { class: "chip" }, "App"),
          h("time", { class: "faint", datetime: one.moment ?? moment(one.ts) }, one.time), one.edited && h("span", { class: "faint" }, "(edited)")),
        one.quotes && h("p", { class: "quoted faint" }, quoted(one.quotes)),
        h("div", { class: "blocks" }, body || null, one.note && h("p", { class: "note", role: "status" }, one.note), (one.files ?? []).map((file) => sharedFile(file, app.me.id))),
      ),
    );
  }

  function inSlack(one) {
    const ground = surface({ names: app.names, heading: 4, press: (what) => actions.press(one, what) });
    const words = one.text && h("div", { class: "prose" }, mrkdwn(one.text, app.names));
    return one.blocks?.length ? drawBlocks(one.blocks, ground) : words;
  }

  function inTeams(one) {
    const draft = `${app.me.id} ${conversation.id} ${one.ts}`;
    if (one.cards?.length) return drawCards(one.cards, { names: app.names, heading: 4, draft, undrafted: app.undrafted, press: (what) => actions.press(one, what) });
    return one.text && h("div", { class: "prose" }, one.text.split("\n").map((line) => h("p", {}, line)));
  }

  function quoted(ts) {
    const words = drawn.get(ts)?.node.querySelector(".blocks")?.textContent ?? "An earlier message";
    return words.length > 90 ? `${words.slice(0, 90)}…` : words;
  }

  function isAtEnd() {
    const last = node.lastElementChild?.getBoundingClientRect().bottom ?? 0;
    return last <= Math.min(node.getBoundingClientRect().bottom, innerHeight) + 80;
  }

  /** To the end; what is too tall to be read from there, to its beginning. */
  function goToEnd() {
    const last = node.lastElementChild;
    if (!last) return;
    node.scrollTop = node.scrollHeight;
    const above = node.getBoundingClientRect().top - last.getBoundingClientRect().top;
    if (above > 0) node.scrollTop -= above;
    const pageScrolls = document.documentElement.scrollHeight > innerHeight;
    if (pageScrolls && !first) last.scrollIntoView({ block: last.offsetHeight > innerHeight ? "start" : "end" });
    first = false;
    left = place();
  }

  function place() {
    return `${Math.round(node.scrollTop)} ${Math.round(scrollY)}`;
  }

  return { node, show, goToEnd };
}

function moment(ts) {
  return new Date(Number(ts) * 1000).toISOString();
}

export function avatar(person, name, isApp = false) {
  if (isApp) return h("span", { class: "avatar bot", "aria-hidden": "true" }, mark());
  const initials = name.split(/\s+/).map((word) => word[0]).join("").slice(0, 2).toUpperCase();
  const tone = [...(person?.id ?? name)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  return h("span", { class: `avatar tone-${tone}`, "aria-hidden": "true" }, initials);
}

/** Bring the children into this order, leaving those already right untouched. */
function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** A message drawn anew while someone uses it keeps their place: the same button, or else the message. */
function keepFocus(old, fresh) {
  if (!old.contains(document.activeElement)) return;
  const before = document.activeElement;
  queueMicrotask(() => (sameControl(fresh, before) ?? fresh).focus());
}
