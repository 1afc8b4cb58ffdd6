"""The image as a council runs it: it starts, is healthy, answers in Slack, and can write nowhere but in its state.

    deploy/build-image.sh                       first
    python -m benchmarks.image                  with podman
    python -m benchmarks.image --nested         where this runs in a container itself, without control groups of its own

The container has a read-only root, no capability, no new privileges and a user that is not root. A stand-in for Slack
runs beside it on this machine. It ends with 1 where one of the claims does not hold.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.starting_processes import free_port
from benchmarks.table import show
from bot.demo.server import DemoServer
from bot.demo.test_user import TestUser
from bot.demo.workspace import Workspace
from bot.slack.manifest import scopes
from bot.stage import CHANNEL, members_of
from scheduler.clock import WallClock
from store.demo_plan import demo_plan

UP_SECONDS = 120
END_SECONDS = 10
"""As long as container engines wait before they kill."""
NESTED = "umount /sys/fs/cgroup/unified; exec podman"
"""In a mount namespace of its own: crun takes one kind of control groups, not both at once."""


@dataclass
class Engine:
    image: str
    nested: bool
    name: str = field(default_factory=lambda: f"sightline-{os.getpid()}")

    def __call__(self, *words: str) -> "subprocess.CompletedProcess[str]":
        # Through `sh`, which takes the words behind its own as they are.
        around = ["unshare", "--mount", "sh", "-c", f'{NESTED} "$@"', "podman"] if self.nested else ["podman"]
        return subprocess.run([*around, *words], capture_output=True, text=True, check=False)  # noqa: S603 (ours)

    def run(self, state: str, environment: dict[str, str], *words: str, behind: bool = False) -> str:
        options = ["--read-only", "--cap-drop=all", "--security-opt=no-new-privileges", "--network=host"]
        options += ["--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=64m", f"--volume={state}:/state"]
        options += [f"--env={name}={value}" for name, value in environment.items()]
        options += ["--cgroups=disabled"] if self.nested else []
        options += ["--detach", f"--name={self.name}"] if behind else ["--rm"]
        done = self("run", *options, self.image, *words)
        if done.returncode:
            sys.exit(f"{words or 'run'}: {done.stderr}{done.stdout}")
        return done.stdout

    def inside(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return self("exec", self.name, *words)


def main() -> int:
    words = argparse.ArgumentParser(description="The image as a council runs it")
    words.add_argument("image", nargs="?", default="localhost/sightline")
    words.add_argument("--nested", action="store_true", help="this machine is a container itself")
    chosen = words.parse_args()
    engine = Engine(chosen.image, chosen.nested)
    with tempfile.TemporaryDirectory() as folder, no_limits(folder), slack() as server:
        held = claims(engine, server, f"{engine.name}-state")
    show(["claim", "holds"], [(claim, "yes" if well else "NO") for claim, well in held.items()])
    return 0 if all(held.values()) else 1


def claims(engine: Engine, server: DemoServer, volume: str) -> dict[str, bool]:
    port = free_port()
    environment = {
        "SIGHTLINE_SLACK_API_URL": server.api_url,
        "SIGHTLINE_SLACK_BOT_TOKEN": server.workspace.bot_token,
        "SIGHTLINE_SLACK_APP_TOKEN": server.workspace.app_token,
        "SIGHTLINE_HOST": "127.0.0.1",
        "SIGHTLINE_PORT": str(port),
    }
    held: dict[str, bool] = {}
    try:
        engine.run(volume, environment, "import", "demo", "--accept")
        began = time.monotonic()
        engine.run(volume, environment, behind=True)
        held["it answers on the port that is set"] = answers(port, "live")
        held[f"ready after {time.monotonic() - began:.1f} s"] = answers(port, "ready")
        held["the image's own health check is content"] = engine("healthcheck", "run", engine.name).returncode == 0
        server.wait_for_bot()
        (said,) = TestUser(server, server.workspace.people[0].id).says("/plan overdue")
        held["somebody in Slack is answered"] = "overdue" in said.plain
        held["it is not root"] = engine.inside("id", "--user").stdout.strip() == "10001"
        held["it can write nothing of its own"] = writes(engine, "/app", "/venv", "/home/sightline", "/etc") == []
        held["it can write its state"] = writes(engine, "/state") == ["/state"]
        held["it has no capability"] = capabilities(engine) == {"0000000000000000"}
        backup = engine.inside("python", "-m", "bot.cli", "backup", "/state/backups")
        held["a backup is made while it runs"] = "was read whole" in backup.stdout
        began = time.monotonic()
        engine("stop", f"--time={END_SECONDS}", engine.name)
        ended = engine("inspect", "--format={{.State.ExitCode}}", engine.name).stdout.strip()
        held[f"it ends by itself, after {time.monotonic() - began:.1f} s"] = ended == "0"
        if not all(held.values()):
            sys.stderr.write(engine("logs", engine.name).stderr)
    finally:
        engine("rm", "--force", engine.name)
        engine("volume", "rm", "--force", volume)
    return held


def answers(port: int, of: str) -> bool:
    until = time.monotonic() + UP_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/{of}", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    return False


def writes(engine: Engine, *folders: str) -> list[str]:
    return [folder for folder in folders if engine.inside("touch", f"{folder}/written").returncode == 0]


def capabilities(engine: Engine) -> set[str]:
    """Of its first process, each set of them."""
    status = engine.inside("cat", "/proc/1/status").stdout
    return {line.split()[1] for line in status.splitlines() if line.startswith("Cap")}


@contextmanager
def slack() -> Iterator[DemoServer]:
    workspace = Workspace(
        members=members_of(demo_plan().people),
        channels=[CHANNEL],
        now=WallClock().now,
        commands=[("/plan", "Ask about the plan", "[overdue]")],
        scopes=scopes(),
    )
    server = DemoServer(workspace, wall_clock=WallClock().now)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def no_limits(folder: str) -> Iterator[None]:
    """A container may not raise the limits that it was given itself, as the engine would by default."""
    file = Path(folder) / "containers.conf"
    file.write_text('[containers]\ndefault_ulimits = []\n[engine]\nruntime = "crun"\n')
    os.environ["CONTAINERS_CONF"] = str(file)
    os.environ.setdefault("STORAGE_DRIVER", "vfs")
    yield


if __name__ == "__main__":
    sys.exit(main())
