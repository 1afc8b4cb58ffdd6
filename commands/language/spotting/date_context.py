"""Whether words that could be a date are one where they stand.

"may", "march", "sat" and "second" are mostly words like any other, "2nd" counts, "14 days" measures, and "2023" or
"5/8" may number anything.
"""

import re
from collections.abc import Sequence

from commands.language.spans import Token
from commands.language.spotting.date_words import LEADS, NARROW, listed
from store.dates.words import MONTHS, SEASONS, WEEKDAYS

STRICT = listed("may march mar sat sun wed second")
"""Names of days and months that are mostly another word."""
NAMES = listed("april june august jan")
"""And those that may be somebody's."""
OF_PEOPLE = listed("has have does did is are was who who's whos ask tell with and or can could will")
FOLLOWS = listed("and or what about how in for then ok but same again")
BEFORE_DATES = listed("due deadline now is was expected date dated moved on")
AFTER_DAY = listed(
    "and to or at please pls plz with because but so if for in is are that which from by now it we i then though"
    " when not unless until till on as has have had will would this next who what only too either - was were"
    " its it's im i'm ive i've they they're theyre we've weve we're he he's she she's"
)
"""Words that may stand behind a day; behind others "2nd" counts: "the 2nd milestone"."""
TO_A_WEEK = frozenset({*WEEKDAYS, "today", "tomorrow"})
""" "Wednesday week" is a day, and measures nothing."""
MEASURED = listed(
    "late overdue over behind slip slips slipped slipping delay delayed early old more less longer least most"
    " than moved quiet silent stale extra further"
)
SILENCE = listed("no not nothing never without nobody silent quiet")
HEARING = listed(
    "heard hear update updates updated word words reply replied answer answered said spoken touched reported news"
    " contact movement silent quiet anything"
)

UNFINISHED = (LEADS - {"to"}) | listed("the a an or -")
AFTERWARDS = (" the week after", " the month after", " the one after")
_ORDINAL = re.compile(r"(?P<lead>.*?)(?P<number>\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_NUMBERS = re.compile(r"\d{1,2}/\d{1,2}|\d{1,2} ?- ?\d{1,2}", re.ASCII)
_AMOUNT = re.compile(
    r"(?:an? )?(?:\d+ ?|[a-z]+ )(?:d|w|(?:(?:working|business) )?(?:days?|weeks?|fortnights?|months?|quarters?|years?))"
)
_UNNAMED = re.compile(rf"(?:[a-z]+ )?(?:the )?(?:{'|'.join(SEASONS)}|christmas|xmas|easter|new year)")
_HALF = re.compile(r"(?:[a-z]+ )*(?:h[12]|(?:first|second) half)|24/7")
OF_DUE = listed("due promised deadline deadlines target agreed")
DATED = listed("milestones actions dates deadlines items entries ones")


def is_date(tokens: Sequence[Token], first: int, last: int, phrase: str) -> bool:
    """Whether the tokens from `first` to `last`, which read as `phrase`, are a date in this sentence."""
    before = tokens[first - 1].plain if first and not tokens[first - 1].ends_clause else ""
    after = tokens[last].plain if last < len(tokens) and not tokens[last - 1].ends_clause else ""
    ends = after == "" or after in AFTER_DAY
    if _belongs_elsewhere(tokens, last, phrase, after):
        return False
    if before in ("rec", "recs", "recommendation", "recommendations", "r") and phrase[0].isdigit():
        return False
    unfinished = phrase.rpartition(" ")[2] in UNFINISHED and not phrase.endswith(AFTERWARDS)
    if unfinished or before in ("a", "an", "every", "each", "any", "most"):
        return False
    if ordinal := _ORDINAL.fullmatch(phrase):
        led = ordinal["lead"] not in ("", "the ")
        return ends and (led or int(ordinal["number"]) > 4 or before in BEFORE_DATES)
    if _HALF.fullmatch(phrase):
        return False
    if phrase.isdecimal():
        return ends and (before == "" or before in BEFORE_DATES)
    if _NUMBERS.fullmatch(phrase):
        return ends and (before == "" or before in BEFORE_DATES)
    if _AMOUNT.fullmatch(phrase) and phrase.split()[0] not in NARROW | TO_A_WEEK:
        whole = first == 0 and last == len(tokens)
        return after not in MEASURED and (
            before in ("due", "deadline") or whole or (first == 0 and phrase[0].isdigit())
        )
    if _UNNAMED.fullmatch(phrase):
        return phrase.split()[0] in LEADS | NARROW and (ends or after in DATED)
    return after in DATED or _ordinary(tokens, first, phrase, before)


def _belongs_elsewhere(tokens: Sequence[Token], last: int, phrase: str, after: str) -> bool:
    """ "Within a week of the due date" measures, and "milestones that start next month" names a month."""
    measures = after == "of" and bool(OF_DUE & {token.plain for token in tokens[last + 1 : last + 3]})
    return measures or (phrase.startswith("start ") and " of " not in phrase)


def _ordinary(tokens: Sequence[Token], first: int, phrase: str, before: str) -> bool:
    if phrase not in STRICT | NAMES:
        return True
    listed = first > 0 and (
        tokens[first - 1].plain in MONTHS
        or (first > 1 and before in ("and", "or") and tokens[first - 2].plain in MONTHS)
    )
    behind = [token.plain for token in tokens[first + 1 : first + 3]]
    listed = listed or (behind[:1] in (["and"], ["or"]) and behind[-1] in MONTHS)
    if listed or before in BEFORE_DATES | NARROW:
        return True
    if phrase in NAMES:
        compared = first > 1 and tokens[first - 2].plain in ("compared", "comparing", "compare")
        return before not in OF_PEOPLE or (compared and before in ("with", "to"))
    follows = first > 0 and FOLLOWS.issuperset(token.plain for token in tokens[:first])
    if follows and first + 1 == len(tokens) and phrase in MONTHS:
        # "And may?", behind a question about another month.
        return True
    # Whoever writes "May" inside a sentence means the month.
    return first > 0 and phrase in MONTHS and tokens[first].typed[:1].isupper() and before not in OF_PEOPLE


def tells_of_silence(tokens: Sequence[Token], first: int) -> bool:
    """Whether "in two weeks" is about the past: "nothing heard in two weeks"."""
    said = {token.plain for token in tokens[:first]}
    denied = bool(said & SILENCE) or any(word.endswith(("n't", "nt")) for word in said if len(word) > 4)
    return denied and bool(said & HEARING)
