"""What becomes of people's e-mail addresses over time: a member's own follows, and what two bear is asked about.

1. An account that is known keeps its person, whatever its address becomes. The old address stays as an alias.
2. An unknown account means whoever bears its address. Where that person's account is closed and the name is another,
   the address may have been given to somebody else: the account is a new viewer's, and a lead is asked.
3. So is a lead where a member's new address is that of somebody whom the plan knows without an account.
4. An account in a second chat means whoever bears its address, where both are full members. But who leads, administers
   or keeps pulses is asked in the chat that is known, and until they say yes it is a new viewer's.
"""

from sqlmodel import Session, and_, col, exists, select

from store.database import insert_once
from store.models import Identity, Person, PersonAlias, SamePerson
from store.people.directory import by_email
from store.rules.folding import folded


def normal(email: str | None) -> str | None:
    return (email or "").strip().lower() or None


def by_address(session: Session, words: str) -> Person | None:
    """Whoever has this address, else whoever had it."""
    if found := by_email(session, words):
        return found
    alias = session.get(PersonAlias, normal(words)) if normal(words) else None
    return session.get(Person, alias.person_id) if alias else None


def may_be_another(known: Person, name: str) -> bool:
    """Whether an account of this name may be of somebody else than the person who had its address."""
    return not known.active and folded(known.name) != folded(name)


def must_confirm(session: Session, known: Person, platform: str) -> bool:
    """Whether an account in this chat is theirs only once they have said so where they are known already."""
    return bool(known.roles) and known.active and _reached_outside(session, known, platform)


def is_guest_elsewhere(session: Session, known: Person, platform: str) -> bool:
    """Whether another chat knows them as a guest: two accounts meet only where both are full members'."""
    return known.guest and _reached_outside(session, known, platform)


def _reached_outside(session: Session, known: Person, platform: str) -> bool:
    elsewhere = and_(col(Identity.person_id) == known.id, col(Identity.platform) != platform, ~col(Identity.closed))
    return session.exec(select(exists(select(Identity.id).where(elsewhere)))).one()


def ask(session: Session, person: Person, other: Person, email: str, platform: str | None = None) -> None:
    """Have somebody say whether the other is this person, once.

    Args:
        platform: the chat of the other's account, where the person themselves is to say it; else a lead says.
    """
    row = {"person_id": person.id, "other_id": other.id, "email": email, "platform": platform}
    insert_once(session, SamePerson, row)


def to_follow(session: Session, person: Person, email: str | None) -> bool:
    """Whether a member's address has changed, and nothing is known yet of the new one that stands in its way."""
    if email is None or email == person.email:
        return False
    holder = by_email(session, email)
    return holder is None or not _asked_about(session, person, holder)


def follow(session: Session, person: Person, email: str) -> None:
    """Let a member's changed address follow. To be called where `to_follow` says so."""
    holder = by_email(session, email)
    if holder is None:
        take(session, person, email)
    elif not holder.active:
        # Its account is closed, and the directory gives its address to somebody whom it knows.
        holder.email = None
        session.flush()
        take(session, person, email)
    elif not _has_account(session, holder):
        ask(session, person, holder, email)


def take(session: Session, person: Person, email: str) -> None:
    """Give somebody an address that nobody else bears."""
    if person.email is not None:
        insert_once(session, PersonAlias, {"email": person.email, "person_id": person.id})
    person.email = email
    session.flush()


def _asked_about(session: Session, person: Person, holder: Person) -> bool:
    """Whether the two are, or have been, in question. Two with open accounts are told apart by those."""
    ids = (person.id, holder.id)
    about = exists(select(SamePerson.id).where(col(SamePerson.person_id).in_(ids), col(SamePerson.other_id).in_(ids)))
    return session.exec(select(about)).one() or (holder.active and _has_account(session, holder))


def _has_account(session: Session, person: Person) -> bool:
    return session.exec(select(exists(select(Identity.id).where(Identity.person_id == person.id)))).one()
