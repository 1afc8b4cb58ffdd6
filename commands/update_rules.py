"""What a plan asks of an update, said in one line: `/plan set plan verify on`, `/plan set D1.1 evidence required`."""

from typing import Literal, get_args

from commands.cards import Card
from commands.errors import CommandError
from commands.request import Request
from commands.wording import joined
from store import update_settings
from store.rules.references import as_reference

MOST_IMPACTS = 10
LONGEST_IMPACT = 60

Evidence = Literal["required", "optional"]
SAID = {
    "required": "{} can be said complete only with evidence.",
    "optional": "{} can be said complete without evidence.",
    "on": "What is said complete now counts once it is verified. `/plan claims` lists what waits.",
    "off": "What its owner says is complete now counts at once.",
}


def set_update_rule(request: Request) -> Card | None:
    """None where the words set something else."""
    words = request.words
    if len(words) > 1 and words[0].lower() == "plan":
        rule, value = words[1].lower(), " ".join(words[2:]).strip()
        if rule in ("evidence", "verify"):
            return _of_plan(request, rule, value.lower().strip(" ."))
        return _impact(request, value) if rule == "impact" else None
    for many in (1, 2):
        if len(words) > many and words[many].lower() == "evidence" and as_reference(" ".join(words[:many])):
            return _of_item(request, " ".join(words[:many]), " ".join(words[many + 1 :]).lower().strip(" ."))
    return None


def _of_plan(request: Request, rule: str, value: str) -> Card:
    chosen = update_settings.settings_of(request.plan)
    allowed = ["on", "off"] if rule == "verify" else list(get_args(Evidence))
    if value not in allowed:
        raise CommandError(f"Say `/plan set plan {rule} {allowed[0]}` or `/plan set plan {rule} {allowed[1]}`.")
    _change(request, chosen.model_copy(update={rule: value}))
    return Card(title=SAID[value].format("Everything"))


def _impact(request: Request, value: str) -> Card:
    said = list(dict.fromkeys(" ".join(one.split()) for one in value.split(",") if one.strip()))
    if len(said) < 2:
        raise CommandError("Give two words or more, with commas: `/plan set plan impact none seen yet, some, clear`.")
    if len(said) > MOST_IMPACTS or any(len(one) > LONGEST_IMPACT for one in said):
        raise CommandError(f"Give at most {MOST_IMPACTS}, each of at most {LONGEST_IMPACT} characters.")
    _change(request, update_settings.settings_of(request.plan).model_copy(update={"impact": said}))
    return Card(title=f"The plan's words for impact are now: {joined(said)}.")


def _change(request: Request, to: update_settings.UpdateSettings) -> None:
    update_settings.change(request.session, request.plan, to, by=request.person, now=request.now)


def _of_item(request: Request, ref: str, value: str) -> Card:
    item = request.item(ref)
    choices = {"required": True, "optional": False, "as the plan": None}
    if value not in choices:
        raise CommandError(f"Say `/plan set {item.ref} evidence required`, optional, or as the plan.")
    update_settings.require_evidence(request.session, item, choices[value], by=request.person, now=request.now)
    now_needs = update_settings.of_item(request.session, item).evidence
    return Card(title=SAID[now_needs].format(item.ref))
