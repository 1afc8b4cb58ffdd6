"""What a change wrote is kept for an hour with a button that takes it back."""

from collections.abc import Callable

from commands.cards import Button, Buttons, Part, Question
from commands.changing.undo import NUMBER
from commands.forms import Form
from commands.registry import Answer
from commands.request import Request
from store.plan import acts

UNDO = "undo"


def undoable(request: Request, command: str, run: Callable[[], Answer], *, undo: bool) -> Answer:
    """Do it, and remember what it wrote.

    Args:
        undo: whether it can be taken back; what cannot is remembered, so that `undo` takes nothing else for it.
    """
    if command == UNDO:
        # Said again, it takes back what was done before that.
        return run()
    with acts.recording(request.session) as recording:
        answer = run()
    if isinstance(answer, Form | Question):
        return answer
    written = recording.written(request.queued, request.told)
    if recording.takes_back or (not recording.wrote and not request.queued):
        return answer
    plan = request.chosen if written.of_plan else None
    act = acts.keep(
        request.session,
        written if undo else acts.NOTHING,
        by=request.person,
        plan=plan,
        command=command,
        now=request.now,
    )
    if undo and written:
        answer.parts = _with(
            answer.parts, Button(label="Undo", says=f"undo {NUMBER}{act.id}", about="what was just done")
        )
    return answer


def _with(parts: list[Part], button: Button) -> list[Part]:
    """Beside the buttons at its end, where there are some."""
    if parts and isinstance(last := parts[-1], Buttons):
        return [*parts[:-1], Buttons(buttons=[*last.buttons, button])]
    return [*parts, Buttons(buttons=[button])]
