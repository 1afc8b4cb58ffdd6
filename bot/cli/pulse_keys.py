"""Whether this process has the keys of pulses that the database knows: proved at the start, and told by `check`."""

from collections.abc import Iterator

import structlog
from sqlmodel import col, select

from bot.cli.findings import Finding
from bot.cli.terminal import in_words
from bot.settings import Settings
from commands.showing.wording import joined
from store.database import SessionMaker, reading, transaction
from store.models import Pulse
from store.pulse.keys import KeyFolder, NoKeysError, believe, introduce, keys_of

log = structlog.get_logger()

SET_UP = "Set both, alike for all processes; docs/cli.md tells how. Without them pulses can be written, and none opens."
MEND = (
    "Set it as it was. Where the old keys are lost for good: sightline check --believe-pulse-keys."
    " Open rounds whose keys are lost then end without a result."
)


def introduce_keys(sessions: SessionMaker) -> None:
    """Let the database know the folder where it knows none yet. Without keys all but pulses works."""
    try:
        with transaction(sessions) as session:
            introduce(session)
            keys_of(session)
    except (NoKeysError, OSError) as error:
        why = in_words(error) if isinstance(error, OSError) else str(error)
        log.warning("no pulse opens", why=why, see="sightline check")


def look_at_keys(sessions: SessionMaker, chosen: Settings, *, believe_keys: bool) -> Iterator[Finding]:
    """Args:
    believe_keys: take this folder and this secret from now on.
    """
    if chosen.key_folder is None:
        yield from _not_set(sessions, chosen)
        return
    try:
        with transaction(sessions) as session:
            if believe_keys:
                believe(session)
            introduce(session)
            yield _shared(keys_of(session))
    except NoKeysError as error:
        yield Finding(ok=False, what=str(error), do=MEND)
    except OSError as error:
        yield Finding(
            ok=False,
            what=f"The folder of pulse keys cannot be used: {in_words(error)}.",
            do="Let Sightline read and write the folder that SIGHTLINE_PULSE_KEYS names, and nobody else.",
        )


def _not_set(sessions: SessionMaker, chosen: Settings) -> Iterator[Finding]:
    """A fault where somebody waits for a round to open, or has set one of the two."""
    with reading(sessions) as session:
        wanted = session.exec(select(Pulse.id).where(col(Pulse.ended_at).is_(None)).limit(1)).first() is not None
    both = {"SIGHTLINE_PULSE_KEYS": chosen.pulse_keys, "SIGHTLINE_PULSE_SECRET": chosen.pulse_secret}
    missing = [name for name, given in both.items() if given is None]
    what = f"Pulses have no keys, so none opens: {joined(missing)} {'is' if len(missing) == 1 else 'are'} not set."
    well = not wanted and len(missing) == len(both)
    yield Finding(ok=well, what=what, do=None if well else SET_UP)


def _shared(keys: KeyFolder) -> Finding:
    if keys.is_private:
        return Finding(ok=True, what="The keys of pulses are those that the database knows.")
    return Finding(
        ok=False,
        what=f"Others on this machine may look into the folder of pulse keys, {keys.folder}.",
        do=f"Close it to them: chmod 700 {keys.folder}",
    )
