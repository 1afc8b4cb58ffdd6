"""Whether what was kept for long enough is deleted, and whoever was forgotten has stayed so."""

from collections.abc import Iterator

from bot.cli.findings import Finding
from bot.core import Core
from commands.showing.wording import count
from store.database import reading
from store.people.life_cycle import forgotten


def look(core: Core) -> Iterator[Finding]:
    with reading(core.sessions) as session:
        again = forgotten.met_again(session)
    if again:
        yield Finding(
            ok=True,
            what=(
                f"{count(again, 'account or address', 'accounts or addresses')} of people who were forgotten came back"
                " as somebody new. Where that is wrong, have the account closed in the chat and forget them again."
            ),
        )
