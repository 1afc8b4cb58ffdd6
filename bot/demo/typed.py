"""Turn what a person types into the text Slack would hand on.

A member's name after `@` becomes a mention, a channel's after `#` a link, an address a link, and `&`, `<`, `>` are
escaped. What only looks like a mention (`<!channel>` typed by hand, the id of nobody) stays words and pings no one.
"""

import re

from bot.demo.people import Member
from bot.demo.workspace import Workspace

ADDRESS = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?)'\"]")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
GROUP_CALLS = ("channel", "here", "everyone")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def message_text(workspace: Workspace, typed: str) -> str:
    return _Reader(workspace, with_names=False).read(typed)


def command_text(workspace: Workspace, typed: str) -> str:
    """Slash commands carry the name beside the id: `<@U123|name>`."""
    return _Reader(workspace, with_names=True).read(typed)


class _Reader:
    def __init__(self, workspace: Workspace, *, with_names: bool) -> None:
        self._with_names = with_names
        self._members = {one.id: one for one in workspace.members.values()}
        self._by_name = {one.name.lower(): one for one in workspace.members.values() if not one.deleted}
        self._groups = {one.handle.lower(): one for one in workspace.groups.values()}
        self._channels = {one.name: one.id for one in workspace.conversations.values() if one.kind == "channel"}
        # Longest first, so that "@Head of Service (North)" is not read as "@Head of Service".
        names = "|".join(re.escape(one) for one in sorted(self._by_name, key=len, reverse=True))
        groups = "|".join(re.escape(one) for one in sorted(self._groups, key=len, reverse=True))
        places = "|".join(re.escape(one) for one in sorted(self._channels, key=len, reverse=True))
        self._tokens = re.compile(
            rf"<@(?P<id>[UW]\w+)(?:\|[^>]*)?>|(?<![\w@])@(?P<call>{'|'.join(GROUP_CALLS)})\b"
            rf"|(?<![\w@])@(?P<group>{groups or '(?!)'})(?![\w-])"
            rf"|(?<![\w@])@(?P<name>{names or '(?!)'})(?!\w)|(?<!\w)#(?P<place>{places or '(?!)'})(?![\w-])"
            rf"|(?P<address>{ADDRESS.pattern})|(?P<email>{EMAIL.pattern})",
            re.IGNORECASE,
        )

    def read(self, typed: str) -> str:
        parts, at = [], 0
        for found in self._tokens.finditer(typed):
            parts += [escape(typed[at : found.start()]), self._token(found)]
            at = found.end()
        return "".join([*parts, escape(typed[at:])])

    def _token(self, found: re.Match[str]) -> str:
        words = found.group(0)
        match found.lastgroup:
            case "id":
                member = self._members.get(found["id"].upper())
                return self._mention(member) if member else escape(words)
            case "name":
                return self._mention(self._by_name[found["name"].lower()])
            case "group":
                group = self._groups[found["group"].lower()]
                label = f"|@{group.handle}" if self._with_names else ""
                return f"<!subteam^{group.id}{label}>"
            case "call":
                return f"<!{found['call'].lower()}>"
            case "place":
                return f"<#{self._channels[found['place'].lower()]}|{found['place'].lower()}>"
            case "address":
                return f"<{escape(words)}>"
            case _:
                return f"<mailto:{words}|{words}>"

    def _mention(self, member: Member) -> str:
        return f"<@{member.id}|{member.handle}>" if self._with_names else f"<@{member.id}>"
