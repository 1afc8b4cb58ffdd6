"""What an update needs: evidence, somebody who verifies it, and the plan's own words for impact."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal, get_args

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.request import Request
from commands.screening import screened
from commands.settings.setting import ForOne, Group, Setting, change
from commands.showing.wording import joined
from store.models import Plan
from store.plan import item_settings, plan_settings

MOST_IMPACTS = 10
LONGEST_IMPACT = 60

Evidence = Literal["required", "optional"]
SAID = {
    "required": "{} can be said complete only with evidence. Where it is missing, the owner is asked for it weekly.",
    "optional": "{} can be said complete without evidence.",
    "on": f"What is said complete now counts once it is verified. {say('claims')} lists what waits.",
    "off": "What its owner says is complete now counts at once.",
}


def _evidence(plan: Plan, today: date) -> str:
    required = plan_settings.updates(plan).evidence == "required"
    asked = "Needed before it counts as complete, and asked for weekly where it is missing"
    return asked if required else "As the owner likes"


def _verify(plan: Plan, today: date) -> str:
    verified = plan_settings.updates(plan).verify == "on"
    return "Counts once somebody else has verified it" if verified else "Counts at once"


def _impact(plan: Plan, today: date) -> str:
    return joined(plan_settings.updates(plan).impact)


def _set_evidence(request: Request, value: str) -> Card:
    said = _one_of(value, get_args(Evidence), "evidence")
    _change(request, evidence=said)
    return Card(title=SAID[said].format("Everything"))


def _set_verify(request: Request, value: str) -> Card:
    said = _one_of(value, ("on", "off"), "verify")
    _change(request, verify=said)
    return Card(title=SAID[said])


def _set_impact(request: Request, value: str) -> Card:
    said = list(dict.fromkeys(" ".join(one.split()) for one in value.split(",") if one.strip()))
    if len(said) < 2:
        raise CommandError(f"Give two words or more, with commas: {say('set plan impact none seen yet, some, clear')}.")
    if len(said) > MOST_IMPACTS or any(len(one) > LONGEST_IMPACT for one in said):
        raise CommandError(f"Give at most {MOST_IMPACTS}, each of at most {LONGEST_IMPACT} characters.")
    screened(request, "impact", value)
    _change(request, impact=said)
    return Card(title=f"The plan's words for impact are now: {joined(said)}.")


def _set_evidence_of(request: Request, ref: str, value: str) -> Card:
    item = request.item(ref)
    choices = {"required": True, "optional": False, "as the plan": None}
    said = value.lower().strip(" .")
    if said not in choices:
        raise CommandError(f"Say {say(f'set {item.ref} evidence required')}, optional, or as the plan.")
    item_settings.require_evidence(request.session, item, choices[said], by=request.person, now=request.now)
    now_needs = item_settings.updates(request.session, item).evidence
    return Card(title=SAID[now_needs].format(item.ref))


def _one_of(value: str, allowed: Sequence[str], rule: str) -> str:
    said = value.lower().strip(" .")
    if said not in allowed:
        raise CommandError(f"Say {say(f'set plan {rule} {allowed[0]}')} or {say(f'set plan {rule} {allowed[1]}')}.")
    return said


def _change(request: Request, **values: Any) -> None:
    change(request, plan_settings.updates(request.plan).but(**values))


UPDATES = Group(
    "What an update needs",
    (
        Setting(
            label="Evidence",
            says="whether something can be said complete without a link to what shows it",
            stands=_evidence,
            keeps=("evidence",),
            set=_set_evidence,
            example="evidence required",
            for_one=ForOne(set=_set_evidence_of, example="evidence required"),
        ),
        Setting(
            label="Said complete",
            says="whether what its owner says is complete waits until somebody else has verified it",
            stands=_verify,
            keeps=("verify",),
            set=_set_verify,
            example="verify on",
        ),
        Setting(
            label="Words for impact",
            says="the plan's own words for what difference something makes",
            stands=_impact,
            keeps=("impact",),
            set=_set_impact,
            example="impact none seen yet, some, clear",
            usage="impact WORDS, WORDS",
        ),
    ),
)
