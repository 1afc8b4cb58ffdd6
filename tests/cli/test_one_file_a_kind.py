"""A kind of message that is added as one file is queued, foretold, sent, explained, logged and missed in the docs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

import commands.messages
from bot.slack.directory import PLATFORM
from commands.messages import registry
from scheduler.runner import tick
from store.database import open_database, session_maker
from store.models import Outgoing
from store.time import read_moment
from tests.cast import LEAD, TENANT
from tests.cli.conftest import Sightline
from tests.scheduler.world import PostBox
from tests.structure.kit import rows_without_a_kind

THE_FILE = '''
"""What a board's pack still lacks, told to the programme leads on Thursdays."""

from datetime import date, datetime, time

from sqlmodel import Session

from commands.cards import Buttons, Card
from commands.messages.registry import Context, MessageKind, daily
from commands.messages.why_asked import because, why_button
from store.delivery import outbox
from store.delivery.envelope import Envelope
from store.models import Plan
from store.people import roles


def _decide(session: Session, plan: Plan, today: date, now: datetime) -> int:
    return sum(
        outbox.queue(
            session, plan, key=f"pack/{lead.id}/{today}", kind="pack", card=Envelope(), now=now, person_id=lead.id
        )
        for lead in roles.programme_leads(session, plan)
    )


def _draw(context: Context, envelope: Envelope) -> Card:
    title = f"{context.person.name}, the board's pack lacks 2 reports"
    return Card(title=title, parts=[Buttons(buttons=[why_button("pack")])])


PACK = MessageKind(
    name="pack",
    says="what the board's pack lacks",
    to="each programme lead",
    when="on Thursdays at 10:00",
    why=lambda context, row: because("pack", "You lead this plan, and its board meets on Friday."),
    draw=_draw,
    schedule=daily("remind of packs", time(10), _decide, lambda day: day.weekday() == 3),
)
'''
THURSDAY = "2022-07-14"


@pytest.fixture
def one_file(tmp_path: Path) -> Iterator[None]:
    """It lies in a folder of its own, in which kinds are looked for as well."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "pack.py").write_text(THE_FILE, encoding="utf-8")
    commands.messages.__path__.append(str(folder))
    registry.kinds.cache_clear()
    yield
    commands.messages.__path__.remove(str(folder))
    sys.modules.pop("commands.messages.pack", None)
    registry.kinds.cache_clear()


@pytest.mark.usefixtures("one_file")
def test_a_kind_of_message_is_one_file(sightline: Sightline, with_plan: Path) -> None:
    lead = ("--as", LEAD.email, "--today", f"{THURSDAY}T09:00")
    sightline("ask", "nudges preview", *lead).says(f"{LEAD.name}. What the board's pack lacks; today at 10:00")
    at_ten = ("--at", f"{THURSDAY}T10:00")
    sightline("tick", "--dry-run", *at_ten).says(f"pack to {LEAD.name}: {LEAD.name}, the board's pack lacks 2 reports")
    sightline("tick", *at_ten).says("remind of packs: 1 message queued")
    assert sent_at_ten(with_plan) == [f"{LEAD.name}, the board's pack lacks 2 reports"]
    later = ("--as", LEAD.email, "--today", f"{THURSDAY}T11:00")
    sightline("ask", "nudges why", *later).says("You lead this plan, and its board meets on Friday.")
    sightline("ask", "nudges why pack", *later).says("You lead this plan, and its board meets on Friday.")
    sightline("ask", "nudges log", *later).says("What the board's pack lacks", "It was delivered in Slack")
    sightline("outbox").says(f"sent: pack to {LEAD.name}")
    (missing,) = rows_without_a_kind()["missing"]
    assert missing.startswith("| `pack` | what the board's pack lacks | each programme lead | on Thursdays at 10:00 |")


def sent_at_ten(database: Path) -> list[str]:
    """Titles of the made-up messages that a chat was given."""
    engine, post_box = open_database(f"sqlite:///{database}"), PostBox(platform=PLATFORM, tenant=TENANT)
    sessions = session_maker(engine)
    tick(sessions, post_box, read_moment(f"{THURSDAY}T10:00"))
    with sessions() as session:
        keys = set(session.exec(select(Outgoing.key).where(Outgoing.kind == "pack")))
    engine.dispose()
    return [card.title for key, _, card in post_box.taken if key in keys]
