"""Every word of the ledger for why a message was not sent is said to people in words."""

from commands.messages.explaining import WHY
from store.rules import reasons


def test_every_reason_has_its_sentence() -> None:
    words = {name: value for name, value in vars(reasons).items() if name.isupper()}
    assert words
    assert [name for name, value in words.items() if value not in WHY] == []
