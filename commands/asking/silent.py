"""`silent`: who was asked and has not answered, and what has not been heard of lately.

How often somebody was asked is shown to themselves, to their manager and to whoever leads the plan. Everybody else
reads of what nothing was heard lately, which the plan itself shows them as well.
"""

from collections.abc import Collection
from datetime import date, timedelta

from commands.advice import say
from commands.cards import Card, Heading, Line, Lines, Part, Text
from commands.language.gathering.narrowing import narrowing, refuse_past
from commands.language.saying import within
from commands.registry import command
from commands.request import Request
from commands.showing.items import done_or_due, page_buttons, summaries
from commands.showing.slips import times
from commands.showing.wording import count, day, near_day, of_any_kind, owner_of
from store.people import directory
from store.plan import plan_settings
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import IS_OPEN, Happening, Happens, Lacking, Lacks, OneOf, Query, Wanted, Window
from store.query.often import meant
from store.reminders import unanswered
from store.reminders.unanswered import Unanswered
from store.time import london_day

PAGE_SIZE = 8
AHEAD = timedelta(days=14)
"""What is promised for later may be quiet."""


@command(
    "silent",
    needs="read",
    says="Who was asked and has not answered, and what has not been heard of lately",
    usage="silent [theme] [rec N] [mine | @person]",
    example="silent",
    aliases=("quiet", "unanswered"),
)
def silent(request: Request) -> Card:
    return silent_card(request, narrowing(request, request.words, "silent workforce"))


def silent_card(request: Request, query: Query) -> Card:
    refuse_past(query)
    request.query, request.asks = query.model_copy(update={"wanted": Wanted.SILENT}), True
    of = Query(where=query.where, otherwise=query.otherwise).narrowed(*meant(query.subjects))
    waiting = _waiting(request, of)
    quiet, number, total = _quiet(request, of, {one.item.ref for one in waiting})
    parts: list[Part] = []
    if waiting:
        lines = [_asked_line(one, request.today) for one in waiting[:PAGE_SIZE]]
        parts += [Heading(text=f"Asked, and not answered: {of_any_kind(len(waiting))}"), Lines(lines=lines)]
        parts += [Text(text=f"And {len(waiting) - PAGE_SIZE} more.")] if len(waiting) > PAGE_SIZE else []
    if quiet:
        days = plan_settings.nudges(request.plan).stale_after
        heading = f"Due by now or within 14 days, and not heard of for {count(days, 'day')}: {total}"
        parts += [Heading(text=heading), Lines(lines=_quiet_lines(request, quiet))]
    if (last := max(1, -(-total // PAGE_SIZE))) > 1:
        parts.append(page_buttons(request.redraw, number, last))
    where = within(of, request.names(of))
    shown = [*(one.item for one in waiting[:PAGE_SIZE]), *quiet]
    return Card(
        title=_title(waiting, total, where),
        parts=parts or [Text(text=f"{say('overdue')} shows what is late, whoever was heard of.")],
        redraw=request.redraw if number == 1 else f"{request.redraw} page {number}",
        items=summaries(shown),
        count=len(waiting) + total,
    )


def _title(waiting: Collection[Unanswered], quiet: int, where: str) -> str:
    if not waiting:
        if not quiet:
            return f"Nothing waits for an answer{where}, and all that is due soon was heard of lately"
        return f"{of_any_kind(quiet).capitalize()}{where} not heard of lately"
    people = len({one.item.owner_id for one in waiting})
    have = "has" if people == 1 else "have"
    return f"{count(people, 'owner')} {have} been asked and not answered about {of_any_kind(len(waiting))}{where}"


def _waiting(request: Request, of: Query) -> list[Unanswered]:
    """What was asked of those of whom this person may know it."""
    people = None if request.may("edit") else _own_and_reports(request)
    asked = unanswered.asked(request.session, request.plan, request.now, people)
    refs = tuple({ref for _, ref in asked})
    if not refs:
        return []
    found = executing.every(request.session, request.plan, of.narrowed(IS_OPEN, OneOf(refs=refs)), request.today)
    return unanswered.unanswered(request.session, found, asked, request.now)


def _own_and_reports(request: Request) -> set[int]:
    return {one for one in (request.person.id, *directory.reports_of(request.session, request.person)) if one}


def _asked_line(one: Unanswered, today: date) -> Line:
    heard = f"last heard of {near_day(london_day(one.heard), today)}" if one.heard else "never heard of"
    asked = f"asked {times(one.times)} since {day(london_day(one.since), today)}"
    details = [owner_of(one.item), asked, heard, done_or_due(one.item, today)]
    return Line(ref=one.item.ref, title=one.item.title, brag=one.item.brag, details=details)


def _quiet(request: Request, of: Query, without: Collection[str]) -> tuple[list[ItemView], int, int]:
    since = request.today - timedelta(days=plan_settings.nudges(request.plan).stale_after)
    conditions = (
        IS_OPEN,
        Happens(window=Window(last=request.today + AHEAD)),
        Happens(of=Happening.HEARD, window=Window(first=since), negated=True),
        Lacks(lacking=(Lacking.OWNER,), negated=True),
        *((OneOf(refs=tuple(without), negated=True),) if without else ()),
    )
    found = executing.page(
        request.session, request.plan, of.narrowed(*conditions), request.today, request.page, PAGE_SIZE
    )
    return found.items, found.number, found.total


def _quiet_lines(request: Request, found: list[ItemView]) -> list[Line]:
    heard = unanswered.last_heard(request.session, [item.id for item in found])
    return [
        Line(
            ref=item.ref,
            title=item.title,
            brag=item.brag,
            details=[
                owner_of(item),
                f"last heard of {near_day(london_day(heard[item.id]), request.today)}"
                if item.id in heard
                else "never heard of",
                done_or_due(item, request.today),
            ],
        )
        for item in found
    ]
