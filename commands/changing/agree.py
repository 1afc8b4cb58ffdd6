"""`agree`: records what was proposed, all in one go, each change by its own command."""

from dataclasses import replace

from commands.allowing import allowed
from commands.cards import Button, Buttons, Card, Part, Question, Text
from commands.changing.propose import read_proposal
from commands.forms import Form
from commands.language.telling.proposals import AGREE, Change, Stands
from commands.registry import called, command
from commands.request import Request
from commands.showing.proposals import press_of, said_of
from commands.showing.wording import joined


@command(
    AGREE,
    needs="read",
    says="Record what was proposed",
    usage="agree CHANGES",
    example='agree {"changes":[{"do":"stands","ref":"D1.1","progress":"on track"}]}',
    hidden=True,
    changes=True,
    undo=True,
)
def agree(request: Request) -> Card:
    """What asks once more, such as whether a whole action is complete, is not recorded and says so."""
    changes = read_proposal(request).changes
    done, parts, items, asked = list[str](), list[Part](), [], list[Button]()
    for number, change in enumerate(changes):
        says = press_of(request, change)
        answer = _recorded(request, change, says, number)
        if isinstance(answer, Form | Question):
            seen = change.seen if isinstance(change, Stands) else None
            asked.append(Button(label=f"Go on with {' '.join(change.refs)}", says=says, seen_version=seen))
            parts.append(Text(text=f"Not recorded yet: {said_of(request, change)}. {answer.title}"))
            continue
        done.append(" ".join(change.refs) or said_of(request, change))
        parts += [Text(text=answer.title.removeprefix("Thank you. ")), *answer.parts]
        items += answer.items
    parts += [Buttons(buttons=asked)] if asked else []
    if not done:
        return Question(title="Nothing is recorded yet.", parts=parts)
    return Card(title=f"Thank you. Recorded: {joined(done)}.", parts=parts, items=items)


def _recorded(request: Request, change: Change, says: str, number: int) -> Card | Form:
    name, *words = says.split()
    known = called(name)
    assert known is not None
    of_it = replace(
        request,
        intent=name,
        words=words,
        key=f"{request.key}/{number}" if request.key else None,
        seen_version=change.seen if isinstance(change, Stands) else None,
        checked=False,
        doubted={},
    )
    answer = allowed(of_it, known.need_of(words), lambda: known.run(of_it))
    request.queued_for_others = request.queued_for_others or of_it.queued_for_others
    request.old_questions += [one for one in of_it.old_questions if one not in request.old_questions]
    return answer
