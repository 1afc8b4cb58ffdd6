"""Another date: "can I have two more weeks on the audit", "change C14.2 to 17 Feb", "push A9.1 to 30 July".

A promised date is the board's, so that an owner asks and the programme lead decides. What is pushed is what its owner
expects; whoever leads may mean either, and is asked.
"""

from datetime import date

from commands.language.context import ReadingContext
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.forecasts import days_in
from commands.language.telling.mentions import Meant, Mentions
from commands.language.telling.proposals import Change, MovesDate, Proposal, Stands
from commands.language.telling.wishes.common import Length, length_at, proposed, why_in
from store.people.permissions import may

_MOVES = "change move shift extend postpone defer reschedule bring"
MOVES = frozenset(_MOVES.split())
PUSHES = frozenset({"push", "slip", "bump", "nudge", "put"})
MOVED = frozenset(
    {
        "moved",
        "changed",
        "extended",
        "pushed",
        "put",
        "go",
        "deferred",
        "postponed",
        "move",
        "slip",
        "brought",
        "shifted",
        "bumped",
    }
)
"""Behind "can" and what is spoken of, they wish for another date."""
ASKED = (
    "can i have",
    "could i have",
    "can we have",
    "could we have",
    "i need",
    "we need",
    "give me",
    "give us",
    "can i get",
    "could i get",
    "can we get",
    "need an extension",
    "an extension",
    "extension on",
    "extension for",
    "extension to",
    "any chance of",
    "possible to have",
)
_WANTED = (
    "moving pushing shifting extending bringing putting pushed put moved extended brought rescheduling rescheduled"
)
WANTED = frozenset(_WANTED.split())
"""Behind "needs" or "to be", of what is spoken of."""
GOES = frozenset({"go", "move", "slip", "shift", "come"})
NEEDS_MORE = frozenset({"needs", "need", "wants", "requires", "please", "pls"})
LONGER = frozenset({"until", "till", "til", "to", "more", "extra", "another", "longer"})
NEEDS = frozenset({"needs", "wants", "need", "be", "requires"})
AGREED = (
    "new date",
    "revised date",
    "due date",
    "promised date",
    "target date",
    "a date of",
    "date of",
    "now due",
    "moves to",
    "slips to",
    "goes to",
    "goes back to",
    "moves back to",
    "can slip",
    "can move",
    "can go",
    "agreed",
    "approved",
    "have agreed",
    "has agreed",
)
"""Beside a day they tell of a promised date, where whoever leads the plan says them."""
NO_DATE = frozenset({"stays", "stay", "moved", "done", "complete", "finished", "sent", "held", "was", "were", "met"})
"""Beside them something else has happened, or the date has stayed."""
_MORE = "more extra another further longer extension extend by additional back later"
MORE = frozenset(_MORE.split())


def read_dating(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    verb = next((place for place, word in enumerate(told.keys) if word in MOVES | PUSHES), None)
    verb = verb if verb is not None and _orders(told, verb) and not told.holds("a date of", "a date on") else None
    if verb is None:
        verb = next(
            (place for place, word in enumerate(told.keys) if word in MOVED and _is_wished_of(told, place)), None
        )
    if verb is None:
        verb = next(
            (place for place, word in enumerate(told.keys) if word in WANTED | GOES and _is_needed(told, place)), None
        )
    agreed = _agreed(told, context, mentions) if verb is None else None
    forward = told.place_of(
        "bring forward", "put back", "push back", "move back", "set the date of", "set the due date of"
    )
    more = _more(told)
    opens = [word for word in told.keys if word not in LEADING][:1]
    asked = told.holds(*ASKED) or told.keys[:1] == ["need"]
    if told.holds("give me", "give us") and LONGER.isdisjoint(told.keys):
        # "Give me a shout on Tuesday" wishes for something else.
        return None
    needs = not NEEDS_MORE.isdisjoint(told.keys) and mentions.outright and more is not None and not told.opens_asking
    asked = asked or bool(needs)
    asked = asked or (opens in (["can"], ["could"]) and "have" in told.keys and more is not None)
    if verb is None and not asked and forward is None and agreed is None:
        return None
    spent = set(more.places) if more else set[int]()
    day = next((one for one in reversed(days_in(told, context.today)) if verb is None or one.first > verb), None)
    if agreed is not None and more is None:
        # "The board approved 30 September for C14.1 at Thursday's meeting"
        day = next((one for one in days_in(told, context.today) if one.first >= agreed[1]), day)
    if more is None and day is None:
        return None
    if more is None and verb is not None and forward is None and day is not None and not _to(told, day.first, day.last):
        return None
    spent |= set(day.places) if day and more is None else set()
    clauses = {told.clause_at(place).first for place in spent} if spent else set()
    places = [
        place
        for clause in told.clauses
        if clause.first in clauses or clause.first <= min(spent, default=0)
        for place in clause.places
        if place not in spent and place != verb
    ]
    meant = mentions.meant(places)
    if not meant.refs or not all(_date(mentions, ref, more, day.on if day else None) for ref in meant.refs):
        return None
    why = why_in(told, spent | set(meant.places) | ({verb} if verb is not None else set()))
    pushes = verb is not None and told.keys[verb] in PUSHES and not told.holds("put back") and more is None
    pushes = pushes and opens not in (["can"], ["could"])
    leads = may(context.person, "edit", context.plan)
    to = {ref: _date(mentions, ref, more, day.on if day else None) for ref in meant.refs}
    return _pushed(meant, to, why, leads=leads) if pushes else _moved(meant, to, why, leads=leads)


def _orders(told: Told, verb: int) -> bool:
    """The verb begins its clause, or follows "can you"; "we had to move the meeting" tells."""
    before = told.keys[told.clause_at(verb).first : verb]
    return all(word in LEADS_UP for word in before)


def _is_wished_of(told: Told, verb: int) -> bool:
    """ "can C14.2 move to 31 March", "please can the deadline for C12.1 be moved to 29 July"."""
    words = [word for word in told.keys[told.clause_at(verb).first : verb] if word not in LEADING]
    if words[:2] in (["id", "like"], ["i", "want"], ["we", "want"], ["wed", "like"]) or words[1:3] == ["would", "like"]:
        return True
    return words[:1] in (["can"], ["could"]) and words[1:2] not in (["you"], ["we"], ["i"], ["be"], [])


def _is_needed(told: Told, verb: int) -> bool:
    """ "C16.1 wants moving back a week", "needs to be pushed to 5 August"."""
    before = told.keys[max(0, verb - 2) : verb]
    if told.opens_asking or not before:
        return False
    return before[-1] in NEEDS or (before[-1] == "to" and before[0] in NEEDS)


def _agreed(told: Told, context: ReadingContext, mentions: Mentions) -> tuple[int, int] | None:
    """ "New date for C24.1 is 11 August", "agreed, D6.1 due 2 Sept": whoever leads may move what is promised."""
    if told.asking or len(mentions.outright) != 1 or not NO_DATE.isdisjoint(told.keys):
        return None
    return told.place_of(*AGREED) if may(context.person, "edit", context.plan) else None


_LEADS_UP = "can could you we i please pls just and so also need to want would like id should hi hello lets"
LEADS_UP = frozenset([*_LEADS_UP.split(), ""])


def _to(told: Told, first: int, last: int) -> bool:
    return "to" in told.keys[max(0, first - 2) : last] or "until" in told.keys[max(0, first - 1) : last]


def _more(told: Told) -> Length | None:
    """ "two more weeks", "an extra fortnight", "by 10 days", "another month"."""
    for place in range(len(told.keys)):
        if (found := length_at(told, place)) is not None:
            beside = [*range(max(0, place - 3), place), *range(place + 1, min(len(told.keys), place + 3))]
            if any(told.keys[at] in MORE for at in beside):
                return found
    return None


def _date(mentions: Mentions, ref: str, more: Length | None, on: date | None) -> date | None:
    """The day itself, or so long behind the promised one."""
    if more is None:
        return on
    item = mentions.item(ref)
    return more.behind(item.baseline) if item and item.baseline else None


def _moved(meant: Meant, to: dict[str, date | None], why: str | None, *, leads: bool) -> Proposal | None:
    def change(ref: str) -> MovesDate:
        on = to[ref]
        assert on is not None
        return MovesDate(ref=ref, to=on, why=why)

    whole = why is not None and "agreed by" in why.lower()
    if meant.sure and len(meant.refs) == 1 and (leads or why is None) and not whole:
        one = change(meant.refs[0])
        # The form asks for what is missing: why, and who agreed.
        return Proposal(changes=(one,), instead=one.says_as_lead() if leads else one.says())
    return proposed(meant, change)


def _pushed(meant: Meant, to: dict[str, date | None], why: str | None, *, leads: bool) -> Proposal | None:
    expected: list[Change] = [Stands(ref=ref, forecast=to[ref], words=why) for ref in meant.refs]
    if not (leads and meant.sure and len(meant.refs) == 1):
        return Proposal(changes=tuple(expected)) if meant.sure else Proposal(which=tuple(expected))
    on = to[meant.refs[0]]
    assert on is not None
    return Proposal(which=(*expected, MovesDate(ref=meant.refs[0], to=on, why=why)))
