"""From answers to bands: the only form in which a share is kept or told."""

from collections.abc import Mapping, Sequence

from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import ENPS_STEPS, SCALE_STEPS, Answer, Question, QuestionKind
from store.rules.pulse.results import BAND, Band, Finding

BANDS = tuple(Band)
FAVOURABLE = range(SCALE_STEPS - 2, SCALE_STEPS)
"""The top two steps of a scale."""
PROMOTERS, PASSIVES, DETRACTORS = range(9, ENPS_STEPS), range(7, 9), range(7)
"""As the net promoter score divides its numbers from 0 to 10."""

WITH_FAVOURABLE = (QuestionKind.SCALE, QuestionKind.ENPS)


def band(part: int, whole: int) -> Band:
    """Whole numbers alone, so that no rounding moves a share over the edge of its band."""
    return BANDS[min(part * 100 // (whole * BAND), len(BANDS) - 1)]


def fewest_to_tell(kind: QuestionKind, floors: Floors) -> int:
    """A kind without a favourable answer has nothing to tell of a group that is too small for its shares."""
    return floors.answers if kind in WITH_FAVOURABLE else floors.detail


def finding(question: Question, answers: Sequence[Answer], floors: Floors) -> Finding:
    """What may be told of a group's answers; whether it may be told at all is the auditor's to say."""
    large = len(answers) >= floors.detail
    return Finding(
        favourable=_favourable(question, answers),
        shares=_shares(question, answers) if large else None,
        large=large,
    )


def favouring(question: Question, given: Mapping[int, Answer]) -> frozenset[int]:
    """Who of those who answered did so favourably; nobody where its kind has nothing favourable."""
    if question.kind not in WITH_FAVOURABLE:
        return frozenset()
    places = FAVOURABLE if question.kind is QuestionKind.SCALE else PROMOTERS
    return frozenset(person for person, answer in given.items() if answer in places)


def _favourable(question: Question, answers: Sequence[Answer]) -> Band | None:
    if question.kind not in WITH_FAVOURABLE:
        return None
    return _share(answers, FAVOURABLE if question.kind is QuestionKind.SCALE else PROMOTERS)


def _shares(question: Question, answers: Sequence[Answer]) -> tuple[Band, ...] | None:
    match question.kind:
        case QuestionKind.SCALE | QuestionKind.CHOICE:
            return tuple(_share(answers, (place,)) for place in range(len(question.options)))
        case QuestionKind.CHOICES:
            ticked = [one for one in answers if isinstance(one, tuple)]
            return tuple(
                band(sum(place in one for one in ticked), len(ticked)) for place in range(len(question.options))
            )
        case QuestionKind.ENPS:
            return tuple(_share(answers, places) for places in (PROMOTERS, PASSIVES, DETRACTORS))
        case QuestionKind.COMMENT:
            return None


def _share(answers: Sequence[Answer], places: Sequence[int]) -> Band:
    return band(sum(one in places for one in answers), len(answers))
