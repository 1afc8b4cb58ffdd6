"""`set plan evidence | verify | impact …`, `set REF evidence …`: what an update needs. Said through `set`."""

from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.request import Request
from commands.screening import screened
from commands.showing.wording import joined
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


def plan_evidence(request: Request, value: str) -> Card:
    said = _one_of(value, get_args(Evidence), "evidence")
    _change(request, evidence=said)
    return Card(title=SAID[said].format("Everything"))


def plan_verify(request: Request, value: str) -> Card:
    said = _one_of(value, ("on", "off"), "verify")
    _change(request, verify=said)
    return Card(title=SAID[said])


def plan_impact(request: Request, value: str) -> Card:
    said = list(dict.fromkeys(" ".join(one.split()) for one in value.split(",") if one.strip()))
    if len(said) < 2:
        raise CommandError(f"Give two words or more, with commas: {say('set plan impact none seen yet, some, clear')}.")
    if len(said) > MOST_IMPACTS or any(len(one) > LONGEST_IMPACT for one in said):
        raise CommandError(f"Give at most {MOST_IMPACTS}, each of at most {LONGEST_IMPACT} characters.")
    screened(request, "impact", value)
    _change(request, impact=said)
    return Card(title=f"The plan's words for impact are now: {joined(said)}.")


def item_evidence(request: Request, ref: str, value: str) -> Card:
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
    to = plan_settings.updates(request.plan).but(**values)
    plan_settings.change(request.session, request.plan, to, by=request.person, now=request.now)


UPDATE_RULES: dict[str, Callable[[Request, str], Card]] = {
    "evidence": plan_evidence,
    "verify": plan_verify,
    "impact": plan_impact,
}
"""By the word behind `set plan`."""
