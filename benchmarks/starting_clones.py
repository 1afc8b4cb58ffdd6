"""A clean clone of a commit, from `./run demo` to its page.

Nothing is there but its files: its home is an empty folder. What set-up would fetch is fetched before, by a set-up that
is not timed: uv's wheel lies in a folder, and uv's cache is filled. So the network is not measured.
"""

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.starting_processes import HOME, Took, free_port, plain_environment, until_answered


@dataclass(frozen=True)
class Clones:
    """Makes clean clones of a commit and starts the demo in them."""

    folder: Path

    def fetch(self, commit: str) -> None:
        """Set up once with the network, so that nothing has to be fetched again."""
        clone = self.checkout(commit)
        wheel = ["-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-r", "requirements/uv.txt"]
        environment = {**plain_environment(), "UV_CACHE_DIR": self._cache}
        python = getattr(sys, "_base_executable", sys.executable)
        subprocess.run([python, *wheel, "-d", self._wheels], check=True, cwd=clone, env=environment)  # noqa: S603 (ours)
        subprocess.run(
            ["./run", "sightline", "--help"], check=True, cwd=clone, env=environment, stdout=subprocess.DEVNULL
        )

    def to_the_page(self, commit: str) -> Took:
        """From `./run demo` to its page."""
        clone, port = self.checkout(commit), free_port()
        with tempfile.TemporaryDirectory(dir=self.folder) as home:
            environment = {
                **plain_environment(),
                "HOME": home,
                "UV_CACHE_DIR": self._cache,
                "UV_OFFLINE": "1",
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": self._wheels,
            }
            command = ["./run", "demo", "--no-browser", "--port", str(port)]
            took = until_answered(command, f"http://127.0.0.1:{port}/", environment, clone)
            # What is compiled behind the page finds nothing left to do, and takes nothing from the next.
            shutil.rmtree(clone, ignore_errors=True)
            return took

    def checkout(self, commit: str) -> Path:
        """The files of a commit, and nothing else."""
        there = tempfile.mkdtemp(dir=self.folder)
        for words in (["clone", "-q", "--no-checkout", str(HOME), there], ["-C", there, "checkout", "-q", commit]):
            subprocess.run(["git", *words], check=True)  # noqa: S603, S607 (ours)
        return Path(there)

    @property
    def _cache(self) -> str:
        return str(self.folder / "cache")

    @property
    def _wheels(self) -> str:
        return str(self.folder / "wheels")
