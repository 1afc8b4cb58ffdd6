"""`plans`: the council's plans, which are open, and which one is meant."""

from commands.advice import say
from commands.cards import Button, Card, Heading, Line, Lines, Part, Text
from commands.language.plan_words import words_in
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, day, of_any_kind
from store.models import Plan
from store.plan import channels, plans
from store.query import executing
from store.query.model import IS_OPEN, IS_OVERDUE, Query
from store.time import london_day


@command("plans", needs="read", says="The council's plans, and which one is meant", without_plan=True, of_plan=False)
def plans_card(request: Request) -> Card:
    every = plans.every(request.session)
    open_plans = [one for one in every if one.closed_at is None]
    closed = [one for one in every if one.closed_at is not None]
    title = f"{count(len(open_plans), 'open plan').capitalize()}" if every else "There is no plan here yet"
    parts: list[Part] = [Lines(lines=[_line(request, one, open_plans) for one in open_plans])] if open_plans else []
    if len(open_plans) > 1:
        parts.append(Text(text=_meant(request, open_plans)))
    if closed:
        parts += [Heading(text="Closed: read by all, and nobody is asked about them")]
        parts.append(Lines(lines=[_closed_line(request, one) for one in closed]))
    return Card(title=title, parts=parts, redraw="plans", count=len(every))


def _line(request: Request, plan: Plan, open_plans: list[Plan]) -> Line:
    still_open = executing.page(request.session, plan, Query(where=(IS_OPEN,)), request.today, size=1).total
    late = executing.page(request.session, plan, Query(where=(IS_OVERDUE,)), request.today, size=1).total
    details = [plan.title] if plan.name else []
    details.append(f"its week goes to {where}" if (where := channels.names(plan)) else "no channel yet")
    buttons = [Button(label="How it stands", says=words_in(plan, "status"), about=plan.label)]
    if len(open_plans) > 1 and plan.id != request.person.chosen_plan_id:
        buttons.append(Button(label="Use", says=words_in(plan, "use"), about=plan.label))
    stands = f"{of_any_kind(still_open)} open, {late:,} overdue"
    return Line(ref=plan.label, title=stands, details=details, buttons=buttons)


def _closed_line(request: Request, plan: Plan) -> Line:
    assert plan.closed_at is not None
    details = [plan.title] if plan.name else []
    buttons = [Button(label="How it stood", says=words_in(plan, "status"), about=plan.label)]
    if request.may_in("lead", plan):
        buttons.append(Button(label="Open again", says=words_in(plan, "open plan"), about=plan.label))
    since = f"closed {day(london_day(plan.closed_at), request.today)}"
    return Line(ref=plan.label, title=since, details=details, buttons=buttons)


def _meant(request: Request, open_plans: list[Plan]) -> str:
    chosen = next((one for one in open_plans if one.id == request.person.chosen_plan_id), None)
    name = open_plans[0].label
    how = f"Put a plan in front or behind: {say(f'overdue in {name}')}."
    if chosen is not None:
        return f"You have chosen {chosen.label}. {say('use any')} ends that. {how}"
    return f"In a channel I take its plan, else the one in which you own something. {say(f'use {name}')} chooses. {how}"
