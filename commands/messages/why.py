"""`nudges why`: the answer of whichever kind of message is asked about."""

from commands.cards import Card
from commands.messages.nudge_rules import why_asked
from commands.messages.registry import Context, kind, kinds, scheduled
from commands.messages.why_asked import cannot_tell
from commands.request import Request
from store.delivery import outbox
from store.models import Outgoing


def why_card(request: Request, words: list[str]) -> Card:
    """Args: words: references, a message's key, the name of a kind, or nothing for what came last."""
    about = " ".join(words)
    if not about:
        return _why_last(request)
    if (named := kind(about)) is not None:
        return named.why(Context.of(request), outbox.newest_sent(request.session, request.person, [named.name]))
    row = next(iter(outbox.with_keys(request.session, [about])), None) if "/" in about else None
    if row is not None or about.split("/")[0] in kinds():
        return _why_message(request, about, row)
    return why_asked(request, words)


def _why_last(request: Request) -> Card:
    names = [one.name for one, _ in scheduled() if request.in_person or not one.sealed]
    row = outbox.newest_sent(request.session, request.person, names)
    of = kind(row.kind) if row else None
    return of.why(Context.of(request), row) if of else why_asked(request, [])


def _why_message(request: Request, key: str, row: Outgoing | None) -> Card:
    """What was written to somebody else is explained to nobody else."""
    of = kind(row.kind) if row and row.person_id == request.person.id else None
    told = of is not None and (request.in_person or not of.sealed)
    return of.why(Context.of(request), row) if of and told else cannot_tell(key)
