"""What is asked back where a question is not wholly understood: whole questions, made of what was understood.

A word that was left over changes what is wanted as often as what of. So each part that was understood offers the
questions that people ask of it: how it stands, what is late in it, what changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from commands.language.sense import Sense
from commands.language.spotting.meanings import Ask
from commands.language.topics.subjects import several_subjects, subject_among
from store.query.model import (
    IS_OPEN,
    IS_OVERDUE,
    Coloured,
    Group,
    Happening,
    Happens,
    Is,
    Of,
    OneOf,
    OwnedBy,
    Query,
    Subject,
    Wanted,
)
from store.rules.terms import Brag

MOST = 5
CUTS = frozenset([Of.THEMES, Of.RECOMMENDATIONS, Of.PEOPLE])
WIDE = frozenset(["theme", "recommendation", "owner", "team", "kind"])
MOST_NAMED = 3
"""Titles offered beside what else was understood."""
STATUS = Query(wanted=Wanted.STATUS)
USUAL = (STATUS, Query(where=(IS_OVERDUE,)), Query(wanted=Wanted.SLIPPING), Query(wanted=Wanted.CHANGES))
"""What is asked most of any plan, the commonest first."""
_WHO = (
    Query(where=(IS_OVERDUE,), group=Group.OWNER),
    Query(wanted=Wanted.COMPARISON, of=Of.PEOPLE),
    Query(wanted=Wanted.SILENT),
)
"""And what is asked most of people."""


def offered(
    sense: Sense, own: Query | None, choices: Sequence[Query], named: Sequence[Subject], me: OwnedBy | None = None
) -> list[Query]:
    """At most five questions, the likeliest first; none where nothing was understood.

    Args:
        sense: what was understood, whatever titles may have taken of it.
        own: the question as it reads without the words that were left over.
        choices: what the words may mean, where that is several things.
        named: what titles may be meant by words that no more than narrow a list.
        me: whoever asks, where they speak of themselves.
    """
    cards = [Query(wanted=Wanted.CARD, subjects=(one,)) for one in named[:MOST_NAMED]]
    cut = _of_a_cut(sense, own)
    found = [*cut, *_first(own, choices), *_of_conditions(sense, own), *_of_subjects(sense), *_of_days(sense), *cards]
    found += [*_apart(sense, own), *_of_oneself(sense, me)]
    if own is not None and _is_vague(own) and not cut:
        found.append(own)
    if not found and sense.asks & {Ask.WHO, Ask.WHO_IS}:
        found = [*_WHO]
    if not found:
        return []
    usual = [one for one in USUAL if not (own is not None and own.wanted is Wanted.CARD)]
    return list(dict.fromkeys([*found, *usual]))[:MOST]


def _first(own: Query | None, choices: Sequence[Query]) -> Iterator[Query]:
    if own is not None and not _is_vague(own):
        yield from _still_open(own)
    yield from choices


def _still_open(own: Query) -> Iterator[Query]:
    """What is due on days to come is asked of what is open, whatever else was not understood."""
    due = [one for one in own.where if isinstance(one, Happens) and one.of is Happening.PROMISED and not one.negated]
    told = any(one.field in ("state", "colour", "progress", "finished late") for one in own.where)
    if own.wanted is Wanted.LIST and due and not told and own.of is Of.ITEMS and not own.otherwise:
        yield own.model_copy(update={"where": Query(where=(IS_OPEN, *own.where)).where, "group": None})
    yield own


def _of_a_cut(sense: Sense, own: Query | None) -> list[Query]:
    """ "Which owners are flaky": how each of them stands, where no more was understood than what they are."""
    of = own.of if own is not None and own.wanted is Wanted.LIST and not own.where and not own.otherwise else Of.ITEMS
    if of not in CUTS:
        return []
    compared = Query(wanted=Wanted.COMPARISON, of=of)
    return [compared, Query(where=(IS_OVERDUE,), of=of), Query(where=(Coloured(colours=(Brag.RED,)),), of=of)]


def _apart(sense: Sense, own: Query | None) -> Iterator[Query]:
    """ "Amber but secretly red": each condition by itself, where the word between may set one against the other."""
    if own is None or own.wanted not in (Wanted.LIST, Wanted.COUNT) or own.otherwise:
        return
    wide = tuple(one for one in own.where if one.field in WIDE)
    said = [
        span.meaning for span in sense.spans if isinstance(span.meaning, Coloured | Is) and not span.meaning.negated
    ]
    if len(said) > 1:
        for one in said[:MOST_NAMED]:
            yield Query(wanted=own.wanted, where=(one, *wide))


def _of_oneself(sense: Sense, me: OwnedBy | None) -> Iterator[Query]:
    if me is not None and not any(one.field == "owner" for one in sense.combined.where):
        yield Query(where=(IS_OVERDUE, me))
        yield Query(where=(IS_OPEN, me))


def _is_vague(query: Query) -> bool:
    """A list of all that one place or person has: nobody asked for it outright."""
    if query.wanted is not Wanted.LIST or query.otherwise or query.as_at or query.order or query.group:
        return False
    return not query.where or subject_among(query.where) is not None


def _of_subjects(sense: Sense) -> Iterator[Query]:
    if len(several := several_subjects(sense)) > 1:
        yield Query(wanted=Wanted.COMPARISON, subjects=several)
    places = [one for one in sense.combined.where if one.field in ("theme", "recommendation", "owner")]
    for place in places:
        subject = subject_among([place])
        if subject is None:
            continue
        changes = Query(wanted=Wanted.CHANGES, where=(place,), period=sense.combined.period)
        first = Wanted.PERSON if subject.kind == "person" else Wanted.STATUS
        asked = [Query(wanted=first, subjects=(subject,)), Query(where=(IS_OVERDUE, place))]
        yield from ([changes, *asked] if sense.asks & {Ask.CHANGES, Ask.MOVES, Ask.TURNED} else [*asked, changes])


def _of_conditions(sense: Sense, own: Query | None) -> Iterator[Query]:
    """ "Is anything late apart from the audits": what is late, beside the card of what was named."""
    if own is None or own.wanted is not Wanted.CARD:
        return
    where = sense.combined.where
    if any(one.field in ("colour", "state", "progress", "slip") for one in where):
        standing = tuple(one for one in where if one.field not in ("item", "under"))
        named = tuple(one.key for one in own.subjects if one.kind == "item")
        yield Query(where=standing)
        if named:
            yield Query(where=(*standing, OneOf(refs=named, negated=True)))


def _of_days(sense: Sense) -> Iterator[Query]:
    """Days that have passed may be those of what changed, or of what was finished."""
    for one in sense.combined.where:
        if isinstance(one, Happens) and one.of is Happening.PROMISED and not one.negated:
            yield from _passed(sense, one.window)


def _passed(sense: Sense, window: Any) -> Iterator[Query]:
    if window.first is not None and window.first <= sense.today:
        rest = tuple(one for one in sense.combined.where if not isinstance(one, Happens))
        yield Query(wanted=Wanted.CHANGES, where=rest, period=window)
