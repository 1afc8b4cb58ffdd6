"""By whom somebody is named: "X's team", "people who report to X", "my manager", "who do I report to"."""

from collections.abc import Sequence
from dataclasses import replace

from commands.language.spans import Span, Token
from commands.language.spotting.date_words import listed
from commands.language.spotting.people_meanings import Nobody, PeopleMeaning, Whom
from commands.language.spotting.people_words import PeopleWords
from store.models import Person

UNDER = listed("under beneath below underneath")
TEAM = listed(
    "team teams people staff reports lot managers leads officers folk folks directs gang crew bunch colleagues"
)
MANAGER = listed("manager boss")
MANAGES = listed("manages supervises oversees line-manages linemanages")
WHOEVER = listed("people those everyone everybody anyone anybody staff all owners managers whoever them ones")
ARTICLES = listed("the our my")


def managing(tokens: Sequence[Token], found: Sequence[Span], people: PeopleWords, me: Person) -> list[Span]:
    """ "Who do I report to", "who does the practice lead report to", "who manages her": their manager."""
    words = [token.stem for token in tokens]
    if not asks_who(tokens):
        return []
    for span in found:
        meaning = span.meaning
        if not isinstance(meaning, PeopleMeaning) or len(meaning.ids) != 1 or meaning.how is Whom.TEAM:
            continue
        if words[span.last : span.last + 2] in (["report", "to"], ["answer", "to"]):
            return _manager_of(meaning.ids[0], Span(span.first, span.last + 2, None), tokens, people)
        first = span.first - (words[span.first - 1] in ARTICLES if span.first else 0)
        if first and words[first - 1] in MANAGES and span.last == len(words):
            return _manager_of(meaning.ids[0], Span(first - 1, span.last, None), tokens, people)
    for place in range(1, len(words) - 2):
        if words[place : place + 3] in (["i", "report", "to"], ["i", "answer", "to"]):
            first = place - (words[place - 1] in ("do", "should"))
            return _manager_of(me.id or 0, Span(first, place + 3, None), tokens, people)
    return []


def with_relation(span: Span, tokens: Sequence[Token], people: PeopleWords, me: Person) -> Span:
    """ "X's team", "people who report to X", "my manager", "my team managers": by whom somebody is named."""
    meaning = span.meaning
    if not isinstance(meaning, PeopleMeaning):
        return span
    if meaning.how is Whom.ME:
        meaning = replace(meaning, ids=(me.id or 0,))
        span = replace(span, meaning=meaning)
    before = [token.plain for token in tokens[: span.first]]
    if meaning.how is Whom.SEVERAL and before[-1:] == ["my"]:
        under = tuple(one for one in meaning.ids if one in people.reporting_to(me.id or 0))
        named = " ".join(token.plain for token in tokens[span.places.start : span.last])
        found = PeopleMeaning(under, Whom.SEVERAL) if under else Nobody(f"{named} who report to you")
        return Span(span.first - 1, span.last, found)
    at = span.first - (before[-1:] in (["the"], ["our"]))
    if len(meaning.ids) == 1 and at > 1 and before[at - 1] == "to" and before[at - 2].startswith("report"):
        return Span(_whoever(before, at - 2), span.last, PeopleMeaning(meaning.ids, Whom.TEAM))
    if len(meaning.ids) == 1 and at > 1 and before[at - 1] in UNDER and before[at - 2] in WHOEVER | {"working"}:
        return Span(_whoever(before, at - 1), span.last, PeopleMeaning(meaning.ids, Whom.TEAM))
    possessive = (
        tokens[span.last - 1].plain in ("my", "mine") or tokens[span.last - 1].plain != tokens[span.last - 1].stem
    )
    if not possessive or len(meaning.ids) != 1 or span.last >= len(tokens):
        return span
    behind = [token.stem for token in tokens[span.last : span.last + 2]]
    skip = 1 if behind[0] in ("direct", "line", "whole", "own") and len(behind) > 1 else 0
    if behind[skip] in TEAM:
        return Span(span.first, span.last + skip + 1, PeopleMeaning(meaning.ids, Whom.TEAM))
    if behind[skip] in MANAGER:
        person = people.person(meaning.ids[0])
        manager = people.person(person.manager_id) if person is not None and person.manager_id else None
        whose = " ".join(token.plain for token in tokens[span.first : span.last + skip + 1])
        found_one = PeopleMeaning((manager.id,), Whom.ONE) if manager and manager.id else Nobody(whose)
        return Span(span.first, span.last + skip + 1, found_one)
    return span


def asks_who(before: Sequence[Token]) -> bool:
    words = {token.plain for token in before}
    return bool({"who", "who's", "whos", "whose"} & words) or {"which", "manager"} <= words


def _manager_of(person_id: int, span: Span, tokens: Sequence[Token], people: PeopleWords) -> list[Span]:
    person = people.person(person_id)
    manager = people.person(person.manager_id) if person is not None and person.manager_id else None
    whose = " ".join(token.plain for token in tokens[span.first : span.last])
    known = manager is not None and manager.id
    found = PeopleMeaning((manager.id,), Whom.ONE) if manager and manager.id else Nobody(f"whom they {whose}")
    return [replace(span, meaning=found)] if known or person is not None else []


def _whoever(before: Sequence[str], at: int) -> int:
    """Where "the people who report to" begins, of whose words `at` is "report"."""
    for words in (("who", "that", "which"), WHOEVER, ("the", "all")):
        at -= at > 0 and before[at - 1] in words
    return at
