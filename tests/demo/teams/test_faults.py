"""What goes wrong on the way, as Teams lets it."""

import httpx
import pytest

from bot.demo.fault_injection import Fault
from bot.demo.random_faults import RandomFaults
from bot.demo.rate_limits import TooFastError
from bot.demo.teams import ids
from bot.demo.teams.faults import Limits
from tests.demo.kit import LEAD, OWNER
from tests.demo.teams.kit import World, activity

AT_OWNERS = ids.personal_chat(OWNER)
HELLO = activity(text="Hello")


def test_a_conversation_takes_seven_messages_a_second(teams: World) -> None:
    teams.chat.tenant.faults.set_limits(Limits())
    assert [teams.calls.says(AT_OWNERS, HELLO).status_code for _ in range(8)] == [201] * 7 + [429]
    refused = teams.calls.says(AT_OWNERS, HELLO)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    assert teams.calls.says(ids.personal_chat(LEAD), HELLO).status_code == 201
    teams.clock.passes(2)
    assert teams.calls.says(AT_OWNERS, HELLO).status_code == 201


@pytest.mark.parametrize(("most", "seconds"), [(7, 1.0), (8, 2.0), (60, 30.0), (1_800, 3_600.0)])
def test_each_span_of_time_has_its_own_limit(most: int, seconds: float) -> None:
    limits, now, taken = Limits(tenant=((10_000, 1.0),)), 0.0, []
    while now < seconds:
        try:
            limits.check("send", "a chat", now)
            taken.append(now)
        except TooFastError:
            pass
        now += 0.125
    assert len(taken) <= most


def test_a_tenant_takes_fifty_calls_a_second_from_one_app() -> None:
    limits = Limits()
    for number in range(50):
        limits.check("members", f"chat {number}", 0.5)
    with pytest.raises(TooFastError):
        limits.check("send", "another chat", 0.9)
    limits.check("send", "another chat", 1.5)


def test_what_was_told_to_wait_and_comes_too_early_is_noted(teams: World) -> None:
    faults = teams.chat.tenant.faults
    faults.arrange("send", Fault("ratelimited", 30))
    assert teams.calls.says(AT_OWNERS, HELLO).headers["Retry-After"] == "30"
    teams.clock.passes(29)
    assert teams.calls.says(AT_OWNERS, HELLO).status_code == 429
    assert faults.too_early == [AT_OWNERS]
    assert teams.calls.says(ids.personal_chat(LEAD), HELLO).status_code == 201
    teams.clock.passes(1)
    assert teams.calls.says(AT_OWNERS, HELLO).status_code == 201


@pytest.mark.parametrize("status", [412, 502, 504])
def test_teams_itself_fails_and_nothing_was_done(teams: World, status: int) -> None:
    teams.chat.tenant.faults.arrange("send", Fault(status=status))
    assert teams.calls.says(AT_OWNERS, HELLO).status_code == status
    assert not teams.user(OWNER).sees()


def test_an_answer_is_lost_and_the_message_stands(teams: World) -> None:
    teams.chat.tenant.faults.arrange("send", Fault(answer_lost=True))
    with pytest.raises(httpx.TransportError):
        teams.calls.says(AT_OWNERS, HELLO)
    assert [one.plain for one in teams.user(OWNER).sees()] == ["Hello"]


def test_a_connection_is_cut_before_anything_is_done(teams: World) -> None:
    teams.chat.tenant.faults.arrange("send", Fault(cut_off=True))
    with pytest.raises(httpx.TransportError):
        teams.calls.says(AT_OWNERS, HELLO)
    assert not teams.user(OWNER).sees()


def test_a_share_of_calls_goes_wrong_the_same_way_each_time(teams: World) -> None:
    faults = teams.chat.tenant.faults

    def statuses() -> list[int]:
        faults.set_random_faults(RandomFaults(server_error=0.5, seed=3))
        return [teams.calls.says(AT_OWNERS, HELLO).status_code for _ in range(12)]

    first = statuses()
    assert first == statuses()
    assert {201, 412, 502, 504} >= set(first) > {201}


def test_an_app_that_was_taken_back_gets_no_token_and_no_answer(teams: World) -> None:
    teams.chat.tenant.faults.refuse_everything(True)
    assert teams.calls.asks_for_token().json()["error"] == "invalid_client"
    assert teams.calls.says(AT_OWNERS, HELLO).status_code == 401
