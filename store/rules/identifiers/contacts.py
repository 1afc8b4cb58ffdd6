"""Phone numbers, e-mail addresses and street addresses, where a sentence is about a child or family.

A council's plan is full of those of offices and colleagues. So they are only doubted, and only beside somebody who is
a child, a parent or a carer. Addresses of public bodies are let pass everywhere.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.rules.identifiers import one_child

PHONE = re.compile(r"(?<![\w.])(?:\+|0)(?:[ ().-]{0,2}\d){8,14}(?!\w)")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
OF_A_BODY = re.compile(
    r"(?:gov|nhs|police|ac|sch|mod|parliament)\.uk$|(?:^|[@.-])(?:council|trust|school|academy)\b", re.I
)
STREET = re.compile(rf"\b(?:flat \d{{1,3}}[a-z]?,? )?\d{{1,4}}[a-z]? (?:[a-z.'’-]+ ){{1,3}}{one_child.STREET}", re.I)
_NO_THING = (
    r"(?!['’]|s['’]| (?:in (?:need|care council)|and famil\w+|services?|boards?|groups?|forums?|councils?|teams?"
    r"|centres?|hubs?|homes?|plans?|panels?|strateg\w+|training|surveys?|workshops?|commissioner|social (?:care|work)"
    r"|protection)\b)"
)
_MANY = f"{one_child.CHILDREN}|parents|carers|family"
_OWN = "number|mobile|phone|e-?mail|address|home|house|flat|landline"
CUE = re.compile("[0-9@]")
"""What each of them holds."""
SENTENCE = one_child.SENTENCE
SOMEBODY = (
    rf"\b(?:{one_child.CHILD}|{one_child.KIN}|(?:foster )?carer|parent)\b{one_child.NO_THING}{_NO_THING}",
    rf"\b(?:the|his|her|their|both) (?:foster )?(?:{_MANY})\b{one_child.NO_FAMILY_THING}{_NO_THING}",
    rf"\b(?:family|child|young person|mum|dad|carer|parent)['’]?s (?:own )?(?:{_OWN})\b",
)


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile("|".join(SOMEBODY), re.I)


def phones(sentence: str) -> Iterator[tuple[int, int]]:
    yield from _beside_somebody(PHONE, sentence)


def emails(sentence: str) -> Iterator[tuple[int, int]]:
    for start, end in _beside_somebody(EMAIL, sentence):
        if not OF_A_BODY.search(sentence[start:end]):
            yield start, end


def streets(sentence: str) -> Iterator[tuple[int, int]]:
    yield from _beside_somebody(STREET, sentence)


def _beside_somebody(pattern: re.Pattern[str], sentence: str) -> Iterator[tuple[int, int]]:
    found = [one.span() for one in pattern.finditer(sentence)]
    if found and _somebody().search(sentence):
        yield from found
