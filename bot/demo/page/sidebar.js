/** The left side: who one speaks as, where one can go, and whether the bot is there. */

import { h, icon, replace, unseen } from "./dom.js";
import { avatar } from "./messages.js";
import { chat } from "./api.js";
import { address, HOME, otherChat } from "./place.js";

const CHATS = { slack: "Slack", teams: "Teams" };

export function sidebar(app, { speakAs, go }, panels) {
  const who = h("select", { id: "speak-as", onchange: () => speakAs(who.value) });
  const card = h("div", { class: "me" });
  const places = h("nav", { "aria-label": "Conversations" });
  const bot = h("p", { class: "bot-state", role: "status" });
  const dress = h("nav", { class: "dress", "aria-label": "Chat" });

  replace(
    document.getElementById("workspace"),
    dress,
    h("div", { class: "speak-as" }, h("label", { for: "speak-as" }, "Speak as"), who, card),
    places,
    h("div", { class: "panels" }, panels.map((one) => one.node)),
    bot,
  );

  function draw() {
    replace(who, app.everybody().filter((one) => !one.bot).map((one) => h("option", { value: one.id }, `${one.name}${standing(one)}`)));
    who.value = app.me.id;
    replace(card, avatar(app.me, app.me.name), h("span", {}, app.me.title || "No post given", standing(app.me)));
    replace(places, sections());
    dress.hidden = app.chats.length < 2;
    replace(dress, app.chats.length < 2 ? [] : app.chats.map((one) => h("a", { href: otherChat(one, app.me.id), "aria-current": one === chat ? "page" : null }, CHATS[one])));
    panels.forEach((one) => one.draw());
    drawBot();
  }

  function sections() {
    const channels = app.conversations.filter((one) => one.kind === "channel");
    const direct = app.conversations.filter((one) => one.kind === "im");
    if (chat === "teams") {
      return [
        section("Chats", direct.map((one) => place(one.id, icon("chat"), app.titleOf(one), one.unread))),
        section("Team: Improvement programme", channels.map((one) => place(one.id, icon("hash"), one.name, one.unread))),
      ];
    }
    return [
      section("App", [place(HOME, icon("home"), `${app.bot.name} Home`, 0)]),
      section("Channels", channels.map((one) => place(one.id, icon("hash"), one.name, one.unread))),
      section("Direct messages", direct.map((one) => place(one.id, icon("chat"), app.titleOf(one), one.unread))),
    ];
  }

  function section(title, items) {
    return [h("h2", {}, title), h("ul", {}, items)];
  }

  function place(where, picture, words, unread) {
    const here = app.where === where;
    const visit = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(where);
    };
    const count = unread > 0 && h("span", { class: "unread" }, unread, unseen(unread === 1 ? " unread message" : " unread messages"));
    return h("li", {}, h("a", {
      href: address(app.me.id, where), "aria-current": here ? "page" : null, class: unread > 0 ? "fresh" : null, onclick: visit,
    }, picture, h("span", { class: "name" }, words), count && " ", count));
  }

  function drawBot() {
    const { name, connected } = app.bot;
    bot.className = `bot-state ${connected ? "on" : "off"}`;
    const words = connected ? `${name} is connected` : `${name} is not connected. It cannot answer yet.`;
    if (bot.textContent !== words) replace(bot, words);
  }

  return { draw, drawBot };
}

/** In words, because a guest or a closed account looks like any other name. */
function standing(person) {
  if (person.deleted) return " (deactivated)";
  return person.guest ? " (guest)" : "";
}
