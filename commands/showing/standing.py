"""How a thing stands, said beside what the document prints and who verified it: the longer lines of `show`."""

from commands.request import Request
from commands.showing.slips import moved_because
from commands.showing.wording import begun, day, due, moment, near_day, period, quoted
from store.documents.printed import NOTHING
from store.people import directory
from store.plan import claims, history, items, slipping, updates
from store.plan.item_views import ItemView
from store.rules.terms import Decision, Progress
from store.time import london_day


def due_or_printed(request: Request, item: ItemView) -> str:
    """Its date, or the words that stand where one belongs ("TBC")."""
    said = due(item, request.today)
    printed = (items.of_view(request.session, item).printed or NOTHING).due
    raw = printed.raw.strip() if printed else ""
    return f"{said}; the document prints {quoted(raw)}" if item.baseline is None and raw else said


def completed(request: Request, item: ItemView) -> str | None:
    """A day that no document prints and nobody said is the day on which the document was read, and says so."""
    if item.completed_on is None:
        return None
    said = period(item.completed_on, None, request.today)
    row = items.of_view(request.session, item)
    newest = updates.latest(request.session, row)
    completed = (row.printed or NOTHING).completed
    printed = completed and completed.date
    as_read = newest is not None and newest.by_id is None and newest.progress is Progress.COMPLETE
    if as_read and newest is not None and not printed and item.completed_on == london_day(newest.at):
        return f"{said}, the day on which it was read; the document prints no completion date"
    return said


def said(request: Request, item: ItemView) -> tuple[str, str]:
    """How it stands and in which words, under whose they are: they are the owner's only where the owner said them."""
    if item.progress is None:
        return "Owner says", "Nothing yet"
    newest = updates.latest(request.session, items.of_view(request.session, item))
    told = item.progress.value.capitalize()
    if newest is not None and newest.by_id is not None:
        told = f"{told} on {day(london_day(newest.at), request.today)}"
    if newest is not None and newest.words:
        told = f"{told}: {quoted(newest.words)}"
    if newest is None or newest.by_id is None:
        return "As printed", told
    if newest.by_id == item.owner_id:
        return "Owner says", told
    by = directory.get(request.session, newest.by_id)
    return f"{by.name if by else 'Somebody'} says", told


def moved(request: Request, item: ItemView) -> str | None:
    """Each time its promised date was moved: from which day, when, why, and who agreed."""
    moves = slipping.moves_of(request.session, request.plan, [item.id])[item.id]
    told = [
        f"From {near_day(one.before, request.today)} to {near_day(one.after, request.today)}:"
        f" {moved_because(one, request.today)}"
        for one in moves
    ]
    return "\n".join(told) or None


def said_complete(request: Request, item: ItemView) -> str | None:
    """Who said so, where somebody else verifies it."""
    claim = claims.latest(request.session, items.of_view(request.session, item))
    if (
        claim is None
        or claim.state not in (Decision.WAITING, Decision.AGREED)
        or not (item.claimed_on or item.completed_on)
    ):
        return None
    by = directory.get(request.session, claim.by_id)
    waits = "; it waits for verification" if claim.state is Decision.WAITING else ""
    return f"{day(claim.day, request.today)} by {by.name if by else 'somebody'}{waits}"


def verified(request: Request, item: ItemView) -> str | None:
    if item.completed_on is None:
        return None
    claim = claims.latest(request.session, items.of_view(request.session, item))
    if claim is None or claim.state is not Decision.AGREED or claim.decided_at is None:
        return None
    by = directory.get(request.session, claim.decided_by_id)
    return f"{begun(moment(claim.decided_at, request.today))} by {by.name if by else 'somebody'}"


def dropped(request: Request, item: ItemView) -> str | None:
    """Who said that it is no longer needed, when and why."""
    change = history.latest_change(request.session, items.of_view(request.session, item), "state")
    if not item.dropped or change is None:
        return None
    by = directory.get(request.session, change.by_id)
    why = f": {quoted(change.why)}" if change.why else ""
    return f"{begun(moment(change.at, request.today))} by {by.name if by else 'somebody'}{why}"


def snoozed(request: Request, item: ItemView) -> str | None:
    if item.snoozed_until is None or item.snoozed_until <= request.today or not item.open:
        return None
    said = day(item.snoozed_until, request.today)
    newest = history.latest_change(request.session, items.of_view(request.session, item), "snoozed until")
    return f"{said}: {quoted(newest.why)}" if newest and newest.why else said
