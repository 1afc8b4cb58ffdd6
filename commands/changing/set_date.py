"""`set REF due …`: the date promised to the board moves only with who, why and who agreed. Said through `set`."""

import re
from datetime import date

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.language.because import reason
from commands.language.days import read_day
from commands.language.names import spelt_out
from commands.language.typed_dates import ANYWAY, PAST, ask_once_more, split_sure
from commands.messages.changed import tell_owners
from commands.registry import Answer, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.wording import day, moment
from store.models import Item
from store.people import directory
from store.plan import edits, history
from store.rules.terms import Precision

LONGEST_WHY = 1_000
LONGEST_AGREED = 200


class DateForm(BaseModel):
    to: date
    why: str = Field(min_length=1, max_length=LONGEST_WHY)
    agreed_by: str = Field(min_length=1, max_length=LONGEST_AGREED)


def set_due(request: Request, what: str, value: str) -> Answer:
    item = request.item(what)
    said = spelt_out(request.session, value)
    found = re.fullmatch(r"(?P<to>.*?)(?: because (?P<why>.*?))?(?: agreed by (?P<agreed>.*))?", said, re.I)
    named, sure = split_sure(found["to"]) if found else ("", False)
    why, agreed = (reason(found["why"] or "") or None, found["agreed"]) if found else (None, None)
    to, told = _day_and_reason(named, request.today)
    why = why or told
    if to and why and agreed:
        screened(request, "why", why)
        screened(request, "agreed_by", agreed)
        if to < request.today and not sure:
            says = f"set {item.ref} due {to.isoformat()} {ANYWAY} because {why} agreed by {agreed}"
            return ask_once_more(PAST, "Yes, move it", says, item.ref)
        return _rebaseline(request, item, _checked(to, why, agreed))
    return _form(item, to, why, agreed)


def _day_and_reason(named: str, today: date) -> tuple[date | None, str | None]:
    """ "17 Feb 2023, since planning came through": what stands behind a comma is why, unless it is of the day."""
    if not named:
        return None, None
    try:
        return read_day(named, today), None
    except CommandError:
        first, comma, rest = named.partition(",")
        if not comma:
            raise
        return read_day(first.strip(), today), reason(rest.strip()) or None


@form("set due", DateForm, needs="edit", undo=True)
def take(request: Request, values: DateForm, about: dict[str, str]) -> Answer:
    item = request.item(about["ref"])
    if about.get("was", _was(item)) != _was(item):
        return _both_shown(request, item, values)
    if values.to < request.today and about.get("sure") != values.to.isoformat():
        intro = f"{PAST} Press Move again if it is."
        return _form(item, values.to, values.why, values.agreed_by, intro, sure=True)
    return _rebaseline(request, item, values)


def _both_shown(request: Request, item: Item, values: DateForm) -> Form:
    now = f"promised for {day(item.baseline, request.today)}" if item.baseline else "without a date"
    newest = history.latest_change(request.session, item, "baseline")
    by = directory.get(request.session, newest.by_id) if newest else None
    who = f" {by.name} moved it, {moment(newest.at, request.today)}." if newest and by else ""
    intro = f"{item.ref} has moved since you opened this: it is now {now}.{who} Yours is below, not saved yet."
    return _form(item, values.to, values.why, values.agreed_by, f"{intro} Press Move to move it again.")


def _was(item: Item) -> str:
    return item.baseline.isoformat() if item.baseline else ""


def _form(
    item: Item, to: date | None, why: str | None, agreed_by: str | None, intro: str | None = None, *, sure: bool = False
) -> Form:
    """Args: sure: that day has been asked about once, since it has passed."""
    named = to.isoformat() if to else None
    hint = "A board, a meeting or a post."
    return Form(
        title=f"Move the date of {item.ref}",
        submit="Move",
        handler="set due",
        about={"ref": item.ref, "was": _was(item), "sure": named or "" if sure else ""},
        intro=intro or f"{item.ref} {item.title}",
        fields=[
            Day(name="to", label="New promised date", value=named),
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


def _rebaseline(request: Request, item: Item, values: DateForm) -> Card:
    if item.baseline == values.to:
        return Card(title=f"{item.ref} is already promised for {day(values.to, request.today)}.")
    screened(request, "why", values.why)
    screened(request, "agreed_by", values.agreed_by)
    before = f" It was {day(item.baseline, request.today)}." if item.baseline else ""
    edits.rebaseline(
        request.session,
        item,
        values.to,
        Precision.DAY,
        by=request.person,
        why=values.why,
        agreed_by=values.agreed_by,
        now=request.now,
    )
    tell_owners(request, item)
    card = Card(title=f"{item.ref} is now promised for {day(values.to, request.today)}.{before}")
    return warned(request, card, f"reword {item.ref} reason")
