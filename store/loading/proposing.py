"""A document beside whatever plan there is: what accepting it would do, and doing it."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import Session

from store.documents.staged import Rating, StagedPlan
from store.loading.difference import LEAST_SHARED, Difference, difference_of
from store.loading.plan_reading import with_key_of
from store.loading.preview import Preview, preview_of, preview_of_version
from store.loading.revision import revise
from store.models import Plan
from store.rules.terms import Progress


def propose(session: Session, plan: Plan | None, staged: StagedPlan, today: date) -> tuple[StagedPlan, Difference]:
    """Give the document as it is to be understood here, and what it would change. Nothing is written.

    A next version's ratings are read by what the plan's key is known to mean, so that nothing is asked twice.
    """
    if plan is None:
        return staged, Difference(state="first")
    with session.no_autoflush:
        difference = difference_of(session, revise(session, plan, staged, today))
        return _as_read_here(plan, staged, difference), difference


def propose_and_show(
    session: Session, plan: Plan | None, staged: StagedPlan, today: date
) -> tuple[StagedPlan, Difference, Preview]:
    """The same, and the plan as it would stand."""
    if plan is None:
        return staged, Difference(state="first"), preview_of(staged, today)
    with session.no_autoflush:
        revision = revise(session, plan, staged, today)
        difference = difference_of(session, revision)
        is_version = difference.state == "version"
        shown = preview_of_version(session, revision, today) if is_version else preview_of(staged, today)
        return _as_read_here(plan, staged, difference), difference, shown


def _as_read_here(plan: Plan, staged: StagedPlan, difference: Difference) -> StagedPlan:
    return with_key_of(plan, staged) if difference.state == "version" else staged


def its_plan(session: Session, among: Sequence[Plan], staged: StagedPlan, today: date) -> Plan | None:
    """The plan whose next version a document is: of several, the one that holds most of it."""
    with session.no_autoflush:
        shares = [(revise(session, one, staged, today).share, one) for one in among]
    share, plan = max(shares, key=lambda one: one[0], default=(0.0, None))
    return plan if share >= LEAST_SHARED else None


def with_answers(staged: StagedPlan, answers: Mapping[Rating, Progress | None]) -> StagedPlan:
    """The same plan with what somebody said its ratings mean. What was assumed and not contradicted is confirmed."""
    key = [
        entry
        if entry.source == "file"
        else entry.model_copy(update={"means": answers.get(entry.rating) or entry.means, "source": "confirmed"})
        for entry in staged.rating_key
    ]
    return staged.model_copy(update={"rating_key": key})
