/** "Are you sure?" before a button that asks for it. */

import { freshId, h } from "./dom.js";
import { plain } from "./emoji.js";
import { inline } from "./mrkdwn.js";

const NOBODY = { member: () => undefined, channel: () => undefined };

/** Ask; true when the person went on. */
export function confirmed({ title, text, confirm, deny, style }) {
  return new Promise((resolve) => {
    const heading = freshId("confirm");
    const words = text.type === "plain_text" ? plain(text.text) : inline(text.text, NOBODY);
    const choose = (answer) => () => dialog.close(answer);
    const dialog = h(
      "dialog",
      { class: "confirm", "aria-labelledby": heading, "aria-describedby": `${heading}-text`, onclose: finish },
      h("h2", { id: heading }, plain(title.text)),
      h("p", { id: `${heading}-text` }, words),
      h(
        "div",
        { class: "buttons end" },
        h("button", { type: "button", class: "button", onclick: choose("no") }, plain(deny.text)),
        h("button", { type: "button", class: `button ${style ?? "primary"}`, onclick: choose("yes") }, plain(confirm.text)),
      ),
    );

    function finish() {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    }

    document.body.append(dialog);
    dialog.showModal();
  });
}
