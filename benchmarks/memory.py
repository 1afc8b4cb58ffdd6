"""Memory, as the system counts it resident (Linux): of the demo, and of the running bot with one chat and with two."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.starting_processes import HOME, free_port, plain_environment
from benchmarks.table import mebibytes, show
from bot.demo.teams.test_user import TeamsTestUser
from bot.demo.test_user import TestUser
from bot.stage import CHANNEL, SLACK, ChatName, Stage

OPENING = datetime(2022, 7, 11, 8, tzinfo=UTC)
ANSWERS = 200
SHARED = "/plan overdue", "/plan status"
PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path


def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("VmRSS:"))


print("Python alone", resident())
from bot.demo.test_user import TestUser
from bot.stage import CHANNEL, Stage
print("all imported", resident())
stage = Stage(sys.argv[1], datetime(2022, 7, 11, 8, tzinfo=UTC))
stage.start()
print("demo open", resident())
user = TestUser(stage.server, stage.workspace.people[1].id)
for number in range(500):
    user.says("/plan overdue", CHANNEL.id)
print("after 500 questions", resident())
stage.stop()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", PROGRAM, f"sqlite:///{Path(folder) / 'sightline.db'}"]
        ran = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (our own words)
    rows = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
    show(["the demo", "resident"], [[name, mebibytes(float(kibibytes))] for name, kibibytes in rows])
    sys.stdout.write("\n")
    both: tuple[ChatName, ...] = ("slack", "teams")
    running = [["in Slack", *_running(SLACK)], ["in Slack and Teams", *_running(both)]]
    show(["the running bot", "after its start", f"after {ANSWERS} answers", "at most"], running)


def _running(chats: tuple[ChatName, ...]) -> list[str]:
    """What `sightline run` takes, in a process of its own; the chats stand in this one."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(f"sqlite:///{Path(folder) / 'sightline.db'}", OPENING, chats=chats)
        stage.server.start()
        with _bot(stage, Path(folder)) as pid:
            stage.server.wait_for_bot()
            found = [_kibibytes(pid, "VmRSS")]
            if stage.teams is not None:
                # Everybody is welcomed, as on the day on which the app is set up for all.
                stage.server.run(stage.teams.chat.introduce())
            _ask(stage)
            found += [_kibibytes(pid, "VmRSS"), _kibibytes(pid, "VmHWM")]
        stage.server.stop()
        stage.core.afterwards.close()
        stage.core.engine.dispose()
    return [mebibytes(one) for one in found]


def _ask(stage: Stage) -> None:
    """Each chat in turn, so often in all."""
    person = stage.workspace.people[1].id
    users: list[TestUser | TeamsTestUser] = [TestUser(stage.server, person)]
    if stage.teams is not None:
        users.append(TeamsTestUser(stage.server, stage.teams.chat, person))
    for number in range(ANSWERS):
        user, words = users[number % len(users)], SHARED[number // len(users) % len(SHARED)]
        heard = user.says(words, CHANNEL.id) if isinstance(user, TestUser) else user.says(words)
        if not any("overdue" in one.plain for one in heard):
            raise SystemExit(f"{words} was not answered: {[one.plain for one in heard]}")


@contextmanager
def _bot(stage: Stage, folder: Path) -> Iterator[int]:
    port = free_port()
    environment = {
        **plain_environment(),
        "SIGHTLINE_STATE_DIR": str(folder),
        "SIGHTLINE_SLACK_API_URL": stage.server.api_url,
        "SIGHTLINE_SLACK_BOT_TOKEN": stage.workspace.bot_token,
        "SIGHTLINE_SLACK_APP_TOKEN": stage.workspace.app_token,
    }
    if stage.teams is not None:
        tenant = stage.teams.chat.tenant
        stage.teams.chat.door.messages_url = f"http://127.0.0.1:{port}/api/messages"
        environment |= {
            "SIGHTLINE_TEAMS_APP_ID": tenant.app_id,
            "SIGHTLINE_TEAMS_APP_SECRET": tenant.app_secret,
            "SIGHTLINE_TEAMS_TENANT": tenant.id,
            "SIGHTLINE_TEAMS_STAND_IN": stage.server.url,
        }
    command = [sys.executable, "-m", "bot.cli", "run", "--port", str(port)]
    with (folder / "log").open("w") as log:
        bot = subprocess.Popen(command, env=environment, cwd=HOME, stdout=log, stderr=log)  # noqa: S603 (ours)
        try:
            yield bot.pid
        finally:
            bot.terminate()
            bot.wait()


def _kibibytes(pid: int, what: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith(f"{what}:"))


if __name__ == "__main__":
    main()
