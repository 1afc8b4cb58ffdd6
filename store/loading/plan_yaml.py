"""Sightline's own plan file: YAML that holds everything a staged plan holds, and that people can write by hand.

`docs/plan-yaml.md` describes it. `text_of` writes it, `plan_of` reads it; what one writes the other reads back equal.
"""

from typing import Any

import yaml
from pydantic import ValidationError

from store.dates import PrintedDate, read_date
from store.documents.staged import StagedPlan
from store.loading.plain_yaml import loaded
from store.loading.readers.refusal import UnreadablePlanError

VERSION = "1"
DATES = {"due", "start", "completed"}


def text_of(plan: StagedPlan) -> str:
    data = {"sightline_plan": VERSION, **plan.model_dump(mode="json", exclude_defaults=True, exclude={"ours"})}
    return yaml.dump(_shortened(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)


def _shortened(value: Any) -> Any:
    """Write a date as the words that are printed, wherever reading them gives the same date again."""
    if isinstance(value, list):
        return [_shortened(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "raw" in value and "kind" in value:
        printed = PrintedDate.model_validate(value)
        return printed.raw if read_date(printed.raw) == printed else value
    return {name: _shortened(one) for name, one in value.items()}


def plan_of(text: str, name: str) -> StagedPlan:
    data = loaded(text, name, "docs/plan-yaml.md")
    if not isinstance(data, dict) or "sightline_plan" not in data:
        raise UnreadablePlanError(
            f"{name} is YAML, but not a Sightline plan: its first line should read sightline_plan: {VERSION}."
            " docs/plan-yaml.md describes the rest."
        )
    if data.pop("sightline_plan") != VERSION:
        raise UnreadablePlanError(f"{name} is written for another version; I read sightline_plan: {VERSION}.")
    try:
        return StagedPlan.model_validate({**_lengthened(data), "ours": True})
    except ValidationError as error:
        raise UnreadablePlanError(f"In {name}, {first_of(error)}. docs/plan-yaml.md describes each line.") from error


def _lengthened(value: Any, name: str | None = None) -> Any:
    if isinstance(value, list):
        return [_lengthened(one) for one in value]
    if isinstance(value, dict):
        if "raw" in value:
            return value
        return {key: _lengthened(one, key) for key, one in value.items() if one is not None}
    if name in DATES and isinstance(value, str):
        return read_date(value).model_dump()
    return value


def first_of(error: ValidationError, whole: str = "the plan") -> str:
    """Say where the first mistake is, counting from 1 as people do: "actions 3, theme"."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    path = [str(step + 1) if isinstance(step, int) else step for step in first["loc"]]
    return f"{' '.join(path) or whole}: {first['msg'][0].lower()}{first['msg'][1:]}"
