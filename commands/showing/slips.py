"""How far something has slipped, in words that fit a phone."""

from datetime import date

from commands.cards import Line
from commands.request import Request
from commands.showing.items import update_button
from commands.showing.last_said import Names
from commands.showing.wording import clipped, count, near_day, owner_of, quoted
from store.plan.item_views import ItemView
from store.plan.slipping import Move, Reason, Slipping
from store.rules.slipping import Slip
from store.time import london_day

LONGEST_WHY = 160
TIMES = {1: "once", 2: "twice"}


def slip_line(request: Request, item: ItemView, one: Slipping, reason: Reason, names: Names) -> Line:
    said = [how_far(one.slip, request.today), *why(one, reason, names, request.today)]
    if reason.since:
        said.append(f"known since {near_day(london_day(reason.since), request.today)}")
    if item.owner_id is None or reason.said is None or reason.said.by_id != item.owner_id or len(said) < 3:
        said.append(owner_of(item))
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=said,
        buttons=[update_button(item)] if request.may("update", item) else [],
    )


def how_far(slip: Slip, today: date) -> str:
    """ "First promised 3 October, moved once to 4 November, expected 9 December: 67 days later"."""
    promised = near_day(slip.promised, today)
    said = f"Promised {promised}"
    if slip.moved:
        said = f"First promised {near_day(slip.first, today)}, moved {times(slip.moved)} to {promised}"
    if slip.expected != slip.promised:
        passed = " (a day that has passed)" if slip.expected < today else ""
        said = f"{said}, expected {near_day(slip.expected, today)}{passed}"
    return f"{said}: {count(slip.days, 'day')} later" if slip.days > 0 else said


def times(number: int) -> str:
    """ "once", "twice", "3 times"."""
    return TIMES.get(number, f"{number} times")


def why(one: Slipping, reason: Reason, names: Names, today: date) -> list[str]:
    """The words of the newest move, and what was said since, with who said it."""
    move, said = one.moves[-1] if one.moves else None, reason.said
    told = [moved_because(move, today)] if move else []
    if said is not None and said.words and (move is None or said.at > move.at):
        by = names.get(said.by_id) if said.by_id else "as printed"
        told.append(f"{by}: {quoted(clipped(said.words, LONGEST_WHY))}")
    return told


def moved_because(move: Move, today: date) -> str:
    """ "Moved on 4 July: “The trainer is only free from November”, agreed by Improvement Board"."""
    said = f"moved on {near_day(london_day(move.at), today)}"
    said += f" by {move.by}" if move.by and not move.agreed_by else ""
    said += f": {quoted(clipped(move.why, LONGEST_WHY))}" if move.why else ", without a reason"
    return f"{said}, agreed by {move.agreed_by}" if move.agreed_by else said
