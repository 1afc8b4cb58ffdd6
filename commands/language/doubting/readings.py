"""Queries that doubtful sentences may mean, which several rules make."""

from collections.abc import Sequence
from datetime import timedelta

from commands.language.sense import Sense
from store.query import model
from store.query.model import (
    Happens,
    Query,
    Slips,
    Subject,
    Wanted,
    Window,
)

SOON = 14
SLIPS = Slips(days=model.Span(least=1))


def condition_of(subjects: Sequence[Subject]) -> model.InTheme | model.Answers | model.OwnedBy | None:
    match subjects:
        case (Subject(kind="theme", key=key),):
            return model.InTheme(letters=(key,))
        case (Subject(kind="recommendation", key=key),):
            return model.Answers(numbers=(int(key[1:]),))
        case (Subject(kind="person", key=key),):
            return model.OwnedBy(people=(int(key),))
    return None


def due_soon(sense: Sense) -> Happens:
    return Happens(window=Window(first=sense.today, last=sense.today + timedelta(days=SOON)))


def card(ref: str) -> Query:
    return Query(wanted=Wanted.CARD, subjects=(Subject(kind="item", key=ref),))


def standing(subject: Subject) -> Query:
    return Query(wanted=Wanted.PERSON if subject.kind == "person" else Wanted.STATUS, subjects=(subject,))
