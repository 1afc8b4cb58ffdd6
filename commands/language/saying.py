"""A query in plain words, made from it alone: what an answer calls itself, and what the reader reads back.

Whatever is said here must be read again by `commands.language.reading` as the same query; a test holds that.
"""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from commands.language.change_words import changes_said
from commands.language.length_words import by_said, long_said, span_said, window_said
from commands.language.query_names import Names
from commands.showing.wording import ANY_KIND, begun, counted, joined, quoted
from store.query.executing import Total
from store.query.having import Having
from store.query.model import (
    Answers,
    Coloured,
    Condition,
    FinishedLate,
    Group,
    Happening,
    Happens,
    InTheme,
    Is,
    Lacking,
    Lacks,
    Moved,
    Of,
    OfKind,
    OneOf,
    Order,
    OverdueBy,
    OwnedBy,
    Query,
    Rated,
    ReportsTo,
    SaidToBe,
    Slips,
    Sort,
    Span,
    State,
    Subject,
    Titled,
    Under,
    Wanted,
    Was,
)
from store.rules.terms import Kind

KIND_NAMES = {
    Kind.ACTION: ("action", "actions"),
    Kind.MILESTONE: ("milestone", "milestones"),
    Kind.TIMELINE: ("timeline entry", "timeline entries"),
}
STATE_WORDS = {
    State.OPEN: "open",
    State.COMPLETE: "complete",
    State.OVERDUE: "overdue",
    State.BLOCKED: "blocked",
    State.SNOOZED: "snoozed",
    State.CLAIMED: "waiting to be verified",
    State.DISOWNED: "disowned",
    State.NEVER_UPDATED: "never heard of",
    State.DROPPED: "no longer needed",
}
BEFORE_THE_NOUN = frozenset({State.OPEN, State.COMPLETE})
LACKING_WORDS = {
    Lacking.OWNER: "nobody to ask",
    Lacking.DATE: "no date given",
    Lacking.FORECAST: "no forecast given",
    Lacking.EVIDENCE: "no evidence given",
    Lacking.MILESTONES: "no milestones under it",
}
"""Who asks for what has no owner means what is open; these say no more than the condition does."""
HAPPENING_WORDS = {
    Happening.PROMISED: "due",
    Happening.EXPECTED: "expected",
    Happening.COMPLETED: "completed",
    Happening.HEARD: "last heard of",
    Happening.STARTS: "starting",
}
SORT_WORDS = {
    Sort.PROMISED: ("earliest due first", "latest due first"),
    Sort.EXPECTED: ("earliest expected first", "latest expected first"),
    Sort.SLIP: ("least slipped first", "most slipped first"),
    Sort.OVERDUE: ("least overdue first", "most overdue first"),
    Sort.MOVED: ("least often moved first", "most often moved first"),
    Sort.HEARD: ("longest silent first", "latest heard of first"),
    Sort.COMPLETED: ("earliest completed first", "latest completed first"),
}
"""The least or earliest first, and the greatest or latest."""
OF_WORDS = {
    Of.RECOMMENDATIONS: ("recommendation", "recommendations", "with"),
    Of.THEMES: ("theme", "themes", "with"),
    Of.ACTIONS: ("action that has", "actions that have", ""),
    Of.PEOPLE: ("person who owns", "people who own", ""),
}
HAVING_WORDS = {Having.SOME: "", Having.NONE: "no", Having.EACH: "only"}
GROUP_WORDS = {
    Group.THEME: "by theme",
    Group.RECOMMENDATION: "by recommendation",
    Group.OWNER: "by owner",
    Group.COLOUR: "by colour",
    Group.KIND: "by kind",
    Group.MONTH: "by month",
}


def said(query: Query, names: Names) -> str:
    """The whole question: "red or amber milestones in Workforce and learning, due by 31 July 2022"."""
    return _with_tail(query, names, _asked(query, names))


def titled(query: Query, names: Names, total: Total) -> str:
    """What a list calls itself: how many, and of what. "3 actions and milestones overdue", "Nothing overdue"."""
    amount = counted(total) if total.number else "no"
    single = total.number == 1
    owner = _sole_owner(query)
    if query.of is not Of.ITEMS:
        found = f"{amount} {_others(query, names, single=single)}"
    elif query.otherwise:
        found = f"{amount} {_either(query, names, single=single)}"
    elif owner is not None:
        rest = tuple(one for one in query.where if not isinstance(one, OwnedBy))
        found = f"{names.person(owner)} {'own' if owner == names.me else 'owns'} {_amount(rest, names, total, '')}"
    else:
        found = _amount(query.where, names, total, "" if query.where else "in the plan")
    return begun(_with_tail(query, names, found))


def within(query: Query, names: Names) -> str:
    """What stands behind the name of an answer that a query narrows: " in Workforce", ": red milestones overdue"."""
    if not query.narrows:
        return ""
    if query.otherwise or _adjectives(query.where) or _kinds(query.where):
        return f": {_either(query, names)}"
    return f" {_phrases(query.where, names)}"


def _amount(where: Sequence[Condition], names: Names, total: Total, where_else: str) -> str:
    if not total.number and not _adjectives(where) and not _kinds(where):
        return " ".join(filter(None, ["nothing", _phrases(where, names) or where_else]))
    amount = counted(total) if total.number else "no"
    return " ".join(filter(None, [amount, _conjunction(where, names, single=total.number == 1), where_else]))


def _sole_owner(query: Query) -> int | None:
    owners = [one for one in query.where if isinstance(one, OwnedBy)]
    sole = len(owners) == 1 and not owners[0].negated and len(owners[0].people) == 1 and not query.otherwise
    return owners[0].people[0] if sole else None


def _asked(query: Query, names: Names) -> str:  # noqa: C901 one arm for each thing wanted
    things = _others(query, names) if query.of is not Of.ITEMS else _either(query, names)
    about = joined([names_of_subject(one, names) for one in query.subjects])
    match query.wanted:
        case Wanted.LIST:
            return things
        case Wanted.CARD:
            return about
        case Wanted.COUNT:
            return f"how many {things}"
        case Wanted.SHARE:
            among = _conjunction(query.among, names)
            return f"what share of {among} are {things}"
        case Wanted.STATUS:
            return f"status of {about or (things if query.narrows else 'the plan')}"
        case Wanted.CHANGES:
            return changes_said(query, names, about or (_either(query, names) if query.narrows else "the plan"))
        case Wanted.COMPARISON:
            return f"compare {about}" if about else f"compare {things}"
        case Wanted.PERSON:
            return f"who owns {about or things}"
        case Wanted.SLIPPING:
            return f"slipping {things}"
        case Wanted.WHY:
            return f"why is {about or things} as it is"
        case Wanted.SILENT:
            return f"who has not answered about {about or things}" if about or query.narrows else "who has not answered"
        case Wanted.AWAY:
            return _away(query, names, things)
    assert_never(query.wanted)


def _away(query: Query, names: Names, things: str) -> str:
    if not query.narrows:
        return "who is away"
    owner = _sole_owner(query)
    if owner is not None and len(query.where) == 1:
        return f"when {names.person(owner)} {'are' if owner == names.me else 'is'} away"
    return f"who is away of those who own {things}"


def names_of_subject(subject: Subject, names: Names) -> str:
    match subject.kind:
        case "item" | "standard" | "risk" | "board":
            return subject.key
        case "recommendation":
            return f"recommendation {subject.key.removeprefix('R')}"
        case "theme":
            return names.theme(subject.key)
        case "person":
            return names.person(int(subject.key))
    assert_never(subject.kind)


def _with_tail(query: Query, names: Names, begins: str) -> str:
    """What stands behind all conditions: of when, in which order, how many, and by what."""
    tail = [begins]
    if query.period is not None:
        tail.append(window_said(query.period, names.today))
    if query.group is not None:
        tail.append(GROUP_WORDS[query.group])
    told = " ".join(tail)
    after = []
    if query.order is not None:
        after.append(_order(query.order))
    if query.limit is not None:
        after.append(f"the first {query.limit}" if query.limit > 1 else "the first one")
    if query.as_at is not None:
        after.append(f"as it stood on {long_said(query.as_at)}")
    return ", ".join([told, *after])


def _order(order: Order) -> str:
    return SORT_WORDS[order.by][order.greatest_first]


def _others(query: Query, names: Names, *, single: bool = False) -> str:
    """ "recommendations with red actions", "people who own milestones overdue", "risks of high impact"."""
    if query.of not in OF_WORDS:
        noun = query.of.value.removesuffix("s") if single else query.of.value
        return " ".join(filter(None, [noun, _phrases(query.where, names)]))
    one, many, link = OF_WORDS[query.of]
    fit = HAVING_WORDS[query.having]
    return " ".join(filter(None, [one if single else many, link, fit, _either(query, names)]))


def _either(query: Query, names: Names, *, single: bool = False) -> str:
    where = _conjunction(query.where, names, single=single)
    return f"{where}; or {_conjunction(query.otherwise, names)}" if query.otherwise else where


def _conjunction(where: Sequence[Condition], names: Names, *, single: bool = False) -> str:
    """ "open red milestones overdue in Workforce, not owned by you"."""
    one, many = _kinds(where) or ANY_KIND
    words = [*_adjectives(where), one if single else many, _phrases(where, names)]
    return " ".join(filter(None, words))


def _kinds(where: Sequence[Condition]) -> tuple[str, str] | None:
    """The noun, where a condition gives it; a second one about kinds is a phrase."""
    meant = next((one for one in where if isinstance(one, OfKind) and not one.negated), None)
    if meant is None:
        return None
    many = _or([KIND_NAMES[kind][1] for kind in meant.kinds])
    # "1 action or milestone" is of any kind.
    return (KIND_NAMES[meant.kinds[0]][0] if len(meant.kinds) == 1 else many), many


def _adjectives(where: Sequence[Condition]) -> list[str]:
    said = [STATE_WORDS[one.states[0]] for one in where if isinstance(one, Is) and _is_adjective(one)]
    colours = [one for one in where if isinstance(one, Coloured) and not one.negated]
    return [*said, *(_or([colour.value for colour in one.colours]) for one in colours[:1])]


def _is_adjective(one: Is) -> bool:
    return not one.negated and len(one.states) == 1 and one.states[0] in BEFORE_THE_NOUN


def _phrases(where: Sequence[Condition], names: Names) -> str:
    """What stands behind the noun: "overdue in Workforce, for recommendation 3, not owned by you"."""
    nouns = set[str]()
    heads, others, denied = list[str](), list[str](), list[str]()
    for one in sorted(where, key=lambda one: _PLACES.index(type(one))):
        if _in_noun(one) and (isinstance(one, Is) or one.field not in nouns):
            nouns.add(one.field)
        elif one.negated:
            denied.append(_phrase(one, names))
        elif isinstance(one, InTheme) or (isinstance(one, Is) and one.states == (State.OVERDUE,)):
            heads.append(_phrase(one, names))
        else:
            others.append(_phrase(one, names))
    return ", ".join(filter(None, [" ".join(heads), *others, *denied]))


_PLACES: Sequence[type[Condition]] = (
    *(Is, Slips, OverdueBy, Happens, FinishedLate, Moved, SaidToBe, InTheme, Answers, Under, OneOf, OwnedBy, ReportsTo),
    *(Coloured, OfKind, Lacks, Titled, Was, Rated),
)


def _in_noun(one: Condition) -> bool:
    if isinstance(one, Is):
        return _is_adjective(one)
    return isinstance(one, (OfKind, Coloured)) and not one.negated


def _phrase(one: Condition, names: Names) -> str:  # noqa: C901 one arm a condition
    no = "not " if one.negated else ""
    match one:
        case InTheme(letters=letters):
            return f"{no}in {_or([names.theme(letter) for letter in letters])}"
        case Answers(numbers=numbers):
            return f"{no}for recommendation {_or(list(map(str, numbers)))}"
        case OwnedBy(people=people):
            return f"{no}owned by {_or([names.person(one) for one in people])}"
        case ReportsTo(people=people):
            if people == (names.me,):
                return f"{no}owned by your team"
            return f"{no}owned by the team of {_or([names.person(one) for one in people])}"
        case OfKind(kinds=kinds):
            return f"{no}{_or([KIND_NAMES[kind][1] for kind in kinds])}"
        case Coloured(colours=colours):
            return f"{no}{_or([colour.value for colour in colours])}"
        case SaidToBe(progress=progress):
            return f"{no}said to be {_or([value.value for value in progress])}"
        case Is(states=states):
            return f"{no}{_or([STATE_WORDS[state] for state in states])}"
        case Lacks(lacking=lacking):
            return f"{no}with {_or([LACKING_WORDS[one] for one in lacking])}"
        case Happens(of=of, window=window):
            return f"{no}{HAPPENING_WORDS[of]} {window_said(window, names.today)}"
        case Moved():
            return no + _moved(one, names.today)
        case Slips(days=days):
            return f"{no}slipping{by_said(days)}"
        case OverdueBy(days=days):
            return f"{no}overdue{by_said(days) or ' by at least 1 day'}"
        case FinishedLate():
            return _finished(one)
        case Titled(words=words):
            return f"{'without' if one.negated else 'with'} {quoted(' '.join(words))} in the title"
        case OneOf(refs=refs):
            return f"{'except' if one.negated else 'namely'} {_or(list(refs))}"
        case Under(refs=refs):
            return f"{no}under {_or(list(refs))}"
        case Was(so=so, on=on):
            stood = list(so.colours) if isinstance(so, Coloured) else [STATE_WORDS[state] for state in so.states]
            return f"{no}standing at {_or(stood)} on {long_said(on)}"
        case Rated(of=of, values=values):
            return f"{no}of {_or(list(values))} {of}"
    assert_never(one)


def _moved(one: Moved, today: date) -> str:
    often = "" if one.times == Span(least=1) else f" {span_said(one.times, 'time')}"
    return f"moved{often} {window_said(one.window, today)}" if one.window else f"moved{often}"


def _finished(one: FinishedLate) -> str:
    if one.days is None:
        return "finished in time" if one.negated else "finished late"
    return f"finished {'early' if one.negated else 'late'} by {span_said(one.days, 'day')}"


def _or(words: Sequence[str]) -> str:
    """Without commas, which part the conditions from each other."""
    return " or ".join(words)
