"""`match “WORDS” to @person`: whom a printed owner means, said once and remembered."""

import re

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from commands.advice import say
from commands.cards import Card, Part, Text
from commands.errors import CommandError
from commands.forms import Form, PersonField
from commands.language.names import future_owner, picked_owner
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.wording import clipped, echoed, of_any_kind, quoted
from store.models import Person, PrintedOwner
from store.people import directory
from store.people.naming import name_of
from store.plan import printed_owners
from store.rules.folding import folded

BY_NUMBER = re.compile(r"owner:(\d+)$")
"""How a button names a printed owner, whose own words may be long or hold signs that a chat changes."""
QUOTED = re.compile(r"[“”„\"](?P<words>.+?)[“”\"](?=\s|$)\s*(?P<rest>.*)")
LIKELY = 70
"""Likeness in percent from which a mistyped printed owner is offered."""
LONGEST_SHOWN = 120


class MatchForm(BaseModel):
    who: str


@command(
    "match",
    needs="edit",
    says="Say whom an owner that the document prints means, or nobody",
    usage="match “WORDS” to @person | nobody",
    example="match “Head of Service” to @Head of Safeguarding",
    changes=True,
    plan_last=True,
)
def match(request: Request) -> Answer:
    owner, rest = _owner_and_rest(request)
    if rest and rest[0].lower() in ("to", "means", "is"):
        rest = rest[1:]
    if not rest:
        return _form(owner)
    return _match(request, owner, None if _is_nobody(rest) else future_owner(request.session, rest))


@form("match", MatchForm, needs="edit")
def take(request: Request, values: MatchForm, about: dict[str, str]) -> Card:
    return _match(request, _by_number(request, int(about["owner"])), picked_owner(request.session, values.who, "who"))


def choose(owner: PrintedOwner) -> str:
    """The words that open the form for a printed owner; with `to …` behind them, they match it."""
    return f"match owner:{owner.id}"


def _is_nobody(words: list[str]) -> bool:
    return " ".join(words).lower().strip(" .") in ("nobody", "no one", "none")


def _owner_and_rest(request: Request) -> tuple[PrintedOwner, list[str]]:
    if not request.words:
        raise CommandError(f"Say which owner. {say('people')} lists those whom the document prints.")
    if number := BY_NUMBER.match(request.words[0]):
        return _by_number(request, int(number[1])), request.words[1:]
    assert request.plan.id is not None
    known = printed_owners.known(request.session, request.plan.id)
    if found := QUOTED.match(" ".join(request.words)):
        if owner := known.get(folded(found["words"])):
            return owner, found["rest"].split()
        raise _not_printed(found["words"], known)
    # Without quotation marks, the longest printed owner with which the words begin.
    for end in range(len(request.words), 0, -1):
        if owner := known.get(folded(" ".join(request.words[:end]))):
            return owner, request.words[end:]
    raise _not_printed(" ".join(request.words).split(" to ")[0], known)


def _by_number(request: Request, number: int) -> PrintedOwner:
    owner = request.session.get(PrintedOwner, number)
    if owner is None or owner.plan_id != request.plan.id:
        raise CommandError(f"That owner is not in this plan. {say('people')} lists those whom the document prints.")
    return owner


def _not_printed(words: str, known: dict[str, PrintedOwner]) -> CommandError:
    near = process.extractOne(folded(words), list(known), scorer=fuzz.ratio, score_cutoff=LIKELY)
    meant = f" Did you mean “{echoed(known[near[0]].words)}”?" if near else ""
    return CommandError(
        f"The document prints no owner “{echoed(words)}”.{meant} {say('people')} lists those whom it prints."
    )


def _form(owner: PrintedOwner) -> Form:
    words = clipped(owner.words, LONGEST_SHOWN)
    return Form(
        title="Whom does this mean?",
        submit="Match",
        handler="match",
        about={"owner": str(owner.id)},
        intro=f"The document prints {quoted(words)} as an owner.",
        fields=[PersonField(name="who", label="Who is it?", value=owner.person_id)],
        in_words=f"match “{words}” to @Head of Safeguarding",
    )


def _match(request: Request, owner: PrintedOwner, person: Person | None) -> Card:
    words = quoted(clipped(owner.words, LONGEST_SHOWN))
    if owner.settled_at and owner.person_id == (person.id if person else None):
        return Card(title=f"{words} means {name_of(person) if person else 'nobody'} already.")
    before = directory.get(request.session, owner.person_id)
    moved = printed_owners.match(request.session, request.plan, owner, person, by=request.person, now=request.now)
    every, theirs = printed_owners.standing(request.session, owner)
    card = Card(title=_said(words, person, before), count=len(moved))
    card.parts += _moved(len(moved), every, theirs, person)
    return card


def _said(words: str, person: Person | None, before: Person | None) -> str:
    was = f" It meant {name_of(before)}." if before and before is not person else ""
    return f"{words} now means {name_of(person) if person else 'nobody who can be asked'}.{was}"


def _moved(moved: int, every: int, theirs: int, person: Person | None) -> list[Part]:
    name = name_of(person) if person else "nobody"
    said = []
    if moved:
        said.append(f"{of_any_kind(moved, 'open').capitalize()} now {_belong(moved)} to {name}.")
    if held := theirs - moved:
        said.append(f"{of_any_kind(held, 'open').capitalize()} did so already.")
    if kept := every - theirs:
        said.append(
            f"{of_any_kind(kept, 'open').capitalize()} {_belong(kept)} to somebody else by hand and stayed there."
        )
    if not every:
        said.append("It is printed beside other owners only, so nothing changes hands.")
    return [Text(text=" ".join(said))]


def _belong(many: int) -> str:
    return "belongs" if many == 1 else "belong"
