"""National Insurance numbers: two letters, six digits and a letter from A to D.

Source: HM Revenue & Customs, National Insurance Manual NIM39110: neither of the first two letters is D, F, I, Q, U or
V, the second is not O either, and BG, GB, KN, NK, NT, TN and ZZ are never given out.

Forms print QQ 12 34 56 C as their example, and whoever types a number wrongly means one all the same. So other letters
are taken for one as well, where the number is written in large letters and as numbers are.
"""

import re
from collections.abc import Iterator

APART = r"[\s./,()-]{0,3}"
NUMBER = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"{APART}[0-9]{{2}}{APART}[0-9]{{2}}{APART}[0-9]{{2}}{APART}[A-D](?![A-Z0-9])",
    re.I,
)
AS_PRINTED = re.compile(
    r"(?<![A-Z0-9])(?!(?:AT|BY|DO|GO|IF|IN|IS|IT|NO|OF|ON|OR|SO|TO|UP|WE) )"
    r"[A-Z]{2}(?P<apart>[ -]?)[0-9]{2}(?P<within>[ -]?)[0-9]{2}(?P=within)[0-9]{2}(?P=apart)[A-D](?![A-Z0-9])"
)
"""In the usual groups, with any letters: words stand before dates."""
SAID = re.compile(r"\b(?:nino|ni|national insurance)\b[^.;!?]{0,30}$", re.I)
SIX = re.compile(rf"[0-9]{{2}}{APART}[0-9]{{2}}{APART}[0-9]{{2}}")
"""What each of them holds."""


def insurance_numbers(text: str) -> Iterator[tuple[int, int]]:
    if SIX.search(text) is None:
        return
    for found in NUMBER.finditer(text):
        number = found.group()
        # "at 10 12 14 a meeting begins": in small letters, words may stand around a list of numbers.
        if number[:2].isupper() or not re.search(r"[\s,]", number) or SAID.search(text, 0, found.start()):
            yield found.span()
    for found in AS_PRINTED.finditer(text):
        yield found.span()
