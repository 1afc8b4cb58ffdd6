"""`request REF due DATE because WHY`: an owner asks to move the date promised to the board."""

import re
from datetime import date

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Card, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.language.names import spelt_out
from commands.language.typed_dates import ANYWAY, PAST, Wish, ask_once_more, read_wish
from commands.messages.date_request import DATE_REQUEST
from commands.messages.telling import leads_to_tell, names, tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.date_requests import request_card
from commands.showing.items import summary
from commands.showing.wording import day, quoted
from store.models import Item
from store.plan import date_requests, items

LONGEST_WHY = 1_000


class RequestForm(BaseModel):
    to: date
    why: str = Field(min_length=1, max_length=LONGEST_WHY)


@command(
    "request",
    needs="update",
    says="Ask the programme lead to move the promised date of something you own",
    usage="request REF due DATE because WHY",
    example="request D1.1 due 5 August because the supplier is late",
    changes=True,
)
def request_date(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    if request.may("edit"):
        raise CommandError(f"You lead the plan and move it yourself: {say(f'set {item.ref} due')} and the date.")
    said = re.sub(r"^(?:due|to|for)\s+", "", spelt_out(request.session, " ".join(rest)).strip(), flags=re.I)
    wish = read_wish(said, request.today)
    if wish.day is None or wish.why is None:
        return _form(request, item, wish)
    if len(wish.why) > LONGEST_WHY:
        raise CommandError(f"The reason is {len(wish.why):,} characters and holds {LONGEST_WHY:,}. Shorten it.")
    screened(request, "why", wish.why)
    if wish.day < request.today and not wish.sure:
        says = f"request {item.ref} due {wish.day.isoformat()} {ANYWAY} because {wish.why}"
        return ask_once_more(PAST, "Yes, ask for it", says, item.ref)
    return _ask(request, item, wish.day, wish.why)


@form("request", RequestForm, needs="update")
def take(request: Request, values: RequestForm, about: dict[str, str]) -> Answer:
    item = request.item(about["ref"])
    if values.to < request.today and about.get("sure") != values.to.isoformat():
        again = _form(request, item, Wish(values.to, True, values.why))
        return again.model_copy(update={"intro": f"{PAST} Press Ask again if it is."})
    return _ask(request, item, values.to, values.why)


def _form(request: Request, item: Item, wish: Wish) -> Form:
    promised = f"It is promised for {day(item.baseline, request.today)}." if item.baseline else "It has no date yet."
    to = wish.day or item.forecast
    return Form(
        title=f"Ask to move {item.ref}",
        submit="Ask",
        handler="request",
        about={"ref": item.ref, "sure": wish.day.isoformat() if wish.sure and wish.day else ""},
        intro=f"{item.ref} {item.title}. {promised} {names(leads_to_tell(request))} will decide.",
        fields=[
            Day(name="to", label="Which date do you ask for?", value=to.isoformat() if to else None),
            Words(name="why", label="Why should it move?", value=wish.why, multiline=True, longest=LONGEST_WHY),
        ],
        in_words=f"request {item.ref} due 5 August because the supplier is late",
    )


def _ask(request: Request, item: Item, to: date, why: str) -> Card:
    leads = leads_to_tell(request)
    if item.completed_on is not None:
        raise CommandError(f"{item.ref} is complete, so its date stays.")
    if item.baseline == to:
        return Card(title=f"{item.ref} is already promised for {day(to, request.today)}.")
    screened(request, "why", why)
    waits = date_requests.waiting_for(request.session, item)
    if waits and (waits.to, waits.why, waits.by_id) == (to, why, request.person.id):
        return Card(title=f"You have already asked for that. {names(leads)} will decide.")
    asked = date_requests.ask(request.session, item, to, why=why, by=request.person, now=request.now)
    for lead in leads:
        card = request_card(request, asked, item, decides=True)
        tell(request, lead, DATE_REQUEST, key=f"date-request/{asked.id}/{lead.id}", card=card)
    said = f"I have asked {names(leads)} to move {item.ref} to {day(to, request.today)}. You hear what they decide."
    parts = [Text(text=f"Why: {quoted(why)}")]
    parts += [Text(text="What you asked for before is withdrawn.")] if waits else []
    view = items.view(request.session, item, request.today)
    return warned(request, Card(title=said, parts=list(parts), items=[summary(view)]))
