"""A round opens, asks, reminds, and leaves nothing behind: and nobody learns of anybody else whether they answered."""

from collections.abc import Callable
from datetime import time

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from commands.messages.preview import preview
from commands.pulse import answering
from store.database import SessionMaker, reading, transaction
from store.models import Outgoing, PulseRound
from store.rules.terms import OutgoingState, PulseState
from tests.cast import Player
from tests.chat import Chat, Log, Rows
from tests.pulse.sealed_rounds import id_of, ready_pulse

TEN = time(10)
FIVE = time(17)

Staff = list[Player]

pytestmark = pytest.mark.both_engines


@pytest.fixture
def staff(owner: Player, manager: Player, lead: Player, viewer: Player, admin: Player) -> Staff:
    return [owner, manager, lead, viewer, admin]


@pytest.fixture
def opened(chat: Chat, sessions: SessionMaker, staff: Staff) -> Callable[..., None]:
    """Let a round of a pulse open that asks five people."""

    def open_it(**fields: int) -> None:
        ready_pulse(sessions, chat.now, staff, **fields)
        chat.goes_to(chat.today)

    return open_it


def asks(chat: Chat, person: Player) -> list[str]:
    """The titles of what asks somebody to answer, as it stands."""
    return [one.plain.split("\n")[0] for one in chat.messages_to(person) if "Working here" in one.plain]


def of_pulses(rows: Rows) -> list[Outgoing]:
    return [one for one in rows(Outgoing) if one.kind in ("pulse prompt", "pulse reminder")]


def answers(chat: Chat, person: Player) -> None:
    chat.presses(person, "Answer")
    chat.fills(person, {"My workload is manageable": "4 – Often"})
    chat.submits(person)


def closes(chat: Chat, sessions: SessionMaker, state: PulseState = PulseState.CLOSED) -> None:
    with transaction(sessions) as session:
        round_ = session.exec(select(PulseRound)).one()
        round_.state, round_.closed_at = state, chat.now


def test_everybody_asked_gets_one_message_that_says_what_and_how_long_and_what_is_promised(
    chat: Chat, staff: Staff, opened: Callable[..., None]
) -> None:
    opened()
    for person in staff:
        (message,) = [one for one in chat.messages_to(person) if "Working here" in one.plain]
        for said in ("5 questions", "at least 8 taps", "Friday 15 July at 17:00", "My workload is manageable"):
            assert said in message.plain
        for promise in answering.PROMISE:
            assert promise in message.plain


def test_a_preview_says_that_a_round_opens_and_names_nobody(
    chat: Chat, sessions: SessionMaker, staff: Staff, lead: Player
) -> None:
    ready_pulse(sessions, chat.now, staff)
    with reading(sessions) as session:
        told = [one for one in preview(session, chat.now, chat.today).shown if one.kind == "pulse prompt"]
    assert [(one.to, one.title) for one in told] == [("", "Working here opens: 5 people are asked")]
    chat.says(lead, "/plan nudges preview today").hears("Working here opens: 5 people are asked")


def test_who_has_not_answered_is_reminded_twice_at_most(
    chat: Chat,
    sessions: SessionMaker,
    owner: Player,
    viewer: Player,
    lead: Player,
    opened: Callable[..., None],
    rows: Rows,
) -> None:
    opened(open_days=10)
    answers(chat, viewer)
    chat.says(lead, f"/plan nudges preview {chat.in_days(4).isoformat()}").hears(
        "Whoever has not answered Working here is reminded"
    ).hears_nothing_of("Fostering")
    for _ in range(11):
        chat.goes_to(chat.in_days(1), TEN)
    reminders = [title for title in asks(chat, owner) if title.startswith("A reminder")]
    assert len(reminders) == 2
    assert asks(chat, viewer) == []
    with sessions() as session:
        theirs = id_of(session, viewer)
    assert [one.kind for one in of_pulses(rows) if one.person_id == theirs] == ["pulse prompt"]


def test_who_skipped_or_stopped_is_not_reminded(
    chat: Chat, owner: Player, viewer: Player, opened: Callable[..., None]
) -> None:
    opened()
    chat.presses(owner, "Skip this round")
    chat.presses(viewer, "Stop asking me")
    chat.goes_to(chat.in_days(3), TEN)
    assert asks(chat, owner) == asks(chat, viewer) == []


def test_who_stopped_is_not_asked_by_the_next_round(
    chat: Chat, sessions: SessionMaker, viewer: Player, owner: Player, opened: Callable[..., None], staff: Staff
) -> None:
    opened(every_weeks=1)
    chat.presses(viewer, "Stop asking me")
    closes(chat, sessions)
    chat.goes_to(chat.in_days(7))
    assert asks(chat, viewer) == []
    assert len([one for one in chat.messages_to(owner) if "Working here" in one.plain]) == 1


def test_nobody_else_reads_of_it_in_a_log(
    chat: Chat, viewer: Player, lead: Player, opened: Callable[..., None]
) -> None:
    opened()
    heard = chat.says(lead, "/plan nudges log @Family Support Worker")
    heard.hears("I have written nothing to Family Support Worker that is kept here", "nobody but whom they ask")
    chat.says(viewer, "/plan nudges log").hears("pulse's questions")
    chat.says(viewer, "/plan nudges why").hears("Nobody is told who answers")


@pytest.mark.slack_only("it lets calls of Slack's Web API go wrong")
def test_a_message_that_cannot_be_said_is_told_to_nobody(
    chat: Chat, sessions: SessionMaker, staff: Staff, lead: Player, rows: Rows
) -> None:
    ready_pulse(sessions, chat.now, staff)
    for _ in staff:
        chat.stage.server.arrange("chat.postMessage", error="restricted_action")
    chat.goes_to(chat.today)
    assert any(one.state is OutgoingState.FAILED for one in of_pulses(rows))
    chat.goes_to(chat.in_days(1))
    assert not any("could not write" in one.plain for one in chat.messages_to(lead))


@pytest.mark.slack_only("it lets calls of Slack's Web API go wrong")
def test_after_the_close_all_of_it_is_taken_back(
    chat: Chat,
    sessions: SessionMaker,
    owner: Player,
    viewer: Player,
    opened: Callable[..., None],
    rows: Rows,
    staff: Staff,
) -> None:
    opened()
    answers(chat, viewer)
    chat.goes_to(chat.in_days(3), TEN)
    chat.stage.server.arrange("chat.delete", error="internal_error")
    closes(chat, sessions)
    chat.beats()
    assert len(of_pulses(rows)) == 1
    assert rows(PulseRound)[0].swept_at is None
    chat.beats()
    assert of_pulses(rows) == []
    assert rows(PulseRound)[0].swept_at == chat.now
    for person in staff:
        assert asks(chat, person) == []
        assert not any(answering.THANKS in one.plain for one in chat.messages_to(person))


def test_at_the_hour_of_the_close_the_round_ends_and_its_messages_go(
    chat: Chat, staff: Staff, opened: Callable[..., None], rows: Rows
) -> None:
    opened()
    for person in staff:
        answers(chat, person)
    chat.goes_to(chat.in_days(4), FIVE)
    (round_,) = rows(PulseRound)
    assert (round_.state, round_.answered) == (PulseState.CLOSED, 5)
    assert round_.swept_at is not None
    assert of_pulses(rows) == []
    assert not any(answering.THANKS in one.plain for person in staff for one in chat.messages_to(person))
    # They were written to, and the bot does not say otherwise.
    chat.says(staff[3], "nudges log").hears("is kept here", "forgotten when its round is over")


def test_what_is_gone_from_the_chat_already_is_no_hindrance(
    chat: Chat, sessions: SessionMaker, opened: Callable[..., None], rows: Rows
) -> None:
    opened()
    for row in of_pulses(rows):
        chat.sender.delete(row.message_ref or "")
    closes(chat, sessions, PulseState.LOST)
    chat.beats()
    assert of_pulses(rows) == []


@pytest.mark.parametrize(
    "typed", ["4", "4, 3", "often", "In the SEND office", "2 – Seldom", "answer: Often", "my answer is oftn"]
)
def test_a_typed_answer_is_refused_and_kept_nowhere(
    chat: Chat, viewer: Player, opened: Callable[..., None], typed: str, logged: Log
) -> None:
    opened()
    chat.stage.core.afterwards.finish()
    before = kept(chat)
    chat.says(viewer, typed).hears("I take no answer that is typed")
    chat.says(viewer, f"/plan {typed}").hears("I take no answer that is typed")
    assert kept(chat) == before
    assert logged == []


def test_words_under_the_message_are_refused_whatever_they_are(
    chat: Chat, viewer: Player, opened: Callable[..., None]
) -> None:
    opened()
    (message,) = [one for one in chat.messages_to(viewer) if "Working here" in one.plain]
    before = kept(chat)
    chat.says(viewer, "My manager never listens", thread=message.ts).hears("I take no answer that is typed")
    assert kept(chat) == before


def test_other_words_are_read_as_ever(
    chat: Chat, viewer: Player, outsider: Player, opened: Callable[..., None]
) -> None:
    opened()
    chat.says(viewer, "mine").hears("You own no open actions")
    chat.says(viewer, "A1.1").hears_nothing_of("I take no answer")
    chat.says(viewer, "/plan overdue").hears_nothing_of("I take no answer")


@pytest.mark.parametrize(
    "typed",
    [
        "I feel awful about my manager",
        "sometmes",
        "Fewer forms please",
        "1: 4, 2: 5",
    ],
)
def test_what_may_be_an_answer_is_not_said_back(
    chat: Chat, viewer: Player, opened: Callable[..., None], typed: str
) -> None:
    opened()
    for door in ("", "/plan "):
        heard = chat.says(viewer, f"{door}{typed}").hears("I take no answer to it that is typed")
        heard.hears_nothing_of("awful", "sometmes", "Fewer", "forms", "Often", "2: 5")


def test_who_wants_no_more_of_it_in_words_is_led_there_and_offered_no_word_spelt_alike(
    chat: Chat, viewer: Player, opened: Callable[..., None]
) -> None:
    opened()
    chat.says(viewer, "stop asking me pls").hears("I don't know what to do with that.").hears_nothing_of("Did you mean")
    chat.presses(viewer, "Whether pulses ask me").hears("Stop asking me")


def test_an_answer_behind_the_word_pulse_is_not_said_back(
    chat: Chat, viewer: Player, opened: Callable[..., None]
) -> None:
    opened()
    for words in ("pulse answer often", "pulse results often"):
        chat.says(viewer, words).hears("I know no pulse of that name").hears_nothing_of("often")


def test_words_of_whoever_nothing_asks_are_said_back(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "sometmes").hears("sometmes").hears_nothing_of("pulse")


def kept(chat: Chat) -> dict[str, int]:
    """How much stands in each table."""
    with chat.stage.core.engine.connect() as connection:
        return {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in SQLModel.metadata.tables
        }
