"""The demo's Teams as a proof's chat: it keeps no key of a message, so the key is read from its words.

The app is in one team and set up for nobody, so that the bot opens each personal chat before it first writes there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import SecretStr

from benchmarks.delivering.chat import Arrived, Recipients, Served, served
from bot.demo.people import Channel, Member
from bot.demo.random_faults import RandomFaults
from bot.demo.server import DemoServer
from bot.demo.teams import ids
from bot.demo.teams.chat import TeamsChat as DemoTeams
from bot.demo.teams.faults import Limits
from bot.demo.teams.tenant import Tenant
from bot.demo.workspace import Workspace
from bot.outbound import Outbound
from bot.teams.cloud import stand_in
from bot.teams.connection import TeamsClient
from bot.teams.references import References
from bot.teams.sender import TeamsSender
from bot.teams.tokens import Credentials
from bot.teams.wording import address_of, message_ref
from scheduler.clock import Clock
from store.database import SessionMaker
from store.delivery.conversation_references import Reached

KEY = re.compile(r"nudge/[\w-]+/\d+")


@dataclass(frozen=True)
class TeamsChat:
    recipients: Recipients
    _credentials: Credentials
    _outbound: Outbound
    """Made before processes are forked: reading certificates would fill most of a short life."""
    _served: Served

    def sender(self, sessions: SessionMaker, clock: Clock, timeout: float) -> TeamsSender:
        client = TeamsClient(self._credentials, stand_in(self._served.opened[0]), self._outbound, timeout)
        return TeamsSender(client, References(client, sessions, clock))

    def arrived(self) -> Arrived:
        return self._served.arrived()


@contextmanager
def open_teams(
    people: int,
    channels: int,
    clock: Clock,
    *,
    random_faults: RandomFaults | None = None,
    limits: Limits | None = None,
) -> Iterator[TeamsChat]:
    members = [Member(id=f"U{number:05}", name=f"Owner {number}") for number in range(people)]
    rooms = [Channel(f"C{number:05}", f"room-{number}") for number in range(channels)]
    workspace = Workspace(members=members, channels=rooms, now=clock.now)
    chat = DemoTeams(workspace, rooms, clock.now, everybody=False)
    tenant = chat.tenant
    tenant.faults.set_random_faults(random_faults)
    tenant.faults.set_limits(limits)

    def start() -> tuple[tuple[str, str], Callable[[], Arrived]]:
        server = DemoServer(workspace, others=[chat])
        server.start()
        return (server.url, chat.service_url), lambda: _arrived(tenant)

    with served(start) as process:
        _, service_url = process.opened
        credentials = Credentials(tenant.app_id, SecretStr(tenant.app_secret), tenant.id)
        yield TeamsChat(_recipients(members, rooms, service_url), credentials, Outbound(), process)


def _recipients(members: list[Member], rooms: list[Channel], service_url: str) -> Recipients:
    channels = [ids.channel(one.id) for one in rooms]
    return Recipients(
        "teams",
        ids.TENANT,
        [ids.object_id(one.id) for one in members],
        [address_of(ids.TENANT, one) for one in channels],
        [Reached("teams", ids.TENANT, one, one, service_url, ids.TEAM) for one in (ids.TEAM, *channels)],
    )


def _arrived(tenant: Tenant) -> Arrived:
    texts, message_refs = defaultdict(list), defaultdict(list)
    for message in tenant.messages.everything():
        found = KEY.search(message.summary)
        assert found is not None
        texts[found[0]].append(message.summary)
        message_refs[found[0]].append(message_ref(message.conversation, message.id))
    faults = tenant.faults
    return Arrived(dict(texts), dict(message_refs), Counter(faults.happened), len(faults.too_early))
