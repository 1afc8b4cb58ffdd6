"""`compare`: two or more themes, recommendations or people beside each other."""

from collections.abc import Sequence
from datetime import timedelta

from commands.advice import say
from commands.asking.ranking import ranking_card
from commands.cards import Card, Lines, Table, Text
from commands.errors import CommandError
from commands.language.filters import plain
from commands.language.gathering.narrowing import narrowing
from commands.language.query_names import Names
from commands.language.saying import said
from commands.registry import command
from commands.request import Request
from commands.showing.because import because
from commands.showing.comparing import MEASURES, Compared, rows, verdict
from commands.showing.items import item_lines, page_buttons, summaries
from commands.showing.wording import begun, day, joined
from store.plan import items, plan_settings
from store.query import executing
from store.query.judging import overdue_by
from store.query.model import (
    IS_OPEN,
    Answers,
    Condition,
    Group,
    Happening,
    Happens,
    InTheme,
    Moved,
    Of,
    OwnedBy,
    Query,
    Subject,
    Wanted,
    Window,
)
from store.query.often import meant
from store.query.others import Grouped, groups
from store.rules.terms import Brag

MOST = 10
"""Of people or recommendations that are compared unasked for by name."""
JOINING = frozenset({"with", "and", "to", "vs", "versus", "against", "or", "than"})
EXAMPLE = "compare workforce with sufficiency"
WIDE = frozenset({"theme", "recommendation", "owner", "team", "kind"})
"""Conditions that say among what is compared; others say by what."""
ALL = {"themes": Of.THEMES, "recommendations": Of.RECOMMENDATIONS, "recs": Of.RECOMMENDATIONS, "people": Of.PEOPLE}
ALL["owners"] = Of.PEOPLE


@command(
    "compare",
    needs="read",
    says="Two or more themes, recommendations or people beside each other, and which is worse",
    usage="compare THEME with THEME | compare rec N with rec N | compare @person with @person | compare themes",
    example=EXAMPLE,
)
def compare(request: Request) -> Card:
    words = [word for word in request.words if plain(word) not in JOINING]
    if len(words) == 1 and plain(words[0]) in ALL:
        return compare_card(request, Query(of=ALL[plain(words[0])]))
    return compare_card(request, parted(narrowing(request, words, EXAMPLE)))


def parted(query: Query) -> Query:
    """The several themes, recommendations or people of a query as subjects, under its other conditions."""
    for one in query.where:
        subjects = _subjects(one)
        if len(subjects) > 1:
            where = tuple(other for other in query.where if other is not one)
            return query.model_copy(update={"subjects": subjects, "where": where})
    return query


def _subjects(condition: Condition) -> tuple[Subject, ...]:
    match condition:
        case InTheme(letters=letters, negated=False):
            return tuple(Subject(kind="theme", key=letter) for letter in letters)
        case Answers(numbers=numbers, negated=False):
            return tuple(Subject(kind="recommendation", key=f"R{number}") for number in numbers)
        case OwnedBy(people=people, negated=False):
            return tuple(Subject(kind="person", key=str(person)) for person in people)
        case _:
            return ()


def compare_card(request: Request, query: Query) -> Card:
    """Raises `CommandError` where there are no two to compare."""
    request.query, request.asks = query.model_copy(update={"wanted": Wanted.COMPARISON}), True
    subjects = query.subjects
    if subjects and all(one.kind == "item" for one in subjects):
        return _items(request, subjects)
    group = next((GROUPS[one.kind] for one in subjects if one.kind in GROUPS), None) or OF.get(query.of)
    if group is None or len(subjects) == 1 or any(GROUPS.get(one.kind) is not group for one in subjects):
        raise CommandError(f"Say two that I can compare, of one kind. For example: {say(EXAMPLE)}.")
    of_some = any(one.field not in WIDE for one in (*query.where, *query.otherwise))
    if of_some and not subjects:
        return ranking_card(request, query, group)
    some = _compared(request, query, group)
    if len(some) < 2:
        return Card(title="There are no two in the plan to compare", redraw=request.redraw)
    if of_some:
        return _fitting(request, query, some)
    stood = f", as it stood on {day(query.as_at, request.today)}" if query.as_at else ""
    days = plan_settings.nudges(request.plan).stale_after
    table = Table(
        caption="The worst first",
        columns=[group.value.capitalize(), "Open", "Moved", "Heard"],
        rows=rows(some),
    )
    told = (
        "Late: open past its promised date. Moved: its promised date was moved."
        f" Heard: somebody said something of it in the last {days} days."
    )
    return Card(title=f"{begun(verdict(some))}{stood}", parts=[table, Text(text=told)], redraw=request.redraw)


def _fitting(request: Request, query: Query, some: Sequence[Compared]) -> Card:
    """Who has more of what the question names, and what that is: "who has more overdue, she or he?"."""
    of = Query(where=query.where, otherwise=query.otherwise, as_at=query.as_at)
    named = said(of, request.names(of))
    ordered = sorted(some, key=lambda one: -one.figures.many)
    most, least = ordered[0].figures.many, ordered[-1].figures.many
    if most == least:
        title = f"{joined([one.name for one in ordered])} are in a tie: {most:,} each, of {named}"
    else:
        told = "; ".join(f"{one.name} {one.figures.many or 'none'}" for one in ordered)
        title = f"{ordered[0].name} has the most {named}: {told}"
    asked = of.narrowed(*meant(query.subjects))
    found = executing.page(request.session, request.plan, asked, request.today, request.page, MOST)
    card = Card(title=begun(title), redraw=request.redraw, items=summaries(found.items), count=found.total)
    if found.items:
        card.parts.append(Lines(lines=item_lines(request, found.items)))
    if found.last > 1:
        card.parts.append(page_buttons(request.redraw, found.number, found.last))
    return card


GROUPS = {"theme": Group.THEME, "recommendation": Group.RECOMMENDATION, "person": Group.OWNER}
OF = {Of.THEMES: Group.THEME, Of.RECOMMENDATIONS: Group.RECOMMENDATION, Of.PEOPLE: Group.OWNER}


def _compared(request: Request, query: Query, group: Group) -> list[Compared]:
    """Those that are named, or the worst of all, the worst first. Each figure takes one question for all of them."""
    named = {one.key.removeprefix("R") if one.kind == "recommendation" else one.key for one in query.subjects}
    of = Query(where=query.where, otherwise=query.otherwise, as_at=query.as_at, group=group)
    since = (query.as_at or request.today) - timedelta(days=plan_settings.nudges(request.plan).stale_after)
    heard = of.narrowed(IS_OPEN, Happens(of=Happening.HEARD, window=Window(first=since)))
    stands, moved, heard_of = (
        {one.key: one for one in groups(request.session, request.plan, asked, request.today)}
        for asked in (of, of.narrowed(Moved()), heard)
    )
    nothing = Grouped("", "", dict.fromkeys(Brag, 0), 0)
    names = request.names(query)
    found = [
        Compared(
            _name(key, group, names) or one.name,
            one,
            moved.get(key, nothing).many,
            heard_of.get(key, nothing).many,
        )
        for key, one in {**dict.fromkeys(named, nothing), **stands}.items()
        if key and (key in named or not named)
    ]
    found.sort(key=lambda one: [-one.share(measure) for measure in MEASURES])
    return found if named else found[:MOST]


def _name(key: str, group: Group, names: Names) -> str:
    if group is Group.RECOMMENDATION:
        return f"Recommendation {key}"
    return names.themes.get(key, "") if group is Group.THEME else names.people.get(int(key), "")


def _items(request: Request, subjects: Sequence[Subject]) -> Card:
    found = items.views(request.session, request.plan, [one.key for one in subjects], request.today)
    places = {colour: place for place, colour in enumerate(Brag)}
    found.sort(key=lambda one: (places[one.brag], -(overdue_by(one, request.today) or 0)))
    if len(found) < 2:
        raise CommandError(f"I can't find two of these. Try {say('find')} and a word from the title.")
    first, second = found[0], found[1]
    if (first.brag, overdue_by(first, request.today)) == (second.brag, overdue_by(second, request.today)):
        title = f"{joined([one.ref for one in found])} are in a tie: each is {first.brag}"
    else:
        title = f"{first.ref} is worst: it is {first.brag} because {because(first, request.today)}"
    return Card(
        title=title, parts=[Lines(lines=item_lines(request, found))], redraw=request.redraw, items=summaries(found)
    )
