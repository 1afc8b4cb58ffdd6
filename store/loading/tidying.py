"""What a document may hold and nobody prints: control signs are taken out of what was read, half a sign is refused.

Done once for all kinds of files, before anything looks the words over.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import PydanticSerializationError

from store.documents.staged import StagedPlan
from store.loading.readers.refusal import UnreadablePlanError
from store.rules.control_signs import UNCLEAN, has_half_signs, in_whole_signs, without_control_signs

LONGEST_SHOWN = 60
"""Characters."""

UNCLEAN_IN_JSON = re.compile(r"\\(?:u00[01]|[bfr])|[\x7f-\x9f]")


def tidied(plan: StagedPlan, name: str) -> StagedPlan:
    """Raises `UnreadablePlanError` for half a sign, since something is missing there of what was written."""
    if not _may_be_unclean(plan):
        return plan
    held = plan.model_dump()
    unclean = [text for text in _texts(held) if UNCLEAN.search(text)]
    if half := next(filter(has_half_signs, unclean), None):
        raise UnreadablePlanError(
            f"{name} holds an emoji or sign that is cut in half: “{in_whole_signs(half)[:LONGEST_SHOWN]}”. Take it out,"
            " and share the file again."
        )
    return StagedPlan.model_validate(_without(held))


def _may_be_unclean(plan: StagedPlan) -> bool:
    """A quick look, as whoever reads 10,000 rows does not want to wait for each text of them."""
    try:
        return UNCLEAN_IN_JSON.search(plan.model_dump_json()) is not None
    except PydanticSerializationError:
        # Half a sign, which JSON cannot be written with.
        return True


def _texts(held: Any) -> Iterator[str]:
    match held:
        case str():
            yield held
        case dict():
            yield from (text for one in held.values() for text in _texts(one))
        case list() | tuple() | set() | frozenset():
            yield from (text for one in held for text in _texts(one))


def _without(held: Any) -> Any:
    match held:
        case str():
            return without_control_signs(held)
        case dict():
            return {name: _without(one) for name, one in held.items()}
        case list() | tuple() | set() | frozenset():
            return type(held)(_without(one) for one in held)
        case _:
            return held
