"""Between Slack's markup and plain words."""

import re
from collections.abc import Callable

from store.delivery.chats import without_agreement

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|([^>]*))?>")
LINK = re.compile(r"<((?:https?|mailto):[^|>]+)(?:\|([^>]*))?>")
USER_GROUP = re.compile(r"<!subteam\^(\w+)(?:\|@?([^>]*))?>")
EVERYBODY = re.compile(r"<!([a-z]+)(?:\^[^|>]*)?(?:\|[^>]*)?>")
# Bold, italic and code would change what was written. A sign that a space follows opens nothing and one that a space
# precedes closes nothing, so a hair space leaves the sign but not its meaning.
SIGNS = re.compile(r"(?P<command>`/plan[^`\n]*`)|(?<!\w)(?P<opens>[*_~`])(?=\S)|(?<=\S)(?P<closes>[*_~`])(?!\w)")
ANY_SIGN = re.compile("[*_~`]")
HAIR_SPACE = "\u200a"


def escaped(text: str) -> str:
    """Plain words for a mrkdwn field: they mention nobody, link nowhere and keep their signs.

    Only a command in backticks, as our own sentences write them, is set as code.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # Most texts hold none, which is seen in a tenth of the time.
    return SIGNS.sub(_disarmed, text) if ANY_SIGN.search(text) else text


def slash_command(words: str) -> str:
    """Advice, as it is typed here. Words that hold a backtick cannot stand as code."""
    said = f"/plan {words}".strip()
    return said if "`" in said else f"`{said}`"


def linked(url: str) -> str:
    """An address as a link that shows where it leads.

    It must hold none of `<>|`, as `commands.language.links` sees to.
    """
    return f"<{url.replace('&', '&amp;')}|{escaped(url)}>"


def _disarmed(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "opens":
            return found[0] + HAIR_SPACE
        case "closes":
            return HAIR_SPACE + found[0]
        case _:
            return found[0]


def plain_words(
    text: str,
    person_token: Callable[[str], str],
    tenant: str,
    group_name: Callable[[str], str] = lambda group: "group",
    is_shared: Callable[[str], bool] = lambda channel: False,
) -> str:
    """What a person typed, with mentions as the tokens that commands know.

    Args:
        person_token: gives the token of a Slack account.
        tenant: the workspace, which makes a channel's address whole.
        group_name: gives the name of a user group, which Slack leaves out of most mentions.
        is_shared: whether people of another organisation read a channel, too.
    """
    text = MENTION.sub(lambda found: f" {person_token(found[1])} ", text)
    text = CHANNEL.sub(lambda found: f" {_channel_token(found, tenant, is_shared)} ", text)
    text = LINK.sub(lambda found: found[2] or found[1].removeprefix("mailto:"), text)
    text = USER_GROUP.sub(lambda found: f" {_group_token(found, tenant, group_name)} ", text)
    text = EVERYBODY.sub(lambda found: f"@{found[1]}", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _channel_token(found: re.Match[str], tenant: str, is_shared: Callable[[str], bool]) -> str:
    kind = "shared-channel" if is_shared(found[1]) else "channel"
    return f"#{kind}:{address_of(tenant, found[1])}|{found[2] or found[1]}"


def _group_token(found: re.Match[str], tenant: str, group_name: Callable[[str], str]) -> str:
    name = "-".join((found[2] or group_name(found[1])).split())
    return f"@group:{address_of(tenant, found[1])}|{name}"


def address_of(tenant: str, channel: str) -> str:
    """The address of a channel or user group, as plans, pulses and messages keep it."""
    return f"slack/{tenant}/{channel}"


def channel_of(address: str) -> str:
    """The channel's id in an address made above, or the account it already is."""
    return without_agreement(address).rsplit("/", 1)[-1]
