"""Sealed ballots: one a person, the last one counts, and nothing but its round's key says whose it is."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import Session, select

from store.database import SessionMaker, transaction
from store.models import PulseBallot, PulseRound, PulseStopped
from store.pulse import ballots
from store.pulse.ballots import NotInvitedError, RoundEndedError, UnfitError
from store.pulse.keys import KeyFolder
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import LONGEST_COMMENT, Answers
from store.rules.terms import PulseState
from tests.small_pulse import ANYTHING, MANAGEABLE, make_small_pulse

FULL = (4, (0, 2), 10, "Too many cases")
NONE = (None, None, None, None)


def kept(session: Session) -> list[PulseBallot]:
    return list(session.exec(select(PulseBallot)))


def opened(session: Session, key_folder: KeyFolder, round_: PulseRound) -> list[Answers]:
    key = key_folder.load(round_.code)
    assert key is not None
    return [key.open(one.tag, one.sealed) for one in kept(session)]


def test_a_ballot_is_kept_sealed_under_a_tag(session: Session, key_folder: KeyFolder) -> None:
    small = make_small_pulse(session)
    ballots.cast(session, small.round, small.ids[0], FULL)
    (ballot,) = kept(session)
    assert b"Too many cases" not in ballot.sealed
    assert opened(session, key_folder, small.round) == [FULL]


def test_the_last_answer_counts_and_there_is_one_ballot(session: Session, key_folder: KeyFolder) -> None:
    small = make_small_pulse(session)
    for answers in (FULL, FULL, (0, (), None, ""), NONE, (1, (1,), 0, "Better")):
        ballots.cast(session, small.round, small.ids[0], answers)
        session.expire_all()
        assert len(kept(session)) == 1
    assert opened(session, key_folder, small.round) == [(1, (1,), 0, "Better")]


def test_four_processes_that_take_one_persons_answer_at_once_keep_one_ballot(
    sessions: SessionMaker, key_folder: KeyFolder
) -> None:
    with transaction(sessions) as session:
        small = make_small_pulse(session)
    ready = Barrier(4)

    def answer(step: int) -> None:
        for _ in range(5):
            ready.wait()
            with transaction(sessions) as session:
                ballots.cast(session, small.round, small.ids[0], (step, None, None, None))

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(answer, step) for step in range(4)]:
            done.result()
    with sessions() as session:
        (answers,) = opened(session, key_folder, small.round)
        assert answers[0] in range(4)


def test_all_ballots_of_a_round_are_of_one_length(session: Session) -> None:
    small = make_small_pulse(session)
    longest = "😀" * LONGEST_COMMENT  # four bytes each, the most there can be
    for person, answers in zip(small.ids, [NONE, (), FULL, (0, (0, 1, 2), 0, longest)], strict=False):
        ballots.cast(session, small.round, person, answers)
    assert len({len(one.sealed) for one in kept(session)}) == 1
    assert len(kept(session)) == 4


def test_what_no_database_takes_is_left_out_of_a_comment(session: Session, key_folder: KeyFolder) -> None:
    small = make_small_pulse(session)
    ballots.cast(session, small.round, small.ids[0], (None, None, None, "a\0b\ud83dc\x1b[31m"))
    assert opened(session, key_folder, small.round) == [(None, None, None, "ab�c")]


def test_only_who_is_invited_may_answer(session: Session) -> None:
    small = make_small_pulse(session)
    outsider = small.plan.person("Outsider")
    assert outsider.id is not None
    with pytest.raises(NotInvitedError):
        ballots.cast(session, small.round, outsider.id, FULL)
    assert kept(session) == []


def test_after_the_round_nothing_is_kept(session: Session) -> None:
    small = make_small_pulse(session)
    small.round.state = PulseState.CLOSED
    session.flush()
    with pytest.raises(RoundEndedError):
        ballots.cast(session, small.round, small.ids[0], FULL)


def test_without_its_key_a_round_takes_nothing(session: Session, key_folder: KeyFolder) -> None:
    small = make_small_pulse(session)
    key_folder.destroy(small.round.code)
    with pytest.raises(RoundEndedError):
        ballots.cast(session, small.round, small.ids[0], FULL)


@pytest.mark.parametrize(
    "answers",
    [
        (5, None, None, None),
        (-1, None, None, None),
        (None, (0, 0), None, None),
        (None, (3,), None, None),
        (None, None, 11, None),
        (None, None, None, "x" * (LONGEST_COMMENT + 1)),
        (None, None, None, 3),
        ("Always", None, None, None),
        (1, None, None),
    ],
)
def test_answers_that_do_not_fit_are_refused_without_being_quoted(session: Session, answers: Answers) -> None:
    small = make_small_pulse(session)
    with pytest.raises(UnfitError) as refused:
        ballots.cast(session, small.round, small.ids[0], answers)
    assert str(refused.value) == "These answers do not fit the questions of this round, so nothing was kept."
    assert refused.value.__cause__ is refused.value.__context__ is None


def test_who_has_skipped_a_round_is_not_asked_again_in_it(session: Session) -> None:
    small = make_small_pulse(session, 4)
    ballots.cast(session, small.round, small.ids[0], FULL)
    ballots.cast(session, small.round, small.ids[1], NONE)
    assert ballots.not_answered(session, small.round) == small.ids[2:]


def test_who_wants_to_be_asked_no_more_is_not_reminded(session: Session) -> None:
    small = make_small_pulse(session, 3)
    ballots.stop_asking(session, small.ids[0])
    ballots.stop_asking(session, small.ids[0])
    assert ballots.has_stopped(session, small.ids[0])
    assert not ballots.has_stopped(session, small.ids[1])
    assert ballots.not_answered(session, small.round) == small.ids[1:]
    assert len(session.exec(select(PulseStopped)).all()) == 1
    ballots.ask_again(session, small.ids[0])
    assert ballots.not_answered(session, small.round) == small.ids


@pytest.mark.parametrize(
    ("invited", "answer", "skip", "told"),
    [
        (12, 0, 0, None),
        (12, 1, 0, None),
        (12, 4, 0, None),
        (12, 5, 0, 42),
        (12, 5, 7, 42),
        (12, 4, 8, None),
        (12, 7, 0, 58),
        (12, 8, 0, None),
        (12, 11, 1, None),
        (12, 12, 0, 100),
        (4, 4, 0, None),
        (4, 0, 0, None),
    ],
)
def test_a_rate_tells_of_no_few(session: Session, invited: int, answer: int, skip: int, told: int | None) -> None:
    small = make_small_pulse(session, invited, questions=(MANAGEABLE,))
    for place, person in enumerate(small.ids[: answer + skip]):
        ballots.cast(session, small.round, person, (3 if place < answer else None,))
    ballots.bring_rate_up_to_date(session, small.round)
    assert ballots.rate(session, small.round) == told


def test_whoever_looks_before_and_after_somebody_answers_sees_no_difference(session: Session) -> None:
    """At once, and from one morning to the next, where fewer than 5 people have answered or taken it back."""
    small = make_small_pulse(session, 20, questions=(MANAGEABLE,))
    seen: list[int | None] = []
    for morning in (0, 4, 5, 9, 10, 14, 15, 16, 20):
        for person in small.ids[:morning]:
            ballots.cast(session, small.round, person, (3,))
            assert ballots.rate(session, small.round) == (seen[-1] if seen else None)
        ballots.bring_rate_up_to_date(session, small.round)
        seen.append(ballots.rate(session, small.round))
    assert seen == [None, None, 25, 25, 50, 50, 75, 75, 100]
    for person in small.ids[:5]:
        ballots.cast(session, small.round, person, (None,))
        assert ballots.rate(session, small.round) == 100
    ballots.bring_rate_up_to_date(session, small.round)
    assert ballots.rate(session, small.round) == 75


def test_raised_floors_hold_for_the_rate_too(session: Session) -> None:
    small = make_small_pulse(session, 20, questions=(MANAGEABLE,), floors=Floors(answers=8))
    for person in small.ids[:7]:
        ballots.cast(session, small.round, person, (3,))
    ballots.bring_rate_up_to_date(session, small.round)
    assert ballots.rate(session, small.round) is None
    ballots.cast(session, small.round, small.ids[7], (3,))
    ballots.bring_rate_up_to_date(session, small.round)
    assert ballots.rate(session, small.round) == 40


def test_a_rate_is_told_without_opening_a_ballot(session: Session) -> None:
    small = make_small_pulse(session, questions=(MANAGEABLE, ANYTHING))
    for person in small.ids:
        ballots.cast(session, small.round, person, (3, "Too many cases"))
    for ballot in kept(session):
        ballot.sealed = ballot.sealed[:-1] + bytes([ballot.sealed[-1] ^ 1])  # nobody can open it now
    ballots.bring_rate_up_to_date(session, small.round)
    assert ballots.rate(session, small.round) == 100
