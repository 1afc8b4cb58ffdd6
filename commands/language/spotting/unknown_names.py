"""Names that nobody bears, so that the answer can say so: "who is Priya", "has mark done his update"."""

import re
from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.date_words import VOCABULARY, listed
from commands.language.spotting.first_names import FIRST_NAMES
from commands.language.spotting.people_meanings import Nobody
from commands.language.spotting.posts import ROLES
from store.rules.references import as_reference

WHO_IS = (("who", "is"), ("who's",), ("whos",), ("who", "was"))
DOES = listed("has does did is")
DONE = listed(
    "done updated update replied reply answered answer said say got get given give finished sent send responded"
    " moved own owns have lead off away still late overdue behind started told tell back on"
)
"""Words behind a name that say what somebody does."""
GIVEN = listed("assign reassign give gives pass hand move")
ASKED = listed("ask chase remind nudge tell")
HIS = listed("his her their she he")
NO_NAMES = listed(
    "a an the this that these those there here it its we they you i he she my our your their his her who what"
    " which any anyone anybody anything everyone everybody everything someone somebody something nobody noone"
    " nothing one ones all both each every not no slipping late overdue behind responsible accountable leading"
    " doing owning next away off on in at by to for of and or with without red amber green blue grey open done"
    " complete completed blocked stuck still meant supposed actually really also just only due asked waiting best"
    " worst going coming board panel ofsted council plan action actions milestone milestones theme recommendation"
    " rec anyway now then left new us them me him lead owner owners named called able most more who's whose silent"
    " quiet slow missing chasing named progress being been has have had is are was were will would can could"
    " should may might must does did do"
)


def spot_unknown(tokens: Sequence[Token], known: Sequence[Span]) -> list[Span]:
    """Args: known: people and others who were found, whose words are no unknown names."""
    taken = {place for span in known for place in span.places}
    words = [token.plain for token in tokens]
    found = list[Span]()
    for place, token in enumerate(tokens):
        if place not in taken and _may_be_name(token) and _stands_as_one(tokens, words, place):
            last = place + 1
            if last < len(tokens) and not token.ends_clause and _is_surname(tokens, place):
                last += 1
            typed = " ".join(one.typed.strip(" ,.;:?!()“”\"'@") for one in tokens[place:last])
            found.append(Span(place, last, Nobody(re.sub(r"['’]s$", "", typed))))
    return found


def _may_be_name(token: Token) -> bool:
    word = token.stem.lstrip("@")
    return (
        len(word) >= 3
        and word.isalpha()
        and word not in NO_NAMES
        and word not in VOCABULARY
        and word.removesuffix("s") not in ROLES
        and as_reference(word) is None
        and not (token.typed.isupper() and len(word) < 7)
    )


def _is_surname(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name goes on in the next word: "Priya Shah", "has sarah jones done"."""
    behind = tokens[place + 1]
    after = tokens[place + 2].plain if place + 2 < len(tokens) and not behind.ends_clause else ""
    named = tokens[place].stem in FIRST_NAMES and after in DONE and behind.plain not in DONE
    return _may_be_name(behind) and (_is_capital(behind) or named)


def _is_capital(token: Token) -> bool:
    return token.typed.lstrip("@“\"'(")[:1].isupper()


def _stands_as_one(tokens: Sequence[Token], words: Sequence[str], place: int) -> bool:
    token, before = tokens[place], words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) and not token.ends_clause else ""
    if token.typed.startswith("@") or (token.stem in FIRST_NAMES and place > 0):
        return True
    if before == "to" and GIVEN & set(words[:place]) and _is_capital(token):
        return True
    if any(tuple(words[max(0, place - len(lead)) : place]) == lead for lead in WHO_IS):
        # "Who is accountable" asks for somebody, "who is Priya" names them.
        return _is_capital(token) or (after == "" and not token.plain.endswith(("ing", "ed", "ble", "ent")))
    if before in ASKED:
        return _is_capital(token) or after in ("about", "for", "to")
    if before in DOES and after in DONE:
        return _is_capital(token) or bool(HIS & set(words[place + 1 : place + 5]))
    return False
