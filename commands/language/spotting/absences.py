"""Words that ask who is away, and who stands in: "off next week", "on leave", "covering for"."""

from collections.abc import Iterator, Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask, Filler
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.spotting.posts import ROLES

_LEAVE = "leave|holiday|holidays|hols|vacation|al"
_AWAY: dict[str, object] = {
    f"[down] [as] on|off [their|his|her|my|any|some] [annual|sick|study|parental|maternity] {_LEAVE}": Ask.AWAY,
    "annual leave": Ask.AWAY,
    "[got|has|have|any] leave|holiday|holidays booked|planned [off]": Ask.AWAY,
    "off sick|ill|poorly|work|duty": Ask.AWAY,
    "out of [the] office": Ask.AWAY,
    "ooo": Ask.AWAY,
    "[down] [as] away|absent|unavailable": Ask.AWAY,
    "taking|takes|having time|leave|holiday [off]": Ask.AWAY,
    "time off": Ask.AWAY,
    "[while|when|whilst] [theyre|shes|hes|they|she|he] [are|is] away|off|absent": Ask.AWAY,
}
_COVER: dict[str, object] = {
    "cover|covers|covering|deputise|deputises|deputising|standing|stands|stand|filling|acting [in|up] for": Ask.AWAY,
    "standing|stands|stand|stepping|steps|filling in [for]": Ask.AWAY,
    "covering": Ask.AWAY,
    "[the|a] deputy|deputies [for]": Ask.AWAY,
}
AWAY, COVER = Phrases(_AWAY), Phrases(_COVER)
"""Who covers is asked of people alone: "where are we standing in workforce" is another question."""
ASKS_WHO = frozenset(["who", "whos", "whose", "anyone", "anybody", "someone", "somebody"])
_NOBODY_KNOWN = "who whos anyone anybody someone somebody everyone everybody people owners managers leads staff nobody"
ANYONE = frozenset(_NOBODY_KNOWN.split())
OPENING = frozenset(["is", "are", "isnt", "arent", "am", "will", "when", "whens", "if", "whether"])
BACK = frozenset(["when", "whens", "is", "until", "how"])
AROUND = frozenset(["around", "available", "about", "in"])
"""Words behind a post by which somebody asks whether they are not away."""
_NOT_AWAY = "track target the course date of with than to plan schedule until piste kilter beam our my"
NOT_AWAY = frozenset(_NOT_AWAY.split())
"""Words behind "off" with which it says something of an action."""
BEHIND_STRAIGHT = frozenset(
    ["straight", "right", "go", "take", "taken", "put", "give", "far", "better", "worse", "well", "come", "came"]
)


TELLING = frozenset(["im", "ive", "ill"])
I_AM = frozenset([("i", "am"), ("i", "will"), ("i", "have"), ("i", "go")])


def spot_away(tokens: Sequence[Token]) -> list[Span]:
    words = [word_of(token) for token in tokens]
    found = [span for span in AWAY.spot(tokens) if not _straight(words, span)]
    if ASKS_WHO & set(words):
        found += [span for span in COVER.spot(tokens) if span.last == len(words) or words[span.last] not in ROLES]
    found += [Span(place, _end(words, place), Ask.AWAY) for place in _off_or_back(words)]
    return [_told(words, span) or span for span in found]


def _told(words: Sequence[str], span: Span) -> Span | None:
    """ "I'm on leave from Monday, what comes due": said by the way."""
    for first in range(max(0, span.first - 3), span.first):
        if words[first] in TELLING or tuple(words[first : first + 2]) in I_AM:
            return Span(first, span.last, Filler.WORD)
    return None


def _straight(words: Sequence[str], span: Span) -> bool:
    ends = span.last > 1 and words[span.last - 1] in ("away", "off")
    return ends and words[span.last - 2] in BEHIND_STRAIGHT


def _end(words: Sequence[str], place: int) -> int:
    """ "Back from annual leave" is one thing."""
    if words[place : place + 2] != ["back", "from"]:
        return place + 1
    leave = (at for at in range(place + 2, min(len(words), place + 6)) if words[at] in _LEAVE.split("|"))
    return next(leave, place) + 1


def _off_or_back(words: Sequence[str]) -> Iterator[int]:
    """ "Who is off", "is Sam off next week", "when is she back": elsewhere these words say nothing of people."""
    asks_whom = bool(ANYONE & set(words[:4]))
    opens = bool(words) and (words[0] in OPENING or asks_whom)
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        behind = words[place + 1] if place + 1 < len(words) else ""
        if word == "off" and opens and behind not in NOT_AWAY and before not in BEHIND_STRAIGHT:
            yield place
        if word in AROUND and before in ROLES and opens:
            yield place
        if (
            word == "back"
            and words[0] in BACK
            and (behind == "from" or (behind in ("", "in", "at") and before not in ("get", "come")))
        ):
            yield place
