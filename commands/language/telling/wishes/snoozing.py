"""Not to be asked about something before a day: "don't ask me about B9.1 until Monday", "snooze the dashboards"."""

from dataclasses import replace
from datetime import date, timedelta

from commands.language.context import ReadingContext
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.dates import spot_dates
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.forecasts import Day, days_in
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal, Snoozes
from commands.language.telling.wishes.common import how_long, text_of, why_in
from store.rules.references import as_reference

_ASKING = "ask asking nudge nudging chase chasing remind reminding bother bothering bug bugging ping pinging message"
ASKING = frozenset(_ASKING.split())
NOT = frozenset({"dont", "stop", "not", "quit", "without", "no"})
_HOLDING = (
    "leave me be|hold the reminders|hold reminders|hold my reminders|no reminders|no nudges|pause reminders"
    "|pause nudges|pause chasing|mute|hold off|quiet on|quiet about|hold fire|leave off"
)
HOLDING = tuple(_HOLDING.split("|"))
UNTIL = frozenset({"until", "till", "til", "before"})


def read_snoozing(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    if (woken := _woken(told, context, mentions)) is not None:
        return woken
    verb = _verb(told)
    if verb is None or "else" in told.keys:
        return None
    days = [_first_of(told, one, context.today) for one in _days(told, context.today) if one.first > verb]
    day = next((one for one in days if _is_until(told, one, verb)), days[0] if days and _again(told) else None)
    if day is None and (length := how_long(told)) is not None and length.places[0] > verb:
        day = Day(length.places[0], length.places[-1] + 1, length.behind(context.today))
    clause = told.clause_at(verb)
    spent = day.places if day else range(0)
    last = max(clause.last, day.last if day else 0)
    places = [place for place in range(verb + 1, last) if told.keys[place] not in UNTIL and place not in spent]
    meant = mentions.meant(places)
    if not meant.refs:
        return None
    if day is None:
        snoozes = told.keys[verb] in ("snooze", "snoozing", "park") or _stops(told, verb, meant.places)
        return Proposal(instead=f"snooze {' '.join(meant.refs)}") if snoozes and meant.sure else None
    if "after" in told.keys[verb : day.last] and told.keys[day.first] != "after":
        # "Until after the meeting on the 20th" is the day behind it.
        day = replace(day, on=day.on + timedelta(days=1))
    why = why_in(told, {verb, *range(verb, day.last)}) or _why_behind(told, day, meant.places)
    if meant.sure:
        return Proposal(changes=(Snoozes(items=meant.refs, until=day.on, why=why),))
    return Proposal(which=tuple(Snoozes(items=(ref,), until=day.on, why=why) for ref in meant.refs))


def _stops(told: Told, verb: int, named: frozenset[int]) -> bool:
    """ "Stop asking about A9.1" says no day, which is asked. Where a reason is given too, it would be lost."""
    stops = told.keys[verb] in ASKING and not {"stop", "quit"}.isdisjoint(told.keys[max(0, verb - 2) : verb])
    behind = range(max(named, default=verb) + 1, len(told.keys))
    return stops and all(told.keys[place] in GIVES_NO_REASON for place in behind)


_NO_REASON = "and or about re on for of in with to again please pls thanks ta cheers then at from by as"
GIVES_NO_REASON = frozenset(_NO_REASON.split())


def _why_behind(told: Told, day: Day, named: frozenset[int]) -> str | None:
    """ "Until the 25th its with their solicitors": a reason without a comma before it."""
    places = range(day.last, told.clause_at(day.last - 1).last)
    if len(places) < SENTENCE or told.keys[places[0]] in GIVES_NO_REASON or not named.isdisjoint(places):
        return None
    return text_of(told, places)


SENTENCE = 3
"""Words that can give a reason by themselves."""
AGAIN = (
    "give me a shout",
    "give me a nudge",
    "give me a reminder",
    "give me a ping",
    "give me a prod",
    "send me a reminder",
)
"""Beside a day they wish to be asked then, as "ask me again" does."""
WAKES = (
    "stop snoozing",
    "unsnooze",
    "end the snooze",
    "cancel the snooze",
    "take the snooze off",
    "start asking me",
    "start nudging me",
    "start chasing me",
    "ask me as normal",
    "ask me as usual",
    "wake up",
)


def _woken(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """ "Start asking me about B9.1 again": from tomorrow."""
    if not told.holds(*WAKES) or not mentions.outright:
        return None
    return Proposal(changes=(Snoozes(items=mentions.meant().refs, until=context.today + timedelta(days=1)),))


def _verb(told: Told) -> int | None:
    for place, word in enumerate(told.keys):
        if word in ("snooze", "park") and not any(one in NOT for one in told.keys[max(0, place - 2) : place]):
            return place
        if word in ASKING and (any(one in NOT for one in told.keys[max(0, place - 3) : place]) or _again(told)):
            return place
    if told.keys[:1] == ["leave"] and as_reference(told.tokens[min(1, len(told.keys) - 1)].stem):
        return 0
    if told.holds("alone") and (left := told.place_of("leave")) is not None:
        return left[0]
    if (holding := told.place_of(*HOLDING)) is not None:
        return holding[1] - 1
    waits = told.place_of(
        "no need to ask", "no need to nudge", "no need to chase", "not due a nudge", "ask again about"
    )
    if waits:
        return waits[1] - 1
    again = told.place_of(*AGAIN)
    hear = told.place_of("hear about", "hear anything about", "hear any more about", "hear from you about")
    if hear and any(word in NOT for word in told.keys[: hear[0]]):
        return hear[1] - 1
    if again:
        return again[1] - 1
    leave = told.place_of("leave me alone about", "come back to me about", "come back to me on")
    return leave[1] - 1 if leave else None


def _again(told: Told) -> bool:
    """ "ask me again on Monday"."""
    if told.holds(*AGAIN):
        return True
    if told.holds("ask me again", "ask again", "come back to me", "nudge me again", "try me again"):
        return True
    words = [
        word for word in told.keys if word not in LEADING | {"can", "could", "would", "you", "please", "pls", "just"}
    ]
    return words[:2] in (["ask", "me"], ["chase", "me"], ["nudge", "me"], ["remind", "me"], ["ping", "me"])


def _is_until(told: Told, day: Day, verb: int) -> bool:
    """ "until the 20th", "until after the moderation on the 20th"."""
    clause = told.clause_at(day.first).first
    return any(told.keys[place] in UNTIL for place in range(max(verb, clause), day.last))


def _days(told: Told, today: date) -> list[Day]:
    """Single days, and the day behind what has an end alone: "after 29 July"."""
    found = days_in(told, today)
    known = {place for one in found for place in one.places}
    for span in spot_dates(told.tokens, today):
        window = span.meaning.window if isinstance(span.meaning, DateMeaning) else None
        if window and window.first and window.first > today and known.isdisjoint(span.places):
            found.append(Day(span.first, span.last, window.first))
    return sorted(found, key=lambda one: one.first)


def _first_of(told: Told, day: Day, today: date) -> Day:
    """ "Before 1 September" is asked on the 1st, and "until October" as October begins."""
    at = next((place for place in day.places if told.keys[place] in UNTIL), None)
    if at is None:
        return day
    spans = [one for one in spot_dates(told.tokens[at + 1 : day.last], today) if isinstance(one.meaning, DateMeaning)]
    begins = spans[0].meaning.window.first if spans else None  # type: ignore[attr-defined]
    return replace(day, on=begins) if begins is not None and begins > today else day
