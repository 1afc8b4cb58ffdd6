"""From what somebody said, pressed or filled in to the answer that a chat shows."""

from collections.abc import Callable
from typing import Generic

import structlog

from bot.chat.older import older_card
from bot.chat.origins import Where, changes
from bot.conversation import Conversation, FilledForm, Heard, Utterance, as_card
from commands.advice import say
from commands.cards import Button, Buttons, Card, Heading, Lines
from commands.errors import CommandError
from commands.files import WantedFile
from commands.forms import Form
from commands.language.plan_words import without_plan
from commands.language.reading import Reading
from commands.language.telling.proposals import PROPOSE
from commands.plain_text import part_text
from commands.registry import command_of

log = structlog.get_logger()

NOT_SHOWN = (
    "I could not show my answer here. If you changed something, it is saved:"
    f" {say('changes')} shows it for a plan, {say('import')} for a document that waits."
)
BELOW = (Buttons, Heading, Lines)
"""What of an answer stands under the sentence that heads a message."""
EDITS_ARE_NOT_READ = "I don't read edits. Send it again as a new message."
SORRY = "Something went wrong on my side, and nothing was saved. Try again in a minute."
NO_FILES = "I send no files here. An administrator writes it at the command line: sightline report plan --xlsx FILE."

LEFT = "You left the form, and nothing was saved."
WELCOME = f"Hello. To ask me about the plan here, mention me with your question, or begin with {say('help')}."


Show = Callable[[Where, Card], None]
"""Draws a card at a place. Raises `NotShownError`."""
Redraw = Callable[[str, Card], None]
"""Draws the message with this reference anew. Raises `NotShownError`."""
Open = Callable[[Form], None]
"""Opens a form from one press or command. Raises `FormTooLateError`."""


class NotShownError(Exception):
    """The chat did not take a card; the cause is the chat's own error."""


class FormTooLateError(Exception):
    """The chat opens no form any more; the sentence tells the person why."""


class ChatEdge(Generic[Where]):
    def __init__(
        self,
        conversation: Conversation,
        show: Show[Where],
        when_queued: Callable[[], object] = lambda: None,
        redraw: Redraw | None = None,
    ) -> None:
        """Set a chat before the conversation.

        Args:
            when_queued: called once an answer is shown that leaves a message to somebody else.
            redraw: None where the chat cannot change what it has said.
        """
        self._conversation = conversation
        self._show = show
        self._when_queued = when_queued
        self._redraw = redraw
        self.reads: Callable[[int, int, Where], object] = lambda person_id, number, place: None
        """Reads a document that is known here, behind the answer; set by whoever wires what reads documents."""
        self.sends: Callable[[WantedFile, Where], object] | None = None
        """Makes a file and sends it, behind the answer; None where the chat sends none."""

    def said(self, said: Utterance, place: Where, opens: Open | None = None) -> None:
        """Answer words.

        Args:
            opens: opens a form here; None where the chat opens none.
        """
        heard = self._conversation.hear(said)
        if not heard.repeated:
            self._answer(heard, said, place, opens)

    def pressed(self, said: Utterance, place: Where, opens: Open) -> None:
        """Answer the words of a button. Where they changed something, the message is drawn anew."""
        heard = self._conversation.hear(said)
        if heard.repeated:
            return
        if heard.reading is not None and _of_nobody(heard.reading, said):
            # A question has claimed its key by then, and what proposes claims none.
            if heard.reading.command is None or self._conversation.is_new(said):
                self.show(place.as_new_message(), older_card(said.text))
            return
        if isinstance(heard.answer, Card) and changes(said.text):
            heard = self._drawn_anew(place, heard, said.person_id)
        self._answer(heard, said, place, opens)

    def filled(self, filled: FilledForm, place: Where) -> Heard:
        """Take a form.

        Where the answer is a card, it is shown by then. Errors, and a form that takes this one's place, are left to the
        chat: it shows them in the form that is open.
        """
        heard = self._conversation.take(filled)
        if heard.errors or isinstance(heard.answer, Form):
            return heard
        self.show(place, _card(self._drawn_anew(place, heard, filled.person_id).answer))
        if heard.reads is not None:
            self.reads(filled.person_id, heard.reads, place)
        self._after(heard, filled)
        self._draw_above(place, filled.person_id)
        return heard

    def left(self, person_id: int, place: Where) -> None:
        """Draw the message anew whose place a form took that somebody leaves."""
        card = Card(title=LEFT)
        if place.redraw:
            card = _card(self._conversation.hear(Utterance(person_id, place.redraw)).answer)
        self.show(place, card)

    def granted(self, said: Utterance, place: Where) -> None:
        """Send the files that somebody asked for before, if they may still have them. Only a refusal is shown.

        Args:
            said: words that ask for them anew.
        """
        try:
            said.make_sure()
        except CommandError as error:
            self.show(place, Card(title=error.sentence))
            return
        heard = self._conversation.hear(said)
        if heard.repeated:
            return
        if not heard.sends:
            self.show(place, _card(heard.answer))
        self._send(heard, place)

    def remark(self, said: Utterance, place: Where, sentence: str) -> None:
        """Say something about what a person did, once for each time."""
        if (hint := self._conversation.typed_answer(said)) is not None:
            self.show(place, hint)
        elif self._conversation.is_new(said):
            self.show(place, Card(title=sentence))

    def of_older_message(self, said: Utterance, place: Where, value: str) -> None:
        """Answer a button that nothing here knows any more.

        Args:
            value: what it holds.
        """
        if self._conversation.is_new(said):
            self.show(place, older_card(value))

    def home(self, person_id: int, place: Where) -> None:
        """Draw a person's own page."""
        self.show(place, _card(self._conversation.hear(Utterance(person_id, "")).answer))

    def welcome(self, key: str, place: Where) -> None:
        """Say how the bot is reached, where it was added to a conversation of several people; once for each time.

        Args:
            key: names that it was added.
        """
        if self._conversation.happens_first(key):
            try:
                self._show(place, Card(title=WELCOME, share=True))
            except NotShownError as failed:
                log.warning("no welcome was said", reason=type(failed.__cause__).__name__)

    def show(self, place: Where, card: Card) -> None:
        """What was said is written by now: an answer that cannot be shown must not be taken for a failure to save."""
        try:
            self._show(place, card)
        except NotShownError:
            log.exception("answer not shown")
            self._say_plainly(place.as_new_message(), NOT_SHOWN)

    def sorry(self, place: Where) -> None:
        """Tell the person that nothing was saved, where an error rose to the chat's own edge."""
        self._say_plainly(place, SORRY)

    def _answer(self, heard: Heard, said: Utterance, place: Where, opens: Open | None) -> None:
        if heard.sends and self.sends is None:
            self.show(place, Card(title=NO_FILES))
        elif isinstance(heard.answer, Card):
            self.show(place, _with_way_back(heard.answer) if place.home else heard.answer)
            if heard.reads is not None:
                self.reads(said.person_id, heard.reads, place)
            self._send(heard, place)
        elif opens is None:
            self.show(place, as_card(heard.answer, said.text))
        else:
            self._open_form(heard.answer, said, place, opens)
        self._after(heard, said)
        if _changed(heard):
            self._draw_above(place, said.person_id)

    def _send(self, heard: Heard, place: Where) -> None:
        for wanted in heard.sends:
            assert self.sends is not None
            self.sends(wanted, place.as_new_message())

    def _open_form(self, form: Form, said: Utterance, place: Where, opens: Open) -> None:
        try:
            opens(form)
        except FormTooLateError as late:
            log.warning("form came too late", reason=type(late.__cause__).__name__)
            self.show(place.as_new_message(), as_card(form, said.text).model_copy(update={"notice": str(late)}))

    def _after(self, heard: Heard, said: Utterance | FilledForm) -> None:
        if heard.queued_for_others:
            self._when_queued()
        for one in heard.old_questions:
            if one.chat == said.chat:
                self._draw_as_it_is(one.person_id, one.message_ref)

    def _draw_above(self, place: Where, person_id: int) -> None:
        """Draw the message in whose thread something was changed as things stand now."""
        if place.above is not None:
            self._draw_as_it_is(person_id, place.above)

    def _draw_as_it_is(self, person_id: int, message_ref: str) -> None:
        card = self._conversation.drawn_anew(person_id, message_ref) if self._redraw is not None else None
        if self._redraw is not None and card is not None:
            try:
                self._redraw(message_ref, card)
            except NotShownError as failed:
                log.warning("a message was not drawn anew", reason=type(failed.__cause__).__name__)

    def _say_plainly(self, place: Where, sentence: str) -> None:
        try:
            self._show(place, Card(title=sentence))
        except NotShownError as failed:
            log.warning("could not say sorry", reason=type(failed.__cause__).__name__)

    def _drawn_anew(self, place: Where, heard: Heard, person_id: int) -> Heard:
        """The message that was pressed, as things stand now, headed by what has just happened."""
        happened = _card(heard.answer)
        if not place.redraw or not (place.replaces or place.home) or _is_whole(happened):
            return heard
        anew = self._conversation.hear(Utterance(person_id, place.redraw))
        anew.queued_for_others, anew.old_questions = heard.queued_for_others, heard.old_questions
        anew.reads = heard.reads
        if isinstance(anew.answer, Card):
            said = [happened.title, *(part_text(part) for part in happened.parts if not isinstance(part, BELOW))]
            anew.answer.notice = " ".join(filter(None, said))
            # What can be done about what has happened is listed, and done by its buttons.
            anew.answer.parts = [*(part for part in happened.parts if isinstance(part, BELOW)), *anew.answer.parts]
        return anew


def _is_whole(card: Card) -> bool:
    """Whether a card shows the thing that was changed as it stands now, headed by what happened."""
    return card.redraw is not None and card.notice is not None


def _changed(heard: Heard) -> bool:
    command = heard.reading.command if heard.reading else None
    return command is not None and command.changes and not heard.refused


def _card(answer: Card | Form) -> Card:
    return answer if isinstance(answer, Card) else as_card(answer, answer.in_words)


def _with_way_back(card: Card) -> Card:
    if card.redraw in (None, "start"):
        return card
    back = Buttons(buttons=[Button(label="Back to my page", says="start")])
    return card.model_copy(update={"parts": [*card.parts, back]})


def _of_nobody(reading: Reading, said: Utterance) -> bool:
    """Whether no button of ours says such words, which a person would tell or ask something with."""
    found = reading.command
    told = found is not None and found.name == PROPOSE and command_of(without_plan(said.text)) is not found
    return found is None or told
