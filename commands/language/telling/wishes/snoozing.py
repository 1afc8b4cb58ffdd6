"""Not to be asked about something before a day: "don't ask me about B9.1 until Monday", "snooze the dashboards"."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.forecasts import Day, days_in
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal, Snoozes
from commands.language.telling.wishes.common import why_in

_ASKING = "ask asking nudge nudging chase chasing remind reminding bother bothering bug bugging ping pinging message"
ASKING = frozenset(_ASKING.split())
NOT = frozenset({"dont", "stop", "not", "quit", "without", "no"})
UNTIL = frozenset({"until", "till", "til", "before"})


def read_snoozing(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    verb = _verb(told)
    if verb is None or "else" in told.keys:
        return None
    days = [one for one in days_in(told, context.today) if one.first > verb]
    day = next((one for one in days if _is_until(told, one)), days[0] if days and _again(told) else None)
    clause = told.clause_at(verb)
    before = day.first if day else clause.last
    places = [place for place in range(verb + 1, before) if told.keys[place] not in UNTIL]
    meant = mentions.meant(places)
    if not meant.refs:
        return None
    if day is None:
        snoozes = told.keys[verb] in ("snooze", "snoozing", "park")
        return Proposal(instead=f"snooze {' '.join(meant.refs)}") if snoozes and meant.sure else None
    why = why_in(told, {verb, *range(verb, day.last)})
    if meant.sure:
        return Proposal(changes=(Snoozes(items=meant.refs, until=day.on, why=why),))
    return Proposal(which=tuple(Snoozes(items=(ref,), until=day.on, why=why) for ref in meant.refs))


def _verb(told: Told) -> int | None:
    for place, word in enumerate(told.keys):
        if word in ("snooze", "park") and not any(one in NOT for one in told.keys[max(0, place - 2) : place]):
            return place
        if word in ASKING and (any(one in NOT for one in told.keys[max(0, place - 3) : place]) or _again(told)):
            return place
    leave = told.place_of("leave me alone about", "come back to me about", "come back to me on")
    return leave[1] - 1 if leave else None


def _again(told: Told) -> bool:
    """ "ask me again on Monday"."""
    return told.holds("ask me again", "ask again", "come back to me", "nudge me again")


def _is_until(told: Told, day: Day) -> bool:
    return any(told.keys[place] in UNTIL for place in range(max(0, day.first - 2), day.last))
