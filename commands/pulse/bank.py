"""`pulse bank`: ready questions, each topic with the source of its idea."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Line, Lines, Part, Text
from commands.errors import CommandError
from commands.pulse.finding import visible
from commands.pulse.wording import kind_of
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, echoed
from store.models.pulse import Pulse
from store.rules.pulse.bank import TOPICS, Topic


@command(
    "pulse bank",
    needs="read",
    says="Ready questions for a pulse, by topic, with the source of the idea",
    usage="pulse bank [TOPIC]",
    example="pulse bank workload",
)
def bank(request: Request) -> Card:
    if not request.words:
        return _topics()
    name = " ".join(request.words).lower().strip(" .?")
    topic = next((one for one in TOPICS if one.name == name), None)
    if topic is None:
        raise CommandError(f"I have no ready questions on {echoed(name)}. {say('pulse bank')} lists the topics.")
    return _topic(request, topic)


def _topics() -> Card:
    lines = [
        Line(
            ref=topic.name,
            title=count(len(topic.questions), "question"),
            details=[f"after {topic.source}"],
            buttons=[Button(label="Show", says=f"pulse bank {topic.name}", about=topic.name)],
        )
        for topic in TOPICS
    ]
    many = sum(len(topic.questions) for topic in TOPICS)
    title = f"{count(many, 'ready question').capitalize()}, in our own words"
    return Card(title=title, parts=[Lines(lines=lines)], redraw="pulse bank", count=many)


def _topic(request: Request, topic: Topic) -> Card:
    pulse = next((one for one in reversed(visible(request)) if one.ended_at is None), None)
    into = pulse if request.may("pulse") else None
    parts: list[Part] = [Text(text=f"The idea comes from {topic.source}. The words are our own.")]
    if into is not None:
        parts.append(Text(text=f"Press Add to put one into pulse {into.id}, {into.title}."))
    parts += [
        Lines(lines=_lines(topic, into)),
        Buttons(buttons=[Button(label="All topics", says="pulse bank")]),
    ]
    title = f"Ready questions on {topic.name}"
    return Card(title=title, parts=parts, redraw=f"pulse bank {topic.name}", count=len(topic.questions))


def _lines(topic: Topic, into: Pulse | None) -> list[Line]:
    return [
        Line(
            ref=f"{topic.name}-{number}",
            title=question.text,
            details=[kind_of(question)],
            buttons=_buttons(f"{topic.name}-{number}", question.text, into),
        )
        for number, question in enumerate(topic.questions, 1)
    ]


def _buttons(key: str, text: str, into: Pulse | None) -> list[Button]:
    taken = into is not None and any(one.text == text for one in into.questions)
    if into is None or taken:
        return []
    return [Button(label="Add", says=f"pulse add {into.id} bank {key}", about=f"{key} {text}")]
