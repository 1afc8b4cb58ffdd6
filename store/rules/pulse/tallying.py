"""Count a round's answers, and keep of them what may be told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from secrets import SystemRandom

from store.rules.pulse import bands
from store.rules.pulse.auditing import WHOLE, Group, Members, PublishedRound, members, safe_beside, safe_within
from store.rules.pulse.certainty import beside_what_is_certain
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Answer, Answers, Question, QuestionKind, Slices
from store.rules.pulse.results import Finding


@dataclass(frozen=True)
class Told:
    """A finding with its place: one row of `PulseFinding`."""

    question: int
    group: Group
    finding: Finding


@dataclass(frozen=True)
class Tally:
    """What a round leaves. The order of findings and comments says nothing of who or how many."""

    answered: int
    """How many people answered at least one question."""
    told: tuple[Told, ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    """The place of the question and the words, shuffled within each question."""


def tally(
    questions: Sequence[Question],
    floors: Floors,
    invited: Mapping[int, Slices],
    answers: Mapping[int, Answers],
    published: Sequence[PublishedRound],
    *,
    screen: Callable[[str], str | None],
) -> Tally:
    """Count.

    Args:
        invited: Who was asked, by id, with their slices as the round froze them.
        answers: The opened ballots, by id. A skipped one has no answer.
        published: The closed rounds of the last 12 months of every pulse of every plan.
        screen: Returns a comment as it may be shown, or None where it may not.
    """
    given = [_given(answers, invited, place) for place in range(len(questions))]
    answered = len(frozenset[int]().union(*given))
    if answered < floors.answers:
        return Tally(answered)
    may_tell = _may_tell(questions, floors, invited, given, published)
    told = tuple(
        Told(place, group, bands.finding(question, [given[place][one] for one in people], floors))
        for place, question in enumerate(questions)
        for group, people in sorted(may_tell[place].items())
    )
    comments = tuple(
        (place, text)
        for place, question in enumerate(questions)
        if question.kind is QuestionKind.COMMENT and may_tell[place]
        for text in _shuffled(given[place], screen)
    )
    return Tally(answered, told, comments)


def _given(answers: Mapping[int, Answers], invited: Mapping[int, Slices], place: int) -> dict[int, Answer]:
    """What was answered to one question; nothing ticked and nothing but blanks is no answer."""
    return {
        person: answer
        for person in sorted(invited)
        if person in answers and (answer := answers[person][place]) not in (None, ()) and not _is_blank(answer)
    }


def _is_blank(answer: Answer | None) -> bool:
    return isinstance(answer, str) and not answer.strip()


def _may_tell(
    questions: Sequence[Question],
    floors: Floors,
    invited: Mapping[int, Slices],
    given: Sequence[Mapping[int, Answer]],
    published: Sequence[PublishedRound],
) -> list[Members]:
    """For each question the groups that may be told, with those who answered it."""
    everybody = members(invited)
    large_enough: list[dict[Group, frozenset[int]]] = []
    for question, answered in zip(questions, given, strict=True):
        groups = members({person: invited[person] for person in answered})
        if question.kind is QuestionKind.COMMENT:
            groups = {WHOLE: groups[WHOLE]}
        fewest = bands.fewest_to_tell(question.kind, floors)
        large_enough.append({group: people for group, people in groups.items() if len(people) >= fewest})
    candidates = [group for group in everybody if any(group in groups for groups in large_enough)]
    safe = safe_beside(published, everybody, candidates, floors.answers)
    told = list[Members]()
    for question, answered, groups in zip(questions, given, large_enough, strict=True):
        chosen = safe_within(groups, [one for one in safe if one in groups], floors.answers)
        good = bands.favouring(question, answered)
        told.append(beside_what_is_certain({group: groups[group] for group in chosen}, good, floors.answers))
    return told


def _shuffled(given: Mapping[int, Answer], screen: Callable[[str], str | None]) -> list[str]:
    """Shuffle first, so that the screen learns no order either."""
    written = [str(one).strip() for one in given.values()]
    SystemRandom().shuffle(written)
    return [shown for text in written if (shown := screen(text))]
