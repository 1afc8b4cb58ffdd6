"""What an owner is asked: the lines of a nudge, each answered in one tap."""

from collections.abc import Mapping

from commands.cards import MOST_LINES, Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.messages.help import asked_today
from commands.messages.reasons import needs_evidence, why
from commands.messages.why_asked import why_button
from commands.request import Request
from commands.showing.items import done_or_due, summaries, update_button
from commands.showing.wording import CLAIMED, count, day, joined
from store.plan import items, updates
from store.plan.item_views import ItemView
from store.rules.terms import Progress
from store.time import london_day

Answers = Mapping[int, str | None]
"""By an item's id: what is said of it instead of asking."""


def questions(request: Request, refs: list[str]) -> Card:
    """Drawn anew after each answer: what was answered today says so and asks no more."""
    asked = items.views(request.session, request.plan, refs, request.today)
    answers = {item.id: _answer(request, item) for item in asked}
    waiting = [item for item in asked if not answers[item.id]]
    title = (
        f"How {'does this' if len(waiting) == 1 else 'do these'} stand? {count(len(waiting), 'question')} from the plan"
        if waiting
        else "All answered. Thank you."
    )
    # What still waits stands first, so that the last of many can be answered here too.
    shown = sorted(asked, key=lambda item: item not in waiting)[:MOST_LINES] if len(asked) > MOST_LINES else asked
    parts = _lines(request, shown, answers)
    below: list[Button] = []
    if more := len(asked) - len(shown):
        parts.append(Text(text=f"And {more} more: {'it follows' if more == 1 else 'they follow'} here as you answer."))
        below.append(Button(label="All I own", says="mine"))
    if refs_shown := [item.ref for item in shown if item in waiting]:
        below.append(Button(label="Snooze until…", says=" ".join(["snooze", *refs_shown]), about=joined(refs_shown)))
    below.append(why_button(" ".join(item.ref for item in shown)))
    parts.append(Buttons(buttons=below))
    if waiting:
        parts.append(Text(text="One tap is enough. Anything you write goes to the plan's record, in your name."))
    return Card(
        title=title,
        parts=parts,
        redraw=" ".join(["asked", *refs]),
        items=summaries(asked),
        count=len(asked),
    )


def _lines(request: Request, shown: list[ItemView], answers: Answers) -> list[Part]:
    """One's own first, then those of each for whom one stands in, with whose they are and until when."""
    parts: list[Part] = []
    own = [item for item in shown if item.owner_id not in request.stands_in_for]
    if own:
        parts.append(Lines(lines=[_line(request, item, answers[item.id]) for item in own]))
    for cover in request.stands_in_for.values():
        theirs = [item for item in shown if item.owner_id == cover.person_id]
        if theirs:
            until = day(cover.last, request.today)
            parts.append(Heading(text=f"You stand in for {cover.person} until {until}"))
            parts.append(Lines(lines=[_line(request, item, answers[item.id]) for item in theirs]))
    return parts


def _line(request: Request, item: ItemView, answer: str | None) -> Line:
    details = [answer] if answer else [done_or_due(request, item), why(request, item)]
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=details,
        buttons=[update_button(item, "Change")] if answer else _buttons(request, item),
    )


def _answer(request: Request, item: ItemView) -> str | None:
    aside = _set_aside(request, item)
    if needs_evidence(request, item):
        return aside
    if not item.open:
        return "Complete"
    if item.claimed_on or aside:
        return aside or CLAIMED.capitalize()
    newest = updates.latest_of(request.session, item.id)
    if newest is None or newest.by_id is None or london_day(newest.at) != request.today:
        return None
    return f"Answered today: {newest.progress.value}"


def _set_aside(request: Request, item: ItemView) -> str | None:
    """Why it is not asked about for now."""
    if item.disowned:
        mine = item.owner_id == request.person.id
        return f"{'You said that it is not yours' if mine else 'Said not theirs'}; the programme lead decides"
    if item.snoozed_until and item.snoozed_until > request.today:
        return f"Snoozed until {day(item.snoozed_until, request.today)}"
    return "You asked for help today" if asked_today(request, item.id) else None


def _buttons(request: Request, item: ItemView) -> list[Button]:
    about = f"{item.ref} {item.title}"
    if needs_evidence(request, item):
        return [update_button(item, "Give evidence"), *_not_mine(request, item, about)]
    buttons = [
        Button(
            label="On track, nothing changed",
            says=f"update {item.ref} {Progress.ON_TRACK}",
            seen_version=item.version,
            about=about,
        ),
        update_button(item),
        Button(
            label="Done",
            says=f"update {item.ref} {Progress.COMPLETE}",
            seen_version=item.version,
            style="primary",
            about=about,
        ),
        Button(label="Need help", says=f"stuck {item.ref}", about=about),
    ]
    return [*buttons, *_not_mine(request, item, about)]


def _not_mine(request: Request, item: ItemView, about: str) -> list[Button]:
    """Whoever stands in for its owner cannot give it back."""
    mine = item.owner_id == request.person.id
    return [Button(label="Not mine", says=f"disown {item.ref}", about=about)] if mine else []
