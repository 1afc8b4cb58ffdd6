"""Whether what was kept for long enough is deleted, and whoever was forgotten has stayed so."""

from collections.abc import Iterator

from bot.cli.findings import Finding
from bot.core import Core
from store.database import reading
from store.people.life_cycle import forgotten


def look(core: Core) -> Iterator[Finding]:
    with reading(core.sessions) as session:
        again = forgotten.met_again(session)
    if again:
        yield Finding(
            ok=False,
            what=f"{again} account{'s' if again > 1 else ''} or address of somebody who was forgotten has come back.",
            do="Have the account closed in the chat, or the address taken out of the list, and forget them again.",
        )
