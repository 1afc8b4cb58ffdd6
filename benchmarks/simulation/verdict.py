"""What must hold once everything has come to rest."""

from collections.abc import Iterator

from sqlmodel import Session, col, func, select

from benchmarks.simulation.chat import Chat
from benchmarks.simulation.council import SILENT, TODAY, Council
from store.models import Leave, Outgoing, Update
from store.rules.reasons import MAY_HAVE_ARRIVED
from store.rules.terms import OutgoingState

REPEAT = "(repeat) "


def faults(session: Session, chat: Chat, council: Council) -> Iterator[str]:
    rows = session.exec(select(Outgoing)).all()
    for row in rows:
        yield from _of_message(row, chat)
    keys = {row.key for row in rows}
    yield from (f"{key} was never queued" for key in council.queued if key not in keys)
    yield from (f"{key} stands in the chat and in no row" for key in chat.messages if key not in keys)
    yield from _of_owners(keys)
    yield from _of_what_was_said(session, council)


def repeats(chat: Chat) -> int:
    return sum(len(copies) - 1 for copies in chat.messages.values())


def _of_message(row: Outgoing, chat: Chat) -> Iterator[str]:
    copies = chat.messages.get(row.key, [])
    unmarked = [one for one in copies if not one.text.startswith(REPEAT)]
    if row.state is OutgoingState.SENT and row.message_ref not in {one.ref for one in copies}:
        yield f"{row.key} was lost: told as sent"
    if row.state in (OutgoingState.WAITING, OutgoingState.UNCERTAIN):
        waits = row.state is OutgoingState.WAITING and not row.attempts
        if not waits:
            yield f"{row.key} was left {row.state.value}"
    if row.state is OutgoingState.FAILED and (row.problem != MAY_HAVE_ARRIVED or chat.tells):
        yield f"{row.key} failed: {row.problem}"
    if len(unmarked) > 1:
        yield f"{row.key} came {len(copies)} times, unmarked"
    elif len(copies) > 1 and chat.tells:
        yield f"{row.key} came {len(copies)} times, although it could be looked up"
    if row.repeats == 0 and len(copies) > len(unmarked):
        yield f"{row.key} was marked as a repeat, and its row does not say so"


def _of_owners(keys: set[str]) -> Iterator[str]:
    """Whoever says nothing is asked once, however many processes there are."""
    for one in SILENT:
        asked = [key for key in keys if key.startswith(f"nudge/{one}/")]
        if asked != [f"nudge/{one}/{TODAY}"]:
            yield f"person {one} was asked by {asked or 'nobody'}"
    digests = [key for key in keys if key.startswith("digest/")]
    if len(digests) != 1:
        yield f"the week was told by {sorted(digests) or 'nobody'}"


def _of_what_was_said(session: Session, council: Council) -> Iterator[str]:
    for one in council.said:
        if one.mark:
            many = session.exec(select(func.count()).where(col(Update.words).contains(one.mark, autoescape=True))).one()
            many += session.exec(select(func.count()).where(col(Update.blocker).contains(one.mark))).one()
        else:
            many = session.exec(select(func.count()).select_from(Leave)).one()
        if many != 1:
            yield f"{one.key} was kept {many} times"
