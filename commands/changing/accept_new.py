"""A document that becomes a plan of its own: what becomes of the others is asked once, and it can be taken back."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Part, Question, Text
from commands.errors import CommandError
from commands.language.plan_words import words_in
from commands.request import Request
from commands.showing.imports import may_change, plans_to_change
from commands.showing.next_steps import next_steps
from commands.showing.plans import label, of_plan
from commands.showing.wording import joined
from store.documents.staged import StagedPlan
from store.loading import Choices, stored_imports
from store.loading.accepted import Accepted
from store.loading.difference import Difference
from store.loading.plan_reading import choices_of
from store.loading.proposing import with_answers
from store.loading.saving import save_plan
from store.models import Plan, StagedImport
from store.plan import plans
from store.rules.terms import ImportState

NEW = "as a new plan"
BESIDE, IN_PLACE = "beside", "in its place"


def what_becomes_of_the_other(request: Request, row: StagedImport, said: str) -> Question:
    """Asked once, since a plan that is here would else be asked about as well, or no more."""
    known = plans_to_change(request)
    how, except_, without = said.partition("except")
    rest = f" {except_}{without}" if except_ else ""

    def button(words: str, becomes: str, plan: Plan | None) -> Button:
        says = f"accept {row.id} {how.strip()} {becomes}{rest}"
        return Button(label=words, says=words_in(plan, says) if plan else says, about=row.source)

    names = joined([label(one) for one in known])
    both = "both go on" if len(known) == 1 else "all go on"
    closed = names if len(known) == 1 else "the one you choose"
    return Question(
        title=f"Use {row.source} as a new plan?",
        parts=[
            Text(text=f"Beside {names}, {both}: owners in each are asked, and answers name their plan."),
            Text(
                text=f"In its place, {closed} is closed: it can be read, nobody is asked about it, and its leads and"
                " its channel go on in the new plan."
            ),
            Text(text="The new plan can be taken back until it has its first update or message."),
            Buttons(
                buttons=[
                    button("New plan beside it" if len(known) == 1 else "New plan beside them", BESIDE, None),
                    *(button(f"In place of {label(one)}", IN_PLACE, one) for one in known),
                ]
            ),
        ],
    )


def save_new(
    request: Request, row: StagedImport, staged: StagedPlan, accepted: Accepted, replaced: Plan | None
) -> Card:
    check(staged, Difference(state="first"), accepted)
    if replaced is not None:
        may_change(request, replaced)
    plan = save_plan(
        request.session,
        with_answers(staged, {}),
        source=row.source,
        by=request.person,
        now=request.now,
        choices=choices_of(request.chosen) if request.chosen else Choices(),
        accepted=accepted,
        in_place_of=replaced,
    )
    stored_imports.end(request.session, row, ImportState.ACCEPTED, plan)
    others = [one for one in plans.open_ones(request.session) if one.id != plan.id]
    said = [] if others else ["It is now the plan that questions are about."]
    if replaced is not None:
        said.append(f"{replaced.label} is closed: {say(f'status in {replaced.label}')} still reads it.")
    if others:
        stay = "stay" if len(others) > 1 else "stays"
        said.append(f"{joined([label(one) for one in others])} {stay} open beside it.")
        said.append(f"Give it a short name: {say(f'in {plan.label} set plan name NAME')}.")
    card = saved_card(request, plan, " ".join(said))
    if replaced is not None or others:
        card.parts.append(Buttons(buttons=[Button(label="Take it back", says=words_in(plan, "undo plan"))]))
    return of_plan(card, plan, named=bool(others))


def saved_card(request: Request, plan: Plan, said: str) -> Card:
    request.session.flush()
    buttons = [Button(label="How the plan stands", says="status"), Button(label="Overdue", says="overdue")]
    parts: list[Part] = [Text(text=said), *next_steps(request, plan), Buttons(buttons=buttons)]
    return Card(title=f"Saved: {plan.title}.", parts=parts)


def check(staged: StagedPlan, difference: Difference, accepted: Accepted) -> None:
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
