"""Whether somebody who has an address now is whoever had it before: asked of a lead, since rights hang on it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session

from commands.cards import Button, Buttons, Card, Facts, Text
from commands.messages.registry import Context, MessageKind, Schedule
from commands.messages.why_asked import because, why_button
from commands.showing.wording import of_any_kind
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Outgoing, Person, Plan, SamePerson
from store.people import same_person
from store.people.naming import name_of
from store.query import executing
from store.query.often import open_of
from store.time import london_day

KIND = "same person"
SETTLED = "Somebody has said already whether the two are the same person."


def _moments(session: Session, plans: Sequence[Plan], day: date) -> list[datetime]:
    """It comes up when a chat's directory is read."""
    return []


def _waiting(session: Session) -> list[SamePerson]:
    return [one for one in same_person.waiting(session) if one.platform is None]


def _due(session: Session, plans: Sequence[Plan], now: datetime) -> bool:
    return bool(_waiting(session))


def _decide(session: Session, plans: Sequence[Plan], now: datetime) -> int | None:
    waiting = _waiting(session)
    queued = [
        outbox.queue(session, plan, key=_key(question, lead), kind=KIND, card=Envelope(), now=now, person_id=lead.id)
        for question in waiting
        for lead, plan in same_person.who_says(session, question, plans)
    ]
    return sum(queued) if waiting else None


def _key(question: SamePerson, lead: Person) -> str:
    return f"same/{question.id}/{lead.id}"


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where somebody has said it meanwhile."""
    question = same_person.get(context.session, int(context.key.split("/")[1]))
    return None if question is None or question.same is not None else _card(context, question)


def _redraw(context: Context, row: Outgoing) -> Card:
    return _draw(Context(row.key, context.session, context.plans, context.to, context.now), row.card) or Card(
        title=SETTLED
    )


def _card(context: Context, question: SamePerson) -> Card:
    person, other = same_person.both(context.session, question)
    now, before = name_of(other), name_of(person)
    if person.active:
        why = f"The account of {before} has the address {question.email} now, by which the plan knows {now}."
        until = f"Until you say, {before} keeps the address that they had, and what is for {now} waits."
    else:
        why = f"{now} has the address {question.email}, which was {before}'s. That account is closed."
        until = f"Until you say, {now} may only read, and what {before} owns has no owner who can be asked."
    owned = [
        (plan, executing.total(context.session, plan, open_of(person), london_day(context.now)))
        for plan in context.plans
    ]
    facts = [(f"{before} owns", of_any_kind(total, "open")) for _, total in owned if total.number]
    about = f"{now} and {before}"
    buttons = [
        Button(label="The same person", says=f"same person {question.id} yes", style="primary", about=about),
        Button(label="Somebody else", says=f"same person {question.id} no", about=about),
        why_button(context.key),
    ]
    parts = [Text(text=f"{why} {until}"), *([Facts(facts=facts)] if facts else []), Buttons(buttons=buttons)]
    return Card(title=f"Is {now} the same person as {before}?", parts=parts, redraw=f"redraw {context.key}")


SAME_PERSON = MessageKind(
    name=KIND,
    says="whether two people are one",
    to="each lead of the plans that it touches, or where either of the two administers, each administrator",
    when="in their hours, once an address has come back with another name, or is given to two people",
    why=lambda context, row: because(
        KIND,
        "The chat gives one address to two names. You lead a plan, and what somebody may do hangs on who they are.",
    ),
    draw=_draw,
    redraw=_redraw,
    schedule=Schedule("ask who is who", _moments, _decide, _due, in_hours=True),
    waits_for_morning=True,
)
