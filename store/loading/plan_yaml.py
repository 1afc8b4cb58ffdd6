"""Sightline's own plan file: YAML that holds everything a staged plan holds, and that people can write by hand.

`docs/plan-yaml.md` describes it. `text_of` writes it, `plan_of` reads it; what one writes the other reads back equal.
"""

from typing import Any

import yaml
from pydantic import ValidationError

from store.dates import PrintedDate, read_date
from store.documents.staged import StagedPlan
from store.loading.readers.refusal import UnreadablePlanError

VERSION = "1"
DEEPEST = 12
DATES = {"due", "start", "completed"}


class _Loader(yaml.CSafeLoader):
    """Every scalar is the text that is written ("1.10" stays that); only nothing at all, `~` and `null` are nothing."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base class declares it so
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


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
    try:
        _refuse_what_grows(text, name)
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with fewer types
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadablePlanError(f"{name} is not well-formed YAML{_place(error)}. Mend it and try again.") from error
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
        raise UnreadablePlanError(f"In {name}, {_first_of(error)}. docs/plan-yaml.md describes each line.") from error


def _refuse_what_grows(text: str, name: str) -> None:
    """A few aliases of aliases are a thousand million words; deep nesting is as bad."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadablePlanError(f"{name} uses YAML aliases (*), which I don't read. Write the words out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadablePlanError(f"{name} is nested deeper than a plan is. docs/plan-yaml.md shows how it goes.")


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


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" at line {mark.line + 1}" if mark is not None else ""


def _first_of(error: ValidationError) -> str:
    """Say where the first mistake is, counting from 1 as people do: "actions 3, theme"."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    path = [str(step + 1) if isinstance(step, int) else step for step in first["loc"]]
    return f"{' '.join(path) or 'the plan'}: {first['msg'][0].lower()}{first['msg'][1:]}"
