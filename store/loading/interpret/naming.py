"""References of actions: as printed, else the theme's letter and the next number."""

import re
from dataclasses import dataclass, field

from store.loading.interpret.printed import Printed
from store.loading.interpret.words import letter_of
from store.loading.notes import Notes


@dataclass(frozen=True)
class Name:
    """A reference, and what is printed of it: None where it was made up."""

    ref: str
    printed: str | None


NUMBERED = re.compile(r"[A-Za-z]{0,4}[ -]?\d{1,3}(?:\.\d{1,3})*[a-z]?")
PRINTED = re.compile(r"\d+[a-z]|[A-Z]+\d+[a-z]?")
"""A mark before an action that is a whole reference."""
SPOILT = re.compile(r"\d(?:[.,]\d+)?E\+?\d{2}", re.I)
"""What a spreadsheet makes of a long number."""
LOST_NOUGHT = re.compile(r"(?P<stem>(?:\d+\.)+)(?P<last>\d+)")


@dataclass
class Naming:
    """Args: themes: How many there are; the letter after theirs is for actions without a theme."""

    themes: int
    notes: Notes
    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    last: str = ""
    spoilt: dict[str, str] = field(default_factory=dict)

    def tell_spoilt(self) -> None:
        for words, where in self.spoilt.items():
            why = "A spreadsheet has shortened a long number, so it names nothing any more"
            self.notes.doubt(where, words, "no reference", why)

    def reference(self, printed: Printed) -> Name:
        said, as_printed = self._as_printed(printed)
        ref = said if said and said not in self.taken else None
        if said and ref is None and (whole := self._with_its_nought(said)):
            why = "A spreadsheet keeps 1.10 as 1.1; the numbers around it say which is meant"
            self.notes.doubt(printed.where, said, whole, why)
            ref = whole
        if ref is None:
            letter = printed.theme or letter_of(self.themes)
            ref = f"{letter}{said}" if said.isdigit() and f"{letter}{said}" not in self.taken else self._next(letter)
            if said:
                self.notes.doubt(printed.where, said, ref, "This reference is printed for another action too")
        self.taken.add(ref)
        self.last = ref
        return Name(ref, as_printed or None)

    def _as_printed(self, printed: Printed) -> tuple[str, str]:
        """Give the reference to use, and the one printed; they differ where one is printed for several."""
        cell, own = printed.beside.cell("ref"), printed.beside.own("ref")
        if cell is None or not cell.text:
            mark = printed.mark or ""
            return (mark, mark) if "." in mark or PRINTED.fullmatch(mark) else ("", "")
        if own is not None and own is not cell:
            return own.text, own.text
        if SPOILT.fullmatch(cell.text):
            self.spoilt.setdefault(cell.text, printed.where)
            return "", ""
        text = cell.text.rstrip(".)") if NUMBERED.fullmatch(cell.text.rstrip(".)")) else cell.text
        if len(printed.beside.parts) == 1:
            return text, text
        return self._lettered(text, printed)

    def _lettered(self, text: str, printed: Printed) -> tuple[str, str]:
        """Tell apart the actions of one row that has one reference: by their printed letters, else a, b, c."""
        mark, position = printed.mark or "", printed.beside.position
        if len(mark) == 1 and mark.isalpha():
            return f"{text}{mark.casefold()}", f"{text}{mark.casefold()}"
        ref = f"{text}{letter_of(position).casefold()}"
        why = f"One reference is printed for {len(printed.beside.parts)} actions"
        self.notes.doubt(printed.where, text, ref, why)
        return ref, text

    def _with_its_nought(self, said: str) -> str | None:
        now, before = LOST_NOUGHT.fullmatch(said), LOST_NOUGHT.fullmatch(self.last)
        if not now or not before or now["stem"] != before["stem"]:
            return None
        whole = f"{said}0"
        return whole if int(f"{now['last']}0") == int(before["last"]) + 1 and whole not in self.taken else None

    def _next(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        while (ref := f"{letter}{self.counts[letter]}") in self.taken:
            self.counts[letter] += 1
        return ref
