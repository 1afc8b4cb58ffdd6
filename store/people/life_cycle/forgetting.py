"""Forgetting one person: facts of the plan stay, their writer becomes "A former member".

1. `plan` tells what would be done, and which words name them: nobody but people can say what becomes of those.
2. `forget` does it in one transaction. Rows go, stay without them, or stay and lead to a row that names nobody.
3. A check sum of each account and address is kept, so that it can be told when a chat brings one back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, delete, select, update

from store.database import lock, take_turn
from store.delivery.envelope import Envelope
from store.models import (
    Change,
    ConversationReference,
    Identity,
    Item,
    Outgoing,
    OutgoingPlan,
    Person,
    PersonRole,
    Plan,
    PrintedOwner,
    PulseInvited,
    PulseRound,
)
from store.models.outbox import OPEN
from store.people.directory import OPERATOR_EMAIL, PEOPLE
from store.people.life_cycle import forgotten, holdings, mentions
from store.people.life_cycle.holdings import HELD, Fate
from store.people.life_cycle.mentions import Mention
from store.people.same_person import former_ids
from store.plan import edits
from store.pulse import asked, ballots
from store.pulse.ballots import BallotError
from store.pulse.keys import NoKeysError
from store.retention import cleaning
from store.rules.folding import folded
from store.rules.reasons import NO_ACCOUNT
from store.rules.terms import OutgoingState, Role

FORMER = "A former member"
NAMES_ALONE = ("what", "before", "after", "agreed_by")
"""Of a change, what may be a person's name and nothing else: that is no free word, and is put right with them."""


@dataclass(frozen=True)
class RoleGone:
    role: Role
    plan: str
    """By its label; empty for an administrator of the council."""
    nobody_left: bool
    """Whether nobody else has it, so that somebody is to be named."""


@dataclass(frozen=True)
class Forgetting:
    roles: Sequence[RoleGone]
    owned: Sequence[str]
    """References of what they own and is open: it has no owner afterwards."""
    printed: Sequence[str]
    """Owners as documents print them, whom somebody has to decide anew."""
    words: Sequence[Mention]
    """Words that name them, which somebody has to decide."""
    in_messages: int
    """Messages to others that name them. What these say is deleted in time."""
    open_accounts: Sequence[str]
    """Chats in which their account is open."""
    open_rounds: int
    """Rounds of pulses that ask them and are open."""
    ballots_withdrawn: bool | None
    """None before it is done; False where this machine has not the keys."""


def plan(session: Session, person: Person) -> Forgetting:
    """What would be done."""
    ids = _ids(session, person)
    names = mentions.names_of(session, person)
    owned = select(Item.ref).where(col(Item.owner_id).in_(ids), col(Item.closed_at).is_(None)).order_by(col(Item.ref))
    owners = session.exec(select(PrintedOwner).order_by(PrintedOwner.words)).all()
    accounts = select(Identity.platform).where(col(Identity.person_id).in_(ids), ~col(Identity.closed))
    found = list(mentions.find(session, names))
    return Forgetting(
        roles=list(_roles_gone(session, ids)),
        owned=session.exec(owned).all(),
        printed=[one.words for one in owners if one.person_id in ids or any(name in one.folded for name in names)],
        words=[one for one in found if not _is_dealt_with(one, person)],
        in_messages=sum(one.table == mentions.LEDGER for one in found),
        open_accounts=sorted(set(session.exec(accounts))),
        open_rounds=len(_open_rounds(session, ids)),
        ballots_withdrawn=None,
    )


def forget(session: Session, person: Person, *, now: datetime) -> Forgetting:
    """Do it. What was planned comes back, with what became of their ballots."""
    take_turn(session, PEOPLE)
    lock(session, person)
    planned, ids, name = plan(session, person), _ids(session, person), person.name
    withdrawn = _withdraw_ballots(session, ids)
    _note_accounts(session, ids, now)
    for item in session.exec(select(Item).where(col(Item.owner_id).in_(ids), col(Item.closed_at).is_(None))).all():
        edits.assign(session, item, None, by=None, now=now)
    session.flush()
    _forget_messages(session, ids, now)
    _forget_conversations(session, ids)
    # Whom they mean is to be said anew.
    theirs = update(PrintedOwner).where(col(PrintedOwner.person_id).in_(ids))
    session.execute(theirs.values(settled_at=None))
    for held, column in holdings.columns():
        if HELD[held].fate is Fate.DELETED:
            session.execute(column.table.delete().where(column.in_(ids)))
        elif HELD[held].fate is Fate.LEFT_OPEN:
            session.execute(column.table.update().where(column.in_(ids)).values({column.name: None}))
    for field in NAMES_ALONE:
        session.execute(update(Change).where(col(getattr(Change, field)) == name).values({field: FORMER}))
    session.expire_all()
    for one in session.exec(select(Person).where(col(Person.id).in_(ids))).all():
        _leave_no_name(session, one)
    session.flush()
    cleaning.want(session, Person, Identity, Outgoing, Change)
    return replace(planned, ballots_withdrawn=withdrawn)


def _ids(session: Session, person: Person) -> list[int]:
    """Theirs, and those of people who turned out to be them."""
    assert person.id is not None
    return [person.id, *former_ids(session, person.id)]


def _roles_gone(session: Session, ids: list[int]) -> Iterator[RoleGone]:
    """Whoever sits at the command line is nobody who is left: a chat cannot reach them."""
    theirs = select(PersonRole).where(col(PersonRole.person_id).in_(ids)).order_by(col(PersonRole.id))
    for one in session.exec(theirs).all():
        plan = session.get(Plan, one.plan_id) if one.plan_id is not None else None
        others = (
            select(PersonRole.id)
            .join(Person, col(Person.id) == PersonRole.person_id)
            .where(PersonRole.role == one.role, col(PersonRole.plan_id).is_not_distinct_from(one.plan_id))
            .where(col(Person.active), col(Person.id).not_in(ids))
            .where(col(Person.email).is_distinct_from(OPERATOR_EMAIL))
        )
        yield RoleGone(one.role, plan.label if plan else "", nobody_left=session.exec(others).first() is None)


def _is_dealt_with(one: Mention, person: Person) -> bool:
    """Whether forgetting itself takes it out: a name alone in the history, what a chat told, what was sent."""
    if one.table in (mentions.LEDGER, "printed_owner", "act", "conversation_reference"):
        return True
    return one.table == "change" and one.field in NAMES_ALONE and folded(one.words) == folded(person.name)


def _open_rounds(session: Session, ids: list[int]) -> list[PulseRound]:
    """From the list of whom each asks, which says nothing of who answered."""
    invited = set(session.exec(select(PulseInvited.round_id).where(col(PulseInvited.person_id).in_(ids))))
    return [one for one in asked.every_open(session) if one.id in invited]


def _withdraw_ballots(session: Session, ids: list[int]) -> bool:
    """Put a skip in the place of their ballot in each open round, and take back that they want no pulses.

    A skip stands there whether they had answered or not, so that nobody learns which.
    """
    try:
        for round_ in _open_rounds(session, ids):
            for number in _invited(session, round_, ids):
                ballots.cast(session, round_, number, ())
        for number in ids:
            ballots.ask_again(session, number)
    except (NoKeysError, BallotError):
        return False
    return True


def _invited(session: Session, round_: PulseRound, ids: list[int]) -> list[int]:
    everybody = session.exec(select(PulseInvited.person_id).where(PulseInvited.round_id == round_.id)).all()
    return [one for one in everybody if one in ids]


def _note_accounts(session: Session, ids: list[int], now: datetime) -> None:
    for one in session.exec(select(Identity).where(col(Identity.person_id).in_(ids))).all():
        forgotten.note(session, forgotten.of_account(one.platform, one.tenant, one.external_id), now)
    for email in session.exec(select(Person.email).where(col(Person.id).in_(ids))).all():
        if email:
            forgotten.note(session, forgotten.of_address(email), now)


def _forget_messages(session: Session, ids: list[int], now: datetime) -> None:
    """What waits is not said. What went stays in the ledger, without what it said."""
    theirs = col(Outgoing.person_id).in_(ids)
    untried = select(Outgoing.id).where(theirs, OPEN, col(Outgoing.attempts) == 0)
    session.execute(delete(OutgoingPlan).where(col(OutgoingPlan.outgoing_id).in_(untried)))
    session.execute(delete(Outgoing).where(col(Outgoing.id).in_(untried)))
    # What may have arrived is looked up no more: there is nobody to whom it could be said again.
    given_up = update(Outgoing).where(theirs, OPEN).values(state=OutgoingState.FAILED, problem=NO_ACCOUNT)
    session.execute(given_up)
    full = update(Outgoing).where(theirs, col(Outgoing.emptied_at).is_(None))
    session.execute(full.values(card=Envelope(), emptied_at=now))


def _forget_conversations(session: Session, ids: list[int]) -> None:
    for one in session.exec(select(Identity).where(col(Identity.person_id).in_(ids))).all():
        session.execute(
            delete(ConversationReference).where(
                col(ConversationReference.platform) == one.platform,
                col(ConversationReference.tenant) == one.tenant,
                col(ConversationReference.external_id) == one.external_id,
            )
        )


def _leave_no_name(session: Session, person: Person) -> None:
    person.name, person.email, person.post, person.manager_id = FORMER, None, None, None
    person.guest, person.active, person.time_zone = False, False, None
    person.nudge_weekday, person.nudge_time, person.nudge_platform = None, None, None
    person.nudges_decided_on, person.nudges_dealt_with = None, None
    person.chosen_plan_id, person.last_plan_id = None, None
    session.add(person)
