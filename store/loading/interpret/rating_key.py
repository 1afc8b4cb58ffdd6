"""The key to the ratings, where the document prints one: "Blue = complete", or a coloured cell beside its meaning."""

import re
from dataclasses import dataclass, field
from typing import get_args

from store.documents.staged import HOUSE_KEY, KeyEntry, Rating
from store.loading.document import Block, Cell, Document, Heading, Row
from store.loading.interpret.colours import rating_of_fill
from store.loading.interpret.words import key
from store.loading.interpret.words.ratings import COLOURED_SIGNS, KEY_WORDS, PROGRESS_WORDS, RATINGS
from store.loading.interpret.words.statuses import meaning_of
from store.loading.notes import Notes
from store.rules.terms import Progress

SIGN = r"(?:blue|green|amber|yellow|orange|red|gr[ea]y|white|[BRAGY]|\d)"
ENTRY = re.compile(
    rf"(?:^|[\s;,|(/])(?P<sign>{SIGN})\s*(?:\(\w\)\s*)?(?:=|:|–|—|-)\s*(?P<means>.+?)(?=[;,|)./]?\s*(?:[;,|(/]\s*|\s){SIGN}\s*(?:\(\w\)\s*)?(?:=|:|–|—|-)|[;|)]|$)",
    re.I,
)
LONGEST_MEANING = 40
LONGEST_LINE = 1_000
FEW_WORDS = 4
ANCHOR = re.compile(
    r"(?:the )?(?:b?rag|colour|status|progress|rating)?\s*(?:rating|status)?s?\s*(?:key|legend)\b", re.I
)


EMOJI = str.maketrans({sign: f" {colour} " for colour, signs in COLOURED_SIGNS.items() for sign in signs})


def progress_meant(text: str) -> Progress | None:
    """What a word or sentence says of progress, if it says it plainly."""
    if isinstance(known := meaning_of(text), Progress):
        return known
    words = " ".join(text.casefold().split())
    return next((Progress(progress) for progress, pattern in PROGRESS_WORDS if re.search(pattern, words)), None)


def colour_named(text: str) -> Rating | None:
    """The one colour that a word or letter names; a letter counts only by itself ("a delay" is not amber)."""
    words = re.findall(r"[a-z]+", text.translate(EMOJI).casefold())
    telling = {word for word in words if len(word) > 1 or len(words) == 1}
    found: list[Rating] = [colour for colour in get_args(Rating) if telling & set(RATINGS[colour])]
    return found[0] if len(found) == 1 else None


@dataclass
class RatingKey:
    """What the document's key says, by each way in which a rating may be printed."""

    entries: list[KeyEntry] = field(default_factory=list)

    def add(self, printed: str, rating: Rating, means: Progress | None) -> None:
        if not self.find(printed):
            self.entries.append(KeyEntry(printed=printed, rating=rating, means=means, source="file"))

    def find(self, printed: str) -> KeyEntry | None:
        words = key(printed)
        return next((entry for entry in self.entries if key(entry.printed) == words), None) if words else None

    def of(self, rating: Rating) -> KeyEntry | None:
        return next((entry for entry in self.entries if entry.rating == rating), None)


def rating_key_of(document: Document, notes: Notes) -> tuple[RatingKey, Document]:
    """Read the key, and give the document without it."""
    found, gone = RatingKey(), set[str]()
    blocks = document.blocks
    at = 0
    while at < len(blocks):
        stretch, entries = _stretch(blocks, at)
        if entries:
            for entry in entries:
                found.add(entry.printed, entry.rating, entry.means)
            what = f"the key to the ratings, {len(entries)} lines"
            notes.skip(stretch[0], what, "it is kept with the plan")
            notes.use(*stretch)
            gone |= {block.where for block in stretch}
        at += max(len(stretch), 1)
    kept = tuple(block for block in blocks if block.where not in gone)
    return found, Document(kept, document.left_out)


@dataclass(frozen=True)
class Entry:
    """One line of a key; one that is not sure is believed only where the word "key" stands above it."""

    printed: str
    rating: Rating
    means: Progress | None
    sure: bool


def _stretch(blocks: tuple[Block, ...], at: int) -> tuple[list[Block], list[Entry]]:
    """Read the blocks from a place on that are a key: two entries at least."""
    taken: list[Block] = []
    entries: list[Entry] = []
    anchored = False
    for block in blocks[at:]:
        here = _entries(block)
        if not here and (entries or not _is_anchor(block)):
            break
        anchored = anchored or not here or _names_itself(block)
        entries += here
        taken.append(block)
    sure = anchored or (all(entry.sure for entry in entries) and any(entry.means for entry in entries))
    if sure and len({entry.printed for entry in entries}) >= 2:
        return taken, entries
    return list(blocks[at : at + 1]), []


def _names_itself(block: Block) -> bool:
    first = next((cell.text for cell in block.cells if cell.text), "") if isinstance(block, Row) else block.text
    return bool(ANCHOR.match(first))


def _is_anchor(block: Block) -> bool:
    """Whether a block only says that a key follows: "RAG key", "Rating | Meaning"."""
    texts = [cell.text for cell in block.cells if cell.text] if isinstance(block, Row) else [block.text]
    if not texts or (isinstance(block, Heading) and block.tab):
        return bool(texts) and set(key(texts[0]).split()) <= KEYS
    return all(len(text.split()) <= 5 and set(key(text).split()) <= KEYS for text in texts) and bool(texts[0])


def _is_about_a_key(text: str) -> bool:
    words = set(key(text).split())
    return bool(words) and words <= KEYS


def _entries(block: Block) -> list[Entry]:
    if not isinstance(block, Row):
        return _in_words(block.text)
    return entries_of([cell for cell in block.cells if cell.text or cell.fill])


def entries_of(cells: list[Cell]) -> list[Entry]:
    """Read filled cells that stand side by side as lines of a key."""
    if len(cells) > 1 and (ANCHOR.match(cells[0].text) or (cells[0].text and _is_about_a_key(cells[0].text))):
        cells = cells[1:]
    return _coloured(cells) or _beside(cells) or _each_in_words(cells)


def _each_in_words(cells: list[Cell]) -> list[Entry]:
    """Read cells that each say "G = on track"."""
    found = [_in_words(cell.text) for cell in cells]
    return [entry for entries in found for entry in entries] if all(found) else []


def _in_words(text: str) -> list[Entry]:
    found: list[Entry] = []
    for one in ENTRY.finditer(text) if len(text) < LONGEST_LINE else ():
        means = one["means"].strip(" .,;")
        if rating := _rating(one["sign"], means):
            found.append(_entry(one["sign"], rating, means))
    return found if len(found) > 1 or (found and found[0].means) else []


def _coloured(cells: list[Cell]) -> list[Entry]:
    """Read a row in which every cell is coloured and says what that means."""
    found = [(cell.text, rating_of_fill(cell.fill)) for cell in cells]
    if len(found) < 2 or any(not text or not rating for text, rating in found):
        return []
    if len({rating for _, rating in found}) < len(found):
        return []
    return [Entry(text, rating, progress_meant(text), bool(progress_meant(text))) for text, rating in found if rating]


def _beside(cells: list[Cell]) -> list[Entry]:
    """Read a sign with its meaning beside it; the sign is a word, a letter, a number, or only a colour."""
    if len(cells) not in (2, 3) or not cells[1].text or len(cells[1].text.split()) > LONGEST_MEANING:
        return []
    sign, meaning = cells[0].text, " ".join(cell.text for cell in cells[1:])
    fill = rating_of_fill(cells[0].fill)
    if not sign and fill:
        return [Entry(f"{fill} fill", fill, progress_meant(meaning), bool(progress_meant(meaning)))]
    if fill and progress_meant(sign) and not colour_named(sign):
        return [Entry(sign, fill, progress_meant(sign), sure=True)]
    if not re.fullmatch(rf"{SIGN}(?:\s*\(\w\))?", sign, re.I):
        return []
    rating = _rating(sign, meaning) or fill
    return [_entry(sign, rating, meaning)] if rating and (progress_meant(meaning) or colour_named(meaning)) else []


def _entry(sign: str, rating: Rating, meaning: str) -> Entry:
    means = progress_meant(meaning)
    by_letter = len(sign) == 1 and sign.isalpha() and means is not None and len(meaning.split()) <= FEW_WORDS
    return Entry(sign, rating, means, len(sign) > 1 or by_letter)


def _rating(sign: str, meaning: str) -> Rating | None:
    """A number's colour is named in its meaning, or follows from it."""
    if not sign.isdigit():
        return colour_named(re.sub(r"\(\w\)", "", sign))
    named = colour_named(meaning)
    means = progress_meant(meaning)
    return named or next((rating for rating, progress in HOUSE_KEY.items() if progress == means), None)


KEYS = frozenset(key(word) for word in KEY_WORDS)
