"""Know the export of a tool by its headings."""

from collections.abc import Iterable

from store.loading.interpret.tool_words import TOOLS, Tool
from store.loading.interpret.words import key


def tool_of(headings: Iterable[str]) -> Tool | None:
    """Give the tool that writes these headings, the one of which most are known where several might."""
    printed = {key(one) for one in headings}
    known = [tool for tool in TOOLS if any(set(map(key, signs)) <= printed for signs in tool.signs)]
    return max(known, key=lambda tool: sum(key(one) in printed for one in tool.roles), default=None)
