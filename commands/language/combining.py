"""From spans to the conditions of a query: what is negated, what is joined by *or*, and which day a date is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commands.language.beside import NEAR, Beside, at_all, behind_than, compared_with
from commands.language.having import of_actions, of_all
from commands.language.joining import Placed, joined_up
from commands.language.negating import Negation, not_until
from commands.language.spans import Span, Token
from commands.language.spotting.amounts import AmountMeaning, Unit
from commands.language.spotting.dates import DateMeaning, How
from commands.language.spotting.meanings import (
    Arranged,
    Ask,
    Dated,
    Either,
    Filler,
    Grouped,
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
from commands.language.tenses import as_it_was, is_to_be, tells_of_the_past
from store.dates.words import NUMBERS
from store.query import model
from store.query.model import (
    Answers,
    Coloured,
    FinishedLate,
    Group,
    Happening,
    Happens,
    Is,
    Moved,
    OfKind,
    OneOf,
    Order,
    OverdueBy,
    OwnedBy,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    Sort,
    State,
    Subject,
    Window,
)
from store.rules.terms import Progress

PERIODS = frozenset({Ask.CHANGES, Ask.MOVES, Ask.SLIPPING, Ask.SILENT})
PAST = frozenset(["over", "out", "adrift", "gone", "past", "beyond"])
"""Words behind a length by which it is told of what is late."""
LONGEST = frozenset(["oldest", "longest"])
DAYS_OF = {model.Lacking.FORECAST: Happening.EXPECTED, model.Lacking.DATE: Happening.PROMISED}
STANDING = frozenset({Ask.STATUS, Ask.HOW})


@dataclass
class Combined:
    where: list[Any] = field(default_factory=list)
    otherwise: list[Any] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    """What references name, and nothing negates."""
    unknown: list[str] = field(default_factory=list)
    period: Window | None = None
    as_at: date | None = None
    order: Order | None = None
    limit: int | None = None
    one: bool = False
    """Whether one alone is asked for where it stands in the singular."""
    group: Group | None = None
    worst: bool = False
    next: bool = False
    loose: list[Span] = field(default_factory=list)
    """Spans that nothing beside them gives a meaning to."""
    either: list[Either] = field(default_factory=list)
    doubtful: bool = False
    """Whether *or* or *not* stands where nobody can tell what it joins or negates."""

    def has(self, field_name: str) -> bool:
        return any(one.field == field_name for one in [*self.where, *self.otherwise])


def combined(tokens: Sequence[Token], spans: Sequence[Span], today: date) -> Combined:
    """Args: spans: in order, none overlapping."""
    return _Combining(tokens, spans, today).done()


class _Combining:
    def __init__(self, tokens: Sequence[Token], spans: Sequence[Span], today: date) -> None:
        self._tokens, self._spans, self._today = tokens, list(spans), today
        self._found = Combined()
        self._placed: list[Placed] = []
        self._beside_it = Beside(tokens, self._spans)
        self._asks = {span.meaning for span in spans if isinstance(span.meaning, Ask)}

    def done(self) -> Combined:
        self._arrange()
        self._negate_and_place()
        # What an amount measures may stand behind it: "ten days overdue".
        measured = [self._spans[at] for at in self._beside_it.used]
        self._found.loose = [span for span in self._found.loose if span not in measured]
        self._measure()
        self._found.loose += [span for span in self._spans if self._counts_each(span)]
        told = (of_all(self._tokens, self._spans), of_actions(self._tokens, self._spans), self._was_another())
        self._found.loose += [span for span in told if span is not None]
        joined = joined_up(self._placed, self._spans, self._today)
        self._found.where, self._found.otherwise = joined.where, joined.otherwise
        self._found.doubtful |= joined.doubtful
        return self._found

    def _counts_each(self, span: Span) -> bool:
        """ "Owners with more than one red": how many each has is no condition of an item."""
        than, many = [token.plain for token in self._tokens[span.last : span.last + 2]] + [""] * max(
            0, span.last + 2 - len(self._tokens)
        )
        return span.meaning is Ask.RATHER and than == "than" and (many.isdecimal() or many in NUMBERS)

    def _measure(self) -> None:
        """What an amount says that nothing else takes: by the word behind it, or that slips are asked for."""
        for span in [*self._found.loose]:
            if not isinstance(span.meaning, AmountMeaning) or span.meaning.unit is not Unit.DAYS:
                continue
            days = at_all(span.meaning.span)
            word = self._tokens[span.last].plain if span.last < len(self._tokens) else ""
            early = next((one for one in self._spans if one.first == span.last and one.meaning is Filler.EARLY), None)
            if early is not None and self._tells_of_what_is_done(len(self._spans)):
                measured: Any = FinishedLate(negated=True, days=days)
            elif word in PAST:
                measured = OverdueBy(days=days)
            elif Ask.SLIPPING in self._asks:
                measured = Slips(days=days)
            else:
                continue
            self._placed.append(Placed(span, measured))
            self._found.loose.remove(span)
            if early is not None:
                self._found.loose.remove(early)

    def _was_another(self) -> Span | None:
        """ "Red that was green last month": nobody can tell that from how it stands on one day."""
        colours = [span.first for span in self._spans if isinstance(span.meaning, Coloured)]
        was = (span for span in self._spans if span.meaning is Filler.WAS)
        return next((one for one in was if colours and colours[0] < one.first < colours[-1]), None)

    def _tells_of_what_is_done(self, at: int) -> bool:
        """Whether "complete" stands before it: "finished three days late"."""
        said = (span.meaning for span in self._spans[:at])
        return any(isinstance(one, Is) and one.states == (State.COMPLETE,) and not one.negated for one in said)

    # -- what comes first, how many, in which groups

    def _arrange(self) -> None:
        found = self._found
        for at, span in enumerate(self._spans):
            match span.meaning:
                case Grouped(by=by):
                    found.group = by
                case Arranged() as arranged:
                    self._order(arranged, at)
                case AmountMeaning(unit=Unit.ITEMS, span=many):
                    found.limit = many.most or many.least
                    self._beside_it.used.add(at)

    def _order(self, arranged: Arranged, at: int) -> None:
        found = self._found
        oldest = self._tokens[self._spans[at].first].plain in LONGEST
        if (
            arranged.by is None
            and oldest
            and self._measured() is None
            and any(isinstance(one.meaning, Coloured) for one in self._spans)
        ):
            # "The oldest red": the one that was to be done first.
            found.order, found.one = Order(by=Sort.PROMISED), True
            return
        by = arranged.by or self._measured() or (None if arranged.one else Sort.OVERDUE)
        found.one = found.one or arranged.one
        if arranged.late:
            self._placed.append(Placed(self._spans[at], model.IS_OVERDUE))
        if by is None:
            found.worst = True
            return
        if by is Sort.PROMISED and arranged.greatest_first and self._tells_of_what_is_done(len(self._spans)):
            by = Sort.COMPLETED
        found.order = Order(by=by, greatest_first=arranged.greatest_first)
        first = self._tokens[self._spans[at].first].plain
        found.next = found.next or first == "next" or (arranged.one and first in ("soonest", "nearest"))

    def _measured(self) -> Sort | None:
        """What "worst" or "longest" measures, by the words beside it."""
        meanings = [span.meaning for span in self._spans]
        if any(isinstance(one, Slipped) for one in meanings) or Ask.SLIPPING in meanings:
            return Sort.SLIP
        if any(isinstance(one, Is) and State.OVERDUE in one.states for one in meanings):
            return Sort.OVERDUE
        if any(isinstance(one, MovedDate) for one in meanings):
            return Sort.MOVED
        return None

    # -- conditions, negated where they are

    def _negate_and_place(self) -> None:
        negation = Negation(self._tokens)
        for at, span in enumerate(self._spans):
            if negation.lapses(span):
                self._found.doubtful = True
            if isinstance(span.meaning, Sign | Ask):
                self._found.doubtful |= negation.meets(span)
                continue
            if isinstance(span.meaning, Dated):
                negation.dated()
            conditions = self._conditions(span.meaning, at)
            negating = negation.waits
            for condition in conditions or ():
                self._found.doubtful |= negation.misses(condition.field, span)
                if negation.takes(condition.field, span):
                    begins = not_until(condition, span, self._tokens)
                    condition = begins or condition.model_copy(update={"negated": not condition.negated})
                self._placed.append(Placed(span, condition))
            if isinstance(span.meaning, Mentioned) and not negating:
                self._found.subjects += span.meaning.subjects
            if conditions:
                negation.passed(span, self._tokens)
        if negation.waits:
            self._found.doubtful = True

    def _conditions(self, meaning: object, at: int) -> list[Any] | None:
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
            case Coloured() | OneOf() | OfKind():
                return [meaning]
        return None

    def _beside(self, meaning: object, at: int) -> list[Any] | None:
        """What takes an amount or a date that stands beside it."""
        match meaning:
            case Lateness(on_time=on_time):
                return [
                    Is(states=(State.COMPLETE,)),
                    FinishedLate(negated=on_time, days=self._beside_it.amount(at, Unit.DAYS)),
                ]
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
        dated = any(isinstance(span.meaning, DateMeaning) for span in self._spans)
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
                if days is not None and self._tells_of_what_is_done(at):
                    return [FinishedLate(days=at_all(days))]
                return [OverdueBy(days=days)] if days is not None else [meaning]
            case (State.COMPLETE,):
                return self._complete(meaning, at)
            case (State.NEVER_UPDATED,):
                window = self._beside_it.window(at)
                return [Happens(of=Happening.HEARD, window=window, negated=True)] if window else [meaning]
        return [meaning]

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
        if tells_of_the_past(self._tokens):
            window = as_it_was(window, self._today)
        elif window.last is not None and window.last > self._today:
            # "What must be done by Friday" asks for what is promised by then.
            return [Is(states=(State.OPEN,)), Happens(of=Happening.PROMISED, window=window)]
        return [Happens(of=Happening.COMPLETED, window=window)]

    def _dated(self, meaning: DateMeaning, at: int) -> list[Any] | None:
        if at in self._beside_it.used:
            return None
        found, past = self._found, meaning.window.last is not None and meaning.window.last < self._today
        turned = Ask.TURNED in self._asks and any(isinstance(span.meaning, Coloured) for span in self._spans)
        if turned or self._asks & PERIODS:
            # "Better than a month ago" asks for all since then.
            begins = meaning.how is How.AT or behind_than(self._tokens, self._spans[at])
            found.period = meaning.window.model_copy(update={"last": None}) if begins else meaning.window
            return None
        of = self._about(at)
        if of is None and self._asks & STANDING and meaning.is_now(self._today):
            # "Where do things stand this morning": how they stand is always told as of today.
            return []
        if of is None and self._asks & STANDING and (then := compared_with(self._spans, at, meaning, self._today)):
            found.period = then
            return None
        standing = any(isinstance(span.meaning, Is | Coloured | Starred) for span in self._spans)
        was = any(span.meaning is Filler.WAS for span in self._spans)
        if past and of is None and (meaning.how is How.AT or (standing and was and meaning.day)):
            found.as_at = meaning.window.last
            return None
        return [Happens(of=of or Happening.PROMISED, window=meaning.window)]

    def _about(self, at: int) -> Happening | None:
        """Which day of an item a date is about: by the word before it, else by the one behind."""
        before = [span.meaning for span in self._spans[:at] if isinstance(span.meaning, Dated)]
        behind = [span.meaning for span in self._spans[at + 1 :] if isinstance(span.meaning, Dated)]
        return (before[-1].of if before else None) or (behind[0].of if behind else None)
