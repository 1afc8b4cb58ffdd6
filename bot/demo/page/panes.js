/** The main part of the page: one conversation, or the app's Home. */

import * as api from "./api.js";
import { dropZone } from "./attaching.js";
import { once } from "./controls.js";
import { drawBlocks } from "./blocks.js";
import { composer } from "./composer.js";
import { h, icon, replace } from "./dom.js";
import { messageLog } from "./messages.js";
import { complain, forgive } from "./notices.js";
import { address, HOME } from "./place.js";
import { surface } from "./surface.js";

const main = () => document.getElementById("main");

export function conversationPane(app, conversation, go) {
  const title = app.titleOf(conversation);
  const isBot = conversation.kind === "im";
  const heading = h("h2", { tabindex: "-1" }, icon(isBot ? "chat" : "hash"), title);
  const inTeams = api.chat === "teams";
  const welcome = isBot
    ? `This is your private conversation with ${title}. Try: help`
    : `Nothing has been said here yet. Type / to see what you can ask${inTeams ? `, or @${app.bot.name} and your question` : ""}.`;
  const log = messageLog(app, { id: conversation.id, title, welcome, isPersonal: isBot }, { press, say });
  const writing = composer(app, { label: `Message ${title}`, send: (text, file) => say(text, null, file), files: true, place: `${app.me.id} ${conversation.id}` });

  async function press(message, what) {
    const answer = await api.press({ as: app.me.id, conversation: conversation.id, ts: message.ts, ...what });
    if (answer.ok) forgive();
    else complain(answer.error);
    return answer;
  }

  async function say(text, thread_ts, file) {
    if (!thread_ts) log.goToEnd();
    const what = { as: app.me.id, conversation: conversation.id, text };
    const answer = file ? await api.share({ ...what, name: file.name, content: file }) : await api.say({ ...what, thread_ts });
    if (answer.ok) await load();
    return answer;
  }

  const load = oneAtATime(async () => {
    const answer = await api.messages(app.me.id, conversation.id);
    if (answer.messages) log.show(answer.messages);
    else complain(answer.error);
  });

  /** Whoever removes the app is written to no more; they may add it again. */
  function appButton() {
    const words = app.installed ? `Remove ${app.bot.name}` : `Add ${app.bot.name}`;
    const button = h("button", { type: "button", class: "button small", onclick: () => once(button, change) }, words);

    async function change() {
      const answer = await api.setApp(app.me.id, !app.installed);
      if (!answer.ok) return complain(answer.error);
      app.installed = !app.installed;
      button.textContent = app.installed ? `Remove ${app.bot.name}` : `Add ${app.bot.name}`;
      return load();
    }

    return button;
  }

  const topic = conversation.topic && h("p", { class: "topic faint" }, conversation.topic);
  const head = h("div", { class: "pane-head" }, h("div", {}, heading, topic), isBot && (inTeams ? appButton() : tabs(app, conversation.id, go)));
  const whole = h("div", { class: "conversation" }, head, log.node, writing.node);
  dropZone(whole, writing.take);
  replace(main(), whole);
  return { load, focus: () => heading.focus() };
}

export function homePane(app, go) {
  const heading = h("h2", { tabindex: "-1" }, icon("home"), `${app.bot.name} Home`);
  const body = h("div", { class: "home", tabindex: "0", role: "region", "aria-label": `${app.bot.name} Home` });
  let shown = null;

  function show(view) {
    if (JSON.stringify(view) === shown) return;
    shown = JSON.stringify(view);
    const ground = surface({ names: app.names, heading: 3, press: (what) => press(view, what) });
    const empty = h("p", { class: "empty faint" }, `${app.bot.name} has not drawn a Home for you yet.`);
    const held = body.contains(document.activeElement);
    replace(body, view ? h("div", { class: "blocks" }, drawBlocks(view.blocks, ground)) : empty);
    if (held) body.focus();
  }

  async function press(view, what) {
    const answer = await api.press({ as: app.me.id, view_id: view.id, ...what });
    if (answer.ok) forgive();
    else complain(answer.error);
  }

  async function load() {
    const answer = await api.home(app.me.id);
    if (answer.ok) show(answer.view);
    else complain(answer.error);
  }

  const messages = app.conversations.find((one) => one.kind === "im")?.id;
  replace(main(), h("div", { class: "pane-head" }, heading, tabs(app, messages, go)), body);
  return { load, show, focus: () => heading.focus() };
}

/** Asked for again while under way, the work runs once more at its end: the last answer drawn is the newest. */
function oneAtATime(work) {
  let running = null;
  let again = null;
  return function ask() {
    if (running === null) {
      running = work().finally(() => (running = null));
      return running;
    }
    again ??= running.then(() => ((again = null), ask()));
    return again;
  };
}

/** The app has two sides: its Home and its messages. */
function tabs(app, messages, go) {
  const tab = (where, words) => h("a", {
    href: address(app.me.id, where),
    "aria-current": app.where === where ? "page" : null,
    onclick: (event) => (event.preventDefault(), go(where)),
  }, words);
  return h("nav", { class: "tabs", "aria-label": app.bot.name }, tab(HOME, "Home"), messages && tab(messages, "Messages"));
}
