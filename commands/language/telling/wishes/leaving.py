"""When somebody is away, and who stands in: "on AL from tomorrow, back in on the 26th", "Ben is off next week"."""

from datetime import date, timedelta

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.days import read_weekday
from commands.language.spans import Span
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.dates import spot_dates, spot_days
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import IsAway, IsBack, Proposal
from commands.language.telling.wishes.common import Length, how_long, length_at, number_of, people_in
from commands.language.telling.wishes.deputies import deputies
from store.dates.stretches import How
from store.query.model import Window

AWAY = (
    "signed off sick",
    "signed off work",
    "signed off with",
    "on annual leave",
    "annual leave",
    "on leave",
    "on al",
    "on a/l",
    "a/l",
    "on holiday",
    "on hols",
    "hols",
    "out of office",
    "out of the office",
    "ooo",
    "not in",
    "not working",
    "away",
    "off",
    "on maternity leave",
    "on paternity leave",
    "on secondment",
    "maternity leave",
    "paternity leave",
    "taking leave",
    "leave booked",
    "booked leave",
    "got leave",
    "from leave",
    "from annual leave",
    "sick leave",
    "off sick",
    "on sick",
    "not here",
    "not around",
    "im out",
    "i am out",
    "ill be out",
    "not about",
    "unavailable",
    "holiday",
    "al",
    "mat leave",
    "pat leave",
    "maternity",
    "paternity",
    "parental leave",
    "adoption leave",
    "compassionate leave",
    "special leave",
    "study leave",
    "jury service",
    "on a course",
    "on training",
    "at a conference",
    "on strike",
    "in hospital",
    *(
        f"{no} be {where}"
        for no in ("shant", "wont", "will not", "shall not", "cant", "wouldnt")
        for where in ("in", "around", "here", "about", "available", "working", "at work", "at my desk", "online")
    ),
    "wont be in",
    "wont be around",
    "wont be here",
    "wont be working",
    "wont be available",
    "not available",
)
STOPS = ("i finish", "im finishing", "we finish", "i break up", "im breaking up", "i stop", "im stopping")
"""They tell of time away where its length stands beside them: "I finish for two weeks on Friday"."""
OWN = frozenset({"i", "im", "ill", "ive", "me", "my", "id"})
LEADS_AWAY = frozenset(
    {
        "am",
        "back",
        "be",
        "going",
        "to",
        "will",
        "also",
        "from",
        "just",
        "now",
        "then",
        "taking",
        "having",
        "booked",
        "got",
        "have",
        "on",
    }
)
"""Before "off", where whoever writes leaves themselves out: "am off Wednesday"."""


def read_leaving(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """Raises `CommandError` where nobody knows until when."""
    if mentions.outright or context.asked or told.asking:
        return None
    if (back := _called_off(told, context)) is not None:
        return back
    told, length = _without_length(told)
    away = told.place_of(*AWAY) or (told.place_of(*STOPS) if length is not None else None)
    if away is None and told.keys[:1] == ["out"] and told.holds("back"):
        away = (0, 1)
    if away is None:
        return None
    spans = [one for one in spot_dates(told.tokens, context.today, lean="near") if isinstance(one.meaning, DateMeaning)]
    people = people_in(told, context)
    dated = frozenset(place for one in spans for place in one.places)
    whose = _whose(told, away, people, context, dated)
    if whose is None or (not spans and not told.holds("back") and length is None):
        return None
    first, last = _days(told, spans, length, context.today)
    if last is None or last < (first or context.today):
        raise CommandError(
            f"Say the first and the last day away, and nothing is asked meanwhile. For example:"
            f" {say('leave 1 Aug to 14 Aug deputy @Head of Safeguarding')}."
        )
    if last < context.today:
        # "I was off last week, what did I miss" tells of nothing that is to be kept.
        return None
    person = None if whose == context.person.id else whose
    covering = deputies(told, away, people)
    changes = [
        IsAway(first=first or context.today, last=last, person=person, deputy=one) for one in covering if one != whose
    ]
    if len(changes) > 1:
        return Proposal(which=tuple(changes))
    return Proposal(changes=tuple(changes or [IsAway(first=first or context.today, last=last, person=person)]))


_OFF = "cancel cancelled scrap scrapped delete remove forget undo dropped off"
BEGINNING = frozenset({"from", "starting", "beginning", "commencing"})
CALLED_OFF = frozenset(_OFF.split())
LEAVES = frozenset({"leave", "holiday", "holidays", "al"})
NOT_AWAY = (
    "not away after all",
    "not off after all",
    "not going away",
    "back early",
    "leave has been cancelled",
    "leave is cancelled",
    "holiday is cancelled",
    "holiday has been cancelled",
    "holiday fell through",
    "not on leave any more",
    "not on leave after all",
)


def _called_off(told: Told, context: ReadingContext) -> Proposal | None:
    """ "Scrap my leave", "back early, cancel my leave"."""
    leave = next((place for place, word in enumerate(told.keys) if word in LEAVES), None)
    beside = told.keys[max(0, leave - 3) : leave + 4] if leave is not None else []
    if not (told.holds(*NOT_AWAY) or not CALLED_OFF.isdisjoint(beside)) or told.holds("not cancel", "dont cancel"):
        return None
    others = [one.meaning for one in people_in(told, context) if isinstance(one.meaning, PeopleMeaning)]
    ids = [one.ids[0] for one in others if one.how is Whom.ONE and len(one.ids) == 1]
    person = ids[0] if ids and ids[0] != context.person.id else None
    days = [one for one in spot_dates(told.tokens, context.today) if isinstance(one.meaning, DateMeaning)]
    first = days[0].meaning.window.first if days else None  # type: ignore[attr-defined]
    return Proposal(changes=(IsBack(person=person, first=first),))


def _without_length(told: Told) -> tuple[Told, Length | None]:
    """ "Off for 2 weeks from Friday": the length is read by itself, so that it is not taken for the day it ends on."""
    length = how_long(told) or _length_before_its_day(told)
    if length is None:
        return told, None
    kept = [one for one in told.tokens if one.place not in length.places]
    # "From the 18th for a fortnight woohoo": a day is no part of what is said behind the length.
    parted = [
        f"{one.typed}," if one.place == length.places[0] - 1 and one.typed[:1].isdecimal() else one.typed
        for one in kept
    ]
    return Told(" ".join(parted)), length


def _length_before_its_day(told: Told) -> Length | None:
    """ "A fortnight from the 25th", "two weeks starting 1 August", "the next three weeks"."""
    for place in range(1, len(told.keys)):
        found = length_at(told, place)
        if found is None:
            continue
        before, behind = told.keys[found.places[0] - 1] if found.places[0] else "", told.keys[place + 1 : place + 3]
        if before in ("in", "last", "first", "past", "by", "within", "of"):
            continue
        if before == "next" and number_of(told.keys[found.places[0]]):
            return Length(found.days, found.months, range(found.places[0] - 1, place + 1))
        if behind[:1] and behind[0] in BEGINNING and behind[1:] not in (["today"], ["now"]):
            return found
        if behind[:1] in (["in"], ["during"]) and number_of(told.keys[found.places[0]]):
            return found
    return None


def _whose(
    told: Told, away: tuple[int, int], people: list[Span], context: ReadingContext, dated: frozenset[int]
) -> int | None:
    """Whoever stands before it, or the writer, who may leave themselves out."""
    begins = told.clause_at(away[0]).first
    if any(word in OWN for word in told.keys[max(begins, away[0] - 2) : away[0]]):
        # "Ben is covering for me while I'm away": nearer than whoever else is named.
        return context.person.id
    before = [one for one in people if one.last <= away[0]]
    for one in reversed(before):
        meaning = one.meaning
        if isinstance(meaning, PeopleMeaning) and meaning.how is Whom.ONE and len(meaning.ids) == 1:
            return meaning.ids[0]
    words = [
        told.keys[place]
        for place in range(begins, away[0])
        if place not in dated and told.keys[place] not in LEADING | LEADS_AWAY
    ]
    if not words or any(word in OWN for word in words):
        return context.person.id
    return None


def _days(told: Told, spans: list[Span], length: Length | None, today: date) -> tuple[date | None, date | None]:
    """The last is None where nobody can tell it."""
    first, last = _named_days(told, spans, today)
    if length is not None:
        first, last = _as_long(length, first, last, today)
    return first, None if _leaves_open(told, spans, length) else last


def _named_days(told: Told, spans: list[Span], today: date) -> tuple[date | None, date | None]:
    """Whoever is back on a day is away until the day before."""
    first = last = back = None
    for span in spans:
        window = span.meaning.window  # type: ignore[attr-defined]
        before = told.keys[max(0, span.first - 3) : span.first]
        if "back" in before or "return" in before or "returning" in before:
            back = _back(told, span, window.first or window.last, first, today)
            continue
        if first is None and window.first == today and _is_weekday(told, span):
            # Whoever means today says so: on a Monday, "from Monday" is the next one.
            window = window.model_copy(update={"first": today + timedelta(days=7)})
        if first is not None and window.first and window.first < first and _is_weekday(told, span):
            # "Off Friday and Monday", on a Monday.
            window = window.model_copy(update={"last": window.first + timedelta(days=7)})
        first = first or window.first
        last = window.last or last
    if back is not None:
        last = back - timedelta(days=1)
    return first, last


def _as_long(length: Length, first: date | None, last: date | None, today: date) -> tuple[date | None, date | None]:
    """Nobody knows which two weeks "two weeks in August" are, nor what counts where the days say otherwise."""
    if first is None and last is not None:
        first = last + timedelta(days=1)
        return first - (length.behind(first) - first), last
    first = first or today
    ends = length.behind(first) - timedelta(days=1)
    if last is not None and last - first > timedelta(days=3) and ends - timedelta(days=3) <= last < ends:
        # "2 weeks, 1 to 12 August" are working weeks.
        return first, last
    if last is not None and last - first > timedelta(days=7) and last != ends:
        return first, None
    return first, ends


def _leaves_open(told: Told, spans: list[Span], length: Length | None) -> bool:
    """ "In two weeks", "two weeks in August, the 8th", "the first week of August and the last one of it"."""
    before = None
    for span in spans:
        window: Window = span.meaning.window  # type: ignore[attr-defined]
        if span.meaning.how is How.NEXT and told.keys[span.first] in ("in", "within"):  # type: ignore[attr-defined]
            return True
        if (
            window.first is None
            or window.last is None
            or not {"back", "return", "returning"}.isdisjoint(told.keys[max(0, span.first - 3) : span.first])
        ):
            continue
        if before is not None and length is not None and window.first < before:
            return True
        apart = before is not None and window.first > before + timedelta(days=4)
        if apart and not {"and", "again"}.isdisjoint(told.keys[max(0, span.first - 2) : span.first]):
            return True
        before = window.last
    return False


def _is_weekday(told: Told, span: Span) -> bool:
    return any(read_weekday(told.keys[place]) is not None for place in span.places if len(told.keys[place]) > 2)


def _back(told: Told, span: Span, on: date | None, first: date | None, today: date) -> date | None:
    """ "1 to 12 August, back on the 15th" is the 15th of August."""
    if on is None or first is None or on > first:
        return on
    later = [one.meaning for one in spot_days(told.tokens, today, around=first) if one.first == span.first]
    return next((one.day for one in later if isinstance(one, DateMeaning)), on)
