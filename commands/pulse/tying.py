"""What of the plan a question tells about: a practice standard, and which of its measures."""

from collections.abc import Sequence

from commands.advice import say
from commands.errors import CommandError
from commands.request import Request
from commands.showing.wording import echoed
from store.models import Measure, Standard
from store.plan import practice
from store.rules.pulse.questions import Question


def tied(request: Request, question: Question, words: str, field: str | None = None) -> Question:
    """The question tied to what the words name: "I.7", or "I.7 measure 2". A standard's only measure is meant.

    Raises:
        CommandError: there is no such standard or measure.
    """
    ref, _, number = words.partition(" measure ")
    standard = _standard(request, ref, field)
    known = practice.measures(request.session, standard)
    if number:
        if not number.strip().isdecimal() or not 1 <= int(number) <= len(known):
            many = len(known)
            raise CommandError(
                f"{standard.ref} has {'measures 1 to ' + str(many) if many else 'no measure'}.", field=field
            )
        measure_id = known[int(number) - 1].id
    else:
        measure_id = known[0].id if len(known) == 1 else None
    return question.model_copy(update={"standard": standard.ref, "measure_id": measure_id})


def untied(question: Question) -> Question:
    return question.model_copy(update={"standard": None, "measure_id": None})


def measures_of(request: Request, ref: str) -> Sequence[Measure]:
    return practice.measures(request.session, _standard(request, ref))


def _standard(request: Request, ref: str, field: str | None = None) -> Standard:
    typed = ref.strip(" ?!,.").replace(" ", "").lower()
    known = practice.standards(request.session, request.plan)
    found = [one for one in known if one.ref.lower() == typed]
    found = found or [one for one in known if typed and one.ref.lower().rstrip("ab") == typed]
    if len(found) == 1:
        return found[0]
    if found:
        both = " and ".join(one.ref for one in found)
        raise CommandError(f"The plan prints {echoed(ref)} more than once: {both}. Say which.", field=field)
    raise CommandError(f"I can't find standard {echoed(ref) or '?'}. Try {say('standards')}.", field=field)
