"""The files in the guide for custodians are read as they stand there."""

import re
from pathlib import Path

from store.pulse.reading_files import list_in, pulse_in

GUIDE = (Path(__file__).parents[2] / "docs" / "pulse" / "README.md").read_text(encoding="utf-8")


def example(kind: str) -> bytes:
    found = re.search(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found[1].encode()


def test_the_guides_questionnaire_is_read() -> None:
    written = pulse_in(example("yaml"), "working-here.yaml")
    assert (written.title, written.open_days) == ("Working here", 4)
    assert [one.made().kind for one in written.questions] == ["scale", "scale", "comment"]


def test_the_guides_list_is_read() -> None:
    read = list_in(example("csv"), "people.csv")
    assert read.problems == []
    assert {one.team for one in read.people.values()} == {"Assessment", "Locality East"}
