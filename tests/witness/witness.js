// A small bot in Slack's own Node framework. It knows nothing of the demo workspace but the address of its Web API.
// tests/demo/test_witness.py plays the person; the bot leaves when its standard input closes.
import bolt from "@slack/bolt";

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: "error",
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL, retryConfig: { retries: 0 } },
});

const words = (text) => ({ type: "plain_text", text });

app.command("/plan", async ({ ack, command, respond }) => {
  await respond({
    text: `You asked ${command.text}`,
    blocks: [
      {
        type: "section",
        text: { type: "mrkdwn", text: `You asked *${command.text}*` },
        accessory: { type: "button", action_id: "update", value: "3.2", text: words("Update") },
      },
    ],
  });
  await ack();
});

app.action("update", async ({ ack, body, client, action }) => {
  await client.views.open({
    trigger_id: body.trigger_id,
    view: {
      type: "modal",
      callback_id: "note",
      private_metadata: action.value,
      title: words("Update"),
      submit: words("Save"),
      blocks: [
        {
          type: "input",
          block_id: "note",
          label: words("What changed"),
          element: { type: "plain_text_input", action_id: "typed" },
        },
      ],
    },
  });
  await ack();
});

app.view("note", async ({ ack, body, view, client }) => {
  const said = view.state.values.note.typed.value;
  if (said === "no") {
    await ack({ response_action: "errors", errors: { note: "Say more." } });
    return;
  }
  await client.chat.postMessage({
    channel: body.user.id,
    text: `${view.private_metadata}: ${said}`,
    metadata: { event_type: "noted", event_payload: { ref: view.private_metadata } },
  });
  await ack();
});

app.event("app_mention", async ({ event, say }) => {
  await say({ text: `Hello <@${event.user}>`, thread_ts: event.ts });
});

app.message(async ({ message, say, client }) => {
  try {
    await client.chat.postMessage({ channel: message.channel, text: "x", blocks: [{ type: "poem" }] });
  } catch (refusal) {
    await say(`${refusal.data.error}: ${refusal.data.response_metadata.messages[0]}`);
  }
});

app.event("app_home_opened", async ({ event, client }) => {
  const text = { type: "mrkdwn", text: "Your open items" };
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "section", text }] } });
});

await app.start();
process.stdin.resume();
process.stdin.on("end", async () => {
  await app.stop();
  process.exit(0);
});
