"""Which plan somebody means, where the council has several. A change is never made in a plan that was guessed."""

from collections.abc import Sequence

from commands.advice import say
from commands.errors import CommandError
from commands.language.plan_names import NOW
from commands.language.plan_words import in_plan, named_plan
from commands.registry import Command
from commands.request import SAY_WHICH, Request
from commands.showing.wording import echoed
from store.models import Plan
from store.plan import items, plans
from store.rules.references import as_reference


def may_mean(
    request: Request, *, channel: str | None = None, carried: int | None = None, named: Sequence[Plan] = ()
) -> None:
    """Note which plans may be meant, before it is known what is asked.

    1. The plan that the words name, or that a press or form carries.
    2. The only one that is open; where none is, the newest, to be read.
    3. In a channel, its plans.
    4. The one that the person chose, else those in which they own something or which they lead, else all.
    """
    session, person = request.session, request.person
    open_plans = plans.open_ones(session)
    request.several = len(open_plans) > 1
    request.said_which = bool(named) or carried is not None
    request.last_used = next((one for one in open_plans if one.id == person.last_plan_id), None)
    if named:
        request.among = named
    elif carried is not None:
        request.among = in_plan(request, carried).among
    elif len(open_plans) < 2:
        request.among = open_plans or plans.closed_ones(session)[:1]
    elif channel is not None and (here := plans.of_channel(open_plans, channel)):
        request.among = here
    else:
        chosen = [one for one in open_plans if one.id == person.chosen_plan_id]
        request.among = chosen or plans.of_person(session, open_plans, person) or open_plans
    if len(request.among) == 1:
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
        request.among, request.words, request.said_which = found, [], True
    elif command.names_plan == "closed" and (closed := plans.closed_ones(request.session)):
        request.among = closed
    request.chosen = request.among[0] if len(request.among) == 1 else None


def plans_to_answer_for(request: Request, command: Command, words: Sequence[str]) -> Sequence[Plan]:
    """One plan, or several that a question is answered for together; none where it must be asked which is meant."""
    request.own_plans = bool(words) and named_plan(words[0]) is not None
    if request.chosen is not None or not request.among:
        return request.among
    if request.own_plans or not command.of_plan:
        return [request.last_used or request.among[0]]
    if found := items.plans_with(request.session, request.among, _reference(words)):
        request.among = found
        return found if len(found) == 1 or not command.changes else []
    if command.changes:
        return []
    if command.across:
        return request.among
    return [one for one in request.among if one is request.last_used]


def choose_for_form(request: Request, about: dict[str, str]) -> None:
    """A form that was opened when there was one plan carries none.

    Raises:
        CommandError: nobody knows which is meant.
    """
    if request.chosen is None and request.among:
        refs = about.get("ref") or about.get("refs", "").split(" ")[0]
        found = items.plans_with(request.session, request.among, refs) if refs else []
        if len(found) != 1:
            raise CommandError(f"{SAY_WHICH} Then fill in the form that opens.")
        (request.chosen,) = found


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
