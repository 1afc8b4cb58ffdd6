"""Signs that look like a digit, a dash or a space read as one, each in its place, so that no number hides in them."""

import unicodedata

ALIKE = {"Pd": "-", "Zs": " ", "Cf": " "}
"""By Unicode's general category: dashes, spaces, signs that nobody sees."""


def plain(words: str) -> str:
    """As many signs as before: a place found in these is that place in the words as typed."""
    return words if words.isascii() else "".join(map(_plain, words))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if (digit := unicodedata.decimal(sign, None)) is not None:
        return str(digit)
    if sign in "−’‘":
        return "-" if sign == "−" else "'"
    if alike := ALIKE.get(unicodedata.category(sign)):
        return alike
    wide = unicodedata.normalize("NFKC", sign)
    return wide if len(wide) == 1 else sign
