"""`accept`: say yes to a document that was read, or to all but what is named."""

from typing import Literal

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.forms import Choice, Form, FormField, Words
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.imports import plan_here, shared_document
from commands.showing.wording import count, joined
from store.documents.staged import Rating, StagedPlan
from store.loading import stored_imports
from store.loading.accepted import Accepted
from store.loading.difference import Difference
from store.loading.plan_reading import choices_of
from store.loading.proposing import accept as accept_plan
from store.loading.proposing import propose, with_answers
from store.models import StagedImport
from store.rules.terms import ImportState, Progress

CLOSING = "closing what is gone"
NEW, VERSION = "as a new plan", "as the next version"
LONGEST = 2_000


class ExceptForm(BaseModel):
    without: str | None = Field(default=None, max_length=LONGEST)
    gone: Literal["close", "keep"] | None = None
    blue: Progress | None = None
    green: Progress | None = None
    amber: Progress | None = None
    red: Progress | None = None
    grey: Progress | None = None


@command(
    "accept",
    needs="lead_some",
    says="Save what was read from a shared document, whole or except what you name",
    usage="accept [N] [closing what is gone] [as a new plan] [except REF, REF]",
    example="accept 1 except D1, D2",
    changes=True,
    without_plan=True,
)
def accept(request: Request) -> Answer:
    row, words = shared_document(request, request.words)
    staged = _waiting(row)
    said = " ".join(words).strip()
    how, has_except, without = said.partition("except")
    if has_except and not without.strip():
        return _form(request, row, staged)
    named = [one.strip(" .") for one in without.replace(" and ", ",").split(",") if one.strip(" .")]
    rest = how.strip().lower()
    closing, as_new, as_version = CLOSING in rest, NEW in rest, VERSION in rest
    for known in (CLOSING, NEW, VERSION):
        rest = rest.replace(known, "")
    if rest.strip(" ,"):
        raise CommandError(
            f"I don't understand “{rest.strip()}”. Say {say(f'accept {row.id}')}, or press a button there."
        )
    staged, difference = propose(request.session, plan_here(request), staged, request.today)
    if difference.state == "other" and not (as_new or as_version):
        raise CommandError(
            f"This looks like another plan. Say {say(f'accept {row.id} {NEW}')} or {say(f'accept {row.id} {VERSION}')}."
        )
    return _save(request, row, staged, Accepted(named, close_gone=closing), as_new=as_new)


@form("accept except", ExceptForm, needs="lead_some", without_plan=True)
def take(request: Request, values: ExceptForm, about: dict[str, str]) -> Card:
    row, _ = shared_document(request, [about["number"]])
    answers: dict[Rating, Progress | None] = {
        "blue": values.blue,
        "green": values.green,
        "amber": values.amber,
        "red": values.red,
        "grey": values.grey,
    }
    staged = with_answers(_waiting(row), answers)
    named = [one.strip() for one in (values.without or "").replace("\n", ",").split(",")]
    accepted = Accepted(named, close_gone=values.gone == "close")
    return _save(request, row, staged, accepted, as_new=about.get("as") == "new")


def _waiting(row: StagedImport) -> StagedPlan:
    if row.state is not ImportState.WAITING:
        raise CommandError(
            f"The document {row.source} has been answered already, and nothing changed: {say(f'import {row.id}')}."
        )
    return stored_imports.staged_of(row)


def _form(request: Request, row: StagedImport, staged: StagedPlan) -> Form:
    staged, difference = propose(request.session, plan_here(request), staged, request.today)
    asked = {entry.rating: entry for entry in staged.rating_key if entry.source == "assumed"}
    fields: list[FormField] = [
        Words(
            name="without",
            label="What should stay as it is?",
            hint="References, with commas between them, such as D1, D2.1. What is new under them is left out.",
            optional=True,
            multiline=True,
            longest=LONGEST,
        )
    ]
    if difference.gone:
        fields.append(
            Choice(
                name="gone",
                label=f"What about the {count(len(difference.gone), 'thing')} that the document no longer has?",
                options=["keep", "close"],
                value="keep",
                optional=True,
            )
        )
    fields += [
        Choice(
            name=str(rating),
            label=f"What does “{entry.printed}” mean here?",
            options=list(Progress),
            value=entry.means,
            optional=True,
        )
        for rating, entry in asked.items()
    ]
    return Form(
        title="Accept except…",
        submit="Accept",
        handler="accept except",
        about={"number": str(row.id), "as": "new" if difference.state == "other" else ""},
        intro=f"{row.source}: everything is saved but what you name here.",
        fields=fields,
        in_words=f"accept {row.id} except D1, D2",
    )


def _save(request: Request, row: StagedImport, staged: StagedPlan, accepted: Accepted, *, as_new: bool) -> Card:
    known = plan_here(request)
    staged, difference = propose(request.session, known, staged, request.today)
    _check(staged, difference, accepted)
    plan = accept_plan(
        request.session,
        known,
        with_answers(staged, {}),
        accepted,
        as_new=as_new,
        source=row.source,
        by=request.person,
        now=request.now,
        choices=choices_of(request.plan),
    )
    stored_imports.end(request.session, row, ImportState.ACCEPTED)
    said = _saved(difference, accepted) if known and not as_new else "It is now the plan that questions are about."
    buttons = [Button(label="How the plan stands", says="status"), Button(label="Overdue", says="overdue")]
    return Card(title=f"Saved: {plan.title}.", parts=[Text(text=said), Buttons(buttons=buttons)])


def _check(staged: StagedPlan, difference: Difference, accepted: Accepted) -> None:
    """Raises `CommandError` where what should be left out is named by a reference that nothing bears."""
    if difference.state == "first":
        refs = [one.ref for one in staged.actions] + [one.ref for one in staged.timeline]
        refs += [one.ref for one in staged.standards] + [one.ref for one in staged.risks]
        refs += [one.ref for one in staged.recommendations]
        refs += [one.ref for action in staged.actions for one in action.milestones if one.ref]
        bear = {ref.lower() for ref in refs}
    else:
        entries = (*difference.added, *difference.changed, *difference.gone)
        bear = {entry.ref.lower() for entry in entries}
    unknown = [one for one in accepted.named if not any(way in bear for way in accepted.ways(one))]
    if unknown:
        raise CommandError(
            f"Nothing in this document is called {joined(unknown)}. Check the reference; nothing was saved.",
            field="without",
        )


def _saved(difference: Difference, accepted: Accepted) -> str:
    """What was done, counted, less what was left out."""
    done = [
        (difference.added, "added"),
        (difference.changed, "changed"),
        (difference.gone if accepted.close_gone else [], "closed as no longer in the plan"),
    ]
    said = []
    for entries, word in done:
        many = sum(not accepted.leaves_out(entry.ref) for entry in entries)
        said += [f"{many} {word}"] if many else []
    kept = "" if accepted.close_gone or not difference.gone else f" {len(difference.gone)} that are gone were kept."
    return f"{joined(said).capitalize() or 'Nothing changed'}. Updates and history stay.{kept}"
