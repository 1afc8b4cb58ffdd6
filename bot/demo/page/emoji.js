/** Emoji by their short names: a modest set, the ones a plan's messages use. Others stay as their names. */

import { h } from "./dom.js";

const NAMED = `
+1 👍|-1 👎|alarm_clock ⏰|arrow_down ⬇️|arrow_forward ▶️|arrow_left ⬅️|arrow_lower_right ↘️|arrow_right ➡️|arrow_up ⬆️
arrow_upper_right ↗️|arrows_counterclockwise 🔄|ballot_box_with_check ☑️|bar_chart 📊|bell 🔔|black_circle ⚫
black_large_square ⬛|blue_book 📘|blue_heart 💙|bookmark 🔖|books 📚|bulb 💡|bust_in_silhouette 👤
busts_in_silhouette 👥|calendar 📆|chart_with_downwards_trend 📉|chart_with_upwards_trend 📈|checkered_flag 🏁|clap 👏
clipboard 📋|clock9 🕘|construction 🚧|date 📅|dart 🎯|double_vertical_bar ⏸️|email ✉️|envelope ✉️|exclamation ❗|eyes 👀
file_folder 📁|grey_question ❔|hammer_and_wrench 🛠️|handshake 🤝|heart ❤️|heavy_check_mark ✔️|heavy_exclamation_mark ❗
heavy_minus_sign ➖|heavy_plus_sign ➕|hourglass ⌛|hourglass_flowing_sand ⏳|house 🏠|inbox_tray 📥|information_source ℹ️
key 🔑|large_blue_circle 🔵|large_blue_square 🟦|large_brown_circle 🟤|large_brown_square 🟫|large_green_circle 🟢
large_green_square 🟩|large_orange_circle 🟠|large_orange_diamond 🔶|large_orange_square 🟧|large_purple_circle 🟣|large_purple_square 🟪
large_red_square 🟥|large_yellow_circle 🟡|large_yellow_square 🟨|link 🔗|lock 🔒|loudspeaker 📢|mag 🔍|mega 📣|memo 📝
microscope 🔬|no_entry ⛔|no_entry_sign 🚫|office 🏢|outbox_tray 📤|page_facing_up 📄|paperclip 📎|party_popper 🎉
pencil ✏️|pencil2 ✏️|people_holding_hands 🧑‍🤝‍🧑|point_right 👉|pray 🙏|pushpin 📌|question ❓|raised_hands 🙌|red_circle 🔴
repeat 🔁|rocket 🚀|rotating_light 🚨|round_pushpin 📍|school 🏫|seedling 🌱|sleeping 😴|slightly_smiling_face 🙂|smile 😄
smiley 😃|sparkles ✨|speech_balloon 💬|spiral_calendar_pad 🗓️|star ⭐|stopwatch ⏱️|tada 🎉|telephone_receiver 📞
thinking_face 🤔|thumbsdown 👎|thumbsup 👍|traffic_light 🚦|trophy 🏆|unlock 🔓|vertical_traffic_light 🚦|warning ⚠️|wave 👋
white_check_mark ✅|white_circle ⚪|white_large_square ⬜|wrench 🔧|x ❌|zap ⚡|zzz 💤
`;

const BY_NAME = new Map(
  NAMED.trim()
    .split(/[|\n]/)
    .map((pair) => pair.split(" ")),
);

/** Status symbols are drawn by the page, so that they look right where no emoji font is installed. */
const SHAPES = new Map(
  Object.entries({
    "🔴": "red circle", "🟠": "orange circle", "🟡": "yellow circle", "🟢": "green circle", "🔵": "blue circle",
    "🟣": "purple circle", "🟤": "brown circle", "⚫": "black circle", "⚪": "white circle",
    "🟥": "red square", "🟧": "orange square", "🟨": "yellow square", "🟩": "green square", "🟦": "blue square",
    "🔶": "orange diamond", "🟪": "purple square", "🟫": "brown square", "⬛": "black square", "⬜": "white square",
  }),
);

const SPOKEN = new Map(
  [...BY_NAME].map(([name, sign]) => [sign, name.replace(/^large_/, "").replaceAll("_", " ")]),
);
SPOKEN.set("👍", "thumbs up").set("👎", "thumbs down").set("✅", "check mark").set("❌", "cross");

export function isEmoji(name) {
  return BY_NAME.has(name);
}

export function emojiNamed(name) {
  return BY_NAME.has(name) ? drawn(BY_NAME.get(name)) : `:${name}:`;
}

/** For titles and options, which hold text only: short names become signs. */
export function plain(text) {
  return (text ?? "").replace(/:([a-z0-9_+-]+):/g, (whole, name) => BY_NAME.get(name) ?? whole);
}

const SIGN = /(\p{Extended_Pictographic}️?(?:‍\p{Extended_Pictographic}️?)*)/u;

/** Text with its emoji drawn, each with its name for a screen reader. */
export function withSigns(text) {
  return text.split(new RegExp(SIGN, "gu")).map((piece) => (SIGN.test(piece) ? drawn(piece) : piece));
}

function drawn(sign) {
  const shape = SHAPES.get(sign);
  if (shape) return h("span", { class: `shape ${shape}`, role: "img", "aria-label": shape }, sign);
  const spoken = SPOKEN.get(sign) ?? SPOKEN.get(`${sign}️`);
  return h("span", { class: "emoji", role: spoken && "img", "aria-label": spoken }, sign);
}
