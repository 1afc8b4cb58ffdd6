"""How an answer says which plan it is about, and how somebody is asked which they mean."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Button, Buttons, Card, Heading, Part, Question, Text
from commands.forms import Form
from commands.language.plan_words import marked, words_in
from commands.language.typed_dates import fits_button
from commands.request import Request
from commands.showing.wording import clipped, joined
from store.models import Item, Plan
from store.plan import plans
from store.rules.folding import folded

LONGEST_LABEL = 60
PLAN = "plan"
"""Under what a form keeps the plan that it is about."""


def label(plan: Plan) -> str:
    """Its short name or title, and whether it is closed."""
    said = clipped(plan.label, LONGEST_LABEL)
    return f"{said} (closed)" if plan.closed_at else said


def of_plan(card: Card, plan: Plan, *, named: bool) -> Card:
    """Say of which plan a card is, and let every press of it carry that plan. Said twice, it is said once.

    Args:
        named: whether it must be said, since several are open.
    """
    if not named:
        return card
    card.parts = marked(card.parts, plan)
    card.redraw = words_in(plan, card.redraw) if card.redraw else None
    card.title = titled(plan, card.title)
    return card


def titled(plan: Plan, title: str) -> str:
    """A title that begins with the plan's name, and holds it once."""
    name, begins = label(plan), f"{label(plan)}: "
    if title.endswith(f": {plan.title}."):
        return title
    if folded(title) in (folded(plan.label), folded(name)):
        return name
    return (
        title if title.startswith((begins, f"{plan.label} is ")) else f"{begins}{title.removeprefix(f'{plan.title}: ')}"
    )


def naming_closed(answer: Card | Form, passed_over: Sequence[tuple[Plan, Item]]) -> Card | Form:
    """Say what else may have been meant, and was not looked at since it is closed."""
    if not passed_over:
        return answer
    (plan, item), labels = passed_over[0], joined([label(one) for one, _ in passed_over])
    said = f"{item.ref} is closed in {labels}: begin with {say(f'in {label(plan)} …')} to mean that one."
    if isinstance(answer, Card):
        return answer.model_copy(update={"notice": " ".join(filter(None, [answer.notice, said]))})
    return answer.model_copy(update={"intro": " ".join(filter(None, [answer.intro, said]))})


def form_of_plan(form: Form, plan: Plan, *, named: bool) -> Form:
    """The same for a form, whose title has no room."""
    if not named:
        return form
    intro = f"{label(plan)}: {form.intro or ''}".strip()
    return form.model_copy(update={"about": {**form.about, PLAN: str(plan.id)}, "intro": intro})


def together(cards: Sequence[tuple[Plan, Card]]) -> Card:
    """One card of several plans' answers to one question."""
    parts: list[Part] = []
    for plan, card in cards:
        parts += [Heading(text=clipped(titled(plan, card.title), 150)), *marked(card.parts, plan)]
    counts = [card.count for _, card in cards if card.count is not None]
    return Card(
        title="; ".join(titled(plan, card.title) for plan, card in cards),
        parts=parts,
        redraw=cards[0][1].redraw,
        items=[item for _, card in cards for item in card.items],
        count=sum(counts) if counts else None,
    )


def closed_plans(request: Request) -> list[Part]:
    """What a lead's start page says of the plans about which nobody is asked."""
    closed = plans.closed_ones(request.session) if request.may("lead_some") else []
    others = [one.label for one in closed if one is not request.chosen]
    if not others:
        return []
    return [
        Text(text=f"Closed, so that nobody is asked about {'it' if len(others) == 1 else 'them'}: {joined(others)}."),
        Buttons(buttons=[Button(label="All plans", says="plans")]),
    ]


def which_plan(
    among: Sequence[Plan], says: str, seen_version: int | None = None, *, closed_here: Plan | None = None
) -> Question:
    """Ask, and do what was said in the plan that is pressed.

    Args:
        says: the words, as they were said.
        seen_version: of the item that they are about, where they stood on a button.
        closed_here: the plan of the channel in which it was said, where that is closed.
    """
    first = min(among, key=lambda one: one.name is None).label
    can_be_meant = Text(text=f"{joined([label(plan) for plan in among])} can be meant. Nothing is done yet.")
    how = Text(
        text=f"A plan's name can stand in front: {say(f'in {first} …')}. {say(f'use {first}')} chooses one for good."
    )
    buttons = [Button(label=label(plan), says=words_in(plan, says), seen_version=seen_version) for plan in among]
    pressed = [Buttons(buttons=buttons)] if fits_button(buttons[0].says) else []
    title, parts = "Which plan do you mean?", [can_be_meant, *pressed, how]
    if closed_here is not None:
        title = f"{closed_here.label}, this channel's plan, is closed. {title}"
        parts.append(Text(text=f"Its lead lets it go on: {say(f'open plan {closed_here.label}')}."))
    return Question(title=title, parts=parts)
