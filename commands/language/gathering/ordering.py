"""What comes first in a list, how many of it, and in which groups."""

from commands.language.gathering.combined import Part
from commands.language.gathering.joining import Placed
from commands.language.spotting.amounts import AmountMeaning, Unit
from commands.language.spotting.meanings import Arranged, Ask, Grouped, MovedDate, Slipped
from store.query import model
from store.query.model import Coloured, Is, Order, Sort, State

LONGEST = frozenset(["oldest", "longest"])


class Ordering(Part):
    def arrange(self) -> None:
        found = self._found
        for at, span in enumerate(self._spans):
            match span.meaning:
                case Grouped(by=by) if found.group in (None, by):
                    found.group = by
                case Grouped():
                    # "By theme and owner": a list is cut one way.
                    found.loose.append(span)
                case Arranged() as arranged:
                    self._order(arranged, at)
                case AmountMeaning(unit=Unit.ITEMS, span=many):
                    found.limit = many.most or many.least
                    self._beside_it.used.add(at)
                    if self._tokens[span.first].plain == "top" and self._measured() is not None:
                        # "Top 3 slips": the worst of them come first.
                        self._order(Arranged(None, one=False), at)

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
        if by is Sort.PROMISED and arranged.greatest_first and self._said.tells_of_what_is_done(len(self._spans)):
            by = Sort.COMPLETED
        found.order = Order(by=by, greatest_first=arranged.greatest_first)
        first = self._tokens[self._spans[at].first].plain
        found.next = found.next or first == "next" or (arranged.one and first in ("soonest", "nearest", "closest"))

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
