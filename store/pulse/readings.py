"""What a measure stood at on a day, as a pulse tells it: a band stays a band."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from store.database import insert_once, lock
from store.models.practice import Measure, Standard
from store.models.pulse import MeasureReading, Pulse, PulseRound
from store.pulse import questionnaires, results
from store.pulse.results import Reach, Told
from store.rules.pulse.questions import Question
from store.time import london_day


@dataclass(frozen=True)
class Figure:
    """A figure that may be told, of a standard with several measures.

    Args:
        chosen: beside which of them it stands; None until somebody has said which it is of.
    """

    told: Told
    standard: Standard
    measures: Sequence[Measure]
    chosen: Measure | None


def record(session: Session, round_: PulseRound, now: datetime) -> None:
    """Write the favourable band of everybody, where it may go outside, beside the measure that its question names.

    Called in the transaction that closes the round, after its findings were written.
    """
    pulse = results.pulse_of(session, round_)
    for told in _publishable(session, round_):
        among = _measures(session, pulse, told.question)
        if len(among) == 1:
            _write(session, pulse, round_, told, among[0], now)


def undecided(session: Session, round_: PulseRound) -> list[Figure]:
    """What the custodian is still asked: which of several measures."""
    return [one for one in figures(session, round_) if one.chosen is None]


def figures(session: Session, round_: PulseRound) -> list[Figure]:
    """All that may stand beside one of several measures, whether somebody has said which or not."""
    pulse = results.pulse_of(session, round_)
    found = []
    for told in _publishable(session, round_):
        standard, among = _of_standard(session, pulse, told.question)
        if standard is not None and len(among) > 1:
            kept = _kept(session, among, round_, _source(pulse, round_, told))
            chosen = next((measure for measure in among if kept and measure.id == kept[0].measure_id), None)
            found.append(Figure(told, standard, among, chosen))
    return found


def choose(session: Session, round_: PulseRound, one: Figure, measure: Measure, *, by_id: int, now: datetime) -> None:
    """Write the reading under the day on which its round closed, and remember the choice.

    One that stands beside another measure moves: whoever chose wrongly chooses again.
    """
    pulse = results.pulse_of(session, round_)
    lock(session, pulse)
    assert round_.closed_at is not None
    titles = {each.id: each.title for each in one.measures}
    kept = _kept(session, one.measures, round_, _source(pulse, round_, one.told))
    for reading in kept:
        session.delete(reading)
    session.flush()
    _write(session, pulse, round_, one.told, measure, round_.closed_at)
    # What is asked stays the same, so the questionnaire needs no approval anew.
    pulse.questions = tuple(
        asked.model_copy(update={"measure_id": measure.id}) if _is_tied_alike(asked, one.told.question) else asked
        for asked in pulse.questions
    )
    before = titles[kept[0].measure_id] if kept else None
    questionnaires.note(session, pulse, "measure", before, measure.title, by_id=by_id, now=now)
    session.add(pulse)
    session.flush()


def newest(session: Session, measures: Collection[Measure], most: int) -> dict[int, list[MeasureReading]]:
    """The newest readings of each measure, newest first."""
    query = select(MeasureReading).where(col(MeasureReading.measure_id).in_([one.id for one in measures]))
    found: dict[int, list[MeasureReading]] = {}
    for reading in session.exec(query.order_by(col(MeasureReading.day).desc(), col(MeasureReading.id).desc())):
        if len(known := found.setdefault(reading.measure_id, [])) < most:
            known.append(reading)
    return found


def _publishable(session: Session, round_: PulseRound) -> list[Told]:
    return [one for one in results.told(session, round_, Reach.OUTSIDE) if one.favourable is not None]


def _measures(session: Session, pulse: Pulse, asked: Question) -> Sequence[Measure]:
    """The measure that a question names, or all of the standard that it names."""
    if asked.measure_id is not None:
        measure = session.get(Measure, asked.measure_id)
        return [measure] if measure is not None else []
    return _of_standard(session, pulse, asked)[1]


def _of_standard(session: Session, pulse: Pulse, asked: Question) -> tuple[Standard | None, Sequence[Measure]]:
    of_plan = select(Standard).where(Standard.plan_id == pulse.plan_id, Standard.ref == asked.standard)
    standard = session.exec(of_plan.where(col(Standard.left_at).is_(None))).first()
    if standard is None:
        return None, []
    return standard, session.exec(
        select(Measure).where(Measure.standard_id == standard.id).order_by(col(Measure.id))
    ).all()


def _is_tied_alike(one: Question, other: Question) -> bool:
    """Whether both ask the same of one standard, whichever of its measures was chosen since."""
    return one.model_copy(update={"measure_id": other.measure_id}) == other


def _write(
    session: Session, pulse: Pulse, round_: PulseRound, told: Told, measure: Measure, closed_at: datetime
) -> None:
    assert told.favourable is not None
    reading = {"measure_id": measure.id, "day": london_day(closed_at), "band": told.favourable.value}
    insert_once(session, MeasureReading, {**reading, "source": _source(pulse, round_, told)})


def _kept(session: Session, among: Sequence[Measure], round_: PulseRound, source: str) -> Sequence[MeasureReading]:
    """What stands beside one of these measures already."""
    assert round_.closed_at is not None
    query = select(MeasureReading).where(col(MeasureReading.measure_id).in_([one.id for one in among]))
    of_day = query.where(MeasureReading.day == london_day(round_.closed_at))
    return session.exec(of_day.where(MeasureReading.source == source)).all()


def _source(pulse: Pulse, round_: PulseRound, told: Told) -> str:
    return f"Pulse: {pulse.title}, round {round_.number}, question {told.place + 1}"
