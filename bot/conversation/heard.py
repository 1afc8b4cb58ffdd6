"""What comes in from a chat, and what it has to show then."""

from collections.abc import Callable
from dataclasses import dataclass, field

from commands.cards import Button, Buttons, Card, Text
from commands.files import WantedFile
from commands.forms import Filled, Form
from commands.language.reading import Reading
from commands.request import OldQuestion
from store.delivery.chats import Chat
from store.query.model import Query


@dataclass(frozen=True)
class Utterance:
    """Words that a person typed or a button said for them."""

    person_id: int
    text: str
    key: str | None = None
    """Names this click or message, so that the same one delivered twice acts once."""
    seen_version: int | None = None
    answers: str | None = None
    """The reference of the message in whose thread it was typed."""
    chat: Chat | None = None
    """Where they wrote or pressed, so that they are written to there."""
    channel: str | None = None
    """The address of the channel it was said in; None for what was said to us alone."""
    in_person: bool = True
    """False where whoever sits at the command line speaks as somebody else."""
    make_sure: Callable[[], None] = lambda: None
    """Asks the chat anew who this is, before they change something. Raises `CommandError` where it cannot say."""


@dataclass(frozen=True)
class FilledForm:
    """A form that a person filled in, raw, by field name."""

    person_id: int
    handler: str
    about: dict[str, str]
    values: dict[str, Filled | None]
    key: str | None = None
    seen_version: int | None = None
    chat: Chat | None = None
    """Where they sent it, so that they are written to there."""
    make_sure: Callable[[], None] = lambda: None
    """As of an utterance: a form always changes something."""


@dataclass
class Heard:
    """What an edge has to show."""

    answer: Card | Form
    reading: Reading | None = None
    errors: dict[str, str] = field(default_factory=dict)
    """By field, where a form must be put right; nothing was saved then."""
    refused: bool = False
    """Nothing was done: the answer says why."""
    repeated: bool = False
    """The same question was delivered before, and answered then: there is nothing to show."""
    queued_for_others: bool = False
    """Somebody else is to be told of it: a message waits in the outbox."""
    query: Query | None = None
    """The typed question that was answered; None where nothing was asked of the plan's items."""
    reads: int | None = None
    """The number of a document that is to be read behind the answer."""
    sends: list[WantedFile] = field(default_factory=list)
    """Files that are to be made and sent behind the answer."""
    old_questions: list[OldQuestion] = field(default_factory=list)
    """What others still read, to be drawn anew where the chat can."""


def as_card(form: Form, says: str) -> Card:
    """A form where none can be opened: the words to say instead, and a button that opens it."""
    return Card(
        title=form.title,
        parts=[
            Text(text=f"Press the button to fill in the form, or say it in one line: {form.in_words}"),
            Buttons(buttons=[Button(label="Open the form", says=says, style="primary")]),
        ],
    )
