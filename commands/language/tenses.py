"""Whether a sentence tells of what was done, or of what is to be done."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.language.spans import Token
from store.query.model import Window

PERFECT = frozenset(
    [
        "have",
        "has",
        "had",
        "weve",
        "we've",
        "what've",
        "whatve",
        "who've",
        "whove",
        "they've",
        "theyve",
        "you've",
        "youve",
    ]
)
PAST = frozenset(["did", "came", "happened", "went"])
TO_COME = frozenset(["to", "should", "must", "need", "needs", "will", "due", "got", "not", "be"])
STILL_TO_DO = frozenset(
    ["finish", "finishes", "complete", "completes", "close", "closes", "deliver", "delivers", "land"]
)
YEAR = timedelta(days=365)


def tells_of_the_past(tokens: Sequence[Token]) -> bool:
    said = {token.plain for token in tokens}
    return bool(said & PAST) or (bool(said & PERFECT) and not said & TO_COME)


def is_to_be(tokens: Sequence[Token], place: int) -> bool:
    """Whether what is said at a place is still to be done: "to be completed", "needs to be done"."""
    before = [token.plain for token in tokens[max(0, place - 2) : place]]
    return before in (["to", "be"], ["to", "get"], ["must", "be"], ["needs", "to"], ["need", "to"])


def has_begun(window: Window, today: date, tokens: Sequence[Token], place: int) -> bool:
    """ "Ticked off this week": of days that have begun, what was done in them, unless it is still to be done."""
    said = {token.plain for token in tokens}
    begun = window.first is not None and window.first <= today
    # "Due in June and done in July": what is due is said apart.
    return begun and not said & TO_COME - {"due"} and tokens[place].plain not in STILL_TO_DO


def as_it_was(window: Window, today: date) -> Window:
    """ "What did we complete before the end of May" is about the May that was."""
    ago = window.last is not None and window.first is None and window.last.year > today.year
    return Window(last=window.last - YEAR) if ago and window.last else window


def will_not_be(tokens: Sequence[Token], place: int) -> bool:
    """ "Won't be done by September" foretells; "not done by the end of June" tells."""
    said = [token.plain.replace("'", "") for token in tokens[max(0, place - 2) : place + 3]]
    return bool({"wont", "cant", "cannot", "will", "going", "unlikely"} & set(said))
