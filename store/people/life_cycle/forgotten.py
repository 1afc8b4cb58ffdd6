"""Check sums of accounts and addresses of whoever was forgotten, so that it can be told when a chat brings one back.

The nightly reading of a directory takes in only whom the plan knows, so it leaves them out. They come back where they
write themselves, or where somebody names their address.
"""

from datetime import datetime
from hashlib import sha256

from sqlmodel import Session, col, func, select, update

from store.database import insert_once
from store.models import ForgottenAccount


def of_account(platform: str, tenant: str, external_id: str) -> str:
    return _mark("account", platform, tenant, external_id)


def of_address(email: str) -> str:
    return _mark("address", email.strip().lower())


def note(session: Session, mark: str, now: datetime) -> None:
    """Note it, also where it was met again meanwhile."""
    if not insert_once(session, ForgottenAccount, {"mark": mark, "at": now, "met_again": False}):
        again = update(ForgottenAccount).where(col(ForgottenAccount.mark) == mark)
        session.execute(again.values(at=now, met_again=False))


def meet(session: Session, *marks: str) -> None:
    """Somebody new has come who bears these."""
    again = update(ForgottenAccount).where(col(ForgottenAccount.mark).in_(marks), ~col(ForgottenAccount.met_again))
    session.execute(again.values(met_again=True))


def met_again(session: Session) -> int:
    """How many accounts and addresses of people who were forgotten have come back."""
    return session.exec(select(func.count()).where(col(ForgottenAccount.met_again))).one()


def _mark(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()
