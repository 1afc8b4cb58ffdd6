"""What `sightline check` looks at of the process that reads documents: it is run, and tries to get at what is ours."""

import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import make_url

from bot.cli.findings import Finding
from bot.settings import Settings
from commands.showing.wording import joined
from store.cage import LAYERS
from store.cage.probing import ATTEMPTS, BAIT, Baits, Probe, probed

PAGE = "docs/operations/containment.md"


def look(chosen: Settings) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listener:
            bait = Path(folder, BAIT)
            bait.touch()
            files = [str(one.absolute()) for one in (bait, *_files_of_ours(chosen))]
            probe = probed(Baits(files, folder, listener.getsockname()[1]))
    except OSError as error:
        what = f"What the process that reads documents could do was not tried: {error.strerror}."
        yield Finding(ok=False, what=what, do="Set TMPDIR to a folder that may be written, or leave it out.")
        return
    yield _finding(probe)
    if probe.missing:
        lacking = joined([f"{name} ({why})" for name, why in probe.missing.items()])
        yield Finding(ok=True, what=f"Layers around it that this machine does not give: {lacking}. See {PAGE}.")


def _files_of_ours(chosen: Settings) -> Iterator[Path]:
    url = make_url(chosen.database)
    if url.drivername == "sqlite" and url.database:
        yield Path(url.database)
    yield Path(".env")
    if chosen.pulse_keys is not None:
        yield from chosen.pulse_keys.glob("*")


def _finding(probe: Probe) -> Finding:
    if not probe.possible:
        holds = joined([name for name in LAYERS if name not in probe.missing])
        what = f"The process that reads documents is shut in: it tried {len(ATTEMPTS)} ways out, and none was open"
        return Finding(ok=True, what=f"{what}. What holds it: {holds}.")
    what = f"The process that reads documents is not shut in: it could {joined(probe.possible)}."
    # What no setting can mend is told, and is no fault of the set-up.
    if sys.platform != "linux":
        return Finding(ok=True, what=f"{what} Only Linux can do more. See {PAGE}.")
    return Finding(ok=False, what=what, do=f"{PAGE} says what a kernel or a container must allow.")
