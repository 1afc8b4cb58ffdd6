/** Put the page together, and keep it true to what the server says. */

import { accountsPanel } from "./accounts.js";
import * as api from "./api.js";
import { clockPanel } from "./clock.js";
import { homePane, conversationPane } from "./panes.js";
import { modalHost } from "./modal.js";
import { announce, complain, connection, forgive } from "./notices.js";
import * as place from "./place.js";
import { sidebar } from "./sidebar.js";
import { drawer } from "./drawer.js";
import { faultsPanel } from "./faults.js";

const app = {
  me: null,
  members: new Map(),
  conversations: [],
  commands: [],
  clock: null,
  bot: null,
  largestFile: 0,
  undrafted: [],
  faults: null,
  timeZones: [],
  chats: [],
  installed: true,
  where: null,
  everybody: () => [...app.members.values()],
  titleOf: (conversation) => (conversation.kind === "im" ? app.members.get(conversation.with)?.name ?? app.bot.name : conversation.name),
  names: {
    get me() {
      return app.me.id;
    },
    member: (id) => app.members.get(id),
    channel: (id) => app.conversations.find((one) => one.id === id)?.name,
    people: () => app.everybody().filter((one) => !one.deleted && !one.bot),
    channels: () => app.conversations.filter((one) => one.kind === "channel"),
  },
};

let side = null;
let clock = null;
let faults = null;
let modal = null;
let pane = null;
let stop = null;
const menu = drawer();

async function start() {
  document.documentElement.dataset.chat = api.chat;
  clock = clockPanel(app);
  modal = modalHost(app);
  faults = faultsPanel(app);
  side = sidebar(app, { speakAs, go: (where) => go(where, true) }, api.chat === "teams" ? [accountsPanel(app)] : [faults, accountsPanel(app)]);
  if (api.chat === "teams") document.querySelector("h1 small").textContent = "demo in Teams";
  addEventListener("popstate", () => arrive(place.read()));
  document.querySelectorAll(".skip").forEach((link) => link.addEventListener("click", skip));
  await arrive(place.read());
}

/** A link within the page would count as a step to another place, which draws the page anew. */
function skip(event) {
  event.preventDefault();
  document.querySelector(event.currentTarget.getAttribute("href")).focus();
}

async function refresh(as) {
  const state = await api.state(as);
  if (!state.ok && !state.me) {
    complain(state.error);
    return false;
  }
  forgive();
  const { members, conversations, commands, clock: moment, bot, me, chats, installed, largest_file: largestFile, undrafted, faults: injected, accounts } = state;
  app.members = new Map(members.map((one) => [one.id, one]));
  const id = typeof me === "string" ? me : me.id;
  Object.assign(app, { me: app.members.get(id), conversations, commands, clock: moment, bot, chats, installed, largestFile, undrafted, faults: injected, timeZones: accounts.time_zones, takesForClosed: accounts.takes_for_closed, view: state.view });
  side.draw();
  clock.draw();
  title();
  return true;
}

/** Come to a place from the address: another person, another conversation, or both. */
async function arrive({ as, in: where }) {
  const before = app.me?.id;
  if (!(await refresh(as))) return;
  if (app.me.id !== before) listen();
  await go(where, false);
  if (app.me.id !== before && app.view) modal.show(app.view);
}

function speakAs(id) {
  modal.show(null);
  const where = app.conversations.find((one) => one.id === app.where)?.kind === "im" ? null : app.where;
  place.write(id, where ?? "", true);
  arrive({ as: id, in: where }).then(() => announce(`You now speak as ${app.me.name}.`));
}

async function go(where, fresh) {
  const known = where === place.HOME || app.conversations.some((one) => one.id === where);
  app.where = known && !(where === place.HOME && api.chat === "teams") ? where : (app.conversations[0]?.id ?? place.HOME);
  place.write(app.me.id, app.where, fresh);
  const conversation = app.conversations.find((one) => one.id === app.where);
  pane = conversation ? conversationPane(app, conversation, opened) : homePane(app, opened);
  side.draw();
  if (fresh) menu.close();
  await pane.load();
  if (conversation) conversation.unread = 0;
  side.draw();
  title();
  if (fresh) pane.focus();
}

function opened(where) {
  go(where, true);
}

function title() {
  const unread = app.conversations.reduce((sum, one) => sum + one.unread, 0);
  const conversation = app.conversations.find((one) => one.id === app.where);
  const here = conversation ? app.titleOf(conversation) : "Home";
  document.title = `${unread ? `(${unread}) ` : ""}${here} – Sightline demo ${api.chat === "teams" ? "in Teams" : "workspace"}`;
}

function listen() {
  stop?.();
  stop = api.listen(app.me.id, {
    onNews: news,
    onLost: () => connection("Connection lost, trying again"),
    onBack: () => {
      connection("");
      announce("Connected again");
      refresh(app.me.id).then(() => pane.load());
    },
  });
}

async function news(fact) {
  switch (fact.type) {
    case "messages":
      if (fact.conversation === app.where) await pane.load();
      else await unreadAgain();
      break;
    case "view":
      modal.show(fact.view);
      break;
    case "home":
      pane.show?.(fact.view);
      break;
    case "clock":
      app.clock = fact.clock;
      clock.draw();
      break;
    case "members":
      await refresh(app.me.id);
      break;
    case "faults":
      app.faults = fact.faults;
      faults.draw();
      break;
    case "bot":
      app.bot.connected = fact.connected;
      side.drawBot();
      break;
  }
}

async function unreadAgain() {
  const state = await api.state(app.me.id);
  if (!state.conversations) return;
  app.conversations = state.conversations;
  side.draw();
  title();
}

start();
