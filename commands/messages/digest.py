"""The weekly digest: BRAG counts and how they moved, what was done, what is late, what comes, what moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from commands.advice import say
from commands.cards import Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.language.days import days_said
from commands.messages.registry import MessageKind, daily
from commands.messages.why_asked import because
from commands.showing import pulse
from commands.showing.items import facts
from commands.showing.plans import of_plan
from commands.showing.stories import event_line
from commands.showing.wording import count, day, kinds, of_any_kind
from store.delivery import job_days, outbox
from store.delivery.envelope import finished
from store.models import Plan, Snapshot
from store.people import leave
from store.plan import channels, history, items, plan_settings, plans
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import IS_OPEN, IS_OVERDUE, Happens, Query, Window
from store.reminders import escalation
from store.rules.terms import Brag, Kind
from store.rules.working_days import first_working_day_of_week, is_working_day
from store.time import london_moment

WEEK = timedelta(days=7)
AHEAD = timedelta(days=14)
SHOWN = 8
"""Lines under one heading; what is over is counted and a command shows it."""
JOB = "weekly digest"
SATURDAY = 5


def digest_card(session: Session, plan: Plan, today: date, now: datetime) -> Card:
    return _week(session, plan, today, now).card


@dataclass(frozen=True)
class _Week:
    card: Card
    counts: Mapping[Kind, Mapping[Brag, int]]
    """As the card gives them."""
    at: datetime
    """The moment of the newest that is counted and told."""


def _week(session: Session, plan: Plan, today: date, now: datetime) -> _Week:
    snapshot = history.last_snapshot(session, plan, today)
    since = snapshot.day if snapshot else today - WEEK
    after = history.counted_at(snapshot) if snapshot else london_moment(since, time(9))
    counts = items.standing(session, plan, today).kinds
    late = Query(where=(IS_OVERDUE, Happens(window=Window(first=since, last=today - timedelta(days=1)))))
    many_late = executing.total(session, plan, late, today, most=None).number
    moved = history.changes_between(session, plan, after, now, field="baseline")
    parts: list[Part] = [Text(text="\n".join(_counts(counts, today, snapshot)))]
    done = history.completed_since(session, plan, snapshot or after)
    heard = pulse.digest_parts(session, plan, after, now)
    if not (done or many_late or moved or heard or history.was_said_between(session, plan, after, now)):
        parts.append(Text(text=f"Nothing changed since {day(since, today)}: no updates, nothing newly overdue."))

    def named(refs: Sequence[str]) -> list[Line]:
        return [_line(item, today) for item in items.views(session, plan, refs[:SHOWN], today)]

    def first(asked: Query) -> list[Line]:
        return [_line(item, today) for item in executing.every(session, plan, asked, today, most=SHOWN)]

    parts += _section("Done", named([ref for ref, _ in done]), len(done), "changes")
    parts += _section("Newly overdue", first(late), many_late, "overdue")
    longest = escalation.exceptions(session, plan, today)
    parts += _section("Exceptions, long overdue without an update that counts", named(longest), len(longest), "overdue")
    changes = [event_line(event, today, named=True) for event in moved[:SHOWN]]
    parts += _section("Promised dates moved", changes, len(moved), "changes")
    parts += heard
    coming = Query(where=(IS_OPEN, Happens(window=Window(first=today, last=today + AHEAD))))
    many_coming = executing.total(session, plan, coming, today, most=None).number
    parts += _section("Due in the next 14 days", first(coming), many_coming, "due")
    away = leave.uncovered(session, plan, today, today + WEEK)
    absent = [_absence(one, today) for one in away[:SHOWN]]
    parts += _section("Away, with nobody to ask", absent, len(away), "leave", count(len(away), "owner"))
    parts.append(Text(text=f"Ask me anything about the plan: {say('help')} shows how. Only you see the answer."))
    parts.append(
        Buttons(
            buttons=[
                Button(label="All overdue", says="overdue"),
                Button(label="Due in 14 days", says="due"),
                Button(label="All changes", says=f"changes since {since.isoformat()}"),
            ]
        )
    )
    weeks = round((today - since) / WEEK)
    span = f"{weeks} weeks" if weeks > 1 else "week"
    card = Card(title=f"{plan.title}: the {span} to {day(today, today)}", parts=parts)
    return _Week(card, counts, max([now, *(at for _, at in done)]))


def _counts(counts: Mapping[Kind, Mapping[Brag, int]], today: date, snapshot: Snapshot | None) -> list[str]:
    lines = []
    for kind, row in counts.items():
        if total := sum(row.values()):
            before = snapshot.counts.get(kind, {}) if snapshot else {}
            colours = [_colour(one, many, before.get(one)) for one, many in row.items() if many or before.get(one)]
            lines.append(f"{kinds(kind, total).capitalize()}: {', '.join(colours)}.")
    if snapshot:
        lines.append(f"In brackets: how that moved since {day(snapshot.day, today)}.")
    return lines


def _colour(colour: Brag, many: int, before: int | None) -> str:
    if before is None or before == many:
        return f"{many} {colour}"
    return f"{many} {colour} ({many - before:+d})"


def _section(title: str, lines: list[Line], many: int, command: str, counted: str = "") -> list[Part]:
    """Args: lines: the first of so many. counted: how many there are, in words; actions and milestones, if left out."""
    if not many:
        return []
    parts: list[Part] = [Heading(text=f"{title}: {counted or of_any_kind(many)}"), Lines(lines=lines)]
    if many > SHOWN:
        parts.append(Text(text=f"And {many - SHOWN} more: {say(command)}"))
    return parts


def _absence(one: leave.Cover, today: date) -> Line:
    deputy = f"{one.deputy}, who stands in, cannot be asked" if one.deputy else "nobody stands in"
    begun = one.first <= today
    away = f"is away until {day(one.last, today)}" if begun else f"will be away {days_said(one.first, one.last, today)}"
    return Line(title=f"{one.person} {away} and {deputy}")


def _line(item: ItemView, today: date) -> Line:
    return Line(title=item.title, ref=item.ref, brag=item.brag, details=facts(item, today))


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY


def _decide(session: Session, plan: Plan, today: date, now: datetime) -> int:
    if not channels.told_in(plan) or not _is_its_day(session, plan, today):
        return 0
    told = _week(session, plan, today, now)
    card = of_plan(told.card, plan, named=len(plans.open_ones(session)) > 1)
    year, week, _ = today.isocalendar()
    queued = sum(
        outbox.queue(
            session,
            plan,
            key=f"digest/{plan.id}/{one.address}/{year}-W{week:02}",
            kind="digest",
            card=finished(card),
            now=now,
            channel=one.address,
        )
        for one in channels.told_in(plan)
    )
    history.keep_snapshot(session, plan, today, told.counts, told.at)
    return queued


def _is_its_day(session: Session, plan: Plan, today: date) -> bool:
    """The plan's first working day of the week, or the first after it where nothing ran on that day.

    A week that is closed as a whole has none; the digest after it goes on from the count before it.
    """
    calendar = plan_settings.nudges(plan).calendar
    first = first_working_day_of_week(today, calendar)
    if first is None or today < first or not is_working_day(today, calendar):
        return False
    before = job_days.last(session, plan, JOB, today)
    return today == first or (before is not None and before < first)


DIGEST = MessageKind(
    name="digest",
    says="the plan's week",
    to="the plan's channel",
    when="at 09:00 on the plan's first working day of the week, or on the first after it",
    why=lambda context, row: because("digest", "It goes to the plan's channel, so that all who are there read it."),
    schedule=daily(JOB, time(9), _decide, _is_weekday),
)
