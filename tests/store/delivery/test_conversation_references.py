from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from store.delivery import conversation_references
from store.delivery.conversation_references import Reached

NOW = datetime(2022, 7, 11, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
OWNER = Reached("teams", "council", "owner", "a:1", "https://eu.example/", their_id="29:owner")


def test_where_the_bot_is_let_in_is_kept_once_and_follows_what_the_chat_says(session: Session) -> None:
    assert conversation_references.note(session, OWNER, NOW)
    assert not conversation_references.note(session, OWNER, LATER)
    moved = replace(OWNER, service_url="https://uk.example/", their_id=None)
    assert not conversation_references.is_known(session, moved)
    conversation_references.note(session, moved, LATER)
    (kept,) = conversation_references.all_open(session, "teams", "council")
    assert (kept.service_url, kept.their_id) == ("https://uk.example/", "29:owner")
    assert (kept.opened_at, kept.conversation) == (NOW, "a:1")
    assert conversation_references.is_known(session, moved)


def test_where_it_is_removed_it_may_not_write_until_it_is_let_in_again(session: Session) -> None:
    conversation_references.note(session, OWNER, NOW)
    assert conversation_references.close(session, "teams", "council", "owner", LATER)
    assert not conversation_references.close(session, "teams", "council", "owner", LATER)
    assert not conversation_references.all_open(session, "teams", "council")
    assert not conversation_references.is_known(session, OWNER)
    assert conversation_references.note(session, OWNER, LATER)
    assert [one.opened_at for one in conversation_references.all_open(session, "teams", "council")] == [LATER]
