"""The digest tells a channel of a round that closed since the last: of ten or more, and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from store.database import SessionMaker, transaction
from store.rules.pulse.results import Finding
from store.rules.terms import PulseState
from tests.cast import Player
from tests.chat import Chat
from tests.pulse.rounds import EVERYBODY, SMALL, Findings, make_pulse, make_round


@pytest.mark.slack_only("it reads Slack's own chart")
def test_the_channel_reads_the_rate_and_a_chart(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        make_round(session, make_pulse(session), findings={**EVERYBODY, (2, "all", ""): SMALL}, comments=["Sad"] * 10)
    chat.goes_to(chat.today)
    (digest,) = chat.in_channel(viewer)
    assert "Pulse “Working here”, round 1: 71% answered" in digest.plain
    assert "1 I can manage my workload\nfavourable: 60 to 79%" in digest.plain
    assert "3 How likely are you to recommend working here?\nnot enough answers to show" in digest.plain
    assert "Sad" not in digest.plain
    assert any(block["type"] == "data_visualization" for block in digest.blocks)
    chat.presses(viewer, "Results", message=digest).privately().hears("“Working here”, round 1: 71% answered")
    chat.goes_to(date(2022, 7, 18))
    assert "Pulse" not in chat.in_channel(viewer)[-1].plain, "it was told last week"


@pytest.mark.parametrize(
    ("findings", "fields"),
    [
        ({(0, "all", ""): SMALL}, {"answered": 7}),
        ({(0, "team", "North"): Finding(favourable=SMALL.favourable, large=True)}, {"answered": 7}),
        ({}, {"answered": None, "state": PulseState.TOO_FEW}),
    ],
)
def test_of_fewer_than_ten_the_channel_hears_nothing(
    chat: Chat, viewer: Player, sessions: SessionMaker, findings: Findings, fields: Mapping[str, Any]
) -> None:
    with transaction(sessions) as session:
        make_round(session, make_pulse(session), findings=findings, **fields)
    chat.goes_to(chat.today)
    (digest,) = chat.in_channel(viewer)
    assert "Pulse “Working here”, round 1: too few answered for anything to be told here" in digest.plain
    assert "40 to 59%" not in digest.plain
