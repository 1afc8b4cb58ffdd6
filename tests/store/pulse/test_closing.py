"""The end of a round: counted once, told in bands, and then neither ballots nor key are anywhere."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session, select

from store.database import SessionMaker, reading, session_maker, transaction
from store.models import Plan, PulseBallot, PulseComment, PulseFinding, PulseRound
from store.pulse import ballots, closing
from store.pulse.ballots import RoundEndedError
from store.pulse.closing import PATIENCE, Closed, ClosingError
from store.pulse.keys import KEYS, KeyFolder, NoKeysError, introduce, new_key
from store.rules.pulse.questions import Answers
from store.rules.pulse.results import Band
from store.rules.terms import PulseState
from tests.small_plan import NOW
from tests.small_pulse import SmallPulse, make_pulse, make_small_pulse, open_round

HAPPY: Answers = (4, (0,), 9, "The team carries me")
SKIPPED: Answers = (None, None, None, None)
BEFORE, OVER = NOW + timedelta(days=4), NOW + timedelta(days=5)
CLOSING = timedelta(seconds=20)

Close = Callable[..., Closed]


class Killed(BaseException):
    """Nobody catches it, as nobody catches a kill."""


class DyingFolder(KeyFolder):
    """A folder at which a process dies while it destroys a key."""

    def destroy(self, code: str) -> None:
        raise Killed


def as_written(words: str) -> str:
    return words


@pytest.fixture
def close(sessions: SessionMaker) -> Close:
    def end(round_id: int = 1, *, by: SessionMaker = sessions, now: Any = OVER, **how: Any) -> Closed:
        return closing.close(by, round_id, now, **{"screen": as_written, **how})

    return end


@pytest.fixture
def small(sessions: SessionMaker) -> SmallPulse:
    """Twelve are asked."""
    with transaction(sessions) as session:
        introduce(session)
        return make_small_pulse(session)


def answer(sessions: SessionMaker, small: SmallPulse, many: int, answers: Answers = HAPPY, first: int = 0) -> None:
    for person in small.ids[first : first + many]:
        with transaction(sessions) as session:
            ballots.cast(session, small.round, person, answers)


def rows(sessions: SessionMaker, model: type[Any]) -> list[Any]:
    with reading(sessions) as session:
        return list(session.exec(select(model)))


def the_round(sessions: SessionMaker) -> PulseRound:
    (round_,) = rows(sessions, PulseRound)
    return round_  # type: ignore[no-any-return]


def test_a_closed_round_leaves_bands_and_neither_ballots_nor_key(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 10)
    answer(sessions, small, 2, SKIPPED, first=10)
    done = close()
    assert (done.state, done.ended, done.finished, done.answered) == (PulseState.CLOSED, True, True, 10)
    assert rows(sessions, PulseBallot) == []
    assert key_folder.codes() == []
    workload = next(one for one in rows(sessions, PulseFinding) if one.question == 0)
    assert workload.finding.favourable is Band.HIGHEST
    assert [one.text for one in rows(sessions, PulseComment)] == ["The team carries me"] * 10
    kept = the_round(sessions)
    assert (kept.closed_at, kept.key_gone_at, kept.answered) == (OVER, OVER, 10)
    assert kept.digest == done.digest is not None


def test_comments_are_kept_as_the_screen_gives_them(sessions: SessionMaker, small: SmallPulse, close: Close) -> None:
    answer(sessions, small, 10)
    answer(sessions, small, 2, (1, (1,), 1, "Bad words"), first=10)
    close(screen=lambda words: None if "Bad" in words else words.upper())
    assert [one.text for one in rows(sessions, PulseComment)] == ["THE TEAM CARRIES ME"] * 10


def test_too_few_answers_are_thrown_away_unread(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 4)
    answer(sessions, small, 8, SKIPPED, first=4)
    with transaction(sessions) as session:
        for ballot in session.exec(select(PulseBallot)):
            ballot.sealed = ballot.sealed[:-1] + bytes([ballot.sealed[-1] ^ 1])  # whoever reads it notices
    done = close()
    assert (done.state, done.finished, done.answered, done.broken) == (PulseState.TOO_FEW, True, None, 0)
    assert rows(sessions, PulseBallot) == rows(sessions, PulseFinding) == rows(sessions, PulseComment) == []
    assert key_folder.codes() == []


def test_nobody_closes_a_round_before_its_time(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)
    assert close(now=BEFORE) == Closed(PulseState.OPEN)
    assert len(rows(sessions, PulseBallot)) == 12
    assert key_folder.codes() == [small.round.code]


def test_a_ballot_that_a_broken_disk_has_changed_does_not_keep_the_others_from_counting(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    answer(sessions, small, 12)
    with transaction(sessions) as session:
        ballot = session.exec(select(PulseBallot)).first()
        assert ballot is not None
        ballot.sealed = ballot.sealed[:-1] + bytes([ballot.sealed[-1] ^ 1])
    done = close()
    assert (done.state, done.answered, done.broken) == (PulseState.CLOSED, 11, 1)


def test_a_round_whose_key_is_gone_is_lost_and_its_ballots_are_deleted(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)
    key_folder.destroy(small.round.code)
    with reading(sessions) as session:
        assert closing.unfinished(session, BEFORE) == [1]
    done = close(now=BEFORE)
    assert (done.state, done.ended, done.finished) == (PulseState.LOST, True, True)
    assert rows(sessions, PulseBallot) == rows(sessions, PulseFinding) == []


def test_a_key_may_be_on_its_way_through_a_shared_folder(
    sessions: SessionMaker, small: SmallPulse, key_folder: KeyFolder
) -> None:
    key_folder.destroy(small.round.code)
    with reading(sessions) as session:
        assert closing.unfinished(session, NOW + timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    "secret", [b"a secret that only the environment knows", b"another one that nobody should take"]
)
def test_a_process_with_other_keys_leaves_a_round_to_those_who_have_them(
    engine: Engine, sessions: SessionMaker, small: SmallPulse, close: Close, tmp_path: Path, secret: bytes
) -> None:
    answer(sessions, small, 12)
    elsewhere = session_maker(engine, {KEYS: KeyFolder(tmp_path / "elsewhere", secret)})
    with reading(elsewhere) as session:
        assert closing.unfinished(session, BEFORE) == []
    with pytest.raises(NoKeysError):
        close(by=elsewhere)
    assert len(rows(sessions, PulseBallot)) == 12
    assert close().state is PulseState.CLOSED


def test_a_round_that_nobody_has_the_keys_for_is_lost_after_a_week(
    engine: Engine, sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)
    without = session_maker(engine)
    with pytest.raises(NoKeysError):
        close(by=without, now=OVER + PATIENCE - CLOSING)
    assert close(by=without, now=OVER + PATIENCE).state is PulseState.LOST
    assert rows(sessions, PulseBallot) == []
    assert closing.sweep(sessions) == 1
    assert key_folder.codes() == []


def test_who_is_killed_before_the_commit_leaves_a_sealed_round(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)

    def die(session: Session, round_: PulseRound) -> None:
        raise Killed

    with pytest.raises(Killed):
        close(when_ended=die)
    assert the_round(sessions).state is PulseState.OPEN
    assert rows(sessions, PulseFinding) == []
    assert len(rows(sessions, PulseBallot)) == 12
    assert close().answered == 12


def test_who_is_killed_before_the_key_is_destroyed_leaves_a_round_that_the_next_beat_finishes(
    engine: Engine, sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)
    dying = DyingFolder(key_folder.folder, b"a secret that only the environment knows")
    with pytest.raises(Killed):
        close(by=session_maker(engine, {KEYS: dying}))
    assert the_round(sessions).state is PulseState.CLOSED
    assert the_round(sessions).key_gone_at is None
    assert rows(sessions, PulseFinding) != []
    assert key_folder.codes() != []
    with reading(sessions) as session:
        assert closing.unfinished(session, OVER) == [1]
    done = close(now=OVER + CLOSING)
    assert (done.ended, done.finished, key_folder.codes()) == (False, True, [])
    assert the_round(sessions).key_gone_at == OVER + CLOSING
    assert the_round(sessions).closed_at == OVER
    with reading(sessions) as session:
        assert closing.unfinished(session, OVER) == []


def test_what_goes_wrong_in_counting_leaves_the_round_sealed_and_quotes_nobody(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)

    def fail(words: str) -> str:
        raise ValueError(words)

    with pytest.raises(ClosingError) as raised:
        close(screen=fail)
    assert str(raised.value) == "Round 1 could not be counted (ValueError)."
    assert raised.value.__suppress_context__
    assert the_round(sessions).state is PulseState.OPEN
    assert close().answered == 12


def test_of_processes_that_close_at_once_one_counts(
    sessions: SessionMaker, small: SmallPulse, close: Close, key_folder: KeyFolder
) -> None:
    answer(sessions, small, 12)
    ready, told = Barrier(4), list[int]()

    def end(_: int) -> Closed:
        ready.wait()
        return close(when_ended=lambda _session, round_: told.append(round_.number))

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(end, range(4)))
    assert sorted(one.ended for one in done) == [False, False, False, True]
    assert {one.answered for one in done} == {12}
    assert told == [1]
    assert len([one for one in rows(sessions, PulseFinding) if one.question == 0]) == 1
    assert key_folder.codes() == []


def test_rounds_of_two_pulses_that_end_at_once_do_not_give_one_person_away_together(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    """Both ask the same people but for one. Whichever is counted second keeps the whole to itself."""
    with transaction(sessions) as session:
        other = make_pulse(session, small.pulse.plan_id, small.pulse.author_id)
        second = open_round(session, other, small.people[1:])
        session.flush()
        for round_ in (session.merge(small.round), second):
            for person in small.ids[1:]:
                ballots.cast(session, round_, person, HAPPY)
        second_id = second.id
    ender = Thread(target=close, args=(second_id,))

    def end_the_other(_session: Session, _round: PulseRound) -> None:
        ender.start()
        ender.join(timeout=0.3)

    close(when_ended=end_the_other)
    ender.join()
    assert {one.state for one in rows(sessions, PulseRound)} == {PulseState.CLOSED}
    assert len({one.round_id for one in rows(sessions, PulseFinding)}) == 1


def test_pulses_of_two_plans_do_not_give_one_person_away_together(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    """Any full member reads the results of both plans, and can take the one from the other."""
    answer(sessions, small, 12)
    with transaction(sessions) as session:
        plan = Plan(title="Another plan", source="another.txt", created_at=NOW)
        session.add(plan)
        session.flush()
        second = open_round(session, make_pulse(session, plan.id, small.pulse.author_id), small.people[1:])
        for person in small.ids[1:]:
            ballots.cast(session, second, person, HAPPY)
        second_id = second.id
    assert close().state is PulseState.CLOSED
    assert close(second_id).state is PulseState.CLOSED
    assert {one.round_id for one in rows(sessions, PulseFinding)} == {small.round.id}


def test_an_answer_that_races_with_the_close_is_counted_or_refused(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    answer(sessions, small, 6)
    ready, refused = Barrier(7), list[int]()

    def late(person: int) -> None:
        ready.wait()
        try:
            with transaction(sessions) as session:
                ballots.cast(session, small.round, person, HAPPY)
        except RoundEndedError:
            refused.append(person)

    threads = [Thread(target=late, args=(person,)) for person in small.ids[6:]]
    for thread in threads:
        thread.start()
    ready.wait()
    done = close()
    for thread in threads:
        thread.join()
    assert done.answered is not None
    assert done.answered + len(refused) == 12
    assert rows(sessions, PulseBallot) == []


def test_keys_without_an_open_round_are_destroyed(
    sessions: SessionMaker, small: SmallPulse, key_folder: KeyFolder
) -> None:
    key_folder.create("outofabackup")
    assert closing.sweep(sessions) == 1
    assert key_folder.codes() == [small.round.code]
    assert closing.sweep(sessions) == 0


def test_the_key_of_a_round_that_is_just_being_opened_is_not_swept(
    sessions: SessionMaker, small: SmallPulse, key_folder: KeyFolder
) -> None:
    with sessions() as session:
        made = Barrier(2)

        def sweep() -> None:
            made.wait()
            closing.sweep(sessions)

        sweeper = Thread(target=sweep)
        sweeper.start()
        new_key(session, "1round2x")
        made.wait()
        pulse = session.get_one(type(small.pulse), small.pulse.id)
        sweeper.join(timeout=0.3)
        opened = open_round(session, pulse, small.people, number=2)
        opened.code = "1round2x"
        session.commit()
        sweeper.join()
    assert "1round2x" in key_folder.codes()


def test_a_process_with_other_keys_sweeps_nothing(
    engine: Engine, small: SmallPulse, key_folder: KeyFolder, tmp_path: Path
) -> None:
    elsewhere = KeyFolder(tmp_path / "elsewhere", b"a secret that only the environment knows")
    elsewhere.create("ofanother")
    assert closing.sweep(session_maker(engine, {KEYS: elsewhere})) == 0
    assert elsewhere.codes() == ["ofanother"]


@pytest.mark.only_on("sqlite")
def test_while_somebody_reads_the_files_are_cleaned_later(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    answer(sessions, small, 12)
    with reading(sessions) as session:
        session.exec(select(PulseBallot)).all()
        assert not close().finished
    assert the_round(sessions).key_gone_at is None
    assert close().finished


@pytest.mark.only_on("postgresql")
def test_while_somebody_holds_the_table_it_is_cleaned_later(
    sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    answer(sessions, small, 12)

    def hold(_session: Session, _round: PulseRound) -> None:
        # From a transaction that outlasts the close, as the server's own cleaning may.
        holder.connection().execute(text("LOCK TABLE pulse_ballot IN SHARE UPDATE EXCLUSIVE MODE"))

    with sessions() as holder:
        assert not close(when_ended=hold).finished
    assert the_round(sessions).key_gone_at is None
    assert close().finished


@pytest.mark.only_on("sqlite")
def test_no_byte_of_a_ballot_is_left_in_the_files(
    engine: Engine, sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    answer(sessions, small, 12)
    sealed = [one.sealed for one in rows(sessions, PulseBallot)]
    tags = [one.tag for one in rows(sessions, PulseBallot)]
    files = sorted(Path(str(engine.url.database)).parent.glob("sightline.db*"))
    assert any(tag in file.read_bytes() for tag in tags for file in files)
    close()
    for file in files:
        content = file.read_bytes()
        assert not [tag for tag in tags if tag in content]
        assert not [one for one in sealed if one[:40] in content or one[-40:] in content]


@pytest.mark.only_on("sqlite")
def test_what_is_deleted_is_overwritten_in_the_database(
    engine: Engine, sessions: SessionMaker, small: SmallPulse
) -> None:
    answer(sessions, small, 1)
    (ballot,) = rows(sessions, PulseBallot)
    with engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM pulse_ballot")
        connection.commit()
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert ballot.tag not in Path(str(engine.url.database)).read_bytes()


@pytest.mark.only_on("postgresql")
def test_the_count_is_on_the_disk_before_the_key_is_destroyed_whatever_the_server_is_set_to(
    engine: Engine, sessions: SessionMaker, small: SmallPulse, close: Close
) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {engine.url.database} SET synchronous_commit = off")
    engine.dispose()
    answer(sessions, small, 12)
    asked = list[str]()

    def ask(session: Session, _round: PulseRound) -> None:
        asked.append(session.connection().execute(text("SHOW synchronous_commit")).scalar_one())

    close(when_ended=ask)
    assert asked == ["on"]
