"""Words are compared in one folding, whatever keyboard they come from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.rules.folding import folded, seen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("niamh o’brien", "Niamh O'Brien"),
        ("Niamh OʼBrien", "Niamh O'Brien"),
        ("Niamh O´Brien", "Niamh O'Brien"),
        ("Zoe Muller", "Zoë Müller"),
        ("Zoe\u0308 Müller", "Zoë Müller"),
        ("Lukasz Wojcik", "Łukasz Wójcik"),
        ("Soren Brandt-Hojgaard", "Søren Brandt\u2011Højgaard"),
        ("Sarah\u00a0Jones", "Sarah Jones"),
        ("Sarah\u200b Jones", "Sarah Jones"),
        ("\u202eSarah Jones\u202c", "Sarah Jones"),
        ("STRASSE", "Straße"),
        ("İnci", "inci"),
        ("“Head of Service”", '"head of service"'),
        ("ﬁnance lead", "Finance Lead"),
    ],
)
def test_the_same_words_in_other_letters_are_the_same(typed: str, kept: str) -> None:
    assert folded(typed) == folded(kept)


def test_other_words_stay_other_words() -> None:
    assert len({folded(one) for one in ("Sarah Jones", "Sarah-Jones", "Sara Jones", "O'Brien", "Obrien")}) == 5


@given(st.text())
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(st.text())
def test_letters_composed_or_not_are_the_same(words: str) -> None:
    assert folded(unicodedata.normalize("NFD", words)) == folded(unicodedata.normalize("NFC", words))


@given(st.text())
def test_a_name_that_is_shown_holds_nothing_unseen(name: str) -> None:
    assert not {unicodedata.category(one) for one in seen(name)} & {"Cf", "Cc"}
    assert seen(name) == seen(name).strip()
