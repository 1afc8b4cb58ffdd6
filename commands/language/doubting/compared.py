"""Two days, parts or counts in one sentence, of which the reading holds one: "how many more reds than last month"."""

from itertools import pairwise

from commands.language.gathering.beside import behind_than
from commands.language.sense import Sense
from commands.language.spotting.dates import DateMeaning
from commands.language.spotting.meanings import Ask, Dated, Sign, Slipped
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.spotting.references import Mentioned
from commands.language.spotting.themes import Themed
from commands.language.topics.subjects import subject_among
from commands.language.wanted.intents import GROUP_OF
from store.query import model
from store.query.model import IS_OPEN, Coloured, Group, Happening, Happens, Is, Moved, Of, Query, State, Wanted, Window

NOW = frozenset(["still", "now", "today", "currently"])
PARTS = frozenset(["theme", "recommendation", "owner"])
WIDE = PARTS | {"team", "kind", "item"}
CUTS = {Of.THEMES: GROUP_OF["theme"], Of.RECOMMENDATIONS: GROUP_OF["recommendation"], Of.PEOPLE: GROUP_OF["person"]}
LISTED = (Wanted.LIST, Wanted.COUNT)


def _without_days(query: Query) -> Query:
    rest = tuple(one for one in query.where if not isinstance(one, Happens))
    return query.model_copy(update={"where": rest, "as_at": None})


def _since(query: Query, window: Window) -> Query:
    changes = _without_days(query).where
    return Query(wanted=Wanted.CHANGES, where=changes, period=window.model_copy(update={"last": None}))


def more_than_then(sense: Sense, query: Query) -> list[Query] | None:
    """ "How many more reds than last month": how many there are now, and how many there were."""
    then = [
        span.meaning
        for span in sense.spans
        if isinstance(span.meaning, DateMeaning) and behind_than(sense.tokens, span)
    ]
    if query.wanted not in LISTED or Ask.RATHER not in sense.asks or not then:
        return None
    last = then[0].window.last
    was = [_without_days(query).model_copy(update={"as_at": last})] if last and last < sense.today else []
    return [_without_days(query), *was, _since(query, then[0].window)]


def then_and_now(sense: Sense, query: Query) -> list[Query] | None:
    """ "Red on 1 July and still red": one list is as it stood then, and the other as it stands."""
    if query.wanted not in LISTED or query.as_at is None or not NOW & set(sense.words):
        return None
    return [query, _without_days(query)]


def days_of_a_comparison(sense: Sense, query: Query) -> list[Query] | None:
    """ "Which theme finished the most in June", "last month by theme": how all stand is no answer to either."""
    days = [one for one in query.where if isinstance(one, Happens)]
    dated = any(isinstance(span.meaning, Dated) for span in sense.spans)
    if query.wanted is not Wanted.COMPARISON or query.subjects or query.of not in CUTS or not days or dated:
        return None
    if days[0].of is Happening.COMPLETED:
        return [Query(where=query.where, group=CUTS[query.of]), query]
    return [_without_days(query), _since(query, days[0].window), query]


def more_of_one_than_of_other(sense: Sense, query: Query) -> list[Query] | None:
    """ "Themes with more reds than greens": a comparison of either is not one of both."""
    told = [span.meaning for span in sense.spans if isinstance(span.meaning, Coloured | Is)]
    if query.wanted is not Wanted.COMPARISON or query.of not in CUTS or len(told) < 2 or "than" not in sense.words:
        return None
    rest = tuple(one for one in query.where if one.field in WIDE)
    each = [Query(where=(one, *rest), group=CUTS[query.of]) for one in told]
    return [Query(where=rest, of=query.of, wanted=Wanted.COMPARISON), *each]


def several_parts(sense: Sense, query: Query) -> list[Query] | None:
    """ "Status of theme A and rec 4": how each of them stands, or what is in both."""
    parts = [one for one in query.where if one.field in PARTS and not one.negated]
    joins = any(span.meaning is Sign.AND for span in sense.spans)
    if query.wanted is not Wanted.STATUS or len(parts) < 2 or len(parts) < len(query.where) or not joins:
        return None
    subjects = [subject for one in parts if (subject := subject_among([one])) is not None]
    return [*(Query(wanted=Wanted.STATUS, subjects=(one,), as_at=query.as_at) for one in subjects), query]


def item_and_part(sense: Sense, query: Query) -> list[Query] | None:
    """ "Where are we on theme A and on C14.2": the card of one tells nothing of the other."""
    parts = [one for one in query.where or sense.combined.where if one.field in PARTS and not one.negated]
    if query.wanted not in (Wanted.CARD, Wanted.WHY) or not parts or [one.kind for one in query.subjects] != ["item"]:
        return None
    named = [span for span in sense.spans if isinstance(span.meaning, Themed | Mentioned | PeopleMeaning)]
    if any(isinstance(span.meaning, PeopleMeaning) and span.meaning.how is not Whom.ONE for span in named):
        return None
    ands = [span.first for span in sense.spans if span.meaning is Sign.AND]
    if not any(one.last <= at or at < one.first for at in ands for one in named):
        return None
    standing = [Query(wanted=Wanted.STATUS, subjects=(subject,)) for one in parts if (subject := subject_among([one]))]
    return [query, *standing]


def second_count(sense: Sense, query: Query) -> list[Query] | None:
    """ "How many in theme A, and how many of them are red or late": one count tells half of it."""
    counts = [span for span in sense.spans if span.meaning is Ask.COUNT]
    if query.wanted is not Wanted.COUNT or len(counts) < 2 or query.group is not None:
        return None
    dated = any(isinstance(span.meaning, DateMeaning) and span.first < counts[1].first for span in sense.spans)
    wide = tuple(
        one for one in query.where if one.field in WIDE or (dated and (isinstance(one, Happens) or _is_open(one)))
    )
    return [query.model_copy(update={"where": wide, "otherwise": ()}), query]


def each_of_all(sense: Sense, query: Query) -> list[Query] | None:
    """ "How many has each owner completed": one list or number for all is not what is asked."""
    words = sense.words
    after = {word for one, word in pairwise(words) if one in ("each", "every")}
    groups = {"owner": Group.OWNER, "person": Group.OWNER, "lead": Group.OWNER, "theme": Group.THEME}
    groups |= {"recommendation": Group.RECOMMENDATION, "rec": Group.RECOMMENDATION}
    told = next((group for word, group in groups.items() if word in after), None)
    if query.wanted not in LISTED or query.group is not None or query.of is not Of.ITEMS or told is None:
        return None
    return [Query(where=query.where, otherwise=query.otherwise, group=told), query]


def both_of_one(sense: Sense, query: Query) -> list[Query] | None:
    """ "Owners with a red and an overdue": one that is both, or one of each."""
    told = [one for one in query.where if isinstance(one, Coloured | Is) and not one.negated]
    joins = any(span.meaning is Sign.AND for span in sense.spans)
    if query.of not in CUTS or query.wanted not in LISTED or len(told) < 2 or not joins or query.otherwise:
        return None
    rest = tuple(one for one in query.where if one not in told)
    first, *others = told
    either = Query(where=(first, *rest), otherwise=(*others, *rest), group=CUTS[query.of])
    return [either, query]


def not_moved(sense: Sense, query: Query) -> list[Query] | None:
    """ "Haven't moved at all since April": nothing was said of them, or their date is the same."""
    moved = next((one for one in query.where if isinstance(one, Moved) and one.negated and one.window), None)
    if moved is None or moved.window is None or query.wanted not in LISTED or {"date", "dates"} & set(sense.words):
        return None
    rest = tuple(one for one in query.where if one is not moved)
    silent = Happens(of=Happening.HEARD, window=moved.window, negated=True)
    return [query.model_copy(update={"where": (IS_OPEN, *rest, silent)}), query]


def slipped_when(sense: Sense, query: Query) -> list[Query] | None:
    """ "What slipped in June": the month when it was due, or the month when its date was moved."""
    days = next((one for one in query.where if isinstance(one, Happens) and one.of is Happening.PROMISED), None)
    slipped = any(isinstance(span.meaning, Slipped) for span in sense.spans)
    dated = any(isinstance(span.meaning, Dated) for span in sense.spans)
    if query.wanted not in LISTED or days is None or not slipped or dated:
        return None
    if days.window.first is None or days.window.first > sense.today:
        return None
    rest = tuple(one for one in query.where if one is not days and one.field != "slip" and not _is_open(one))
    moved = Moved(times=model.Span(least=1), window=days.window)
    return [query, query.model_copy(update={"where": (*rest, moved)}), _since(Query(where=rest), days.window)]


def _is_open(one: object) -> bool:
    return isinstance(one, Is) and one.states == (State.OPEN,)
