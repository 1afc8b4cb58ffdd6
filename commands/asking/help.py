"""`help`: what can be asked and said."""

from commands.advice import say
from commands.cards import Card, Heading, Line, Lines, Text
from commands.language.filters import SMALL_WORDS, plain
from commands.language.reading import first_command
from commands.registry import Command, command, commands
from commands.request import Request
from commands.showing.wording import echoed


@command(
    "help",
    needs="read",
    says="What you can ask and say",
    usage="help [command]",
    example="help due",
    aliases=("?",),
    without_plan=True,
    of_plan=False,
)
def help_card(request: Request) -> Card:
    asked = [word for word in request.words if plain(word) not in SMALL_WORDS]
    if asked and (found := first_command(asked)[0]) is not None and not found.hidden:
        return _one(found)
    shown = [one for one in commands().values() if not one.hidden]
    return Card(
        title="What you can ask Sightline",
        parts=[
            *([Text(text=f"I know no command “{echoed(' '.join(asked))}”. These are all.")] if asked else []),
            Text(text="Say one of these, or send me the words alone in a direct message. Only you see the answer."),
            Heading(text="Ask"),
            Lines(lines=[_line(one) for one in shown if not one.changes]),
            Heading(text="Change"),
            Lines(lines=[_line(one) for one in shown if one.changes]),
            Text(
                text="Words combine in any order: overdue workforce rec 3 mine. Put share at the end to show the answer"
                " to the whole channel."
            ),
        ],
        redraw="help",
    )


def _line(one: Command) -> Line:
    return Line(title=say(one.usage), details=[one.says])


def _one(found: Command) -> Card:
    return Card(
        title=say(found.usage),
        parts=[Text(text=f"{found.says}. For example: {say(found.example)}")],
        redraw=f"help {found.name}",
    )
