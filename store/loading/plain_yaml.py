"""YAML that people write by hand, read as the words that stand there."""

from typing import Any

import yaml

from store.loading.readers.refusal import UnreadablePlanError

DEEPEST = 12


class _Loader(yaml.CSafeLoader):
    """Every scalar is the text that is written ("1.10" stays that); only nothing at all, `~` and `null` are nothing."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the base class declares it so
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def loaded(text: str, name: str, page: str) -> Any:
    """Read it, unless it would grow beyond what stands in it.

    Args:
        page: where its lines are described.

    Raises:
        UnreadablePlanError: it is no YAML, or more than people write by hand.
    """
    try:
        _refuse_what_grows(text, name, page)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with fewer types
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadablePlanError(f"{name} is not well-formed YAML{_place(error)}. Mend it and try again.") from error


def _refuse_what_grows(text: str, name: str, page: str) -> None:
    """A few aliases of aliases are a thousand million words; deep nesting is as bad."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadablePlanError(f"{name} uses YAML aliases (*), which I don't read. Write the words out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise UnreadablePlanError(f"{name} is nested deeper than a plan is. {page} shows how it goes.")


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" at line {mark.line + 1}" if mark is not None else ""
