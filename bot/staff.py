"""The demo council's social workers in the workspace: their user group, and who of them answers by themselves."""

from collections.abc import Mapping
from datetime import timedelta

from bot.demo.colleagues import Colleague
from bot.demo.people import UserGroup
from store.demo_plan.pulse import demo_pulse

WORKERS = "S02WORKERS"
ANSWER = "Answer"
"""What the button of a pulse's message reads."""

Ids = Mapping[str, str]
"""The workspace's ids of people, by address."""


def workers(ids: Ids) -> UserGroup:
    """Whom a pulse of one's own may ask. Guests are in it as well, as they often are."""
    demo = demo_pulse()
    return UserGroup(WORKERS, demo.group, tuple(ids[person.email] for person, _, _ in demo.colleagues()))


def who_answer(ids: Ids) -> list[Colleague]:
    return [
        Colleague(ids[person.email], timedelta(days=one.after), one.leans, one.says)
        for person, _, one in demo_pulse().colleagues()
        if one.after is not None
    ]
