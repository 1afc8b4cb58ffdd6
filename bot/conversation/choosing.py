"""Which plan somebody means, where the council has several. A change is never made in a plan that was guessed."""

from collections.abc import Sequence

from commands.advice import say
from commands.errors import CommandError
from commands.language.plan_names import NOW
from commands.language.plan_words import in_plan, named_plan
from commands.language.telling.proposals import AGREE
from commands.registry import Command
from commands.request import SAY_WHICH, Request
from commands.showing.wording import echoed
from store.models import Plan
from store.people.permissions import OF_AN_ITEM, Verb, is_admin
from store.plan import items, plans
from store.rules.references import as_reference


def may_mean(
    request: Request, *, channel: str | None = None, carried: int | None = None, named: Sequence[Plan] = ()
) -> None:
    """Note which plans may be meant, before it is known what is asked.

    1. The plan that the words name, or that a press or form carries.
    2. In a channel whose plan is closed, nobody knows which is meant.
    3. The only one that is open; where none is, the channel's or the newest, to be read.
    4. In a channel, its plans.
    5. The one that the person chose, else those in which they own something or which they lead, else all. Only the
       first of these is certain: see `plans_to_answer_for`.
    """
    session, person = request.session, request.person
    open_plans, closed_plans = plans.open_and_closed(session)
    here = plans.of_channel(open_plans, channel) if channel is not None else []
    closed = plans.of_channel(closed_plans, channel) if channel is not None and not here else []
    request.several = len(open_plans) > 1 or bool(closed)
    request.said_which = bool(named) or carried is not None
    request.last_used = next((one for one in open_plans if one.id == person.last_plan_id), None)
    if named:
        request.among = named
    elif carried is not None:
        request.among = in_plan(request, carried).among
    elif closed and open_plans:
        request.among, request.closed_here = open_plans, closed[0]
    elif len(open_plans) < 2:
        request.among = open_plans or closed[:1] or closed_plans[:1]
    elif here:
        request.among = here
    else:
        chosen = [one for one in open_plans if one.id == person.chosen_plan_id]
        request.among = chosen or plans.of_person(session, open_plans, person) or open_plans
        request.instead = () if chosen else open_plans
    if len(request.among) == 1 and request.closed_here is None:
        (request.chosen,) = request.among


def take_name(request: Request, command: Command) -> None:
    """Take the name of a plan off the words of a command that is about a whole plan.

    Raises:
        CommandError: no plan is called so.
    """
    if request.said_which:
        return
    if request.words and request.words[-1].lower() != NOW:
        name = " ".join(request.words)
        found = plans.called(request.session, name)
        if not found:
            raise CommandError(f"I know no plan called {echoed(name)}. {say('plans')} lists them.")
        request.among, request.words, request.said_which, request.closed_here = found, [], True, None
    elif command.names_plan == "closed" and (closed := plans.closed_ones(request.session)):
        request.among, request.closed_here = [request.closed_here] if request.closed_here else closed, None
    request.chosen = request.among[0] if len(request.among) == 1 else None
    request.instead = () if request.said_which or command.names_plan == "closed" else request.instead


def plans_to_answer_for(request: Request, command: Command, words: Sequence[str]) -> Sequence[Plan]:
    """One plan, or several that a question is answered for together; none where it must be asked which is meant.

    That somebody owns something in one plan is good enough for a question. A change may as well mean any other open
    plan in which they may make it, and a reference any other that is theirs.
    """
    request.own_plans = bool(words) and named_plan(words[0]) is not None
    certain = request.chosen is not None and not request.instead
    if certain or not request.among:
        return request.among
    if request.own_plans or not command.of_plan:
        return [request.last_used or request.among[0]]
    if command.plans_of and (found := command.plans_of(request.session, plans.open_ones(request.session), words)):
        return found
    if request.closed_here is not None:
        request.among = request.among if command.changes else [request.closed_here, *request.among]
        return []
    ref = _reference(words)
    if command.name == AGREE and len(every := request.instead or request.among) > 1:
        # What was proposed may stand in each, and its buttons carry their plan.
        request.among = every
        return []
    if command.changes:
        return _to_change(request, command.need_of(words), ref)
    if found := _plans_with(request, _theirs(request), ref):
        request.among = found
        return found
    if request.chosen is not None or command.across:
        return request.among
    return [one for one in request.among if one is request.last_used]


def choose_for_form(request: Request, needs: Verb, about: dict[str, str]) -> None:
    """A form that was opened when there was one plan carries none.

    Raises:
        CommandError: nobody knows which is meant.
    """
    if request.among and (request.chosen is None or request.instead):
        refs = about.get("ref") or about.get("refs", "").split(" ")[0]
        found = _to_change(request, needs, refs)
        if len(found) != 1:
            raise CommandError(f"{SAY_WHICH} Then fill in the form that opens.")
        (request.chosen,) = found


def _to_change(request: Request, needs: Verb, ref: str) -> Sequence[Plan]:
    """The only open plan in which this person may make the change; none where there are several.

    Where there is none, one that tells them why they may not.
    """
    session = request.session
    known = _theirs(request) if needs == "read" else request.instead or request.among
    bear = _plans_with(request, known, ref)
    if not bear and (needs in OF_AN_ITEM or as_reference(ref)):
        return request.among[:1]
    named = {plan.id: items.get(session, plan, ref) for plan in bear}
    may = [plan for plan in bear or known if request.may_in(needs, plan, named.get(plan.id))]
    request.among = may or (bear or request.among)[:1]
    return request.among if len(request.among) == 1 else []


def _plans_with(request: Request, among: Sequence[Plan], ref: str) -> Sequence[Plan]:
    found, request.passed_over = items.plans_with(request.session, among, ref)
    return found


def _theirs(request: Request) -> Sequence[Plan]:
    """The plans in which a reference of theirs may stand; an administrator's are all."""
    return request.instead if request.instead and is_admin(request.person) else request.among


def newly_used(request: Request) -> Plan | None:
    """The plan that somebody has just named or pressed, where it is another than before."""
    plan = request.chosen
    named = plan is not None and request.said_which and request.several
    return plan if named and plan is not request.last_used else None


def _reference(words: Sequence[str]) -> str:
    """The reference that a command's words begin with, if they do."""
    words = words[1:] if words and words[0].lower() == "milestone" else words
    if as_reference(" ".join(words[:2])) and not as_reference(" ".join(words[:1])):
        return " ".join(words[:2])
    return words[0].strip(",:;.?!") if words else ""
