"""Know the export of a tool by its headings."""

import re
from collections.abc import Iterable, Mapping

from store.loading.interpret.words import key
from store.loading.interpret.words.tools import TOOLS, Tool

TITLE = re.compile(r"title [1-9]")


def tool_of(headings: Iterable[str]) -> Tool | None:
    """Give the tool that writes these headings, the one of which most are known where several might."""
    printed = {key(one) for one in headings}
    known = [tool for tool in TOOLS if any(set(map(key, signs)) <= printed for signs in tool.signs)]
    return max(known, key=lambda tool: sum(key(one) in printed for one in tool.roles), default=None)


def column_of(tool: Tool | None, titles: Mapping[int, str], role: str) -> int | None:
    """Give the column that a tool's headings say holds something, also what is no role of an action ("id", "type")."""
    if tool is None:
        return None
    names = [key(heading) for heading, meant in tool.roles.items() if meant == role]
    places = {key(title): at for at, title in reversed(list(titles.items()))}
    return next((places[name] for name in names if name in places), None)


def columns_of_titles(tool: Tool | None, titles: Mapping[int, str]) -> list[int]:
    """Give the columns of a tool that writes the words of each level into one of its own: "Title 1", "Title 2"."""
    if tool is None:
        return []
    found = {key(title): at for at, title in titles.items() if TITLE.fullmatch(key(title))}
    return [found[name] for name in sorted(found)]
