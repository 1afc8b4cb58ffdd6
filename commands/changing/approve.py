"""`approve N` and `decline N`: the programme lead's word on a date that an owner asks to move."""

from collections.abc import Callable

from pydantic import BaseModel, Field

from commands.cards import Card, Part, Text
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.because import reason
from commands.language.names import spelt_out
from commands.messages.outcome import OUTCOME
from commands.messages.telling import tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.date_requests import find, plans_of_request
from commands.showing.wording import day, quoted
from store.models import DateRequest, Item
from store.people import directory
from store.plan import date_requests
from store.rules.terms import Decision

LONGEST_AGREED = 200
LONGEST_WHY = 1_000

Decide = Callable[[Request, DateRequest, Item, str], Card]


class ApproveForm(BaseModel):
    agreed_by: str = Field(min_length=1, max_length=LONGEST_AGREED)


class DeclineForm(BaseModel):
    why: str = Field(min_length=1, max_length=LONGEST_WHY)


@command(
    "approve",
    needs="edit",
    says="Move a promised date that an owner asked to move",
    usage="approve N agreed by WHO",
    example="approve 1 agreed by the Improvement Board",
    changes=True,
    plans_of=plans_of_request,
)
def approve(request: Request) -> Answer:
    asked, item = _waiting(request, request.words[:1])
    said = spelt_out(request.session, " ".join(request.words[1:])).strip()
    who = said.removeprefix("agreed").strip().removeprefix("by").strip()
    if who:
        return _approve(request, asked, item, _fitting(who, LONGEST_AGREED))
    return Form(
        title=f"Move {item.ref}",
        submit="Approve",
        handler="approve",
        about={"number": str(asked.id)},
        intro=f"{item.ref} {item.title}: to {day(asked.to, request.today)}. {quoted(asked.why)}",
        fields=[
            Words(name="agreed_by", label="Who agreed?", hint="A board, a meeting or a post.", longest=LONGEST_AGREED)
        ],
        in_words=f"approve {asked.id} agreed by the Improvement Board",
    )


@command(
    "decline",
    needs="edit",
    says="Leave a promised date where it is although its owner asked to move it",
    usage="decline N because WHY",
    example="decline 1 because the board meets on the old date",
    changes=True,
    plans_of=plans_of_request,
)
def decline(request: Request) -> Answer:
    asked, item = _waiting(request, request.words[:1])
    why = reason(spelt_out(request.session, " ".join(request.words[1:])).strip().removeprefix("because"))
    if why:
        return _decline(request, asked, item, _fitting(why, LONGEST_WHY))
    return Form(
        title=f"Leave {item.ref} as it is",
        submit="Decline",
        handler="decline",
        about={"number": str(asked.id)},
        intro=f"{item.ref} {item.title}: asked for {day(asked.to, request.today)}. {quoted(asked.why)}",
        fields=[
            Words(
                name="why",
                label="Why does the date stay?",
                multiline=True,
                longest=LONGEST_WHY,
                hint="Its owner reads this.",
            )
        ],
        in_words=f"decline {asked.id} because the board meets on the old date",
    )


@form("approve", ApproveForm, needs="edit")
def take_approval(request: Request, values: ApproveForm, about: dict[str, str]) -> Card:
    return _approve(request, *_waiting(request, [about["number"]]), values.agreed_by)


@form("decline", DeclineForm, needs="edit")
def take_refusal(request: Request, values: DeclineForm, about: dict[str, str]) -> Card:
    return _decline(request, *_waiting(request, [about["number"]]), values.why)


def _waiting(request: Request, words: list[str]) -> tuple[DateRequest, Item]:
    """Raises `CommandError` where it has been decided: of two who decide, the second is told."""
    asked, item = find(request, words[0] if words else "")
    if asked.state is Decision.WAITING:
        return asked, item
    by = directory.get(request.session, asked.decided_by_id)
    who = "You have" if by and by.id == request.person.id else f"{by.name if by else 'Somebody'} has"
    done = {Decision.AGREED: "moved the date", Decision.DECLINED: "declined this", Decision.WITHDRAWN: "withdrawn this"}
    raise CommandError(f"{who} already {done[asked.state]}. Nothing was changed.")


def _fitting(words: str, longest: int) -> str:
    if len(words) > longest:
        raise CommandError(f"That is {len(words):,} characters and holds {longest:,}. Shorten it.")
    return words


def _approve(request: Request, asked: DateRequest, item: Item, agreed_by: str) -> Card:
    if item.completed_on is not None:
        raise CommandError(f"{item.ref} is complete by now, so its date stays. Decline the request.")
    screened(request, "agreed_by", agreed_by)
    before = f" It was {day(item.baseline, request.today)}." if item.baseline else ""
    date_requests.agree(request.session, asked, item, by=request.person, agreed_by=agreed_by, now=request.now)
    moved = f"{item.ref} is now promised for {day(asked.to, request.today)}.{before}"
    card = _told(request, asked, moved, f"You asked for it. Agreed by {agreed_by}.")
    return warned(request, card, f"reword {item.ref} reason")


def _decline(request: Request, asked: DateRequest, item: Item, why: str) -> Card:
    screened(request, "why", why)
    date_requests.decline(request.session, asked, by=request.person, why=why, now=request.now)
    stays = f"stays promised for {day(item.baseline, request.today)}" if item.baseline else "stays without a date"
    said = f"{item.ref} {stays}. {request.person.name} declined to move it to {day(asked.to, request.today)}."
    return warned(request, _told(request, asked, said, f"Why: {quoted(why)}"))


def _told(request: Request, asked: DateRequest, outcome: str, beside: str) -> Card:
    """The one who asked hears the outcome; whoever decides hears that they do."""
    by = directory.get(request.session, asked.by_id)
    heard: list[Part] = []
    if by is not None and by.id != request.person.id:
        card = Card(title=outcome, parts=[Text(text=beside)])
        tell(request, by, OUTCOME, key=f"date-request/{asked.id}/decided", card=card)
        heard.append(Text(text=f"{by.name} hears of it."))
    return Card(title=outcome, parts=heard)
