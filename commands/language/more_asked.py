"""Words that ask for more by where they stand: "if B1.1 was done", "the one before A9.1"."""

from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Arranged, Ask, Filler, Grouped
from commands.language.spotting.phrases import word_of
from commands.language.spotting.references import Mentioned
from store.query.model import Coloured, Is, Query, Wanted

LISTED = frozenset([Wanted.LIST, Wanted.COUNT, Wanted.SHARE])
ALONE = frozenset(["only", "just"])
STANDING = frozenset(["colour", "state", "progress", "slips"])
"""Conditions of which somebody asks whether one alone fulfils them."""
_WONDERING = "know see tell check me us ask asking wonder wondering sure out confirm and remember"
WONDERING = frozenset(_WONDERING.split())
"""Words behind which "if" asks whether; elsewhere it supposes what is not so."""
CONJUNCTIONS = frozenset(["before", "after", "until", "till", "since", "once", "unless"])
"""They set one thing against another where no day stands behind them."""
MORE = frozenset(["more", "fewer", "less"])
ASKED_TO_SAY = frozenset(["you", "to", "me", "can", "could", "would", "please"])
_AWAITING = "know tell me us let warn alert notify ping shout say can could you please pls and then"
AWAITING = frozenset(_AWAITING.split())
AGAINST = frozenset(["before", "after", "than", "like", "following", "preceding"])


def asks_more(sense: Sense, span: Span, query: Query) -> bool | None:
    """Whether a word asks what the query does not answer; None where nothing is known of such a word."""
    word, alone = word_of(sense.tokens[span.first]), span.last - span.first == 1 and span.meaning is Filler.WORD
    listed = query.wanted in LISTED
    if word in ALONE and query.wanted is Wanted.CARD:
        return any(one.field in STANDING for one in sense.combined.where)
    if alone or word == "remind":
        return _joins_more(sense, span, word, listed=listed)
    match span.meaning:
        case Arranged() if _word_at(sense, span.last) in ("time", "times"):
            return listed
        case Filler.SAYING:
            return _word_at(sense, span.first - 1) not in ASKED_TO_SAY and _said_by_nobody(sense, query)
        case Ask.WHEN if _is_awaited(sense, span):
            return listed
        case Ask.RATHER if word_of(sense.tokens[span.last - 1]) in MORE and "than" in sense.words:
            return listed and not any(one.field == "item" for one in query.where)
        case Mentioned() if _is_set_against(sense, span):
            return query.wanted is Wanted.CARD
    return None


def _joins_more(sense: Sense, span: Span, word: str, *, listed: bool) -> bool | None:
    """A small word that supposes something, goes on, or sets one thing against another."""
    dated = any(one.first == span.last and isinstance(one.meaning, DateMeaning) for one in sense.spans)
    if word == "if":
        return _word_at(sense, span.first - 1) not in WONDERING
    if word == "then":
        return _goes_on(sense, span)
    if word in CONJUNCTIONS:
        return listed and not dated
    # "Remind me on Monday" wants to be told then.
    return (listed and dated) if word == "remind" else None


def _goes_on(sense: Sense, span: Span) -> bool:
    """ "By owner then date": an order behind an order, of which the query has one."""
    return any(isinstance(one.meaning, Grouped | Arranged) and one.last <= span.first for one in sense.spans)


def _said_by_nobody(sense: Sense, query: Query) -> bool:
    """ "Anything its owner thinks is fine but is overdue": what somebody says is asked, and no condition has it."""
    stands = any(isinstance(one, Coloured | Is) for one in query.where)
    heard = any(one.field in ("progress", "title", "item") for one in (*query.where, *query.otherwise))
    return query.wanted in LISTED and stands and not heard and not {"call", "called", "flag"} & set(sense.words)


def _is_awaited(sense: Sense, span: Span) -> bool:
    """ "Let me know when it's done" asks to be told then, and no list now."""
    before = [word_of(token) for token in sense.tokens[: span.first]]
    return bool(before) and before[-1] in AWAITING and set(before) <= AWAITING


def _is_set_against(sense: Sense, span: Span) -> bool:
    """ "The one before A9.1", "due the same day as A9.1": its own card is not what is asked."""
    before = [word_of(token) for token in sense.tokens[: span.first]]
    last = next((word for word in reversed(before) if word not in ("the", "our", "milestone", "action")), "")
    return last in AGAINST or (last == "as" and "same" in before)


def _word_at(sense: Sense, place: int) -> str:
    return word_of(sense.tokens[place]) if 0 <= place < len(sense.tokens) else ""
