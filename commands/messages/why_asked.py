"""The button under all that is said unasked, and what its answers have in common: why somebody got a message."""

from commands.cards import Button, Card, Text
from commands.request import Request
from commands.showing.wording import day
from store.models import Change
from store.people import directory
from store.plan import history
from store.time import london_day

TITLE = "Why I wrote to you"


def why_button(about: str) -> Button:
    """Args: about: what `nudges why` is asked about: references, the key of a message, or the name of its kind."""
    return Button(label="Why did I get this?", says=f"nudges why {about}".strip())


def because(kind: str, *sentences: str) -> Card:
    """The answer where it is the same for everybody who gets such a message."""
    return Card(title=TITLE, parts=[Text(text=one) for one in sentences], redraw=f"nudges why {kind}")


def cannot_tell(about: str) -> Card:
    nothing = Text(text="It was written to somebody else, or I no longer know it.")
    return Card(title="I can't tell why", parts=[nothing], redraw=f"nudges why {about}", count=0)


def set_by(request: Request, field: str) -> str:
    """Who set what holds for the whole plan: ", set by Improvement Lead on Monday 11 July"."""
    return changed_by(request, history.latest_setting(request.session, request.plan, field))


def changed_by(request: Request, change: Change | None) -> str:
    """Nobody has, where it stands as it came."""
    if change is None:
        return ", as plans are asked where nobody has set it otherwise"
    by = directory.get(request.session, change.by_id)
    return f", set by {by.name if by else ''} on {day(london_day(change.at), request.today)}"
