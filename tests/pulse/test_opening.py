"""What the custodian hears before and while rounds open."""

from commands.plain_text import buttons_of
from store.database import transaction
from store.models import Plan, Pulse, PulseFinding, PulseRound
from store.rules.pulse.results import Band, Finding
from store.rules.terms import PulseState
from tests.pulse.council import CHANNEL, TEAMS, PulseCouncil, address, the_list

EVERYBODY = sum(TEAMS.values())


def approved(council: PulseCouncil, listed: str) -> None:
    council.writes()
    council.shares("Custodian", "people.csv", listed)
    council.says("Lead", "pulse approve 1")


def test_the_custodian_reads_which_groups_are_too_small_to_be_told_of(council: PulseCouncil) -> None:
    approved(council, the_list())
    council.says("Custodian", "pulse show 1").hears(
        f"The next round asks {EVERYBODY} people.",
        "it will not tell of role Team manager and team Leaving care: fewer than 5 are asked there.",
        "it will not tell of role Social worker and team Fostering: with the other groups",
    )
    council.says("Member", "pulse show 1").hears_nothing_of("it will not tell of")


def test_a_round_opens_and_tells_nothing_but_its_rate(council: PulseCouncil) -> None:
    approved(council, the_list())
    council.goes_to("2022-07-18T09:00")
    (opened,) = council.beats()
    assert opened.invited == EVERYBODY
    shown = council.says("Custodian", "pulse show 1")
    shown.hears(
        "round 1 is open until Friday 22 July at 17:00", f"{EVERYBODY} people asked", "too early to say how many"
    )
    council.says("Member", "pulse show 1 share").hears("people asked").hears_nothing_of("how many", "have answered")
    council.says("Custodian", "pulse remove 1 question 1").hears("It needs to be approved anew.", "round 1 is open")
    with council.sessions() as session:
        kept = session.get_one(PulseRound, opened.id)
        assert len(kept.questions) == 4


def test_the_custodian_hears_once_a_day_why_a_round_does_not_open(council: PulseCouncil) -> None:
    council.writes()
    council.goes_to("2022-07-18T09:00")
    assert council.beats() == council.beats() == []
    (told,) = council.messages("Custodian")
    assert told.title == "The pulse “Working here” cannot open yet."
    assert "no programme lead has approved it" in told.model_dump_json()
    council.says("Lead", "pulse approve 1")
    council.beats()
    assert "It can ask no people, and 5 are the fewest" in council.messages("Custodian")[-1].model_dump_json()
    council.shares("Custodian", "people.csv", the_list())
    assert len(council.beats()) == 1


def test_a_rhythm_that_was_approved_late_counts_from_the_day_on_which_it_opens(council: PulseCouncil) -> None:
    council.says("Custodian", "pulse new Working here").fills(questions="Four quick questions", every_weeks="2")
    council.shares("Custodian", "people.csv", the_list())
    council.goes_to("2022-07-29T10:00")
    council.says("Custodian", "pulse show 1").hears("as soon as it is approved, then every 2 weeks from that day")
    council.says("Lead", "pulse approve 1").hears("as soon as it can, then every 2 weeks from that day")
    (first,) = council.beats()
    with transaction(council.sessions) as session:
        session.get_one(PulseRound, first.id).state = PulseState.CLOSED
    council.goes_to("2022-08-05T09:00")
    assert council.beats() == [], "it does not follow on the heels of the first"
    council.says("Custodian", "pulse show 1").hears("Next round: Friday 12 August at 09:00")
    council.goes_to("2022-08-12T09:00")
    assert [one.number for one in council.beats()] == [2]


def test_a_rhythm_with_a_new_first_day_counts_from_that(council: PulseCouncil) -> None:
    council.says("Custodian", "pulse new Working here").fills(questions="Four quick questions", every_weeks="2")
    council.shares("Custodian", "people.csv", the_list())
    council.says("Lead", "pulse approve 1")
    council.goes_to("2022-07-20T09:00")
    (first,) = council.beats()
    with transaction(council.sessions) as session:
        session.get_one(PulseRound, first.id).state = PulseState.CLOSED
    council.says("Custodian", "pulse change 1").fills(first_on="2022-09-05")
    council.says("Custodian", "pulse show 1").hears("Next round: Monday 5 September at 09:00")


def test_of_a_draft_the_custodian_hears_once_for_each_day_on_which_it_was_to_open(council: PulseCouncil) -> None:
    council.writes()
    for day in (18, 19, 20, 25):
        council.goes_to(f"2022-07-{day}T09:00")
        council.beats()
    assert len(council.messages("Custodian")) == 1
    council.says("Custodian", "pulse change 1").fills(first_on="2022-07-27")
    for day in (26, 27, 28):
        council.goes_to(f"2022-07-{day}T09:00")
        council.beats()
    assert len(council.messages("Custodian")) == 2


def test_what_else_keeps_a_round_from_opening_is_told_each_day(council: PulseCouncil) -> None:
    council.writes()
    council.says("Lead", "pulse approve 1")
    before = len(council.messages("Custodian"))
    for day in (18, 19):
        council.goes_to(f"2022-07-{day}T09:00")
        council.beats()
    assert len(council.messages("Custodian")) == before + 2


def test_a_channel_that_nobody_has_read_keeps_a_round_from_opening(council: PulseCouncil) -> None:
    council.writes(to=f"for {CHANNEL}")
    council.says("Lead", "pulse approve 1")
    council.goes_to("2022-07-18T09:00")
    assert council.beats() == []
    assert "who is in social-workers" in council.messages("Custodian")[-1].model_dump_json()


def test_a_few_who_left_since_a_round_hide_what_it_told(council: PulseCouncil) -> None:
    approved(council, the_list())
    council.goes_to("2022-07-18T09:00")
    (opened,) = council.beats()
    with transaction(council.sessions) as session:
        round_, pulse = session.get_one(PulseRound, opened.id), session.get_one(Pulse, opened.pulse_id)
        round_.state, round_.closed_at, round_.answered = PulseState.CLOSED, round_.closes_at, 17
        pulse.every_weeks = 4
        for dimension, name in (("all", ""), ("team", "Referrals"), ("team", "Fostering")):
            session.add(
                PulseFinding(
                    round_id=round_.id or 0,
                    question=0,
                    dimension=dimension,
                    slice=name,
                    finding=Finding(favourable=Band.HIGH),
                )
            )
    council.goes_to("2022-08-01T09:00")
    gone = address("Fostering worker 6")
    fewer = "\n".join(row for row in the_list().splitlines() if gone not in row)
    council.shares("Custodian", "people.csv", fewer).hears(
        f"The next round asks {EVERYBODY - 1} people.",
        "it will not tell of everybody together and team Referrals: fewer than 5 joined, left or moved",
    )


def test_a_few_who_joined_wait_for_others(council: PulseCouncil) -> None:
    approved(council, the_list())
    council.goes_to("2022-07-18T09:00")
    council.beats()
    alone = council.says("Custodian", "pulse show 1").hears("round 1 is open until")
    alone.hears_nothing_of("The next round asks", "not approved yet")
    again = council.says("Custodian", "pulse change 1").fills(every_weeks="6")
    again.hears("with the questions it opened with; what comes next is not approved yet")
    council.shares("Custodian", "people.csv", the_list(f"{address('Member')},Fostering,Social worker")).hears(
        f"The next round asks {EVERYBODY} people.", "1 person who has joined waits until there are 5 of them"
    )


def test_a_button_of_a_message_finds_its_pulse_where_several_plans_are_open(council: PulseCouncil) -> None:
    council.writes()
    with transaction(council.sessions) as session:
        session.add(Plan(title="Another plan", source="another.txt", created_at=council.now()))
    council.goes_to("2022-07-18T09:00")
    council.beats()
    (show,) = [one.says for one in buttons_of(council.messages("Custodian")[-1]) if one.label == "Show it"]
    council.says("Custodian", show).hears("Pulse 1: Working here")
    council.says("Admin", show).hears("Pulse 1: Working here")
