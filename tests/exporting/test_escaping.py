"""Every way of keeping text from being taken for something else has its way back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from store.loading.escaping import escaped, restored, storable, unescaped

TEXT = st.text(st.sampled_from("'=+-@\t\r\n a_x0F5\x07D") | st.characters(codec="utf-8"), max_size=40)


@given(TEXT)
def test_escaped_text_comes_back_and_begins_no_formula(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert not re.match(r"[=+\-@\t\r]", escaped(text))


@given(TEXT)
def test_stored_text_comes_back_and_holds_nothing_that_a_sheet_refuses(text: str) -> None:
    assert restored(storable(text)) == text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", storable(text))


def test_plain_words_are_left_alone() -> None:
    assert [escaped(words) for words in ("Mend it", "'quoted'", "")] == ["Mend it", "'quoted'", ""]
    assert storable("step_x and _x12_") == "step_x and _x12_"
