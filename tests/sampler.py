"""A made-up command for each half of the vocabulary, so that its stories need no feature that uses all of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, Field

from commands import registry
from commands.cards import (
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Image,
    Line,
    Lines,
    Link,
    LinkButton,
    Section,
    Table,
    Text,
)
from commands.charts import Chart, Series
from commands.forms import Choice, Day, Form, FormSection, MultiChoice, Number, PersonField, Scale, Words
from commands.request import Request
from store.rules.terms import Brag

TOPICS = ["supervision", "caseloads", "SEND", "training", "IT & phones"]
BOARDS = [f"Board {number}" for number in range(1, 13)]
STEPS = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]


class Survey(BaseModel):
    team: Literal["north", "south"]
    manageable: int = Field(ge=1, le=5)
    topics: list[Literal["supervision", "caseloads", "SEND", "training", "IT & phones"]] = Field(max_length=3)
    boards: list[str] = []
    cases: int = Field(ge=0, le=60)
    hours: Decimal | None = None
    note: str | None = Field(default=None, max_length=200)
    since: date | None = None
    who: str | None = None


SURVEY = Form(
    title="Your week",
    submit="Send",
    handler="survey",
    about={"week": "28"},
    intro="Nobody sees who said what.",
    fields=[
        FormSection(title="Your work", text="Think of the last two weeks."),
        Choice(name="team", label="Which team?", options=["north", "south"]),
        Scale(name="manageable", label="My caseload is manageable", steps=STEPS),
        MultiChoice(name="topics", label="What should we talk about?", options=TOPICS, hint="Three at most."),
        MultiChoice(name="boards", label="Which boards may read it?", options=BOARDS, optional=True),
        FormSection(title="In figures"),
        Number(name="cases", label="How many cases do you hold?", least=0, most=60, whole=True),
        Number(name="hours", label="Hours of supervision", least=0, value=Decimal("1.5"), optional=True),
        Words(name="note", label="Anything else?", multiline=True, optional=True),
        Day(name="since", label="Since when?", optional=True),
        PersonField(name="who", label="Who else should hear it?", optional=True),
    ],
    in_words="survey north 4 topics supervision",
)


def _survey(request: Request) -> Form:
    return SURVEY


def _take(request: Request, values: Survey, about: dict[str, str]) -> Card:
    said = [(name, _aloud(value)) for name, value in values.model_dump(exclude_none=True).items()]
    return Card(title=f"Thank you for week {about['week']}", parts=[Facts(facts=said)])


SHEET = Card(
    title="The plan in pictures",
    parts=[
        Text(text="All that a card can hold."),
        Heading(text="Figures"),
        Facts(facts=[("Actions", "73")]),
        Chart(
            kind="line",
            title="Visits on time",
            categories=["May", "June", "July"],
            series=[Series(name="Percent", values=[81.5, None, 90])],
        ),
        Chart(
            kind="bar",
            title="How actions stand",
            categories=["June", "July"],
            series=[Series(name="Red", values=[4, 3]), Series(name="Green", values=[20, 26])],
            x_label="Month",
            y_label="Actions",
        ),
        Chart(
            kind="pie", title="Who owns them", categories=["Us", "Partners"], series=[Series(name="n", values=[3, 1])]
        ),
        Table(caption="Boards", columns=["Ref", "Board", "Next"], rows=[["B1", "Improvement Board", "21 July"]]),
        Lines(
            lines=[Line(title="Visit every carer", ref="A1", brag=Brag.RED, buttons=[Button(label="Show", says="A1")])]
        ),
        Image(url="https://council.example/map.png", alt="Teams on a map: North has three, South two", title="Teams"),
        Link(label="Minutes", url="https://council.example/minutes"),
        Section(
            title="What is behind the figures",
            parts=[
                Text(text="Counted on Monday."),
                Table(caption="By team", columns=["Ref", "Team", "Red"], rows=[["N", "North", "2"]]),
                Lines(
                    lines=[
                        Line(title="First", ref="A2", buttons=[Button(label="Show", says="A2", about="A2")]),
                        Line(title="Second", ref="A3", buttons=[Button(label="Show", says="A3", about="A3")]),
                    ]
                ),
                Buttons(buttons=[Button(label="All that is red", says="red")]),
            ],
        ),
        Buttons(
            buttons=[
                LinkButton(label="Open the board", url="https://council.example/board", style="primary"),
                Button(label="Fill in the survey", says="survey"),
            ]
        ),
    ],
)


def _sheet(request: Request) -> Card:
    return SHEET.model_copy(deep=True)


def _aloud(value: object) -> str:
    """With its type, since that is what a story of a form is about."""
    kind = type(value).__name__
    return f"{kind} {' + '.join(value)}" if isinstance(value, list) else f"{kind} {value}"


@contextmanager
def registered() -> Iterator[None]:
    """The made-up commands are known for a while."""
    registry.commands()
    registry.command("survey", needs="read", says="A made-up survey", changes=True)(_survey)
    registry.form("survey", Survey, needs="read")(_take)
    registry.command("sheet", needs="read", says="A made-up sheet")(_sheet)
    yield
    del registry._commands["survey"], registry._handlers["survey"], registry._commands["sheet"]
