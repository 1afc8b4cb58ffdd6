"""What was said last is put right, or added to: "sorry, 29th not 22nd", "and the new date is 20 July"."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mention, Mentions, Part
from commands.language.telling.proposals import Proposal, Stands
from commands.language.telling.standing import Standing, standing_of
from commands.language.telling.wishes.latest import again, latest, one_item_of, said_in
from store.models import Update

_CORRECTS = """sorry|apologies|actually|correction|no|nope|oops|whoops|wait|hang on|scrap that|ignore that|forget that
    |cancel that|undo that|my mistake|typo|i meant|i mean|meant|make that|make it|change that|change it|call it
    |thats wrong|that was wrong|wrong date|should be|should say|should have been|should have said|that should be
    |it should be|it should say|rather|well actually|on second thoughts|meant to say|i meant to say|not"""
_ADDS = """and|also|plus|oh and|ps|p.s|forgot to say|forgot to add|just to add|to add|add|btw|new date|revised date|the
    new date|the date|evidence|the link|link|heres the link|heres the evidence|heres evidence"""
_BETWEEN = "to as is its it the that please pls i mean meant should be say with a new of oh sorry now , so for and"
BETWEEN = frozenset([*_BETWEEN.split(), ""])
"""Between the words that put something right and what is right: "no sorry, make that at risk"."""
LISTS = frozenset({"ones", "list", "show", "else", "all", "everything", "any", "anything", "other", "others"})
"""With these another question may be meant: "no, the amber ones"."""


def _phrases(words: str) -> list[list[str]]:
    return sorted((one.split() for one in " ".join(words.split()).split("|")), key=len, reverse=True)


CORRECTS, ADDS = _phrases(_CORRECTS), _phrases(_ADDS)


def read_correcting(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """Nothing, unless it follows what this person said of one item, and names no other."""
    if told.asking or mentions.outright or not LISTS.isdisjoint(told.keys):
        return None
    corrects = _behind(told.keys, CORRECTS)
    behind = corrects or _behind(told.keys, ADDS)
    if not behind or behind >= len(told.tokens):
        return None
    act = latest(context)
    before, said = one_item_of(context, act), said_in(context, act)
    if before is None or said is None:
        return None
    rest = Told(told.text[told.tokens[behind].start :])
    part = Part(rest, Mention(0, 0, (before.ref,)), tuple(range(len(rest.tokens))))
    standing = standing_of(part, context.today, said.forecast)
    if corrects and _changes(standing, said):
        # Said anew, and not taken back as well: what is taken back gives the item a version that no button has seen.
        return Proposal(changes=(_with(before.ref, said, standing),))
    if rest.keys[0] in ("in", "due", "during"):
        return None
    added = standing.progress is None and (standing.forecast or standing.evidence or standing.percent is not None)
    return Proposal(changes=(_with(before.ref, said, standing),)) if added and not corrects else None


def corrects_to(told: Told, mentions: Mentions) -> bool:
    """ "Sorry, that's A13.2": what is right is another item, and nothing more is said."""
    behind = _behind(told.keys, CORRECTS)
    named = {place for one in mentions.outright for place in one.places}
    return (
        bool(behind and named)
        and told.keys[0] != "not"
        and all(place in named or told.keys[place] in BETWEEN | OF_IT for place in range(behind, len(told.keys)))
    )


OF_IT = frozenset({"thats", "its", "was", "on", "about", "not", "thanks", "pls", "please"})


def _behind(keys: list[str], phrases: list[list[str]]) -> int:
    """How many words lead up to what is right; none where it does not begin so."""
    place = 0
    while True:
        many = next((len(words) for words in phrases if keys[place : place + len(words)] == words), 0)
        if not many and not (place and keys[place : place + 1] and keys[place] in BETWEEN):
            return place
        place += many or 1


def _changes(standing: Standing, said: Update) -> bool:
    known = (standing.progress, standing.forecast, standing.percent, standing.evidence)
    return (any(one is not None for one in known) and standing.progress is not said.progress) or bool(standing.forecast)


def _with(ref: str, said: Update, standing: Standing) -> Stands:
    """The same again, with what is said now in its place."""
    before = again(ref, said, " ".join(filter(None, [said.words, standing.words])) or None)
    found = {
        name: value
        for name in ("progress", "forecast", "percent", "evidence", "completed_on")
        if (value := getattr(standing, name)) is not None
    }
    return before.model_copy(update=found)
