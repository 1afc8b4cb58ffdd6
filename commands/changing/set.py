"""`/plan set …`: what only the programme lead changes: a promised date, a title, a manager, the digest's channel."""

import re
from collections.abc import Callable
from datetime import date

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.people import CHANNEL, future_owner, named_person, spelt_out
from commands.registry import Answer, command, form
from commands.request import Request
from commands.typed_dates import ANYWAY, PAST, ask_once_more, typed_day
from commands.update_rules import set_update_rule
from commands.wording import day
from store import plan_edits
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
    says="Change a promised date, a title, a person's manager, the digest's channel, or what an update needs",
    usage="set REF due DATE because WHY agreed by WHO | set REF title WORDS | set @person manager @person"
    " | set plan channel #channel | set REF evidence required | set plan evidence required | set plan verify on"
    " | set plan impact WORDS, WORDS",
    example="set D1.1 due 5 August because the supplier is late agreed by the Improvement Board",
    changes=True,
)
def set_one(request: Request) -> Answer:
    request.must("edit")
    if (changed := set_update_rule(request)) is not None:
        return changed
    verbs: dict[str, Callable[[Request, str, str], Answer]] = {
        "due": _due,
        "title": _title,
        "manager": _manager,
        "channel": _channel,
    }
    for place, word in enumerate(request.words):
        if place and word.lower() in verbs:
            what, value = " ".join(request.words[:place]), " ".join(request.words[place + 1 :])
            return verbs[word.lower()](request, what, value)
    raise CommandError(
        "Say what to set: due, title, manager, channel, evidence, verify or impact. For example: `/plan set D1.1 title"
        " Brief all managers`."
    )


@form("set due", DateForm)
def take(request: Request, values: DateForm, about: dict[str, str]) -> Answer:
    request.must("edit")
    item = request.item(about["ref"])
    if values.to < request.today and about.get("sure") != values.to.isoformat():
        asked = _form(item, values.to, values.why, values.agreed_by, sure=True)
        return asked.model_copy(update={"intro": f"{PAST} Press Move again if it is."})
    return _rebaseline(request, item, values)


def _due(request: Request, what: str, value: str) -> Answer:
    """The date promised to the board moves only with who, why and who agreed."""
    item = request.item(what)
    said = spelt_out(request.session, value)
    found = re.fullmatch(r"(?P<to>.*?)(?: because (?P<why>.*?))?(?: agreed by (?P<agreed>.*))?", said, re.I)
    named, sure = _split_sure(found["to"]) if found else ("", False)
    to = typed_day(named, request.today) if named else None
    if found and to and found["why"] and found["agreed"]:
        if to < request.today and not sure:
            why, agreed = found["why"], found["agreed"]
            says = f"set {item.ref} due {to.isoformat()} {ANYWAY} because {why} agreed by {agreed}"
            return ask_once_more(PAST, "Yes, move it", says, item.ref)
        return _rebaseline(request, item, _checked(to, found["why"], found["agreed"]))
    return _form(item, to, found["why"] if found else None, found["agreed"] if found else None)


def _split_sure(words: str) -> tuple[str, bool]:
    before = words.strip().removesuffix(f" {ANYWAY}")
    return before, before != words.strip()


def _form(item: Item, to: date | None, why: str | None, agreed_by: str | None, *, sure: bool = False) -> Form:
    return Form(
        title=f"Move the date of {item.ref}",
        submit="Move",
        handler="set due",
        about={"ref": item.ref, "sure": to.isoformat() if sure and to else ""},
        intro=f"{item.ref} {item.title}",
        fields=[
            Day(name="to", label="New promised date", value=to.isoformat() if to else None),
            Words(name="why", label="Why does it move?", value=why, longest=LONGEST_WHY),
            Words(
                name="agreed_by",
                label="Who agreed?",
                value=agreed_by,
                hint="A board, a meeting or a post.",
                longest=LONGEST_AGREED,
            ),
        ],
        in_words=f"set {item.ref} due 5 August because the supplier is late agreed by the Improvement Board",
    )


def _checked(to: date, why: str, agreed_by: str) -> DateForm:
    for what, words, longest in (("reason", why, LONGEST_WHY), ("“agreed by”", agreed_by, LONGEST_AGREED)):
        if len(words) > longest:
            raise CommandError(f"The {what} is {len(words):,} characters and holds {longest:,}. Shorten it.")
    return DateForm(to=to, why=why, agreed_by=agreed_by)


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
