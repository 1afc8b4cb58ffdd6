"""Which groups the next round cannot tell of, however many answer: said while something can still be done about it."""

from collections.abc import Mapping

from commands.request import Request
from commands.showing.wording import count, joined
from store.models.pulse import Pulse
from store.pulse.published import published
from store.rules.pulse.auditing import WHOLE, Group
from store.rules.pulse.outlook import WhyHidden, would_hide
from store.rules.pulse.questions import Slices

MOST_NAMED = 5


def hidden(request: Request, one: Pulse, invited: Mapping[int, Slices]) -> list[str]:
    """One sentence a reason. Who is asked is known to whoever hears it, so no answer is in it."""
    found = would_hide(invited, published(request.session, request.now), one.floors)
    return [
        f"However many answer, it will not tell of {_named(groups)}: {_because(why, one.floors.answers)}."
        for why in WhyHidden
        if (groups := [group for group, reason in found.items() if reason is why])
    ]


def _named(groups: list[Group]) -> str:
    names = ["everybody together" if one == WHOLE else f"{one.dimension} {one.slice}" for one in groups]
    more = [count(len(names) - MOST_NAMED, "other", "others")] if len(names) > MOST_NAMED else []
    return joined([*names[:MOST_NAMED], *more])


def _because(why: WhyHidden, least: int) -> str:
    match why:
        case WhyHidden.TOO_SMALL:
            return f"fewer than {least} are asked there"
        case WhyHidden.REST:
            return f"with the other groups, it would give away the fewer than {least} who are in none of them"
        case WhyHidden.CHANGED:
            return f"fewer than {least} joined, left or moved since an earlier round, which would give them away"
