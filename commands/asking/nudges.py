"""`nudges …`: what will be asked of whom, what was, and why."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.advice import say
from commands.cards import Card, Heading, Line, Lines, Part, Text
from commands.errors import CommandError
from commands.language.days import read_day
from commands.language.names import named_person
from commands.messages.explaining import explained
from commands.messages.preview import Foretold, preview
from commands.messages.registry import kind, sealed_kinds
from commands.messages.why import why_card
from commands.registry import command
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.pauses import pause_parts
from commands.showing.wording import begun, clipped, count, day, joined, moment, of_any_kind, references
from store.delivery import outbox
from store.models import Outgoing
from store.people.naming import name_of
from store.people.permissions import Verb

LOG_SIZE = 10
PREVIEW_SIZE = 15
FURTHEST = timedelta(days=31)
MOST_REFS = 12
LONGEST_TITLE = 120
HOW = f"Say {say('nudges preview tomorrow')}, {say('nudges log')}, or {say('nudges why')}."


def needs_of_nudges(words: Sequence[str]) -> Verb:
    """Only one's own log is for everybody."""
    match words[0].lower() if words else "":
        case "preview":
            return "lead_some"
        case "log" | "":
            return "personal"
        case _:
            return "read"


@command(
    "nudges",
    needs=needs_of_nudges,
    says="What I will ask whom and what I hold back, what I have said to somebody, and why",
    usage="nudges preview [tomorrow | DATE] | nudges log [@person] | nudges why [REF …]",
    example="nudges log",
    of_plan=False,
)
def nudges(request: Request) -> Card:
    which, *rest = [*request.words, ""]
    words = rest[:-1]
    match which.lower():
        case "preview":
            return _preview(request, words)
        case "log" | "":
            return _log(request, words)
        case "why":
            return why_card(request, words)
        case _:
            raise CommandError(f"I can tell what is to come, what was said, and why. {HOW}")


def _preview(request: Request, words: list[str]) -> Card:
    on = _day(request, " ".join(words))
    told = preview(request.session, request.now, on, request.page, PREVIEW_SIZE)
    total = told.going + told.held
    parts: list[Part] = pause_parts(request)
    for heading, some in (
        (f"What goes: {count(told.going, 'message')}", [one for one in told.shown if one.held is None]),
        (f"Held back: {count(told.held, 'message')}", [one for one in told.shown if one.held is not None]),
    ):
        parts += [Heading(text=heading), Lines(lines=[_foretold(request, one) for one in some])] if some else []
    if told.unasked:
        lines = [_unasked(refs, plan if request.several else "") for plan, refs in told.unasked]
        parts += [Heading(text="Held back: nobody to ask"), Lines(lines=lines)]
    owner = "other owner" if total else "owner"
    if told.quiet:
        parts.append(Text(text=f"Nothing falls on that day for {count(told.quiet, owner)}."))
    if on > request.today:
        parts.append(Text(text="As things stand now: whoever answers before is not asked."))
    again = f"nudges preview {on.isoformat()}"
    if told.last > 1:
        parts.append(page_buttons(again, told.number, told.last))
    title = f"{count(told.going, 'message').capitalize()} to go on {day(on, request.today)}"
    if told.held:
        title += f", {told.held} held back"
    return Card(title=title, parts=parts, redraw=f"{again} page {told.number}", count=total)


def _unasked(refs: list[str], plan: str) -> Line:
    who = "No owner who can be asked"
    return Line(title=f"{plan}: {who.lower()}" if plan else who, details=[_refs(refs)])


def _day(request: Request, words: str) -> date:
    on = read_day(words, request.today) if words.strip() else request.today
    if on < request.today:
        raise CommandError(f"That day has passed. {say('nudges log @person')} tells what was said.")
    if on > request.today + FURTHEST:
        raise CommandError("Choose a day within the next month: what is further off changes too often.")
    return on


def _foretold(request: Request, one: Foretold) -> Line:
    if not one.to:
        return Line(title=one.title, details=[f"{moment(one.at, request.today)}, London time"])
    details = [begun(_what(one.kind, one.refs, one.plans))]
    if one.held is None:
        details.append(f"{moment(one.at, request.today)}, London time")
    else:
        details.append(f"not said: {one.held}")
    return Line(title=one.to, details=details)


def _log(request: Request, words: list[str]) -> Card:
    person = named_person(request.session, words) if words else request.person
    request.affair_of(person)
    own = person.id == request.person.id
    private = [] if own and request.in_person else [one.name for one in sealed_kinds()]
    rows, number, total = outbox.of_person(request.session, person, request.page, LOG_SIZE, without=private)
    last = max(1, -(-total // LOG_SIZE))
    again = "nudges log" if own else f"nudges log @person:{person.id}"
    whom = "you" if own else name_of(person)
    if not total:
        empty = Text(
            text="What I write to somebody unasked stands here, with what became of it. A pulse's messages are shown to"
            " nobody but whom they ask, and are forgotten when its round is over."
        )
        # Not that nothing was written: of a pulse's messages nobody else is told, and none is kept after its round.
        return Card(title=f"I have written nothing to {whom} that is kept here", parts=[empty], redraw=again, count=0)
    parts: list[Part] = [Lines(lines=[_logged(request, row, own=own) for row in rows])]
    if last > 1:
        parts.append(page_buttons(again, number, last))
    title = f"What I wrote to {whom}, or held back: {count(total, 'message')}"
    return Card(title=title, parts=parts, redraw=f"{again} page {number}", count=total)


def _logged(request: Request, row: Outgoing, *, own: bool) -> Line:
    """Words that were meant for one person, such as a call for help, are shown to nobody else."""
    what = begun(_what(row.kind, outbox.refs_said(row), outbox.card_as_sent(row).get("item_plans", [])))
    title = clipped(row.card.ready["title"], LONGEST_TITLE) if own and row.card.ready else what
    became = explained(row, request.now, request.today).rstrip(".")
    return Line(title=title, details=[begun(moment(row.sent_at or row.queued_at, request.today)), became])


def _what(name: str, refs: Sequence[str], of_plans: Sequence[str]) -> str:
    """ "a question about 2 actions and milestones, D1 and D2"; of a kind that no longer exists, its name."""
    of = kind(name)
    if of is None:
        return name
    return f"{of.about} {_refs(refs, of_plans)}" if of.about and refs else of.says


def _refs(refs: Sequence[str], of_plans: Sequence[str] = ()) -> str:
    more = len(refs) - MOST_REFS
    beyond = [f"{more} more"] if more > 0 else []
    shown = references(refs[:MOST_REFS], of_plans[:MOST_REFS]) if of_plans else joined([*refs[:MOST_REFS], *beyond])
    return f"{of_any_kind(len(refs))}, {' and '.join([shown, *beyond]) if of_plans else shown}"
