"""Signs that order a terminal about, or are half a sign: nobody types them, and no document prints them.

They come with what was copied from elsewhere, or with intent: a title that paints over what a terminal shows.
"""

import re

SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ORDER = re.compile(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\))")
"""A whole order, such as a colour or a window's title. Of one that has no end, its first sign goes alone."""
LINE_END = re.compile("\r\n?|[\x0b\x0c]")
STANDS_FOR_HALF = "\ufdd2"
"""In its place where a library takes none. Unicode keeps it for a program's own use, so it stands in nobody's text."""
HALF = re.compile(f"[\ud800-\udfff{STANDS_FOR_HALF}]")
UNCLEAN = re.compile(f"{SUSPECT.pattern}|{HALF.pattern}")
"""Any of them, for whoever looks through many texts of which few hold one."""


def without_control_signs(text: str) -> str:
    """The words alone. All that ends a line becomes a line feed; line feeds and tabs stay."""
    if not SUSPECT.search(text):
        return text
    return SUSPECT.sub(_meant, LINE_END.sub("\n", ORDER.sub("", text)))


def _meant(found: re.Match[str]) -> str:
    """From 80 on, a sign of Windows that somebody has read as if it came from elsewhere: ’ and – among them."""
    sign = found[0]
    return bytes([ord(sign)]).decode("cp1252", "ignore") if "\x80" <= sign <= "\x9f" else ""


def has_half_signs(text: str) -> bool:
    """Whether it holds half of a surrogate pair, which no database, chat or file takes."""
    return HALF.search(text) is not None


def in_whole_signs(text: str) -> str:
    """Text that is to be shown rather than kept: what is half a sign, or bytes that are none, is shown as �."""
    return HALF.sub("\N{REPLACEMENT CHARACTER}", text)
