"""Why something has its colour, and what would give it another: sentences made from the rules themselves."""

from datetime import date
from typing import Any

from commands.showing.wording import CLAIMED, count, joined, near_day, period
from store.plan.item_views import ItemView
from store.rules.brag import COLOUR_OF, Ground, days_late, grounds
from store.rules.terms import Brag, Progress

RED_AS_OVERDUE = "red because overdue"
RED_AS_SAID = "red because said to be delayed"


def grounds_of(item: ItemView, today: date, **other: Any) -> tuple[Ground, ...]:
    """All that its colour rests on.

    Args:
        other: what would be said of it instead.
    """
    of: dict[str, Any] = {
        "progress": item.progress,
        "blocker": item.blocker,
        "baseline": item.baseline,
        "forecast": item.forecast,
        "completed_on": item.completed_on,
        "claimed_on": item.claimed_on,
    }
    return grounds(**{**of, **other, "today": today})


def because(item: ItemView, today: date, speaker: str = "") -> str:
    """ "its promised date, Friday 24 June, passed 17 days ago and it is not complete".

    Args:
        speaker: who said last how it stands, where that is known.
    """
    if item.dropped:
        return "it was closed as no longer needed"
    return _said(grounds_of(item, today)[0], item, today, speaker)


def also(item: ItemView, today: date, speaker: str = "") -> list[str]:
    """What else speaks for its colour, or for another one; nothing of what is complete."""
    return [_said(one, item, today, speaker) for one in grounds_of(item, today)[1:]] if item.open else []


def red_because(item: ItemView, today: date) -> str:
    """In a few words, for a line of a list; nothing for what is not red."""
    if item.brag is not Brag.RED:
        return ""
    return RED_AS_OVERDUE if grounds_of(item, today)[0] is Ground.OVERDUE else RED_AS_SAID


def _said(ground: Ground, item: ItemView, today: date, speaker: str = "") -> str:
    match ground:
        case Ground.COMPLETE:
            return (
                f"it was complete on {period(item.completed_on, None, today)}"
                if item.completed_on
                else "it is complete"
            )
        case Ground.CLAIMED:
            return f"it is {CLAIMED}"
        case Ground.OVERDUE if item.baseline:
            ago = f"{count(days_late(item.baseline, today), 'day')} ago"
            promised = period(item.baseline, item.baseline_precision, today)
            return f"its promised date, {promised}, passed {ago} and it is not complete"
        case Ground.BLOCKED:
            return "something is in its way"
        case Ground.EXPECTED_LATE:
            return "it is expected after its promised date"
        case _ if item.progress:
            return (
                f"{speaker} says that it is {item.progress}" if speaker else f"it was last said to be {item.progress}"
            )
        case _:
            return "nobody has said how it stands"


def what_would_change(item: ItemView, today: date) -> list[str]:
    """Sentences on what would give it another colour."""
    if item.dropped:
        return ["It counts again when it is opened again."]
    holding = grounds_of(item, today)
    match holding[0]:
        case Ground.COMPLETE:
            return ["It stays blue unless somebody says that it is not complete."]
        case Ground.CLAIMED:
            return ["It turns blue when it is verified."]
        case Ground.OVERDUE:
            return _overdue(item, today)
    said = [one for one in (_better(item, holding, today), _worse(item, holding, today)) if one]
    return [f"It {one}." for one in said]


def _overdue(item: ItemView, today: date) -> list[str]:
    later = grounds_of(item, today, baseline=None)[0]
    colour = COLOUR_OF[later]
    stays = "It stays red until it is complete or its promised date is moved."
    if later is Ground.EXPECTED_LATE or colour in (Brag.GREEN, Brag.GREY):
        return [stays]
    still = "still be red" if colour is Brag.RED else f"be {colour}"
    return [stays, f"With a later date it would {still}, since {_said(later, item, today)}."]


def _better(item: ItemView, holding: tuple[Ground, ...], today: date) -> str | None:
    """What must hold for the next better colour."""
    if holding[0] is Ground.SAID_ON_TRACK:
        return None
    if holding[0] is Ground.NOT_BEGUN:
        return "turns green when its owner says that it is on track"
    steps, said = [], dict[str, Any]()
    if item.progress in (Progress.DELAYED, Progress.AT_RISK):
        steps, said = ["its owner says that it is on track"], {"progress": Progress.ON_TRACK}
    left = grounds_of(item, today, **said)
    if Ground.BLOCKED in left:
        steps.append("nothing is in its way any more")
    if Ground.EXPECTED_LATE in left and item.baseline:
        steps.append(f"it is expected by {near_day(item.baseline, today)} again")
    best = COLOUR_OF[grounds_of(item, today, **said, blocker=None, forecast=None)[0]]
    return f"turns {best} when {joined(steps)}" if steps else None


def _worse(item: ItemView, holding: tuple[Ground, ...], today: date) -> str | None:
    calm = holding == (Ground.SAID_ON_TRACK,)
    if COLOUR_OF[holding[0]] is Brag.RED:
        return None
    if item.baseline is None:
        return "turns amber when it is said to be at risk or blocked" if calm else None
    red = f"turns red after {near_day(item.baseline, today)} unless it is complete by then"
    return f"turns amber when it is said to be at risk, blocked or expected late, and {red}" if calm else red
