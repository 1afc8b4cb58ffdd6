"""What is refused before anything reads it, each with a sentence of its own; nothing of such words is kept.

Words about one child or family, orders to forget the rules, and asking who gave an answer that nobody may know.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from commands.language.asides.courtesy import is_our_name
from commands.registry import Command, called
from commands.screening import ABOUT_A_CHILD, ABOUT_A_COLLEAGUE, holding
from store.rules.identifiers import identifiers_in, one_child_in, possible_names, private_life_in
from store.rules.identifiers.signs import plain

Known = Callable[[str], bool]
"""Whether somebody in the directory has this name."""

CLAUSE = re.compile(r"[^.;!?\n]+(?:\.(?=\w)[^.;!?\n]*)*[.;!?]?")


CARRIED = re.compile(r'"((?:[^"\\]|\\.)*)"')
"""What the buttons of a question or a proposal carry in somebody's own words, and what surrounds it."""


class Concern(StrEnum):
    CHILD = "child"
    ORDERS = "orders"
    AUTHOR = "author"


@dataclass(frozen=True)
class Refusal:
    concern: Concern
    sentence: str
    rest: str = ""
    """What may be sent again: the sentences that hold nothing of it."""


NO_ORDERS = (
    "I can't set my rules aside or show what is behind them. I answer questions about the improvement plan and take"
    " updates from the people who own its actions."
)
NO_AUTHOR = (
    "I can't say who gave an answer or a comment in a pulse or survey, or whether somebody answered: nobody can look"
    " that up, and it must stay so."
)

_RULES = "(?:instructions?|rules?|prompts?|guardrails?|programming|restrictions?|safeguards?|guidelines|constraints)"
_YOU_ARE = "you(?:'?re| are| were| have| had)"
ORDERS = (
    r"(?:ignore|disregard|forget|override|bypass|overrule|set aside) (?:\w+ ){0,2}?"
    r"(?:(?:your|all|any|previous|prior|above|earlier|these|those|its) ){1,3}(?:\w+ ){0,2}?"
    rf"(?:{_RULES}|(?:permission|safety|security) \w+)\b",
    rf"(?:ignore|disregard|forget|override|bypass) (?:all )?(?:of )?the {_RULES}(?: (?:above|you|and)\b|[.,!]?$)",
    r"(?:ignore|disregard|forget) (?:everything|all|anything|what) (?:above|before|(?:that )?(?:you|i)\b)"
    r"(?! (?:just |last )?(?:said|wrote|typed|sent|put|did)\W*$)",
    r"(?:pretend|imagine|role-?play|behave|act|respond|answer|talk) (?:(?:as|if|though|like|that) ){0,3}"
    rf"{_YOU_ARE}\b",
    r"pretend to be\b",
    r"you are now\b",
    r"from now on,? you (?:will|must|should|are|only|have|can|answer|reply|speak|act)\b",
    r"(?:ignore|disregard|forget|override|bypass) (?:the|your|any|all) (?:\w+ )?(?:system|developer|previous|above)"
    r" (?:message|text|words)s?\b",
    r"(?:pretend|act as (?:if|though)|behave as (?:if|though)) (?:that )?i(?: am|['’]m| were| was)\b",
    r"treat me as (?:an?|the|your) ",
    rf"(?:follow|obey) (?:\w+ ){{0,2}}?{_RULES} (?:that )?you (?:were|are|have been)\b",
    r"(?:do not|don['’]t|stop) (?:follow|obey)(?:ing)? your\b",
    r"(?:bypass|override|ignore|skip|disable|(?:turn|switch) off|get (?:round|around)) (?:the|any|all|your)"
    r" (?:permissions?\b|(?:permissions?|safety|security|access) (?:checks?|controls?|settings?|rules?|filters?)\b)",
    r"do anything now\b",
    r"jail-?break",
    r"(?:developer|god|dan) mode\b",
    r"act as (?:(?:a|an|the|my) )?(?:\w+ )?"
    r"(?:assistant|ai|chatbot|bot|model|administrator|admin|system|terminal|dan|root|developer)\b",
    r"(?:system|hidden|initial|secret|developer|original) (?:prompt|instructions)\b",
    r"(?:show|print|reveal|repeat|give|tell|dump|display|output|share|leak|send|what(?:'s| is| are))(?: me| us| out)?"
    r" your (?:\w+ )?(?:prompt|instructions|source code|secrets?|passwords?|tokens?|api keys?|config\w*|environment)\b"
    r"(?! (?:for|on|about) (?:\w+ing|an?|the)\b)",
    r"(?:tell|give|show|send) me (?:your|the|an) (?:api[ -]key|admin password|bot token|database password)\b",
    r"(?:repeat|print|output) (?:the |all )?(?:text|words|everything) (?:above|before)\b",
    r"(?:reply|respond|answer|say|output|write)(?: back)? (?:with )?"
    r"(?:(?:only|just|exactly|solely)\b(?! (?:to|the|about|for|if|when|on)\b)|nothing but\b)",
    r"only (?:reply|respond|output|answer|say) (?:with|in|yes|no)\b",
    r"as an ai\b",
)
ADDRESSED = (
    r"^\W*(?:system|developer|assistant) ?: ?(?:you|new (?:policy|rule|instruction)s?|ignore|from now|override)\b"
)
"""As if it came from whoever made us."""
SIGNS_OF_ORDERS = (r"<\|?im_start", r"\[/?inst\]", "</?system>", ADDRESSED)

SURVEY = r"\b(?:pulses?|surveys?|questionnaires?|polls?|anonymous(?:ly)?|ballots?|strongly (?:dis)?agree)\b"
WHO = r"\b(?:who|whose|whom|which (?:\w+ ){1,3}?|what person|identify|name (?:of|the)|find out)\b"
_SAID = (
    "wrote|written|writes|said|gave|left|put|typed|posted|sent|made|commented|scored|voted|rated|complained|ticked|chose"
    "|answered|responded|replied|filled|completed|took part"
)
_ANSWER = "(?:comments?|answers?|responses?|repl(?:y|ies)|scores?|votes?|ratings?|feedback|remarks?)"
DID = rf"\b(?:{_SAID}|{_ANSWER})\b"
UNKIND = (
    r"\b(?:nasty|negative|rude|horrible|critical|anonymous|awful|unkind|bad|angry|mean"
    rf"|low|lowest|worst|poor|harsh|hostile) {_ANSWER}\b"
)
_MANY = "(?:staff|people|teams?|they|we|everyone|everybody|social workers|managers|practitioners|colleagues|workers)"
_SURVEY_ITSELF = r"(?:[\w'’-]+ ){0,3}(?:surveys?|pulses?|questionnaires?|polls?) (?:say|said)\b"
ONE_PERSONS = (
    rf"\b(?:what|how) (?:did|has|had) (?!{_MANY}\b|{_SURVEY_ITSELF})(?:\S{{1,40}} ){{1,5}}?"
    r"(?:say|said|answer|answered|put|score|scored|vote|voted|write|written|respond|reply|rate)\b"
)
UNMASKS = (
    r"\bde-?anonymi[sz]\w*",
    rf"\b(?:each|every|individual) (?:[\w'’]+ ){{0,3}}?{_ANSWER}",
)
"""Beside a survey, what asks for the answers of people one by one."""
WHOSE = r"\bwhose (?:comment|answer|response|feedback|score|rating)s? (?:is|was|are|were)\b"
OF_MANY = r"\bhow (?:many|much)\b"
OF_MANY += r"|\bwhich (?:team|theme|question|role|group)s?\b(?! (?:lead|leader|manager|member)s?\b)"
OF_MANY += rf"|\bwhat did {_MANY}\b"


@cache
def _pattern(*alternatives: str) -> re.Pattern[str]:
    """Compiled when it is first needed."""
    return re.compile("|".join(alternatives), re.I)


def guarded(text: str, known: Known = lambda name: False) -> Refusal | None:
    """Why nothing may read these words; None for what the rest of the conversation may have.

    Args:
        text: what somebody typed. A documented change is looked over for one child alone: what its words hold
            besides is screened where it is stored, and said beside them.
    """
    begins = _command_of(text)
    documented = begins is not None and begins.changes
    pressed = begins is not None and begins.hidden and not begins.aliases
    said = plain(text)
    if (pressed or not documented) and (_orders().search(said) or _pattern(*SIGNS_OF_ORDERS).search(text)):
        return Refusal(Concern.ORDERS, NO_ORDERS)
    if pressed:
        # A button says it, in words that were looked over when they were typed; but anybody may type the same.
        carried = (one[1] for one in CARRIED.finditer(text))
        tells = any(_tells_of_a_child(one, known, documented) for one in carried)
        return Refusal(Concern.CHILD, ABOUT_A_CHILD) if tells else None
    if _tells_of_a_child(text, known, documented):
        found = [] if documented else identifiers_in(text)
        return Refusal(Concern.CHILD, holding(found) if found else ABOUT_A_CHILD, _rest(text, known))
    if private_life_in(text):
        return Refusal(Concern.CHILD, ABOUT_A_COLLEAGUE)
    if not documented and any(_asks_who_answered(one[0]) for one in CLAUSE.finditer(said)):
        return Refusal(Concern.AUTHOR, NO_AUTHOR)
    return None


def _orders() -> re.Pattern[str]:
    return _pattern(rf"\b(?:{'|'.join(ORDERS)})")


def _asks_who_answered(sentence: str) -> bool:
    if _pattern(OF_MANY).search(sentence):
        return False
    of_survey = _pattern(SURVEY).search(sentence) is not None
    if _pattern(WHOSE).search(sentence) or (of_survey and _pattern(*UNMASKS).search(sentence)):
        return True
    who = _pattern(WHO).search(sentence)
    if who is not None and (of_survey or _pattern(UNKIND).search(sentence, who.end())):
        return _pattern(DID).search(sentence, who.end()) is not None
    return of_survey and _pattern(ONE_PERSONS).search(sentence) is not None


def _command_of(text: str) -> Command | None:
    words = text.lower().split(maxsplit=3)[:3]
    words = words[1:] if words and is_our_name(words[0]) else words[:2]
    return called(" ".join(words)) or (called(words[0]) if words else None)


def _tells_of_a_child(text: str, known: Known, documented: bool) -> bool:
    if one_child_in(text, known):
        return True
    if documented:
        return False
    return bool(identifiers_in(text)) or any(
        not known(text[first:last].lower()) for first, last in possible_names(text)
    )


def _rest(text: str, known: Known) -> str:
    clauses = [one[0].strip() for one in CLAUSE.finditer(text)]
    kept = [one for one in clauses if one and not _tells_of_a_child(one, known, documented=False)]
    return " ".join(kept) if len(kept) < len(clauses) else ""
