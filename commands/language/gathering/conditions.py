"""Which conditions one span makes, with the amounts and dates that stand beside it."""

from typing import Any

from commands.language.gathering.beside import NEAR, at_all, behind_than, compared_with, tells_how_it_stood
from commands.language.gathering.combined import Part
from commands.language.spotting.amounts import AmountMeaning, Unit
from commands.language.spotting.dates import DateMeaning, How
from commands.language.spotting.meanings import (
    Arranged,
    Ask,
    Dated,
    Either,
    Filler,
    Lateness,
    MovedDate,
    Noun,
    Rating,
    Sign,
    Slipped,
    Starred,
)
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from commands.language.tenses import as_it_was, has_begun, is_to_be, tells_of_the_past, will_not_be
from commands.language.wanted.turning import turns
from store.query import model
from store.query.model import (
    Answers,
    Coloured,
    FinishedLate,
    Happening,
    Happens,
    Is,
    Moved,
    OfKind,
    OneOf,
    OverdueBy,
    OwnedBy,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    State,
)
from store.rules.terms import Progress

PERIODS = frozenset({Ask.CHANGES, Ask.MOVES, Ask.SLIPPING, Ask.SILENT, Ask.AWAY})
DAYS_OF = {model.Lacking.FORECAST: Happening.EXPECTED, model.Lacking.DATE: Happening.PROMISED}
ENDING = frozenset(["finishing", "landing", "ending", "completing", "finish", "land"])
"""Behind what is late they tell when it is expected, for its promised day has passed."""
SINCE_THEN = (["in", "that", "time"], ["since", "then"], ["in", "the", "meantime"])
STANDING = frozenset({Ask.STATUS, Ask.HOW})


class Conditions(Part):
    def of(self, meaning: object, at: int) -> list[Any] | None:
        found = self._by_itself(meaning)
        return self._beside(meaning, at) if found is None else found

    def _by_itself(self, meaning: object) -> list[Any] | None:
        """What means the same whatever stands beside it."""
        match meaning:
            case Noun(kind=kind):
                return [OfKind(kinds=(kind,))] if kind else None
            case Themed(condition=condition):
                return [condition]
            case Mentioned():
                return self._of_references(meaning)
            case PeopleMeaning(ids=ids) if ids:
                return [ReportsTo(people=ids) if meaning.how is Whom.TEAM else OwnedBy(people=ids)]
            case Starred(progress=progress):
                return [SaidToBe(progress=(progress,))]
            case Rating(of=of, value=value):
                return [Rated(of=one, values=(value,)) for one in of]
            case Coloured() | OneOf() | OfKind() | SaidToBe() | Happens():
                return [meaning]
        return None

    def _beside(self, meaning: object, at: int) -> list[Any] | None:
        """What takes an amount or a date that stands beside it."""
        match meaning:
            case Lateness(on_time=on_time, early=early):
                days = self._beside_it.amount(at, Unit.DAYS) or (model.Span(least=1) if early else None)
                return [Is(states=(State.COMPLETE,)), FinishedLate(negated=on_time, days=days)]
            case model.Lacks():
                return [self._dated_by(meaning, at) or meaning]
            case Slipped():
                return self._slipped(at)
            case MovedDate():
                return self._moved(at)
            case Is(states=states):
                return self._state(meaning, states, at)
            case DateMeaning():
                return self._dated(meaning, at)
            case AmountMeaning() | Filler.EARLY | Either():
                self._keep(meaning, at)
            case Dated(of=Happening.EXPECTED) if self._names_a_date(at):
                self._found.loose.append(self._spans[at])
            case Dated(of=Happening.HEARD):
                return self._heard(at)
        return None

    def _names_a_date(self, at: int) -> bool:
        """ "The new date", where no day is named beside it."""
        before = [token.plain for token in self._tokens[max(0, self._spans[at].first - 2) : self._spans[at].first]]
        dated = any(isinstance(span.meaning, DateMeaning) for span in self._spans)
        if not dated and {"or", "and", "nor"} & set(before):
            # "Without an owner and a forecast": what is lacking as well, and no day of anything.
            return True
        return not dated and self._tokens[self._spans[at].last - 1].plain in ("date", "dates")

    def _keep(self, meaning: object, at: int) -> None:
        if isinstance(meaning, Either):
            self._found.either.append(meaning)
        elif at not in self._beside_it.used:
            self._found.loose.append(self._spans[at])

    def _dated_by(self, meaning: model.Lacks, at: int) -> Happens | None:
        """ "With a forecast before August": the day is what is asked for, and not that there is one."""
        of = DAYS_OF.get(meaning.lacking[0]) if meaning.negated else None
        window = self._beside_it.window(at, near=0) if of is not None else None
        return Happens(of=of, window=window) if of is not None and window is not None else None

    def _heard(self, at: int) -> list[Any] | None:
        """ "Milestones that have been updated": with no day beside it, whatever was ever heard of."""
        meanings = [span.meaning for span in self._spans]
        asked = self._asks & {Ask.WHEN, Ask.LONG, Ask.WHO, Ask.HOW, Ask.SILENT, Ask.CHANGES, Ask.STATUS}
        if asked or any(isinstance(one, DateMeaning | Starred | AmountMeaning | Arranged) for one in meanings):
            return None
        if self._tokens[self._spans[at].first].plain not in ("updated", "heard"):
            return None
        return [Is(states=(State.NEVER_UPDATED,), negated=True)]

    def _slipped(self, at: int) -> list[Any] | None:
        days = self._beside_it.amount(at, Unit.DAYS)
        if days is None and (times := self._beside_it.amount(at, Unit.TIMES)) is not None:
            # A date slips as often as it was moved.
            return [Moved(times=times, window=self._beside_it.window(at))]
        if days is None and Ask.SLIPPING in self._asks:
            return None
        return [Slips(days=at_all(days or model.Span(least=1)))]

    def _state(self, meaning: Is, states: tuple[State, ...], at: int) -> list[Any]:
        match states:
            case (State.OVERDUE,):
                days = self._beside_it.amount(at, Unit.DAYS)
                if days is not None and self._said.tells_of_what_is_done(at):
                    return [FinishedLate(days=at_all(days))]
                return [OverdueBy(days=days)] if days is not None else [meaning]
            case (State.COMPLETE,):
                return self._complete(meaning, at)
            case (State.NEVER_UPDATED,):
                window = self._beside_it.window(at)
                if window is None and self._said_of_then(at):
                    self._found.loose.append(self._spans[at])
                return [Happens(of=Happening.HEARD, window=window, negated=True)] if window else [meaning]
        return [meaning]

    def _said_of_then(self, at: int) -> bool:
        """ "No update in that time": not since a day that nobody named."""
        last = self._spans[at].last
        behind = [token.plain for token in self._tokens[last : last + 3]]
        return behind in SINCE_THEN or behind[:2] in SINCE_THEN or behind == ["since"]

    def _of_references(self, meaning: Mentioned) -> list[Any]:
        self._found.unknown += meaning.unknown
        numbers = tuple(int(one.key[1:]) for one in meaning.subjects if one.kind == "recommendation")
        refs = tuple(one.key for one in meaning.subjects if one.kind == "item")
        found: list[Any] = [Answers(numbers=numbers)] if numbers else []
        return [*found, OneOf(refs=refs)] if refs else found

    def _moved(self, at: int) -> list[Any] | None:
        times, days = self._beside_it.amount(at, Unit.TIMES), self._beside_it.amount(at, Unit.DAYS)
        window = self._beside_it.window(at)
        if window is not None and window.first is not None and window.first >= self._today:
            # "Hasn't moved in a month": nobody knows what will be moved.
            self._found.loose.append(self._spans[at])
            return None
        if days is not None:
            return [Slips(days=at_all(days))]
        return [Moved(times=times or model.Span(least=1), window=window)]

    def _complete(self, meaning: Is, at: int) -> list[Any]:
        before = self._spans[at - 1] if at else None
        if before is not None and before.meaning is Filler.SAYING and before.last == self._spans[at].first:
            return [SaidToBe(progress=(Progress.COMPLETE,))]
        window = self._beside_it.window(at, near=NEAR * 2)
        if window is None:
            return [model.IS_OPEN if is_to_be(self._tokens, self._spans[at].first) else meaning]
        if self._is_still_open(at):
            # "Would be done by June and aren't": that was the promise.
            return [Happens(of=Happening.PROMISED, window=window)]
        if tells_of_the_past(self._tokens) or has_begun(window, self._today, self._tokens, self._spans[at].first):
            window = as_it_was(window, self._today)
        elif window.last is not None and window.last > self._today:
            # "What must be done by Friday" asks for what is promised by then. "Not completed by" denies it.
            denied = before is not None and before.meaning is Sign.NOT and not will_not_be(self._tokens, before.first)
            state = State.COMPLETE if denied else State.OPEN
            return [Is(states=(state,)), Happens(of=Happening.PROMISED, window=window)]
        return [Happens(of=Happening.COMPLETED, window=window)]

    def _is_still_open(self, at: int) -> bool:
        here = self._spans[at]
        return any(one.meaning == model.IS_OPEN and one.first >= here.last for one in self._spans)

    def _dated(self, meaning: DateMeaning, at: int) -> list[Any] | None:
        if at in self._beside_it.used:
            return None
        found, past = self._found, meaning.window.last is not None and meaning.window.last < self._today
        turned = turns(self._tokens, self._spans)
        told = Ask.COMPARE in self._asks or {"better", "worse"} & {token.plain for token in self._tokens}
        better = bool(told) and behind_than(self._tokens, self._spans[at])
        if turned or better or self._asks & PERIODS:
            # "Better than a month ago" asks for all since then.
            begins = meaning.how is How.AT or behind_than(self._tokens, self._spans[at])
            found.period = meaning.window.model_copy(update={"last": None}) if begins else meaning.window
            return None
        of = self._about(at)
        if of is None and self._asks & STANDING and meaning.is_now(self._today):
            # "Where do things stand this morning": how they stand is always told as of today.
            return []
        if of is None and meaning.day == self._today and self._stands_now():
            # "What's red today": how something stands is always told as of today.
            return []
        if of is None and self._asks & STANDING and (then := compared_with(self._spans, at, meaning, self._today)):
            found.period = then
            return None
        standing = any(isinstance(span.meaning, Is | Coloured | Starred) for span in self._spans)
        was = any(span.meaning is Filler.WAS for span in self._spans)
        stood = bool(self._asks & STANDING) and tells_how_it_stood(self._tokens, meaning)
        if past and of is None and (meaning.how is How.AT or (standing and was and meaning.day) or stood):
            found.as_at = meaning.window.last
            return None
        return [Happens(of=of or Happening.PROMISED, window=meaning.window)]

    def _stands_now(self) -> bool:
        """What is open today may be due today."""
        meanings = [span.meaning for span in self._spans]
        standing = any(isinstance(one, Coloured | Starred | model.Lacks) for one in meanings)
        return standing or any(isinstance(one, Is) and State.OPEN not in one.states for one in meanings)

    def _about(self, at: int) -> Happening | None:
        """Which day of an item a date is about: by the word before it, else by the one behind."""
        before = [span.meaning for span in self._spans[:at] if isinstance(span.meaning, Dated)]
        behind = [span.meaning for span in self._spans[at + 1 :] if isinstance(span.meaning, Dated)]
        if not before and not behind and any(isinstance(span.meaning, Lateness) for span in self._spans):
            # "Finished late in June" is told of the day on which it was finished.
            return Happening.COMPLETED
        if not before and not behind and {"completion", "completions"} & {token.plain for token in self._tokens}:
            return Happening.COMPLETED
        of = (before[-1].of if before else None) or (behind[0].of if behind else None)
        late = any(span.meaning == model.IS_OVERDUE for span in self._spans)
        ends = ENDING & {
            token.plain for token in self._tokens[max(0, self._spans[at].first - 2) : self._spans[at].first]
        }
        return Happening.EXPECTED if late and ends else of
