"""A questionnaire or a list that the custodian shared as a file, or gave at the command line."""

import re

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.pulse.finding import person_id
from commands.pulse.listing import pulse_card
from commands.pulse.new import checked, keep, refuse_past
from commands.pulse.tying import tied
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.wording import count
from store.loading.readers.refusal import UnreadablePlanError
from store.models.pulse import Pulse
from store.people import directory_readings
from store.people.accounts import by_addresses, reachable
from store.pulse import members, questionnaires
from store.pulse.reading_files import MOST_NAMED, WrittenPulse, WrittenQuestion, list_in, pulse_in
from store.rules.folding import folded
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.floors import Floors
from store.rules.pulse.questionnaire import Questionnaire
from store.rules.pulse.questions import Question

NUMBER = re.compile(r"\d+")


def take(request: Request, name: str, content: bytes) -> Card:
    """Do what a file says: write a pulse, or take the list of one.

    Raises:
        CommandError: it cannot be read; nothing was taken.
    """
    try:
        if name.lower().endswith(".csv"):
            return take_list(request, _meant_by(request, name), name, content)
        return take_pulse(request, pulse_in(content, name))[1]
    except UnreadablePlanError as error:
        raise CommandError(str(error)) from error


def take_pulse(request: Request, written: WrittenPulse) -> tuple[Pulse, Card]:
    """Write it, or change the one of the same title, whose audience stays."""
    screened(request, "title", written.title)
    known = next((one for one in _running(request) if folded(one.title) == folded(written.title)), None)
    audience = known.audience if known else Audience(kind=AudienceKind.LIST)
    new = _questionnaire(request, written, audience)
    refuse_past(request, new.first_on, known)
    if known is None:
        assert request.plan.id is not None
        known = questionnaires.write(request.session, request.plan.id, new, by_id=person_id(request), now=request.now)
        said = "Written. Nobody is asked before a programme lead approves it."
    else:
        said = _changed(request, known, new)
    return known, warned(request, pulse_card(request, known, said), f"pulse change {known.id}")


def _changed(request: Request, known: Pulse, new: Questionnaire) -> str:
    if keep(request, known, new):
        return "Changed. It needs to be approved as it stands now."
    return "It stands like that already."


def _questionnaire(request: Request, written: WrittenPulse, audience: Audience) -> Questionnaire:
    try:
        first_on = written.first_on(request.today)
    except ValueError as error:
        raise CommandError(f"I can't read its first_day. {error}") from error
    return checked(
        lambda: Questionnaire(
            title=written.title,
            questions=tuple(_question(request, number, one) for number, one in enumerate(written.questions, 1)),
            audience=audience,
            first_on=first_on,
            every_weeks=written.every_weeks,
            open_days=written.open_days,
            floors=Floors(answers=written.fewest_answers, detail=written.fewest_for_detail),
        )
    )


def _question(request: Request, number: int, written: WrittenQuestion) -> Question:
    question = written.made()
    for words in (question.text, *question.options):
        screened(request, f"question {number}", words)
    return tied(request, question, written.standard) if written.standard else question


def take_list(request: Request, pulse: Pulse, name: str, content: bytes) -> Card:
    """Take a whole list or nothing of it, since whoever is missing from it would not be asked."""
    found = list_in(content, name)
    if found.problems:
        many = len(found.problems)
        more = f" So do {many - MOST_NAMED} more." if many > MOST_NAMED else ""
        raise CommandError(
            f"{count(many, 'line').capitalize()} of {name} cannot be read, so nothing of it was taken."
            f" {' '.join(found.problems[:MOST_NAMED])}{more} Mend that and share it again."
        )
    known = by_addresses(request.session, list(found.people))
    people = {known[address]: slices for address, slices in found.people.items()}
    members.give_list(request.session, pulse, people, by_id=person_id(request), now=request.now)
    directory_readings.want_all(request.session, request.now)
    without = len(people) - len(reachable(request.session, people))
    said = f"Taken: a list of {count(len(people), 'person', 'people')}."
    if without:
        said += (
            f" {count(without, 'address', 'addresses').capitalize()} cannot be asked as far as I know. I look through"
            " the chat's directory again, in case they have an account there."
        )
    return pulse_card(request, pulse, said)


def _meant_by(request: Request, name: str) -> Pulse:
    """The pulse with whose number or title the file's name begins, else the newest, and one that asks a list first."""
    running = _running(request)
    stem = name.rpartition(".")[0]
    number = NUMBER.match(stem)
    named = [one for one in running if number and str(one.id) == number[0]]
    named = named or [one for one in running if folded(stem).startswith(folded(one.title))]
    by_list = [one for one in running if one.audience.kind is AudienceKind.LIST]
    for found in (named, by_list, running):
        if found:
            return found[-1]
    raise CommandError(f"There is no pulse that this list could be for. Write one first: {say('pulse new')}.")


def _running(request: Request) -> list[Pulse]:
    assert request.plan.id is not None
    return list(questionnaires.running(request.session, [request.plan.id]))
