"""`set @person lead`: who leads the plan. Said through `set`, by an administrator."""

from collections.abc import Sequence

from commands.cards import Card, Text
from commands.language.names import future_owner, named_person
from commands.request import Request
from store.people import roles
from store.people.naming import name_of
from store.people.permissions import is_lead

LEAD, NOT = "lead", "not"


def is_about_leads(words: Sequence[str]) -> bool:
    """Whether it stands at the end of a person's name: a post may hold the word as well ("@Workforce Lead lead").

    Behind a second person it is the end of theirs: "@Owner manager @Workforce Lead".
    """
    others = {"title", "due"}
    return (
        len(words) > 1
        and words[0].startswith("@")
        and words[-1].lower().strip(".") == LEAD
        and not any(word.startswith("@") or word.lower() in others for word in words[1:])
    )


def set_lead(request: Request) -> Card:
    words = request.words[:-1]
    if words[-1].lower() == NOT:
        return _unmake(request, words[:-1])
    person = future_owner(request.session, words)
    if not roles.make_lead(request.session, request.plan, person, by=request.person, now=request.now):
        return Card(title=f"{name_of(person)} leads this plan already.")
    said = "They may change all of it and hear of what nobody takes care of."
    return Card(title=f"{name_of(person)} now leads this plan.", parts=[Text(text=said)])


def _unmake(request: Request, words: list[str]) -> Card:
    person = named_person(request.session, words)
    if not roles.unmake_lead(request.session, request.plan, person, by=request.person, now=request.now):
        return Card(title=f"{name_of(person)} does not lead this plan.")
    card = Card(title=f"{name_of(person)} no longer leads this plan.")
    if not any(is_lead(one, request.plan) for one in roles.leads(request.session, request.plan)):
        card.parts = [Text(text="It has no lead now, so the administrators hear of what nobody takes care of.")]
    return card
