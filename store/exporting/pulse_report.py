"""What a round of a pulse may tell outside: as a document for programs, as Markdown and as CSV.

It goes through the one gate like all else, so it holds bands of groups of 10 or more, and no comments.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import BaseModel
from sqlmodel import Session

from store.exporting.csv_files import csv_file
from store.models import PulseRound
from store.pulse import decisions, results
from store.pulse.results import WHOLE, Group, Reach, Silence, Told
from store.rules.pulse.questions import QuestionKind
from store.rules.pulse.results import Band
from store.time import london_day

HEADINGS = ("Pulse", "Round", "Closed", "Number", "Question", "Group", "Answer", "Share")
FAVOURABLE = "Favourable"


class Share(BaseModel):
    option: str
    band: Band


class GroupReport(BaseModel):
    dimension: str
    """`all`, `team` or `role`."""
    group: str
    """Empty for everybody."""
    favourable: Band | None
    shares: list[Share]
    why_not: str | None
    """Why nothing is told; None where something is."""


class QuestionReport(BaseModel):
    number: int
    question: str
    kind: QuestionKind
    groups: list[GroupReport]


class Done(BaseModel):
    """You said, we did."""

    said: str
    did: str


class PulseReport(BaseModel):
    pulse: str
    round: int
    opened: date
    closed: date | None
    invited: int
    rate: int | None
    """Per cent who answered; None where it is not told."""
    why_not: str | None
    """Why nothing is told of the round; None where it was counted."""
    questions: list[QuestionReport]
    decisions: list[Done]


def report_of(session: Session, round_: PulseRound) -> PulseReport:
    silence = results.why_nothing(round_)
    by_place: dict[int, QuestionReport] = {}
    for group in _groups(session, round_) if silence is None else ():
        for told in results.told(session, round_, Reach.OUTSIDE, group):
            asked = told.question
            new = QuestionReport(number=told.place + 1, question=asked.text, kind=asked.kind, groups=[])
            by_place.setdefault(told.place, new).groups.append(_group(group, told))
    return PulseReport(
        pulse=results.pulse_of(session, round_).title,
        round=round_.number,
        opened=london_day(round_.opened_at),
        closed=london_day(round_.closed_at) if round_.closed_at else None,
        invited=round_.invited,
        rate=results.rate(round_, Reach.OUTSIDE),
        why_not=_said(silence),
        questions=list(by_place.values()),
        decisions=[Done(said=one.said, did=one.did) for one in decisions.of_round(session, round_)],
    )


def markdown(report: PulseReport) -> str:
    closed = f" to {report.closed.isoformat()}" if report.closed else ""
    answered = "not shown" if report.rate is None else f"{report.rate}%"
    lines = [f"# {_plain(report.pulse)}, round {report.round}", ""]
    lines += [f"Open {report.opened.isoformat()}{closed}. Asked: {report.invited}. Answered: {answered}.", ""]
    if report.why_not:
        lines += [f"Nothing is told: {report.why_not}.", ""]
    for one in report.questions:
        lines += [f"## {one.number}. {_plain(one.question)}", ""]
        lines += [f"* {_named(group)}: {_plain('; '.join(_answers(group)))}" for group in one.groups]
        lines.append("")
    if report.decisions:
        lines += ["## You said, we did", ""]
        lines += [f"* You said: {_plain(one.said)} We did: {_plain(one.did)}" for one in report.decisions]
        lines.append("")
    return "\n".join(lines).rstrip()


def csv_of(report: PulseReport) -> bytes:
    """A row for each share; what is not told has a row that says so."""
    return csv_file([HEADINGS, *_rows(report)])


def _rows(report: PulseReport) -> Iterator[tuple[str | int, ...]]:
    of = (report.pulse, report.round, report.closed.isoformat() if report.closed else "")
    for one in report.questions:
        for group in one.groups:
            for answer, share in _pairs(group):
                yield *of, one.number, one.question, _named(group), answer, share


def _pairs(group: GroupReport) -> list[tuple[str, str]]:
    if group.why_not:
        return [("", group.why_not)]
    favourable = [(FAVOURABLE, group.favourable.value)] if group.favourable else []
    return [*favourable, *((one.option, one.band.value) for one in group.shares)]


def _answers(group: GroupReport) -> list[str]:
    return [group.why_not] if group.why_not else [f"{answer} {share}" for answer, share in _pairs(group)]


def _groups(session: Session, round_: PulseRound) -> Sequence[Group]:
    of_slices = [
        Group(dimension, name)
        for dimension in results.dimensions(session, round_)
        for name in results.groups(session, round_, dimension)
    ]
    return [WHOLE, *of_slices]


def _group(group: Group, told: Told) -> GroupReport:
    options = results.options_of(told.question)
    shares = [Share(option=name, band=band) for name, band in zip(options, told.shares or (), strict=False)]
    dimension = {"dimension": group.dimension, "group": group.name}
    return GroupReport(**dimension, favourable=told.favourable, shares=shares, why_not=_said(told.why_not))


def _said(silence: Silence | None) -> str | None:
    return silence.value if silence is not None else None


def _named(group: GroupReport) -> str:
    return "Everybody" if group.dimension == "all" else f"{group.dimension.capitalize()} {group.group}"


def _plain(words: str) -> str:
    """Words as they read in Markdown: on one line, without a sign that would mean something there."""
    return " ".join("".join(f"\\{one}" if one in r"\`*_[]<>#|" else one for one in words).split())
