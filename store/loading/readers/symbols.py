"""Letters that a font draws as symbols: a tick may be kept as “ü” in Wingdings. And boxes that are ticked or not."""

import re

# By the letter that the font draws so. Word keeps the same letters 0xF000 higher.
WINGDINGS = {
    **dict.fromkeys("\u00fc", "✓"),
    **dict.fromkeys("\u00fb", "✗"),
    **dict.fromkeys("\u00feR", "☑"),
    **dict.fromkeys("\u00fdxT", "☒"),
    **dict.fromkeys("\u00a8oq", "☐"),
    **dict.fromkeys("lnu\u00a7\u009f\u009e", "•"),
    **dict.fromkeys("\u00e0\u00d8\u00e8", "→"),
}
WINGDINGS_2 = {
    **dict.fromkeys("P", "✓"),
    **dict.fromkeys("OQ", "✗"),
    **dict.fromkeys("R", "☑"),
    **dict.fromkeys("STV", "☒"),
    **dict.fromkeys("\u00a3*0", "☐"),
    **dict.fromkeys("\u0096\u0097\u0098", "•"),
}
WEBDINGS = {**dict.fromkeys("a", "✓"), **dict.fromkeys("r", "✗"), **dict.fromkeys("c", "☐")}
SYMBOL = {"\u00b7": "•", "\u00d6": "✓", "\u00b4": "×", "\u00ae": "→", "\u00a3": "≤", "\u00b3": "≥", "-": "-"}
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "webdings": WEBDINGS, "symbol": SYMBOL}
TICKED, EMPTY = "☑☒🗹🗷✅🗸✓✔", "☐□🗆"
BOX = re.compile(rf"\s*([{TICKED}{EMPTY}])\s*")
PRIVATE = range(0xF000, 0xF100)


def drawn(letters: str, font: str | None) -> str:
    """Give what a person sees; a symbol without words or sign of its own is a bullet's worth of nothing."""
    known = FONTS.get((font or "").casefold())
    if known is None and not any(ord(letter) in PRIVATE for letter in letters):
        return letters
    known = WINGDINGS if known is None else known
    return "".join(_one(letter, known) for letter in letters)


def _one(letter: str, known: dict[str, str]) -> str:
    plain = chr(ord(letter) - 0xF000) if ord(letter) in PRIVATE else letter
    if plain.isspace():
        return plain
    return known.get(plain, letter if known is SYMBOL and letter == plain else "")


def chosen(text: str) -> str | None:
    """Read “☒ Done ☐ Not done” as Done: the one that is ticked, and nothing where none is.

    None where the words are no such choice, or where several are ticked.
    """
    parts = BOX.split(text.strip())
    if len(parts) < 3 or parts[0]:
        return None
    options = list(zip(parts[1::2], parts[2::2], strict=True))
    if len(options) == 1 and not options[0][1]:
        return "Yes" if options[0][0] in "☑🗹✅🗸✓✔" else "No" if options[0][0] in EMPTY else None
    if len(options) < 2 or not all(label for _, label in options):
        return None
    ticked = [label for box, label in options if box in TICKED]
    return (ticked or [""])[0] if len(ticked) < 2 else None
