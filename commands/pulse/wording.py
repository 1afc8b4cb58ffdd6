"""How a pulse and its questions are said to people."""

from enum import StrEnum

from commands.request import Request
from commands.showing.wording import count, day, joined, moment
from store.models import Measure
from store.models.pulse import Pulse, PulseRound
from store.people import directory
from store.people.naming import name_of
from store.pulse import rounds
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questions import Question, QuestionKind
from store.rules.terms import PulseState
from store.time import london_day


class KindWords(StrEnum):
    """The kinds of question, as people read them."""

    SCALE = "scale"
    CHOICE = "choice"
    CHOICES = "several choices"
    ENPS = "0 to 10 (eNPS)"
    COMMENT = "free text"

    @property
    def kind(self) -> QuestionKind:
        return QuestionKind[self.name]


def asks(one: Pulse) -> str:
    return audience_words(one.audience)


def audience_words(audience: Audience) -> str:
    match audience.kind:
        case AudienceKind.CHANNEL:
            return f"#{audience.name}"
        case AudienceKind.GROUP:
            return f"@{audience.name}"
        case AudienceKind.LIST:
            return "the people on its list"


def rhythm_of(one: Pulse) -> str:
    return f"{_often(one)}, open for {count(one.open_days, 'working day')}"


def _often(one: Pulse) -> str:
    if one.every_weeks is None:
        return "once"
    return "every week" if one.every_weeks == 1 else f"every {count(one.every_weeks, 'week')}"


def state_of(request: Request, one: Pulse) -> str:
    last = rounds.last(request.session, one)
    if last is not None and last.state is PulseState.OPEN:
        return f"round {last.number} is open until {moment(last.closes_at, request.today)}{_after_it(request, one)}"
    if one.ended_at is not None:
        return f"ended {day(london_day(one.ended_at), request.today)}"
    if one.approved_at is None:
        return "not approved yet" if one.questions else "being written"
    if opens(request, one) is None:
        return "done"
    by = directory.get(request.session, one.approved_by_id)
    return f"approved by {name_of(by)}" if by else "approved"


def _after_it(request: Request, one: Pulse) -> str:
    """What follows the open round, which keeps the questions with which it opened."""
    if one.ended_at is not None:
        return ", then no more"
    if one.approved_at is None and opens(request, one) is not None:
        return " with the questions it opened with; what comes next is not approved yet"
    return ""


def opens(request: Request, one: Pulse) -> str | None:
    """When its next round opens; None where none is to come."""
    at = rounds.next_opening(request.session, one, request.plan, request.now)
    if at is None:
        return None
    if at > request.now:
        return moment(at, request.today)
    soon = "as soon as it can" if one.approved_at is not None else "as soon as it is approved"
    late = one.every_weeks is not None and rounds.begun(request.session, one) is None
    return f"{soon}, then {_often(one)} from that day" if late else soon


def when_opened(request: Request, each: PulseRound) -> str:
    opened = day(london_day(each.opened_at), request.today)
    match each.state:
        case PulseState.OPEN:
            return f"open since {opened}, until {moment(each.closes_at, request.today)}"
        case PulseState.CLOSED:
            return f"opened {opened}, counted"
        case PulseState.TOO_FEW:
            return f"opened {opened}; too few answered, so nobody has read their answers and they are gone"
        case PulseState.LOST:
            return f"opened {opened}; its key was lost, so nobody can read its answers and they are gone"


def kind_of(question: Question) -> str:
    said = KindWords[question.kind.name].value
    if question.kind is QuestionKind.SCALE:
        return f"{said}: {question.options[0]} to {question.options[-1]}"
    return f"{said}: {', '.join(question.options)}" if question.options else said


def tied_to(request: Request, question: Question) -> list[str]:
    """What of the plan its figure belongs to."""
    measure = request.session.get(Measure, question.measure_id) if question.measure_id is not None else None
    named = [question.standard] if question.standard else []
    named += [f"“{measure.title}”"] if measure else []
    return [f"for {joined(named)}" if len(named) == 1 else f"for {named[0]}, {named[1]}"] if named else []
