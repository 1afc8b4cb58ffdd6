"""`people`: the owners whom the plan's document prints, and whom each means."""

from collections import Counter
from collections.abc import Sequence

from commands.advice import say
from commands.cards import Button, Card, Heading, Line, Lines, Part, Text
from commands.changing.match import choose
from commands.registry import command
from commands.request import Request
from commands.showing.items import page_buttons
from commands.showing.wording import clipped, count, lost, of_any_kind, quoted
from store.models import PrintedOwner
from store.people import directory
from store.people.naming import name_of
from store.people.suggestions import Likely, LikelyPeople
from store.plan import printed_owners
from store.plan.printed_owners import Mentioned

PAGE_SIZE = 8
"""Printed owners on a page, each with its buttons."""
OFFERED = 3
LONGEST_SHOWN = 120


@command("people", needs="read", says="The owners whom the document prints, and whom each means")
def people_card(request: Request) -> Card:
    every = printed_owners.mentioned(request.session, request.plan)
    last = max(1, -(-len(every) // PAGE_SIZE))
    number = min(request.page, last)
    shown = every[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    card = Card(title=_title(every), redraw="people" if number == 1 else f"people page {number}", count=len(every))
    if not every:
        said = f"{say('unowned')} shows what nobody owns, and {say('assign')} gives it to somebody."
        card.parts = [Text(text=said)]
        return card
    card.parts = _groups(request, every, shown)
    if last > 1:
        first = (number - 1) * PAGE_SIZE + 1
        card.parts.append(Text(text=f"Showing {first} to {first + len(shown) - 1} of {len(every):,}."))
        card.parts.append(page_buttons("people", number, last))
    if request.may("edit"):
        said = f"In words: {say(f'match {quoted(_words(shown[0].owner))} to @person')}, or to nobody."
        card.parts.append(Text(text=f"{said} It is remembered when a next document comes."))
    return card


def _title(every: Sequence[Mentioned]) -> str:
    if not every:
        return "The plan's document prints owners for nothing that is open"
    waiting = sum(one.waits for one in every)
    printed = f"The document prints {count(len(every), 'owner')}"
    if not waiting:
        return f"{printed}, and it is known whom each means"
    return f"{printed}: for {waiting:,} of them somebody has to say whom that means"


WAITING, MATCHED, NOBODY = "Nobody has said yet whom these mean", "Matched", "Nobody who can be asked"


def _groups(request: Request, every: Sequence[Mentioned], shown: Sequence[Mentioned]) -> list[Part]:
    parts: list[Part] = []
    sizes = Counter(map(_group, every))
    named = _Named(request)
    for group in (WAITING, MATCHED, NOBODY):
        lines = [_line(request, one, named) for one in shown if _group(one) == group]
        if lines:
            parts += [Heading(text=f"{group}: {sizes[group]:,}"), Lines(lines=lines)]
    return parts


def _group(one: Mentioned) -> str:
    if one.waits:
        return WAITING
    return MATCHED if one.person else NOBODY


class _Named:
    """Everybody who may be meant, by names that tell them apart; looked up once, and only if somebody must be."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._likely: LikelyPeople | None = None

    def likely(self, words: str) -> list[Likely]:
        if self._likely is None:
            everybody = directory.askable(self._request.session)
            self._likely = LikelyPeople(everybody)
        return self._likely.of(words)


def _line(request: Request, one: Mentioned, named: _Named) -> Line:
    words, leads = quoted(_words(one.owner)), request.may("edit")
    # Who else may be meant, with their addresses, is for whoever decides it.
    likely = named.likely(one.owner.words) if one.waits and leads else []
    buttons = _buttons(one, likely[:OFFERED], named) if leads else []
    details = [*_meaning(one), _named_for(one), *([_perhaps(likely, named)] if one.waits and leads else [])]
    for button in buttons:
        button.about = words
    details[0] = details[0][0].upper() + details[0][1:]
    return Line(title=words, details=details, buttons=buttons)


def _words(owner: PrintedOwner) -> str:
    return clipped(owner.words, LONGEST_SHOWN)


def _meaning(one: Mentioned) -> list[str]:
    if one.person is None:
        return []
    return [f"means {name_of(one.person)}{lost(one.person)}"]


def _named_for(one: Mentioned) -> str:
    """ "accountable for 3 open actions and milestones, beside others for 2"."""
    beside = one.named - one.accountable
    said = [f"accountable for {of_any_kind(one.accountable, 'open')}"] if one.accountable else []
    if beside:
        said.append(f"beside others for {of_any_kind(beside, 'open') if not said else beside}")
    return ", ".join(said)


def _perhaps(likely: list[Likely], named: _Named) -> str:
    if not likely:
        return "I know nobody of that name"
    said = [f"{name_of(one.person)} ({one.why})" for one in likely[:OFFERED]]
    more = len(likely) - len(said)
    return f"perhaps {' or '.join(said)}{f', or one of {more:,} more' if more else ''}"


def _buttons(one: Mentioned, likely: list[Likely], named: _Named) -> list[Button]:
    says = choose(one.owner)
    if not one.waits:
        return [Button(label="Change", says=says)]
    offered = [
        Button(label=f"Match to {name_of(found.person)}", says=f"{says} to @person:{found.person.id}")
        for found in likely
    ]
    return [*offered, Button(label="Choose…", says=says), Button(label="Nobody", says=f"{says} to nobody")]
