"""A whole questionnaire in a file, and the list of whom it asks."""

from dataclasses import asdict

import pytest

from bot.chat.files import SharedFile, SharedFiles
from bot.chat.origins import Origin
from commands.cards import Card
from store.database import transaction
from store.loading import UnreadablePlanError
from store.models import Pulse, PulseRound
from store.pulse import rounds
from store.pulse.reading_files import is_of_a_pulse, list_in, pulse_in
from store.rules.pulse.questions import Slices
from store.rules.terms import PulseState
from tests.pulse.council import CHANNEL, TEAMS, PulseCouncil, address, the_list

WRITTEN = """\
sightline_pulse: 1
title: Working here
first_day: 18 July 2022
every_weeks: 6
open_days: 4
questions:
  - ask: I can do my work well.
  - ask: Where do you work best?
    kind: choice
    options: [At home, In the office]
    standard: I.8 measure 2
  - bank: leaving-1
    standard: I.7
  - ask: What would help?
    kind: comment
"""
EVERYBODY = sum(TEAMS.values())


def test_a_custodian_shares_a_questionnaire_and_then_its_list(council: PulseCouncil) -> None:
    council.shares("Custodian", "pulse.yaml", WRITTEN).hears(
        *("Written. Nobody is asked before", "every 6 weeks, open for 4 working days", "4 questions"),
        *("scale: Strongly disagree to Strongly agree", "for I.8, “Measure 2 of I.8”", "for I.7, “Measure 1 of I.7”"),
        "The next round asks no people.",
    )
    council.shares("Custodian", "people.csv", the_list("agency@council.example,Fostering,Social worker")).hears(
        f"Taken: a list of {EVERYBODY + 1} people. 1 address cannot be asked as far as I know.",
        f"The next round asks {EVERYBODY} people. It leaves out 1 other",
    )


def test_the_same_title_again_changes_it_and_needs_approval_anew(council: PulseCouncil) -> None:
    council.shares("Custodian", "pulse.yaml", WRITTEN)
    council.says("Lead", "pulse approve 1")
    council.says("Custodian", f"pulse audience 1 {CHANNEL}")
    council.says("Lead", "pulse approve 1")
    council.shares("Custodian", "pulse.yaml", WRITTEN).hears("It stands like that already.", "approved by Lead")
    fewer = WRITTEN.replace("open_days: 4", "open_days: 3")
    council.shares("Custodian", "again.yaml", fewer).hears(
        "Changed. It needs to be approved as it stands now.", "#social"
    )
    council.says("Custodian", "pulse").hears("1 pulse")


def test_a_file_that_is_shared_again_may_keep_its_first_day(council: PulseCouncil) -> None:
    council.shares("Custodian", "pulse.yaml", WRITTEN)
    council.goes_to("2022-07-25T09:00")
    council.shares("Custodian", "pulse.yaml", WRITTEN.replace("open_days: 4", "open_days: 3")).hears("Changed.")
    other = WRITTEN.replace("18 July", "19 July")
    council.shares("Custodian", "pulse.yaml", other).hears("The first day, Tuesday 19 July, has passed")


def test_no_question_is_asked_twice(council: PulseCouncil) -> None:
    """Whoever leaves it out the second time would be the difference of what is told of the two."""
    twice = WRITTEN + "  - ask: “I can do my work – well”\n"
    council.shares("Custodian", "pulse.yaml", twice).hears("It asks one question twice. Take one of them out.")
    council.says("Custodian", "pulse").hears("There is no pulse yet")
    council.shares("Custodian", "pulse.yaml", WRITTEN)
    again = council.says("Custodian", "pulse add 1").fills(text="I can do my work WELL!")
    again.hears("It asks that already. Nothing was added.")


def test_the_fewest_answers_are_raised_and_never_lowered(council: PulseCouncil) -> None:
    raised = WRITTEN.replace("open_days: 4", "fewest_answers: 8\nfewest_for_detail: 12")
    council.shares("Custodian", "pulse.yaml", raised)
    council.shares("Custodian", "lower.yaml", WRITTEN).hears("The fewest answers of this pulse are 8 and 12.")
    four = WRITTEN.replace("open_days: 4", "fewest_answers: 4")
    council.shares("Custodian", "four.yaml", four).hears("fewest_answers: it should be 5 or more.")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("title: Working here", "name: Working here"), "title: this line is missing."),
        (("kind: choice", "kind: guess"), "questions 2 kind: input should be"),
        (("options: [At home, In the office]", "options: [At home]"), "question 2: A choice has at least two options."),
        (("bank: leaving-1", "bank: luck-1"), "question 3: there is no ready question luck-1."),
        (("standard: I.7", "standard: I.99"), "I can't find standard I.99."),
        (("first_day: 18 July 2022", "first_day: soonish"), "I can't read its first_day."),
        (("first_day: 18 July 2022", "first_day: 8 July 2022"), "The first day, Friday 8 July, has passed"),
        (("every_weeks: 6", "every_weeks: 0"), "every_weeks: it should be 1 or more."),
        (("open_days: 4", "open_days: 4\nsliced_by: sex"), "sliced_by: there is no such line."),
        (("ask: What would help?", "ask: Q"), "question 4: ask: it should have 3 characters at least."),
        (("questions:\n", "questions: workload\nmore:\n"), "questions: it should be a list, a dash before each."),
        (("  - bank: leaving-1\n", "  - bank: leaving-1\n" * 9), "questions: there may be 10 at most."),
        (("  - bank: leaving-1\n    standard: I.7", "  - leaving-1"), "questions 3: it should say ask or bank."),
        (("sightline_pulse: 1", "sightline_pulse: 7"), "its first line should be sightline_pulse: 1."),
        (("  - bank", "  -- bank"), "is not well-formed YAML"),
        (("ask: What would help?", "ask: Ask 943 476 5919"), "This seems to hold"),
    ],
)
def test_a_questionnaire_that_cannot_be_read_says_where(
    council: PulseCouncil, changed: tuple[str, str], said: str
) -> None:
    council.shares("Custodian", "pulse.yaml", WRITTEN.replace(*changed)).hears(said)
    council.says("Custodian", "pulse").hears("There is no pulse yet")


def test_bad_rows_are_named_with_their_line_and_nothing_is_taken(council: PulseCouncil) -> None:
    council.writes()
    bad = the_list("nobody,Fostering,Social worker", "", f"{address('Fostering worker 1')},Referrals,Team manager")
    council.shares("Custodian", "people.csv", bad).hears(
        "2 lines of people.csv cannot be read, so nothing of it was taken.",
        f"Line {EVERYBODY + 2} has no address.",
        f"Line {EVERYBODY + 4} names an address that stood above with another team or role.",
    )
    council.says("Custodian", "pulse show 1").hears("The next round asks no people.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Address,Team,Role,Gender,Age\na@b.example,T,R,F,50\n", "has columns that I don't take: Gender, Age."),
        ("Team,Role\nFostering,Social worker\n", "should name its columns: address, team, role."),
        ("Address,Team\n", "names nobody."),
    ],
)
def test_a_list_has_an_address_and_two_dimensions_at_most(council: PulseCouncil, content: str, said: str) -> None:
    council.writes()
    council.shares("Custodian", "people.csv", content).hears(said)


def test_a_list_is_read_whatever_it_was_saved_with() -> None:
    found = list_in(
        b"\xef\xbb\xbfE-mail;Post\r\nA.B@Council.example;Social worker\r\n\r\nc@council.example;\r\n", "l.csv"
    )
    assert found.problems == []
    assert found.people == {
        "a.b@council.example": Slices(role="Social worker"),
        "c@council.example": Slices(),
    }
    assert set(asdict(found)) == {"people", "problems"}


def test_capitals_and_spaces_make_no_team_of_their_own() -> None:
    first, second = "a@c.example,Assessment ,Social worker", "b@c.example,assessment,SOCIAL  WORKER"
    again = "a@c.example,ASSESSMENT,social worker"
    found = list_in("\n".join(["Address,Team,Role", first, second, again]).encode(), "people.csv")
    assert found.problems == []
    assert set(found.people.values()) == {Slices(team="Assessment", role="Social worker")}


def test_a_newer_list_goes_on_with_the_teams_of_the_round_before(council: PulseCouncil) -> None:
    """Spelt anew they would be other teams: everybody would have moved, and nothing would compare."""
    council.writes()
    council.shares("Custodian", "people.csv", the_list())
    council.says("Lead", "pulse approve 1")
    council.goes_to("2022-07-18T09:00")
    (first,) = council.beats()
    with transaction(council.sessions) as session:
        round_ = session.get_one(PulseRound, first.id)
        round_.state, round_.closed_at = PulseState.CLOSED, round_.closes_at
        session.get_one(Pulse, first.pulse_id).every_weeks = 1
    newer = the_list().replace("Referrals,", "REFERRALS,").replace("Fostering,", "fostering,")
    council.shares("Custodian", "newer.csv", newer)
    council.goes_to("2022-07-25T09:00")
    (second,) = council.beats()
    with council.sessions() as session:
        asked = [rounds.invited(session, session.get_one(PulseRound, one.id)) for one in (first, second)]
    assert asked[0] == asked[1]
    assert {one.team for one in asked[1].values()} == set(TEAMS)


def test_a_file_names_the_pulse_that_it_is_for(council: PulseCouncil) -> None:
    council.writes("Working here")
    council.writes("Leaving here")
    council.shares("Custodian", "1 people.csv", the_list()).hears("Pulse 1: Working here", f"asks {EVERYBODY} people")
    council.shares("Custodian", "people.csv", the_list()).hears("Pulse 2: Leaving here", f"asks {EVERYBODY} people")


def test_a_list_in_the_same_message_is_taken_after_its_questionnaire(council: PulseCouncil) -> None:
    """However the chat puts the two in order."""
    shown: list[Card] = []
    files = SharedFiles[Origin](council.documents, lambda place, card: shown.append(card), lambda origin, name: b"")
    given = {"people.csv": the_list(), "pulse.yaml": WRITTEN}
    shared = [SharedFile(name, name, given[name].encode) for name in given]
    files.take(council.people["Custodian"], shared, Origin(), "message")
    files.wait()
    files.close()
    assert shown[-1].notice == f"Taken: a list of {EVERYBODY} people."
    council.says("Custodian", "pulse show 1").hears(f"The next round asks {EVERYBODY} people.")


def test_somebody_else_shares_no_pulse(council: PulseCouncil) -> None:
    council.shares("Member", "pulse.yaml", WRITTEN).hears("Only the programme lead can change this.")
    council.shares("Lead", "pulse.yaml", WRITTEN).hears("Only the plan's pulse custodian can do this.")
    council.says("Lead", "pulse").hears("There is no pulse yet")
    council.shares("Custodian", "plan.txt", "Action plan").hears("Only the programme lead can change this.")
    council.shares("Custodian", "people.xlsx", "PK").hears("Only the programme lead", "list, save it as CSV")
    council.shares("Member", "people.xlsx", "PK").hears_nothing_of("CSV")


def test_a_plan_is_told_from_a_pulse_by_how_it_begins() -> None:
    assert is_of_a_pulse("pulse.yml", WRITTEN.encode())
    assert not is_of_a_pulse("plan.yaml", b"sightline_plan: 1\n")
    assert is_of_a_pulse("people.csv", b"Address,Team\n")
    assert not is_of_a_pulse("plan.csv", b"Ref,Action,Owner,Email,Due,Status\n")
    with pytest.raises(UnreadablePlanError, match="sightline_pulse: 1"):
        pulse_in(b"sightline_plan: 1\n", "plan.yaml")
