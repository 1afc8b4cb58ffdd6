"""What "not" and "except" negate."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask, Sign
from store.dates.words import MONTHS, NUMBERS
from store.query.model import IS_OPEN, Happening, Happens, Window

FAR = 6
"""Tokens behind "not" from which a condition is not negated by it."""

VERBAL = frozenset(["hasnt", "havent", "hadnt", "didnt", "doesnt", "dont", "wont"])
ARTICLES = frozenset(["the", "my", "our", "a", "an"])
ANEW = frozenset(["just", "only"])
"""Words that begin what is wanted: "not the actions, just the milestones"."""
ALONE = frozenset(["just", "only", "merely", "simply"])
UNTIL = frozenset(["until", "till", "til"])
DOING = frozenset(["owner", "team"])
"""Conditions of people, who do something."""


class Negation:
    """What "not" and "except" negate: the next condition, and what is listed with it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._sign: Sign | None = None
        self._listed: str | None = None
        self._end = 0
        self._joins = False
        self._verbal = self._dated = False

    @property
    def waits(self) -> bool:
        """Whether nothing that it negates was met yet."""
        return self._sign is not None and self._listed is None

    def lapses(self, span: Span) -> bool:
        """Whether what comes now is too far behind to be negated."""
        if self.waits and span.first - self._end > FAR:
            self._sign = None
            return True
        return False

    def meets(self, span: Span) -> bool:
        """A sign or a word that asks. Says whether nobody can tell what is negated."""
        match span.meaning:
            case Sign.NOT | Sign.EXCEPT:
                # "Not just the late ones, the blocked ones too" denies neither.
                counted = span.meaning is Sign.EXCEPT and bool(
                    NUMBERS.keys() & {token.plain for token in self._tokens[span.last : span.last + 1]}
                )
                twice = (
                    self.waits
                    or counted
                    or bool(ALONE & {token.plain for token in self._tokens[span.last : span.last + 1]})
                )
                self._sign, self._listed, self._end, self._joins = span.meaning, None, span.last, True
                self._verbal, self._dated = self._tokens[span.first].plain.replace("'", "") in VERBAL, False
                return twice
            case Sign.BUT if not self.waits:
                self._sign = self._listed = None
            case Sign.OR | Sign.AND:
                self._joins = True
            case Ask.WHO | Ask.WHY | Ask.COUNT | Ask.WHEN if self.waits and self._sign is Sign.NOT:
                self._sign = None
        return False

    def dated(self) -> None:
        """A word tells which day of an item comes next: "don't fall due in July"."""
        self._dated = True

    def misses(self, field_name: str, span: Span) -> bool:
        """ "Hasn't spoken since May", "hasn't the workforce lead told us": a word that nobody read is denied."""
        if not (self.waits and self._verbal):
            return False
        between = {token.plain for token in self._tokens[self._end : span.first]}
        return (field_name == "when" and not self._dated) or (field_name in DOING and between <= ARTICLES)

    def takes(self, field_name: str, span: Span) -> bool:
        if self._sign is None:
            return False
        if self._listed is not None and ANEW & {token.plain for token in self._tokens[self._end : span.first]}:
            self._sign = self._listed = None
            return False
        if self._listed is None or (self._joins and field_name == self._listed):
            self._listed = field_name
            return True
        self._sign = self._listed = None
        return False

    def passed(self, span: Span, tokens: Sequence[Token]) -> None:
        self._end, self._joins = span.last, tokens[span.last - 1].typed.endswith(",")


def not_until(condition: Any, span: Span, tokens: Sequence[Token]) -> Happens | None:
    """ "Not due until September": from then on. None for what is simply denied."""
    said = [token.plain for token in tokens[span.first : span.last]]
    if not isinstance(condition, Happens) or not UNTIL & {
        *said[:1],
        *(one.plain for one in tokens[span.first - 1 : span.first]),
    }:
        return None
    window = condition.window
    if window.first is None and window.last is not None:
        # "Until October" ends with its last day, and begins with its first.
        month = bool(MONTHS.keys() & set(said[-2:])) and not any(one.isdecimal() and len(one) < 3 for one in said)
        window = Window(first=window.last.replace(day=1) if month else window.last)
    return condition.model_copy(update={"window": window})


def not_by_then(conditions: Sequence[Any] | None) -> list[Any] | None:
    """ "Won't be done by September": expected after it; what is due by then is another question."""
    days = next((one for one in conditions or () if isinstance(one, Happens)), None)
    if days is None or len(conditions or ()) != 2 or days.window.last is None or IS_OPEN not in (conditions or ()):
        return None
    return [IS_OPEN, Happens(of=Happening.EXPECTED, window=Window(first=days.window.last + timedelta(days=1)))]
