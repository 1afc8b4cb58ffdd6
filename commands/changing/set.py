"""`/plan set …`: what only the programme lead changes: dates, titles, managers, and what holds for the whole plan."""

import re
from collections.abc import Callable
from datetime import date

from pydantic import BaseModel, Field

from commands.cards import Card, Text
from commands.changing.nudge_settings import NUDGE_SETTINGS, item_nudges
from commands.changing.plan_settings import SETTINGS
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.people import CHANNEL, future_owner, named_person, spelt_out
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.wording import day, moment
from store import history, people, plan_edits
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
    " | set plan stale after N days | set plan escalation 5, 10, 20 | set plan closed FIRST to LAST [open again]",
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
def take(request: Request, values: DateForm, about: dict[str, str]) -> Answer:
    request.must("edit")
    item = request.item(about["ref"])
    if about.get("was", _was(item)) != _was(item):
        return _both_shown(request, item, values)
    return _rebaseline(request, item, values)


def _due(request: Request, what: str, value: str) -> Answer:
    """The date promised to the board moves only with who, why and who agreed."""
    item = request.item(what)
    said = spelt_out(request.session, value)
    found = re.fullmatch(r"(?P<to>.*?)(?: because (?P<why>.*?))?(?: agreed by (?P<agreed>.*))?", said, re.I)
    to = _day(request, found["to"]) if found and found["to"] else None
    if found and to and found["why"] and found["agreed"]:
        return _rebaseline(request, item, _checked(to, found["why"], found["agreed"]))
    return _form(item, to, found["why"] if found else None, None, f"{item.ref} {item.title}")


def _both_shown(request: Request, item: Item, values: DateForm) -> Form:
    now = f"promised for {day(item.baseline, request.today)}" if item.baseline else "without a date"
    newest = history.latest_change(request.session, item, "baseline")
    by = people.get(request.session, newest.by_id) if newest else None
    who = f" {by.name} moved it, {moment(newest.at, request.today)}." if newest and by else ""
    intro = f"{item.ref} has moved since you opened this: it is now {now}.{who} Yours is below, not saved yet."
    return _form(item, values.to, values.why, values.agreed_by, f"{intro} Press Move to move it again.")


def _was(item: Item) -> str:
    return item.baseline.isoformat() if item.baseline else ""


def _form(item: Item, to: date | None, why: str | None, agreed_by: str | None, intro: str) -> Form:
    hint = "A board, a meeting or a post."
    return Form(
        title=f"Move the date of {item.ref}",
        submit="Move",
        handler="set due",
        about={"ref": item.ref, "was": _was(item)},
        intro=intro,
        fields=[
            Day(name="to", label="New promised date", value=to.isoformat() if to else None),
            Words(name="why", label="Why does it move?", value=why, longest=LONGEST_WHY),
            Words(name="agreed_by", label="Who agreed?", value=agreed_by, hint=hint, longest=LONGEST_AGREED),
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
    screened(request, "why", values.why)
    screened(request, "agreed_by", values.agreed_by)
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
    card = Card(title=f"{item.ref} is now promised for {day(values.to, request.today)}.{before}")
    return warned(request, card, f"reword {item.ref} reason")


def _title(request: Request, what: str, value: str) -> Card:
    item, title = request.item(what), spelt_out(request.session, value).strip()
    if not title:
        raise CommandError(f"Say the new title of {item.ref}.")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f"That is {len(title):,} characters and a title holds {LONGEST_TITLE}. Shorten it.")
    if title == item.title:
        return Card(title=f"{item.ref} is already called: {title}")
    screened(request, "title", title)
    before = item.title
    plan_edits.rename(request.session, item, title, by=request.person, now=request.now)
    card = Card(title=f"{item.ref} is now called: {title}", parts=[Text(text=f"It was called: {before}")])
    return warned(request, card, f"reword {item.ref} title")


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
