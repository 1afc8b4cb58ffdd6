"""How things stand is said item by item: what sweeps over a theme, a colour or the plan is refused, with its list."""

import re
from itertools import pairwise

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal
from commands.language.telling.states import How, State, states_in
from commands.language.telling.wishes.common import how_long
from commands.showing.wording import joined
from store.plan.item_views import ItemView
from store.query import executing
from store.query.model import IS_OPEN, Query
from store.rules.terms import Brag

_VERBS = """make mark set turn put tick close change update get move switch sign cross declare call clear reopen delete
    drop remove snooze park archive reset bin scrap"""
VERBS = frozenset(_VERBS.split())
_ALL = "all everything every everythings all-of whole entire"
ALL = frozenset(_ALL.split())
_KINDS = "actions milestones items things reds ambers greens greys tasks ones lot overdues stuff plan"
KINDS = frozenset(_KINDS.split())
COLOURS = {
    "red": Brag.RED,
    "reds": Brag.RED,
    "amber": Brag.AMBER,
    "ambers": Brag.AMBER,
    "green": Brag.GREEN,
    "greens": Brag.GREEN,
    "grey": Brag.GREY,
    "greys": Brag.GREY,
}
PLURAL = frozenset({"reds", "ambers", "greens", "greys", "overdues"})
OWN = frozenset({"my", "mine", "our", "ours"})
_MOVES = "put push pushed move moved shift shifted bring brought extend extended delay slide"
MOVES = frozenset(_MOVES.split())
WHERE_TO = frozenset({"back", "forward", "to", "out"})
MOST_NAMED = 12


def read_sweeping(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """Never a proposal.

    Raises:
        CommandError: it sweeps.
    """
    words = [word for word in told.keys if word not in LEADING | {"lets", "just", "please", "you"}]
    if context.asked or told.opens_asking or (mentions.outright and not _excepted(told, mentions)):
        return None
    if told.asking and words[:1] not in (["can"], ["could"]):
        return None
    if not _sweeps(told, context, mentions, words):
        return None
    among = _among(told, context, mentions)
    named = joined([one.ref for one in among[:MOST_NAMED]])
    more = f" and {len(among) - MOST_NAMED} more" if len(among) > MOST_NAMED else ""
    theirs = f" That would be {named}{more}." if named else ""
    raise CommandError(
        f"How things stand is said item by item, so nothing was changed.{theirs} Say it of each, as in"
        f" {say('update D1.1 on track')} and what has happened."
    )


def _excepted(told: Told, mentions: Mentions) -> bool:
    """ "All my milestones bar C24.1 are on track": what is named is what it is not said of."""
    first = mentions.outright[0].first
    if all(word not in ALL for word in told.keys[:first]):
        return False
    before = [word for word in told.keys[max(0, first - 3) : first] if word not in ("for", "from", "than", "the")]
    return bool(before) and before[-1] in EXCEPT


EXCEPT = frozenset({"bar", "except", "apart", "but", "other", "besides", "save", "excluding", "minus", "not"})
_FINE = (
    "fine|good|ok|okay|on track|going well|well|in hand|under control|done|complete|completed|green|as planned"
    "|as expected|as it was|unchanged|the same|up to date|ticking along|progressing|moving"
)
_OURS = "mine|me|my|our|ours|us|here"
OF_ALL_OWN = re.compile(
    r"^(?:(?:hi|hello|hey|morning|afternoon|ok|okay|so|and|yes|yep|yeah|just|well)? )*(?:"
    rf"(?:its |things are |it is )?(?:all|everything|everythings|nothing but)(?: is| are| still| just)* (?:{_FINE})"
    rf"(?: \w+)?(?: (?:with|for|on|from|at|by|in|of))* (?:all )?(?:of )?(?:{_OURS})\b"
    r"|(?:theres |there is |ive |i have |we have |weve |got )*nothing(?: new| else| much)? to"
    r" (?:report|update|add|tell|flag|raise|say)"
    rf"|(?:theres |there is |there are )?no (?:changes?|updates?|news|movement|progress|real change|concerns|issues)"
    rf"(?: \w+){{0,3}}? (?:{_OURS})\b"
    rf"|(?:same|as) (?:as )?(?:last (?:week|time|month|fortnight)|before|usual)(?: \w+){{0,2}}? "
    rf"(?:everything|all|{_OURS})\b)"
)
"""How somebody says that all they own stands well, or as it did, and names none of it."""


def _sweeps(told: Told, context: ReadingContext, mentions: Mentions, words: list[str]) -> bool:
    if OF_ALL_OWN.match(" ".join(told.keys)):
        return True
    states = [one for one in states_in(told, frozenset()) if one.how in (How.SAID, How.LIGHTLY)]
    if words[:1] in (["can"], ["could"]) and words[1:2] in (["all"], ["everything"]) and states and "be" in words:
        return True
    if mentions.outright and any(one.first > mentions.outright[0].first for one in states):
        return True
    orders = words[2:] if words[:1] in (["can"], ["could"]) else words
    ordered = bool(orders) and orders[0] in VERBS
    all_of_them = any(word in ALL for word in words) or any(word in PLURAL for word in words)
    if ordered and (all_of_them or _themes(told, mentions) or (states and any(word in KINDS for word in words))):
        return bool(states) or orders[0] in WITHOUT_STATE
    says_all = " ".join(words).startswith(("everything ", "everythings ", "all of ", "all my ", "all the "))
    if not {"that", "which", "thats", "still"}.isdisjoint(words[1:3]) and not ordered:
        # "Everything that is on track in theme C" asks for a list.
        return False
    if says_all and any(_ends(told, one) for one in states):
        return True
    if (says_all or (orders and orders[0] in MOVES and (all_of_them or _themes(told, mentions)))) and _moves(told):
        return True
    return any(_is_said_of_many(told, one, context) for one in states)


_WITHOUT_STATE = "close clear tick reopen delete drop remove snooze park archive reset bin scrap sign"
WITHOUT_STATE = frozenset(_WITHOUT_STATE.split())
"""What sweeps whether it is said how things are to stand or not."""


def _moves(told: Told) -> bool:
    """ "Everything in C put back 2 weeks", "push all the reds to September"."""
    moved = not MOVES.isdisjoint(told.keys)
    return moved and (how_long(told) is not None or not WHERE_TO.isdisjoint(told.keys))


def _is_said_of_many(told: Told, state: State, context: ReadingContext) -> bool:
    """ "All mine are on track", "theme D is done": many, then a verb, then how they stand, and nothing between."""
    names = {name for one in context.plan_words.themes for name in (f"theme {one.letter.lower()}", *one.nicknames)}
    before = [place for place in range(state.first) if told.keys[place] not in BETWEEN | LEADING]
    if before and told.tokens[before[-1]].typed.lower().endswith(("'s", "’s")):
        # "Theme C's all on course"
        return " ".join(told.words(before))[:-1] in names
    verb = next((place for place in range(state.first - 1, 0, -1) if told.keys[place] not in BETWEEN), None)
    if verb is None or told.keys[verb] not in ("is", "are"):
        return False
    words = " ".join(word for word in told.keys[:verb] if word not in LEADING)
    return words in names | MANY or words.removeprefix("all of ").removeprefix("all ") in names | MANY


BETWEEN = frozenset({"all", "now", "still", "both", "looking", "currently", "basically", "broadly"})
_MANY = "mine|ours|my actions|my milestones|my items|my tasks|our actions|our milestones|they|of mine|of ours|my stuff"
MANY = frozenset(_MANY.split("|"))


def _ends(told: Told, state: State) -> bool:
    """ "everything is on track" tells; "everything at risk in workforce" asks for a list."""
    before = told.keys[max(0, state.first - 2) : state.first]
    return any(word in ("is", "are", "everythings", "now") for word in before) or told.keys[0] == "everythings"


def _themes(told: Told, mentions: Mentions) -> list[str]:
    said = f" {' '.join(told.keys)} "
    return [
        one.letter
        for one in mentions.words.themes
        if f" theme {one.letter.lower()} " in said or any(f" {name} " in said for name in one.nicknames)
    ]


def _among(told: Told, context: ReadingContext, mentions: Mentions) -> list[ItemView]:
    """The open items that it would sweep over."""
    found = executing.every(context.session, context.plan, Query(where=(IS_OPEN,)), context.today)
    themes = _themes(told, mentions)
    colours = {COLOURS[word] for word in told.keys if word in PLURAL and word in COLOURS}
    colours |= {COLOURS[word] for word, behind in pairwise(told.keys) if word in COLOURS and behind in KINDS}
    own = not OWN.isdisjoint(told.keys) or OF_ALL_OWN.match(" ".join(told.keys))
    return [
        one
        for one in found
        if (not themes or one.theme_letter in themes)
        and (not colours or one.brag in colours)
        and (not own or one.owner_id == context.person.id)
        and one.ref not in {ref for mention in mentions.outright for ref in mention.refs}
    ]
