"""`due`: what is open and promised for the days to come."""

from dataclasses import replace
from datetime import timedelta

from commands.advice import say
from commands.cards import Card
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_list

DAYS = 14


@command(
    "due",
    needs="read",
    says="What is promised for the days to come: 14 days, or those you name",
    usage="due [14 days | next month | by July] [theme] [mine]",
    example="due next month",
    filters=True,
)
def due(request: Request) -> Card:
    wanted = replace(request.wanted, open=True)
    if wanted.due_from is None and wanted.due_to is None:
        wanted = replace(wanted, due_from=request.today, due_to=request.today + timedelta(days=DAYS))
        request.narrowed_by = [f"due in the next {DAYS} days", *request.narrowed_by]
    elif wanted.due_from is None:
        # "due by July" asks for what is still to come; `overdue` has the rest.
        wanted = replace(wanted, due_from=request.today)
    return item_list(
        request, wanted, "due", empty=f"Try a longer time, such as {say('due by December')}, or {say('overdue')}."
    )
