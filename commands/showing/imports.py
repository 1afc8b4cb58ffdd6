"""A shared document as a card: what was read, what it would change, and the ways to answer."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Line, Lines, Text
from commands.errors import CommandError
from commands.language.plan_words import words_in
from commands.refusals import refusal
from commands.request import Request
from commands.showing.column_form import tables_of
from commands.showing.items import page_buttons
from commands.showing.plan_preview import KINDS, PLAN, STEPS, doubted_rows, preview_table
from commands.showing.plans import label, of_plan
from commands.showing.questions import question_parts, said_parts
from commands.showing.review import DETAILS, detail_lines, review_card
from commands.showing.wording import begun, moment
from store.documents.staged import StagedPlan
from store.loading import stored_imports
from store.loading.difference import Difference
from store.loading.preview import Preview
from store.loading.proposing import its_plan, propose, propose_and_show
from store.models import Plan, StagedImport
from store.people import directory
from store.people.permissions import may
from store.plan import plans
from store.rules.terms import ImportState

PAGE_SIZE = 20
MOST_TABLES, LONGEST_TABLE = 10, 200
WORKBOOK = "workbook"
SHARE = "Share one with me in a direct message: Excel, Word, CSV, text, or a plan file in YAML."


def shared_document(request: Request, words: list[str]) -> tuple[StagedImport, list[str]]:
    """The document that a number means, or the newest that waits, and the words behind the number.

    Raises:
        CommandError: there is none.
    """
    if request.changes:
        stored_imports.wait_for_turn(request.session)
        # Whoever had the turn before may have saved a plan meanwhile.
        request.chosen = request.chosen or plans.current(request.session)
    if words and words[0].isdecimal():
        found = stored_imports.get(request.session, int(words[0]))
        words = words[1:]
    else:
        found = stored_imports.newest_waiting(request.session)
    if found is None:
        raise CommandError(what_waits(request) or f"No document waits for your answer. {SHARE}")
    return found, words


def what_waits(request: Request) -> str:
    """Which documents wait and by which number; empty where none does."""
    waits = [f"document {one.id}, {one.source}" for one in stored_imports.all_waiting(request.session)]
    if not waits:
        return ""
    return f"{begun('; '.join(waits))} {'waits' if len(waits) == 1 else 'wait'} for an answer."


def waiting(request: Request, row: StagedImport) -> StagedPlan:
    """What was read of a document that nobody has answered yet.

    Raises:
        CommandError: somebody has.
    """
    if row.state is not ImportState.WAITING:
        said = f"{the_document(row)} has been answered already, and nothing changed: {say(f'import {row.id}')}."
        if row.state is ImportState.READING:
            said = f"{the_document(row)} is still being read. Try again in a moment."
        raise CommandError(" ".join(filter(None, [said, what_waits(request)])))
    return stored_imports.staged_of(row)


def nothing_waits(request: Request) -> Card | None:
    """What to say to somebody who asks without a document to ask about."""
    if not request.may("lead_some"):
        return Card(title="Only the programme lead reads plan documents in.", redraw="import")
    if stored_imports.newest_waiting(request.session) is None:
        return Card(title="There is no document to review.", parts=[Text(text=SHARE)], redraw="import")
    return None


def plans_to_change(request: Request) -> list[Plan]:
    """The open plans that this person may change, the one that is meant first."""
    known = [one for one in plans.open_ones(request.session) if may(request.person, "edit", one)]
    return sorted(known, key=lambda one: one is not request.chosen)


def may_change(request: Request, plan: Plan) -> None:
    """Refuse whoever brings a document to a plan that is not theirs to change."""
    if not may(request.person, "edit", plan):
        raise refusal("edit", plan, None)


def plan_for(request: Request, staged: StagedPlan) -> Plan | None:
    """The plan with which a document is compared; None where none is open that this person may change.

    It is the one that the press carries, else the one whose next version it is, else the one that is meant.
    """
    if request.said_which:
        return request.chosen
    known = plans_to_change(request)
    its = its_plan(request.session, known, staged, request.today) if len(known) > 1 else None
    return its or next(iter(known), None)


def document_card(request: Request, row: StagedImport) -> Card:
    if row.state is not ImportState.WAITING:
        return _ended_card(request, row)
    staged = stored_imports.staged_of(row)
    if staged.is_empty:
        return _nothing_found(row, staged)
    target = plan_for(request, staged)
    staged, difference, shown = propose_and_show(request.session, target, staged, request.today)
    card = review_card(
        staged, difference, shown, lambda detail: say(f"import {row.id} {detail}"), request.today, asked=True
    )
    card.redraw = f"import {row.id}"
    card.parts.insert(1, Text(text=f"This is document {row.id}, {row.source}."))
    card.parts[2:2] = question_parts(row, staged)
    asks = any(entry.source == "assumed" for entry in staged.rating_key)
    card.parts.append(Buttons(buttons=_answers(request, row, difference, asks=asks)))
    card.parts.append(Buttons(buttons=_ways_to_see(row, staged, shown)))
    details = [
        Button(label=f"All {detail}", says=f"import {row.id} {detail}")
        for detail in DETAILS
        if len(detail_lines(staged, difference, detail)) > 1
    ]
    card.parts += [Buttons(buttons=details)] if details else []
    # What is another plan's is not said under the name of the one it was held against.
    return card if target is None or difference.state == "other" else of_plan(card, target, named=request.several)


def _nothing_found(row: StagedImport, staged: StagedPlan) -> Card:
    """In whose tables nothing of a plan is, as long as nobody says what they are."""
    said = Text(text="If one of its tables holds a plan, say what its columns are: I then read it by that.")
    headings = [
        Line(title=f"{one.place or 'The table'}: {', '.join(column.heading for column in one.columns)}"[:LONGEST_TABLE])
        for one in tables_of(staged)[:MOST_TABLES]
    ]
    buttons = [
        Button(label="Columns…", says=f"columns {row.id}", style="primary", about=row.source),
        Button(label="Discard", says=f"discard {row.id}", style="danger", about=row.source),
    ]
    parts = [said, Lines(lines=headings), Buttons(buttons=buttons), *said_parts(row, staged)]
    return Card(title=f"I found no plan in {row.source}.", parts=parts, redraw=f"import {row.id}")


def _ways_to_see(row: StagedImport, staged: StagedPlan, shown: Preview) -> list[Button]:
    tables = {PLAN: "Whole plan", STEPS: "Steps"}
    buttons = [
        Button(label=label, says=f"import {row.id} {word}", about=row.source)
        for word, label in tables.items()
        if shown.rows(*KINDS[word])
    ]
    columns = [Button(label="Columns…", says=f"columns {row.id}", about=row.source)] if tables_of(staged) else []
    return [*columns, *buttons, Button(label="Workbook", says=f"import {row.id} {WORKBOOK}", about=row.source)]


def _answers(request: Request, row: StagedImport, difference: Difference, *, asks: bool) -> list[Button]:
    discard = Button(label="Discard", says=f"discard {row.id}", style="danger", about=row.source)
    but = Button(label="Accept except…", says=f"accept {row.id} except", about=row.source)
    new = Button(label="Use it as a new plan", says=f"accept {row.id} as a new plan", about=row.source)
    if difference.state == "other":
        return [
            new.model_copy(update={"style": "primary"}),
            Button(label="New plan, except…", says=f"accept {row.id} except"),
            *_next_versions(request, f"accept {row.id} as the next version"),
            discard,
        ]
    others = [] if difference.state == "first" else [new]
    if difference.nothing and difference.state == "version" and not asks:
        return [*others, discard]
    if not difference.gone:
        return [
            Button(label="Accept", says=f"accept {row.id}", style="primary", about=row.source),
            but,
            *others,
            discard,
        ]
    return [
        Button(label="Accept, close what is gone", says=f"accept {row.id} closing what is gone", style="primary"),
        Button(label="Accept, keep what is gone", says=f"accept {row.id}"),
        but,
        *others,
        discard,
    ]


def _next_versions(request: Request, says: str) -> list[Button]:
    known = plans_to_change(request)
    if len(known) < 2:
        return [Button(label="It is the next version", says=says)]
    return [Button(label=f"Next version of {label(one)}", says=words_in(one, says)) for one in known]


def the_document(row: StagedImport) -> str:
    """By its name, which is forgotten with all else once nothing of it is saved."""
    return f"The document {row.source}" if row.source else "This document"


def _ended_card(request: Request, row: StagedImport) -> Card:
    by = directory.get(request.session, row.by_id)
    said = {
        ImportState.READING: "is still being read",
        ImportState.ACCEPTED: "was accepted",
        ImportState.DISCARDED: "was discarded, or nobody answered it in time; nothing of it is kept",
    }[row.state]
    shared = f"Shared by {by.name if by else 'somebody'}, {moment(row.at, request.today)}."
    return Card(title=f"{the_document(row)} {said}.", parts=[Text(text=shared)], redraw=f"import {row.id}")


def detail_card(request: Request, row: StagedImport, detail: str) -> Card:
    """Every line of one group of the review, in pages."""
    staged = stored_imports.staged_of(row)
    target = plan_for(request, staged)
    staged, difference = propose(request.session, target, staged, request.today)
    lines = detail_lines(staged, difference, detail)
    last = max(1, -(-len(lines) // PAGE_SIZE))
    number = min(request.page, last)
    again = f"import {row.id} {detail}"
    shown = lines[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    card = Card(
        title=f"All {detail} in {row.source}: {len(lines):,}", redraw=f"{again} page {number}", count=len(lines)
    )
    card.parts.append(Lines(lines=[Line(title=line) for line in shown]) if lines else Text(text="There are none."))
    if last > 1:
        card.parts.append(page_buttons(again, number, last))
    card.parts.append(Buttons(buttons=[Button(label="Back to the review", says=f"import {row.id}")]))
    return card if target is None else of_plan(card, target, named=False)


def table_card(request: Request, row: StagedImport, word: str) -> Card:
    """A page of the plan as it would stand, or of its steps."""
    target = plan_for(request, stored_imports.staged_of(row))
    _, _, shown = propose_and_show(request.session, target, stored_imports.staged_of(row), request.today)
    rows = shown.rows(*KINDS[word])
    last = max(1, -(-len(rows) // PAGE_SIZE))
    number = min(request.page, last)
    again = f"import {row.id} {word}"
    first = (number - 1) * PAGE_SIZE
    page = rows[first : first + PAGE_SIZE]
    what = "Steps" if word == STEPS else "The plan"
    card = Card(
        title=f"{what} as {row.source} would have it: {len(rows):,}", redraw=f"{again} page {number}", count=len(rows)
    )
    if page:
        caption = f"{first + 1:,} to {first + len(page):,}"
        card.parts.append(preview_table(shown, page, caption, request.today, steps=word == STEPS))
    else:
        card.parts.append(Text(text="There are none."))
    card.parts += doubted_rows(shown, page)
    card.parts += [page_buttons(again, number, last)] if last > 1 else []
    card.parts.append(Buttons(buttons=[Button(label="Back to the review", says=f"import {row.id}")]))
    return card if target is None else of_plan(card, target, named=False)
