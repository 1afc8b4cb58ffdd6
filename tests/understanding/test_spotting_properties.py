"""Whatever is typed, spotters answer, with spans that stand in the sentence and do not overlap."""

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from commands.errors import CommandError
from commands.language.spans import Span, longest_first, tokens_of
from commands.language.spotting.amounts import spot_amounts
from commands.language.spotting.date_words import VOCABULARY
from commands.language.spotting.dates import DateMeaning, spot_dates, spot_days
from commands.language.spotting.myself import spot_myself
from commands.language.spotting.unknown_names import spot_unknown

ODD = [
    "31",
    "0th",
    "99th",
    "1/13",
    "29/2",
    "0/0",
    "9999",
    "2022-13-45",
    "'99",
    "q9",
    "—",
    "…",
    "@",
    "0w",
    "1e5",
    "٣",
    "²",
]
WORDS = st.lists(
    st.sampled_from([*sorted(VOCABULARY), *ODD, "overdue", "A1.2", "july,", "board", "half-term"]), max_size=9
)
SENTENCES = st.one_of(st.text(max_size=60), WORDS.map(" ".join))
DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))


@settings(max_examples=150)
@given(SENTENCES, DAYS)
def test_no_sentence_is_too_odd_to_be_looked_through(sentence: str, today: date) -> None:
    tokens = tokens_of(sentence)
    found: list[list[Span]] = [spot_amounts(tokens), spot_myself(tokens), spot_unknown(tokens, [])]
    for spot in (spot_dates, spot_days):
        # A day that does not exist is refused.
        with suppress(CommandError):
            found.append(spot(tokens, today))
    for spans in found:
        assert longest_first(spans) == spans
        assert all(0 <= span.first < span.last <= len(tokens) for span in spans)


@settings(max_examples=100)
@given(DAYS, DAYS)
def test_every_day_that_is_written_out_is_found(day: date, today: date) -> None:
    for written in (f"due {day.day} {day:%B %Y}", f"due on {day:%d/%m/%Y}", f"by {day.isoformat()} please"):
        [span] = spot_dates(tokens_of(written), today)
        assert isinstance(span.meaning, DateMeaning)
        assert span.meaning.window.last == day
