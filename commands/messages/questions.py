"""What an owner is asked: the lines of a nudge, each answered in one tap."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from commands.cards import Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.language.plan_words import InPlan, heading_of, plans_of
from commands.messages.help import asked_today
from commands.messages.reasons import Reasons, needs_evidence
from commands.messages.why_asked import why_button
from commands.request import Request
from commands.showing.items import done_or_due, is_calm, summaries, update_button
from commands.showing.wording import CLAIMED, clipped, count, day, joined
from store.plan import items
from store.plan.item_views import ItemView
from store.reminders import shown
from store.rules.terms import Progress
from store.time import london_day, london_moment

LONGEST_NAME = 40
"""Of a plan, on a button."""

MOST = 5
"""Lines of one message. What is over follows in their place as they are answered."""

Answers = Mapping[int, str | None]
"""By an item's id: what is said of it instead of asking."""


def questions(asked: Sequence[InPlan]) -> Card:
    """Drawn anew after each answer: what was answered today says so and asks no more."""
    sheets = [_Sheet(one) for one in asked]
    _choose(sheets)
    waiting = sum(len(sheet.waiting) for sheet in sheets)
    title = (
        f"How {'does this' if waiting == 1 else 'do these'} stand? {count(waiting, 'question')} from the plan"
        if waiting
        else _nothing_waits(sheets)
    )
    parts = [part for sheet in sheets if sheet.shown for part in [*heading_of(sheet.of, asked), *sheet.lines()]]
    everything = [item for sheet in sheets for item in sheet.items]
    if more := waiting - sum(sheet.waits(item) for sheet in sheets for item in sheet.shown):
        parts.append(Text(text=f"And {more} more: {'it follows' if more == 1 else 'they follow'} here as you answer."))
    several = sum(bool(sheet.waiting) for sheet in sheets) > 1
    below = [button for sheet in sheets for button in sheet.below(named=several)]
    below.append(why_button(" ".join(sheet.words for sheet in sheets if sheet.shown)))
    parts.append(Buttons(buttons=below))
    if waiting:
        parts.append(Text(text="One tap is enough. Anything you write goes to the plan's record, in your name."))
    return Card(
        title=title,
        parts=parts,
        redraw=" ".join(["asked", *(one.words for one in asked)]),
        items=summaries(everything),
        item_plans=plans_of(asked, [len(sheet.items) for sheet in sheets]),
        count=len(everything),
    )


class _Sheet:
    """The questions of one plan, read at once however many they are."""

    def __init__(self, of: InPlan) -> None:
        self.of, self.request = of, of.request
        self.items = items.views(self.request.session, self.request.plan, of.refs, self.request.today)
        self.shown: list[ItemView] = []
        self._reasons = Reasons(self.request, self.items)
        helped = asked_today(self.request, [item.id for item in self.items])
        plan = self.request.plan
        self.closed = f"{plan.label} is closed, so nothing is asked about this" if plan.closed_at else None
        self._answers: Answers = {
            item.id: _answer(self._reasons, item, item.id in helped) or self.closed for item in self.items
        }
        self.waiting = [item for item in self.items if self.waits(item)]
        person_id, midnight = self.request.person.id or 0, london_moment(self.request.today, time())
        self._left = shown.left_out(self.request.session, person_id, midnight)

    def waits(self, item: ItemView) -> bool:
        return not self._answers[item.id]

    def urgency(self, item: ItemView) -> tuple[bool, bool, bool, date]:
        """What is late, then what falls due, then what is quiet; last what is complete and lacks its evidence.

        What the message before had no room for comes before all of these.
        """
        lacks = needs_evidence(self.request, item)
        left = (self.request.plan.id, item.ref) in self._left
        return not left, lacks, item.baseline is None, item.baseline or self.request.today

    @property
    def words(self) -> str:
        """References of what is shown."""
        return self.of.says(" ".join(item.ref for item in self.shown))

    def lines(self) -> list[Part]:
        """One's own first, then those of each for whom one stands in, with whose they are and until when."""
        request = self.request
        parts: list[Part] = []
        own = [item for item in self.shown if item.owner_id not in request.stands_in_for]
        if own:
            parts.append(Lines(lines=[self._line(item) for item in own]))
        for cover in request.stands_in_for.values():
            theirs = [item for item in self.shown if item.owner_id == cover.person_id]
            if theirs:
                until = day(cover.last, request.today)
                parts.append(Heading(text=f"You stand in for {cover.person} until {until}"))
                parts.append(Lines(lines=[self._line(item) for item in theirs]))
        return self.of.marked(parts)

    def below(self, *, named: bool) -> list[Button]:
        """What can be done with all that is shown of this plan.

        Args:
            named: whether another plan's buttons stand beside them.
        """
        buttons = []
        if len(self.shown) < len(self.items):
            buttons.append(Button(label="All I own", says=self.of.says("mine")))
        waiting = [item for item in self.shown if self.waits(item)]
        if len(waiting) > 1 and all(is_calm(self.request, item) for item in waiting):
            all_refs = " ".join(item.ref for item in waiting)
            buttons.insert(0, Button(label="All on track", says=self.of.says(f"ontrack {all_refs}"), about=all_refs))
        if refs := [item.ref for item in waiting]:
            says = self.of.says(" ".join(["snooze", *refs]))
            what = f"Snooze {clipped(self.request.plan.label, LONGEST_NAME)}" if named else "Snooze"
            buttons.append(Button(label=f"{what} until…", says=says, about=joined(refs)))
        return buttons

    def _line(self, item: ItemView) -> Line:
        answer = self._answers[item.id]
        details = [answer] if answer else [done_or_due(item, self.request.today), self._reasons.why(item)]
        buttons = self._change(item) if answer else _buttons(self.request, item)
        return Line(
            title=item.title,
            ref=item.ref,
            brag=item.brag,
            details=details,
            buttons=[] if self.closed else buttons,
        )

    def _change(self, item: ItemView) -> list[Button]:
        return [update_button(item, "Change")] if self.request.may("update", item) else []


def _nothing_waits(sheets: Sequence[_Sheet]) -> str:
    if closed := [sheet.request.plan.label for sheet in sheets if sheet.closed]:
        return f"{joined(closed)} {'is' if len(closed) == 1 else 'are'} closed. Nothing else waits for an answer."
    return "All answered. Thank you."


def _choose(sheets: Sequence[_Sheet]) -> None:
    """The most urgent first. Where there are many, what still waits comes before what was answered."""
    in_order = [(sheet, item) for sheet in sheets for item in sheet.items]
    in_order.sort(key=lambda one: one[0].urgency(one[1]))
    if len(in_order) > MOST:
        in_order.sort(key=lambda one: not one[0].waits(one[1]))
    for sheet, item in in_order[:MOST]:
        sheet.shown.append(item)


def _answer(reasons: Reasons, item: ItemView, helped: bool) -> str | None:
    request = reasons.request
    aside = _set_aside(request, item, helped)
    if needs_evidence(request, item):
        return aside
    if not item.open:
        return "Complete"
    if item.claimed_on or aside:
        return aside or CLAIMED.capitalize()
    newest = reasons.newest.get(item.id)
    if newest is None or newest.by_id is None or london_day(newest.at) != request.today:
        return None
    return f"Answered today: {newest.progress.value}"


def _set_aside(request: Request, item: ItemView, helped: bool) -> str | None:
    """Why it is not asked about for now."""
    if item.owner_id != request.person.id and item.owner_id not in request.stands_in_for:
        return "Not yours to answer any more" if item.owner else "Nobody owns it any more"
    if item.disowned:
        mine = item.owner_id == request.person.id
        return f"{'You said that it is not yours' if mine else 'Said not theirs'}; the programme lead decides"
    if item.snoozed_until and item.snoozed_until > request.today:
        return f"Snoozed until {day(item.snoozed_until, request.today)}"
    return "You asked for help today" if helped else None


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
            about=about,
        ),
        Button(label="Need help", says=f"stuck {item.ref}", about=about),
    ]
    return [*buttons, *_not_mine(request, item, about)]


def _not_mine(request: Request, item: ItemView, about: str) -> list[Button]:
    """Whoever stands in for its owner cannot give it back."""
    mine = item.owner_id == request.person.id
    return [Button(label="Not mine", says=f"disown {item.ref}", about=about)] if mine else []
