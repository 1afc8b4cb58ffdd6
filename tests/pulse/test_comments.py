"""Comments name nobody: neither colleagues nor children, nor what could tell who either is."""

import pytest

from commands.pulse.comments import Screen, screen_for
from store.database import SessionMaker

NAMES = ["Sarah Okafor", "Mark Hill", "Jo Li", "Head of Fostering", "Programme Manager", "Zoë O’Brien-Smith", ""]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Sarah never answers", "[name] never answers"),
        ("sarah okafor's team is drowning", "[name] team is drowning"),
        ("ask OKAFOR or zoe", "ask [name] or [name]"),
        ("Zoë O'Brien-Smith shouts", "[name] shouts"),
        ("our head of fostering shouts", "our [name] shouts"),
        ("My manager and the Fostering team are kind", "My manager and the Fostering team are kind"),
        ("Mark every form once. We mark too many", "Mark every form once. We mark too many"),
        ("I think Mark helps, and so does Jo", "I think [name] helps, and so does [name]"),
        ("uphill work on the hill", "uphill work on the hill"),
        ("write to s.okafor@council.example or @sarah", "write to [name] or [name]"),
        ("his brother Jack needs a placement", "his brother [name] needs a placement"),
        ("NHS number 943 476 5919 was in the email", "NHS number [number] was in the email"),
        ("  fewer forms  ", "fewer forms"),
        ("Sarah Okafor", None),
        ("943 476 5919", None),
        ("…", None),
    ],
)
def test_what_is_kept_of_a_comment(written: str, kept: str | None) -> None:
    assert Screen(NAMES)(written) == kept


def test_everybody_in_the_directory_is_known_also_who_has_left(sessions: SessionMaker) -> None:
    with sessions() as session:
        screen = screen_for(session)
    assert screen("the former fostering manager was better") == "the [name] was better"
    assert screen("more supervision would help") == "more supervision would help"
