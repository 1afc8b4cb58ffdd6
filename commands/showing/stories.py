"""How an update or a change is told in one line."""

from datetime import date

from commands.cards import Line
from commands.showing.wording import day, moment, quoted
from store.models import Change, Update
from store.plan.history import Event

FIELDS = {"baseline": "Promised date", "owner": "Owner", "title": "Title", "manager": "Manager", "channel": "Channel"}


def event_line(event: Event, today: date, *, named: bool = False) -> Line:
    """Args: named: whether the line must say which action or milestone it is about."""
    details: list[str]
    if event.update is not None and event.withdrawal is not None:
        title, details = f"Took back: {_of_update(event.update, today)[0].lower()}", []
    elif event.update is not None:
        title, details = _of_update(event.update, today)
    elif event.change is not None:
        title, details = _of_change(event.change, today)
    else:
        title, details = "Nothing", []
    if named and event.title:
        title, details = event.title, [title, *details]
    by = event.by or ("as printed in the plan" if event.update else "the plan's import")
    return Line(
        ref=("The plan" if event.ref == "plan" else event.ref) if named else None,
        title=title,
        details=[*details, f"{by}, {moment(event.at, today)}"],
    )


def _of_update(update: Update, today: date) -> tuple[str, list[str]]:
    details = []
    if update.words:
        details.append(quoted(update.words))
    if update.completed_on:
        details.append(f"done {day(update.completed_on, today)}")
    if update.percent is not None:
        details.append(f"{update.percent}% done")
    if update.forecast:
        details.append(f"forecast {day(update.forecast, today)}")
    if update.blocker:
        details.append(f"blocked by: {update.blocker}")
    if update.evidence:
        details.append(f"evidence: {update.evidence}")
    if update.impact:
        details.append(f"impact: {quoted(update.impact)}")
    return f"Said {update.progress.value}", details


def _of_change(change: Change, today: date) -> tuple[str, list[str]]:
    name = FIELDS.get(change.field, change.field.capitalize())
    before, after = _value(change.before, today), _value(change.after, today)
    title = f"{name}: {before} → {after}" if change.before else f"{name}: {after}"
    details = [f"Why: {change.why}"] if change.why else []
    if change.agreed_by:
        details.append(f"agreed by {change.agreed_by}")
    return title, details


def _value(value: str | None, today: date) -> str:
    if value is None:
        return "nobody"
    try:
        return day(date.fromisoformat(value), today)
    except ValueError:
        return value
