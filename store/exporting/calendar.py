"""Write a plan's dates as an iCalendar feed (RFC 5545), as Outlook, Google and Apple calendars read it.

It goes to many people: what stands in it is what is due, when, and whose it is, and nothing that was said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from store.dates import PrintedDate
from store.dates.saying import day_words
from store.documents.staged import StagedAction, StagedMilestone, StagedPlan, StagedTimelineEntry

LONGEST_SUMMARY = 200
REFRESH = timedelta(hours=12)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def calendar_of(plan: StagedPlan, *, identity: str, now: datetime) -> bytes:
    """Args: identity: Tells this plan from all others, for good, so that a feed read again adds no event twice."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//Plan dates//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # Outlook and Google know the name only by the older, unofficial property.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, vText(_line(plan.title)))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for dated in _dated(plan):
        calendar.add_component(_event(dated, identity, now))
    return bytes(calendar.to_ical())


@dataclass(frozen=True)
class _Dated:
    thing: StagedAction | StagedMilestone | StagedTimelineEntry
    ref: str
    what: str
    due: PrintedDate
    last: date
    theme: str | None = None


def _dated(plan: StagedPlan) -> Iterator[_Dated]:
    themes = {theme.ref: theme.title for theme in plan.themes}
    for action in plan.actions:
        theme = themes.get(action.theme or "")
        if action.due and action.due.date:
            yield _Dated(action, action.ref, "Action", action.due, action.due.date, theme)
        for place, one in enumerate(action.milestones, start=1):
            ref = one.ref or f"{action.ref}.{place}"
            if one.due and one.due.date:
                yield _Dated(one, ref, f"Milestone of action {action.ref}", one.due, one.due.date, theme)
    for entry in plan.timeline:
        if entry.due.date:
            yield _Dated(entry, entry.ref, "Timeline entry", entry.due, entry.due.date)


def _event(dated: _Dated, identity: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{identity}/{dated.ref}')}@sightline")
    event.add("dtstamp", now)
    event.add("dtstart", dated.last)
    # The end of an all-day event is the day after it.
    event.add("dtend", dated.last + timedelta(days=1))
    event.add("summary", _summary(dated))
    event.add("description", _description(dated))
    # A promise of the plan keeps nobody's day busy.
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    return event


def _summary(dated: _Dated) -> str:
    title = _line(dated.thing.title)
    title = title if len(title) <= LONGEST_SUMMARY else f"{title[: LONGEST_SUMMARY - 1]}…"
    said = f"{dated.ref} {title}" if dated.due.precision == "day" else f"{dated.ref} {title} – {_when(dated)}"
    return f"Complete: {said}" if dated.thing.completed else said


def _description(dated: _Dated) -> str:
    thing = dated.thing
    lines = [
        _line(thing.title),
        f"{dated.what}{f', {_line(dated.theme)}' if dated.theme else ''}",
        f"Due: {_when(dated)}",
        f"Owner: {', '.join(_line(owner) for owner in thing.owners) or 'nobody yet'}",
    ]
    if thing.forecast:
        lines.append(f"Forecast: {day_words(thing.forecast)}")
    if thing.completed and thing.completed.date:
        lines.append(f"Completed: {day_words(thing.completed.date)}")
    return "\n".join(lines)


def _when(dated: _Dated) -> str:
    """ "29 July 2022", "July 2022 (by 31 July)", "Q2 2022/23 (by 30 September 2022)"."""
    last, said = dated.last, _line(dated.due.raw)
    match dated.due.precision:
        case "day":
            return day_words(last)
        case "month":
            return f"{last:%B} {last.year} (by {last.day} {last:%B})"
        case _:
            return f"{said} (by {day_words(last)})"


def _line(text: str) -> str:
    """Make one line of words: no calendar takes control characters."""
    return " ".join(CONTROL.sub(" ", text).split())
