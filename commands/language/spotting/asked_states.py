"""What is a condition only where it is asked for: "which did the board agree to push back".

Told of an item, the same words are news of it: "the board agreed to push back C14.2".
"""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import MovedDate, Slipped
from commands.language.spotting.phrases import Phrases, word_of
from store.query.model import Is, State

_ASKED = """
    which what whats any anything ones where whose mine milestones actions items dates deadlines show list everything
    those
"""
ASKED = frozenset(_ASKED.split())
"""One of these stands before it where a list is asked for."""
_AGREED = "agree|agreed|agrees|decide|decided|approve|approved|chose|choose|vote|voted"
_STATES: dict[str, object] = {
    "never|not|havent|hasnt [yet|ever] [have|has] [i|we|they|you] [yet|ever] sent|send|given|provided|submitted|posted"
    " [you|me|us|in] a|an|any|one|single [single] update|updates|report|word [on|for|about|against]": Is(
        states=(State.NEVER_UPDATED,)
    ),
    "[now] expect|expects|expecting|forecast|forecasts|forecasting|predict|predicts|give|gives|giving|has|have a|some"
    " later date|dates|finish than [the|its|their] [one|date|dates] [we|they|was|were|that|what|you] [we|was|were]"
    " [originally] promised|agreed|planned|set": Slipped(),
    f"{_AGREED} [to] push|pushing|put|putting|move|moving|shift|shifting|bump|bumping back|out|off": MovedDate(),
    f"{_AGREED} [to] postpone|postponing|reschedule|rescheduling|rebaseline|rebaselining": MovedDate(),
}
STATES = Phrases(_STATES)


def spot_asked(tokens: Sequence[Token]) -> list[Span]:
    return [span for span in STATES.spot(tokens) if ASKED & {word_of(one) for one in tokens[: span.first]}]
