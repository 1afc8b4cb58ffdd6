"""What is said of the items that are asked for, by words that mean nothing here: "which milestones are fine"."""

from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.meanings import Filler, Noun
from commands.language.spotting.phrases import word_of
from store.query.model import Of, Query, Wanted

SAID_OF = frozenset(
    ["are", "is", "was", "were", "whats", "thats", "been", "being", "be", "anything", "something", "theyre"]
)
"""Words behind which something is said of what is asked for."""
_JOINING = """
    a about across all also among an and any are as at be been before being belonging both by called concerning
    could currently did do does each either else ever for from given got had has have having here i id im in into is it
    its ive just listed me mine my need needs no now of on one ones or our ours own owned owner owners please pls plz
    presently really regarding related relates relating show so some something still than that thats the their them then
    there theres things to today too u under up us we well weve what whats when where which who will with within yet you
    answer answers cover covers fall falls sit
    your sitting sits actually exactly altogether overall items list jobs tasks bits stuff plan
"""
JOINING = frozenset(_JOINING.split())
"""Words that say nothing of an item wherever they stand."""
WIDE = frozenset(["kind", "theme", "recommendation", "owner", "team"])


def unsaid(sense: Sense, query: Query) -> list[Span]:
    """The last word of what was said of them, where no other condition tells which are meant."""
    if query.wanted not in (Wanted.LIST, Wanted.COUNT) or query.of is not Of.ITEMS or query.order is not None:
        return []
    if any(one.field not in WIDE for one in query.where) or query.otherwise:
        return []
    words = [word_of(token) for token in sense.tokens]
    fillers = {span.first for span in sense.spans if span.meaning is Filler.WORD and span.last - span.first == 1}
    for at, word in enumerate(words[:-1]):
        if word not in SAID_OF and not _names_items(sense, at):
            continue
        end = at + 1
        while end < len(words) and end in fillers and not sense.tokens[end - 1].ends_clause:
            end += 1
        said = [place for place in range(at + 1, end) if words[place] and words[place] not in JOINING]
        if said:
            return [Span(said[-1], said[-1] + 1, Filler.WORD)]
    return []


def _names_items(sense: Sense, at: int) -> bool:
    return any(
        isinstance(span.meaning, Noun) and span.meaning.of is Of.ITEMS and span.last == at + 1 for span in sense.spans
    )
