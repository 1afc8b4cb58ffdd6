"""`propose`: what somebody told in their own words, shown item by item before anything is recorded.

Nothing is kept between: the buttons carry the changes.
"""

from collections.abc import Sequence

from pydantic import ValidationError

from commands.cards import Button, Buttons, Line, Lines, Part, Question, Text
from commands.errors import CommandError
from commands.language.names import spelt_out
from commands.language.telling.proposals import (
    AGREE,
    PROPOSE,
    Change,
    IsAway,
    IsBack,
    Proposal,
    Stands,
)
from commands.language.typed_dates import fits_button
from commands.refusals import refusal
from commands.registry import called, command
from commands.request import Request
from commands.screening import screened
from commands.showing.items import update_button
from commands.showing.proposals import details_of, press_of, said_of
from commands.showing.wording import clipped, joined, quoted
from store.models import Item
from store.people.permissions import Verb
from store.plan import items
from store.rules.terms import Progress

MOST_CHANGES = 12
LONGEST_LABEL = 60
ANSWERS = (Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED, Progress.COMPLETE)
NOTHING_YET = "Nothing is recorded until you press."
NOT_READ = "I can't read what was proposed here any more. Say it again."


@command(
    PROPOSE,
    needs="read",
    says="What you told in your own words, before it is recorded",
    usage="propose CHANGES",
    example='propose {"changes":[{"do":"stands","ref":"D1.1","progress":"on track"}]}',
    hidden=True,
    changes=True,
)
def propose(request: Request) -> Question:
    proposal = read_proposal(request)
    if proposal.which:
        return _which(request, proposal)
    changes, refused = _allowed(request, proposal.changes)
    for one in changes:
        for field, words in free_words(one):
            screened(request, field, words)
    changes = [_seen(request, one) for one in changes]
    beside = [Text(text=one) for one in refused] + _beside(proposal)
    unsaid = [one for one in changes if isinstance(one, Stands) and one.progress is None]
    if unsaid:
        return _ask(request, changes, unsaid, beside)
    return _offer(request, changes, beside)


def read_proposal(request: Request) -> Proposal:
    """Raises `CommandError` for what no release of ours wrote."""
    try:
        proposal = Proposal.model_validate_json(" ".join(request.words))
    except ValidationError as error:
        raise CommandError(NOT_READ) from error
    if not (proposal.changes or proposal.which) or len(proposal.changes) > MOST_CHANGES:
        raise CommandError(NOT_READ)
    return proposal


def needs_of(request: Request, change: Change) -> Verb:
    """What the command of a change needs."""
    name, *rest = press_of(request, change).split()
    found = called(name)
    assert found is not None
    return found.need_of(rest)


def free_words(change: Change) -> list[tuple[str, str | None]]:
    return [
        (name, value) for name in ("words", "why", "title") if isinstance(value := getattr(change, name, None), str)
    ]


def _allowed(request: Request, changes: Sequence[Change]) -> tuple[list[Change], list[str]]:
    """What this person may change, and why not the rest.

    Raises:
        CommandError: none of it.
    """
    kept, refused = list[Change](), list[tuple[Change, CommandError]]()
    for one in changes:
        try:
            _check(request, one)
            kept.append(one)
        except CommandError as error:
            refused.append((one, error))
    if not kept:
        raise refused[0][1]
    return kept, [f"Left out: {joined(list(one.refs))}. {error.sentence}" for one, error in refused]


def _check(request: Request, change: Change) -> None:
    verb = needs_of(request, change) if not isinstance(change, Stands) else "update"
    if isinstance(change, IsAway | IsBack):
        if change.person not in (None, request.person.id) and not request.may("edit"):
            raise refusal("edit", request.plan, None)
        return
    if not change.refs and not request.may(verb):
        raise refusal(verb, request.plan, None)
    for ref in change.refs:
        item = items.get(request.session, request.plan, ref)
        if item is None:
            raise CommandError(f"I can't find {ref}.")
        if not request.may(verb, item):
            raise refusal(verb, request.plan, item)


def _seen(request: Request, change: Change) -> Change:
    if not isinstance(change, Stands) or change.seen is not None:
        return change
    item = items.get(request.session, request.plan, change.ref)
    return change.model_copy(update={"seen": item.version if item else None})


def _beside(proposal: Proposal) -> list[Text]:
    told = [f"I can't find {one} in this plan, so nothing is recorded of it." for one in proposal.unknown]
    if proposal.unplaced is not None:
        words = quoted(clipped(proposal.unplaced, 200))
        told.append(f"I don't know what {words} is about, so nothing is recorded of it. Say it with its reference.")
    if proposal.aside is not None:
        told.append(f"I have not answered {quoted(clipped(proposal.aside, 200))} yet: ask it by itself.")
    return [Text(text=one) for one in told]


def _which(request: Request, proposal: Proposal) -> Question:
    parts: list[Part] = []
    if words := next((words for one in proposal.which for _, words in free_words(one)), None):
        parts.append(Text(text=quoted(spelt_out(request.session, words))))
    buttons = [
        Button(label=clipped(_named(request, one), LONGEST_LABEL), says=Proposal(changes=(one,)).says)
        for one in proposal.which
    ]
    shown = [one for one in buttons if fits_button(one.says)]
    if not shown:
        raise CommandError("That is more than a button holds. Begin with the reference of the item, and say it again.")
    alike = len({one.refs for one in proposal.which}) == 1
    title = "What do you mean?" if alike else "Which of these is this about?"
    return Question(title=title, parts=[*parts, Text(text="Nothing is recorded yet."), Buttons(buttons=shown)])


def _named(request: Request, change: Change) -> str:
    if isinstance(change, Stands) and change.forecast is None and change.progress is None:
        item = items.get(request.session, request.plan, change.ref)
        return f"{change.ref} {item.title}" if item else change.ref
    return said_of(request, change)


def _ask(request: Request, changes: list[Change], unsaid: list[Stands], beside: Sequence[Part]) -> Question:
    """How one of them stands, which nobody said; where it is the last, its answer records all."""
    first = unsaid[0]
    item = items.get(request.session, request.plan, first.ref)
    assert item is not None
    buttons = []
    for progress in ANSWERS:
        answered = first.model_copy(update={"progress": progress})
        anew = [answered if one is first else one for one in changes]
        label = progress.value.capitalize() if len(changes) == 1 else f"{first.ref} {progress.value}"
        if len(unsaid) > 1:
            buttons.append(Button(label=label, says=Proposal(changes=tuple(anew)).says, about=first.ref))
        else:
            buttons.append(_record(request, anew, label))
    if len(changes) > 1:
        rest = tuple(one for one in changes if one is not first)
        buttons.append(Button(label=f"Leave {first.ref} out", says=Proposal(changes=rest).says, about=first.ref))
    if not all(fits_button(one.says) for one in buttons):
        return _too_long(request, changes, beside)
    left = len(unsaid) - 1
    told = NOTHING_YET if not left else f"I ask about {joined([one.ref for one in unsaid[1:]])} next. {NOTHING_YET}"
    return Question(
        title=f"How does {first.ref} {item.title} stand?",
        parts=[_lines(request, changes), *beside, Text(text=told), Buttons(buttons=buttons)],
    )


def _offer(request: Request, changes: list[Change], beside: Sequence[Part]) -> Question:
    record = _record(request, changes, "Record" if len(changes) == 1 else f"Record all {len(changes)}")
    if not fits_button(record.says):
        return _too_long(request, changes, beside)
    record = record.model_copy(update={"style": "primary"})
    title = f"Shall I record this? {' · '.join(said_of(request, one) for one in changes)}"
    if len(title) > 250:
        title = f"Shall I record these {len(changes)}? {joined([ref for one in changes for ref in one.refs])}"
    leave = [
        Button(
            label=f"Leave out {' '.join(one.refs) or number}",
            says=Proposal(changes=tuple(other for other in changes if other is not one)).says,
            about=said_of(request, one),
        )
        for number, one in enumerate(changes, start=1)
        if len(changes) > 1
    ]
    return Question(
        title=title,
        parts=[*_under(request, changes), *beside, Text(text=NOTHING_YET), Buttons(buttons=[record, *leave])],
    )


def _record(request: Request, changes: Sequence[Change], label: str) -> Button:
    if len(changes) > 1:
        says = f"{AGREE} {Proposal(changes=tuple(changes)).carried()}"
        return Button(label=label, says=says, about=joined([ref for one in changes for ref in one.refs]))
    [one] = changes
    seen = one.seen if isinstance(one, Stands) else None
    return Button(label=label, says=press_of(request, one), seen_version=seen, about=" ".join(one.refs) or None)


def _too_long(request: Request, changes: Sequence[Change], beside: Sequence[Part]) -> Question:
    """Each by itself, or the form, which has room."""
    buttons: list[Button] = []
    for one in changes:
        alone = Proposal(changes=(one,)).says
        views = items.views(request.session, request.plan, one.refs, request.today)
        if fits_button(alone) and len(changes) > 1:
            buttons.append(Button(label=f"Look at {' '.join(one.refs)}", says=alone, about=" ".join(one.refs)))
        else:
            buttons += [update_button(view, f"Update {view.ref}") for view in views]
    told = "That is more than one button holds. Look at each by itself; a form has room for long words."
    refs = joined([ref for one in changes for ref in one.refs])
    return Question(title=f"This is about {refs}.", parts=[*beside, Text(text=told), Buttons(buttons=buttons)])


def _under(request: Request, changes: Sequence[Change]) -> list[Part]:
    """The title says the only change already: what is left are the title of its item and the writer's words."""
    if len(changes) > 1:
        return [_lines(request, changes)]
    [one] = changes
    if _item(request, one) is not None:
        return [Lines(lines=[_line(request, one, told=True)])]
    return [Text(text=text) for text in details_of(request, one, told=True)]


def _lines(request: Request, changes: Sequence[Change]) -> Lines:
    return Lines(lines=[_line(request, one) for one in changes])


def _line(request: Request, change: Change, *, told: bool = False) -> Line:
    item = _item(request, change)
    if item is None:
        return Line(title=said_of(request, change), details=details_of(request, change, told=True))
    return Line(title=item.title, ref=item.ref, details=details_of(request, change, told=told))


def _item(request: Request, change: Change) -> Item | None:
    return items.get(request.session, request.plan, change.refs[0]) if len(change.refs) == 1 else None
