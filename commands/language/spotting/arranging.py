"""Words that arrange: which come first, how many, in which groups, and which day of an item a date is about."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.amounts import LAST, LISTED
from commands.language.spotting.meanings import Arranged, Dated, Filler, Grouped
from commands.language.spotting.phrases import Phrases
from store.dates.words import NUMBERS
from store.query.model import Group, Happening, Sort

BY_DATE = Arranged(Sort.PROMISED, greatest_first=False, one=False)
_ARRANGED: dict[str, object] = {
    "worst|most urgent|serious|worrying": Arranged(None),
    "worst": Arranged(None),
    "[biggest|main|worst|real] headache|headaches|hotspot|hotspots|flashpoint|flashpoints|firefighting": Arranged(None),
    "[biggest|main|worst] problem|trouble|sore|pinch|pressure|hot areas|spots|points|area|spot|point": Arranged(None),
    "on fire": Arranged(None),
    "[biggest|main|worst|real] offender|offenders|culprit|culprits|performer|performers|laggards|stragglers": Arranged(
        None
    ),
    "needs|need|needing|requires|wants [my|our|your|the|some] [most|more|urgent] attention|focus|focussing": Arranged(
        None
    ),
    "longest|oldest|most overdue|late": Arranged(Sort.OVERDUE),
    "longest|oldest": Arranged(None),
    "overdue|late|behind [for] [the] longest|most": Arranged(Sort.OVERDUE),
    "overdue|late|behind [for] [the] longest|most|oldest|worst first": Arranged(Sort.OVERDUE, one=False, late=True),
    "biggest|largest|greatest|furthest|most": Arranged(None),
    "longest|biggest|largest|greatest|worst slip|slippage|delay": Arranged(Sort.SLIP),
    "longest|biggest|largest|greatest|worst slips|delays|slippages": Arranged(Sort.SLIP, one=False),
    "slipped|slipping [the] furthest|most|worst": Arranged(Sort.SLIP),
    "moved [the] most [often]": Arranged(Sort.MOVED),
    "latest|last|final [promised|due|end] date|deadline": Arranged(Sort.PROMISED),
    "last|latest|final thing|one|item|bit [that] [we|they|to] [promised|due|come|land|finish]": Arranged(Sort.PROMISED),
    "very last|latest [promised|due|end] date|deadline": Arranged(Sort.PROMISED),
    "first|earliest|soonest|nearest|closest [promised|due] date|deadline": Arranged(
        Sort.PROMISED, greatest_first=False
    ),
    "soonest|earliest|nearest|closest|first": Arranged(Sort.PROMISED, greatest_first=False),
    "next": Arranged(Sort.PROMISED, greatest_first=False),
    "most recently|recent": Arranged(Sort.HEARD),
    "sort|sorted|order|ordered|ranked by [the] [their] [due|promised|end] date|dates|deadline": BY_DATE,
    "by [due|promised|end] date|dates|deadline": BY_DATE,
    "in date|deadline order": BY_DATE,
    "in order of [due|promised] date|dates|deadline": BY_DATE,
    "latest|newest|furthest first": Arranged(Sort.PROMISED, one=False),
    "soonest|earliest|nearest|closest first": BY_DATE,
    "longest|oldest|worst first": Arranged(None, one=False),
    "smallest|shortest|least slip|slips|slippage|delay|delays first": Arranged(
        Sort.SLIP, greatest_first=False, one=False
    ),
    "longest|oldest|worst at|on the top": Arranged(None, one=False),
    "soonest|earliest|nearest|closest at|on the top": BY_DATE,
    "quiet|silent|unheard [for] [the] longest": Arranged(Sort.HEARD, greatest_first=False),
    "longest|least recently quiet|silent|updated|heard": Arranged(Sort.HEARD, greatest_first=False),
    "oldest|longest [since] [an|the|last] update|updates": Arranged(Sort.HEARD, greatest_first=False),
    "longest|most overdue|late|outstanding first": Arranged(Sort.OVERDUE, one=False),
    "biggest|largest|greatest|worst|most slip|slips|slippage|delay|slipped|delayed first": Arranged(
        Sort.SLIP, one=False
    ),
    "in order of|by slippage|slip|delay": Arranged(Sort.SLIP, one=False),
    "in order of how bad|good|badly|well|worrying [they|things|it|each] [are|is|doing]": Arranged(None),
    "in order of lateness": Arranged(Sort.OVERDUE, one=False),
    "by how late|overdue": Arranged(Sort.OVERDUE, one=False),
    "sort|sorted|order|ordered": Filler.WORD,
}

_GROUP = {
    Group.THEME: "theme|themes",
    Group.RECOMMENDATION: "recommendation|recommendations|rec|recs",
    Group.OWNER: "owner|owners|person|people|name|lead|leads",
    Group.COLOUR: "colour|colours|color|rag|brag|rating|status [rating|ratings|colour|status]",
    Group.KIND: "kind|kinds|type|types",
    Group.MONTH: "month|months",
}
_RESPONSIBLE = "lead|responsible|accountable|action|named"
_DIVIDED = "[broken|break|split|divided|grouped|group|sorted|separated] [it|them] [down|up]"
_HAVING = "have|has|got|hold|holds|own|owns"
_OFFICERS = "officer|officers|person|owner|owners|lead|leads|manager"
_GROUPED: Mapping[str, object] = {
    **{f"{_DIVIDED} by|per [each|every] {words}": Grouped(group) for group, words in _GROUP.items()},
    **{
        f"broken|break|split|divided|grouped|group|sorted [it|them] [down|up] by the {words}": Grouped(group)
        for group, words in _GROUP.items()
    },
    f"{_DIVIDED} by who|whoever owns|has|leads [them|it|each]": Grouped(Group.OWNER),
    **{f"for|in|of|with each|every {words}": Grouped(group) for group, words in _GROUP.items()},
    **{f"each|every {_GROUP[group]}": Grouped(group) for group in (Group.COLOUR, Group.KIND, Group.MONTH)},
    **{
        f"does|do|did|has|have each|every [{_RESPONSIBLE}] {_GROUP[group]} [{_HAVING}]": Grouped(group)
        for group in (Group.THEME, Group.RECOMMENDATION, Group.OWNER)
    },
    f"{_DIVIDED} by|per|each [each|every|the] {_RESPONSIBLE} {_OFFICERS}": Grouped(Group.OWNER),
    **{f"{one} by {one}": Grouped(group) for group, words in _GROUP.items() for one in words.split("|")},
    "who|whos|whose [is|has|s] doing|does|has|owns|got|leading|leads what": Grouped(Group.OWNER),
    f"{_DIVIDED} by|per who|whoever [is] owns|own|leads|lead|leading|has|responsible [on|for] [it|them|each]": Grouped(
        Group.OWNER
    ),
}

JOINING = frozenset(["and", "&", "then", "/", "+"])
CUTTING = frozenset(["break", "breakdown", "split", "cut", "slice", "divide", "group", "table", "chart", "tabulate"])
RANKING = frozenset(["rank", "ranked", "ranking", "league", "order", "ordered"])

DUE = Dated(Happening.PROMISED)
_DATED: dict[str, object] = {
    "due|promised|deadline|deadlines": DUE,
    "did|do we|i|they|you|owners [all] promise|commit [to|it|them]": DUE,
    "land|lands|landing": DUE,
    "looming|cooking|brewing": DUE,
    "on|over the horizon|cards": DUE,
    "round|around the corner": DUE,
    "in store": DUE,
    "in the offing|diary": DUE,
    "ends|ending|finishing|finishes|completes|concludes": DUE,
    "new|newer|revised|recovery|forecast|expected|estimated|likely date|dates": Dated(Happening.EXPECTED),
    "due|promised date|dates": DUE,
    "due|coming|come|landing|land|falling|fall|ending|finishing [due|up] soon|shortly|imminently": DUE,
    "meant|supposed|due|scheduled|planned|timetabled to start|begin|kick [off]": Dated(Happening.STARTS),
    "[that|what] we|i|they|you said|promised|committed|agreed|undertook [that] [we|wed|they|theyd|id|i|to]"
    " [would|will|d] [to] do|deliver|finish|complete": DUE,
    "coming|come [down] the track|line|tracks|pipeline|road": DUE,
    "we|i told|promised|assured [the|our] board|members|ofsted|dfe|cabinet|minister|chair|scrutiny [that] [we|it|they]"
    " [would|wed|will]": DUE,
    "fall|falls|falling|come|comes|coming due|up|around": DUE,
    "expected|expecting|forecast|forecasted|forecasts|predicted|anticipated|projected|estimated": Dated(
        Happening.EXPECTED
    ),
    "expected|forecast to land|finish|complete|be [done|finished|complete|completed]": Dated(Happening.EXPECTED),
    "now expected": Dated(Happening.EXPECTED),
    "start|starts|starting|begin|begins|beginning|kick|kicks|kicking [off]": Dated(Happening.STARTS),
    "last heard|updated [of|from|about]": Dated(Happening.HEARD),
    "meant|supposed|scheduled|planned|timetabled to [be|have] finish|finished|done|complete|completed|land|landed"
    "|delivered|end|happen": DUE,
    "updated|heard|reported [of|from|about|on]": Dated(Happening.HEARD),
    "said|say|says|told|tell|reported|report [us|me] anything|something|owt|much [about|on|of|regarding]": Dated(
        Happening.HEARD
    ),
    "given|gave|give|giving|sent|provided|submitted|made|done|posted|logged [me|us|you] [an|any|a|some|their|his|her"
    "|the|at|least|one] update|updates [on|about|of]": Dated(Happening.HEARD),
    "[an|any] update|updates|word|news [been] given|sent|received|made|logged [about|on|of]": Dated(Happening.HEARD),
}

ARRANGED = Phrases(_ARRANGED)
GROUPED = Phrases(_GROUPED)
DATED = Phrases(_DATED)


def spot_arrangements(tokens: Sequence[Token]) -> list[Span]:
    return [
        *ARRANGED.spot(tokens),
        *_last_of_several(tokens),
        *_last_of_all(tokens),
        *_grouped(tokens),
        *DATED.spot(tokens),
        *_by_what(tokens),
        *_dividing(tokens),
    ]


def _grouped(tokens: Sequence[Token]) -> list[Span]:
    """ "By theme and owner", "by theme, then by owner": each of them."""
    found = GROUPED.spot(tokens)
    for span in found:
        behind = [one.plain for one in tokens[span.last : span.last + 3]]
        if behind[:1] and (behind[0] in JOINING or tokens[span.last - 1].ends_clause):
            at = span.last + (behind[0] in JOINING)
            at += at < len(tokens) and tokens[at].plain in ("then", "by")
            word = tokens[at].plain if at < len(tokens) else ""
            found += [Span(at, at + 1, Grouped(group)) for group, words in _GROUP.items() if word in words.split("|")]
    return found


def _dividing(tokens: Sequence[Token]) -> list[Span]:
    """ "Break the overdue ones down by theme", "a table of": how it is cut is said by what follows."""
    if not any(one.plain in ("by", "per") for one in tokens):
        return []
    found = [one.place for one in tokens if one.plain in CUTTING]
    found += [
        one.place
        for one, after in pairwise(tokens)
        if one.plain in ("down", "up", "out") and after.plain in ("by", "per")
    ]
    return [Span(place, place + 1, Filler.WORD) for place in found]


def _by_what(tokens: Sequence[Token]) -> list[Span]:
    """ "Rank the themes by overdue": "by" leads to what they are ranked by."""
    ranks = next((one.place for one in tokens if one.plain in RANKING), len(tokens))
    return [Span(one.place, one.place + 1, Filler.WORD) for one in tokens[ranks:] if one.plain == "by"]


def _last_of_several(tokens: Sequence[Token]) -> list[Span]:
    """ "The last 3 milestones": those that come last."""
    return [
        Span(one.place, one.place + 1, Arranged(Sort.PROMISED, one=False))
        for one, after, listed in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if one.plain in LAST and listed.plain in LISTED and (after.plain.isdecimal() or after.plain in NUMBERS)
    ]


def _last_of_all(tokens: Sequence[Token]) -> list[Span]:
    """ "The last milestone in Workforce": the noun keeps its own meaning."""
    return [
        Span(one.place, one.place + 1, Arranged(Sort.PROMISED))
        for one, after in pairwise(tokens)
        if one.plain in LAST and after.plain in ("milestone", "action")
    ]
