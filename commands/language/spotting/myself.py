"""Words for whoever writes: "mine", "my actions", "what have I got". "For my paper" names nobody."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.date_words import listed
from commands.language.spotting.people_meanings import PeopleMeaning, Whom

ALWAYS = listed("me mine myself")
MY_OWN = listed(
    "action actions milestone milestones item items one ones task tasks thing things stuff work list overdue late"
    " red reds amber ambers green greens grey greys blue blues open outstanding deadline deadlines date dates"
    " update updates area areas bits bit job jobs plate name next worst last first due plan entries risk risks"
    " recommendations theme themes slipping slips blocked stale completed complete done remaining unfinished"
    " current deputy cover leave holiday holidays position standing status state rag progress picture performance end"
)
"""Words behind "my" by which it tells whose they are in the plan."""
RELATED = listed(
    "team teams people staff reports lot manager boss direct line whole managers leads officers folk folks directs"
    " gang crew bunch"
)
ASKING = listed("do did have am should must are")
OWNING = listed(
    "own owe owned have got need doing late overdue behind supposed meant responsible accountable still lead"
    " update updated change changed report reported tell told write written edit edited"
    " leading promised said say last finish finished deliver delivered down not due missed done completed said"
)
HOW_I_AM = listed("up getting placed on at with standing looking going fixed ok okay keeping coping struggling all")
"""Words behind "am I" by which somebody asks how it stands with them."""
PROMISED = listed("promised agreed committed")
WITH_ME = listed("plate owe owed")
"""Words behind "my" and "I" that say no more than whose it is."""
TELLING = listed("own owe lead")
WHAT = listed("what that which things everything anything all whatever items actions milestones stuff ones something")
I_HAVE = listed("i've ive i'm im i'd")


def spot_myself(tokens: Sequence[Token]) -> list[Span]:
    me = PeopleMeaning((), Whom.ME)
    found = [place for place in range(len(tokens)) if _is_me(tokens, place)]
    return [Span(place, place + (2 if _at(tokens, place + 1) in WITH_ME else 1), me) for place in found]


def _is_me(tokens: Sequence[Token], place: int) -> bool:
    word, before, after = tokens[place].plain, _at(tokens, place - 1), _at(tokens, place + 1)
    match word:
        case "my":
            return (
                after in MY_OWN
                or after in RELATED
                or _with_another(tokens, place)
                or (after == "own" and _at(tokens, place + 2) in MY_OWN)
            )
        case "i":
            asks = before in ASKING and after in (*OWNING, "and", "or", "&")
            return (
                asks
                or (before == "am" and after in HOW_I_AM)
                or (before in ASKING and not after and place > 2 and tokens[0].plain not in ("how", "hows"))
                or after in TELLING
                or (before in WHAT and after in ("have", "need", "am", "still", "owned", *PROMISED))
            )
        case _:
            return word in ALWAYS or (word in I_HAVE and before in WHAT)


def _with_another(tokens: Sequence[Token], place: int) -> bool:
    """ "My and the workforce lead's reds"."""
    behind = [token.plain.replace("\u2019", "'") for token in tokens[place + 1 : place + 7]]
    return behind[:1] in (["and"], ["or"], ["&"]) and any(one.endswith(("'s", "s'")) for one in behind)


def _at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].stem if 0 <= place < len(tokens) else ""
