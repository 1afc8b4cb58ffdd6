"""Showing an answer where it was asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

import structlog

from bot.chat.edge import NotShownError
from bot.teams.cards import card_pages, summary
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.messages import Json, Press, drawn_in, message
from bot.teams.patience import patiently
from bot.teams.places import Place
from bot.teams.references import References
from bot.teams.texts import advice
from commands.advice import written
from commands.cards import Card

log = structlog.get_logger()

NOT_NOW = frozenset({401, 408, 412, 413, 429})
"""Statuses that say nothing of whether a private message may stand there."""

ALONE, ABOVE = "alone", "above"
"""What a button brings back: that one person alone reads the card, and the message that the card answers."""

IN_PRIVATE = "This is read by others, so I have answered in our personal chat."
NO_CHAT = (
    "I can't answer you alone here, and I have no personal chat with you yet. Search for my name under Apps, add me,"
    " and ask me there."
)
OUTSIDERS = "People of another organisation read this channel, so I show this to you alone."


_press: ContextVar[Press | None] = ContextVar("press", default=None)


@contextmanager
def answering_a_press() -> Iterator[Press]:
    """Let what takes a card's place be the answer of the press: it needs no call, and cannot come too late."""
    press = Press()
    before = _press.set(press)
    try:
        yield press
    finally:
        _press.reset(before)


class Replies:
    def __init__(self, client: TeamsClient, references: References) -> None:
        self._client = client
        self._references = references

    def show(self, place: Place, card: Card) -> None:
        """Raises `NotShownError`."""
        if card.share and place.outsiders:
            card = card.model_copy(update={"share": False, "notice": OUTSIDERS})
        pages = [message(drawn, summary(card, at)) for at, drawn in enumerate(card_pages(card))]
        self.show_pages(place, pages, share=card.share)

    def show_pages(self, place: Place, pages: list[Json], *, share: bool = False) -> None:
        """Raises `NotShownError`."""
        if place.above is not None:
            pages = [_marked(page, {ABOVE: place.above}) for page in pages]
        try:
            if place.replaces and place.activity and not share:
                self._in_place(place, place.activity, pages.pop(0))
            for page in pages:
                self._say(place, page, share=share)
        except TeamsError as error:
            raise NotShownError from error

    def keep(self, place: Place, press: Press) -> None:
        """Let what took the card's place stand there on every device: the answer may be one client's alone."""
        if press.card is None or place.activity is None or not place.personal:
            return
        try:
            self._client.update(place.where, place.activity, message(press.card, press.summary))
        except TeamsError as error:
            log.info("a card changed for whoever pressed alone", code=error.code)

    def redraw(self, message_ref: str, card: Card) -> None:
        """Raises `NotShownError`."""
        conversation, _, activity_id = message_ref.rpartition("/")
        drawn = message(card_pages(card)[0], summary(card))
        where = self._references.conversation(conversation)
        try:
            if where is not None:
                patiently(partial(self._client.update, where, activity_id, drawn))
        except TeamsError as error:
            raise NotShownError from error

    def say_plainly(self, where: Conversation, sentence: str) -> None:
        """Raises `TeamsError`."""
        self._send(where, {"type": "message", "text": sentence, "textFormat": "plain"})

    def _in_place(self, place: Place, activity_id: str, page: Json) -> None:
        press = _press.get()
        if press is not None and press.card is None:
            press.summary = page["summary"]
            press.card = drawn_in(page if place.personal else _marked(page, {ALONE: True}))
        else:
            patiently(partial(self._client.update, place.where, activity_id, page))

    def _say(self, place: Place, page: Json, *, share: bool) -> None:
        if place.personal or share:
            self._send(place.where, page)
        else:
            self._say_to_one_reader(place, page)

    def _say_to_one_reader(self, place: Place, page: Json) -> None:
        private = _marked(page, {ALONE: True}) | {"recipient": {"id": place.their_id, "isTargeted": True}}
        try:
            self._send(place.where, private, targeted=True)
        except TeamsError as error:
            if error.status is None or error.status >= 500 or error.status in NOT_NOW:
                raise
            log.info("no private message there", code=error.code)
            self._say_elsewhere(place, page)

    def _say_elsewhere(self, place: Place, page: Json) -> None:
        """In the personal chat, with a line in the channel that says so."""
        try:
            self._send(self.chat_with(place), page)
        except TeamsError as error:
            if error.status not in (403, 404):
                raise
            self._hint(place, NO_CHAT)
        else:
            self._hint(place, IN_PRIVATE)

    def _send(self, where: Conversation, page: Json, *, targeted: bool = False) -> None:
        patiently(partial(self._client.send, where, page, targeted=targeted))

    def chat_with(self, place: Place) -> Conversation:
        """The personal chat with whoever asked, opened where there was none. Raises `TeamsError`."""
        known = self._references.of(place.account)
        if known is not None and known.closed_at is None:
            return Conversation(known.service_url, known.conversation)
        return patiently(partial(self._client.open_personal, place.service_url, place.their_id))

    def _hint(self, place: Place, sentence: str) -> None:
        press = _press.get()
        if press is not None:
            press.words = sentence
            return
        try:
            self.say_plainly(place.where, sentence)
        except TeamsError as error:
            log.warning("nobody was told where the answer is", code=error.code)


def _marked(page: Json, more: Json) -> Json:
    return message(bringing_back(drawn_in(page), more), page["summary"])


def bringing_back(drawn: Any, more: Json) -> Any:
    """A card whose buttons bring back where it stands, as far as Teams does not say so of a press."""
    match drawn:
        case list():
            return [bringing_back(one, more) for one in drawn]
        case {"type": "Action.Execute", "data": dict(data)}:
            return {**drawn, "data": {**data, **more}}
        case dict():
            return {name: bringing_back(value, more) for name, value in drawn.items()}
        case _:
            return drawn


def sentence(text: str) -> str:
    """With its advice as one says it here."""
    return written(text, advice)
