"""Help by sense: which purpose somebody's own words are about, however they say it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from commands.advice import say
from commands.language.asides.of_us import asked_of_us, what_to_do
from commands.language.spans import Token
from commands.language.spotting.phrases import word_of
from commands.language.topics.stems import FUNCTION_WORDS, stem
from commands.registry import called, commands
from store.rules.references import as_reference

FILE = Path(__file__).with_name("help_topics.yaml")
COMMAND = re.compile(r"`([^`]+)`")

STRONG, PLAIN = 2.0, 1.0
ENOUGH = 2.0
"""Of what "how do I …" must hold to be about a purpose; a word behind `help` need only be known."""
NEAR = 0.75
"""Of the best, what is offered beside it."""
SHORTEST_MISTYPED, ALIKE = 5, 86
"""Letters of a word that may be mistyped, and likeness in percent."""

HOW_TO = re.compile(
    r"(?:\bhow (?:do|can|could|would|should|might|does) (?P<whose>i|we|you|u|one|people|somebody|someone)"
    r"|\bhow i can"
    r"|(?:^\W*|[.?!,]\s*|\b(?:know|me|explain|learn|sure|understand|remember) )how to"
    r"|\b(?:is|are) there (?:a|any) ways? (?:to|of|i can|for me to)"
    r"|\bwhat(?:'s| is|s) the (?:command|(?:(?:best|easiest|quickest|fastest|simplest|right) )?way"
    r"|trick|process|procedure|word) (?:to|for|of)"
    r"|\b(?:show me|explain) how|\bwhat (?:do|should|can|would) i (?:type|say|press|do|write|click) (?:to|if|when)"
    r"(?! (?!you|it)(?:\w+ ){0,3}(?:asks?|asked|raises?|raised|challenged|pressed|pushed|grilled|questioned)\b)"
    r"|\bwhere (?:do|can|would|should) (?:i|we)(?: go to)?"
    r"(?= (?:upload|share|put|change|set|send|add|attach|load|turn|switch|see|find my|record|log|enter)))"
    r"\b(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
WITH_WHAT = re.compile(
    r"\b(?:from|on|with|using|via) (?:my|the|a) (?:phone|mobile|laptop|tablet|i?pad|desk|computer)\b"
)
""" "Send an update from my phone" loads no file."""
NOT_TO_DO = re.compile(
    r"^\W*(?:find out|tell (?:if|whether|what|which|who)|stand|look(?! up)|compare|know(?! how)|fare"
    r"|rate)\b",
    re.IGNORECASE,
)
"""Behind "how do we", what asks about the plan."""
_ENDS = r"(?: (?:you|me|us|here|with|for|about|this|it|in|the|plan|of|to|anyway|then|please))*(?=\W*$|[.?!])"
WHAT_CAN_I_ASK = re.compile(
    r"\bwhat (?:(?:sort|kind|type)s? of )?(?:thing|question|stuff|command)?s? ?"
    r"(?:can|could|should|may|do(?! i do\b| we do\b)) (?:i|you|we)"
    rf" (?:able to )?(?:ask|do|say|type|tell|know|use|help){_ENDS}|\bwhat are you (?:able to do|for|capable of){_ENDS}"
    rf"|\bhow (?:does|do) (?:this|it|you|the bot) (?:thing )?work{_ENDS}|\b(?:who|what) are you{_ENDS}"
    rf"|\bare you (?:a )?(?:ro)?bot{_ENDS}|\bwhere do i (?:start|begin){_ENDS}"
    rf"|\bhow do i (?:use|start|begin|talk to){_ENDS}|\bi(?:'m| am) new (?:here|to this)\b"
    r"|^\W*i(?:'m| am|m) (?:a bit |totally |completely )?(?:lost|confused|stuck)\W*$"
    r"|^\W*(?:what )?(?:am i|are we) (?:supposed|meant) to do here"
    r"|^\W*(?:(?:can|could) you )?(?:give me |show me |any |have you got |got )*"
    r"(?:some |an |a few )?examples?\b(?: of what .*)?\W*$"
    r"|\bnever used (?:one|this|you|it|anything)\b"
    rf"|\b(?:can|could|will|would) you help(?: me)?(?: out)?{_ENDS}|\bi need (?:some )?help{_ENDS}",
    re.IGNORECASE,
)


ASK_ABOUT = re.compile(
    r"^\W*what (?:sort of |kind of )?(?:things? |questions? )?can i (?:ask|say)(?: you)? (?:about|on)"
    r" (?:the )?(?P<what>[\w ]+?)\W*$",
    re.I,
)
MAY_I = re.compile(
    r"^\W*(?:so |and |hi |hello )*(?:can|could|may|am i (?:able|allowed) to|is it possible to|are we able to) "
    r"(?:(?<=to )|(?:i|we|one|somebody|someone) )(?P<what>.+)$",
    re.I,
)
_GENERIC = """
    a after already also an and any anything as at before by did do done ever for from had has have here i if in it its
    ive just loaded made me my not of on once one ones or our own people person please pls some somebody someone
    something still that the thing things this to too us we well with you your
"""
GENERIC = frozenset(_GENERIC.split())
LOOKING = frozenset(["see", "show", "get", "find", "list", "look", "know", "view", "read", "tell"])
"""Whoever may look wants the thing itself."""
_MAY_I = r"^\W*(?:can|could|may|please|i want|i'd like|i need)\b.{0,20}?"
FILE_OF_PLAN = (
    (re.compile(rf"{_MAY_I}\b(?:import|upload)\b", re.I), "import"),
    (
        re.compile(
            rf"{_MAY_I}\b(?:export|download|extract)\b|\b(?:have|get|send|give|want|need)\b.{{0,20}}\bplan "
            r"(?:out |out of you )?(?:as|in|into|to) (?:an? )?(?:spreadsheet|excel|csv|pdf|word|workbook|file)\b",
            re.I,
        ),
        "export",
    ),
)
"""What asks for the plan as a file, or offers one."""
AS_A_FILE = re.compile(
    r"\b(?:in|into|as|to) (?:an? )?(?:excel|csv|spreadsheet|pdf|workbook|file|calendar|outlook)\b", re.I
)
"""How a file is told that comes out, and none that goes in."""
PASSED_ON = re.compile(
    r"^\W*(?:can|could|will|would|please|pls) (?:(?:you|u|i|we) )?(?:please )?"
    r"(?:e-?mail|forward|send|print|post|text|copy|cc) (?:this|that|it|them|these|those|him|her"
    r"|the \w+ (?:this|that|it))\b",
    re.I,
)
"""Asks that an answer goes to somebody else as well."""
_OTHERS = (
    "others?|inspectors?|people|everyone|everybody|anyone|anybody|manager|boss|colleagues|team|partners|members|ofsted"
)
WHO_MAY = re.compile(
    r"^\W*(?:so |and |ok |hi |hello )*(?:who(?: else)? (?:can|may|could|gets to|is (?:able|allowed) to|are allowed to)"
    rf"(?: actually| all)?|(?:can|could|will) (?:(?:the|my|other|any) )?(?:{_OTHERS}))"
    r" (?:(?P<see>see|read|view|look)|change|move|edit|update|alter|assign|add|delete|close|set|record)\b(?! to\b)"
    r"|^\W*who (?:else )?(?P<sees>sees|reads)\b"
    r"|^\W*(?:can|could|will|does|do) (?:[\w'’-]+ ){1,4}?(?P<watch>see|read|know)"
    r" (?:what (?:i|we|ive|i've|weve)|my|this|these|all this|any of this|it)\b",
    re.I,
)
"""Who may do what, or sees what: asked of us, and not of the plan."""
OF_OUR_MESSAGES = re.compile(
    r"^\W*(?:please )?(?:stop|unsubscribe|go away|leave me alone|shut up)"
    r"(?: (?:it|now|me|us|please|these|those|all|your|the|sending|messag\w+|asking|nudg\w+|bothering|reminders?))*\W*$"
    r"|\b(?:why|how often) (?:do|are|did|will) you (?:keep |always )?"
    r"(?:messag|nudg|remind|bother|contact|pester|email|notif)",
    re.I,
)


@dataclass(frozen=True)
class Topic:
    name: str
    title: str
    commands: tuple[str, ...]
    says: tuple[str, ...]
    weights: tuple[tuple[str, float], ...]
    """Its words, by what they have in common with others, and how much each counts."""
    strong: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    """Phrases by which Sightline itself is asked about."""
    when: tuple[str, ...] = ()
    """Phrases of what befalls somebody, beside which they ask what to do."""

    @property
    def lines(self) -> list[str]:
        """Its sentences with the words of commands marked; none that names a command which there is not."""
        known = [one for one in self.says if all(_is_known(words) for words in COMMAND.findall(one))]
        return [COMMAND.sub(lambda found: say(found[1]), one) for one in known]


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(_topic(one) for one in yaml.safe_load(FILE.read_text(encoding="utf-8")))


def _topic(read: dict[str, list[str]]) -> Topic:
    weights = {stem(word): PLAIN for word in read["words"]} | {stem(word): STRONG for word in read["strong"]}
    name, title = str(read["name"]), str(read["title"])
    said = tuple(read["commands"]), tuple(read["says"]), tuple(weights.items()), frozenset(read["strong"])
    return Topic(name, title, *said, tuple(read.get("asked", ())), tuple(read.get("when", ())))


def _is_known(words: str) -> bool:
    parts = words.split()
    return called(" ".join(parts[:2])) is not None or called(parts[0]) is not None


def about(words: Iterable[str], enough: float = PLAIN) -> list[Topic]:
    """The purposes that these words are about, the likeliest first; none below `enough`."""
    said = {stem(word): word for word in words if word}
    scored = [(sum(_weight(topic, *one) for one in said.items()), topic) for topic in topics()]
    best = max((score for score, _ in scored), default=0)
    if best < enough:
        return []
    near = [(score, topic) for score, topic in scored if score >= max(enough, best * NEAR)]
    return [topic for _, topic in sorted(near, key=lambda one: -one[0])]


def _weight(topic: Topic, word: str, typed: str) -> float:
    """ "Reminders" is of one purpose, "remind" of another, though they have a stem in common."""
    weights = dict(topic.weights)
    if typed in topic.strong:
        return STRONG + PLAIN
    if word in weights:
        return weights[word]
    if len(word) < SHORTEST_MISTYPED:
        return 0
    return max((weight for known, weight in weights.items() if fuzz.ratio(word, known) >= ALIKE), default=0)


def of_us(tokens: Sequence[Token]) -> str | None:
    """The words of `help` that answer what is asked about Sightline itself; None for any other sentence."""
    topic = asked_of_us(tokens, {one.name: one.asked for one in topics()})
    return None if topic is None else f"help {topic}"


def topic_called(name: str) -> Topic | None:
    return next((one for one in topics() if one.name == name), None)


def how_to(tokens: Sequence[Token], sentence: str) -> str | None:
    """The words of `help` that answer "how do I …" and "what can I ask"; None for any other sentence."""
    named = any(as_reference(token.plain) for token in tokens)
    if not named and (outright := _outright(tokens, sentence)) is not None:
        return f"help {outright}".rstrip()
    found = HOW_TO.search(sentence)
    if found is None or NOT_TO_DO.search(found["what"]):
        return None
    if AS_A_FILE.search(found["what"]):
        return "help export"
    asked = re.findall(r"[\w'-]+", WITH_WHAT.sub("", found["what"].lower()))
    before = [word_of(token) for token in tokens if token.start < found.start()]
    near = about(asked, ENOUGH) or about([*before, *asked], ENOUGH + PLAIN)
    if found["whose"] == "we":
        # "How do we stop visits being late" asks for advice, and not how anything is done here.
        told = [word for word in asked if word not in GENERIC and stem(word) not in FUNCTION_WORDS]
        near = [
            one for one in near if 2 * sum(map(bool, (_weight(one, stem(word), word) for word in told))) > len(told)
        ]
    # What was said before only tells apart what fits as well.
    ranked = about([*before, *asked], ENOUGH) if len(near) > 1 else near
    return f"help {ranked[0].name}" if ranked else None


def _outright(tokens: Sequence[Token], sentence: str) -> str | None:
    """What follows `help` where no "how do I" is needed to know that help is wanted."""
    if (asked := ASK_ABOUT.search(sentence)) is not None:
        return asked["what"]
    whole = ((WHAT_CAN_I_ASK, ""), (PASSED_ON, "sharing"), (OF_OUR_MESSAGES, "messages"), *FILE_OF_PLAN)
    named = next((name for pattern, name in whole if pattern.search(sentence)), None)
    if named is not None:
        return named
    return may_i(tokens) or what_to_do(tokens, sentence, {one.name: one.when for one in topics()})


def may_i(tokens: Sequence[Token]) -> str | None:
    """The purpose of "can I undo a plan", where each word belongs to it and no certain thing is named."""
    found = MAY_I.search(" ".join(token.typed for token in tokens))
    if found is None:
        return None
    asked = [word for word in re.findall(r"[\w'-]+", found["what"].lower()) if word not in GENERIC]
    ranked = about(asked, ENOUGH + PLAIN)
    if not ranked or LOOKING & set(asked):
        return None
    return ranked[0].name if all(_weight(ranked[0], stem(word), word) for word in asked) else None


def who_may(tokens: Sequence[Token], sentence: str) -> str | None:
    """The words of `help` that answer "who can change dates" and "who sees what I ask"; None for any other sentence."""
    found = WHO_MAY.search(sentence)
    if found is None or any(as_reference(token.plain) for token in tokens):
        return None
    return "help privacy" if found["see"] or found["sees"] or found["watch"] else "help roles"


def commands_like(words: Sequence[str]) -> list[str]:
    """Commands whose line of help holds these words."""
    stems = {stem(word) for word in words}
    shown = [one for one in commands().values() if not one.hidden]
    return [one.name for one in shown if stems & {stem(word) for word in f"{one.name} {one.says}".lower().split()}]
