"""`changes`: what was said and what was changed, newest first."""

from datetime import date, time, timedelta

from commands.advice import say
from commands.cards import Card, Lines, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.stories import event_line
from commands.showing.wording import count, day, echoed
from store.dates.windows import read_window
from store.plan import history
from store.time import london_moment

DAYS = 7
PAGE_SIZE = 15


@command(
    "changes",
    needs="read",
    says="What was said and what was changed, in the last 7 days or since a date",
    usage="changes [since DATE]",
    example="changes since 4 July",
)
def changes(request: Request) -> Card:
    since = _since(request)
    after = london_moment(since, time())
    events = history.updates_between(request.session, request.plan, after, request.now)
    events += history.changes_between(request.session, request.plan, after, request.now)
    events.sort(key=lambda event: event.at, reverse=True)
    last = max(1, -(-len(events) // PAGE_SIZE))
    number = min(request.page, last)
    shown = events[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    again = f"changes since {since.isoformat()}"
    card = Card(
        title=f"{count(len(events), 'change').capitalize()} since {day(since, request.today)}",
        redraw=f"{again} page {number}",
        count=len(events),
    )
    if not events:
        card.parts = [Text(text="Nothing was said and nothing was changed. Try an earlier day.")]
        return card
    card.parts = [Lines(lines=[event_line(event, request.today, named=True) for event in shown])]
    if last > 1:
        card.parts.append(page_buttons(again, number, last))
    return card


def _since(request: Request) -> date:
    words = request.words[1:] if request.words and request.words[0].lower() == "since" else request.words
    if not words:
        return request.today - timedelta(days=DAYS)
    window = read_window(["since", *words], request.today) or read_window(words, request.today)
    if window is None or window.start is None:
        raise CommandError(f"I can't read “{echoed(' '.join(words))}” as a date. Try {say('changes since 4 July')}.")
    since = window.start
    if since > request.today:
        raise CommandError(f"{day(since, request.today)} is still to come. Try a day that has passed.")
    return since
