"""`add milestone REF`: a dated step under an action."""

from datetime import date

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Card, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Day, Form, Words
from commands.language.days import read_day
from commands.language.names import spelt_out
from commands.language.typed_dates import ANYWAY, PAST, ask_once_more, split_sure
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summary
from commands.showing.wording import day, owner_of
from store.models import Item
from store.plan import edits, items
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import Query, Under
from store.rules.terms import Kind, Precision

LONGEST = 300


class MilestoneForm(BaseModel):
    title: str = Field(min_length=1, max_length=LONGEST)
    due: date


@command(
    "add",
    needs="edit",
    says="Add a milestone to an action",
    usage="add milestone REF [title by DATE]",
    example="add milestone D1 Brief all team managers by 29 July",
    changes=True,
    undo=True,
)
def add_milestone(request: Request) -> Answer:
    words = request.words[1:] if request.words and request.words[0].lower() == "milestone" else request.words
    if not words:
        raise CommandError(f"Say under which action. For example: {say('add milestone D1')}.")
    ref, rest = split_reference(words)
    action = _action(request, ref)
    if not rest:
        return _form(action)
    title, by, when = spelt_out(request.session, " ".join(rest)).rpartition(" by ")
    if not by or not title.strip():
        # The date is missing: the form asks for it, and has the title already.
        return _form(action, screened(request, "title", when))
    if len(title) > LONGEST:
        raise CommandError(
            f"That title is {len(title):,} characters and holds {LONGEST}. Nothing was added: shorten it."
        )
    named, sure = split_sure(when)
    values = MilestoneForm(title=title.strip(), due=read_day(named, request.today))
    if values.due < request.today and not sure:
        screened(request, "title", values.title)
        says = f"add milestone {action.ref} {values.title} by {values.due.isoformat()} {ANYWAY}"
        return ask_once_more(PAST, "Yes, add it", says, action.ref)
    return _add(request, action, values)


@form("add milestone", MilestoneForm, needs="edit", undo=True)
def take(request: Request, values: MilestoneForm, about: dict[str, str]) -> Card:
    return _add(request, _action(request, about["ref"]), values)


def _action(request: Request, ref: str) -> Item:
    action = request.item(ref)
    if action.kind is not Kind.ACTION:
        raise CommandError(f"{action.ref} is a {action.kind.value}; milestones stand under actions, such as D1.")
    return action


def _form(action: Item, title: str | None = None) -> Form:
    return Form(
        title=f"Milestone under {action.ref}",
        submit="Add",
        handler="add milestone",
        about={"ref": action.ref},
        intro=f"{action.ref} {action.title}",
        fields=[
            Words(name="title", label="What will be done?", longest=LONGEST, value=title),
            Day(name="due", label="By when?"),
        ],
        in_words=f"add milestone {action.ref} Brief all team managers by 29 July",
    )


def _add(request: Request, action: Item, values: MilestoneForm) -> Card:
    """The same form sent twice adds once."""
    for one in executing.every(request.session, request.plan, Query(where=(Under(refs=(action.ref,)),)), request.today):
        if (one.title, one.baseline) == (values.title, values.due):
            said = f"{one.ref} {one.title}, due {day(values.due, request.today)}, is already there."
            return Card(title=said, items=[summary(one)])
    screened(request, "title", values.title)
    milestone = edits.add_milestone(
        request.session,
        action,
        values.title,
        values.due,
        Precision.DAY,
        by=request.person,
        now=request.now,
        owner_id=action.owner_id,
    )
    view = items.view(request.session, milestone, request.today)
    card = Card(
        title=f"Added {milestone.ref} {milestone.title}, due {day(values.due, request.today)}.",
        parts=[Text(text=_owner(action, view))],
        items=[summary(view)],
    )
    return warned(request, card, f"reword {milestone.ref} title")


def _owner(action: Item, milestone: ItemView) -> str:
    if milestone.owner is None:
        return f"Nobody owns it yet: {say(f'assign {milestone.ref} @person')}"
    return f"It belongs to {owner_of(milestone)}, as {action.ref} does."
