"""One council as a process serves it: its database, its chats, its scheduler. `run` serves one."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.beats import beat_of
from bot.chat.connecting import ChatRefusesError
from bot.chat.endpoints import Endpoint
from bot.cli.opening import open_core
from bot.cli.pulse_keys import introduce_keys
from bot.cli.served import Link, Served, ServedEdge
from bot.cli.sqlite_file import nightly
from bot.core import Core
from bot.health.damage import NightlyReading
from bot.health.gathering import lights_of
from bot.health.lights import Lights, State
from bot.settings import Settings
from scheduler.alarm import Alarm
from scheduler.clock import Clock

MakeLink: TypeAlias = Callable[[Core, Settings, Callable[[], object]], Link]


class Council:
    """Everything of it is closed again by `close`, whether it was started or not."""

    def __init__(
        self,
        chosen: Settings,
        clock: Clock,
        when_refused: Callable[[ChatRefusesError], object] | None = None,
    ) -> None:
        """Open its database. No chat is reached yet.

        Args:
            when_refused: called on another thread where a chat refuses the bot at its first try; else the log tells.

        Raises:
            Stop: a setting is missing, or does not name a database.
            sqlalchemy.exc.SQLAlchemyError: the database cannot be reached or written.
        """
        links = links_of(chosen)
        self.core = open_core(clock, chosen)
        self._edges: list[ServedEdge] = []
        self._backups = chosen.backup_dir
        self._reading = NightlyReading(self.core)
        self._beat = beat_of(self.core, self._edges, [self._reading.look, *nightly(chosen, clock)])
        self._alarm = Alarm(self._ring)
        self._keys_are_known = False
        self._started = False
        self.chats = [
            Served(link(self.core, chosen, self._alarm.soon), self._edges.append, when_refused) for link in links
        ]

    @property
    def endpoints(self) -> list[Endpoint]:
        """Where its chats reach it."""
        return [endpoint for chat in self.chats for endpoint in chat.link.endpoints]

    @property
    def lights(self) -> Lights:
        lights = lights_of(self.core, self._backups)
        for chat in self.chats:
            lights.add(chat.link.platform, lambda chat=chat: [chat.light()], blind=State.DOWN)  # type: ignore[misc]
        return lights

    def start(self) -> None:
        """Begin with the chats, each on a thread of its own, and with the scheduler. It waits for none of them."""
        self._reading.look()
        for chat in self.chats:
            chat.start()
        self._alarm.start()
        self._started = True

    def _ring(self) -> datetime | None:
        if not self._keys_are_known:
            introduce_keys(self.core.sessions)
            self._keys_are_known = True
        return self._beat().again_at

    def close(self) -> None:
        if self._started:
            self._alarm.stop()
        for edge in self._edges:
            edge.close()
        for chat in self.chats:
            chat.close()
        self.core.afterwards.close()
        self.core.engine.dispose()


def links_of(chosen: Settings) -> list[MakeLink]:
    """The chats that are set up. Only their libraries are loaded.

    Raises:
        Stop: something that one of them needs is not set.
    """
    links: list[MakeLink] = []
    if chosen.teams_app_id is None or chosen.slack_bot_token is not None:
        from bot.cli import served_slack

        served_slack.look_at(chosen)
        links.append(served_slack.SlackLink)
    if chosen.teams_app_id is not None:
        from bot.cli import served_teams

        served_teams.look_at(chosen)
        links.append(served_teams.TeamsLink)
    return links
