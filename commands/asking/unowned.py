"""`unowned`: what is open and nobody who can be asked owns, each with why."""

from collections.abc import Sequence

from commands.cards import Button, Card, Heading, Line, Part, Text
from commands.language.filters import NOBODY
from commands.registry import command
from commands.request import Request
from commands.showing.items import assign_button, item_line, item_list
from commands.showing.wording import count
from store.models import Person
from store.people.installs import not_installed
from store.people.naming import name_of
from store.plan.item_views import ItemView

MOST_NAMES = 20


@command(
    "unowned",
    needs="read",
    says="What nobody who can be asked owns, and why",
    usage="unowned [theme] [rec N] [overdue]",
    filters=True,
)
def unowned(request: Request) -> Card:
    card = item_list(
        request,
        request.query.narrowed(NOBODY).open_unless_said(),
        empty="Everything that is open has an owner who can be asked.",
        line=_line,
    )
    missing = not_installed(request.session, [request.plan]) if request.may("edit") else []
    if not missing:
        return card
    return card.model_copy(update={"parts": [*card.parts, *_not_installed(missing)]})


def _not_installed(people: Sequence[Person]) -> list[Part]:
    names = ", ".join(name_of(one) for one in people[:MOST_NAMES])
    more = f" and {len(people) - MOST_NAMES} more" if len(people) > MOST_NAMES else ""
    said = (
        f"They own something and I cannot write to them, since the app is not installed for them: {names}{more}."
        " Whoever runs your chat can install it for everybody, or each of them adds it once."
    )
    return [Heading(text=f"Not installed: {count(len(people), 'person', 'people')}"), Text(text=said)]


def _line(request: Request, item: ItemView) -> Line:
    """`item_line` says why: nobody, a printed owner whom nobody matched, or an owner who cannot be asked."""
    buttons = []
    if request.may("edit") and item.open:
        buttons.append(assign_button(item))
        if item.owner_lost:
            move_all = f"Move all from {item.owner}"
            buttons.append(Button(label=move_all, says=f"reassign @person:{item.owner_id}", about=item.ref))
    return item_line(request, item).model_copy(update={"buttons": buttons})
