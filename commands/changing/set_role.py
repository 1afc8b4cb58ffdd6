"""`set @person lead`, `set @person custodian`: who leads the plan, and who runs its pulses. Said through `set`."""

from collections.abc import Sequence

from commands.cards import Card, Text
from commands.errors import CommandError
from commands.language.names import future_owner, named_person
from commands.request import Request
from store.models import Person
from store.people import roles
from store.people.naming import name_of
from store.people.permissions import is_lead
from store.rules.terms import Role

NOT = "not"
OF_A_PLAN = {Role.LEAD.value: Role.LEAD, Role.CUSTODIAN.value: Role.CUSTODIAN}
OTHERS = frozenset({"title", "due"})
NEVER_BOTH = (
    "{} is an administrator, who can never be the custodian: staff must know that whoever runs a pulse cannot reach"
    " the database. Name somebody else."
)


def role_in(words: Sequence[str]) -> Role | None:
    """The role at the end of a person's name: a post may hold the word as well ("@Workforce Lead lead").

    Behind a second person it is the end of theirs: "@Owner manager @Workforce Lead".
    """
    if len(words) < 2 or not words[0].startswith("@"):
        return None
    if any(word.startswith("@") or word.lower() in OTHERS for word in words[1:]):
        return None
    said = [word.lower().strip(".") for word in words[-2:]]
    return OF_A_PLAN.get(said[-1]) or (OF_A_PLAN.get(said[0]) if said[-1] == NOT and len(words) > 2 else None)


def set_role(request: Request, role: Role) -> Card:
    name, no = _without_role(request.words)
    if role is Role.CUSTODIAN:
        return _unmake_custodian(request, name) if no else _make_custodian(request, name)
    return _unmake_lead(request, name) if no else _make_lead(request, name)


def _without_role(words: list[str]) -> tuple[list[str], bool]:
    """The words that name the person, and whether the role is taken back: "not lead" or "lead not"."""
    *rest, last = words
    if last.lower().strip(".") == NOT:
        return rest[:-1], True
    return (rest[:-1], True) if rest[-1].lower() == NOT else (rest, False)


def _make_lead(request: Request, words: list[str]) -> Card:
    person = future_owner(request.session, words)
    if not roles.make_lead(request.session, request.plan, person, by=request.person, now=request.now):
        return Card(title=f"{name_of(person)} leads this plan already.")
    said = "They may change all of it and hear of what nobody takes care of."
    return Card(title=f"{name_of(person)} now leads this plan.", parts=[Text(text=said)])


def _unmake_lead(request: Request, words: list[str]) -> Card:
    person = named_person(request.session, words)
    if not roles.unmake_lead(request.session, request.plan, person, by=request.person, now=request.now):
        return Card(title=f"{name_of(person)} does not lead this plan.")
    card = Card(title=f"{name_of(person)} no longer leads this plan.")
    if not any(is_lead(one, request.plan) for one in roles.leads(request.session, request.plan)):
        card.parts = [Text(text="It has no lead now, so the administrators hear of what nobody takes care of.")]
    return card


def _make_custodian(request: Request, words: list[str]) -> Card:
    person = future_owner(request.session, words)
    if not _made_custodian(request, person):
        return Card(title=f"{name_of(person)} is this plan's pulse custodian already.")
    said = (
        "They write its pulses and choose whom they ask. A programme lead approves each before it opens, and nobody"
        " sees who answered what."
    )
    return Card(title=f"{name_of(person)} is now this plan's pulse custodian.", parts=[Text(text=said)])


def _made_custodian(request: Request, person: Person) -> bool:
    try:
        return roles.make_custodian(request.session, request.plan, person, by=request.person, now=request.now)
    except roles.NeverBothError as error:
        raise CommandError(NEVER_BOTH.format(name_of(person))) from error


def _unmake_custodian(request: Request, words: list[str]) -> Card:
    person = named_person(request.session, words)
    if not roles.unmake_custodian(request.session, request.plan, person, by=request.person, now=request.now):
        return Card(title=f"{name_of(person)} is not this plan's pulse custodian.")
    card = Card(title=f"{name_of(person)} is no longer this plan's pulse custodian.")
    if not roles.custodians(request.session, request.plan):
        card.parts = [Text(text="It has none now. Pulses that are approved go on, and nobody can write another.")]
    return card
