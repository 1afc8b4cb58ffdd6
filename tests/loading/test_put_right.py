"""Documents of the corpus that are misread come to their right reading by what a person says, without touching code."""

from typing import Any

import pytest

from benchmarks.readings.corpus import corpus
from benchmarks.readings.judging import Verdict, judge
from bot.cli.import_guidance import Said, read_as_said
from store.loading.unguarded import read_here

MADE = {one.name: one for one in corpus()}
PUT_RIGHT: dict[str, dict[str, Any]] = {
    "unseen_headings_in_another_language": {
        "columns": ("Nr.=ref", "Aufgabe=what is to be done", "Verantwortlich=who owns it", "Fälligkeit=due")
    },
    "sanity_headings_that_changed_places": {"columns": ("Due date=owner", "Lead=due")},
    "fresh_last_months_sheet_beside_this_months": {"sheets": ("January 2026=skip",)},
    "fresh_raid_by_whole_words_with_a_number": {
        "columns": ("Item=ref", "What is it?=action", "Owner=owner", "Due=due", "Status=status")
    },
    "statuses_as_shares_of_one": {"columns": ("% complete=status",)},
}


@pytest.mark.parametrize("name", PUT_RIGHT)
def test_a_misread_document_is_put_right_by_what_a_person_says(name: str) -> None:
    made, content = MADE[name], MADE[name].make()
    said = Said(**PUT_RIGHT[name])
    judged = judge(
        name,
        made.expectation,
        lambda: read_as_said(lambda guidance: read_here(content, made.file, None, guidance), said)[1],
    )
    # What had to be told of the misreading needs no telling any more.
    wrong = [one for one in judged.judgements if one.verdict is not Verdict.RIGHT and one.field != "what must be told"]
    assert wrong == []
