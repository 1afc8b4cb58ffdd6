"""`requests`: which promised dates owners ask to move."""

from commands.cards import Card, Lines, Text
from commands.registry import command
from commands.request import Request
from commands.showing.date_requests import find, plans_of_request, request_card, request_line
from commands.showing.items import page_buttons
from commands.showing.wording import count
from store.plan import date_requests

PAGE_SIZE = 10


@command(
    "requests",
    needs="read",
    says="Promised dates that owners ask to move",
    usage="requests [N]",
    example="requests",
    plans_of=plans_of_request,
)
def requests(request: Request) -> Card:
    decides = request.may("edit")
    if request.words:
        asked, item = find(request, request.words[0])
        return request_card(request, asked, item, decides=decides)
    waiting = date_requests.waiting(request.session, request.plan)
    if not waiting:
        return Card(title="Nobody has asked to move a date", redraw="requests", count=0)
    last = max(1, -(-len(waiting) // PAGE_SIZE))
    number = min(request.page, last)
    shown = waiting[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    card = Card(
        title=f"{count(len(waiting), 'date')} that owners ask to move",
        parts=[Lines(lines=[request_line(request, asked, item, decides=decides) for asked, item in shown])],
        redraw="requests" if number == 1 else f"requests page {number}",
        count=len(waiting),
    )
    if not decides:
        card.parts.append(Text(text="The programme lead decides."))
    if last > 1:
        card.parts.append(page_buttons("requests", number, last))
    return card
