"""What the page switches behind Slack's back: the weather and people's accounts."""

from bot.demo.accounts import TIME_ZONES, Accounts
from bot.demo.json_values import Json
from bot.demo.mishaps import Mishaps
from bot.demo.rate_limits import RateLimits
from bot.demo.weather import KINDS, Weather
from bot.demo.workspace import Fact, Workspace

OFTEN = {"sometimes": 0.2, "often": 0.5, "always": 1.0}
"""The share of calls that go wrong, over all kinds that are switched on."""

SWITCHES = ("slow", "waits", "fails", "drops", "limits", "removed")
SLOW_SECONDS, WAIT_SECONDS, A_MINUTE = 4.0, 10, 60


def weather_shown(mishaps: Mishaps) -> Json:
    weather = mishaps.weather or Weather()
    total = sum(weather.share(kind) for kind in KINDS)
    return {
        "slow": weather.slow > 0,
        "waits": weather.rate_limited > 0,
        "fails": weather.server_error > 0,
        "drops": weather.reset + weather.delivered_then_dropped > 0,
        "often": min(OFTEN, key=lambda name: abs(OFTEN[name] - total)) if total else None,
        "limits": mishaps.limits is not None,
        "removed": mishaps.refusal is not None,
    }


def accounts_shown() -> Json:
    return {"time_zones": TIME_ZONES}


class Controls:
    def __init__(self, workspace: Workspace, accounts: Accounts) -> None:
        self._workspace = workspace
        self._accounts = accounts

    async def weather(self, given: Json) -> Json:
        """Set all switches at once; one that is not named is off."""
        mishaps, total = self._workspace.mishaps, OFTEN.get(str(given.get("often")), OFTEN["sometimes"])
        on = {name for name in SWITCHES if given.get(name) is True}
        kinds = on & {"slow", "waits", "fails", "drops"}
        share = {name: total / len(kinds) if name in kinds else 0.0 for name in SWITCHES}
        weather = Weather(
            rate_limited=share["waits"],
            server_error=share["fails"],
            reset=share["drops"] / 2,
            delivered_then_dropped=share["drops"] / 2,
            slow=share["slow"],
            retry_after=WAIT_SECONDS,
            slow_seconds=SLOW_SECONDS,
        )
        mishaps.set_weather(weather if kinds else None)
        if ("limits" in on) != (mishaps.limits is not None):
            mishaps.set_rate_limits(RateLimits(messages_per_minute=A_MINUTE) if "limits" in on else None)
        mishaps.refuse_everything("account_inactive" if "removed" in on else None)
        self._workspace.announce(Fact("weather"))
        return {"weather": weather_shown(mishaps)}

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
