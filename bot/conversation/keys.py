"""Each click, message and form acts once: its key is claimed in the transaction that makes the change."""

from commands.cards import Card, Question
from commands.forms import Form
from commands.request import Request
from store.delivery import inbound
from store.plan import updates, withdrawals
from store.rules.references import as_reference


def done_before(request: Request, kind: str) -> Card | None:
    """Claim this click, message or form. None where it is new, and is to be done now, in the same transaction."""
    if request.key is None:
        return None
    claim = inbound.claim(request.session, request.key, kind, request.now, person_id=request.person.id)
    # An update is known by its own row, too, and thanks in the same words again.
    said = updates.by_key(request.session, request.key)
    if claim.new or (said is not None and withdrawals.is_standing(request.session, said)):
        return None
    return Card(title=f"That is already done ({claim.answer or kind}). It came twice and was done once.")


def settle(request: Request, answer: Card | Form, what: list[str]) -> None:
    """Remember what was done, in ids. Where nothing was done yet, the same may come again."""
    if request.key is None:
        return
    if isinstance(answer, Form | Question):
        inbound.release(request.session, request.key)
    else:
        refs = filter(None, map(as_reference, what[1:]))
        inbound.note_answer(request.session, request.key, " ".join([what[0], *refs]))
