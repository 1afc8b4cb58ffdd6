/** Everything the page asks of the demo workspace's server. Every answer is an object; a failure has a sentence. */

const UNREACHABLE = "The demo workspace did not answer. Check that it is still running, then try again.";

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
  const answer = await response.json().catch(() => null);
  if (answer === null) return { ok: false, error: UNREACHABLE };
  return { ok: response.ok, ...answer };
}

function get(path, question) {
  return ask(`${path}?${new URLSearchParams(question)}`);
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return ask(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** The chat that the page is dressed as: its own questions go to its own addresses. */
export const chat = location.pathname === "/teams" ? "teams" : "slack";
const base = chat === "teams" ? "/demo/teams" : "/demo";

/** What had been said when this page was loaded: of that, nothing that only one person saw is shown again. */
let opened = null;

export async function state(as) {
  const found = await get(`${base}/state`, as ? { as } : {});
  opened ??= found.opened ?? null;
  return found;
}
export const messages = (as, conversation) => get(`${base}/messages`, { as, conversation, opened: opened ?? 0 });
export const say = (what) => post(`${base}/say`, what);
export function share({ content, ...where }) {
  const headers = { "Content-Type": "application/octet-stream" };
  return ask(`${base}/share?${new URLSearchParams(where)}`, { method: "POST", headers, body: content });
}

export const press = (what) => post(`${base}/press`, what);
/** Add the app for oneself in Teams, or remove it. */
export const setApp = (as, install) => post("/demo/teams/app", { as, install });
export const fileAddress = (id, as) => `${base}/file/${id}?as=${encodeURIComponent(as)}`;
export const submit = (as, view_id, values) => post("/demo/submit", { as, view_id, values });
export const close = (as, view_id) => post("/demo/close", { as, view_id });
export const home = (as) => post("/demo/home", { as });
export const setFaults = (what) => post("/demo/faults", what);
export const changeAccount = (what) => post("/demo/account", what);
export const takeForClosedAccounts = (taken) => post("/demo/closed-accounts", { taken });
export const moveClock = (what) => post("/demo/clock", what);

const WAITS = [500, 1000, 2000, 4000, 8000];

/** Listen to the server's news; when the line drops, say so and try again, each time a little later. */
export function listen(as, { onNews, onLost, onBack }) {
  let socket = null;
  let failures = 0;
  let waiting = null;
  let stopped = false;

  function open() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/demo/events?as=${encodeURIComponent(as)}`);
    socket.onmessage = (event) => onNews(JSON.parse(event.data));
    socket.onopen = () => {
      if (failures > 0) onBack();
      failures = 0;
    };
    socket.onclose = () => {
      if (stopped) return;
      if (failures === 0) onLost();
      waiting = setTimeout(open, WAITS[Math.min(failures, WAITS.length - 1)]);
      failures += 1;
    };
  }

  open();
  return function stop() {
    stopped = true;
    clearTimeout(waiting);
    socket.close();
  };
}
