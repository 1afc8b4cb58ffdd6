"""`snooze REF …`: an owner asks not to be asked before a day."""

from datetime import date, timedelta

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.language.names import spelt_out
from commands.language.typed_dates import ANYWAY, Wish, ask_once_more, read_wish
from commands.messages.changed import tell_owners
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summaries
from commands.showing.wording import day, joined, quoted
from store.models import Item
from store.plan import items, updates
from store.rules.references import as_reference

LONGEST_WHY = 500
LONGEST = timedelta(days=183)
MOST = 50


class SnoozeForm(BaseModel):
    until: date
    why: str | None = Field(default=None, max_length=LONGEST_WHY)


@command(
    "snooze",
    needs="update",
    says="Not be asked about something you own before a day",
    usage="snooze REF [REF …] [until DATE [because WHY]]",
    example="snooze D1.1 until 22 July because the data comes on the 21st",
    changes=True,
    undo=True,
)
def snooze(request: Request) -> Answer:
    before, _, after = " ".join(request.words).partition(" until ")
    found = _own(request, _references(before.split()))
    wish = read_wish(spelt_out(request.session, after), request.today) if after else Wish(None, False, None)
    if wish.day is None:
        return _form(request, found, wish)
    if wish.why and len(wish.why) > LONGEST_WHY:
        raise CommandError(f"The reason is {len(wish.why):,} characters and holds {LONGEST_WHY}. Shorten it.")
    _check(request, wish.day)
    screened(request, "why", wish.why)
    if not wish.sure and (warning := _warning(request, found, wish.day)):
        refs = " ".join(item.ref for item in found)
        because = f" because {wish.why}" if wish.why else ""
        says = f"snooze {refs} until {wish.day.isoformat()} {ANYWAY}{because}"
        return ask_once_more(warning, "Snooze all the same", says, refs)
    return _snooze(request, found, wish.day, wish.why)


@form("snooze", SnoozeForm, needs="update", undo=True)
def take(request: Request, values: SnoozeForm, about: dict[str, str]) -> Answer:
    found = _own(request, about["refs"].split())
    _check(request, values.until)
    if about.get("sure") != values.until.isoformat() and (warning := _warning(request, found, values.until)):
        again = _form(request, found, Wish(values.until, True, values.why))
        return again.model_copy(update={"intro": f"{warning} Press Snooze again to do it all the same."})
    return _snooze(request, found, values.until, values.why)


def _references(words: list[str]) -> list[str]:
    """Commas and "and" between them, and a reference in two words ("d 1.2"), are as people type."""
    named = [word for word in (one.strip(" ,;") for one in words) if word and word.lower() != "and"]
    found: list[str] = []
    while named:
        many = 2 if as_reference(named[0]) is None and as_reference(" ".join(named[:2])) else 1
        found.append(" ".join(named[:many]))
        named = named[many:]
    return list(dict.fromkeys(found))


def _own(request: Request, refs: list[str]) -> list[Item]:
    if not refs:
        raise CommandError(f"Say what. For example: {say('snooze D1.2 until 22 July because the data comes later')}.")
    if len(refs) > MOST:
        raise CommandError(f"You named {len(refs)} actions and milestones, and {MOST} can be snoozed at once.")
    return [request.item(ref) for ref in refs]


def _check(request: Request, until: date) -> None:
    if until <= request.today:
        raise CommandError("Choose a day that is still to come.", field="until")
    if until > request.today + LONGEST:
        raise CommandError("Choose a day within the next half year.", field="until")


def _warning(request: Request, found: list[Item], until: date) -> str | None:
    passed = sorted(
        (item.baseline, item.ref)
        for item in found
        if item.baseline and item.baseline < until and item.completed_on is None and item.claimed_on is None
    )
    if not passed:
        return None
    dates = joined([f"{ref} ({day(baseline, request.today)})" for baseline, ref in passed])
    one = len(passed) == 1
    return (
        f"{day(until, request.today)} is later than the promised date of {dates}."
        f" {'It counts' if one else 'They count'} as overdue from that date, snoozed or not."
    )


def _form(request: Request, found: list[Item], wish: Wish) -> Form:
    refs = " ".join(item.ref for item in found)
    what = f"{found[0].ref} {found[0].title}" if len(found) == 1 else joined([item.ref for item in found])
    return Form(
        title="Snooze until…",
        submit="Snooze",
        handler="snooze",
        about={"refs": refs, "sure": wish.day.isoformat() if wish.sure and wish.day else ""},
        intro=f"You are not asked about {what} before that day. Whoever looks sees that and why.",
        fields=[
            Day(name="until", label="Until when?", value=wish.day.isoformat() if wish.day else None),
            Words(name="why", label="Why?", value=wish.why, longest=LONGEST_WHY, optional=True),
        ],
        in_words=f"snooze {refs} until 22 July because the data comes on the 21st",
    )


def _snooze(request: Request, found: list[Item], until: date, why: str | None) -> Card:
    screened(request, "why", why)
    for item in found:
        if item.snoozed_until != until:
            updates.snooze(request.session, item, until, why=why, by=request.person, now=request.now)
    tell_owners(request, *found)
    request.session.flush()
    views = items.views(request.session, request.plan, [item.ref for item in found], request.today)
    owners = joined(list(dict.fromkeys(item.owner for item in views if item.owner)))
    own = all(item.owner_id == request.person.id for item in views) or not owners
    who = "You are" if own else f"{owners} {'are' if ' and ' in owners else 'is'}"
    card = Card(
        title=f"{who} not asked about {joined([item.ref for item in found])} before {day(until, request.today)}.",
        parts=[Text(text=f"Why: {quoted(why)}")] if why else [],
        items=summaries(views),
    )
    return warned(request, card, *(f"reword {item.ref} reason" for item in found))
