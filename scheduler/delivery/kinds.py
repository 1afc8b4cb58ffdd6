"""What a message's kind says of its delivery. A row may outlive its kind: then nothing special holds for it."""

from datetime import datetime

from commands.messages.registry import InDoubt, kind
from store.models import Outgoing


def out_of_date(row: Outgoing, now: datetime) -> bool:
    """Whether it is no longer worth saying: by its own moment, or by how long its kind is good for."""
    of = kind(row.kind)
    until = row.good_until
    if until is None and of is not None and of.good_for is not None:
        until = row.queued_at + of.good_for
    return until is not None and until <= now


def may_be_repeated(row: Outgoing) -> bool:
    """Whether it may go once more, marked, where nobody can look up whether it has arrived."""
    of = kind(row.kind)
    return of is None or of.in_doubt is InDoubt.REPEAT


def is_sealed(row: Outgoing) -> bool:
    """Whether who gets it is nobody's business but theirs."""
    of = kind(row.kind)
    return of is not None and of.sealed


def told_where_lost(row: Outgoing) -> bool:
    """Whether the programme leads hear of it where it cannot be said."""
    of = kind(row.kind)
    return of is not None and of.told_where_lost
