"""The bot and the demo's chats on one stage, in one process: what `sightline demo` opens and tests talk to.

The bot is the real one: it reaches the workspace over Slack's wire, by Socket Mode, and the demo's Teams over that of
Teams. It knows nothing of the stage.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from threading import Event, RLock
from typing import TYPE_CHECKING, Literal

from sqlmodel import func, select

from bot import anonymity
from bot.assemble import SlackEdge, make_slack
from bot.beats import Carried, beat_of
from bot.core import Core, make_core
from bot.demo.colleagues import Colleagues, User
from bot.demo.delivery import ACKNOWLEDGED_WITHIN
from bot.demo.messages import Message
from bot.demo.people import SLACKBOT, UserGroup
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Channel, Member, Workspace
from bot.slack.connection import Socket, slack_client, who_we_are
from bot.slack.directory import PLATFORM
from bot.slack.manifest import NAMES_GROUPS, SEE_CHANNELS, bot_events, scopes
from bot.slack.views import BALLOT
from bot.staff import ANSWER, who_answer, workers
from commands.messages.registry import scheduled
from commands.pulse.answering import PAGE
from scheduler.clock import SetClock
from store.database import reading, transaction
from store.demo_plan import DemoPerson, demo_plan
from store.demo_plan.pulse import demo_pulse
from store.demo_plan.pulse_seeding import seed_pulse
from store.demo_plan.seeding import seed
from store.models import JobRun, Outgoing, PulseRound, Update
from store.plan import plans
from store.pulse.keys import KeyFolder
from store.rules.plan_channels import PlanChannel
from store.rules.terms import PulseState
from store.time import london_day, london_moment

if TYPE_CHECKING:
    from bot.stage_teams import TeamsOnStage

ChatName = Literal["slack", "teams"]
SLACK: tuple[ChatName, ...] = ("slack",)
TEAMS: tuple[ChatName, ...] = ("teams",)

MORNING = time(9)
FURTHEST = timedelta(days=100)
GROUP = UserGroup("S01LEADS", "improvement-leads")
CHANNEL = Channel("C01PLAN", "improvement-plan", "The plan's week, each Monday")
GONE = (
    "What was said in the chat before is not shown again. The plan keeps it: “/plan changes” tells what changed, “/plan"
    " nudges log” what the bot said to you. “sightline demo --fresh” begins anew."
)
LOBBY = Channel("C02TEAM", "team-managers", "For all team managers")


class Stage:
    def __init__(
        self,
        database_url: str,
        opening: datetime,
        *,
        port: int = 0,
        members: Iterable[Member] | None = None,
        wall_clock: Callable[[], datetime] | None = None,
        refuses: Collection[str] = (),
        patience: float = 1.0,
        granted: Collection[str] | None = None,
        keys: KeyFolder | None = None,
        chats: Collection[ChatName] = SLACK,
    ) -> None:
        """Prepare everything; `start` raises the curtain.

        Args:
            opening: the moment the clock shows first; later where the database already knows a later one.
            members: who is in the workspace; the demo plan's people where nobody is named.
            refuses: block types that this Slack does not know.
            granted: the scopes that the app was given; those of the manifest, without the optional ones, if left out.
            keys: of the rounds of pulses; without them no round opens, and the demo has no pulse of its own.
            patience: how many times as long as a chat waits the bot has, for a machine busy with much else.
            chats: in which the bot is. The people are the same in both.
        """
        self._chats = frozenset(chats)
        self.clock = SetClock(opening)
        self._patience = patience
        self.core: Core = make_core(database_url, self.clock, keys)
        self._seed()
        self._has_pulse = keys is not None and members is None
        staff = demo_pulse().people if self._has_pulse else []
        people = list(members) if members is not None else members_of([*demo_plan().people, *staff])
        ids = {one.email: one.id for one in people}
        # A newcomer may try a pulse for a channel, whose people only these scopes show.
        usual = scopes() | {NAMES_GROUPS} | (SEE_CHANNELS if self._has_pulse else frozenset())
        self.channels = [replace(channel, member_ids=[one.id for one in people]) for channel in (CHANNEL, LOBBY)]
        self.workspace = Workspace(
            members=people,
            channels=self.channels,
            now=self.clock.now,
            groups=[GROUP, workers(ids)] if self._has_pulse else [GROUP],
            commands=[("/plan", "Ask about the improvement plan", "[overdue | due | mine | status | help]")],
            scopes=usual if granted is None else granted,
            bot_events=bot_events(),
            refuses=refuses,
            undrafted=[BALLOT],
            patience=patience,
        )
        self.teams = self._with_teams() if "teams" in self._chats else None
        self.server = DemoServer(
            self.workspace,
            port,
            self.move_to,
            wall_clock=wall_clock,
            acknowledged_within=ACKNOWLEDGED_WITHIN * patience,
            pages={anonymity.PATH: anonymity.page()},
            others=[self.teams.chat] if self.teams else [],
        )
        answering = {one: self._users(one.member_id) for one in (who_answer(ids) if self._has_pulse else ())}
        self._colleagues = Colleagues(self.workspace, answering, ANSWER)
        self._socket: Socket | None = None
        self._edges: list[Carried] = []
        # While a message is on its way the clock stands: moved on, its claim would seem to have run out.
        self._beating = RLock()
        self._moving = RLock()
        self._ending = Event()

    def start(self, *, settled: bool = False) -> None:
        """Raises `OSError` where the port is taken.

        Args:
            settled: a stage has stood on this database at this moment, so that nothing is left to be read or said.
        """
        self.server.start()
        self.core.known[PAGE] = f"{self.server.url}{anonymity.PATH}"
        if "slack" in self._chats:
            self._wire_slack()
        if not settled:
            self._set_pulse()
        if "slack" in self._chats and not settled:
            self.edge.directory.read()
        if self.teams is not None:
            self.teams.start(self.server, self.beat, settled=settled)
            self._edges.append(self.teams.edge)
        if not settled:
            self._set_channel()
        if self._socket is not None:
            self._socket.connect()
        if not settled:
            self.beat()

    def stop(self) -> None:
        """A clock that is on its way stops at the next hour: what is said there still finds its chat."""
        self._ending.set()
        with self._moving:
            pass
        if self._socket is not None:
            self._socket.stay_away()
            self.edge.close()
        if self.teams is not None:
            self.teams.stop()
        self.server.stop()
        if self._socket is not None:
            self._socket.close()
        self.core.afterwards.close()
        self.core.engine.dispose()

    def _users(self, member_id: str) -> list[User]:
        """Somebody in each chat in which the bot is."""
        in_slack: list[User] = [TestUser(self.server, member_id)] if "slack" in self._chats else []
        return [*in_slack, *([self.teams.user(self.server, member_id)] if self.teams else [])]

    def _wire_slack(self) -> None:
        client = slack_client(self.workspace.bot_token, self.server.api_url, patience=self._patience)
        self.edge: SlackEdge = make_slack(self.core, client, who_we_are(client), self.beat)
        self._edges.append(self.edge)
        self._socket = Socket(self.edge.app, self.workspace.app_token)

    def _with_teams(self) -> TeamsOnStage:
        """Microsoft's packages are loaded for this alone."""
        from bot.stage_teams import TeamsOnStage

        return TeamsOnStage(self.core, self.workspace, self.channels, self._patience)

    def move_to(self, moment: datetime) -> None:
        """Move the clock and let the scheduler beat at every hour at which something is due on the way.

        Raises:
            ValueError: the moment lies behind, or so far ahead that what is said on the way would fill the chat.
        """
        if moment - self.clock.now() > FURTHEST:
            raise ValueError(f"The clock goes at most {FURTHEST.days} days at a time.")
        with self._moving:
            for hour in self._hours_until(moment):
                if self._ending.is_set():
                    return
                self._be_at(hour)

    def _hours_until(self, moment: datetime) -> Iterator[datetime]:
        """Each hour at which something may be due on the way, and the moment itself."""
        before, day = self.clock.now(), london_day(self.clock.now())
        while day <= london_day(moment):
            yield from (hour for hour in self.hours(day) if before < hour < moment)
            day += timedelta(days=1)
        yield moment

    def beat(self) -> None:
        """Let the scheduler look, now, and each chat be carried for."""
        with self._beating:
            beat_of(self.core, self._edges)()

    def _be_at(self, moment: datetime) -> None:
        with self._beating:
            self.clock.move_to(moment)
            self.beat()
        self._colleagues.act()

    def hours(self, day: date) -> list[datetime]:
        """When something may be due on a day."""
        with reading(self.core.sessions) as session:
            open_plans = plans.open_ones(session)
            hours = [hour for _, schedule in scheduled() for hour in schedule.moments(session, open_plans, day)]
            open_rounds = select(PulseRound.closes_at).where(PulseRound.state == PulseState.OPEN)
            closings = [one for one in session.exec(open_rounds) if london_day(one) == day]
        return sorted({london_moment(day, MORNING), *hours, *closings})

    def _seed(self) -> None:
        """The demo plan goes into an empty database; a used one goes on from the last thing that happened in it."""
        with transaction(self.core.sessions) as session:
            self.goes_on = bool(plans.every(session))
            if not self.goes_on:
                seed(session)
            known = [
                session.exec(select(func.max(column))).one() for column in (Update.at, JobRun.at, Outgoing.queued_at)
            ]
        for moment in filter(None, known):
            with contextlib.suppress(ValueError):
                self.clock.move_to(moment)

    def tell_what_is_gone(self) -> None:
        """Say in every conversation that what was said in it before is not shown: only the database keeps it."""
        day = f"{self.clock.now():%A} {self.clock.now().day} {self.clock.now():%B %Y}"
        for place in list(self.workspace.conversations):
            ts = self.workspace.messages.next_ts()
            self.workspace.post(Message(ts, place, SLACKBOT, f"This demo goes on from {day}. {GONE}"))
        if self.teams is not None:
            self.teams.say_everywhere(f"This demo goes on from {day}. {GONE}")

    def _set_channel(self) -> None:
        """Let the week be told in the plan's channel of each chat."""
        with transaction(self.core.sessions) as session:
            for plan in plans.open_ones(session):
                if plan.demo and plan.channel is None:
                    first, *others = [PlanChannel(address=one, name=CHANNEL.name) for one in self._addresses()]
                    plan.channel, plan.channel_name = first.address, first.name
                    plan.more_channels = tuple(others) or None

    def _addresses(self) -> list[str]:
        in_slack = [f"{PLATFORM}/{self.workspace.team_id}/{CHANNEL.id}"] if "slack" in self._chats else []
        return in_slack + ([self.teams.channel(CHANNEL.id)] if self.teams is not None else [])

    def _set_pulse(self) -> None:
        with transaction(self.core.sessions) as session:
            for plan in plans.open_ones(session):
                if plan.demo and self._has_pulse:
                    seed_pulse(session, plan, self.clock.now())


def members_of(people: Sequence[DemoPerson]) -> list[Member]:
    """Whoever may change the plan stands first: the page opens as them, with all there is to try."""
    members = [
        Member(
            id=f"U{number:02}{''.join(word[0] for word in one.name.split() if word[0].isalpha()).upper()}",
            name=one.name,
            email=one.email,
            title=one.post,
            guest=one.guest,
            deleted=not one.active,
        )
        for number, one in enumerate(people, start=1)
    ]
    changers = {one.email for one in people if one.role != "viewer"}
    return sorted(members, key=lambda one: one.email not in changers)
