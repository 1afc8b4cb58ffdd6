"""`sightline ask`: the same words as in chat."""

from typing import Annotated, Any

import typer
from pydantic import BaseModel, field_serializer

from bot.cli.as_of import open_as_of
from bot.cli.terminal import AsJson, Stop, say, say_json
from bot.cli.which_plan import PlanName, the_plan
from bot.conversation import Heard, Utterance
from commands.cards import Card, ItemSummary, Question
from commands.forms import Form
from commands.language.plan_words import words_in
from commands.plain_text import card_text, form_text
from store.database import SessionMaker, transaction
from store.people import directory, roles
from store.query.model import Query


class AskAnswer(BaseModel):
    """What `ask --json` prints."""

    reading: str
    """What was understood, in words."""
    intent: str | None
    filters: list[str]
    """The conditions of the query, in words; `query` has them typed."""
    query: Query | None
    """The typed question that ran; null where the words asked none."""
    items: list[ItemSummary]
    """Of this page."""
    count: int | None
    """Of all pages; null where the answer is no list."""
    more: bool
    """Whether there are more than `count`: long lists are not counted to their end."""
    understood: bool
    unused_words: list[str]
    text: str
    """The whole answer as plain text."""

    @field_serializer("query")
    def _as_carried(self, query: Query | None) -> dict[str, Any] | None:
        """Without all that is not asked for."""
        return query.model_dump(mode="json", exclude_defaults=True) if query else None


def ask(
    words: Annotated[list[str] | None, typer.Argument(help="As behind /plan: overdue workforce, show D1 …")] = None,
    as_: Annotated[str | None, typer.Option("--as", help="Speak as the person with this e-mail address.")] = None,
    plan: PlanName = None,
    today: Annotated[str | None, typer.Option(help="Answer as of this day: 2022-08-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask the plan, or change it, in the same words as in chat."""
    core = open_as_of(today, plan)
    speaker, said = _speaker(core.sessions, as_), _in_plan(core.sessions, plan, " ".join(words or []))
    heard = core.conversation.hear(Utterance(speaker, said, in_person=as_ is None))
    if heard.sends:
        raise Stop("I send no files here. Write it with: sightline report plan --xlsx FILE.")
    answer = as_answer(heard)
    if as_json:
        say_json(answer)
    else:
        say(answer.text)
    if heard.refused or not answer.understood or isinstance(heard.answer, Form | Question):
        raise typer.Exit(1)


def as_answer(heard: Heard) -> AskAnswer:
    reading, card = heard.reading, heard.answer
    return AskAnswer(
        reading=reading.aloud if reading else "nothing",
        intent=reading.command.name if reading and reading.command else None,
        # Commas part conditions, and nothing else in a reading.
        filters=reading.aloud.split(", ") if reading and heard.query and heard.query.narrows else [],
        query=heard.query,
        items=card.items if isinstance(card, Card) else [],
        count=card.count if isinstance(card, Card) else None,
        more=isinstance(card, Card) and card.more,
        understood=bool(reading and reading.command),
        unused_words=reading.unused if reading else [],
        text=card_text(card) if isinstance(card, Card) else form_text(card),
    )


def _in_plan(sessions: SessionMaker, name: str | None, words: str) -> str:
    """The words, said of the plan that is named."""
    if name is None:
        return words
    with transaction(sessions) as session:
        found = the_plan(session, name)
        return words_in(found, words) if found else words


def _speaker(sessions: SessionMaker, email: str | None) -> int:
    with transaction(sessions) as session:
        person = directory.by_email(session, email) if email else roles.operator(session)
        if person is None:
            raise Stop(f"I know nobody with the address {email}. Leave --as out to speak as the local operator.")
        assert person.id is not None
        return person.id
