"""What the page switches behind Slack's back: injected faults and people's accounts."""

from bot.demo.accounts import TIME_ZONES, Accounts
from bot.demo.fault_injection import FaultInjection
from bot.demo.json_values import Json
from bot.demo.random_faults import KINDS, RandomFaults
from bot.demo.rate_limits import RateLimits
from bot.demo.workspace import Fact, Workspace

OFTEN = {"sometimes": 0.2, "often": 0.5, "always": 1.0}
"""The share of calls that go wrong, over all kinds that are switched on."""

SWITCHES = ("slow", "waits", "fails", "drops", "limits", "removed")
SLOW_SECONDS, WAIT_SECONDS, A_MINUTE = 4.0, 10, 60


def faults_shown(faults: FaultInjection) -> Json:
    random = faults.random_faults or RandomFaults()
    total = sum(random.share(kind) for kind in KINDS)
    return {
        "slow": random.slow > 0,
        "waits": random.rate_limited > 0,
        "fails": random.server_error > 0,
        "drops": random.reset + random.delivered_then_dropped > 0,
        "often": min(OFTEN, key=lambda name: abs(OFTEN[name] - total)) if total else None,
        "limits": faults.limits is not None,
        "removed": faults.refusal is not None,
    }


def accounts_shown(workspace: Workspace) -> Json:
    return {"time_zones": TIME_ZONES, "takes_for_closed": workspace.takes_for_closed_accounts}


class Controls:
    def __init__(self, workspace: Workspace, accounts: Accounts) -> None:
        self._workspace = workspace
        self._accounts = accounts

    async def faults(self, given: Json) -> Json:
        """Set all switches at once; one that is not named is off."""
        faults, total = self._workspace.faults, OFTEN.get(str(given.get("often")), OFTEN["sometimes"])
        on = {name for name in SWITCHES if given.get(name) is True}
        kinds = on & {"slow", "waits", "fails", "drops"}
        share = {name: total / len(kinds) if name in kinds else 0.0 for name in SWITCHES}
        random = RandomFaults(
            rate_limited=share["waits"],
            server_error=share["fails"],
            reset=share["drops"] / 2,
            delivered_then_dropped=share["drops"] / 2,
            slow=share["slow"],
            retry_after=WAIT_SECONDS,
            slow_seconds=SLOW_SECONDS,
        )
        faults.set_random_faults(random if kinds else None)
        if ("limits" in on) != (faults.limits is not None):
            faults.set_rate_limits(RateLimits(messages_per_minute=A_MINUTE) if "limits" in on else None)
        faults.refuse_everything("account_inactive" if "removed" in on else None)
        self._workspace.announce(Fact("faults"))
        return {"faults": faults_shown(faults)}

    async def account(self, given: Json) -> Json:
        active, guest, tz = given.get("active"), given.get("guest"), given.get("tz")
        problem = await self._accounts.change(
            str(given.get("member")),
            active=active if isinstance(active, bool) else None,
            guest=guest if isinstance(guest, bool) else None,
            tz=tz if isinstance(tz, str) else None,
        )
        name = self._workspace.bot.name
        return {"note": f'It is changed. {name} did not answer to the news: "{problem}"' if problem else ""}

    async def closed_accounts(self, given: Json) -> Json:
        """Say whether messages to closed accounts are taken."""
        self._workspace.takes_for_closed_accounts = given.get("taken") is True
        self._workspace.announce(Fact("members"))
        return {}
