"""People's accounts: by which ids chats know whom, and what a chat's directory says of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, select, update

from store.database import take_turn
from store.delivery.chats import Chat
from store.delivery.routing import route_anew
from store.models import Identity, Person
from store.people import addresses
from store.people.directory import PEOPLE, by_email
from store.people.life_cycle import forgotten
from store.people.permissions import who_can_be_asked
from store.rules.control_signs import in_whole_signs, without_control_signs
from store.rules.folding import seen
from store.rules.sending_hours import known_zone

HEARD_AGAIN = timedelta(days=1)
"""How old the moment may be at which somebody was last heard in the same chat."""


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

    def __post_init__(self) -> None:
        """People choose their names themselves, and a chat takes what no terminal should."""
        object.__setattr__(self, "name", in_whole_signs(without_control_signs(self.name)))
        object.__setattr__(self, "post", self.post and in_whole_signs(without_control_signs(self.post)))


def by_account(session: Session, platform: str, tenant: str, external_id: str) -> Person | None:
    query = (
        select(Person)
        .join(Identity, col(Identity.person_id) == Person.id)
        .where(Identity.platform == platform, Identity.tenant == tenant, Identity.external_id == external_id)
    )
    return session.exec(query).first()


def people_of_all(session: Session, platform: str, tenant: str) -> dict[str, int]:
    """Whose each open account of a tenant is, by the chat's id."""
    query = select(Identity.external_id, Identity.person_id).where(
        Identity.platform == platform, Identity.tenant == tenant, ~col(Identity.closed)
    )
    return dict(session.exec(query).all())


def account_of(session: Session, person_id: int | None, platform: str, tenant: str | None = None) -> str | None:
    """The newest open account by which a chat knows this person. Without a tenant, in any of the platform's."""
    query = select(Identity.external_id).where(
        Identity.person_id == person_id, Identity.platform == platform, ~col(Identity.closed)
    )
    if tenant is not None:
        query = query.where(Identity.tenant == tenant)
    return session.exec(query.order_by(col(Identity.id).desc())).first()


def platforms_of(session: Session, person_id: int | None) -> Sequence[str]:
    """Where somebody has an open account."""
    query = select(Identity.platform).where(Identity.person_id == person_id, ~col(Identity.closed))
    return sorted(set(session.exec(query)))


def remember(session: Session, account: Account) -> Person:
    """Link an account to its person: the one with that e-mail address, or a new viewer.

    An account seen again brings its name and whether it is a guest or closed up to date; a role is never touched.
    """
    take_turn(session, PEOPLE)
    known = _known(session, [account])
    if account.external_id not in known:
        known = {account.external_id: _new(session, account)}
    person, theirs = known[account.external_id]
    _bring_up_to_date(session, person, theirs, [account])
    session.flush()
    _follow_address(session, person, account)
    return person


def person_if_unchanged(session: Session, account: Account) -> int | None:
    """Whose account it is, where the directory says nothing of it that is not known. It needs no writing then.

    The session is not to be used for anything else.
    """
    person, theirs = _known(session, [account]).get(account.external_id, (None, []))
    is_open = any(_is_of(one, account) and not one.closed for one in theirs)
    if person is None or is_open != account.active or _has_new_address(session, person, account):
        return None
    with session.no_autoflush:
        _bring_up_to_date(session, person, theirs, [account])
        return None if any(session.is_modified(one) for one in (person, *theirs)) else person.id


def of_known_people(session: Session, accounts: Sequence[Account]) -> list[Account]:
    """Those of a page whom the plan knows: by the account itself, or by its address. Most of a council are neither."""
    known = _known(session, accounts)
    addresses = {one.email.strip().lower() for one in accounts if one.email}
    ours = set(session.exec(select(Person.email).where(col(Person.email).in_(addresses))))
    return [one for one in accounts if one.external_id in known or (one.email and one.email.strip().lower() in ours)]


def missing(session: Session, platform: str, tenant: str, listed: Collection[str]) -> list[str]:
    """The open accounts of a tenant that its whole directory does not list."""
    known = select(Identity.external_id).where(
        Identity.platform == platform, Identity.tenant == tenant, ~col(Identity.closed)
    )
    return sorted(set(session.exec(known)) - set(listed))


def confirmed_at(session: Session, platform: str, tenant: str, external_id: str) -> datetime | None:
    """When the directory last told of an account; None where it never did, or nobody has it."""
    query = select(Identity.confirmed_at).where(
        Identity.platform == platform, Identity.tenant == tenant, Identity.external_id == external_id
    )
    return session.exec(query).first()


def confirm(session: Session, platform: str, tenant: str, external_ids: Collection[str], now: datetime) -> None:
    """Note that the directory has told of these accounts."""
    these = and_(
        col(Identity.platform) == platform,
        col(Identity.tenant) == tenant,
        col(Identity.external_id).in_(external_ids),
    )
    session.execute(update(Identity).where(these).values(confirmed_at=now))


def remember_all(session: Session, accounts: Sequence[Account]) -> None:
    """Remember a page of one chat's directory of one tenant; those known already take one query together."""
    take_turn(session, PEOPLE)
    known = _known(session, accounts)
    pages: dict[int | None, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.external_id in known:
            pages[known[account.external_id][0].id].append(account)
    for person, theirs in {person.id: (person, theirs) for person, theirs in known.values()}.values():
        _bring_up_to_date(session, person, theirs, pages[person.id])
    session.flush()
    for account in accounts:
        if account.external_id in known:
            _follow_address(session, known[account.external_id][0], account)
    # Last, since each may be from now on the one that speaks for its person.
    for account in accounts:
        if account.external_id not in known:
            remember(session, account)


def heard(session: Session, person_id: int, chat: Chat, now: datetime) -> None:
    """Remember in which chat somebody spoke last. It is written once a day, and where it was another chat before."""
    theirs = accounts_of(session, person_id)
    here = [one for one in theirs if (one.platform, one.tenant) == (chat.platform, chat.tenant)]
    if not here:
        return
    before, elsewhere = _last_heard(here), _last_heard(one for one in theirs if one not in here)
    moved = before is None or (elsewhere is not None and before <= elsewhere)
    if moved or (before is not None and now - before > HEARD_AGAIN):
        # Later than elsewhere also at a clock that stands still.
        here[-1].last_heard_at = now if elsewhere is None else max(now, elsewhere + timedelta.resolution)
        session.flush()
    if moved and len(here) < len(theirs):
        route_anew(session, person_id)


def account_closed(session: Session, chat: Chat, external_id: str) -> Person | None:
    """A chat says that an account is no longer there. Returns its person, where it was their last open one."""
    query = select(Identity).where(Identity.platform == chat.platform, Identity.external_id == external_id)
    if chat.tenant is not None:
        query = query.where(Identity.tenant == chat.tenant)
    identity = session.exec(query).first()
    if identity is None or identity.closed:
        return None
    person = session.get_one(Person, identity.person_id)
    theirs = accounts_of(session, identity.person_id)
    identity.closed = True
    reached = _settle(session, person, theirs)
    session.flush()
    return None if reached else person


def account_opened(session: Session, chat: Chat, external_id: str) -> None:
    """A chat reaches an account again that it did not reach. Nothing, where nobody has it yet."""
    query = select(Identity).where(
        Identity.platform == chat.platform, Identity.tenant == chat.tenant, Identity.external_id == external_id
    )
    identity = session.exec(query).first()
    if identity is None or not identity.closed:
        return
    theirs = accounts_of(session, identity.person_id)
    identity.closed = False
    _settle(session, session.get_one(Person, identity.person_id), theirs)
    session.flush()


def accounts_of(session: Session, person_id: int) -> list[Identity]:
    """Oldest first."""
    return list(session.exec(select(Identity).where(Identity.person_id == person_id).order_by(col(Identity.id))))


def reachable(session: Session, people: Collection[int]) -> set[int]:
    """Of these people, the full members who have an open account in some chat."""
    query = select(Person.id).join(Identity, col(Identity.person_id) == Person.id)
    query = query.where(col(Person.id).in_(people), who_can_be_asked(), ~col(Identity.closed))
    return {one for one in session.exec(query) if one is not None}


def people_by_account(session: Session, platform: str, tenant: str, external_ids: Collection[str]) -> dict[str, int]:
    """Whose each of these accounts is, where somebody has it."""
    query = select(Identity.external_id, Identity.person_id).where(
        Identity.platform == platform, Identity.tenant == tenant, col(Identity.external_id).in_(external_ids)
    )
    return dict(session.exec(query).all())


def by_addresses(session: Session, emails: Collection[str]) -> dict[str, int]:
    """Who has each of these addresses, in small letters. Whoever was not known is known by it from now on.

    Their account is linked when their chat's directory is next read, or when they first write.
    """
    take_turn(session, PEOPLE)
    found: dict[str, int] = {}
    for email in dict.fromkeys(one.strip().lower() for one in emails):
        person = addresses.by_address(session, email)
        if person is None:
            person = Person(name=email, email=email)
            session.add(person)
            session.flush()
            forgotten.meet(session, forgotten.of_address(email))
        assert person.id is not None
        found[email] = person.id
    return found


def shown_name(account: Account) -> str:
    """Signs that nobody sees stand in no name here."""
    return seen(account.name) or account.external_id


def _last_heard(accounts: Iterable[Identity]) -> datetime | None:
    return max((one.last_heard_at for one in accounts if one.last_heard_at is not None), default=None)


def _known(session: Session, accounts: Sequence[Account]) -> dict[str, tuple[Person, list[Identity]]]:
    """By the chat's id, the person of each known account, and all of that person's accounts, oldest first."""
    if not accounts:
        return {}
    asked = {one.external_id for one in accounts}
    owners = select(Identity.person_id).where(
        Identity.platform == accounts[0].platform,
        Identity.tenant == accounts[0].tenant,
        col(Identity.external_id).in_([one.external_id for one in accounts]),
    )
    query = select(Person, Identity).join(Identity, col(Identity.person_id) == Person.id)
    theirs: dict[int, list[Identity]] = defaultdict(list)
    found: dict[str, tuple[Person, list[Identity]]] = {}
    for person, one in session.exec(query.where(col(Person.id).in_(owners)).order_by(col(Identity.id))):
        theirs[one.person_id].append(one)
        if (one.platform, one.tenant) == (accounts[0].platform, accounts[0].tenant) and one.external_id in asked:
            found[one.external_id] = (person, theirs[one.person_id])
    return found


def _is_of(identity: Identity, account: Account) -> bool:
    theirs = (identity.platform, identity.tenant, identity.external_id)
    return theirs == (account.platform, account.tenant, account.external_id)


def _new(session: Session, account: Account) -> tuple[Person, list[Identity]]:
    person = _person_for(session, account)
    session.add(person)
    session.flush()
    assert person.id is not None
    address = [forgotten.of_address(account.email)] if account.email else []
    forgotten.meet(session, forgotten.of_account(account.platform, account.tenant, account.external_id), *address)
    if not _adopted(session, person, account):
        identity = Identity(
            person_id=person.id, platform=account.platform, tenant=account.tenant, external_id=account.external_id
        )
        session.add(identity)
    session.flush()
    theirs = accounts_of(session, person.id)
    if len(theirs) > 1:
        route_anew(session, person.id)
    return person, theirs


def _bring_up_to_date(session: Session, person: Person, theirs: list[Identity], accounts: Sequence[Account]) -> None:
    """Take over what a directory says. Of several accounts, the newest that is open speaks for the person."""
    by_account = [(one, next((account for account in accounts if _is_of(one, account)), None)) for one in theirs]
    for identity, account in by_account:
        if account is not None:
            identity.closed = not account.active
    _settle(session, person, theirs)
    speaks = [account for identity, account in by_account if not identity.closed] or [by_account[-1][1]]
    if (account := speaks[-1]) is not None:
        person.name = shown_name(account)
        person.post = seen(account.post or "") or person.post
        person.guest = account.guest
        person.time_zone = known_zone(account.time_zone) or person.time_zone


def _has_new_address(session: Session, person: Person, account: Account) -> bool:
    """A guest's word for their address counts for nothing, and a closed account speaks for nobody."""
    speaks = account.active and not account.guest and not person.guest
    return speaks and addresses.to_follow(session, person, addresses.normal(account.email))


def _follow_address(session: Session, person: Person, account: Account) -> None:
    if _has_new_address(session, person, account) and account.email:
        addresses.follow(session, person, account.email.strip().lower())


def _settle(session: Session, person: Person, theirs: Sequence[Identity]) -> bool:
    """Whether somebody can be reached: in any account that is open. What waits may have to go elsewhere."""
    changed = any(session.is_modified(one) for one in theirs)
    person.active = any(not one.closed for one in theirs)
    if changed and len(theirs) > 1:
        assert person.id is not None
        route_anew(session, person.id)
    return person.active


def _person_for(session: Session, account: Account) -> Person:
    """Whose account this is.

    A guest's word for their e-mail address is not ours to trust: it must not lend them somebody's role, nor make a
    member a guest. A closed account does not speak for somebody who has another one.
    """
    email = addresses.normal(account.email)
    known = by_email(session, email) if email else None
    if known is None:
        return Person(name=shown_name(account), email=None if account.guest else email)
    has_another = account_of(session, known.id, account.platform) is not None
    if (account.guest and not known.guest) or (not account.active and has_another):
        return Person(name=shown_name(account))
    if addresses.is_guest_elsewhere(session, known, account.platform):
        return Person(name=shown_name(account))
    if email and account.active and addresses.may_be_another(known, shown_name(account)):
        return _new_beside(session, known, account, email)
    if email and account.active and addresses.must_confirm(session, known, account.platform):
        return _new_beside(session, known, account, email, account.platform)
    return known


def _new_beside(session: Session, known: Person, account: Account, email: str, platform: str | None = None) -> Person:
    person = Person(name=shown_name(account))
    session.add(person)
    session.flush()
    addresses.ask(session, known, person, email, platform)
    return person


def _adopted(session: Session, person: Person, account: Account) -> bool:
    """An Enterprise Grid has one id for an account in all its workspaces: kept under another, it comes over."""
    for one in accounts_of(session, person.id or 0):
        if (one.platform, one.external_id) == (account.platform, account.external_id):
            one.tenant = account.tenant
            return True
    return False
