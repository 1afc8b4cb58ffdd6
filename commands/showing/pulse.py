"""How what may be told of a pulse is drawn and said: bands alone, each chart in words as well."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from sqlmodel import Session

from commands.cards import Button, Buttons, Facts, Heading, Line, Lines, Part, Table, Text
from commands.charts import Chart, Series
from commands.showing.wording import begun, day, quoted
from store.models import Plan, Pulse, PulseDecision, PulseRound
from store.pulse import results
from store.pulse.results import Group, Point, Reach, Silence, Told, options_of, rate, why_nothing
from store.rules.pulse.results import Band
from store.rules.terms import PulseState
from store.time import london_day

LIMITS = {Band.LOWEST: (0, 19), Band.LOW: (20, 39), Band.MIDDLE: (40, 59), Band.HIGH: (60, 79), Band.HIGHEST: (80, 100)}
"""The two ends of a band, which a chart draws, so that none looks like an exact figure."""
MOST_PARTS = 3
"""Options of one question in a line."""
FAVOURABLE = "Favourable is one of the two best answers on a scale, or 9 or 10 out of 10."
SUMMED = "Favourable answers, per cent"


def named(pulse: Pulse, round_: PulseRound) -> str:
    return f"{quoted(pulse.title)}, round {round_.number}"


def headline(pulse: Pulse, round_: PulseRound, reach: Reach) -> str:
    """What a round came to: "“Working here”, round 3: 72% answered"."""
    if (silence := why_nothing(round_)) is not None:
        return f"{named(pulse, round_)}: nothing can be told, since {_why(silence, round_, reach)}"
    share = rate(round_, reach)
    answered = "how many answered is not shown" if share is None else f"{share}% answered"
    return f"{named(pulse, round_)}: {answered}"


def when_and_whom(round_: PulseRound, reach: Reach, today: date) -> str:
    """How long a round was open, whom it asked, and why it is not told how many of them answered."""
    said = f"{days_open(round_, today)}; {round_.invited:,} people were asked."
    untold = is_counted(round_) and rate(round_, reach) is None
    return f"{said} How many answered is not told where that points to a few people." if untold else said


def _why(silence: Silence, round_: PulseRound, reach: Reach) -> str:
    """Outside it is not told how few too few were."""
    if silence is Silence.TOO_FEW and reach is Reach.RESULTS:
        return f"fewer than {round_.floors.answers} answered, and what they said was thrown away unread"
    return "too few answered" if silence is Silence.TOO_FEW else silence.value


def days_open(round_: PulseRound, today: date) -> str:
    ended = round_.closed_at or round_.closes_at
    return f"Open from {day(london_day(round_.opened_at), today)} to {day(london_day(ended), today)}"


def of_group(group: Group) -> str:
    """ "Team North"; nothing for everybody."""
    return "" if group.dimension == "all" else f"{group.dimension.capitalize()} {group.name}"


def numbered(told: Told) -> str:
    return f"{told.place + 1}. {told.question.text}"


def in_words(told: Told) -> str:
    """What is told of one question, in a few words: "favourable: 60 to 79%"; of options, those that most chose."""
    if told.why_not is not None:
        return told.why_not.value
    if told.favourable is not None:
        return f"favourable: {told.favourable.value}"
    first = sorted(parts_of(told), key=lambda one: -LIMITS[one[1]][0])
    more = [f"{len(first) - MOST_PARTS} more"] if len(first) > MOST_PARTS else []
    return "; ".join([*(f"{name}: {band.value}" for name, band in first[:MOST_PARTS]), *more])


def parts_of(told: Told) -> list[tuple[str, Band]]:
    """The share of each option, where it is told."""
    return list(zip(options_of(told.question), told.shares, strict=True)) if told.shares else []


def summed_up(found: Sequence[Told]) -> list[Part]:
    """One chart of all questions that have favourable answers to tell."""
    told = [(one, one.favourable) for one in found if one.favourable is not None]
    return [_banded("bar", SUMMED, [(numbered(one), band) for one, band in told])] if told else []


def shares(told: Told) -> list[Part]:
    """The answers to one question, drawn and said."""
    if told.why_not is not None:
        return [Text(text=f"{begun(told.why_not.value)}.")]
    drawn = parts_of(told)
    facts = [(name, band.value) for name, band in drawn]
    if told.favourable is not None:
        facts.append(("Favourable", told.favourable.value))
    points = [(f"{at} {name}", band) for at, (name, band) in enumerate(drawn, 1)]
    chart: list[Part] = [_banded("bar", "Answers, per cent", points)] if points else []
    small = [] if told.large else [Text(text="Too few of them answered for more to be shown.")]
    return [*chart, Facts(facts=facts), *small]


def trend_parts(points: Sequence[Point]) -> list[Part]:
    """How a question stood in several rounds; nothing where there is one alone."""
    if len(points) < 2:
        return []
    said = "; ".join(f"round {one.number}: {one.band.value}" for one in points)
    drawn = _banded("line", f"{SUMMED}, round by round", [(f"Round {one.number}", one.band) for one in points])
    return [Heading(text="How it moved"), drawn, Text(text=f"{begun(said)}.")]


def table_of_groups(dimension: str, rows: Sequence[tuple[str, Told]]) -> Table:
    cells = [[name, in_words(told)] for name, told in rows]
    return Table(caption=f"By {dimension}", columns=[dimension.capitalize(), "Answers"], rows=cells)


def comment_lines(comments: Sequence[str]) -> Lines:
    return Lines(lines=[Line(title=quoted(one)) for one in comments])


def decided(decisions: Sequence[PulseDecision]) -> list[Part]:
    """You said, we did."""
    if not decisions:
        return []
    lines = [Line(title=f"You said: {quoted(one.said)}", details=[f"We did: {quoted(one.did)}"]) for one in decisions]
    return [Heading(text="You said, we did"), Lines(lines=lines)]


def is_counted(round_: PulseRound) -> bool:
    return round_.state is PulseState.CLOSED


def _banded(kind: Literal["bar", "line"], title: str, points: Sequence[tuple[str, Band]]) -> Chart:
    ends = [LIMITS[band] for _, band in points]
    series = [
        Series(name="at least", values=[low for low, _ in ends]),
        Series(name="at most", values=[high for _, high in ends]),
    ]
    return Chart(
        kind=kind,
        title=title,
        categories=[name for name, _ in points],
        series=series,
        y_label="Per cent",
    )


def digest_parts(session: Session, plan: Plan, after: datetime, now: datetime) -> list[Part]:
    """The rounds that have ended since the last digest, for a whole channel."""
    parts: list[Part] = []
    for round_ in results.ended_between(session, plan.id, after, now):
        pulse = results.pulse_of(session, round_)
        found = results.told(session, round_, Reach.OUTSIDE)
        if all(one.why_not for one in found) or why_nothing(round_) is not None:
            parts.append(Heading(text=f"Pulse {named(pulse, round_)}: too few answered for anything to be told here"))
            continue
        lines = [Line(ref=str(one.place + 1), title=one.question.text, details=[in_words(one)]) for one in found]
        shown = Button(label="Results", says=f"pulse results {pulse.id} round {round_.number}", about=pulse.title)
        parts += [Heading(text=f"Pulse {headline(pulse, round_, Reach.OUTSIDE)}"), *summed_up(found)]
        parts += [Lines(lines=lines), Text(text=FAVOURABLE), Buttons(buttons=[shown])]
    return parts
