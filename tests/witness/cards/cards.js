// Microsoft's own library reads the cards that standard input holds, an array of them, and says what it finds wrong in
// each: an array of sentences for every card. tests/structure/test_cards.py asks it.
import { createRequire } from "node:module";

// Its modules name each other in a way that Node does not follow; its bundle is one file.
const { AdaptiveCard, HostConfig, SerializationContext, ValidationEvent } = createRequire(import.meta.url)(
  "adaptivecards/dist/adaptivecards.js",
);
const teams = new HostConfig({ actions: { maxActions: 6 } });

// Came after version 1.5: the library reads what stands in their place.
const NEWER = /Unknown element type "(Badge|Chart\.[A-Za-z.]+)"/;

function faults(payload) {
  const card = new AdaptiveCard();
  const context = new SerializationContext();
  card.hostConfig = teams;
  card.parse(payload, context);
  const read = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const text = JSON.stringify(payload);
  const known = (event) =>
    (event.event === ValidationEvent.UnknownElementType && NEWER.test(event.message)) ||
    // Whom one may pick is looked up while it is typed.
    (event.event === ValidationEvent.CollectionCantBeEmpty && text.includes('"choices.data"')) ||
    // It counts those behind the three dots as well.
    (event.event === ValidationEvent.TooManyActions && text.includes('"secondary"'));
  return [...read, ...card.validateProperties().validationEvents].filter((one) => !known(one)).map((one) => one.message);
}

let given = "";
for await (const piece of process.stdin.setEncoding("utf8")) given += piece;
process.stdout.write(JSON.stringify(JSON.parse(given).map(faults)));
