"""`sightline tick`: one beat of the scheduler at a given moment."""

from datetime import datetime
from typing import Annotated

import typer
from pydantic import BaseModel

from bot.beats import beat_of
from bot.cli.council import links_of
from bot.cli.opening import clock_at, open_core, settings
from bot.cli.pulse_keys import introduce_keys
from bot.cli.served import ServedEdge
from bot.cli.terminal import AsJson, Stop, say, say_json
from bot.core import Core
from commands.messages.preview import preview
from commands.showing.wording import count
from scheduler.clock import WallClock
from store.database import reading
from store.pulse import asked


class Message(BaseModel):
    key: str
    kind: str
    to: str
    """Empty where who gets it is nobody's business but theirs."""
    title: str


class TickAnswer(BaseModel):
    """What `tick --json` prints."""

    at: datetime
    """In UTC."""
    dry_run: bool
    queued: dict[str, int]
    """By job, for those whose day this was."""
    sent: int
    would_say: list[Message]
    """Only with `--dry-run`."""


def tick(
    at: Annotated[str | None, typer.Option(help="The moment, London time: 2022-07-15T09:00. Now, if left out.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be said, and say nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Run what is due at a moment: nudges, the weekly digest, and delivery of what waits."""
    core = open_core(clock_at(at))
    answer = _preview(core) if dry_run else _tick(core)
    if as_json:
        say_json(answer)
    else:
        say(_in_words(answer))


def _preview(core: Core) -> TickAnswer:
    now = core.clock.now()
    with reading(core.sessions) as session:
        told = preview(session, now).shown
    would = [Message(key=one.key, kind=one.kind, to=one.to, title=one.title) for one in told if one.held is None]
    return TickAnswer(at=now, dry_run=True, queued={}, sent=0, would_say=would)


def _tick(core: Core) -> TickAnswer:
    _refuse_what_is_still_to_come(core)
    if settings().key_folder is not None:
        # Without keys `check` and `run` say so; a beat that is run by hand has nothing to add to it.
        introduce_keys(core.sessions)
    now, edges = core.clock.now(), _chats(core)
    done = beat_of(core, edges)()
    for edge in edges:
        edge.close()
    if done.held:
        raise Stop("The clock has jumped by more than a day, so nothing is decided or sent. Look: sightline check")
    return TickAnswer(at=now, dry_run=False, queued=done.queued, sent=done.sent, would_say=[])


def _refuse_what_is_still_to_come(core: Core) -> None:
    """Whoever may say what the time is must not count a round early, nor forget who was asked in those before it."""
    if core.clock.real or core.clock.now() <= WallClock().now():
        return
    with reading(core.sessions) as session:
        if asked.has_asked_anybody(session):
            raise Stop(
                "Pulses go by the true time, so that nobody counts ballots or forgets who was asked before it is time:"
                " leave out --at, or add --dry-run."
            )


def _chats(core: Core) -> list[ServedEdge]:
    """Those that are set up. Whoever the plan knows by address is found there first, so that they can be told."""
    chosen = settings()
    if chosen.slack_bot_token is None and chosen.teams_app_id is None:
        return []
    edges = [link(core, chosen, lambda: None).sign_in() for link in links_of(chosen)]
    for edge in edges:
        edge.directory.read()
    return edges


def _in_words(answer: TickAnswer) -> str:
    if answer.dry_run:
        lines = [f"- {one.kind}{f' to {one.to}' if one.to else ''}: {one.title}" for one in answer.would_say]
        return "\n".join([f"Would say {count(len(lines), 'message')}.", *lines])
    lines = [f"- {job}: {count(many, 'message')} queued" for job, many in answer.queued.items()]
    return "\n".join([*(lines or ["No job was due."]), f"Sent {count(answer.sent, 'message')}."])
