"""How days, counts and verdicts are said to people."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from unicodedata import bidirectional

from store.models import Person
from store.people import permissions
from store.plan.item_views import ItemView
from store.query.executing import Total
from store.rules.brag import days_late
from store.rules.terms import Brag, Kind, Precision
from store.time import london_day, london_time

BRAG_WORDS = {
    Brag.RED: "red: overdue or delayed",
    Brag.AMBER: "amber: at risk, blocked or forecast late",
    Brag.GREEN: "green: on track",
    Brag.BLUE: "blue: complete",
    Brag.GREY: "grey: not started or nothing known",
}


CLAIMED = "said complete, waits for verification"

LONGEST_ECHO = 80
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
TIMES = re.compile(r" \(\d+ times\)$")


def count(number: int | Total, one: str, many: str | None = None) -> str:
    """ "1 milestone", "no milestones", "1,200 milestones", "over 1,000 milestones"."""
    if isinstance(number, Total):
        if number.over:
            return f"{counted(number)} {many or one + 's'}"
        number = number.number
    if number == 1:
        return f"1 {one}"
    return f"{number:,} {many or one + 's'}" if number else f"no {many or one + 's'}"


ANY_KIND = ("action or milestone", "actions and milestones")
"""One and several of what may be either."""


def of_any_kind(number: int | Total, how: str = "") -> str:
    """ "3 open actions and milestones", "1 open action or milestone", "no open actions and milestones"."""
    one, many = ANY_KIND
    return count(number, f"{how} {one}".strip(), f"{how} {many}".strip())


def counted(total: Total) -> str:
    """ "3", "1,000", and "over 1,000" where nobody counted to the end."""
    return f"over {total.number:,}" if total.over else f"{total.number:,}"


def kinds(kind: Kind, number: int) -> str:
    return count(number, kind.value, "timeline entries" if kind is Kind.TIMELINE else None)


def counted_by_kind(found: Sequence[Kind]) -> str:
    """ "1 action", "2 actions and 1 milestone"."""
    return joined([kinds(kind, found.count(kind)) for kind in Kind if kind in found])


def day(value: date, today: date) -> str:
    """ "Friday 29 July", with the year where it is another one."""
    said = f"{value:%A} {value.day} {value:%B}"
    return said if value.year == today.year else f"{said} {value.year}"


def near_day(value: date, today: date) -> str:
    """ "29 July", for a line that holds several; with the year where it is another one."""
    return f"{value.day} {value:%B}" if value.year == today.year else f"{value.day} {value:%B %Y}"


def period(value: date, precision: Precision | None, today: date) -> str:
    """A date as exactly as it was printed: "July 2022 (by 31 July)"."""
    last = f"by {value.day} {value:%B}"
    match precision:
        case None | Precision.DAY:
            return day(value, today)
        case Precision.MONTH:
            return f"{value:%B %Y} ({last})"
        case Precision.YEAR:
            return f"{value.year} ({last})"
        case _:
            return f"{last} {value.year}"


def start_of(value: date, precision: Precision | None, today: date) -> str:
    return f"{value:%B %Y}" if precision is Precision.MONTH else day(value, today)


def due(item: ItemView, today: date) -> str:
    """ "Due Friday 29 July (in 4 days)", "Due July 2022 (by 31 July), 1 day late", "No date"."""
    if item.baseline is None:
        return "No date"
    said = f"{'Was due' if item.dropped else 'Due'} {period(item.baseline, item.baseline_precision, today)}"
    return f"{said}, {away}" if (away := distance(item, today)) else said


LOST = {"closed": ", whose account is closed", "guest": ", a guest who cannot own anything"}


def owner_of(item: ItemView) -> str:
    """Who is accountable, and whether they can be asked; as the document prints it, where nobody has said who it is."""
    if item.owner:
        return f"{item.owner}{LOST[item.owner_lost]}" if item.owner_lost else item.owner
    printed = next(iter(item.printed_owners), None)
    if printed is None or printed.person:
        return "no owner"
    return f"{quoted(printed.words)}, {'who is nobody here' if printed.settled else 'matched to nobody yet'}"


def lost(person: Person) -> str:
    """Why somebody cannot be asked, behind their name; nothing where they can."""
    why = permissions.lost(person)
    return LOST[why] if why else ""


def distance(item: ItemView, today: date) -> str:
    """How far off: "2 days late", "today", "in 3 days"; nothing for what is done or over 4 weeks away."""
    if item.baseline is None or not item.open or item.claimed_on:
        return ""
    days = days_late(item.baseline, today)
    if days > 0:
        return f"{count(days, 'day')} late"
    if days == 0:
        return "today"
    if days == -1:
        return "tomorrow"
    return f"in {-days} days" if days >= -28 else ""


def moment(value: datetime, today: date) -> str:
    """ "today at 09:30", "Friday 8 July at 14:05", in London time."""
    on = london_day(value)
    said = "today" if on == today else day(on, today)
    return f"{said} at {london_time(value)}"


def begun(words: str) -> str:
    """As a sentence begins: names of days and months in it stay as they are."""
    return words[:1].upper() + words[1:]


def joined(words: Sequence[str]) -> str:
    """ "1, 8 and 9"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def references(refs: Sequence[str], of_plans: Sequence[str] = ()) -> str:
    """ "D1 and D2", or "D1 and D2 in SEND; D1 in Early help".

    Args:
        of_plans: the plan of each, where several are open.
    """
    if len(of_plans) != len(refs):
        return joined(refs)
    by_plan: dict[str, list[str]] = {}
    for ref, plan in zip(refs, of_plans, strict=True):
        by_plan.setdefault(plan, []).append(ref)
    return "; ".join(f"{joined(some)} in {plan}" for plan, some in by_plan.items())


def echoed(words: str) -> str:
    """What a person typed, said back to them: enough to know it by."""
    return clipped(" ".join(words.split()), LONGEST_ECHO)


def quoted(words: str) -> str:
    """A person's own words. Isolated, so that words written from right to left do not turn those around them."""
    inside = f"\u2068{words}\u2069" if any(bidirectional(sign) in RIGHT_TO_LEFT for sign in words) else words
    return f"“{inside}”"


def quoted_printed(words: str) -> str:
    """What a document prints, with the count that its reader put behind it outside of the quotation marks."""
    count = TIMES.search(words)
    return f"{quoted(words[: count.start()])}{count.group()}" if count else quoted(words)


def clipped(text: str, longest: int) -> str:
    """Text for where a chat has no room; the whole stands where the thing itself is shown."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
