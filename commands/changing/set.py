"""`/plan set …`: what only the programme lead changes: dates, titles, managers, and what holds for the whole plan."""

import re
from collections.abc import Callable
from datetime import date

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.changing.nudge_settings import NUDGE_SETTINGS, item_nudges
from commands.changing.plan_settings import SETTINGS
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.people import CHANNEL, future_owner, named_person, spelt_out
from commands.registry import Answer, command, form
from commands.request import Request
from commands.wording import day
from store import plan_edits
from store.dates.british import day_of
from store.models import Item
from store.rules.terms import Precision

LONGEST_TITLE = 500
LONGEST_WHY = 1_000
LONGEST_AGREED = 200


class DateForm(BaseModel):
    to: date
    why: str = Field(min_length=1, max_length=LONGEST_WHY)
    agreed_by: str = Field(min_length=1, max_length=LONGEST_AGREED)


@command(
    "set",
    says="Change a date, a title, a manager, the digest's channel, how documents are read, or when owners are asked",
    usage="set REF due DATE because WHY agreed by WHO | set REF title WORDS | set @person manager @person"
    " | set plan channel #channel | set plan quarters financial or calendar | set plan terms autumn 20 December, …"
    " | set plan key blue complete | set plan nudges 20, 10, 5, 2, 0 | set REF nudges 10, 2"
    " | set plan stale after N days | set plan closed FIRST to LAST [open again]",
    example="set D1.1 due 5 August because the supplier is late agreed by the Improvement Board",
    changes=True,
)
def set_one(request: Request) -> Answer:
    request.must("edit")
    about, setting, *rest = [*request.words, "", ""]
    settings = {**SETTINGS, **NUDGE_SETTINGS}
    if about.lower() == "plan" and setting.lower() in settings:
        return settings[setting.lower()](request, " ".join(rest).strip())
    verbs: dict[str, Callable[[Request, str, str], Answer]] = {
        "due": _due,
        "title": _title,
        "manager": _manager,
        "channel": _channel,
        "nudges": item_nudges,
    }
    for place, word in enumerate(request.words):
        if place and word.lower() in verbs:
            what, value = " ".join(request.words[:place]), " ".join(request.words[place + 1 :])
            return verbs[word.lower()](request, what, value)
    raise CommandError(
        "Say what to set: due, title, manager, channel or nudges. For example: `/plan set D1.1 title Brief managers`."
    )


@form("set due", DateForm)
def take(request: Request, values: DateForm, about: dict[str, str]) -> Card:
    request.must("edit")
    return _rebaseline(request, request.item(about["ref"]), values)


def _due(request: Request, what: str, value: str) -> Answer:
    """The date promised to the board moves only with who, why and who agreed."""
    item = request.item(what)
    said = spelt_out(request.session, value)
    found = re.fullmatch(r"(?P<to>.*?)(?: because (?P<why>.*?))?(?: agreed by (?P<agreed>.*))?", said, re.I)
    to = _day(request, found["to"]) if found and found["to"] else None
    if found and to and found["why"] and found["agreed"]:
        return _rebaseline(request, item, _checked(to, found["why"], found["agreed"]))
    return Form(
        title=f"Move the date of {item.ref}",
        submit="Move",
        handler="set due",
        about={"ref": item.ref},
        intro=f"{item.ref} {item.title}",
        fields=[
            Day(name="to", label="New promised date", value=to.isoformat() if to else None),
            Words(name="why", label="Why does it move?", value=found["why"] if found else None, longest=LONGEST_WHY),
            Words(name="agreed_by", label="Who agreed?", hint="A board, a meeting or a post.", longest=LONGEST_AGREED),
        ],
        in_words=f"set {item.ref} due 5 August because the supplier is late agreed by the Improvement Board",
    )


def _checked(to: date, why: str, agreed_by: str) -> DateForm:
    for what, words, longest in (("reason", why, LONGEST_WHY), ("“agreed by”", agreed_by, LONGEST_AGREED)):
        if len(words) > longest:
            raise CommandError(f"The {what} is {len(words):,} characters and holds {longest:,}. Shorten it.")
    return DateForm(to=to, why=why, agreed_by=agreed_by)


def _day(request: Request, words: str) -> date:
    try:
        return day_of(words, request.today, lean="next")
    except ValueError as error:
        raise CommandError(str(error)) from error


def _rebaseline(request: Request, item: Item, values: DateForm) -> Card:
    if item.baseline == values.to:
        return Card(title=f"{item.ref} is already promised for {day(values.to, request.today)}.")
    before = f" It was {day(item.baseline, request.today)}." if item.baseline else ""
    plan_edits.rebaseline(
        request.session,
        item,
        values.to,
        Precision.DAY,
        by=request.person,
        why=values.why,
        agreed_by=values.agreed_by,
        now=request.now,
    )
    return Card(title=f"{item.ref} is now promised for {day(values.to, request.today)}.{before}")


def _title(request: Request, what: str, value: str) -> Card:
    item, title = request.item(what), spelt_out(request.session, value).strip()
    if not title:
        raise CommandError(f"Say the new title of {item.ref}.")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f"That is {len(title):,} characters and a title holds {LONGEST_TITLE}. Shorten it.")
    if title == item.title:
        return Card(title=f"{item.ref} is already called: {title}")
    plan_edits.rename(request.session, item, title, by=request.person, now=request.now)
    return Card(title=f"{item.ref} is now called: {title}")


def _manager(request: Request, what: str, value: str) -> Card:
    person = named_person(request.session, what.split())
    manager = future_owner(request.session, value.split())
    if person.id == manager.id:
        raise CommandError(f"{person.name} cannot be their own manager. Name somebody else.")
    plan_edits.set_manager(request.session, request.plan, person, manager, by=request.person, now=request.now)
    return Card(title=f"{person.name}'s manager is now {manager.name}.")


def _channel(request: Request, what: str, value: str) -> Card:
    found = CHANNEL.fullmatch(value.strip())
    if what.lower() != "plan" or found is None:
        raise CommandError("Name the channel with #. For example: `/plan set plan channel #improvement-plan`.")
    plan_edits.set_channel(
        request.session, request.plan, found["address"], found["name"], by=request.person, now=request.now
    )
    return Card(title=f"The weekly digest now goes to #{found['name']}. Invite me there so that I can post.")
