"""Where a chat has let the bot in, so that it can write there unasked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from store.database import insert_once
from store.models import ConversationReference


@dataclass(frozen=True)
class Reached:
    """A conversation as the chat has just named it.

    Args:
        external_id: the account with whom, or the channel in which.
    """

    platform: str
    tenant: str
    external_id: str
    conversation: str
    service_url: str
    their_id: str | None = None
    name: str | None = None


def of(session: Session, platform: str, tenant: str, external_id: str) -> ConversationReference | None:
    """Also one that is closed: what was said there can still be found and changed."""
    return session.exec(select(ConversationReference).where(_is(platform, tenant, external_id))).first()


def called(session: Session, platform: str, tenant: str, conversation: str) -> ConversationReference | None:
    """The one that the chat calls so."""
    here = and_(col(ConversationReference.platform) == platform, col(ConversationReference.tenant) == tenant)
    return session.exec(
        select(ConversationReference).where(here, ConversationReference.conversation == conversation)
    ).first()


def all_open(session: Session, platform: str, tenant: str) -> Sequence[ConversationReference]:
    here = and_(col(ConversationReference.platform) == platform, col(ConversationReference.tenant) == tenant)
    return session.exec(select(ConversationReference).where(here, col(ConversationReference.closed_at).is_(None))).all()


def is_known(session: Session, reached: Reached) -> bool:
    """Whether it is open and stands as it is now, so that nothing need be written."""
    known = of(session, reached.platform, reached.tenant, reached.external_id)
    return known is not None and known.closed_at is None and not _differences(known, reached)


def note(session: Session, reached: Reached, now: datetime) -> bool:
    """Keep where the chat has let the bot in, or lets it in again. Returns whether it was closed or unknown before."""
    values = {"conversation": reached.conversation, "service_url": reached.service_url, "opened_at": now}
    key = {"platform": reached.platform, "tenant": reached.tenant, "external_id": reached.external_id}
    is_new = insert_once(session, ConversationReference, key | values)
    known = of(session, reached.platform, reached.tenant, reached.external_id)
    assert known is not None
    was_closed = known.closed_at is not None
    for name, value in _differences(known, reached).items():
        setattr(known, name, value)
    if was_closed:
        known.closed_at, known.opened_at = None, now
    session.flush()
    return is_new or was_closed


def close(session: Session, platform: str, tenant: str, external_id: str, now: datetime) -> bool:
    """The chat no longer lets the bot write there. Returns whether this is news."""
    known = of(session, platform, tenant, external_id)
    if known is None or known.closed_at is not None:
        return False
    known.closed_at = now
    session.flush()
    return True


def _differences(known: ConversationReference, reached: Reached) -> dict[str, str]:
    """What the chat says otherwise now. It leaves out what it does not always say."""
    said = {name: getattr(reached, name) for name in ("conversation", "service_url", "their_id", "name")}
    return {name: value for name, value in said.items() if value is not None and value != getattr(known, name)}


def _is(platform: str, tenant: str, external_id: str) -> ColumnElement[bool]:
    return and_(
        col(ConversationReference.platform) == platform,
        col(ConversationReference.tenant) == tenant,
        col(ConversationReference.external_id) == external_id,
    )
