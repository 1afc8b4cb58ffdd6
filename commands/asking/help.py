"""`help`: five questions to start with, how something is done, and every command on pages by purpose."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.language.asides.helping import Topic, about, commands_like, topic_called
from commands.language.documented import first_command
from commands.language.filters import SMALL_WORDS, plain
from commands.registry import Command, called, command
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.purposes import by_purpose
from commands.showing.starters import starter_parts
from commands.showing.wording import echoed

MOST_OFFERED = 5
PAGE_SIZE = 18
"""Commands on a page of all; a purpose is not parted."""


@command(
    "help",
    needs="read",
    says="What you can ask and say",
    usage="help [WORD | command | all]",
    example="help due",
    aliases=("?",),
    without_plan=True,
    of_plan=False,
)
def help_card(request: Request) -> Card:
    said = [plain(word) for word in request.words]
    named, _ = first_command(said)
    if named is not None and not named.hidden and len(said) == 2 and named.usage.startswith(" ".join(said)):
        # Two words that a command begins with may have a small one, as in "add milestone".
        return _one(named)
    asked = [word for word in said if word not in SMALL_WORDS or word == "all"]
    if asked == ["all"]:
        return _all(request)
    if not asked:
        return _start(request)
    name = " ".join(asked)
    if (topic := topic_called(name)) is not None:
        return _topic(topic)
    found, many = first_command(asked)
    if found is not None and not found.hidden and many == len(asked):
        return _one(found)
    return _by_sense(asked) or _unknown(request, name)


def _start(request: Request) -> Card:
    said = (
        "Ask me about the plan in your own words, here or in a direct message, or tell me how something you own stands."
        " Only you see the answer; put share at the end to show it to the whole channel."
    )
    parts: list[Part] = [Text(text=said)]
    if found := starter_parts(request):
        parts += [Heading(text="To start with"), *found]
    tell = f"{say('help export')}, or another word, finds how something is done. {say('help all')} has every command."
    return Card(
        title="What you can ask Sightline",
        parts=[*parts, Text(text=tell), Buttons(buttons=[Button(label="All commands", says="help all")])],
        redraw="help",
    )


def _all(request: Request) -> Card:
    pages = _pages()
    number = min(max(request.page, 1), len(pages))
    return Card(
        title=f"Every command, page {number} of {len(pages)}",
        parts=[*_lines(pages[number - 1]), page_buttons("help all", number, len(pages))],
        redraw="help all" if number == 1 else f"help all page {number}",
    )


def _pages() -> list[list[str]]:
    """Purposes, a few on each page."""
    pages: list[list[str]] = []
    room = 0
    for purpose, found in by_purpose().items():
        if room < len(found):
            pages.append([])
            room = PAGE_SIZE
        pages[-1].append(purpose)
        room -= len(found)
    return pages


def _lines(purposes: Sequence[str]) -> list[Part]:
    found = by_purpose()
    return [
        part
        for purpose in purposes
        for part in (Heading(text=purpose), Lines(lines=[_line(one) for one in found[purpose]]))
    ]


def _by_sense(asked: Sequence[str]) -> Card | None:
    """The one purpose that the words are about, or those between which nobody can tell."""
    near = about(asked)
    if len(near) == 1:
        return _topic(near[0])
    if near:
        buttons = [Button(label=one.title, says=f"help {one.name}") for one in near[:MOST_OFFERED]]
        return Card(title="Which of these do you want to do?", parts=[Buttons(buttons=buttons)], redraw="help")
    found = [one for one in map(called, commands_like(asked)) if one is not None]
    if not found:
        return None
    lines = Lines(lines=[_line(one) for one in found[:MOST_OFFERED]])
    return Card(title=f"What has to do with “{echoed(' '.join(asked))}”", parts=[lines], redraw="help")


def _topic(topic: Topic) -> Card:
    named = [one for one in map(called, topic.commands) if one is not None]
    parts: list[Part] = [Text(text=" ".join(topic.lines))]
    if named:
        parts.append(Lines(lines=[_line(one) for one in named]))
    return Card(title=topic.title, parts=parts, redraw=f"help {topic.name}")


def _unknown(request: Request, name: str) -> Card:
    card = _start(request)
    card.parts.insert(0, Text(text=f"I know no command “{echoed(name)}”, and nothing that is done by that word."))
    return card


def _line(one: Command) -> Line:
    return Line(title=say(one.usage or one.name), details=[one.says])


def _one(found: Command) -> Card:
    return Card(
        title=say(found.usage),
        parts=[Text(text=f"{found.says}. For example: {say(found.example)}")],
        redraw=f"help {found.name}",
    )
