"""Which of all themes, recommendations or people have the most and the fewest of something: "who has the most reds"."""

from commands.cards import Card, Line, Lines
from commands.language.saying import said
from commands.request import Request
from commands.showing.wording import begun, count, day, joined
from store.plan import plans
from store.query.model import Group, Query
from store.query.others import groups

MOST = 20
"""Of those in order; the figures of further ones say less than their number."""
NOUNS = {
    Group.THEME: ("theme", "themes"),
    Group.RECOMMENDATION: ("recommendation", "recommendations"),
    Group.OWNER: ("owner", "owners"),
}


def ranking_card(request: Request, query: Query, group: Group) -> Card:
    """Both ends stand in the title, whichever was asked for."""
    of = Query(where=query.where, otherwise=query.otherwise, as_at=query.as_at)
    named = said(Query(where=query.where, otherwise=query.otherwise), request.names(of))
    stood = f", as it stood on {day(query.as_at, request.today)}" if query.as_at else ""
    found = groups(request.session, request.plan, of.model_copy(update={"group": group}), request.today)
    many = dict.fromkeys(_all(request, group), 0) | {
        _called(one.key, one.name, group): one.many for one in found if one.key
    }
    ordered = sorted(many.items(), key=lambda one: -one[1])
    if not ordered or not ordered[0][1]:
        return Card(title=f"Nobody has any {named}{stood}" if group is Group.OWNER else f"None has any {named}{stood}")
    return Card(
        title=begun(f"{_most(ordered, named, group)}{stood}"),
        parts=[
            Lines(
                lines=[
                    Line(title=name, details=[f"{number:,}" if number else "none"]) for name, number in ordered[:MOST]
                ]
            )
        ],
        redraw=request.redraw,
    )


def _all(request: Request, group: Group) -> list[str]:
    """Also those that have none of it; of people, whoever has some alone."""
    match group:
        case Group.THEME:
            return [one.title for one in plans.themes(request.session, request.plan)]
        case Group.RECOMMENDATION:
            return [f"Recommendation {one.number}" for one in plans.recommendations(request.session, request.plan)]
    return []


def _called(key: str, name: str, group: Group) -> str:
    return f"Recommendation {key}" if group is Group.RECOMMENDATION else name


def _most(ordered: list[tuple[str, int]], named: str, group: Group) -> str:
    most, fewest = ordered[0][1], ordered[-1][1]
    top, bottom = (_names([name for name, number in ordered if number == end], group) for end in (most, fewest))
    if most == fewest:
        return (
            f"{top} {'has' if len(ordered) == 1 else 'have'} {most:,}{'' if len(ordered) == 1 else ' each'} of {named}"
        )
    each = "" if ordered[1][1] < most else " each"
    has = "have" if each else "has"
    return f"{top} {has} the most {named} ({most:,}{each}), {bottom} the fewest ({fewest or 'none'})"


def _names(names: list[str], group: Group) -> str:
    return joined(names) if len(names) <= 3 else count(len(names), *NOUNS[group])
