"""How much of a sentence bears its reading: which of its words ask something that the query does not answer.

Most small words mean nothing in a list: "the", "please". Some mean something of their own wherever they stand: "told",
"keep", "how", "until". Where no part of the query answers to one of those, what was read is not all that was said, and
the sentence is asked back. A card tells all that is known of one item, so it bears more than a list does.
"""

from itertools import pairwise

from commands.language.more_asked import asks_more
from commands.language.predicates import unsaid
from commands.language.sense import Sense
from commands.language.spans import Span
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.fillers import BENDING, LEADING, NOTHING, VERBS
from commands.language.spotting.meanings import Arranged, Ask, Dated, Filler, Grouped, Sign
from commands.language.spotting.phrases import word_of
from commands.language.spotting.themes import Themed
from store.query.having import Having
from store.query.model import IS_OPEN, Coloured, Is, Of, Query, Wanted, Was

OF_ONE = frozenset([Wanted.CARD, Wanted.WHY])
"""What tells all that is known of one, whatever was asked of it."""
BROAD = OF_ONE | {Wanted.STATUS, Wanted.COMPARISON}
"""What says how something stands, however that was asked."""
_ITS_WORDS = "measure measures control controls mitigation mitigations mitigating safeguards text wording verbatim full"
ITS_WORDS = frozenset(_ITS_WORDS.split())
"""What is asked of one standard, risk or recommendation, and no list tells."""
LISTED = frozenset([Wanted.LIST, Wanted.COUNT, Wanted.SHARE])
BECOME = frozenset(["colour", "state", "was", "progress", "overdue by"])
"""Conditions of what something may turn to."""
UNCUT = frozenset([Wanted.CHANGES, Wanted.SLIPPING, Wanted.SILENT, Wanted.WHY, Wanted.PERSON])
"""What is told in one piece, whatever it was to be cut by."""
NOT_LISTED = frozenset([Ask.HOW, Ask.STATUS, Ask.TIMES])
"""What no list answers."""
_REQUESTS = """
    bring check find get give have keep know let list look make pull put read run see send share show sort tell take
"""
REQUESTS = frozenset(_REQUESTS.split())
"""Verbs that ask for the answer, where the sentence begins with them."""
_ASKERS = "can cld could d i id lets please pls plz shall to u we will wld would you"
ASKERS = frozenset(_ASKERS.split())
"""Words between the beginning and such a verb."""
_WANTING = "am d got had have id just like need own owe want wanted would"
WANTING = frozenset(_WANTING.split())
"""Verbs of somebody who asks for an answer, and tells nothing."""
GOING = frozenset(["coming", "doing", "going", "getting", "look", "looking", "looks"])
"""Verbs of "how is it looking", which say no more than "is"."""
ABLE = frozenset(["can", "could", "cld", "would", "wld"])
DUTY = frozenset(["should", "shld", "must", "might", "could", "would"])
WHO_ASKS = frozenset(["i", "you", "u", "we", "please", "pls", "plz"])
SELF = frozenset(["i", "we", "ive", "weve", "im", "were"])
_OPENING = (
    "is are was were will has have had do does did can could should shouldnt may isnt arent any show list give tell"
)
OPENING = frozenset(_OPENING.split())
WHETHER = OPENING - {"any", "show", "list", "give", "tell"} | {"can", "could"}
LISTING = frozenset(["any", "anything", "anyone", "anybody", "got", "own", "owe", "have", "everything", "all", "ones"])
"""Words by which a list is asked for, also by whoever asks whether there is one."""
_WITHIN = "in for of on under within the our with about across list show theme to from and or"
WITHIN = frozenset(_WITHIN.split())
WIDE = frozenset(["owner", "theme", "recommendation", "team"])
WH = frozenset(["what", "whats", "which", "who", "whos", "when", "whens", "where", "wheres", "how", "hows", "why"])
LASTING = frozenset(["until", "till"])


def unborne(sense: Sense, query: Query, *, follows: bool = False) -> list[Span]:
    """What was said and is not in the query, in the order of the sentence.

    Args:
        follows: whether it is asked together with the question before, which "the same for", "make that" lead up to.
    """
    if follows:
        return [
            span for span in sense.spans if span.first and _is_verb(sense, span) and _is_unborne(sense, span, query)
        ]
    found = [span for span in sense.spans if _is_unborne(sense, span, query)]
    return found or unsaid(sense, query) or _days_of_days(sense, query) or _told(sense, query) or _whether(sense, query)


def _is_unborne(sense: Sense, span: Span, query: Query) -> bool:
    word = word_of(sense.tokens[span.first])
    if (more := asks_more(sense, span, query)) is not None:
        return more
    match span.meaning:
        case Filler.WORD if span.last - span.first == 1:
            return _small_word(sense, span, query, word)
        case Having():
            return query.having is not span.meaning
        case Grouped():
            return query.wanted in UNCUT and query.of is not Of.PEOPLE
        case Ask():
            return _unanswered(sense, span, query)
        case Themed(weak=True):
            return _one_word_of_a_theme(sense, span, query)
    return query.wanted is Wanted.CARD and _beside_a_card(sense, span, word)


def _unanswered(sense: Sense, span: Span, query: Query) -> bool:
    """Whether what a word asks for is nothing that the query wants."""
    match span.meaning:
        case Ask.ABOUT:
            return query.wanted not in OF_ONE and bool(ITS_WORDS & {word_of(sense.tokens[at]) for at in span.places})
        case Ask.AWAY:
            return query.wanted is not Wanted.AWAY
        case Ask.TURNED:
            # "What shifted in June": without a colour that it turned to, no list tells that.
            return query.wanted in LISTED and not any(one.field in BECOME for one in query.where)
        case Ask.LEFT:
            return not any(isinstance(one, Was) for one in query.where)
        case Ask.TROUBLED:
            return query.wanted in LISTED or not sense.asks.isdisjoint({Ask.WHO, Ask.WHO_IS})
        case Ask.WHEN:
            return query.wanted in LISTED and _only_stands(sense, span, query)
        case Ask.SHARE:
            return query.wanted in (Wanted.LIST, Wanted.COUNT)
        case Ask.RATHER if span.first and word_of(sense.tokens[span.first - 1]) == "or":
            # "At risk or worse" asks for more than what is at risk.
            return query.wanted in LISTED
    named = span.meaning in (Ask.HOW, Ask.STATUS) and _lists_what_is_named(query)
    return query.wanted in LISTED and span.meaning in NOT_LISTED and not named


def _lists_what_is_named(query: Query) -> bool:
    """ "How are C14.2 and D7.1": a line of each says how it stands."""
    return query.wanted is Wanted.LIST and [one.field for one in query.where] == ["item"] and not query.where[0].negated


def _small_word(sense: Sense, span: Span, query: Query, word: str) -> bool:
    if word in NOTHING:
        # "Nothing late in Workforce?" asks what is; "nothing for Workforce" tells.
        return bool(sense.asks) or not any(isinstance(one, Coloured | Is) for one in query.where)
    going = word in GOING and (Ask.HOW in sense.asks or query.wanted in BROAD)
    if word not in VERBS | BENDING or going or _requests(sense, span):
        return False
    # How something stands is told whatever bends the question; of one item, whatever was done to it.
    return query.wanted not in BROAD or (word in VERBS and (query.wanted not in OF_ONE or span.first == 0))


def _one_word_of_a_theme(sense: Sense, span: Span, query: Query) -> bool:
    """ "What good practice can we show": nothing says that a part of the plan is meant."""
    before = word_of(sense.tokens[span.first - 1]) if span.first else "in"
    alone = query.wanted is Wanted.LIST and len(query.where) == 1 and not sense.nouns
    return alone and before not in WITHIN and not LISTING & set(map(word_of, sense.tokens))


def _beside_a_card(sense: Sense, span: Span, word: str) -> bool:
    """What a card says nothing of: which others there are, and what is to be on a day."""
    match span.meaning:
        case Sign.EXCEPT:
            return True
        case Arranged():
            # "What's next for C14" is under it: the card of an action has its milestones.
            action = word == "next" and all("." not in one.key for one in sense.items)
            return bool(sense.combined.subjects) and not action
        case Grouped():
            return True
        case DateMeaning():
            before = word_of(sense.tokens[span.first - 1]) if span.first else ""
            return bool({word, before} & LASTING) or not _asks(sense)
    return False


def _is_verb(sense: Sense, span: Span) -> bool:
    return span.meaning is Filler.WORD and word_of(sense.tokens[span.first]) in VERBS


def _requests(sense: Sense, span: Span) -> bool:
    """Whether a word belongs to "could you give me", "let me see"; "who gave them" tells of something."""
    words = [word_of(token) for token in sense.tokens]
    first, last = span.first, span.first
    while last < len(words) and words[last] in ASKERS:
        last += 1
    while first and words[first - 1] in ASKERS and not sense.tokens[first - 1].ends_clause:
        first -= 1
    said = set(words[first:last])
    if words[span.first] in DUTY and words[span.last : span.last + 1] in (["be"], ["have"]):
        # "What should be done by August" is what is to be done by then; "but should have by now" compares with that.
        return words[span.last + 1 : span.last + 2] not in ([], ["by"], ["already"], ["now"])
    if words[span.first] in ABLE and said & WHO_ASKS:
        return True
    begins = first == 0 or sense.tokens[first - 1].ends_clause
    return last < len(words) and words[last] in REQUESTS and (begins or bool(said & WHO_ASKS))


def _asks(sense: Sense) -> bool:
    """Whether anything in it asks: "B1.1 31 August won't work" tells of that day."""
    asks = bool(sense.asks) or any(token.typed.endswith("?") for token in sense.tokens)
    return asks or bool(OPENING & set(map(word_of, sense.tokens[:3]))) or bool(WH & set(map(word_of, sense.tokens)))


def _only_stands(sense: Sense, span: Span, query: Query) -> bool:
    """ "When will these be green": a list of what is so tells no day."""
    stands = any(isinstance(one, Coloured | Is) for one in query.where)
    return span.first == 0 and stands and query.order is None


def _whether(sense: Sense, query: Query) -> list[Span]:
    """ "Has the workforce lead said sorry": all that one owns, or all that is due then, is no yes or no."""
    words = [word_of(token) for token in sense.tokens]
    first = next((at for at, word in enumerate(words) if word not in LEADING), 0)
    asks = words[first] in WHETHER or Ask.ABOUT in sense.asks
    if not asks or query.wanted is not Wanted.LIST or query.of is not Of.ITEMS or LISTING & set(words) or sense.nouns:
        return []
    told = [one for one in query.where if one != IS_OPEN]
    days = bool(told) and all(one.field == "when" for one in told)
    wide = words[first] in WHETHER and all(one.field in WIDE or one.negated for one in told)
    named = any(isinstance(span.meaning, Dated) for span in sense.spans) or sense.says(Filler.OWNING)
    return [Span(first, first + 1, Filler.WORD)] if (days or wide) and not named else []


def _days_of_days(sense: Sense, query: Query) -> list[Span]:
    """ "In the second quarter of last year": one span of days inside another was read as two."""
    dates = [span for span in sense.spans if isinstance(span.meaning, DateMeaning)]
    inner = [
        after for one, after in pairwise(dates) if one.last == after.first and sense.tokens[one.last].plain == "of"
    ]
    return inner if query.wanted not in OF_ONE else []


def _told(sense: Sense, query: Query) -> list[Span]:
    """ "I finish for two weeks on Friday" tells something, and asks for no list; what is asked behind it is asked."""
    words = [word_of(token) for token in sense.tokens]
    if any(one.ends_clause and word in WH for one, word in zip(sense.tokens, words[1:], strict=False)):
        return []
    told = query.wanted in LISTED and words[:1] and words[0] in SELF and not WANTING & set(words[1:3])
    # "Am I the worst for overdue": nothing of whoever asks is in it.
    told = told or (query.wanted in LISTED and words[:2] == ["am", "i"] and not sense.combined.has("owner"))
    return [Span(0, min(2, len(words)), Filler.WORD)] if told else []
