"""Why an owner is asked about a thing, on the day on which they read it."""

from collections.abc import Sequence
from enum import StrEnum

from commands.request import Request
from commands.showing.wording import count
from store.plan import item_settings, plan_settings, updates
from store.plan.item_views import ItemView
from store.reminders import nudging
from store.rules.terms import Precision, Progress
from store.rules.working_days import working_days_until
from store.time import london_day


class Rule(StrEnum):
    """By which rule something is asked about."""

    EVIDENCE = "evidence"
    OVERDUE = "overdue"
    STALE = "stale"
    LEAD_TIME = "lead time"
    NEAR = "near"
    """On no day of its own: on the first day after leave, or to make up for a day on which nothing was said."""
    OPEN = "open"


def needs_evidence(request: Request, item: ItemView) -> bool:
    """It is complete, or said so, and the evidence that is required of it is missing."""
    required = item_settings.requires_evidence(request.plan, item.evidence_required)
    return item.progress is Progress.COMPLETE and item.evidence is None and required


class Reasons:
    """Why somebody is asked about some things of one plan. What that takes is read at once, however many they are."""

    def __init__(self, request: Request, about: Sequence[ItemView]) -> None:
        self.request = request
        self.settings = plan_settings.nudges(request.plan)
        self.newest = updates.newest(request.session, [item.id for item in about])
        self._calendar = nudging.calendar_of(request.session, request.plan, request.person, request.today)

    def rule_of(self, item: ItemView) -> Rule:
        if needs_evidence(self.request, item):
            return Rule.EVIDENCE
        if item.baseline is not None and item.baseline < self.request.today:
            return Rule.OVERDUE
        left = self._working_days_left(item)
        if left is not None and left in (self.settings.lead_times if item.lead_times is None else item.lead_times):
            return Rule.LEAD_TIME
        if self.days_without_a_word(item) >= self.settings.stale_after:
            return Rule.STALE
        return Rule.OPEN if left is None else Rule.NEAR

    def days_without_a_word(self, item: ItemView) -> int:
        """Since the newest update, or since the plan is here."""
        newest = self.newest.get(item.id)
        since = newest.at if newest else self.request.plan.created_at
        return (self.request.today - london_day(since)).days

    def why(self, item: ItemView) -> str:
        """In at most ten words: "2 working days before 15 July"."""
        match self.rule_of(item):
            case Rule.EVIDENCE:
                return "complete, and its evidence is missing"
            case Rule.OVERDUE:
                return "overdue: asked once a week"
            case Rule.STALE:
                return f"no update for {count(self.days_without_a_word(item), 'day')}"
            case Rule.OPEN:
                return "open, without a date"
            case _ if left := self._working_days_left(item):
                return f"{count(left, 'working day')} before {self._date(item)}"
            case _:
                when = "of" if item.baseline == self.request.today else "before"
                return f"on the last working day {when} {self._date(item)}"

    def _working_days_left(self, item: ItemView) -> int | None:
        if item.baseline is None:
            return None
        return working_days_until(item.baseline, self.request.today, self._calendar)

    def _date(self, item: ItemView) -> str:
        """ "the end of July 2022", "29 July"."""
        assert item.baseline is not None
        if item.baseline_precision is Precision.MONTH:
            return f"the end of {item.baseline:%B %Y}"
        said = f"{item.baseline.day} {item.baseline:%B}"
        return said if item.baseline.year == self.request.today.year else f"{said} {item.baseline.year}"
