"""Help that an owner needs: "struggling with B15, can't find a council willing to send peers"."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mention, Mentions, Part
from commands.language.telling.proposals import NeedsHelp, Proposal
from commands.language.telling.standing import words_of
from commands.language.telling.wishes.common import proposed, whole
from store.rules.references import as_reference

NEEDS = (
    "struggling with",
    "struggling to",
    "struggling on",
    "im struggling",
    "stuck on",
    "stuck with",
    "im stuck",
    "were stuck",
    "really stuck",
    "need help",
    "need some help",
    "needs help",
    "need a hand",
    "could do with help",
    "could do with some help",
    "could use some help",
    "help me with",
    "out of my depth",
    "dont know what to do",
    "at a loss",
    "need someone",
    "need somebody",
    "no idea how to",
    "someone help",
    "somebody help",
    "anyone help",
    "anybody help",
    "help me get",
    "help to get",
    "need your help",
    "would like help",
    "some help with",
    "cant do this alone",
    "cant fix this",
    "cant do this on my own",
    "fix this on my own",
    "please escalate",
    "need to escalate",
    "need support",
    "unblock",
    "unblocking",
    "need unblocking",
    "give me a hand",
    "lend a hand",
    "point me in the right direction",
    "dont know where to start",
    "dont know how to",
    "not sure how to",
    "not sure what to do",
    "not sure where to start",
    "dont understand what",
    "someone to talk to about",
    "somebody to talk to about",
    "talk to someone about",
    "talk to somebody about",
    "speak to someone about",
    "speak to somebody about",
    "need advice",
    "could use help",
    "could do with support",
    "could do with some support",
    "could do with a hand",
    "in over my head",
    "drowning in",
    "cant get anywhere with",
    "getting nowhere with",
    "hit a brick wall",
    "hit a wall",
    "supposed to be doing with",
    "need some support",
    "need more support",
    "want some help",
    "want help",
    "cry for help",
    "sos",
    "ring me about",
    "call me about",
    "phone me about",
)
ALONE = ("on my own", "by myself", "alone", "without help", "on our own", "single handed")


WHAT_TO_DO = ("what do i do", "what should i do")


def tells_of_trouble(told: Told) -> bool:
    """Whether somebody needs help with an item that they name, whatever they ask beside it."""
    return told.holds(*NEEDS) and any(as_reference(token.stem) for token in told.tokens)


def read_helping(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    alone = told.holds(*ALONE) and told.holds("cant", "cannot", "unable", "too much") and mentions.outright
    if not alone and not told.holds(*NEEDS, *WHAT_TO_DO):
        return None
    meant = mentions.meant()
    kept = told.asking if told.holds(*WHAT_TO_DO) else frozenset[int]()
    places = tuple(place for place in range(len(told.tokens)) if place not in kept)
    mention = Mention(0, 0, meant.refs, outright=False, places=meant.places)
    words = words_of(Part(told, mention, places), ()) or whole(told)
    return proposed(meant, lambda ref: NeedsHelp(ref=ref, words=words))
