"""How a plan's documents are read: what its ratings mean, and what its council chose.

The programme lead settles it once, with history; it counts from the next document on.
"""

from datetime import datetime

from sqlmodel import Session

from store.documents.answers import Answer, answers_in, without
from store.documents.choices import Choices
from store.documents.guidance import Guidance, HeadingRow, WordGuide, folded
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


def remember(session: Session, plan: Plan, staged: StagedPlan, *, by: Person | None, now: datetime) -> None:
    """Keep what was said of a document that was accepted: next month's version is read by it."""
    before = plan.reading or Guidance()
    after = before.and_also(_of_every_file(staged))
    known = {one.key: one for one in answers_in(before)}
    for one in answers_in(after):
        was = known.get(one.key)
        if was is None or was.means != one.means:
            assert plan.id is not None
            what = was.means if was else None
            history.note(session, plan.id, "plan", one.about, what, one.means, by=by, now=now)
    plan.reading = after or None
    session.add(plan)


def _of_every_file(staged: StagedPlan) -> Guidance:
    """What holds of other files too; a row is known again by what stands in it."""
    said = staged.reading.of_every_file()
    return said.model_copy(update={"headings": tuple(_with_its_words(one, staged) for one in said.headings)})


def _with_its_words(said: HeadingRow, staged: StagedPlan) -> HeadingRow:
    for table in staged.tables:
        if table.heading_row == said.row and said.sheet in (None, folded(table.place or "")):
            return said.model_copy(update={"holds": tuple(folded(column.heading) for column in table.columns)})
    return said


def forget(session: Session, plan: Plan, code: str, *, by: Person, now: datetime) -> Answer | None:
    """Take one answer back, which the next document is not read by any more; None where it is not there."""
    reading = plan.reading or Guidance()
    found = next((one for one in answers_in(reading) if one.code == code), None)
    if found is None:
        return None
    plan.reading = without(reading, code) or None
    words = {(one.field, one.word) for one in reading.words} - {(one.field, one.word) for one in plan_words(plan)}
    ratings = {f"{word} fill" if field == "fill" else word for field, word in words if field in ("rating", "fill")}
    entries = [
        entry.model_copy(update={"source": "assumed"}) if folded(entry.printed) in ratings else entry
        for entry in key_of(plan)
    ]
    plan.rating_key = tuple(entries) or None
    session.add(plan)
    assert plan.id is not None
    history.note(session, plan.id, "plan", found.about, found.means, None, by=by, now=now)
    return found


def plan_words(plan: Plan) -> tuple[WordGuide, ...]:
    return plan.reading.words if plan.reading else ()
