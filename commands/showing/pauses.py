"""How a pause of all messages is said."""

from datetime import date

from sqlmodel import Session

from commands.cards import Button, Buttons, Part, Text
from commands.request import Request
from commands.showing.wording import moment, quoted
from store.delivery import pauses
from store.models import Pause
from store.people import directory


def paused(session: Session, pause: Pause, today: date) -> str:
    """ "All messages are paused until Friday 15 July at 08:30, by Improvement Lead: “…”."""
    by = directory.get(session, pause.by_id)
    why = f": {quoted(pause.why)}" if pause.why else ""
    return f"All messages are paused until {moment(pause.until, today)}, by {by.name if by else 'somebody'}{why}."


def pause_parts(request: Request) -> list[Part]:
    """What a start page says of a pause, with the way to end it; nothing where there is none."""
    pause = pauses.standing(request.session, request.now)
    if pause is None:
        return []
    parts: list[Part] = [Text(text=paused(request.session, pause, request.today))]
    if request.may("lead_some"):
        parts.append(Buttons(buttons=[Button(label="Resume…", says="resume")]))
    return parts


def held_by_pause(request: Request) -> str | None:
    """What somebody must know whose words leave a message to somebody else."""
    pause = pauses.standing(request.session, request.now)
    if pause is None:
        return None
    return f"Messages are paused until {moment(pause.until, request.today)}: what I tell others goes then."
