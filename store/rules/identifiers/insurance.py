"""National Insurance numbers: two letters, six digits and a letter from A to D.

Source: HM Revenue & Customs, National Insurance Manual NIM39110: neither of the first two letters is D, F, I, Q, U or
V, the second is not O either, and BG, GB, KN, NK, NT, TN and ZZ are never given out.
"""

import re
from collections.abc import Iterator

APART = r"[\s./,()-]{0,3}"
NUMBER = re.compile(
    r"(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    rf"{APART}[0-9]{{2}}{APART}[0-9]{{2}}{APART}[0-9]{{2}}{APART}[A-D](?![A-Z0-9])",
    re.I,
)
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
