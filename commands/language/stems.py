"""Words by what they have in common: "assessments" and "assessed", "pre-proceedings" and "pre proceedings"."""

import re
from functools import lru_cache

_PARTS = re.compile(r"[^a-z0-9]+")
_ENDINGS = re.compile(
    r"(?:ations?|ators?|ating|ated|ates?|ments?|ingly|edly|ings?|ers?|ors?|ions?|ances?|ences?|ness|ship|ed|ly|able|al)$"
)
SHORTEST = 4
"""Letters that are left of a word at least."""

_FUNCTION = """
    a about above across actually after again against all almost along already also although always am among an and
    another any anybody anyone anything anyway are around as at away back be became because been before being below
    between both but by came can cannot cant come comes could couldnt did didnt do does doesnt doing done dont down
    during each either else em er erm etc ever every everybody everyone everything exactly few for from further gone
    got gotten had hadnt has hasnt have havent having he hello her here hers hey hi him his how however hows i id if
    ill im in instead into is isnt it its itself ive just kind know least less let lets like likely lot lots many may
    maybe me mean means mention mentioned might mine more most much must my myself near nearly need needed needs
    neither never no nobody none nor not nothing now of off often oh ok okay on once one ones only onto or other others
    our ours out over own per perhaps please pls plz put quite rather re really regarding right said same say saying
    says see seem seems seen several shall she should since so some somebody someone something somewhere soon sort
    still stuff such sure tell than thank thanks that thats the their theirs them then there theres these they theyre
    thing things think this those though through till times to today together told too toward towards tried try under
    until up upon us use used very via want wanted wants was wasnt we well went were werent weve what whatever whats
    when whenever where wheres whether which while who whom whos whose why will with within without wont word words
    would yes yet you your youre yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""They name nothing, whatever title they stand in."""

_EVERYDAY = """
    act agree answer ask bad begin bit board call carry change chase check close date day deal decide deliver doc
    document due early end exist expect face fact far fast figure find finish first focus follow fortnight full get
    give go good grip group half happen hard head hear held help high hit hold hour idea improve item job keep know
    last late lead leave level life line list long look low main make manage measure meet mind minute miss moment month
    morning move name new news next number offer old open order paper part people person picture piece place plan point
    possible post problem progress question quick quickly ready real reason record report result return review rest
    round run send set share short show side sit small sort spend staff stand start state stay step stop sum support
    take talk team test time track turn two update view visit wait watch way week word work write wrong year young
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""They stand in many sentences that are about something else, so that one alone links nothing."""

_FIELD = """
    action assessment child children council deliver family improve improvement lead leader learn management manager
    milestone partner performance plan practice quality recommendation service social standard strategy theme train
    training worker service monitor audit
"""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What is left of a folded word without its ending; words of up to four letters lose a plural alone."""
    word = word.removesuffix("'s").replace("'", "")
    if len(word) > SHORTEST and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    while (found := _ENDINGS.search(word)) and found.start() >= SHORTEST:
        word = word[: found.start()]
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > SHORTEST else word


def parts_of(word: str) -> list[str]:
    """A folded word, and what its hyphens or slashes join: "pre-proceedings", "pre", "proceedings"."""
    plain = word.replace("'", "")
    parts = [part for part in _PARTS.split(plain) if part]
    return ["".join(parts), *parts] if len(parts) > 1 else parts


EVERYDAY_STEMS = frozenset(map(stem, EVERYDAY))
FIELD_STEMS = frozenset(map(stem, _FIELD.split()))
"""They stand in the titles of any improvement plan, so that alone they tell nothing of one."""
