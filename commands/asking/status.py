"""`status`: in a sentence how the plan stands, then each theme and recommendation, the worst first."""

from collections.abc import Sequence
from datetime import date, timedelta

from commands.advice import say
from commands.cards import Button, Buttons, Card, Heading, Line, Lines, Part, Table, Text
from commands.language.saying import said
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_lines
from commands.showing.lost_channels import lost_channel_parts
from commands.showing.wording import begun, clipped, day, joined, kinds, of_any_kind
from store.plan import plans
from store.plan.items import Counts
from store.query import executing, figures
from store.query.figures import Figures, Picture
from store.query.model import Answers, Coloured, InTheme, OwnedBy, Query, Wanted
from store.query.often import meant
from store.rules.terms import Brag, Kind

BACK = timedelta(days=7)
MOST_SHOWN = 5
"""Red lines under the status of a part of the plan; amber ones where nothing is red."""
MOST_RECOMMENDATIONS = 30
LONGEST_TITLE = 110


@command(
    "status",
    needs="read",
    says="How the plan stands, in one sentence, by theme and by recommendation, the worst first",
    usage="status [theme | rec N | mine | @person]",
    example="status workforce",
    filters=True,
    aliases=("rag", "brag"),
)
def status(request: Request) -> Card:
    return status_card(request, request.query)


def status_card(request: Request, query: Query) -> Card:
    """How all that a query means stands: the plan, or one or several parts of it."""
    request.query, request.asks = query.model_copy(update={"wanted": Wanted.STATUS}), True
    query = Query(where=query.where, otherwise=query.otherwise, as_at=query.as_at).narrowed(*meant(query.subjects))
    now = figures.picture(request.session, request.plan, query, request.today)
    on = query.as_at or request.today
    then = figures.before(request.session, request.plan, query, on - BACK, now) if now.whole.many else None
    if query.narrows:
        return _of_part(request, query, now.whole, then.whole if then else None, on)
    return _of_plan(request, query, now, then, on)


def _of_plan(request: Request, query: Query, now: Picture, then: Picture | None, on: date) -> Card:
    themes = {one.letter: one.title for one in plans.themes(request.session, request.plan)}
    title = f"{begun(verdict(now.whole))}{_worst(now, themes)}{_as_at(query, request.today)}"
    card = Card(title=title, redraw=request.redraw, count=now.whole.many)
    if not now.whole.many:
        card.title = "Nothing stands in the plan yet"
        return card
    card.parts = [*lost_channel_parts(request), *_figures(request, query, now.whole, then.whole if then else None, on)]
    card.parts += [_by_theme(now, then, themes), *_by_recommendation(request, now, then)]
    if then:
        card.parts.append(Text(text=f"In brackets: how that moved since {day(on - BACK, request.today)}."))
    if query.as_at is None:
        card.parts.append(_buttons(["overdue", "slipping", "list red"]))
    return card


def _of_part(request: Request, query: Query, now: Figures, then: Figures | None, on: date) -> Card:
    name = _name(request, query)
    card = Card(title=f"{name}: {verdict(now)}{_as_at(query, request.today)}", redraw=request.redraw, count=now.many)
    if not now.many:
        card.title = f"{name}: nothing in the plan"
        card.parts = [Text(text=f"Try {say('status')} for the whole plan.")]
        return card
    card.parts = _figures(request, query, now, then, on)
    if now.of(Brag.RED):
        card.parts += _all_of(request, query, now, Brag.RED, "Red")
    elif now.of(Brag.AMBER) and query.as_at is None:
        card.parts += _all_of(request, query, now, Brag.AMBER, "Nothing red. Amber")
    return card


def _all_of(request: Request, query: Query, now: Figures, colour: Brag, heading: str) -> list[Part]:
    """The worst that there are: whoever asks whether all is well wants to know of what it is not so."""
    of_colour = query.narrowed(Coloured(colours=(colour,)))
    shown = executing.page(request.session, request.plan, of_colour, request.today, size=MOST_SHOWN).items
    more = now.of(colour) - len(shown)
    parts: list[Part] = [
        Heading(text=f"{heading}: {of_any_kind(now.of(colour))}"),
        Lines(lines=item_lines(request, shown)),
    ]
    return [*parts, Text(text=f"And {more} more {colour.value}.")] if more > 0 else parts


def verdict(figures: Figures) -> str:
    """ "4 of 137 are overdue and 8 are red"."""
    red, late = figures.of(Brag.RED), figures.overdue
    if not red and not late:
        return f"none of {figures.many:,} is overdue or red"
    late_ones = f"{late:,} of {figures.many:,} {_are(late)}" if late else f"none of {figures.many:,} is"
    return f"{late_ones} overdue and {f'{red:,} {_are(red)}' if red else 'none is'} red"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _worst(now: Picture, themes: dict[str, str]) -> str:
    """ "; worst is Sufficiency and joined-up help": the theme of which the largest share is red, then overdue."""
    known = {letter: now.themes[letter].shares[:2] for letter in themes if letter in now.themes}
    most = max(known.values(), default=(0, 0))
    worst = [themes[letter] for letter, badness in known.items() if badness == most]
    if not any(most) or len(worst) == len(known):
        return ""
    return f"; worst {_are(len(worst))} {joined(worst)}"


def _as_at(query: Query, today: date) -> str:
    return f", as it stood on {day(query.as_at, today)}" if query.as_at else ""


def _figures(request: Request, query: Query, now: Figures, then: Figures | None, on: date) -> list[Part]:
    told = [sentence(kind, of_kind) for kind, of_kind in now.kinds.items() if any(of_kind.values())]
    told += [_since(now, then, on - BACK, request.today)] if then else []
    told += _greys(query, now)
    return [Text(text="\n".join(told))]


def sentence(kind: Kind, counts: Counts) -> str:
    """ "73 actions: 2 red, 5 amber, 20 green, 6 blue, 40 grey"."""
    named = ", ".join(f"{number} {NAMED.get(colour, colour.value)}" for colour, number in counts.items() if number)
    return f"{kinds(kind, sum(counts.values())).capitalize()}: {named}."


NAMED = {Brag.BLUE: "blue (complete)"}
"""What a newcomer would not guess."""


def _since(now: Figures, then: Figures, before: date, today: date) -> str:
    """ "Since Monday 4 July: 1 more overdue, 2 more red, 1 more complete."."""
    moved = [
        _moved(now.overdue - then.overdue, "overdue"),
        *(_moved(now.of(colour) - then.of(colour), name) for colour, name in MOVES.items()),
    ]
    told = ", ".join(filter(None, moved))
    return f"Since {day(before, today)}: {told or 'no more and no fewer of any colour'}."


MOVES = {Brag.RED: "red", Brag.AMBER: "amber", Brag.GREEN: "green", Brag.BLUE: "complete"}


def _moved(by: int, name: str) -> str:
    return f"{abs(by):,} {'more' if by > 0 else 'fewer'} {name}" if by else ""


def _greys(query: Query, now: Figures) -> list[str]:
    """Why so many are grey: said to be not started, or never heard of."""
    grey = now.of(Brag.GREY)
    if not grey or query.as_at:
        return [f"{grey:,} grey: not started, or nobody has said how they stand."] if grey else []
    silent = grey - now.not_started
    said = [f"{now.not_started:,} said to be not started"] if now.not_started else []
    if silent == 1:
        said.append(f"nobody has said how {'the other one' if now.not_started else 'it'} stands")
    elif silent:
        said.append(f"nobody has said how {f'the other {silent:,}' if now.not_started else 'they'} stand")
    return [f"{grey:,} grey: {', and '.join(said)}."]


def _by_theme(now: Picture, then: Picture | None, themes: dict[str, str]) -> Table:
    rows = [
        [
            f"{letter} {themes[letter]}",
            f"{now.themes[letter].of(Brag.BLUE):,} of {now.themes[letter].many:,} done",
            *(_cell(now.themes[letter], then.themes[letter] if then else None, one) for one in (Brag.RED, Brag.AMBER)),
        ]
        for letter in sorted(themes, key=lambda one: [-bad for bad in now.themes[one].shares])
    ]
    return Table(caption="By theme, the worst first", columns=["Theme", "Done", "Red", "Amber"], rows=rows)


def _cell(now: Figures, then: Figures | None, colour: Brag) -> str:
    by = now.of(colour) - then.of(colour) if then else 0
    return f"{now.of(colour):,} ({by:+,})" if by else f"{now.of(colour):,}"


def _by_recommendation(request: Request, now: Picture, then: Picture | None) -> list[Part]:
    every = list(plans.recommendations(request.session, request.plan))
    every.sort(key=lambda one: [-bad for bad in now.recommendations[one.number].badness])
    lines = [
        Line(
            ref=one.ref,
            title=clipped(one.title, LONGEST_TITLE),
            details=_recommended(now.recommendations[one.number], then.recommendations[one.number] if then else None),
        )
        for one in every[:MOST_RECOMMENDATIONS]
    ]
    if not lines:
        return []
    more = len(every) - len(lines)
    rest = [Text(text=f"And {more} more, which stand better: {say('recs')}.")] if more > 0 else []
    return [Heading(text="By recommendation, the worst first"), Lines(lines=lines), *rest]


def _recommended(now: Figures, then: Figures | None) -> list[str]:
    """ "2 red (+1): 1 action and 1 milestone", "1 overdue", "3 of 40 done"."""
    red = now.of(Brag.RED)
    of_kinds = [kinds(kind, many) for kind in Kind if (many := now.of(Brag.RED, kind))]
    said = [f"{_cell(now, then, Brag.RED)} red{f': {joined(of_kinds)}' if red else ''}"]
    said += [f"{now.overdue:,} overdue"] if now.overdue else []
    said += [f"{_cell(now, then, Brag.AMBER)} amber"] if now.of(Brag.AMBER) else []
    return [*said, f"{now.of(Brag.BLUE):,} of {now.many:,} done"]


BUTTONS = {"overdue": "Overdue", "slipping": "What slips", "list red": "All red"}


def _buttons(says: Sequence[str]) -> Buttons:
    return Buttons(buttons=[Button(label=BUTTONS[one], says=one) for one in says])


def _name(request: Request, query: Query) -> str:
    """ "Theme C, Sufficiency and joined-up help", "Recommendation 7, Better planning", "Head of Safeguarding"."""
    named = request.names(query)
    match query.where if not query.otherwise else ():
        case (InTheme(letters=(letter,), negated=False),):
            return f"Theme {letter}, {named.theme(letter)}"
        case (Answers(numbers=(number,), negated=False),):
            every = plans.recommendations(request.session, request.plan)
            title = next((f", {one.title}" for one in every if one.number == number), "")
            return f"Recommendation {number}{title}"
        case (OwnedBy(people=(person,), negated=False),):
            return "What you own" if person == named.me else named.person(person)
    return begun(said(query.model_copy(update={"as_at": None}), named))
