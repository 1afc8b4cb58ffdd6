"""What one escalation tells of one plan: the lines, under whose they are and why this person hears of them."""

from collections import defaultdict
from collections.abc import Sequence

from commands.cards import MOST_LINES, Button, Heading, Line, Lines, Part
from commands.language.plan_words import InPlan
from commands.showing.items import assign_button, update_button
from commands.showing.last_said import last_said
from commands.showing.wording import day, due, joined, owner_of
from store.people import naming
from store.plan import items, updates
from store.plan.item_views import ItemView
from store.reminders import escalation, shown
from store.reminders.escalation import StepTold, Told
from store.rules.escalation import Instead, Step
from store.time import london_day

BECAUSE = {
    Instead.NO_MANAGER: "for whom no manager is named here",
    Instead.MANAGER_GONE: "whose manager cannot be asked",
    Instead.MANAGER_AWAY: "whose manager is away, with nobody who stands in",
    Instead.OWNER_STANDS_IN: "who stands in for their manager",
}
THEN = {
    Instead.NO_MANAGER: "for whom no manager was named here",
    Instead.MANAGER_GONE: "whose manager could not be asked",
    Instead.MANAGER_AWAY: "whose manager was away, with nobody who stood in",
    Instead.OWNER_STANDS_IN: "who stood in for their manager",
}
"""The same, read on a later day: by then it may be otherwise."""


class Sheet:
    """What one message tells one person of one plan, read at once however much it is."""

    def __init__(self, of: InPlan, message: str, *, standing: bool) -> None:
        """Args: standing: only what is still so."""
        self.of, self.request = of, of.request
        session, plan, today = self.request.session, self.request.plan, self.request.today
        told = escalation.told_by(session, plan, message, today)
        # Nothing, where it was written to somebody else.
        mine = [one for one in told if one.row.person_id == self.request.person.id]
        self.found = [one for one in mine if one.stands] if standing else mine
        about = [one.row.item_id for one in self.found]
        self._message, self._steps = message, escalation.steps_told(session, plan, about)
        steps = [step for some in self._steps.values() for step in some]
        self._told_on = escalation.told_on(session, steps)
        self._newest = updates.newest(session, about)
        ids: set[int | None] = {row_id for one in self.found for row_id in (one.row.owner_id, one.row.to_id)}
        ids |= {step.person_id for step in steps} | {update.by_id for update in self._newest.values()}
        self._names = naming.names(session, ids)
        refs = dict.fromkeys(one.ref for one in self.found)
        self.views = {item.id: item for item in items.views(session, plan, refs, today)}
        self._unasked = shown.never_shown(session, plan, list(self.views.values()), self.request.now)

    @property
    def waiting(self) -> list[Told]:
        return [one for one in self.found if one.stands]

    def lines(self, some_told: Sequence[Told]) -> list[Part]:
        """By whose they are and why this person hears of them."""
        groups: dict[str, list[Told]] = defaultdict(list)
        for one in some_told:
            groups[self._heading(one)].append(one)
        parts: list[Part] = []
        for heading, some in groups.items():
            lines = [self._line(one, self.views[one.row.item_id]) for one in some if one.row.item_id in self.views]
            parts += [Heading(text=heading), Lines(lines=lines)] if lines else []
        return self.of.marked(parts)

    def reasons(self) -> list[Line]:
        return [
            self._reason(one, self.views[one.row.item_id])
            for one in self.found[:MOST_LINES]
            if one.row.item_id in self.views
        ]

    def _heading(self, one: Told) -> str:
        row, owner = one.row, self._name(one.row.owner_id)
        deputy = f"You stand in for {self._name(row.to_id)}. " if row.person_id != row.to_id else ""
        if is_copy(one):
            item = self.views.get(row.item_id)
            whose = "Yours" if item is None or item.owner_id == row.owner_id else "It was yours"
            return f"{whose}. {self._others(one)}"
        if row.step is Step.LEADS:
            return f"{deputy}For the programme lead. {self._told_before(one)}"
        if row.instead is not None:
            wrote = "wrote" if self._is_of_before(one) else "write"
            return f"{deputy}{owner}, {self._instead(one)}, so I {wrote} to the programme lead"
        if not deputy:
            return f"{owner}, whose manager you {'were' if self._is_of_before(one) else 'are'}"
        return f"{deputy}{owner} {'was' if self._is_of_before(one) else 'is'} in their team"

    def _is_of_before(self, one: Told) -> bool:
        """Whether it was told on an earlier day: who manages whom and who is away may have changed."""
        return one.row.day < self.request.today

    def _instead(self, one: Told) -> str:
        assert one.row.instead is not None
        return (THEN if self._is_of_before(one) else BECAUSE)[one.row.instead]

    def _others(self, one: Told) -> str:
        """Who is told of the owner's item, in their own names."""
        others = [step for step in self._steps_of(one) if step.step is one.row.step and not step.is_copy]
        gone = all((step.message, one.ref) in self._told_on for step in others)
        names = joined([self._name(person_id) for person_id in dict.fromkeys(step.person_id for step in others)])
        return f"I {'have written' if gone else 'am writing'} the same to {names}"

    def _told_before(self, one: Told) -> str:
        """Who has read of it in another message, by the ledger, and on which day."""
        today = self.request.today
        found = {
            step.person_id: self._told_on[step.message, one.ref]
            for step in self._steps_of(one)
            if step.message != self._message and not step.is_copy and (step.message, one.ref) in self._told_on
        }
        if (mine := found.get(self.request.person.id or 0)) is not None:
            return f"You were told on {day(mine, today)}"
        told = [f"{self._name(person_id)} on {day(on, today)}" for person_id, on in found.items()]
        return f"Told before: {joined(told)}" if told else "Nobody else was told before"

    def _steps_of(self, one: Told) -> Sequence[StepTold]:
        return self._steps.get((one.row.item_id, one.row.baseline), ())

    def said(self, one: Told) -> bool:
        """Whether a person has ever said how it stands."""
        newest = self._newest.get(one.row.item_id)
        return newest is not None and newest.by_id is not None

    def _last_said(self, one: Told) -> str:
        return last_said(self._newest.get(one.row.item_id), self._names, self.request.today)

    def _since(self, one: Told) -> str:
        newest = self._newest.get(one.row.item_id)
        said = newest is not None and newest.by_id is not None and london_day(newest.at) >= one.row.day
        return f"Since then: {self._last_said(one)}" if said else "Settled since"

    def _line(self, one: Told, item: ItemView) -> Line:
        request = self.request
        said = self._last_said(one) if one.stands else self._since(one)
        # A heading has said whose they are, except to the leads.
        named = item.owner_id == one.row.owner_id and (is_copy(one) or one.row.step is not Step.LEADS)
        owner = [] if named and item.owner_lost is None else [owner_of(item)]
        details = [due(item, request.today), *owner, said]
        details += ["not yet asked"] if one.stands and item.id in self._unasked else []
        buttons: list[Button] = []
        if one.stands:
            buttons = [update_button(item)] if request.may("update", item) else []
            buttons += [assign_button(item)] if request.may("edit") else []
            buttons = buttons or [Button(label="Show", says=f"show {item.ref}", about=f"{item.ref} {item.title}")]
        return Line(title=item.title, ref=item.ref, brag=item.brag, details=details, buttons=buttons)

    def _reason(self, one: Told, item: ItemView) -> Line:
        row, today = one.row, self.request.today
        since = f"promised for {day(row.baseline, today)}, and no update of it counted on {day(row.day, today)}"
        details = [since, self._last_said(one), self._because_of(one)]
        return Line(title=item.title, ref=item.ref, brag=item.brag, details=details)

    def _because_of(self, one: Told) -> str:
        row, owner = one.row, self._name(one.row.owner_id)
        if is_copy(one):
            return "you own it, and see what others are told"
        deputy = f", and you stand in for {self._name(row.to_id)}" if row.person_id != row.to_id else ""
        if row.step is Step.LEADS:
            return f"the programme leads are the second step{deputy}"
        if row.instead is not None:
            return f"it belongs to {owner}, {self._instead(one)}{deputy}"
        verb = "was" if self._is_of_before(one) else "is"
        yours = f"whose manager you {'were' if self._is_of_before(one) else 'are'}"
        return f"it belongs to {owner}, {f'whose manager {verb} away' if deputy else yours}{deputy}"

    def _name(self, person_id: int) -> str:
        return self._names.get(person_id, "")


def is_copy(one: Told) -> bool:
    """Whether it is what the owner is shown of what others are told."""
    return one.row.to_id == one.row.owner_id
