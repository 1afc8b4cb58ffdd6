"""Words as they are compared, whoever typed them and on whatever keyboard. What is kept and shown stays as written.

Accents, capitals, the shape of an apostrophe, quotation mark or hyphen, signs without a width and the number of spaces
make no difference.
"""

import unicodedata

APOSTROPHES = "'’‘‛ʼʹʻʽ`´′＇ꞌ"
QUOTES = '"“”„‟«»″＂'
HYPHENS = "-‐‑‒–—―−﹣－"
# Letters whose stroke or ligature Unicode does not take apart.
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
ALIKE = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(HYPHENS, "-") | LETTERS
)
IGNORED = frozenset({"Mn", "Me", "Cf"})
"""Marks over and under letters, and signs that are not seen: no-width spaces, soft hyphens, signs of direction."""
UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})


def folded(words: str) -> str:
    """The same for all ways to write the same words."""
    if words.isascii():
        return " ".join(words.lower().replace("`", "'").split())
    # Apostrophes first, since to Unicode some are a space with a mark.
    small = unicodedata.normalize("NFKD", words.translate(ALIKE)).casefold()
    letters = unicodedata.normalize("NFKD", small).translate(ALIKE)
    return " ".join("".join(one for one in letters if unicodedata.category(one) not in IGNORED).split())


def seen(name: str) -> str:
    """A name less what nobody sees of it: signs of direction would turn the words round that stand beside it."""
    spaced = "".join(" " if one.isspace() else one for one in name)
    return " ".join("".join(one for one in spaced if unicodedata.category(one) not in UNSEEN).split())
