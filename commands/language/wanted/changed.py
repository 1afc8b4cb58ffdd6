"""What was said and what was changed: of which kind, by whom, in which days, and for the better or the worse."""

from itertools import pairwise
from typing import Any

from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.dates import DateMeaning
from commands.language.spotting.doings import BEFORE_NAMES, BETWEEN, SAYING
from commands.language.spotting.meanings import Ask, Filler, MovedDate, Noun, Slipped
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.phrases import word_of
from commands.language.spotting.references import Mentioned
from commands.language.wanted.base_query import base, without
from commands.language.wanted.directions import ways_of
from store.query.model import IS_OPEN, Group, Happening, Happens, Of, Query, Wanted
from store.query.values import ChangeKind
from store.rules.direction import Direction

_OF_KIND = {
    ChangeKind.UPDATES: "update updates updated reply replies response responses answers said reported",
    ChangeKind.DATES: "date dates deadline deadlines moved move moving",
    ChangeKind.OWNERS: "owner owners ownership hands over reassigned reallocated lead leads handover handovers",
    ChangeKind.ADDED: "added addition additions",
    ChangeKind.TITLES: "title titles renamed retitled reworded wording name names",
}
OF_KIND = {kind: frozenset(words.split()) for kind, words in _OF_KIND.items()}
WAYS: dict[str, Direction] = {"wrong": "worse", "right": "better"}
NEW = frozenset(["new", "fresh", "extra", "additional"])
FROM = frozenset(["by", "from", "off"])
SAID = SAYING | {"update", "updates"}
PLACES = frozenset(["theme", "recommendation", "kind", "owner", "team", "when"])
"""Conditions beside which whoever gave an update is asked for; "who said that it is delayed" asks for a list."""


def told(sense: Sense) -> Query | None:
    """ "What changed", "what did she say", "which updates came in"."""
    compares = bool(sense.asks & {Ask.RATHER, Ask.COMPARE}) or turned(sense)
    if Ask.CHANGES not in sense.asks and not (compares and sense.combined.period):
        return None
    if any(isinstance(span.meaning, MovedDate | Slipped) for span in sense.spans) or _answers(sense):
        return None
    if (period := sense.combined.period) is not None and period.first is not None and period.first > sense.today:
        # "What is happening on the 28th", where that is to come: what is due then.
        due = Happens(window=period)
        return base(sense, Wanted.LIST, where=(IS_OPEN, *sense.combined.where, due), period=None)
    ways = ways_of(sense.words)
    said = {word_of(sense.tokens[at]) for span in sense.spans if span.meaning is Ask.CHANGES for at in span.places}
    if {"direction", "way"} & said:
        # "In the wrong direction": elsewhere these words are courtesy.
        ways |= {way for word, way in WAYS.items() if word in said}
    way = ways.pop() if len(ways) == 1 else None
    return _changes(sense, of=_whoever(sense), direction=way, change_kinds=_kinds(sense))


def _answers(sense: Sense) -> bool:
    """ "What answers rec 7": what is under it, and no answer that somebody gave."""
    return any(
        span.meaning is Ask.CHANGES
        and word_of(sense.tokens[span.last - 1]) in ("answers", "answer", "answering")
        and isinstance(after.meaning, Mentioned)
        and after.first == span.last
        for span, after in pairwise(sense.spans)
    )


def _changes(sense: Sense, **more: Any) -> Query:
    """Whoever is said to have done it need not own what it was done to."""
    people = {person for span in _by(sense) if isinstance(span.meaning, PeopleMeaning) for person in span.meaning.ids}
    where = tuple(one for one in sense.combined.where if one.field != "owner" or set(one.people) != people)
    if len(where) == len(sense.combined.where):
        people = set()
    if sense.combined.group is Group.OWNER:
        more = {**more, "of": Of.PEOPLE, "group": None}
    values: dict[str, Any] = {"where": where, "changed_by": tuple(people), "order": None, "limit": None}
    return base(sense, Wanted.CHANGES, **{**values, **more})


def turned(sense: Sense) -> bool:
    return Ask.TURNED in sense.asks and sense.combined.has("colour")


def moves(sense: Sense) -> Query | None:
    """ "What moved last week": all that changed; "which dates were moved" asks for moved dates."""
    if Ask.MOVES not in sense.asks:
        return None
    return base(sense, Wanted.CHANGES, where=without(sense, "moved"), order=None, limit=None)


def moved_dates(sense: Sense) -> Query | None:
    """ "Which dates were moved": what was moved; and by whom, why or how often, the changes themselves."""
    moved = next((one for one in sense.combined.where if one.field == "moved"), None)
    if moved is None or moved.negated:
        return None
    often = Ask.TIMES in sense.asks and moved.window is not None
    if not often and not sense.asks & {Ask.WHO, Ask.WHY}:
        return None
    where = (*without(sense, "moved"), moved.model_copy(update={"window": None}))
    return base(sense, Wanted.CHANGES, period=moved.window, where=where, order=None, limit=None)


def heard_from(sense: Sense) -> Query | None:
    """ "Who has updated this week", "which milestones were updated last week": what was said in those days.

    What was said last week may have been said anew since, so the newest update of an item does not tell it.
    """
    days = [one for one in sense.combined.where if isinstance(one, Happens)]
    heard = [one for one in days if one.of is Happening.HEARD and not one.negated]
    if len(heard) != 1 or len(days) != 1 or sense.combined.otherwise or _is_bounded(sense):
        return None
    who = bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) or sense.of(Of.PEOPLE)
    past = heard[0].window.last is not None and heard[0].window.last < sense.today
    narrow = any(one.field not in PLACES or one.negated for one in sense.combined.where)
    if narrow or not (who or past):
        return None
    where = tuple(one for one in sense.combined.where if one is not heard[0])
    kinds = (ChangeKind.UPDATES,)
    return base(
        sense,
        Wanted.CHANGES,
        of=_whoever(sense),
        where=where,
        period=heard[0].window,
        change_kinds=kinds,
        order=None,
        limit=None,
    )


def _is_bounded(sense: Sense) -> bool:
    """ "Last updated before June", "last heard of in May": the newest update is what is meant."""
    return "last heard" in (said := " ".join(sense.words)) or "last updated" in said or "before" in sense.words


def _whoever(sense: Sense) -> Of:
    """Whether those who did it are asked for, and not what they did: "who has updated this week"."""
    asks = bool(sense.asks & {Ask.WHO, Ask.WHO_IS}) or (sense.of(Of.PEOPLE) and Ask.COUNT in sense.asks)
    dated = any(isinstance(span.meaning, DateMeaning) for span in sense.spans)
    what = bool({"what", "dates", "owner", "owners"} & set(sense.words[1:]))
    return Of.PEOPLE if asks and dated and not what else Of.ITEMS


def _kinds(sense: Sense) -> tuple[ChangeKind, ...]:
    """By the words that ask: "updates", "which owners changed"."""
    said = [span for span in sense.spans if span.meaning in (Ask.CHANGES, Ask.MOVES)]
    words = {word_of(sense.tokens[place]) for span in said for place in span.places}
    if {"direction", "way"} & words:
        return ()
    # "What did owners say": they are who said it, and no owner was changed.
    found = [kind for kind, of in OF_KIND.items() if of & words and not (kind is ChangeKind.OWNERS and words & SAYING)]
    if any(_is_new(sense, span) for span in said):
        found.append(ChangeKind.ADDED)
    spoken = any(word_of(sense.tokens[span.first]) in SAID for span in said if span.last - span.first < 3)
    return tuple([ChangeKind.UPDATES, *found] if spoken else found)


def _is_new(sense: Sense, asks: Span) -> bool:
    """ "New actions", "any new milestones in Workforce": what is new is itself what is asked for."""
    noun = next((one.meaning for one in sense.spans if one.first == asks.last), None)
    return word_of(sense.tokens[asks.last - 1]) in NEW and isinstance(noun, Noun) and noun.kind is not None


def _by(sense: Sense) -> list[Span]:
    """Whoever did it: behind "did" or "has", behind "by" or "from", or as those whose updates they are."""
    return [span for span in sense.spans if isinstance(span.meaning, PeopleMeaning) and _acts(sense, span)]


def _acts(sense: Sense, span: Span) -> bool:
    words = [word_of(token) for token in sense.tokens]
    first = span.first
    while first and words[first - 1] in BEFORE_NAMES:
        first -= 1
    if first and words[first - 1] in FROM:
        return True
    behind = span.last
    while behind < len(words) and words[behind] in BETWEEN:
        behind += 1
    asks = next((one for one in sense.spans if one.first == behind and one.meaning is Ask.CHANGES), None)
    if asks is None or not isinstance(span.meaning, PeopleMeaning):
        return False
    helped = first > 0 and words[first - 1] in ("did", "has", "have", "had", "does", "whats")
    return helped or (span.meaning.how in (Whom.ONE, Whom.ME) and not sense.says(Filler.OWNING))
