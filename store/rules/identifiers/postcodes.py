"""UK postcodes, whole ones: an outward code of a real area, then an inward code.

Sources: Royal Mail's "Programmers' Guide to the Postcode Address File" and BS 7666 for the shapes (AN, ANN, AAN, AANN,
ANA, AANA; never C, I, K, M, O or V in the inward letters), Royal Mail's list of 124 postcode areas. An area or a
district alone ("LS", "LS1") covers thousands of homes and is let pass.
"""

import re
from collections.abc import Iterator

_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
WS WV YO ZE
"""
AREAS = _AREAS.split()

APART = r"[\s./,()-]{0,4}"
INWARD_LETTERS = "[ABD-HJLNP-UW-Z]"
POSTCODE = re.compile(
    rf"(?<![A-Z0-9])(?:{'|'.join(sorted(AREAS, key=len, reverse=True))})[0-9][0-9A-HJKMNP-Y]?{APART}"
    rf"[0-9]{INWARD_LETTERS}{{2}}(?![A-Z0-9])",
    re.I,
)
SPELT = re.compile(
    rf"(?<![A-Z0-9])(?P<area>[A-Z](?: ?[A-Z])?) [0-9] ?[0-9A-HJKMNP-Y]? ?[0-9] ?{INWARD_LETTERS} ?{INWARD_LETTERS}"
    r"(?![A-Z0-9])"
)
"""Sign by sign, or in other groups."""
COUNTED = re.compile(rf"[A-Za-z][0-9]{{1,2}}{APART}(?:1st|2nd|3rd|[04-9]th|[0-9](?:hr|yr|ft|pt|lb|st))")
"""In small letters: "B1 2nd draft" speaks of action B1 and not of Birmingham, and "S2 2hr workshop" of S2."""
OF_A_PAPER = re.compile(
    r"(?<=ST|ND|RD|TH) (?:draft|version|quarter|floor|reading|meeting|round|phase|cohort|edition)s?\b", re.I
)
INWARD = re.compile(rf"[0-9][A-Z]?{APART}[0-9] ?[A-Z] ?[A-Z](?![A-Z0-9])", re.I)
"""How each of them ends."""


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    if INWARD.search(text) is None:
        return
    for found in POSTCODE.finditer(text):
        if not COUNTED.fullmatch(found.group()) and not OF_A_PAPER.match(text, found.end()):
            yield found.span()
    for found in SPELT.finditer(text):
        if found["area"].replace(" ", "") in AREAS:
            yield found.span()
