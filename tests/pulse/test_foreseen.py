"""What a custodian hears, before a round opens, of the groups that it cannot tell of."""

from sqlmodel import Session

from store.database import transaction
from store.models import Pulse
from store.pulse import members
from store.rules.pulse.questions import Slices
from tests.pulse.council import TEAMS, PulseCouncil
from tests.pulse.rounds import make_round


def listed(council: PulseCouncil) -> dict[int, Slices]:
    return {
        council.people[f"{team} worker {number}"]: Slices(team=team)
        for team, many in TEAMS.items()
        for number in range(1, many + 1)
    }


def give(session: Session, council: PulseCouncil, people: dict[int, Slices]) -> Pulse:
    pulse = session.get_one(Pulse, 1)
    members.give_list(session, pulse, people, by_id=council.people["Custodian"], now=council.now())
    return pulse


def test_small_teams_and_those_beside_them_are_named_before_anybody_is_asked(council: PulseCouncil) -> None:
    council.writes()
    with transaction(council.sessions) as session:
        give(session, council, listed(council))
    council.says("Custodian", "pulse show 1").hears(
        "However many answer, it will not tell of team Leaving care: fewer than 5 are asked there.",
        "it will not tell of team Fostering: with the other groups, it would give away the fewer than 5",
    )


def test_the_custodian_hears_that_somebody_who_left_keeps_a_round_from_telling(council: PulseCouncil) -> None:
    """The round before told of everybody. The list has lost one of Fostering since, and nobody has come."""
    council.writes()
    before = listed(council)
    now = {person: slices for person, slices in before.items() if person != council.people["Fostering worker 1"]}
    with transaction(council.sessions) as session:
        pulse = give(session, council, now)
        teams = {team: [one for one, slices in before.items() if slices.team == team] for team in TEAMS}
        make_round(session, pulse, teams=teams, closed_at=council.now())
    council.says("Custodian", "pulse show 1").hears(
        "it will not tell of everybody together: fewer than 5 joined, left or moved since an earlier round"
    )
    council.says("Lead", "pulse show 1").hears("it will not tell of everybody together")
