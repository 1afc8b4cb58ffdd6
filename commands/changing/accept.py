"""`accept`: say yes to a document that was read, or to all but what is named."""

from itertools import dropwhile
from typing import Literal

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Card
from commands.changing.accept_new import (
    BESIDE,
    IN_PLACE,
    NEW,
    check,
    save_new,
    saved_card,
    what_becomes_of_the_other,
)
from commands.errors import CommandError
from commands.forms import Choice, Form, FormField, Words
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.imports import may_change, plan_for, plans_to_change, shared_document, waiting
from commands.showing.plans import form_of_plan, label, of_plan, which_plan
from commands.showing.wording import joined, of_any_kind
from store.documents.staged import Rating, StagedPlan
from store.loading import stored_imports
from store.loading.accepted import Accepted
from store.loading.difference import Difference
from store.loading.proposing import propose, with_answers
from store.loading.saving import save_version
from store.models import Plan, StagedImport
from store.rules.terms import ImportState, Progress

CLOSING = "closing what is gone"
VERSION = "as the next version"
STAYS, CLOSES = "stays open", "closes"
LONGEST = 2_000
THE_DOCUMENT = frozenset({"the", "that", "this", "import", "document", "file", "upload"})
"""Words that name what waits: "accept the import" says no more than "accept"."""


class ExceptForm(BaseModel):
    without: str | None = Field(default=None, max_length=LONGEST)
    gone: Literal["close", "keep"] | None = None
    other: Literal["stays open", "closes"] | None = None
    blue: Progress | None = None
    green: Progress | None = None
    amber: Progress | None = None
    red: Progress | None = None
    grey: Progress | None = None


@command(
    "accept",
    needs="lead_some",
    says="Save what was read from a shared document, whole or except what you name",
    usage="accept [N] [closing what is gone] [as a new plan beside | as a new plan in its place] [except REF, REF]",
    example="accept 1 except D1, D2",
    changes=True,
    without_plan=True,
    of_plan=False,
)
def accept(request: Request) -> Answer:
    behind = list(dropwhile(lambda word: word.lower() in THE_DOCUMENT, request.words))
    row, words = shared_document(request, behind)
    staged = _acceptable(request, row)
    said = " ".join(words).strip()
    how, has_except, without = said.partition("except")
    if has_except and not without.strip():
        return _form(request, row, staged)
    named = [one.strip(" .") for one in without.replace(" and ", ",").split(",") if one.strip(" .")]
    rest, said_so = _how(how)
    if rest:
        raise CommandError(f"I don't understand “{rest}”. Say {say(f'accept {row.id}')}, or press a button there.")
    target = plan_for(request, staged)
    staged, difference = propose(request.session, target, staged, request.today)
    accepted = Accepted(named, close_gone=CLOSING in said_so)
    if NEW in said_so:
        if target is not None and not {BESIDE, IN_PLACE} & said_so:
            return what_becomes_of_the_other(request, row, said)
        if IN_PLACE in said_so and _several_can_be_meant(request):
            return which_plan(plans_to_change(request), f"accept {row.id} {said}")
        return save_new(request, row, staged, accepted, target if IN_PLACE in said_so else None)
    if difference.state == "other" and VERSION not in said_so:
        raise CommandError(
            f"This looks like another plan. Say {say(f'accept {row.id} {NEW}')} or {say(f'accept {row.id} {VERSION}')}."
        )
    if difference.state == "other" and _several_can_be_meant(request):
        return which_plan(plans_to_change(request), f"accept {row.id} {said}")
    return _save(request, row, staged, accepted, target)


def _several_can_be_meant(request: Request) -> bool:
    return not request.said_which and len(plans_to_change(request)) > 1


def _how(words: str) -> tuple[str, set[str]]:
    """How it is to be accepted, and what was not understood of it."""
    rest, found = words.strip().lower(), set()
    for known in (CLOSING, NEW, VERSION, IN_PLACE, BESIDE):
        if known in rest:
            found.add(known)
            rest = rest.replace(known, "")
    return rest.strip(" ,"), found


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
    staged = with_answers(_acceptable(request, row), answers)
    named = [one.strip() for one in (values.without or "").replace("\n", ",").split(",")]
    accepted = Accepted(named, close_gone=values.gone == "close")
    target = plan_for(request, staged)
    staged, _ = propose(request.session, target, staged, request.today)
    if about.get("as") == "new":
        return save_new(request, row, staged, accepted, target if values.other == CLOSES else None)
    return _save(request, row, staged, accepted, target)


def _acceptable(request: Request, row: StagedImport) -> StagedPlan:
    staged = waiting(request, row)
    if staged.is_empty:
        raise CommandError(f"I found no plan in {row.source}. {say(f'columns {row.id}')} says what its columns are.")
    return staged


def _form(request: Request, row: StagedImport, staged: StagedPlan) -> Form:
    target = plan_for(request, staged)
    staged, difference = propose(request.session, target, staged, request.today)
    as_new = difference.state == "other"
    asked = {entry.rating: entry for entry in staged.rating_key if entry.source == "assumed"}
    refs = [one.ref for one in staged.actions] or [one.ref for one in staged.timeline]
    such_as = ", ".join(refs[:2]) or "D1, D2"
    fields: list[FormField] = [
        Words(
            name="without",
            label="What should be left out?" if as_new else "What should stay as it is?",
            hint=f"References of this document, with commas between them, such as {such_as}. What is new under them is"
            " left out.",
            optional=True,
            multiline=True,
            longest=LONGEST,
        )
    ]
    if as_new and target is not None:
        fields.append(
            Choice(
                name="other",
                label=f"What becomes of {label(target)}?",
                hint="A plan that is closed can be read, and nobody is asked about it.",
                options=[STAYS, CLOSES],
                value=STAYS,
            )
        )
    if difference.gone and not as_new:
        fields.append(
            Choice(
                name="gone",
                label=f"What about the {of_any_kind(len(difference.gone))} that the document no longer has?",
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
    form = Form(
        title="New plan, except…" if as_new else "Accept except…",
        submit="Save" if as_new else "Accept",
        handler="accept except",
        about={"number": str(row.id), "as": "new" if as_new else ""},
        intro=f"{row.source}: everything is saved but what you name here.",
        fields=fields,
        in_words=f"accept {row.id}{' as a new plan' if as_new else ''} except {such_as}",
    )
    return form if target is None else form_of_plan(form, target, named=request.several)


def _save(request: Request, row: StagedImport, staged: StagedPlan, accepted: Accepted, target: Plan | None) -> Card:
    if target is None:
        return save_new(request, row, staged, accepted, None)
    may_change(request, target)
    staged, difference = propose(request.session, target, staged, request.today)
    check(staged, difference, accepted)
    save_version(
        request.session,
        target,
        with_answers(staged, {}),
        accepted,
        source=row.source,
        by=request.person,
        now=request.now,
    )
    stored_imports.end(request.session, row, ImportState.ACCEPTED)
    return of_plan(saved_card(request, target, _saved(difference, accepted)), target, named=request.several)


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
