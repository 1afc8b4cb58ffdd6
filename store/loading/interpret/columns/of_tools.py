"""Read the headings of a tool's export as that tool means them, before they are read as anybody's."""

from dataclasses import replace

from store.loading.document import Row
from store.loading.interpret.headers import Header, as_said, header_at, names_of
from store.loading.interpret.tools import column_of, columns_of_titles, tool_of
from store.loading.interpret.words import key
from store.loading.interpret.words.columns import COLUMNS
from store.loading.interpret.words.tools import TOOLS, Tool

SIGNS = frozenset(key(heading) for tool in TOOLS for signs in tool.signs for heading in signs)
LINKS = ("id", "type", "done", "wbs")
"""What a tool's columns hold that is no role of an action."""
NEVER_GUESSED = frozenset({"action", "ref", "theme", "parent", "level", "milestones"})


def header_of_tool(row: Row) -> Header | None:
    if not any(cell.text and key(cell.text) in SIGNS for cell in row.cells):
        return None
    titles = {at: cell.text for at, cell in enumerate(row.cells) if cell.text}
    tool = tool_of(titles.values())
    columns = _columns(tool, titles) if tool else {}
    if tool is None or "action" not in columns or len(columns) < 2:
        return None
    names = {at: one for at, one in enumerate(names_of(row)) if one}
    used = {*columns.values(), *columns_of_titles(tool, titles)}
    used |= {at for role in LINKS if (at := column_of(tool, titles, role)) is not None}
    plain = header_at([row], 0)
    # What might be a role of somebody else's table is told last.
    likely = set(plain.columns.values()) if plain else set()
    unread = {at: titles[at] for at in sorted(titles, key=lambda at: (at in likely, at)) if at not in used}
    return Header("actions", columns, unread, titles, names, 1, float(len(columns)))


def as_said_of_tool(header: Header, roles: dict[int, str]) -> Header | None:
    """Read a tool's headings with some columns having the roles that a person said."""
    known = {at: role for role, at in header.columns.items() if role not in roles.values()} | roles
    read = as_said(header.names, header.height, ["actions"], known)
    return replace(read, said=frozenset(roles)) if read else None


def _columns(tool: Tool, titles: dict[int, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for role in dict.fromkeys(tool.roles.values()):
        at = column_of(tool, titles, role)
        if at is not None and role in COLUMNS["actions"]:
            columns[role] = at
    if levels := columns_of_titles(tool, titles):
        columns["action"] = levels[0]
    if (numbers := column_of(tool, titles, "wbs")) is not None:
        columns["ref"] = numbers
    known = {key(heading) for heading in tool.roles}
    for at, title in titles.items():
        plain = _named_plainly(title) if key(title) not in known and at not in columns.values() else None
        if plain:
            columns.setdefault(plain, at)
    return columns


def _named_plainly(title: str) -> str | None:
    """Give what a column is that people added to the tool's own: only a heading that is just that counts."""
    roles = (role for role, words in COLUMNS["actions"].items() if key(title) in map(key, words))
    return next((role for role in roles if role not in NEVER_GUESSED), None)
