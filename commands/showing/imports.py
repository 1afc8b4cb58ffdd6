"""A shared document as a card: what was read, what it would change, and the ways to answer."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Line, Lines, Text
from commands.errors import CommandError
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.review import DETAILS, detail_lines, review_card
from commands.showing.wording import moment
from store.loading import stored_imports
from store.loading.difference import Difference
from store.loading.proposing import propose
from store.models import Plan, StagedImport
from store.people import directory
from store.plan import plans
from store.rules.terms import ImportState

PAGE_SIZE = 20
SHARE = "Share one with me in a direct message: Excel, Word, CSV, text, or a plan file in YAML."


def shared_document(request: Request, words: list[str]) -> tuple[StagedImport, list[str]]:
    """The document that a number means, or the newest that waits, and the words behind the number.

    Raises:
        CommandError: there is none.
    """
    if request.changes:
        stored_imports.wait_for_turn(request.session)
        # Whoever had the turn before may have saved a plan meanwhile.
        request.plan = plans.current(request.session) or request.plan
    if words and words[0].isdecimal():
        found = stored_imports.get(request.session, int(words[0]))
        words = words[1:]
    else:
        found = stored_imports.newest_waiting(request.session)
    if found is None:
        raise CommandError(f"No document waits for your answer. {SHARE}")
    return found, words


def nothing_waits(request: Request) -> Card | None:
    """What to say to somebody who asks without a document to ask about."""
    if not request.may("lead_some"):
        return Card(title="Only the programme lead reads plan documents in.", redraw="import")
    if stored_imports.newest_waiting(request.session) is None:
        return Card(title="There is no document to review.", parts=[Text(text=SHARE)], redraw="import")
    return None


def plan_here(request: Request) -> Plan | None:
    return request.plan if request.has_plan else None


def document_card(request: Request, row: StagedImport) -> Card:
    if row.state is not ImportState.WAITING:
        return _ended_card(request, row)
    staged, difference = propose(request.session, plan_here(request), stored_imports.staged_of(row), request.today)
    card = review_card(staged, difference, lambda detail: say(f"import {row.id} {detail}"))
    card.redraw = f"import {row.id}"
    buttons = _answers(row, difference, asks=any(entry.source == "assumed" for entry in staged.rating_key))
    card.parts.append(Buttons(buttons=buttons))
    details = [
        Button(label=f"All {detail}", says=f"import {row.id} {detail}")
        for detail in DETAILS
        if len(detail_lines(staged, difference, detail)) > 1
    ]
    card.parts += [Buttons(buttons=details)] if details else []
    return card


def _answers(row: StagedImport, difference: Difference, *, asks: bool) -> list[Button]:
    discard = Button(label="Discard", says=f"discard {row.id}", style="danger", about=row.source)
    but = Button(label="Accept except…", says=f"accept {row.id} except", about=row.source)
    if difference.state == "other":
        return [
            Button(label="Use it as a new plan", says=f"accept {row.id} as a new plan", style="primary"),
            Button(label="New plan, except…", says=f"accept {row.id} except"),
            Button(label="It is the next version", says=f"accept {row.id} as the next version"),
            discard,
        ]
    if difference.nothing and difference.state == "version" and not asks:
        return [discard]
    if not difference.gone:
        return [
            Button(label="Accept", says=f"accept {row.id}", style="primary", about=row.source),
            but,
            discard,
        ]
    return [
        Button(label="Accept, close what is gone", says=f"accept {row.id} closing what is gone", style="primary"),
        Button(label="Accept, keep what is gone", says=f"accept {row.id}"),
        but,
        discard,
    ]


def _ended_card(request: Request, row: StagedImport) -> Card:
    by = directory.get(request.session, row.by_id)
    said = {
        ImportState.READING: "is still being read",
        ImportState.ACCEPTED: "was accepted",
        ImportState.DISCARDED: "was discarded; nothing of it was saved",
    }[row.state]
    shared = f"Shared by {by.name if by else 'somebody'}, {moment(row.at, request.today)}."
    return Card(title=f"The document {row.source} {said}.", parts=[Text(text=shared)], redraw=f"import {row.id}")


def detail_card(request: Request, row: StagedImport, detail: str) -> Card:
    """Every line of one group of the review, in pages."""
    staged, difference = propose(request.session, plan_here(request), stored_imports.staged_of(row), request.today)
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
    return card
