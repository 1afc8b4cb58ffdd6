"""What an owner is asked: the lines of a nudge, each answered in one tap."""

from commands.cards import Button, Buttons, Card, Line, Lines, Part, Text
from commands.help_asked import asked_today
from commands.items import summaries, update_button
from commands.request import Request
from commands.wording import CLAIMED, count, day, due, joined
from store import items, updates
from store.item_views import ItemView
from store.rules.terms import Progress
from store.rules.working_days import working_days_until
from store.time import london_day

SHOWN = 12
"""Lines in one message; each takes two of the 50 blocks that Slack has room for."""


def questions(request: Request, refs: list[str]) -> Card:
    """Drawn anew after each answer: what was answered today says so and asks no more."""
    asked = items.views(request.session, request.plan, refs, request.today)
    waiting = [item for item in asked if not _answer(request, item)]
    title = (
        f"How {'does this' if len(waiting) == 1 else 'do these'} stand? {count(len(waiting), 'question')} from the plan"
        if waiting
        else "All answered. Thank you."
    )
    # What still waits stands first, so that the last of many can be answered here too.
    shown = sorted(asked, key=lambda item: item not in waiting)[:SHOWN] if len(asked) > SHOWN else asked
    parts: list[Part] = [Lines(lines=[_line(request, item) for item in shown])]
    below: list[Button] = []
    if more := len(asked) - len(shown):
        parts.append(Text(text=f"And {more} more. “All I own” shows them."))
        below.append(Button(label="All I own", says="mine"))
    if refs_shown := [item.ref for item in shown if item in waiting]:
        below.append(Button(label="Snooze until…", says=" ".join(["snooze", *refs_shown]), about=joined(refs_shown)))
    parts += [Buttons(buttons=below)] if below else []
    if waiting:
        parts.append(Text(text="One tap is enough. Anything you write goes to the plan's record, in your name."))
    return Card(
        title=title,
        parts=parts,
        again=" ".join(["asked", *refs]),
        items=summaries(asked),
        count=len(asked),
    )


def _line(request: Request, item: ItemView) -> Line:
    answer = _answer(request, item)
    details = [answer] if answer else [due(item, request.today), _why(request, item)]
    return Line(
        title=item.title,
        ref=item.ref,
        brag=item.brag,
        details=details,
        buttons=[update_button(item, "Change")] if answer else _buttons(item),
    )


def _answer(request: Request, item: ItemView) -> str | None:
    if not item.open:
        return "Complete"
    if standing := _standing(request, item):
        return standing
    newest = updates.latest_of(request.session, item.id)
    if newest is None or newest.by_id is None or london_day(newest.at) != request.today:
        return None
    return f"Answered today: {newest.progress.value}"


def _standing(request: Request, item: ItemView) -> str | None:
    """Why it is not asked about, although it is open."""
    if item.claimed_on:
        return CLAIMED.capitalize()
    if item.disowned:
        return "You said that it is not yours; the programme lead decides"
    if item.snoozed_until and item.snoozed_until > request.today:
        return f"Snoozed until {day(item.snoozed_until, request.today)}"
    return "You asked for help today" if asked_today(request, item.id) else None


def _buttons(item: ItemView) -> list[Button]:
    about = f"{item.ref} {item.title}"
    return [
        Button(
            label="On track, nothing changed",
            says=f"update {item.ref} {Progress.ON_TRACK}",
            seen=item.version,
            about=about,
        ),
        update_button(item),
        Button(
            label="Done", says=f"update {item.ref} {Progress.COMPLETE}", seen=item.version, style="primary", about=about
        ),
        Button(label="Need help", says=f"stuck {item.ref}", about=about),
        Button(label="Not mine", says=f"disown {item.ref}", about=about),
    ]


def _why(request: Request, item: ItemView) -> str:
    """Each line says why it is asked."""
    numbers = [str(number) for number in item.recommendations]
    answers = f"; answers recommendation{'s' if len(numbers) > 1 else ''} {joined(numbers)}" if numbers else ""
    if item.baseline is None:
        return f"asked because it is open{answers}"
    if item.baseline < request.today:
        return f"asked because its date has passed{answers}"
    left = working_days_until(item.baseline, request.today)
    when = f"{count(left, 'working day')} before its date" if left else "on its last working day"
    return f"asked {when}{answers}"
