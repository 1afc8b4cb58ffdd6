"""Somebody at the notice board."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from scheduler.clock import SetClock
from store.database import SessionMaker
from tests.cast import Player
from tests.chats.made_up import Board, BoardBot
from tests.conftest import OPENING
from tests.databases import MakeDatabase, with_cast


class Reader:
    """An account of the board, and what it reads there."""

    def __init__(self, account: str, bot: BoardBot, board: Board, numbers: Iterator[int]) -> None:
        self._account, self._bot, self._board, self._numbers = account, bot, board, numbers

    def says(self, words: str) -> str:
        self._gets({"words": words})
        return self.notices[-1]

    def presses(self, button: str) -> str:
        """Press the newest button of this name; returns that notice as it stands then."""
        place = max(place for place, one in enumerate(self._board.notices) if button in one["buttons"])
        self._gets({"pressed": self._board.notices[place]["buttons"][button], "notice": place})
        return str(self._board.notices[place]["text"])

    def presses_sealed(self, button: str) -> None:
        """Press the newest button of this name whose press is recorded nowhere."""
        place = max(place for place, one in enumerate(self._board.notices) if button in one["sealed"])
        self._gets({"sealed": self._board.notices[place]["sealed"][button], "notice": place})

    def answers(self, **values: str) -> dict[str, str]:
        """Send the form that a sealed button opened."""
        return self._gets({"ballot": values, "kept": self._board.forms[self._account]["kept"]})

    def fills(self, **values: str) -> dict[str, str]:
        return self._gets({"filled": values, "kept": self._board.forms[self._account]["kept"]})

    @property
    def form(self) -> str:
        return str(self._board.forms[self._account]["title"])

    @property
    def notices(self) -> list[str]:
        return [str(one["text"]) for one in self._board.notices if one["to"] == self._account]

    def _gets(self, payload: dict[str, Any]) -> dict[str, str]:
        errors = self._bot.gets(next(self._numbers), self._account, payload)
        self._bot.afterwards.finish()
        return errors


@pytest.fixture
def database_url(make_database: MakeDatabase) -> str:
    """The demo plan and the cast, of whom no other chat has told."""
    return make_database(with_cast)


@pytest.fixture
def board(owner: Player, outsider: Player) -> Board:
    return Board({"fostering": owner.email})


@pytest.fixture
def reader(board: Board, sessions: SessionMaker) -> Reader:
    """The owner, at the board."""
    return Reader("fostering", BoardBot(board, sessions, SetClock(OPENING)), board, count(1))
