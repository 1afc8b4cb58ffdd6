"""`set …`: what the programme lead changes: dates, titles, managers, and what holds for the whole plan.

Who leads the plan is set by an administrator.
"""

from collections.abc import Callable, Sequence

from commands.advice import say
from commands.cards import Card, Text
from commands.changing.nudge_settings import NUDGE_SETTINGS, item_nudges
from commands.changing.plan_name import plan_name
from commands.changing.plan_settings import SETTINGS
from commands.changing.set_date import set_due
from commands.changing.set_lead import is_about_leads, set_lead
from commands.changing.update_rules import UPDATE_RULES, item_evidence
from commands.errors import CommandError
from commands.language.names import CHANNEL, future_owner, named_person, spelt_out
from commands.registry import Answer, command
from commands.request import Request
from commands.screening import screened, warned
from store.people.permissions import Verb
from store.plan import edits

LONGEST_TITLE = 500

Setting = Callable[[Request, str], Card]
OF_THE_PLAN: dict[str, Setting] = {"name": plan_name, **SETTINGS, **NUDGE_SETTINGS, **UPDATE_RULES}


def needs_of_set(words: Sequence[str]) -> Verb:
    return "admin" if is_about_leads(words) else "edit"


@command(
    "set",
    needs=needs_of_set,
    says="Change a date, a title, a manager, the digest's channel, or what holds for the whole plan",
    usage="set REF due DATE because WHY agreed by WHO | set REF title WORDS | set @person manager @person"
    " | set @person lead | set @person not lead | set REF nudges 10, 2 | set REF evidence required"
    " | set plan name NAME | set plan channel #channel"
    " | set plan nudges 20, 10, 5, 2, 0 | set plan stale after N days | set plan escalation 5, 10, 20"
    " | set plan closed FIRST to LAST [open again]"
    " | set plan evidence required | set plan verify on | set plan impact WORDS, WORDS"
    " | set plan quarters financial or calendar | set plan terms autumn 20 December, … | set plan key blue complete",
    example="set D1.1 due 5 August because the supplier is late agreed by the Improvement Board",
    changes=True,
)
def set_one(request: Request) -> Answer:
    if is_about_leads(request.words):
        return set_lead(request)
    about, setting, *rest = [*request.words, "", ""]
    if about.lower() == "plan" and setting.lower() in OF_THE_PLAN:
        return OF_THE_PLAN[setting.lower()](request, " ".join(rest).strip())
    verbs: dict[str, Callable[[Request, str, str], Answer]] = {
        "due": set_due,
        "title": _title,
        "manager": _manager,
        "channel": _channel,
        "nudges": item_nudges,
        "evidence": item_evidence,
    }
    for place, word in enumerate(request.words):
        if place and word.lower() in verbs:
            what, value = " ".join(request.words[:place]), " ".join(request.words[place + 1 :])
            return verbs[word.lower()](request, what, value)
    raise CommandError(
        "Say what to set: due, title, manager, channel, nudges, evidence, verify or impact. For example:"
        f" {say('set D1.1 title Brief managers')}."
    )


def _title(request: Request, what: str, value: str) -> Card:
    item, title = request.item(what), spelt_out(request.session, value).strip()
    if not title:
        raise CommandError(f"Say the new title of {item.ref}.")
    if len(title) > LONGEST_TITLE:
        raise CommandError(f"That is {len(title):,} characters and a title holds {LONGEST_TITLE}. Shorten it.")
    if title == item.title:
        return Card(title=f"{item.ref} is already called: {title}")
    screened(request, "title", title)
    before = item.title
    edits.rename(request.session, item, title, by=request.person, now=request.now)
    card = Card(title=f"{item.ref} is now called: {title}", parts=[Text(text=f"It was called: {before}")])
    return warned(request, card, f"reword {item.ref} title")


def _manager(request: Request, what: str, value: str) -> Card:
    person = named_person(request.session, what.split())
    manager = future_owner(request.session, value.split())
    if person.id == manager.id:
        raise CommandError(f"{person.name} cannot be their own manager. Name somebody else.")
    edits.set_manager(request.session, request.plan, person, manager, by=request.person, now=request.now)
    return Card(title=f"{person.name}'s manager is now {manager.name}.")


def _channel(request: Request, what: str, value: str) -> Card:
    found = CHANNEL.fullmatch(value.strip())
    if what.lower() != "plan" or found is None:
        raise CommandError(f"Name the channel with #. For example: {say('set plan channel #improvement-plan')}.")
    edits.set_channel(
        request.session, request.plan, found["address"], found["name"], by=request.person, now=request.now
    )
    return Card(title=f"The weekly digest now goes to #{found['name']}. Invite me there so that I can post.")
