"""Comments name nobody: neither colleagues nor children, nor what could tell who either is."""

import pytest

from commands.pulse.comments import Screen, screen_for
from store.database import SessionMaker
from store.models import Person

NAMES = [
    *("Sarah Okafor", "Mark Hill", "Jo Li", "Zoë O’Brien-Smith", "April Grey (Team Manager)", "amy.adeyemi@river.gov"),
    *("Head of Fostering", "Social Worker", ""),
]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Sarah never answers", "[name] never answers"),
        ("sarah okafor's team is drowning", "[name] team is drowning"),
        ("ask OKAFOR or zoe", "ask [name] or [name]"),
        ("Zoë O'Brien-Smith shouts", "[name] shouts"),
        ("our head of fostering shouts at a social worker", "our head of fostering shouts at a social worker"),
        ("My manager and the Fostering team are kind", "My manager and the Fostering team are kind"),
        ("Mark every form once. We mark too many", "Mark every form once. We mark too many"),
        ("I think Mark helps, and so does Jo", "I think [name] helps, and so does [name]"),
        ("we need data by april, April says", "we need data by april, [name] says"),
        ("amy and Adeyemi by the river", "[name] and [name] by the river"),
        ("uphill work on the hill", "uphill work on the hill"),
        ("write to s.okafor@council.example or @sarah", "write to [name] or [name]"),
        ("his brother Jack needs a placement", "his brother [name] needs a placement"),
        ("NHS number 943 476 5919 was in the email", "NHS number [number] was in the email"),
        ("ring me on 07700 900123, or (01632) 960 001", "ring me on [number], or ([number]"),
        ("+44 7700 900123", None),
        ("0 to 18 teams, 2022-23, 12 of 40 visits", "0 to 18 teams, 2022-23, 12 of 40 visits"),
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
        session.add(Person(name="Amira Haddad", active=False))
        screen = screen_for(session)
    assert screen("Ask amira haddad, who has left") == "Ask [name], who has left"
    assert screen("more supervision would help") == "more supervision would help"
