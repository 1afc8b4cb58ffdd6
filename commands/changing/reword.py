"""The Edit button under a warning: who wrote words opens them again and puts others in their place."""

from collections.abc import Callable

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.changing.set import LONGEST_TITLE
from commands.changing.set_date import LONGEST_AGREED, LONGEST_WHY
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Form, FormField, Words
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.update_form import LONGEST, LONGEST_BLOCKER
from store.models import Change, Item, Update
from store.plan import rewording


class UpdateWords(BaseModel):
    words: str | None = Field(default=None, max_length=LONGEST)
    blocker: str | None = Field(default=None, max_length=LONGEST_BLOCKER)


class TitleWords(BaseModel):
    title: str = Field(min_length=1, max_length=LONGEST_TITLE)


class ReasonWords(BaseModel):
    why: str = Field(min_length=1, max_length=LONGEST_WHY)
    agreed_by: str | None = Field(default=None, max_length=LONGEST_AGREED)


@command(
    "reword",
    needs="read",
    says="Put other words in the place of those you wrote",
    usage="reword REF update | title | reason",
    example="reword D1.1 update",
    changes=True,
    hidden=True,
)
def reword(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item, what = request.item(ref), " ".join(rest).lower() or "update"
    forms: dict[str, Callable[[Request, Item], Form]] = {"update": _update, "title": _title, "reason": _reason}
    if what not in forms:
        raise CommandError(f"Say what to edit of {item.ref}: your update, the title or your reason.")
    return forms[what](request, item)


def _update(request: Request, item: Item) -> Form:
    said = _own_update(request, item)
    words = Words(
        name="words", label="What has happened?", value=said.words, multiline=True, optional=True, longest=LONGEST
    )
    blocker = Words(
        name="blocker", label="What is in the way?", value=said.blocker, optional=True, longest=LONGEST_BLOCKER
    )
    return _form(item, "update", str(said.id), [words, blocker])


def _title(request: Request, item: Item) -> Form:
    change = _own(rewording.own_title(request.session, item, request.person), item)
    title = Words(name="title", label="Title", value=item.title, longest=LONGEST_TITLE)
    return _form(item, "title", str(change.id), [title])


def _reason(request: Request, item: Item) -> Form:
    change = _own(rewording.own_reason(request.session, item, request.person), item)
    moved = change.field == "baseline"
    why = Words(name="why", label="Why did it move?" if moved else "Why?", value=change.why, longest=LONGEST_WHY)
    agreed = Words(name="agreed_by", label="Who agreed?", value=change.agreed_by, optional=True, longest=LONGEST_AGREED)
    return _form(item, "reason", str(change.id), [why, agreed] if moved else [why])


@form("reword update", UpdateWords, needs="read")
def take_update(request: Request, values: UpdateWords, about: dict[str, str]) -> Card:
    item = request.item(about["ref"])
    said = _own_update(request, item)
    _must_be_the_same(item, said.id, about)
    words, blocker = screened(request, "words", values.words), screened(request, "blocker", values.blocker)
    rewording.reword_update(request.session, item, said, words, blocker, by=request.person, now=request.now)
    return _edited(request, item, "update")


@form("reword title", TitleWords, needs="read")
def take_title(request: Request, values: TitleWords, about: dict[str, str]) -> Card:
    item = request.item(about["ref"])
    change = _own(rewording.own_title(request.session, item, request.person), item)
    _must_be_the_same(item, change.id, about)
    screened(request, "title", values.title)
    rewording.reword_title(request.session, item, values.title, by=request.person, now=request.now)
    return _edited(request, item, "title")


@form("reword reason", ReasonWords, needs="read")
def take_reason(request: Request, values: ReasonWords, about: dict[str, str]) -> Card:
    item = request.item(about["ref"])
    change = _own(rewording.own_reason(request.session, item, request.person), item)
    _must_be_the_same(item, change.id, about)
    screened(request, "why", values.why)
    screened(request, "agreed_by", values.agreed_by)
    rewording.reword_reason(
        request.session, item, change, values.why, values.agreed_by, by=request.person, now=request.now
    )
    return _edited(request, item, "reason")


def _form(item: Item, what: str, row: str, fields: list[FormField]) -> Form:
    return Form(
        title=f"Edit {item.ref}",
        submit="Save",
        handler=f"reword {what}",
        about={"ref": item.ref, "row": row},
        intro="What you save here takes the place of what you wrote. The old words are not kept.",
        fields=fields,
        in_words=f"reword {item.ref} {what}",
    )


def _own_update(request: Request, item: Item) -> Update:
    said = rewording.own_update(request.session, item, request.person)
    if said is None:
        raise CommandError(f"You have said nothing of {item.ref} that could be edited.")
    return said


def _own(change: Change | None, item: Item) -> Change:
    if change is None:
        raise CommandError(f"Only who wrote it can edit this, and {item.ref} has been changed by somebody else since.")
    return change


def _must_be_the_same(item: Item, row: int | None, about: dict[str, str]) -> None:
    if str(row) != about["row"]:
        raise CommandError(f"You have said something newer of {item.ref} since. Press Edit there.")


def _edited(request: Request, item: Item, what: str) -> Card:
    card = Card(title=f"Edited. What you wrote of {item.ref} before is gone.")
    return warned(request, card, f"reword {item.ref} {what}")
