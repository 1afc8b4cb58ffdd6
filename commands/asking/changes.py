"""`changes`: what was said and what was changed, newest first, and whether it is better or worse than before."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from commands.cards import Card, Line, Lines, Part, Text
from commands.errors import CommandError
from commands.language.filters import plain
from commands.language.gathering.narrowing import narrowing
from commands.language.query_names import Names
from commands.language.saying import names_of_subject, within
from commands.registry import command
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.stories import event_line
from commands.showing.wording import begun, count, day, joined, moment
from store.plan import changed, items
from store.plan.history import Event
from store.query import figures
from store.query.figures import Figures
from store.query.model import Of, OwnedBy, Query, Subject, Wanted
from store.query.often import meant
from store.query.shapes import chosen
from store.query.values import ChangeKind
from store.rules.direction import Direction
from store.rules.terms import Brag
from store.time import london_moment

DAYS = 7
PAGE_SIZE = 15
FEW = 5
"""Changes that are told beside whoever made them."""
KINDS = {
    **dict.fromkeys(["update", "updates", "said"], ChangeKind.UPDATES),
    **dict.fromkeys(["date", "dates", "moves"], ChangeKind.DATES),
    **dict.fromkeys(["owner", "owners", "ownership"], ChangeKind.OWNERS),
    **dict.fromkeys(["title", "titles"], ChangeKind.TITLES),
    **dict.fromkeys(["added", "new"], ChangeKind.ADDED),
}
WAYS: dict[str, Direction] = {"worse": "worse", "better": "better"}
EXAMPLE = "changes since 4 July"


@command(
    "changes",
    needs="read",
    says="What was said and what was changed, in the last 7 days or since a date, by whom and for the better or worse",
    usage="changes [REF] [theme] [@person] [updates | dates | owners | titles | added] [worse | better] [since DATE]",
    example=EXAMPLE,
)
def changes(request: Request) -> Card:
    return changes_card(request, _read(request))


def _read(request: Request) -> Query:
    """A person named here is whoever changed it, not whoever owns it."""
    words, kinds, ways, refs = list[str](), list[ChangeKind](), list[Direction](), list[str]()
    for place, word in enumerate(request.words):
        said = plain(word)
        named = place and plain(request.words[place - 1]) == "by"
        if said in KINDS and not named:
            kinds.append(KINDS[said])
        elif said in WAYS:
            ways.append(WAYS[said])
        elif (item := items.get(request.session, request.plan, said)) is not None:
            refs.append(item.ref)
        else:
            words.append(word)
    asked = narrowing(request, words, EXAMPLE)
    if asked.period and asked.period.first and asked.period.first > request.today:
        raise CommandError(f"{day(asked.period.first, request.today)} is still to come. Try a day that has passed.")
    people = tuple(one for of in asked.where if isinstance(of, OwnedBy) for one in of.people)
    where = tuple(one for one in asked.where if not isinstance(one, OwnedBy))
    query = Query(where=where, period=asked.period, change_kinds=tuple(kinds), changed_by=people)
    query = query.model_copy(update={"direction": ways[0] if len(set(ways)) == 1 else None})
    return query.model_copy(update={"subjects": tuple(Subject(kind="item", key=ref) for ref in refs)})


def changes_card(request: Request, query: Query) -> Card:
    """What changed in the days that a query names, in what it means."""
    query = _without_moved(query).model_copy(update={"wanted": Wanted.CHANGES})
    request.query, request.asks = query, True
    of = Query(where=query.where, otherwise=query.otherwise).narrowed(*meant(query.subjects))
    first, last = _days(request, query)
    events = changed.events(
        request.session,
        request.plan,
        london_moment(first, time()),
        min(request.now, london_moment(last + timedelta(days=1), time())),
        changed.Wanted(query.change_kinds, query.changed_by, _ids(request, of), query.direction),
    )
    events = events[: query.limit]
    names = request.names(query)
    amount = _amount(len(events), query)
    if query.of is Of.PEOPLE:
        amount = f"{_people(len(_by_whom(events)))} {'gave' if _of_updates(query) else 'made'} {amount}"
    title = f"{begun(amount)}{_about(query, of, names)}{_when(first, last, request.today)}"
    card = Card(title=title, redraw=request.redraw, count=len(events))
    if not (query.change_kinds or query.changed_by) and request.page == 1:
        card.parts += _then_and_now(request, of, first)
    if not events:
        card.parts.append(Text(text="Nothing was said and nothing was changed. Try an earlier day."))
    elif query.of is Of.PEOPLE:
        card.count = len(_by_whom(events))
        card.parts.append(Lines(lines=[_of_person(name, made, request.today) for name, made in _by_whom(events)]))
        if len(events) <= FEW:
            card.parts += _events(request, card, events)
    else:
        card.parts += _events(request, card, events)
    return card


def _events(request: Request, card: Card, events: Sequence[Event]) -> list[Part]:
    pages = max(1, -(-len(events) // PAGE_SIZE))
    number = min(request.page, pages)
    if number > 1:
        card.redraw = f"{request.redraw} page {number}"
    shown = events[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    parts: list[Part] = [Lines(lines=[event_line(event, request.today, named=True) for event in shown])]
    return [*parts, page_buttons(request.redraw, number, pages)] if pages > 1 else parts


def _by_whom(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Whoever made most first; what a document brought has nobody."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.by is not None:
            found.setdefault(event.by, []).append(event)
    return sorted(found.items(), key=lambda one: -len(one[1]))


def _of_person(name: str, made: Sequence[Event], today: date) -> Line:
    refs = joined(list(dict.fromkeys(event.ref for event in made if event.ref != "plan")))
    return Line(
        title=name, details=[f"{len(made):,}", *([f"to {refs}"] if refs else []), f"last {moment(made[0].at, today)}"]
    )


def _people(number: int) -> str:
    return count(number, "person", "people")


def _of_updates(query: Query) -> bool:
    return query.change_kinds == (ChangeKind.UPDATES,)


def _without_moved(query: Query) -> Query:
    """What asks for moved dates asks for that kind of change."""
    where = tuple(one for one in query.where if one.field != "moved")
    if where == query.where:
        return query
    return query.model_copy(update={"where": where, "change_kinds": (*query.change_kinds, ChangeKind.DATES)})


def _days(request: Request, query: Query) -> tuple[date, date]:
    period = query.period
    last = min(period.last if period and period.last else request.today, request.today)
    first = period.first if period and period.first else last - timedelta(days=DAYS)
    return min(first, last), last


def _ids(request: Request, of: Query) -> set[int] | None:
    return changed.ids_of(request.session, chosen(request.plan, of, request.today)) if of.narrows else None


NOUNS = {
    (): ("change", "changes"),
    (ChangeKind.UPDATES,): ("update", "updates"),
    (ChangeKind.DATES,): ("moved date", "moved dates"),
    (ChangeKind.OWNERS,): ("change of owner", "changes of owner"),
    (ChangeKind.TITLES,): ("change of title", "changes of title"),
    (ChangeKind.ADDED,): ("addition", "additions"),
}


def _amount(number: int, query: Query) -> str:
    one, many = NOUNS.get(query.change_kinds, NOUNS[()])
    way = f" for the {query.direction}" if query.direction else ""
    kinds = f" of {joined([kind.value for kind in query.change_kinds])}" if len(query.change_kinds) > 1 else ""
    return f"{count(number, one, many)}{kinds}{way}"


def _about(query: Query, of: Query, names: Names) -> str:
    about = f" to {joined([names_of_subject(one, names) for one in query.subjects])}" if query.subjects else ""
    by = f" by {joined([names.person(one) for one in query.changed_by])}" if query.changed_by else ""
    rest = Query(where=query.where, otherwise=query.otherwise)
    match query.where if not query.otherwise else ():
        case (OwnedBy(people=(person,), negated=False),):
            owns = "you own" if person == names.me else f"{names.person(person)} owns"
            return f"{about} to what {owns}{by}"
    return f"{about}{within(rest, names)}{by}"


def _when(first: date, last: date, today: date) -> str:
    if last == today:
        return f" since {day(first, today)}"
    return f" on {day(first, today)}" if first == last else f" from {day(first, today)} to {day(last, today)}"


MEASURES = {"red": Brag.RED, "amber": Brag.AMBER, "complete": Brag.BLUE}


def _then_and_now(request: Request, of: Query, first: date) -> list[Part]:
    """How it stands now beside how it stood before the days that are told."""
    now = figures.picture(request.session, request.plan, of, request.today)
    evening = first - timedelta(days=1)
    then = figures.before(request.session, request.plan, of, evening, now) if now.whole.many else None
    return [Text(text=better_or_worse(now.whole, then.whole, evening, request.today))] if then else []


def better_or_worse(now: Figures, then: Figures, evening: date, today: date) -> str:
    """ "Compared with Sunday 3 July: worse in red (6, now 8); better in complete (12, now 13)."."""
    moved = {"overdue": (now.overdue, then.overdue)}
    moved |= {name: (now.of(colour), then.of(colour)) for name, colour in MEASURES.items()}
    ways: dict[str, list[str]] = {"worse": [], "better": []}
    for name, (is_now, was) in moved.items():
        if is_now != was:
            better = (is_now > was) is (name == "complete")
            ways["better" if better else "worse"].append(f"{name} ({was:,}, now {is_now:,})")
    told = [f"{way} in {joined(names)}" for way, names in ways.items() if names]
    same = "as many overdue, red, amber and complete as then"
    return f"Compared with the evening of {day(evening, today)}: {'; '.join(told) or same}."
