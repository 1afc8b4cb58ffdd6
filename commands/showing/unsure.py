"""What is said where a question is not wholly understood: how it was read, and what it may mean. Never an answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from commands.cards import Button, Buttons, Card, Part, Text
from commands.language.doubting.readings import SLIPS
from commands.language.saying import said
from commands.language.topics.vocabulary import plan_words
from commands.request import Request
from commands.showing.wording import begun, clipped, echoed, joined
from store.plan import plans
from store.query import executing
from store.query.model import IS_OPEN, IS_OVERDUE, Happens, InTheme, Query, Wanted, Window
from store.query.often import owned_by

MOST_CHOICES = 5
MOST_UNUSED = 5
LONGEST_LABEL = 75
MOST_LOOKED_AT = 200
SOON = 14


@dataclass(frozen=True)
class Choice:
    """A whole question in words, and what asks it."""

    label: str
    says: str

    @property
    def button(self) -> Button:
        return Button(label=clipped(self.label, LONGEST_LABEL), says=self.says)


def choices_of(queries: Sequence[Query], request: Request) -> list[Choice]:
    """One for each question, at most five."""
    different: list[Query] = []
    for query in queries:
        if query not in different and not any(_are_alike(query, one) for one in different):
            different.append(query)
    different = different[:MOST_CHOICES]
    return [Choice(_label(query, request), f"ask {query.carried()}") for query in different]


def _are_alike(one: Query, other: Query) -> bool:
    """What slips, and what is open and slips: two buttons that nobody can tell apart."""
    if {one.wanted, other.wanted} != {Wanted.SLIPPING, Wanted.LIST}:
        return False
    conditions = [{part for part in query.where if part not in (IS_OPEN, SLIPS)} for query in (one, other)]
    listed = one if one.wanted is Wanted.LIST else other
    return SLIPS in listed.where and conditions[0] == conditions[1] and not (one.subjects or other.subjects)


def _label(query: Query, request: Request) -> str:
    """A card is called by the title of what it is about."""
    if query.wanted is Wanted.CARD and len(query.subjects) == 1 and request.chosen is not None:
        subject = query.subjects[0]
        titled = plan_words(request.session, request.chosen).get(subject.kind, subject.key)
        if titled is not None:
            return titled.title if subject.kind == "board" else f"{subject.key} {titled.title}"
    if query.wanted is Wanted.PERSON and len(query.subjects) == 1 and query.subjects[0].kind == "person":
        names = request.names(query)
        person = int(query.subjects[0].key)
        name = names.person(person)
        return f"What {name} own" if person == names.me else f"Who {name} is, and what they own"
    return begun(said(query, request.names(query)))


def which_reading(unused: Sequence[str], choices: Sequence[Choice]) -> Card:
    """ "I did not understand “overdew”. Without it, your question may be:"."""
    if not unused:
        return _card("Which of these do you mean?", [], choices)
    without = "it" if len(unused) == 1 else "them"
    return _card(
        f"I did not understand {_listed(unused)}.", [Text(text=f"Without {without}, you may be asking:")], choices
    )


def nothing_fits(refers: bool, unused: Sequence[str], choices: Sequence[Choice]) -> Card:
    """Args:
    refers: whether it points to something that was spoken of, and nothing is remembered.
    choices: what this person may want to know, from the plan.
    """
    if refers:
        title = "I don't know what that points to. Say its reference or its title."
    else:
        title = f"I don't know what to do with {_listed(unused)}." if unused else "I don't know what to do with that."
    return _card(title, [Text(text="You could ask:")], choices)


def might_ask(request: Request) -> list[Query]:
    """Questions that this person might mean: what they own, their theme, what is due, and how the plan stands."""
    own, late = owned_by(request.person), Query(where=(IS_OVERDUE,))
    status, changes = Query(wanted=Wanted.STATUS), Query(wanted=Wanted.CHANGES)
    if request.chosen is None:
        return [late]
    session, plan, today = request.session, request.chosen, request.today
    theirs = executing.every(session, plan, Query(where=(IS_OPEN, own)), today, MOST_LOOKED_AT)
    soon = Happens(window=Window(first=today, last=today + timedelta(days=SOON)))
    if not theirs:
        return [late, Query(where=(IS_OPEN, soon)), status, changes, Query(wanted=Wanted.SLIPPING)]
    overdue = any(one.baseline is not None and one.baseline < today and not one.claimed_on for one in theirs)
    (letter, _), *_ = Counter(one.ref[:1] for one in theirs).most_common(1)
    if not overdue:
        # Whoever is late with nothing asks of the whole plan.
        return [Query(where=(own, IS_OPEN)), late, Query(wanted=Wanted.SLIPPING), status, changes]
    return [
        Query(where=(own, IS_OVERDUE)),
        late.narrowed(InTheme(letters=(letter,))) if letter in _letters(request) else late,
        Query(where=(IS_OPEN, soon, own)),
        status,
        changes,
    ]


def _letters(request: Request) -> set[str]:
    return {one.letter for one in plans.themes(request.session, request.plan)}


def _listed(words: Sequence[str]) -> str:
    shown, more = words[:MOST_UNUSED], len(words) - MOST_UNUSED
    return joined([*(f"“{echoed(word)}”" for word in shown), *([f"{more:,} more words"] if more > 0 else [])])


def _card(title: str, parts: Sequence[Part], choices: Sequence[Choice]) -> Card:
    buttons = [one.button for one in choices]
    return Card(title=title, parts=[*parts, Buttons(buttons=[*buttons, Button(label="Help", says="help")])])
