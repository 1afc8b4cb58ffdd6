"""All spotters at once: what each word of a sentence means, with none meant twice."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from commands.language.context import ReadingContext
from commands.language.spans import Span, Token, longest_first
from commands.language.spotting.absences import spot_away
from commands.language.spotting.ahead import spot_ahead
from commands.language.spotting.amounts import spot_amounts
from commands.language.spotting.arranging import spot_arrangements
from commands.language.spotting.asked_states import spot_asked
from commands.language.spotting.asking import spot_asks, spot_signs
from commands.language.spotting.clauses import spot_clauses
from commands.language.spotting.counting import spot_counts
from commands.language.spotting.date_meanings import held_for
from commands.language.spotting.date_words import COMPARING
from commands.language.spotting.dates import spot_dates
from commands.language.spotting.doings import spot_doings
from commands.language.spotting.fillers import spot_fillers
from commands.language.spotting.leaving_out import spot_left_out
from commands.language.spotting.meanings import Filler
from commands.language.spotting.people import Nobody, PeopleMeaning, Whom, spot_people
from commands.language.spotting.phrases import word_of
from commands.language.spotting.quantities import with_quantity
from commands.language.spotting.ratings import spot_ratings
from commands.language.spotting.references import spot_references
from commands.language.spotting.states import spot_nouns, spot_states
from commands.language.spotting.themes import spot_themes
from commands.language.topics.stems import stem
from store.dates import Lean
from store.plan import plan_settings

KINDS = ("item", "recommendation", "standard", "risk", "board")
_PAST = """
    was were did had since changed happened moved finished completed new ago heard updated said came went
    reported told
"""
SHOULD_HAVE = frozenset((first, second) for first in ("should", "shld") for second in ("have", "of"))
PAST = frozenset([*_PAST.split(), "didnt", "shouldve"])
"""Words that tell of the past, so that "Friday" beside them is the one that was."""
WAYS = frozenset(["better", "worse"])
"""What is so or so than on a day was that day in the past."""
TO_COME = frozenset(["expected", "forecast", "anticipated", "predicted", "promise", "commit"])
"""And of what is to come, whatever else "was" said of it."""
_TO_ME = "at to with by on am under from about report reports than except but without minus excluding bar not"
TO_ME = frozenset(_TO_ME.split())
"""Words before "me" that make it an owner; in "show me" it is nobody."""
_FAVOUR = """
    can could would will please pls plz list show give get find pull put send do summarise summary draft write check
    look run print count number thanks ta compare export explain quick any paper
"""
FAVOUR = frozenset(_FAVOUR.split()) - {"any"}
"""Where one of these asks a favour, "for me" names nobody; "nothing due for me" does."""
DUTIES = frozenset(["do", "finish", "complete", "update", "deliver", "answer", "sort", "close", "start", "chase"])
""" "What is left for me to do"."""
BESIDE_ME = frozenset(["and", "but", "or", "not", "alone", "only"])
"""Words behind a "me" that begins a sentence, and is an owner."""
COVERING = frozenset(["cover", "covers", "covering", "deputising", "deputises", "standing", "stands", "filling"])
"""And words with which "for me" does."""


def spotted(tokens: Sequence[Token], context: ReadingContext, more: Iterable[Span] = ()) -> list[Span]:
    """Of two that are as long, the one of the spotter that stands first here.

    Args:
        more: what was found besides, such as a mistyped theme.
    """
    calendar = plan_settings.nudges(context.plan).calendar
    held = held_for(context.session, context.plan)
    # "The new date" is one to come, and "what is new" tells of the past.
    words = {word_of(one) for one in tokens if one.plain != "new" or _after(tokens, one) not in ("date", "dates")}
    should_have = any(pair in SHOULD_HAVE for pair in pairwise(word_of(one) for one in tokens))
    than = "than" in words and bool(WAYS & words)
    lean: Lean = "last" if (PAST & words or should_have or than) and not TO_COME & words else "near"
    people = spot_people(tokens, context.people_words, context.person)
    owners = [span for span in people if _owns(span, tokens) and not _in_a_title(span, tokens, context)]
    theirs = {place for span in owners for place in span.places}
    found = longest_first(
        [
            *spot_references(tokens, context.plan_words),
            *owners,
            *spot_doings(tokens, owners),
            *spot_dates(tokens, context.today, calendar, held, lean),
            *spot_ahead(tokens, context.today),
            *spot_counts(tokens),
            *spot_amounts(tokens),
            *more,
            *spot_themes(tokens, context.plan_words),
            *spot_ratings(tokens),
            *spot_states(tokens),
            *spot_asked(tokens),
            *spot_arrangements(tokens),
            *spot_asks(tokens),
            *spot_away(tokens),
            *spot_nouns(tokens),
            *spot_signs(tokens),
            *spot_left_out(tokens),
            # "I need to have" is nothing by itself, and "what do I need to have done" is somebody's.
            *(span for span in spot_fillers(tokens) if theirs.isdisjoint(span.places) or span.meaning is Filler.OWNING),
        ]
    )
    clauses = spot_clauses(tokens, found)
    inside = {place for span in clauses for place in span.places}
    kept = [span for span in found if inside.isdisjoint(span.places)]
    return with_quantity(tokens, sorted([*clauses, *kept], key=lambda span: span.first))


def left_over(tokens: Sequence[Token], spans: Iterable[Span]) -> list[int]:
    """The places of words that mean nothing; a dash or a smile alone is none."""
    covered = {place for span in spans for place in span.places}
    return [
        one.place
        for one in tokens
        if one.place not in covered and (one.typed in COMPARING or any(sign.isalnum() for sign in one.plain))
    ]


def _in_a_title(span: Span, tokens: Sequence[Token], context: ReadingContext) -> bool:
    """Whether what could be an unknown name is a word of the plan: "when does Holly House open"."""
    if not isinstance(span.meaning, Nobody):
        return False
    stems = context.plan_words.index(KINDS).standing_in
    return any(stem(tokens[place].stem) in stems for place in span.places)


def _after(tokens: Sequence[Token], one: Token) -> str:
    return tokens[one.place + 1].plain if one.place + 1 < len(tokens) else ""


def _owns(span: Span, tokens: Sequence[Token]) -> bool:
    if not isinstance(span.meaning, PeopleMeaning) or span.meaning.how is not Whom.ME:
        return True
    if span.last - span.first == 1 and tokens[span.first].plain == "me":
        before, behind = (tokens[at].plain if 0 <= at < len(tokens) else "" for at in (span.first - 1, span.last))
        words = {word_of(token) for token in tokens}
        to_do = behind == "to" and span.last + 1 < len(tokens) and tokens[span.last + 1].plain in DUTIES
        mine = before == "for" and (to_do or bool(COVERING & words) or not FAVOUR & words)
        return before in TO_ME or behind == "down" or mine or (not before and behind in BESIDE_ME)
    return True
