"""`unowned`: what is open and nobody who can be asked owns, each with why."""

from commands.cards import Button, Card, Line
from commands.language.filters import NOBODY
from commands.registry import command
from commands.request import Request
from commands.showing.items import assign_button, item_line, item_list
from store.plan.item_views import ItemView


@command(
    "unowned",
    needs="read",
    says="What nobody who can be asked owns, and why",
    usage="unowned [theme] [rec N] [overdue]",
    filters=True,
)
def unowned(request: Request) -> Card:
    return item_list(
        request,
        request.query.narrowed(NOBODY).open_unless_said(),
        empty="Everything that is open has an owner who can be asked.",
        line=_line,
    )


def _line(request: Request, item: ItemView) -> Line:
    """`item_line` says why: nobody, a printed owner whom nobody matched, or an owner who cannot be asked."""
    buttons = []
    if request.may("edit") and item.open:
        buttons.append(assign_button(item))
        if item.owner_lost:
            move_all = f"Move all from {item.owner}"
            buttons.append(Button(label=move_all, says=f"reassign @person:{item.owner_id}", about=item.ref))
    return item_line(request, item).model_copy(update={"buttons": buttons})
