"""People's accounts: by which ids chats know whom, and what a chat's directory says of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from store.database import take_turn
from store.models import Identity, Person
from store.people.directory import PEOPLE, by_email
from store.rules.nudge_settings import known_zone


@dataclass(frozen=True)
class Account:
    """One account as a chat's directory shows it."""

    platform: str
    tenant: str
    external_id: str
    name: str
    email: str | None = None
    post: str | None = None
    guest: bool = False
    active: bool = True
    time_zone: str | None = None


def by_account(session: Session, platform: str, tenant: str, external_id: str) -> Person | None:
    query = (
        select(Person)
        .join(Identity, col(Identity.person_id) == Person.id)
        .where(Identity.platform == platform, Identity.tenant == tenant, Identity.external_id == external_id)
    )
    return session.exec(query).first()


def account_of(session: Session, person_id: int | None, platform: str) -> str | None:
    """The id by which a chat knows this person."""
    query = select(Identity.external_id).where(Identity.person_id == person_id, Identity.platform == platform)
    return session.exec(query.order_by(col(Identity.id).desc())).first()


def remember(session: Session, account: Account) -> Person:
    """Link an account to its person: the one with that e-mail address, or a new viewer.

    An account seen again brings its name and whether it is a guest or closed up to date; a role is never touched.
    """
    take_turn(session, PEOPLE)
    person = by_account(session, account.platform, account.tenant, account.external_id)
    if person is None:
        person = _person_for(session, account)
        session.add(person)
        session.flush()
        assert person.id is not None
        session.add(
            Identity(
                person_id=person.id,
                platform=account.platform,
                tenant=account.tenant,
                external_id=account.external_id,
            )
        )
        session.flush()
    if account_of(session, person.id, account.platform) == account.external_id:
        _bring_up_to_date(person, account)
        session.flush()
    return person


def remember_all(session: Session, accounts: Sequence[Account]) -> None:
    """Remember a page of one chat's directory of one tenant; those known already take one query together."""
    take_turn(session, PEOPLE)
    newest = _newest_accounts(session, accounts)
    new = []
    for account in accounts:
        match newest.get(account.external_id):
            case None:
                new.append(account)
            case person, True:
                _bring_up_to_date(person, account)
    session.flush()
    # Last, since each may be from now on the one that speaks for its person.
    for account in new:
        remember(session, account)


def _newest_accounts(session: Session, accounts: Sequence[Account]) -> dict[str, tuple[Person, bool]]:
    """By the chat's id, the person of each known account, and whether it is their newest."""
    if not accounts:
        return {}
    later = aliased(Identity)
    newest = (
        select(func.max(later.id))
        .where(later.person_id == Identity.person_id, later.platform == Identity.platform)
        .scalar_subquery()
    )
    query = (
        select(Person, Identity.external_id, col(Identity.id) == newest)
        .join(Identity, col(Identity.person_id) == Person.id)
        .where(
            Identity.platform == accounts[0].platform,
            Identity.tenant == accounts[0].tenant,
            col(Identity.external_id).in_([one.external_id for one in accounts]),
        )
    )
    return {external_id: (person, bool(is_newest)) for person, external_id, is_newest in session.exec(query)}


def _bring_up_to_date(person: Person, account: Account) -> None:
    """Of several accounts, only the newest speaks for the person: an old one that was closed must not silence them."""
    person.name = account.name
    person.post = account.post or person.post
    person.guest, person.active = account.guest, account.active
    person.time_zone = known_zone(account.time_zone) or person.time_zone


def _person_for(session: Session, account: Account) -> Person:
    """Whose account this is.

    A guest's word for their e-mail address is not ours to trust: it must not lend them somebody's role, nor make a
    member a guest. A closed account does not speak for somebody who has another one.
    """
    email = account.email.strip().lower() if account.email else None
    known = by_email(session, email) if email else None
    if known is None:
        return Person(name=account.name, email=None if account.guest else email)
    has_another = account_of(session, known.id, account.platform) is not None
    if (account.guest and not known.guest) or (not account.active and has_another):
        return Person(name=account.name)
    return known


def account_closed(session: Session, platform: str, external_id: str) -> Person | None:
    """A chat says that an account is no longer there. Returns its person, if it was the one that speaks for them."""
    query = (
        select(Person)
        .join(Identity, col(Identity.person_id) == Person.id)
        .where(Identity.platform == platform, Identity.external_id == external_id)
    )
    person = session.exec(query).first()
    if person is None or account_of(session, person.id, platform) != external_id:
        return None
    person.active = False
    session.flush()
    return person
