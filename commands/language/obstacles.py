"""Follow-ups behind one item that name it by what it is in, or ask what stops it, without naming it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.language.spotting.phrases import Phrases


@dataclass(frozen=True)
class Stopped:
    several: bool = False
    """Of the whole plan as well: "what are the blockers"."""


_ASKING = (
    "[and|but] whats|what|wheres|anything|is|are [is|are|s|was|exactly] [there] [anything] [actually|still|really]"
)
_HERE = "[then|here|there|though|now|with|on|to|for|of|please|at] [it|that|this|the] [one|moment|now]"
_ONE = (
    "blocker|obstacle|barrier|blockage|bottleneck|holdup|holdups|snag|hitch|catch|obstruction|impediment|stumbling"
    "|sticking"
)
_MANY = "blockers|obstacles|barriers|blockages|bottlenecks|snags|hitches|impediments"
_STOPPING = "blocking|stopping|preventing|obstructing|hindering|impeding|delaying"
_STOPS = Phrases(
    {
        f"{_ASKING} in|standing|getting [in] its|the|our|their way {_HERE}": Stopped(),
        f"{_ASKING} [the] [main|real|actual|only|current] {_ONE} [block|point] {_HERE}": Stopped(),
        f"{_ASKING} [the] [main] hold up {_HERE}": Stopped(),
        f"{_ASKING} {_STOPPING} it|that|this [one] [then|now|here]": Stopped(),
        f"{_ASKING} holding it|that|this [one] up|back [then|now|here]": Stopped(),
        f"{_ASKING} holding up|back it|that|this [one]": Stopped(),
        f"{_ASKING} [the] [main] {_MANY} {_HERE}": Stopped(several=True),
    }
)
_ABOVE = Phrases(
    {
        "under|within|in|inside|of|for|on that|this|the [same|parent] action [please|then|now]": None,
        "under|within|in|inside|of|for|on its|the own|parent|same action [please|then|now]": None,
        "under|within|in|inside its action [please|then|now]": None,
    }
)


def asks_what_stops(words: Sequence[str]) -> Stopped | None:
    """ "What's in the way", "what is blocking it", and nothing besides."""
    found = [span.meaning for span in _STOPS.spot_words(words) if (span.first, span.last) == (0, len(words))]
    return found[0] if found and isinstance(found[0], Stopped) else None


def above_it(words: Sequence[str]) -> bool:
    """Whether it ends with "under that action": the one that a milestone belongs to."""
    return any(span.last == len(words) for span in _ABOVE.spot_words(words))
