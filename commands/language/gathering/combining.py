"""From spans to the conditions of a query: what is negated, what is joined by *or*, and which day a date is about."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from commands.language.gathering.beside import at_all
from commands.language.gathering.combined import Combined, Combining, Part
from commands.language.gathering.conditions import Conditions
from commands.language.gathering.joining import Joined, Placed, joined_up
from commands.language.gathering.negating import Negation, not_by_then, not_until
from commands.language.gathering.ordering import Ordering
from commands.language.spans import Span, Token
from commands.language.spotting.amounts import AmountMeaning, Unit
from commands.language.spotting.meanings import Ask, Dated, Filler, Sign
from commands.language.spotting.references import Mentioned
from commands.language.wanted.having import of_actions, of_all
from store.dates.words import NUMBERS
from store.query.having import WIDE, Having
from store.query.model import IS_COMPLETE, Coloured, FinishedLate, Is, OverdueBy, Slips, State

IS_CLAIMED = Is(states=(State.CLAIMED,))
PAST = frozenset(["over", "out", "adrift", "gone", "past", "beyond"])
"""Words behind a length by which it is told of what is late."""


def combined(tokens: Sequence[Token], spans: Sequence[Span], today: date) -> Combined:
    """Args: spans: in order, none overlapping."""
    return _Combining(Combining(tokens, spans, today)).done()


class _Combining(Part):
    def done(self) -> Combined:
        Ordering(self._said).arrange()
        self._take_quantity()
        self._negate_and_place()
        # What an amount measures may stand behind it: "ten days overdue".
        measured = [self._spans[at] for at in self._beside_it.used]
        self._found.loose = [span for span in self._found.loose if span not in measured]
        self._measure()
        self._found.loose += [span for span in self._spans if self._counts_each(span)]
        told = (
            None if self._found.having is not Having.SOME else of_all(self._tokens, self._spans),
            of_actions(self._tokens, self._spans),
            self._was_another(),
        )
        self._found.loose += [span for span in told if span is not None]
        commas = frozenset(token.place + 1 for token in self._tokens if token.typed.endswith(","))
        joined = joined_up(self._placed, self._spans, self._today, commas)
        self._found.where, self._found.otherwise = joined.where, joined.otherwise
        self._found.doubtful |= joined.doubtful
        if IS_CLAIMED in joined.where:
            # "Done but not verified" was said to be done.
            self._found.where = [one for one in joined.where if one != IS_COMPLETE]
        self._found.loose += self._several_of_each(joined)
        stands = {state for one in joined.where if isinstance(one, Is) and not one.negated for state in one.states}
        # "Outstanding and should have been done" is overdue: nothing is left to be asked.
        self._found.either = [one for one in self._found.either if stands.isdisjoint(one.states)]
        return self._found

    def _several_of_each(self, joined: Joined) -> list[Span]:
        """ "With no reds and one overdue": nobody can tell which of the two there is none of, nor what "all" are."""
        each = next((span for span in self._spans if isinstance(span.meaning, Having)), None)
        told = [one for one in joined.where if one.field not in WIDE]
        both = any(span.meaning in (Sign.AND, Sign.BUT) for span in self._spans if each and span.first > each.first)
        several = both and len(told) > 1 and not joined.otherwise
        unsaid = each is not None and not (told if each.meaning is Having.EACH else joined.where)
        denied = any(span.meaning is Sign.NOT and each and span.last <= each.first for span in self._spans)
        return [each] if each is not None and (several or unsaid or denied) else []

    def _negated(self, negation: Negation, span: Span, conditions: Sequence[Any]) -> Iterator[Any]:
        for condition in conditions:
            self._found.doubtful |= negation.misses(condition.field, span)
            if negation.takes(condition.field, span):
                begins = not_until(condition, span, self._tokens)
                condition = begins or condition.model_copy(update={"negated": not condition.negated})
            yield condition

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
            if early is not None and self._said.tells_of_what_is_done(len(self._spans)):
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
        now = [token.place for token in self._tokens if token.plain == "now"]
        between = bool(now) and len(colours) > 1 and colours[0] < now[-1] < colours[-1]
        return next(
            (one for one in was if colours and (colours[0] if not between else -1) < one.first < colours[-1]), None
        )

    def _take_quantity(self) -> None:
        for span in self._spans:
            if isinstance(span.meaning, Having):
                self._found.having = span.meaning

    def _negate_and_place(self) -> None:
        made = Conditions(self._said)
        negation = Negation(self._tokens)
        for at, span in enumerate(self._spans):
            if negation.lapses(span):
                self._found.doubtful = True
            if isinstance(span.meaning, Sign | Ask):
                self._found.doubtful |= negation.meets(span)
                continue
            if isinstance(span.meaning, Dated):
                negation.dated()
            conditions = made.of(span.meaning, at)
            negating = negation.waits
            later = not_by_then(conditions) if negating else None
            if later is not None:
                negation.takes(later[0].field, span)
            self._placed += [Placed(span, one) for one in later or self._negated(negation, span, conditions or ())]
            if isinstance(span.meaning, Mentioned) and not negating:
                self._found.subjects += span.meaning.subjects
            if conditions:
                negation.passed(span, self._tokens)
        if negation.waits:
            self._found.doubtful = True
