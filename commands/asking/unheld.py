"""`unheld WORDS`: that no plan holds what was asked, and what of this one is nearest. The words are read again."""

from commands.asking.standards import one_standard
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.language.spans import tokens_of
from commands.language.spotting.people import PeopleWords, not_of_people, spot_people
from commands.language.topics.vocabulary import plan_words
from commands.language.unheld import Unheld, unheld
from commands.registry import command
from commands.request import Request
from commands.showing.wording import due, owner_of, quoted
from store.plan import items, practice
from store.pulse import readings
from store.query.model import Subject

MOST_OFFERED = 3


@command(
    "unheld",
    needs="read",
    says="That the plan does not hold something, and what it can say instead",
    usage="unheld WORDS",
    example="unheld how many vacancies are there",
    hidden=True,
    own_words=True,
)
def not_held(request: Request) -> Card:
    words = " ".join(request.words)
    tokens = tokens_of(words)
    people = spot_people(tokens, PeopleWords(request.session, request.plan), request.person)
    found = unheld(tokens, plan_words(request.session, request.plan), not_of_people(tokens, people))
    if found is None:
        raise CommandError("The plan may hold that. Ask it as a question about actions, milestones or dates.")
    subject = found.subject
    if subject is not None and subject.kind == "standard" and _has_a_reading(request, subject.key):
        return one_standard(request, subject.key)
    card = Card(title=found.sentence, redraw=f"unheld {words}")
    if subject is not None and (said := _nearest(request, subject)):
        card.parts.append(Text(text=said))
    card.parts.append(Buttons(buttons=_offered(found)))
    return card


def _offered(found: Unheld) -> list[Button]:
    """Questions that the plan does answer; of what is nearest first."""
    offers = [(one.label, one.says) for one in found.offers]
    if (subject := found.subject) is not None and subject.kind in ("item", "standard", "risk"):
        offers.insert(0, (f"What is known of {subject.key}?", f"show {subject.key}"))
    return [Button(label=label, says=says) for label, says in offers[:MOST_OFFERED]]


def _nearest(request: Request, subject: Subject) -> str:
    if subject.kind == "item":
        row = items.get(request.session, request.plan, subject.key)
        if row is None:
            return ""
        item = items.view(request.session, row, request.today)
        said = due(item, request.today)
        return f"Nearest to it is {item.ref}, {quoted(item.title)}: {said[0].lower()}{said[1:]}; {owner_of(item)}."
    if subject.kind == "standard":
        return _measured(request, subject.key)
    if subject.kind == "board":
        body = next((one for one in practice.bodies(request.session, request.plan) if one.name == subject.key), None)
        return f"{body.name}: {body.summary}." if body and body.summary else ""
    risk = next((one for one in practice.risks(request.session, request.plan) if one.ref == subject.key), None)
    return f"Nearest to it is the risk {risk.ref}, {quoted(risk.title)}." if risk else ""


def _measured(request: Request, ref: str) -> str:
    standard = next((one for one in practice.standards(request.session, request.plan) if one.ref == ref), None)
    if standard is None:
        return ""
    measures = "; ".join(one.title.rstrip(".") for one in practice.measures(request.session, standard))
    said = f"Nearest to it is the standard {standard.ref}, {quoted(standard.title)}."
    return f"{said} It is measured by: {measures}. Nobody has entered a figure." if measures else said


def _has_a_reading(request: Request, ref: str) -> bool:
    standard = next((one for one in practice.standards(request.session, request.plan) if one.ref == ref), None)
    measures = practice.measures(request.session, standard) if standard else []
    return bool(measures and readings.newest(request.session, measures, 1))
