"""A second chat, made up: a notice board. It holds only the board's own wire, as any chat's folder would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.chat.accounts import Accounts, NoSuchAccountError, Page
from bot.chat.edge import ChatEdge, NotShownError
from bot.chat.origins import OpenForm, Origin, Press, button_value
from bot.chat.sealed_edge import Kept, SealedEdge, Spot
from bot.conversation import Conversation, FilledForm, Utterance
from bot.conversation.sealed import SealedConversation
from commands.advice import written
from commands.cards import Button, Card
from commands.forms import Form
from commands.plain_text import buttons_of, card_text, sealed_buttons_of
from scheduler.clock import Clock
from scheduler.delivery.sending import NO_DEADLINE, Deadline
from store.database import SessionMaker
from store.delivery.chats import Chat
from store.people.accounts import Account
from tests.left_behind import WrittenWhenAsked

LONGEST_VALUE = 4_000
HALL = Chat("board", "hall")


@dataclass
class Board:
    """The chat itself: who has an account, what hangs on the board, which forms lie open."""

    emails: dict[str, str]
    notices: list[dict[str, Any]] = field(default_factory=list)
    forms: dict[str, dict[str, Any]] = field(default_factory=dict)
    refuses: int = 0
    """How many notices it does not take."""


class Place(Origin):
    account: str
    notice: int | None = None
    """The one that was pressed."""


class SealedSpot(Spot):
    account: str
    notice: int


@dataclass
class BoardSender:
    board: Board
    platform: str = HALL.platform
    tenant: str | None = HALL.tenant

    def send(self, key: str, card: Card, *, to: str, deadline: Deadline = NO_DEADLINE) -> str:
        self.board.notices.append({"key": key, **_drawn(card, to)})
        return f"notice/{len(self.board.notices) - 1}"

    def find(self, key: str, *, to: str, since: datetime, near: str | None) -> str | None:
        return next((f"notice/{place}" for place, one in enumerate(self.board.notices) if one.get("key") == key), None)

    def delete(self, message_ref: str) -> None:
        self.board.notices[int(message_ref.partition("/")[2])] = {"to": "", "text": "", "buttons": {}, "sealed": {}}

    def check(self) -> None:
        """The board lets everybody in."""


@dataclass
class BoardDirectory:
    board: Board
    platform: str = HALL.platform
    tenant: str = "hall"

    def look_up(self, external_id: str) -> Account:
        if external_id not in self.board.emails:
            raise NoSuchAccountError
        return Account(self.platform, self.tenant, external_id, external_id.title(), self.board.emails[external_id])

    def page(self, at: str = "") -> Page:
        return Page([self.look_up(one) for one in self.board.emails])


class BoardBot:
    def __init__(self, board: Board, sessions: SessionMaker, clock: Clock) -> None:
        self._board = board
        self._accounts = Accounts(sessions, BoardDirectory(board), clock)
        self.afterwards = WrittenWhenAsked(sessions)
        self._edge = ChatEdge(Conversation(sessions, clock, self.afterwards), self._show)
        self._sealed = SealedEdge(SealedConversation(sessions, clock), Kept[SealedSpot], self._show_sealed)

    def gets(self, number: int, account: str, payload: dict[str, Any]) -> dict[str, str]:
        """Take one payload. Returns what a form asks to be put right."""
        match payload:
            case {"sealed": says, "notice": notice}:
                spot = SealedSpot(account=account, notice=notice)
                self._sealed.pressed(lambda: self._accounts.as_known(account), says, spot, self._opens(account))
                return {}
            case {"ballot": values, "kept": hidden}:
                return self._sealed.filled(lambda: self._accounts.as_known(account), hidden, values)
        person, key = self._accounts.person_id(account), f"board/{number}"
        match payload:
            case {"words": words}:
                place = Place(account=account)
                self._edge.said(Utterance(person, words, key, chat=HALL), place, lambda form: self._open(form, place))
            case {"pressed": value, "notice": notice}:
                press = Press.model_validate_json(value)
                place = Place(account=account, notice=notice, replaces=press.makes_room, redraw=press.redraw)
                said = Utterance(person, press.says, key, press.seen_version, chat=HALL)
                self._edge.pressed(said, place, lambda form: self._open(form, place))
            case {"filled": values, "kept": kept}:
                form = OpenForm[Place].model_validate_json(kept)
                filled = FilledForm(person, form.handler, form.about, values, key, form.seen_version, HALL)
                heard = self._edge.filled(filled, form.origin)
                if isinstance(heard.answer, Form):
                    self._open(heard.answer, form.origin)
                return {name: written(sentence, str) for name, sentence in heard.errors.items()}
        return {}

    def _show(self, place: Place, card: Card) -> None:
        if self._board.refuses:
            self._board.refuses -= 1
            raise NotShownError
        drawn = _drawn(card, place.account)
        if place.replaces and place.notice is not None:
            self._board.notices[place.notice] = drawn
        else:
            self._board.notices.append(drawn)

    def _show_sealed(self, spot: SealedSpot, card: Card, replaces: bool) -> None:
        drawn = _drawn(card, spot.account)
        if replaces:
            self._board.notices[spot.notice] = drawn
        else:
            self._board.notices.append(drawn)

    def _opens(self, account: str) -> Callable[[Form, str], bool]:
        def opens(form: Form, hidden: str) -> bool:
            self._board.forms[account] = {"title": form.title, "kept": hidden}
            return True

        return opens

    def _open(self, form: Form, place: Place) -> None:
        self._board.forms[place.account] = {"title": form.title, "kept": OpenForm.of(form, place).as_json()}


def _drawn(card: Card, account: str) -> dict[str, Any]:
    return {
        "to": account,
        "text": written(card_text(card), str),
        "buttons": {_named(one): button_value(one, card.redraw, LONGEST_VALUE) for one in buttons_of(card)},
        "sealed": {_named(one): one.says for one in sealed_buttons_of(card)},
    }


def _named(button: Button) -> str:
    return f"{button.label}: {button.about}" if button.about else button.label
