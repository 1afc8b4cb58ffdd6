"""1,000 people answer within a minute, of four processes on PostgreSQL: each has one ballot, with what they sent last.

Real bots behind signed HTTP share a database and answer through the demo workspace. Some people press twice, so that
two processes get the same at once; some answers are delivered again later, by another process; some people change
their answer. In between, plain forms are sent to the same bots, and the times of both are compared in this one run.
At the end every ballot is opened, and the round is closed. Ends with 1 where a ballot is missing, is not the last one
or is one too many, or where an answer takes more than twice as long as a plain form, by their medians.

To see it fail, let `ballots.cast` keep the first ballot of a person (`on_conflict_do_nothing`), or none of every tenth.
"""

import argparse
import json
import os
import queue
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from sqlmodel import func, select

from benchmarks.bots import Bot, Line, Nursery, Parcel, Setting, needs_fork
from benchmarks.inbound_events import FORM, Scene, lead_of, make_update, set_scene
from benchmarks.pulse.boxes import QUESTIONS, open_round
from benchmarks.pulse.evidence import Account
from benchmarks.pulse.given import SECRET, as_it_is
from benchmarks.pulse.playing import join
from benchmarks.table import milliseconds, show
from bot.chat.sealed_edge import Kept
from bot.demo.messages import Message
from bot.demo.people import Member
from bot.demo.server import DemoServer
from bot.demo.workspace import Workspace
from bot.slack.manifest import scopes
from bot.slack.sealed import SealedSpot
from bot.slack.views import BALLOT
from bot.stage import members_of
from scheduler.clock import WallClock
from store.database import SessionMaker, open_database, session_maker, transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.models.pulse import PulseBallot, PulseComment, PulseRound
from store.pulse import closing
from store.pulse.keys import KEYS, KeyFolder
from store.rules.pulse.questions import Answers, Slices
from tests.postgres import postgres

MINUTE = 60.0
FORMS = 3
"""One plain form for so many people."""
PRESS_TWICE, DELIVERED_AGAIN, CHANGE = 0.1, 0.1, 0.15
LATER = 1.0
"""Seconds until an answer comes again; until a changed one it is twice as long."""
HANDS = 16
"""Deliveries under way at once."""
AT_MOST = 2.0
ANSWER, PLAIN = "an answer", "a plain form"


@dataclass(order=True)
class Delivery:
    at: float
    """Seconds from the beginning."""
    number: int
    bot: int
    what: str = field(compare=False)
    parcel: Parcel = field(compare=False)
    turn: int = field(compare=False, default=0)
    after: tuple["Delivery", ...] = field(compare=False, default=())
    """It comes only once these are acknowledged, however late that is."""
    acknowledged: threading.Event = field(compare=False, default_factory=threading.Event)


@dataclass
class Told:
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: list[int] = field(default_factory=list)
    latest: float = 0.0
    """How much later than it should a delivery began."""


@dataclass
class Stand:
    sessions: SessionMaker
    workspace: Workspace
    scene: Scene
    accounts: tuple[Account, ...]
    keys: KeyFolder
    code: str
    round_id: int
    bots: list[Bot]


@contextmanager
def standing(nursery: Nursery, url: str, people: int, processes: int, folder: Path) -> Iterator[Stand]:
    keys, engine, now = KeyFolder(folder, SECRET), open_database(url), WallClock().now()
    sessions = session_maker(engine, {KEYS: keys})
    with transaction(sessions) as session:
        seed(session)
        refs, lead = set_scene(session, 50), lead_of(session).email
        accounts = join(session, people)
        invited = dict.fromkeys((one.person for one in accounts), Slices())
        round_ = open_round(session, invited, QUESTIONS, now, now + timedelta(hours=1))
        code, round_id = round_.code, round_.id
    assert round_id is not None
    known = members_of(demo_plan().people)
    asked = [Member(id=one.names[0], name=one.names[2], email=one.names[1]) for one in accounts]
    workspace = Workspace([*known, *asked], [], WallClock().now, scopes=scopes())
    server = DemoServer(workspace)
    server.start()
    account = next(one.id for one in known if one.email == lead)
    scene = Scene(server.payloads, account, refs, "", people)
    setting = Setting(url, server.api_url, workspace.bot_token, workspace.signing_secret, str(folder))
    bots = [nursery.bot(setting) for _ in range(processes)]
    try:
        yield Stand(sessions, workspace, scene, accounts, keys, code, round_id, bots)
    finally:
        for bot in bots:
            bot.kill()
        server.stop()
        engine.dispose()


def planned(stand: Stand, seconds: float, chance: Random) -> tuple[list[Delivery], dict[int, Answers]]:
    """When what is delivered to which bot, and what each person's ballot holds in the end."""
    deliveries, last = list[Delivery](), dict[int, Answers]()
    apart, bots = seconds / len(stand.accounts), len(stand.bots)

    def deliver(at: float, what: str, parcel: Parcel, turn: int = 0, after: Sequence[Delivery] = ()) -> Delivery:
        number = len(deliveries)
        deliveries.append(Delivery(at, number, number % bots, what, parcel, turn, tuple(after)))
        return deliveries[-1]

    for number, account in enumerate(stand.accounts):
        at, form = number * apart, _form(stand, account)
        answers: Answers = (chance.randrange(5), f"What {account.person} sent first")
        parcel = _ballot(stand, account, form, answers)
        before = [deliver(at, ANSWER, parcel)]
        if chance.random() < PRESS_TWICE:
            before.append(deliver(at, ANSWER, parcel, turn=1))
        if chance.random() < DELIVERED_AGAIN:
            before.append(deliver(at + LATER, ANSWER, parcel, turn=2, after=before))
        if chance.random() < CHANGE:
            answers = (chance.randrange(5), f"What {account.person} sent then")
            deliver(at + 2 * LATER, ANSWER, _ballot(stand, account, form, answers), after=before)
        if number % FORMS == 0:
            deliver(at + apart / 2, PLAIN, make_update(stand.scene, number * 4 + 3))
        last[account.person] = answers
    return sorted(deliveries), last


def _form(stand: Stand, account: Account) -> str:
    """What the form of somebody who was asked brings back: where the message stands that is to say thank you."""
    workspace, user = stand.workspace, account.names[0]
    message = Message(workspace.messages.next_ts(), workspace.dm_id(user), workspace.bot_user_id, "How is it?")
    workspace.messages.post(message)
    spot = SealedSpot(user=user, channel=message.conversation, ts=message.ts)
    return stand.keys.hide(Kept[SealedSpot](code=stand.code, spot=spot).model_dump_json())


def _ballot(stand: Stand, account: Account, form: str, answers: Answers) -> Parcel:
    scale, words = answers
    assert isinstance(scale, int)
    values: dict[str, Any] = {
        "q0": {"value": {"type": "radio_buttons", "selected_option": {"value": str(scale + 1)}}},
        "q1": {"value": {"type": "plain_text_input", "value": words}},
    }
    workspace, payloads = stand.workspace, stand.scene.payloads
    view = {
        "id": f"V{account.person:09}",
        "hash": f"{account.person}.hash",
        "type": "modal",
        "callback_id": BALLOT,
        "private_metadata": form,
        "blocks": [],
        "state": {"values": values},
    }
    submission = {
        "type": "view_submission",
        "team": {"id": workspace.team_id, "domain": workspace.domain},
        "user": payloads.user(workspace.members[account.names[0]]),
        "api_app_id": workspace.app_id,
        "trigger_id": f"{account.person}.trigger",
        "view": view,
    }
    return Parcel(urlencode({"payload": json.dumps(submission)}).encode(), FORM)


def warmed(stand: Stand, deliveries: Sequence[Delivery]) -> None:
    """Each process loads what it needs with its first answer and its first form."""
    first = {what: [one for one in deliveries if one.what == what] for what in (ANSWER, PLAIN)}
    for place, bot in enumerate(stand.bots):
        line = Line(bot, stand.workspace.signing_secret)
        for ones in first.values():
            line.delivers(ones[place].parcel, turn=3)
        line.close()


def delivered(stand: Stand, deliveries: list[Delivery]) -> Told:
    told, waiting = Told(), queue.SimpleQueue[Delivery | None]()
    for one in [*deliveries, *[None] * HANDS]:
        waiting.put(one)
    began = time.monotonic()

    def deliver_each() -> None:
        lines = [Line(bot, stand.workspace.signing_secret) for bot in stand.bots]
        while (one := waiting.get()) is not None:
            time.sleep(max(0.0, one.at - (time.monotonic() - began)))
            for other in one.after:
                other.acknowledged.wait()
            told.latest = max(told.latest, time.monotonic() - began - one.at)
            sent = time.perf_counter()
            try:
                status = lines[one.bot].delivers(one.parcel, one.turn)
            finally:
                one.acknowledged.set()
            told.times[one.what].append(time.perf_counter() - sent)
            if status != 200:
                told.refused.append(status)
        for line in lines:
            line.close()

    hands = [threading.Thread(target=deliver_each) for _ in range(HANDS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return told


def faults(stand: Stand, last: Mapping[int, Answers], told: Told) -> list[str]:
    wrong = [f"{len(told.refused)} deliveries were refused: {told.refused[0]}"] if told.refused else []
    with stand.sessions() as session:
        key = stand.keys.load(stand.code)
        assert key is not None
        sealed = {one.tag: one.sealed for one in session.exec(select(PulseBallot))}
        mine = {person: key.tag(person) for person in last}
        lost = [person for person, tag in mine.items() if tag not in sealed]
        other = [one for one, tag in mine.items() if tag in sealed and key.open(tag, sealed[tag]) != last[one]]
    wrong += [f"{len(lost)} ballots are lost"] if lost else []
    wrong += [f"{len(other)} ballots are not the last ones"] if other else []
    wrong += [f"{len(sealed)} ballots of {len(last)} people"] if len(sealed) != len(last) else []
    with transaction(stand.sessions) as session:
        session.get_one(PulseRound, stand.round_id).closes_at = WallClock().now()
    done = closing.close(stand.sessions, stand.round_id, WallClock().now(), screen=as_it_is)
    with stand.sessions() as session:
        comments = session.exec(select(func.count()).select_from(PulseComment)).one()
    if (done.answered, comments) != (len(last), len(last)):
        wrong.append(f"{done.answered} answers and {comments} comments were counted, of {len(last)}")
    return wrong


def run(url: str, people: int, processes: int, seconds: float, seed_of_run: int) -> tuple[Told, list[str]]:
    nursery = Nursery()
    with (
        tempfile.TemporaryDirectory() as folder,
        standing(nursery, url, people, processes, Path(folder) / "keys") as stand,
    ):
        deliveries, last = planned(stand, seconds, Random(seed_of_run))  # noqa: S311
        warmed(stand, deliveries)
        told = delivered(stand, deliveries)
        wrong = faults(stand, last, told)
    nursery.close()
    return told, wrong


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--people", type=int, default=1_000)
    reader.add_argument("--processes", type=int, default=4)
    reader.add_argument("--seconds", type=float, default=MINUTE, help="in which they answer")
    reader.add_argument("--at-most", type=float, default=AT_MOST, help="times a plain form")
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    needs_fork()
    os.environ.pop("TEST_DATABASE_URL", None)
    with postgres() as url:
        told, wrong = run(url, asked.people, asked.processes, asked.seconds, asked.seed)
    ratio = median(told.times[ANSWER]) / median(told.times[PLAIN])
    columns = ["", "people", "deliveries", "median", "95th", "× a plain form"]
    rows = [
        [
            what,
            asked.people if what == ANSWER else "",
            len(times),
            milliseconds(median(times)),
            milliseconds(quantiles(times, n=20)[-1]),
            f"{median(times) / median(told.times[PLAIN]):.2f}",
        ]
        for what, times in told.times.items()
    ]
    show(columns, sorted(rows, key=lambda row: row[0] != ANSWER))
    sys.stdout.write(f"The latest delivery began {told.latest:.1f} s late.\n")
    for one in wrong:
        sys.stdout.write(f"{one}\n")
    raise SystemExit(1 if wrong or ratio > asked.at_most else 0)


if __name__ == "__main__":
    main()
