"""The gate before Slack's requests: what is let in, what is refused, and that nothing makes it fall."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt import App

from benchmarks.gate_inputs import OPENING, SECRET, Door, seeds, signed
from bot.afterwards import Afterwards, Work
from bot.chat.endpoints import RefusedError
from bot.slack.gate import OLDEST_SECONDS, SIGNATURE, STAMP, Gate, parsed
from scheduler.clock import SetClock
from scheduler.runner import tick
from store.database import SessionMaker, briefly, open_database, session_maker
from store.models import Inbound
from tests.chat import Log, Rows
from tests.databases import MakeDatabase, with_schema

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
SEEDS = list(seeds())
CHALLENGE = b'{"type": "url_verification", "challenge": "c"}'


@pytest.fixture(scope="module")
def door() -> Door:
    return Door()


@pytest.mark.parametrize("seed", SEEDS, ids=[f"way{seed[0]}-{place % 8}" for place, seed in enumerate(SEEDS)])
def test_each_kind_of_request_is_let_in_once_and_only_with_its_own_signature(door: Door, seed: bytes) -> None:
    before = door.became["answered 200"]
    door.takes(seed)
    assert door.became["answered 200"] - before == (1 if seed[0] == 0 else 0)


@given(st.binary(max_size=2_000))
def test_whatever_bytes_come_the_gate_answers_or_refuses(door: Door, content: bytes) -> None:
    door.takes(content)


@given(st.sampled_from(SEEDS), st.integers(0, 2**32), st.integers(1, 8))
def test_torn_and_doubled_requests_are_answered_or_refused(door: Door, seed: bytes, chance: int, times: int) -> None:
    """A request with some of its bytes flipped, cut, doubled, or put in from another."""
    words, dice = bytearray(seed), random.Random(chance)
    for _ in range(times):
        at, many = dice.randrange(2, len(words) + 1), dice.choice((1, 2, 8, 40))
        match dice.randrange(4):
            case 0 if at < len(words):
                words[at] = dice.randrange(256)
            case 1:
                del words[at : at + many]
            case 2:
                words[at:at] = words[at : at + many]
            case _:
                other = dice.choice(SEEDS)
                begin = dice.randrange(len(other))
                words[at:at] = other[begin : begin + many]
    door.takes(bytes(words))


NAMES = ("type", "user", "team", "event", "view", "actions", "id", "channel", "authorizations", "payload", "state")
JSONS: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)
KINDS = ("event_callback", "block_actions", "view_submission", "view_closed", "url_verification")


@given(st.sampled_from(KINDS), JSONS)
def test_json_of_the_wrong_shape_reaches_nobody_that_would_trip_over_it(door: Door, kind: str, found: object) -> None:
    body = json.dumps({**found, "type": kind} if isinstance(found, dict) else found).encode()
    door.takes(b"\0\1" + body)
    door.takes(b"\0\0payload=" + body)


@pytest.fixture
def gates(make_database: MakeDatabase) -> Iterator[list[Gate]]:
    """Of two processes on one database, on clocks a second apart."""
    url = make_database(with_schema)
    engines = [open_database(url) for _ in range(2)]
    clocks = [SetClock(OPENING), SetClock(OPENING.replace(second=1))]
    yield [a_gate(clock, session_maker(engine)) for clock, engine in zip(clocks, engines, strict=True)]
    for engine in engines:
        engine.dispose()


def a_gate(clock: SetClock, sessions: SessionMaker) -> Gate:
    return Gate(an_app(), SECRET, clock, sessions, WrittenAtOnce(sessions))


class WrittenAtOnce(Afterwards):
    """Writes behind each answer without a thread, so that the next process knows of it."""

    def leave(self, work: Work) -> None:
        with briefly(self._sessions) as session:
            work(session)


def an_app() -> App:
    return App(token="xoxb-1", signing_secret=SECRET, token_verification_enabled=False)


def now() -> int:
    return int(OPENING.timestamp())


def refusal(gate: Gate, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    with pytest.raises(RefusedError) as refused:
        gate.dispatch(body, {"Content-Type": JSON, **headers})
    return refused.value.status, refused.value.reason


def test_what_one_process_took_no_other_takes_again(gates: list[Gate]) -> None:
    first, second = gates
    headers = {"Content-Type": JSON, **signed(CHALLENGE, now())}
    assert first.dispatch(CHALLENGE, headers).status == 200
    for gate in (second, first, second):
        assert refusal(gate, CHALLENGE, headers) == (401, "sent before")
    assert second.dispatch(CHALLENGE, {"Content-Type": JSON, **signed(CHALLENGE, now() + 1)}).status == 200


@pytest.mark.parametrize("away", [-OLDEST_SECONDS - 1, OLDEST_SECONDS + 1, 10**9])
def test_what_is_stale_either_way_is_refused(gates: list[Gate], away: int) -> None:
    assert refusal(gates[0], CHALLENGE, signed(CHALLENGE, now() + away)) == (401, "stale or unstamped")


@pytest.mark.parametrize(
    "stamp", ["", "x", "-1", "1e9", "٣" * 10, "9" * 5_000, " 1657526400", "1657526400\n", "\udcff"]
)
def test_a_stamp_that_is_no_number_is_refused(gates: list[Gate], stamp: str) -> None:
    headers = signed(CHALLENGE, now()) | {STAMP: stamp}
    assert refusal(gates[0], CHALLENGE, headers) == (401, "stale or unstamped")


@pytest.mark.parametrize("signature", ["", "v0=", "v0=" + "0" * 64, "v1=" + "0" * 64, "v0=\udcff", "é" * 67])
def test_a_signature_of_any_signs_is_refused(gates: list[Gate], signature: str) -> None:
    headers = signed(CHALLENGE, now()) | {SIGNATURE: signature}
    assert refusal(gates[0], CHALLENGE, headers) == (401, "not signed by Slack")


def test_signatures_are_forgotten_once_they_are_stale_anyway(sessions: SessionMaker, rows: Rows) -> None:
    clock = SetClock(OPENING)
    gate = a_gate(clock, sessions)
    for minute in range(0, 60, 5):
        clock.move_to(OPENING.replace(minute=minute))
        gate.dispatch(CHALLENGE, {"Content-Type": JSON, **signed(CHALLENGE, int(clock.now().timestamp()))})
        tick(sessions, None, clock.now())
    assert [one.keep_until.minute for one in rows(Inbound)] == [55, 0, 5]
    assert {one.kind for one in rows(Inbound)} == {"request"}


def test_without_its_database_the_gate_takes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    engine = open_database(f"sqlite:///{folder / 'sightline.db'}")
    gate = a_gate(SetClock(OPENING), session_maker(engine))
    engine.dispose()
    away = folder.rename(tmp_path / "unplugged")
    headers = signed(CHALLENGE, now())
    assert refusal(gate, CHALLENGE, headers) == (503, "no database")
    away.rename(folder)
    assert gate.dispatch(CHALLENGE, {"Content-Type": JSON, **headers}).status == 200
    engine.dispose()


@pytest.mark.parametrize(
    "body",
    [
        b'{"type": "url_verification", "challenge": "\\ud83c"}',
        b'{"type": "block_actions", "user": {"id": "U1"}, "trigger_id": "1", "actions": []}',
        b'{"type": "view_submission", "user": {"id": "U1"}, "view": {"id": "V1", "hash": "1", "type": "modal"}}',
        b'{"type": "event_callback", "event_id": "E1", "team_id": "T1", "event": "message"}',
        b'{"type": "event_callback", "event_id": 1, "team_id": "T1", "event": {"type": "message"}}',
        b'{"type": "a kind that nobody asked for"}',
        b'{"challenge": ' + b"9" * 5_000 + b"}",
    ],
)
def test_json_that_lacks_what_listeners_need_is_malformed(body: bytes) -> None:
    with pytest.raises(RefusedError, match="malformed"):
        parsed(body, JSON)


@pytest.mark.parametrize(
    "body", [b"command=%2Fplan&command=%2Fplan", b"command=%2Fplan&text=x", b"text=%FF", b"a=1&" * 200, b"&&&", b"=&="]
)
def test_a_form_that_is_no_slash_command_is_malformed(body: bytes) -> None:
    with pytest.raises(RefusedError, match="malformed"):
        parsed(body, FORM)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"token=T&ssl_check=1", FORM),
        (b'{"type": "app_rate_limited", "token": "T", "team_id": "T1", "minute_rate_limited": 1518467820}', JSON),
        (b'{"type": "something_new", "event": {}}', JSON),
        (b"payload=%7B%22type%22%3A%22dialog_submission%22%7D", FORM),
    ],
)
def test_what_slack_signs_and_asks_nothing_with_is_acknowledged_with_one_line(
    gates: list[Gate], body: bytes, kind: str, logged: Log
) -> None:
    assert gates[0].dispatch(body, {"Content-Type": kind, **signed(body, now())}).status == 200
    assert [one["event"] for one in logged] == ["nothing to do"]
    assert refusal(gates[1], body, {**signed(body, now()), SIGNATURE: "v0=" + "0" * 64})[0] == 401
