"""Web addresses that people give as evidence."""

import re
from urllib.parse import urlsplit

LONGEST = 500
NOT_A_LINK = "Give a web address that begins with https:// or http://."

# None of these stands in an address bar as itself, and chats take some of them for the end of a link.
FORBIDDEN = re.compile(r"[\s<>|\"`\\^{}\x00-\x1f\x7f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def looks_like_link(word: str) -> bool:
    return word.lower().startswith(("https://", "http://"))


def as_link(words: str) -> str:
    """The address as it was given.

    Raises:
        ValueError: it is none, is too long, or names somebody before its host, as addresses that deceive do.
    """
    url = words.strip()
    if len(url) > LONGEST:
        raise ValueError(f"That address is {len(url):,} characters and holds {LONGEST}. Give a shorter link to it.")
    try:
        parts = urlsplit(url)
        host, user = parts.hostname, parts.username
        _ = parts.port
    except ValueError as error:
        raise ValueError(NOT_A_LINK) from error
    if not looks_like_link(url) or not host or "." not in host or user is not None or FORBIDDEN.search(url):
        raise ValueError(NOT_A_LINK)
    return url
