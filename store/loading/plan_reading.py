"""How a plan's documents are read: what its ratings mean, and what its council chose.

The programme lead settles it once, with history; it counts from the next document on.
"""

from datetime import datetime

from sqlmodel import Session

from store.documents.choices import Choices
from store.documents.staged import KeyEntry, StagedPlan
from store.loading.interpret.rating_key import colour_named
from store.loading.interpret.statuses import UNEXPLAINED
from store.loading.matching import fold
from store.models import Person, Plan
from store.plan import history
from store.rules.terms import Progress


def choices_of(plan: Plan) -> Choices:
    return plan.choices or Choices()


def key_of(plan: Plan) -> list[KeyEntry]:
    return list(plan.rating_key or ())


def with_key_of(plan: Plan, staged: StagedPlan) -> StagedPlan:
    """A newer version of the plan's document, its ratings read by the key that is remembered where it prints none.

    What somebody confirmed always counts, then the key that this document prints, then the one that an earlier
    document printed. What was only assumed is asked about again.
    """
    known = key_of(plan)
    confirmed = [entry for entry in known if entry.source == "confirmed"]
    printed = [entry for entry in staged.rating_key if entry.source != "assumed"]
    said = {fold(entry.printed) for entry in confirmed}
    if not printed:
        printed = [entry for entry in known if entry.source == "file"]
    sure = [*confirmed, *(entry for entry in printed if fold(entry.printed) not in said)]
    explained = {entry.rating for entry in sure}
    asked = [entry for entry in staged.rating_key if entry.source == "assumed" and entry.rating not in explained]
    met = explained | {entry.rating for entry in asked}
    left = [*asked, *(entry for entry in known if entry.source == "assumed" and entry.rating not in met)]
    doubts = [
        doubt
        for doubt in staged.doubts
        if not (doubt.why.startswith(UNEXPLAINED) and doubt.reading.split(":")[0] in explained)
    ]
    return staged.model_copy(update={"rating_key": [*sure, *left], "doubts": doubts})


def set_meaning(
    session: Session, plan: Plan, printed: str, means: Progress | None, *, by: Person, now: datetime
) -> list[KeyEntry]:
    """Say what a rating means in this plan's documents, named as it is printed or by its colour.

    Gives the entries that say so now; none where the plan prints no such rating and the words name no colour.
    """
    entries = key_of(plan)
    meant = [entry for entry in entries if fold(entry.printed) == fold(printed)]
    colour = colour_named(printed)
    meant = meant or [entry for entry in entries if entry.rating == colour]
    if not meant and colour:
        meant = [KeyEntry(printed=printed.capitalize(), rating=colour)]
        entries += meant
    said = {id(entry): entry.model_copy(update={"means": means, "source": "confirmed"}) for entry in meant}
    for entry in meant:
        before, after = (one.means.value if one.means else "nothing" for one in (entry, said[id(entry)]))
        known = entry.source != "assumed" or None
        what = f"meaning of {entry.printed}"
        _note(session, plan, what, before if known else None, after, by=by, now=now)
    plan.rating_key = tuple(said.get(id(entry), entry) for entry in entries) or None
    session.add(plan)
    return list(said.values())


def _note(
    session: Session, plan: Plan, field: str, before: str | None, after: str, *, by: Person, now: datetime
) -> None:
    assert plan.id is not None
    history.note(session, plan.id, "plan", field, before, after, by=by, now=now)
