"""Tell how the letters of a text file are written: UTF-8, UTF-16, or one of the code pages of older computers.

A code page is nowhere named in a file, so the one is chosen under which the letters make words, as a doubt.
"""

import re
from dataclasses import dataclass

from store.loading.readers.refusal import UnreadablePlanError

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
PAGES = {"cp1252": "Windows", "mac_roman": "an old Mac", "cp850": "MS-DOS"}
"""In the order of how often they come; the first wins where two read alike."""
SAMPLE = 20_000
MOST_WORDS = 3
USUAL = "éèêëáàâäãåçíìîïñóòôöõúùûüýÿßæœøšžłÉÈÊÁÀÂÄÅÇÍÎÑÓÔÖÚÜÝÆØŠŽ"
SIGNS = "’‘“”–—…•£€ ­°½¼¾©®™·×§"
"""Signs that plans are full of; with any other, the page is a poor guess."""
APOSTROPHE = re.compile(r"(?:\w?\w’(?:[stdm]\b|re\b|ve\b|ll\b)|(?:\W|^)[A-Z]’[A-Z])")
WORD = re.compile(r"[^\s,;|\t\"“”()]+")


@dataclass(frozen=True)
class Letters:
    """Args: page: the computer of the code page that was taken; words: the first that have letters of it."""

    text: str
    page: str | None = None
    words: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        return (
            f"The file does not say how its letters are written; I read them as {self.page} writes them."
            " If a name looks wrong, save the file as “CSV UTF-8” and share that"
        )


def read_letters(content: bytes, name: str) -> Letters:
    found = _unicode(content)
    if found is None and not CONTROL.search(content.decode("latin-1")):
        fitness = {page: _fitness(content, page) for page in PAGES}
        page = max(PAGES, key=lambda one: fitness[one])
        found = _of_page(content, page) if fitness[page] >= 0 else None
        if found is None:
            raise UnreadablePlanError(f"I can't tell how the letters of {name} are written. Save it as UTF-8 text.")
    if found is None or CONTROL.search(found.text):
        raise UnreadablePlanError(
            f"{name} is not plain text, whatever its ending says. Save the plan as text and try again."
        )
    return found


def _unicode(content: bytes) -> Letters | None:
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    for name in (marked, *_unmarked_utf_16(content), "utf-8"):
        if name is not None:
            try:
                return Letters(content.decode(name))
            except UnicodeDecodeError:
                continue
    return None


def _unmarked_utf_16(content: bytes) -> list[str]:
    """Words of our letters written in two bytes each have a zero in nearly every pair, always on the same side."""
    sample = content[:SAMPLE]
    if len(content) % 2 or len(sample) < 8:
        return []
    high, low = sample[1::2].count(0), sample[::2].count(0)
    few, many = len(sample) // 20, len(sample) * 2 // 5
    return ["utf-16-le"] if high > many and low < few else ["utf-16-be"] if low > many and high < few else []


def _of_page(content: bytes, page: str) -> Letters | None:
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    words = [one for one in WORD.findall(text) if any(letter.isalpha() and not letter.isascii() for letter in one)]
    if not words and page == "cp1252":
        # Dashes and curly quotes of Windows can be told from anything else; only letters are in doubt.
        return Letters(text)
    odd = [one for one in WORD.findall(text) if not one.isascii()]
    return Letters(text, PAGES[page], tuple(dict.fromkeys(words or odd))[:MOST_WORDS])


def _fitness(content: bytes, page: str) -> float:
    """Give how many of the letters beyond ASCII fit among their neighbours, less those that do not."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return float("-inf")
    score = 0.0
    for at, letter in enumerate(text):
        if letter.isascii():
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if letter in USUAL:
            score += _fits(before, letter, after)
        elif letter == "’" and before.isalpha() and after.isalpha():
            score += 1.5 if APOSTROPHE.match(text[max(at - 2, 0) : at + 4]) else 0.3
        elif letter in SIGNS:
            score += -1 if letter in "£€•" and (before.isalpha() or after.isalpha()) else 0.9
        else:
            score -= 2
    return score


def _fits(before: str, letter: str, after: str) -> float:
    """A capital begins a word or stands among capitals; hardly a word begins with a small letter that has an accent."""
    if letter.isupper():
        return 1 if not before.isalpha() or before.isupper() else -1
    if before.isalpha():
        return 1
    return 0.2 if after.isalpha() else -1
