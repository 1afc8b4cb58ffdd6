"""Whether anything was lost, repeated or silent."""

from dataclasses import dataclass

from benchmarks.delivering.chat import Arrived
from store.models import Outgoing
from store.rules.reasons import MAY_HAVE_ARRIVED
from store.rules.terms import OutgoingState


@dataclass(frozen=True)
class Verdict:
    messages: int
    lost: int
    """Neither in the chat nor told as failed in the ledger; or told as sent, and not where the ledger says."""
    repeated: int
    """Copies beyond the first."""
    unmarked: int
    """Copies beyond the first that do not begin with "(repeat)"."""
    failed: int
    """Told as failed."""
    doubtful: int
    """Of these, told as what may have arrived: it went once more already, and nobody can look."""
    silent: int
    """Still open, or failed without a reason."""


def judge(rows: list[Outgoing], arrived: Arrived) -> Verdict:
    lost = silent = failed = doubtful = 0
    for row in rows:
        message_refs = arrived.message_refs.get(row.key, [])
        if row.state is OutgoingState.SENT:
            lost += row.message_ref not in message_refs
        elif row.state is OutgoingState.FAILED:
            failed += 1
            doubtful += row.problem == MAY_HAVE_ARRIVED
            silent += not row.problem
        else:
            silent += 1
            lost += not message_refs
    copies = [texts[1:] for texts in arrived.texts.values()]
    return Verdict(
        messages=len(rows),
        lost=lost,
        repeated=sum(map(len, copies)),
        unmarked=sum(not text.startswith("(repeat) ") for texts in copies for text in texts),
        failed=failed,
        doubtful=doubtful,
        silent=silent,
    )
