"""What is said unasked follows on itself as closely as Teams' limits let it, and no closer."""

import pytest

from bot.demo.teams.faults import Call, Limits
from bot.teams.turns import ASKING, SAYING, Rate, Turns


class Seconds:
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


def took(calls: int, rate: Rate, call: Call, conversations: int = 1) -> float:
    """How long so many calls take, each of which the connector's own limits let pass."""
    time, limits = Seconds(), Limits()
    turns = Turns(lambda: time.now, time.pass_by)
    for number in range(calls):
        where = f"chat {number % conversations}"
        turns.take(rate, where)
        limits.check(call, where, time.now)
    return time.now


@pytest.mark.parametrize(("rate", "call", "an_hour"), [(SAYING, "send", 1_800), (ASKING, "members", 3_600)])
def test_a_conversation_is_used_nearly_as_much_as_teams_lets_it(rate: Rate, call: Call, an_hour: int) -> None:
    assert took(an_hour, rate, call) == pytest.approx(3_600, rel=0.03)


def test_a_tenant_has_half_its_calls_left_for_answers() -> None:
    assert took(500, SAYING, "send", conversations=250) == pytest.approx(500 / 25, rel=0.05)


def test_a_few_calls_wait_for_nothing() -> None:
    assert took(6, SAYING, "send") == 0
