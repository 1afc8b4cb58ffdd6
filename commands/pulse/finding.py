"""Which pulse somebody means, and who may see one that is still being written."""

from collections.abc import Sequence

from sqlmodel import Session

from commands.advice import say
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import echoed, joined, quoted
from store.models import Person, Plan
from store.models.pulse import Pulse, PulseRound
from store.people import directory
from store.people.naming import name_of
from store.people.permissions import is_custodian
from store.pulse import questionnaires, results, rounds
from store.rules.folding import folded
from store.rules.terms import PulseState


def writes(request: Request) -> bool:
    """Whether somebody sees how pulses are made: the custodian, and whoever approves them."""
    return request.may("pulse") or request.may("edit")


def wrote(person: Person, request: Request, pulse: Pulse) -> bool:
    """A custodian may have written any of it, so no custodian approves it, whoever changed it last."""
    return person == directory.get(request.session, pulse.author_id) or is_custodian(person, request.plan)


def may_approve(request: Request, pulse: Pulse) -> bool:
    return request.may("edit") and not wrote(request.person, request, pulse)


def visible(request: Request) -> list[Pulse]:
    """What nobody has approved yet is its custodian's and the leads' alone."""
    assert request.plan.id is not None
    every, sees_all = questionnaires.every(request.session, request.plan.id), writes(request)
    return [
        one for one in every if sees_all or one.approved_at is not None or rounds.last(request.session, one) is not None
    ]


def number_first(request: Request) -> tuple[Pulse, list[str]]:
    """The pulse whose number stands first, and the words behind it. The number may be left out where there is one."""
    words, known = request.words, visible(request)
    if words and words[0].strip("#").isdecimal():
        return _numbered(known, words[0]), words[1:]
    return _only(known), words


def named(request: Request, words: Sequence[str]) -> Pulse:
    """The pulse that all these words name, by its number or title."""
    known = visible(request)
    if not words:
        return _only(known)
    if len(words) == 1 and words[0].strip("#").isdecimal():
        return _numbered(known, words[0])
    said = folded(" ".join(words).strip("“”\"' ?.")) or "?"
    exact = [one for one in known if folded(one.title) == said]
    found = exact or [one for one in known if said in folded(one.title)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"Several pulses fit that. {_there_are(found)}")
    raise CommandError(f"I know no pulse of that name. {_there_are(known)}")


def plans_of_pulse(session: Session, plans: Sequence[Plan], words: Sequence[str]) -> Sequence[Plan]:
    """The plan of a pulse that is meant by its number, which no two plans share."""
    number = next((one.strip("#") for one in words[:2] if one.strip("#").isdecimal()), "")
    pulse = session.get(Pulse, int(number)) if number.isdecimal() and len(number) < 10 else None
    return [one for one in plans if pulse is not None and one.id == pulse.plan_id]


def counted_round(request: Request, words: Sequence[str]) -> tuple[PulseRound, list[str]]:
    """The counted round that the words begin with, said as results are asked for, and what follows.

    It is the pulse's number, then `round N`. Without that it is the newest, and the number may be left out where one
    pulse alone has results.
    """
    every = counted(request)
    if not every:
        raise CommandError("There are no results of a pulse yet, so there is nothing to answer.")
    known = [one for one in visible(request) if any(each.pulse_id == one.id for each in every)]
    rest = list(words)
    if rest and rest[0].strip("#").isdecimal():
        pulse, rest = _numbered(known, rest[0]), rest[1:]
    elif len(known) == 1:
        pulse = known[0]
    else:
        raise CommandError(f"Say which pulse, by its number. {_there_are(known)}")
    found = [one for one in every if one.pulse_id == pulse.id]
    if len(rest) < 2 or rest[0].lower() != "round" or not rest[1].isdecimal():
        return found[0], rest
    named = next((one for one in found if str(one.number) == rest[1]), None)
    if named is None:
        raise CommandError(f"{quoted(pulse.title)} has no round {rest[1]} with results.")
    return named, rest[2:]


def counted(request: Request) -> list[PulseRound]:
    """The plan's rounds that were counted, of each pulse the newest first."""
    pulses = results.pulses(request.session, request.plan.id)
    every = [each for one in pulses for each in results.rounds(request.session, one)]
    return [one for one in every if one.state is PulseState.CLOSED]


def counted_by_id(request: Request, number: str) -> PulseRound:
    """The one that a form of ours is about."""
    found = next((one for one in counted(request) if str(one.id) == number), None)
    if found is None:
        raise CommandError("That round has no results here any more. Open the form again.")
    return found


def person_id(request: Request) -> int:
    assert request.person.id is not None, name_of(request.person)
    return request.person.id


def _numbered(known: Sequence[Pulse], word: str) -> Pulse:
    found = next((one for one in known if str(one.id) == word.strip("#")), None)
    if found is None:
        raise CommandError(f"There is no pulse {echoed(word)}. {_there_are(known)}")
    return found


def _only(known: Sequence[Pulse]) -> Pulse:
    running = [one for one in known if one.ended_at is None]
    if len(running) == 1:
        return running[0]
    if not known:
        raise CommandError(f"There is no pulse yet. The custodian writes one: {say('pulse new')}.")
    raise CommandError(f"Say which pulse, by its number. {_there_are(running or known)}")


def _there_are(known: Sequence[Pulse]) -> str:
    if not known:
        return "There is none yet."
    return f"There are: {joined([f'{one.id} “{one.title}”' for one in known])}."
