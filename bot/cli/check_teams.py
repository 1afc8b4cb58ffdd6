"""What `sightline check` looks at in Teams: the bot's own sign-in, where it is installed, the list of people."""

from collections.abc import Iterator

from sqlmodel import Session

from bot.chat.connecting import ConnectionProblem
from bot.cli.checked_chats import not_set, people_read
from bot.cli.findings import Finding
from bot.cli.served_teams import teams_client
from bot.core import Core
from bot.settings import Settings
from bot.teams.connection import PLATFORM
from bot.teams.signing_in import sign_in
from commands.showing.wording import count
from store.database import transaction
from store.delivery import conversation_references, rate_limits
from store.delivery.chats import Chat
from store.people.installs import not_installed
from store.plan import plans

INSTALL = "Add it to the setup policy of these people, or ask each of them to add it: docs/teams-setup.md, step 6."


def look(chosen: Settings, core: Core | None) -> Iterator[Finding]:
    if chosen.teams_app_secret is None:
        yield not_set("SIGHTLINE_TEAMS_APP_SECRET")
        return
    if not chosen.teams_tenant:
        yield not_set("SIGHTLINE_TEAMS_TENANT")
        return
    client = teams_client(chosen)
    try:
        sign_in(client)
    except ConnectionProblem as problem:
        yield Finding(ok=False, what=problem.what, do=problem.do)
        return
    finally:
        client.close()
    yield Finding(ok=True, what="Microsoft knows the bot, and gives it tokens.")
    if core is not None:
        chat = Chat(PLATFORM, chosen.teams_tenant)
        with transaction(core.sessions) as session:
            rate_limits.mend(session, chat)
            yield from people_read(session, "Teams", chat, core.clock.now())
            yield from _installs(session, chosen.teams_tenant)


def _installs(session: Session, tenant: str) -> Iterator[Finding]:
    found = conversation_references.all_open(session, PLATFORM, tenant)
    if not found:
        yield Finding(
            ok=False,
            what="Nobody has Sightline in Teams yet, or Teams does not reach it.",
            do="Upload the package, and look at the messaging endpoint: docs/teams-setup.md, steps 3 to 6.",
        )
        return
    teams = sum(one.external_id == one.their_id for one in found)
    personal = sum((one.their_id or "").startswith("29:") for one in found)
    yield Finding(
        ok=True, what=f"It is installed for {count(personal, 'person', 'people')} and in {count(teams, 'team')}."
    )
    if missing := not_installed(session, plans.open_ones(session)):
        yield Finding(
            ok=False,
            what=f"Not installed: {count(len(missing), 'person who owns', 'people who own')} something open.",
            do=INSTALL,
        )
