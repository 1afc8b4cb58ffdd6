"""What a custodian hears when a round has closed, and what they then do: readings, and you said, we did."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from commands.messages import pulse_closed
from store.database import SessionMaker, transaction
from store.models import Change, Measure, MeasureReading, Outgoing, Person, Pulse, PulseDecision, PulseRound, Standard
from store.people import directory, roles
from store.plan import plans
from store.pulse import decisions, readings
from store.rules.pulse.questions import Question
from store.rules.terms import PulseState, Role
from tests.cast import Player
from tests.chat import Chat, Rows
from tests.pulse.rounds import CLOSED, EVERYBODY, QUESTIONS, SMALL, WORKLOAD, make_pulse, make_round

Close = Callable[..., None]


@pytest.fixture
def custodian(sessions: SessionMaker, viewer: Player) -> Player:
    with transaction(sessions) as session:
        person = directory.by_email(session, viewer.email)
        assert person is not None
        roles.give(session, person, Role.CUSTODIAN, plans.current(session))
    return viewer


@pytest.fixture
def close(chat: Chat, sessions: SessionMaker) -> Close:
    """End a round as the closing does, and let what is said of it arrive."""

    def ended(*questions: Question, **fields: Any) -> None:
        with transaction(sessions) as session:
            pulse = make_pulse(session, questions=questions or QUESTIONS)
            round_ = make_round(session, pulse, **fields)
            readings.record(session, round_, CLOSED)
            pulse_closed.tell(session, round_, chat.now)
        chat.goes_to(chat.today)

    return ended


def tied(standard: str | None = "I.7", measure_id: int | None = None) -> Question:
    return WORKLOAD.model_copy(update={"standard": standard, "measure_id": measure_id})


def measures(session: Session, ref: str = "I.7") -> list[Measure]:
    standard = session.exec(select(Standard).where(Standard.ref == ref)).one()
    return list(session.exec(select(Measure).where(Measure.standard_id == standard.id).order_by(Measure.id)))  # type: ignore[arg-type]


@pytest.mark.both_chats
def test_the_custodian_hears_and_nobody_whom_it_asked(
    chat: Chat, custodian: Player, lead: Player, owner: Player, rows: Rows, close: Close
) -> None:
    close()
    (told,) = [one for one in chat.messages_to(custodian) if "Closed:" in one.plain]
    assert "Closed: “Working here”, round 1: 71% answered" in told.plain
    assert "The ballots and their key are destroyed." in told.plain
    assert [one.person_id for one in rows(Outgoing) if one.kind == pulse_closed.KIND] == [custodian_id(rows, custodian)]
    chat.presses(custodian, "Results", message=told).hears("1 I can manage my workload")
    chat.presses(custodian, "Why did I get this?", message=told).hears("you run its pulses")


def test_it_says_why_it_is_not_told_how_many_answered(chat: Chat, custodian: Player, close: Close) -> None:
    close(answered=58)
    (told,) = [one for one in chat.messages_to(custodian) if "Closed:" in one.plain]
    reason = "60 people were asked. How many answered is not told where that points to a few people."
    assert reason in told.plain
    chat.presses(custodian, "Results", message=told).hears(reason)


def custodian_id(rows: Rows, custodian: Player) -> int:
    return int(next(one.id for one in rows(Person) if one.email == custodian.email))


@pytest.mark.parametrize(
    ("state", "words"),
    [(PulseState.TOO_FEW, "fewer than 5 answered"), (PulseState.LOST, "its key was lost")],
)
def test_a_round_that_came_to_nothing_says_why(
    chat: Chat, custodian: Player, close: Close, state: PulseState, words: str
) -> None:
    close(state=state, answered=None, findings={})
    told = chat.messages_to(custodian)[-1].plain
    assert words in told
    assert "you said" not in told


def test_a_lost_round_promises_no_other_where_none_is_to_come(
    chat: Chat, custodian: Player, sessions: SessionMaker
) -> None:
    with transaction(sessions) as session:
        for title, every_weeks in (("Once", None), ("Again", 4)):
            pulse = make_pulse(session, title=title, every_weeks=every_weeks)
            round_ = make_round(session, pulse, state=PulseState.LOST, answered=None, findings={})
            pulse_closed.tell(session, round_, chat.now)
    chat.goes_to(chat.today)
    once, again = (
        next(one.plain for one in chat.messages_to(custodian) if f"“{title}”" in one.plain)
        for title in ("Once", "Again")
    )
    assert "No other round is to come: /plan pulse change" in once.replace("`", "")
    assert "The next round opens as planned" in again


def test_a_plan_without_a_custodian_tells_whoever_can_do_something(chat: Chat, rows: Rows, close: Close) -> None:
    close()
    (told,) = [one for one in rows(Outgoing) if one.kind == pulse_closed.KIND]
    (pulse,) = rows(Pulse)
    assert told.person_id == pulse.author_id


def test_a_question_that_names_its_measure_leaves_a_dated_reading(
    chat: Chat, custodian: Player, sessions: SessionMaker, rows: Rows, close: Close
) -> None:
    with sessions() as session:
        _, qualitative = measures(session)
    close(tied(measure_id=qualitative.id), WORKLOAD, findings=EVERYBODY)
    (reading,) = rows(MeasureReading)
    assert (reading.measure_id, reading.day, reading.value) == (qualitative.id, date(2022, 7, 8), None)
    assert (reading.band, reading.source) == ("60 to 79%", "Pulse: Working here, round 1, question 1")
    chat.says(custodian, "/plan standard I.7").hears(
        "Reflective spaces meeting the standard (%). Newest: 60 to 79% on Friday 8 July"
        " (Pulse: Working here, round 1, question 1)"
    )


def test_what_may_not_go_outside_becomes_no_reading(sessions: SessionMaker, rows: Rows, close: Close) -> None:
    with sessions() as session:
        measure, _ = measures(session)
    close(tied(measure_id=measure.id), findings={(0, "all", ""): SMALL})
    assert rows(MeasureReading) == []


@pytest.mark.both_engines
def test_where_a_standard_has_several_measures_the_custodian_says_which(
    chat: Chat, custodian: Player, owner: Player, rows: Rows, close: Close
) -> None:
    close(tied())
    assert rows(MeasureReading) == []
    told = chat.messages_to(custodian)[-1]
    assert "Question 1 is tied to I.7, which has 2 measures." in told.plain
    chat.says(owner, "/plan pulse measure 1 question 1 measure 2").hears("Only the programme lead or the plan's pulse")
    chat.presses(custodian, "Choose for question 1", message=told)
    chat.fills(custodian, {"Favourable: 60 to 79% is a reading of": "2. Reflective spaces meeting the standard (%)"})
    chat.submits(custodian).hears("favourable: 60 to 79% is a reading of I.7")
    (reading,) = rows(MeasureReading)
    assert (reading.band, reading.day) == ("60 to 79%", date(2022, 7, 8))
    (pulse,) = rows(Pulse)
    assert pulse.questions[0].measure_id == reading.measure_id, "the next round writes its own there"


@pytest.mark.both_engines
def test_a_measure_that_was_chosen_wrongly_is_chosen_again(
    chat: Chat, custodian: Player, rows: Rows, sessions: SessionMaker, close: Close
) -> None:
    with sessions() as session:
        first, second = measures(session)
    close(tied(), WORKLOAD, findings=EVERYBODY)
    chat.says(custodian, "/plan pulse measure 1 question 1 measure 1")
    again = chat.says(custodian, "/plan pulse measure 1 question 1 measure 2")
    again.hears("is a reading of I.7", f"It stood beside another until now: {first.title}")
    (moved,) = rows(MeasureReading)
    assert (moved.measure_id, moved.band, moved.day) == (second.id, "60 to 79%", date(2022, 7, 8))
    assert rows(Pulse)[0].questions[0].measure_id == second.id, "the next round writes its own there"
    assert rows(Pulse)[0].questions[1].measure_id is None
    noted = [(one.before, one.after) for one in rows(Change) if one.field == "measure"]
    assert noted == [(None, first.title), (first.title, second.title)]
    chat.says(custodian, "/plan pulse measure 1 question 1 measure 2").hears(
        "stands beside that measure of I.7 already"
    )
    chat.says(custodian, "/plan pulse measure 1 question 1")
    chat.fills(custodian, {"Favourable: 60 to 79% is a reading of": f"1. {first.title}"})
    chat.submits(custodian).hears("favourable: 60 to 79% is a reading of I.7")
    assert [one.measure_id for one in rows(MeasureReading)] == [first.id]


def test_a_measure_that_the_tie_named_wrongly_is_chosen_after_the_round(
    chat: Chat, custodian: Player, rows: Rows, sessions: SessionMaker, close: Close
) -> None:
    with sessions() as session:
        first, second = measures(session)
    close(tied(measure_id=second.id))
    chat.says(custodian, "/plan pulse measure 1 question 1 measure 1").hears(f"until now: {second.title}")
    assert [one.measure_id for one in rows(MeasureReading)] == [first.id]
    assert rows(Pulse)[0].questions[0].measure_id == first.id


def test_you_said_we_did_in_words(chat: Chat, custodian: Player, owner: Player, rows: Rows, close: Close) -> None:
    close()
    told = chat.messages_to(custodian)[-1]
    chat.presses(custodian, "Answer it: you said, we did", message=told)
    chat.fills(custodian, {"You said": "Forms take too long", "We did": "One form in place of three"})
    chat.submits(custodian).hears("Saved: you said, we did.", "Staff read it with the next round of Working here.")
    chat.says(owner, "/plan pulse results").hears(
        "You said: “Forms take too long”", "We did: “One form in place of three”"
    )
    chat.says(owner, "/plan changes").hears("You said, we did: round 1").hears_nothing_of("One form")


@pytest.mark.both_engines
def test_you_said_we_did_with_an_action_whose_card_says_so(
    chat: Chat, lead: Player, rows: Rows, sessions: SessionMaker, close: Close
) -> None:
    close()
    chat.says(lead, "/plan pulse respond 1 you said forms take too long we did D1").hears(
        "D1 says that it came from the pulse."
    )
    chat.says(lead, "/plan show D1").hears("Came from", "Pulse “Working here”, round 1: “forms take too long”")
    (decision,) = rows(PulseDecision)
    with sessions() as session:
        pulse = session.exec(select(Pulse)).one()
        assert decisions.newest_for(session, pulse) == f"You said: forms take too long\nWe did: {decision.did}"
    assert decision.did.startswith("D1 ")


def test_only_the_newest_round_that_was_answered_is_told_next(sessions: SessionMaker) -> None:
    with sessions() as session:
        pulse = make_pulse(session)
        assert decisions.newest_for(session, pulse) is None
        first, second = (make_round(session, pulse, number=number) for number in (1, 2))
        for round_, said in ((first, "old"), (second, "one"), (second, "two")):
            record(session, round_, said)
        assert decisions.newest_for(session, pulse) == "You said: one\nWe did: that\nYou said: two\nWe did: that"


def record(session: Session, round_: PulseRound, said: str) -> None:
    pulse = session.get_one(Pulse, round_.pulse_id)
    now = datetime(2022, 7, 11, tzinfo=UTC)
    decisions.record(session, round_, said=said, did="that", item_id=None, by_id=pulse.author_id, now=now)


def test_what_staff_are_told_names_no_child_and_can_be_mended(
    chat: Chat, lead: Player, rows: Rows, close: Close
) -> None:
    close()
    chat.says(lead, "/plan pulse respond 1 you said NHS number 943 476 5919 we did a call").hears("an NHS number")
    assert rows(PulseDecision) == []
    saved = chat.says(lead, "/plan pulse respond 1 you said his brother Jack waits we did a call")
    saved.hears("This may name a child: “Jack”")
    chat.presses(lead, "Edit")
    assert "his brother Jack waits" in chat.form(lead)
    chat.fills(lead, {"You said": "a child waits", "We did": "a call"})
    chat.submits(lead).hears("Saved")
    (decision,) = rows(PulseDecision)
    assert (decision.said, decision.did) == ("a child waits", "a call")


TAKEN_OUT = "A telephone number was taken out, as from staff's comments: [number] stands there."


def test_what_staff_are_told_keeps_no_telephone_number(
    chat: Chat, lead: Player, rows: Rows, sessions: SessionMaker, close: Close
) -> None:
    close()
    said = "nobody answers 020 7946 0018"
    chat.says(lead, f"/plan pulse respond 1 you said {said} we did call +44 20 7946 0958 instead").hears(TAKEN_OUT)
    (decision,) = rows(PulseDecision)
    assert (decision.said, decision.did) == ("nobody answers [number]", "call [number] instead")
    chat.says(lead, f"/plan pulse respond edit {decision.id}")
    chat.fills(lead, {"You said": said, "We did": "", "Action or milestone that came of it": "D1"})
    chat.submits(lead).hears(TAKEN_OUT)
    (decision,) = rows(PulseDecision)
    assert decision.said == "nobody answers [number]"
    with sessions() as session:
        assert "7946" not in str(decisions.newest_for(session, session.exec(select(Pulse)).one()))
    kept = chat.says(lead, "/plan pulse respond 1 you said 12 forms for 2022 to 2023 we did half of them by 08.07.2022")
    kept.hears("Saved").hears_nothing_of("telephone")
    assert rows(PulseDecision)[-1].did == "half of them by 08.07.2022"


def test_a_round_is_named_by_its_pulse_as_its_results_are(
    chat: Chat, lead: Player, custodian: Player, rows: Rows, sessions: SessionMaker, close: Close
) -> None:
    with transaction(sessions) as session:
        other = make_pulse(session, title="Leaving here")
        make_round(session, other)
        assert other.id == 1
    close(tied())
    chat.says(lead, "/plan pulse respond you said forms we did D1").hears("1 “Leaving here” and 2 “Working here”")
    chat.says(lead, "/plan pulse respond 2 you said forms take too long we did D1").hears("next round of Working here")
    chat.says(lead, "/plan pulse respond 1 round 1 you said desks we did buy them").hears("of Leaving here")
    chat.says(lead, "/plan pulse respond 1 round 7").hears("“Leaving here” has no round 7 with results.")
    assert [one.said for one in rows(PulseDecision)] == ["forms take too long", "desks"]
    chat.says(custodian, "/plan pulse measure 1 question 1 measure 1").hears("waits for no measure")
    chat.says(custodian, "/plan pulse measure 2 question 1 measure 1").hears("is a reading of I.7")


def test_an_action_that_is_not_there_is_told_to_nobody(chat: Chat, lead: Player, rows: Rows, close: Close) -> None:
    close()
    chat.says(lead, "/plan pulse respond 1 you said forms take too long we did D99").hears("I can't find D99.")
    assert rows(PulseDecision) == []


def test_what_cannot_be_answered_is_said_in_a_sentence(
    chat: Chat, lead: Player, owner: Player, close: Close, rows: Rows
) -> None:
    chat.says(lead, "/plan pulse respond").hears("There are no results of a pulse yet")
    close()
    chat.says(lead, "/plan pulse respond 99").hears("There is no pulse 99. There are: 1 “Working here”.")
    chat.says(lead, "/plan pulse respond 1 forms").hears("you said forms take too long we did D1")
    chat.says(owner, "/plan pulse respond 1 you said x we did y").hears("Only the programme lead or the plan's pulse")
    chat.says(lead, "/plan pulse respond 1")
    chat.fills(lead, {"You said": "forms", "Action or milestone that came of it": "Z99"})
    assert "I can't find Z99" in " ".join(chat.submits(lead).errors.values())
    assert rows(PulseDecision) == []
