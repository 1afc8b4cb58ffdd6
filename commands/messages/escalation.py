"""What is told of things that are overdue without a word: to the owner's manager and the owner, then to the leads."""

from collections import defaultdict
from collections.abc import Sequence

from commands.advice import say
from commands.cards import MOST_LINES, Button, Buttons, Card, Heading, Line, Lines, Part, Text
from commands.language.plan_words import InPlan, heading_of
from commands.messages.registry import Context, MessageKind, daily
from commands.messages.why_asked import TITLE, cannot_tell, set_by, why_button
from commands.request import Request
from commands.showing.items import assign_button, summaries, update_button
from commands.showing.wording import count, day, due, joined, owner_of
from store.delivery.envelope import Envelope
from store.models import Outgoing
from store.people import directory
from store.plan import items, plan_settings
from store.plan.item_views import ItemView
from store.reminders import escalation, escalation_rounds
from store.reminders.escalation import Told
from store.reminders.escalation_rounds import EscalationEnvelope
from store.rules.escalation import LADDER, Instead, Step
from store.rules.working_days import listed

BECAUSE = {
    Instead.NO_MANAGER: "for whom no manager is named here",
    Instead.MANAGER_GONE: "whose manager cannot be asked",
    Instead.MANAGER_AWAY: "whose manager is away, with nobody who stands in",
}


class _Sheet:
    """What one message tells one person of one plan, read at once however much it is."""

    def __init__(self, of: InPlan, message: str, *, standing: bool) -> None:
        """Args: standing: only what is still so."""
        self.of, self.request = of, of.request
        session, plan, today = self.request.session, self.request.plan, self.request.today
        told = escalation.told_by(session, plan, message, today)
        # Nothing, where it was written to somebody else.
        mine = [one for one in told if one.row.person_id == self.request.person.id]
        self.found = [one for one in mine if one.stands] if standing else mine
        self._said = escalation.steps_told(session, plan, [one.row.item_id for one in self.found])
        ids = {row_id for one in self.found for row_id in (one.row.owner_id, one.row.to_id)}
        ids |= {step.person_id for steps in self._said.values() for step in steps}
        self._names = directory.names(session, ids)
        refs = dict.fromkeys(one.ref for one in self.found)
        self.views = {item.id: item for item in items.views(session, plan, refs, today)}

    @property
    def waiting(self) -> list[Told]:
        return [one for one in self.found if one.stands]

    def lines(self, shown: Sequence[Told]) -> list[Part]:
        """By whose they are and why this person hears of them."""
        groups: dict[str, list[Told]] = defaultdict(list)
        for one in shown:
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
            return f"Yours. I have written the same to {self._others(one)}"
        if row.step is Step.LEADS:
            return f"{deputy}For the programme lead: their managers were told before"
        if row.instead is not None:
            return f"{deputy}{owner}, {BECAUSE[row.instead]}, so I write to the programme lead"
        return f"{deputy}{owner}, whose manager you are" if not deputy else f"{deputy}{owner} is in their team"

    def _others(self, one: Told) -> str:
        """Who was told of the owner's thing, in their own names."""
        said = self._said[one.row.item_id, one.row.baseline]
        told = [row.person_id for row in said if row.step is one.row.step and row.to_id != row.owner_id]
        return joined([self._name(person_id) for person_id in dict.fromkeys(told)])

    def _line(self, one: Told, item: ItemView) -> Line:
        request = self.request
        details = [due(item, request.today), owner_of(item)]
        details.append("" if one.stands else f"Since then: {item.progress.value}" if item.progress else "Settled since")
        buttons: list[Button] = []
        if one.stands:
            buttons = [update_button(item)] if request.may("update", item) else []
            buttons += [assign_button(item)] if request.may("edit") else []
            buttons = buttons or [Button(label="Show", says=f"show {item.ref}", about=f"{item.ref} {item.title}")]
        return Line(
            title=item.title, ref=item.ref, brag=item.brag, details=[one for one in details if one], buttons=buttons
        )

    def _reason(self, one: Told, item: ItemView) -> Line:
        row, today = one.row, self.request.today
        since = f"promised for {day(row.baseline, today)}, and nothing was said of it until {day(row.day, today)}"
        return Line(title=item.title, ref=item.ref, brag=item.brag, details=[since, self._because_of(one)])

    def _because_of(self, one: Told) -> str:
        row, owner = one.row, self._name(one.row.owner_id)
        if is_copy(one):
            return "you own it, and see what others are told"
        deputy = f", and you stand in for {self._name(row.to_id)}" if row.person_id != row.to_id else ""
        if row.step is Step.LEADS:
            return f"the programme leads are the second step{deputy}"
        if row.instead is not None:
            return f"it belongs to {owner}, {BECAUSE[row.instead]}{deputy}"
        return f"it belongs to {owner}, {'whose manager is away' if deputy else 'whose manager you are'}{deputy}"

    def _name(self, person_id: int) -> str:
        return self._names.get(person_id, "")


def _sheets(context: Context, message: str, *, standing: bool = False) -> list[_Sheet]:
    sheets = [_Sheet(context.in_plan(plan, []), message, standing=standing) for plan in context.readable]
    return [sheet for sheet in sheets if sheet.found]


def _draw(context: Context, envelope: Envelope) -> Card | None:
    """None where all of it was answered, moved or given away before the message goes."""
    message = EscalationEnvelope.of(envelope).message
    sheets = _sheets(context, message, standing=True)
    return _drawn(sheets, message) if sheets else None


def _redraw(context: Context, row: Outgoing) -> Card:
    """Drawn anew after one of its buttons was pressed: what has been answered says so."""
    return _drawn(_sheets(context, row.key), row.key)


def _drawn(sheets: Sequence[_Sheet], message: str) -> Card:
    told = [(sheet, one) for sheet in sheets for one in sheet.found]
    waiting = [one for sheet in sheets for one in sheet.waiting]
    parts: list[Part] = []
    for sheet in sheets:
        shown = [one for of, one in told[:MOST_LINES] if of is sheet]
        parts += [*heading_of(sheet.of, [one.of for one in sheets]), *sheet.lines(shown)] if shown else []
    if more := max(0, len(told) - MOST_LINES):
        where = f": {say('overdue')}" if len(sheets) == 1 else ""
        parts.append(Text(text=f"And {more} more{where}"))
    if waiting:
        parts.append(Text(text=_closing(sheets[0].request, waiting)))
    parts.append(Buttons(buttons=[why_button(message)]))
    shown_items = [item for sheet in sheets for item in sheet.views.values()]
    return Card(
        title=_title(waiting),
        parts=parts,
        redraw=f"redraw {message}",
        items=summaries(shown_items),
        count=len(shown_items),
    )


def is_copy(one: Told) -> bool:
    """Whether it is what the owner is shown of what others are told."""
    return one.row.to_id == one.row.owner_id


def _title(waiting: Sequence[Told]) -> str:
    if not waiting:
        return "All of this has been answered since. Thank you."
    things = count(len({one.row.item_id for one in waiting}), "thing")
    verb = "is" if things.startswith("1 ") else "are"
    if all(is_copy(one) for one in waiting):
        return f"{things} of yours {verb} overdue, and I have asked for help with {'it' if verb == 'is' else 'them'}"
    return f"{things} {verb} overdue, and nobody has said how {'it stands' if verb == 'is' else 'they stand'}"


def _closing(request: Request, waiting: list[Told]) -> str:
    if all(is_copy(one) for one in waiting):
        return "One update ends this, also if it says “at risk” or “delayed”. If something is in the way, say what."
    first = day(min(one.row.baseline for one in waiting), request.today)
    return (
        f"The owners were asked and have said nothing since the promised dates, the first on {first}. Often a short"
        " talk is enough: perhaps they need time, help or another owner. Once one of them says how a thing stands, I"
        " say no more of it."
    )


def _why(context: Context, row: Outgoing | None) -> Card:
    sheets = _sheets(context, row.key) if row else []
    if not row or not sheets:
        return cannot_tell(row.key if row else escalation_rounds.KIND)
    parts: list[Part] = []
    for sheet in sheets:
        parts += [*heading_of(sheet.of, [one.of for one in sheets]), Lines(lines=sheet.reasons())]
        parts.append(Text(text=_rule(sheet.request)))
    parts.append(
        Text(
            text="To change it: say how the thing stands, or ask the programme lead for another date or owner. The lead"
            f" sets the steps with {say('set plan escalation 5, 10, 20')}, and who manages whom with"
            f" {say('set @person manager @person')}."
        )
    )
    many = sum(len(sheet.found) for sheet in sheets)
    return Card(title=TITLE, parts=parts, redraw=f"nudges why {row.key}", count=many)


def _rule(request: Request) -> str:
    ladder = listed(plan_settings.escalation(request.plan).days)
    return (
        f"What is overdue for {ladder} without an update is told, step by step, to the owner's manager, to the"
        f" programme leads and to the weekly digest{set_by(request, LADDER)}. The owner's leave does"
        " not count, and each step is said once. One update by the owner, their deputy or the programme lead ends it."
    )


ESCALATION = MessageKind(
    name=escalation_rounds.KIND,
    says="what is overdue without a word",
    about="what is overdue without a word:",
    to="the owner's manager and the owner, then the programme leads",
    when="at 09:00 on the working day on which it has been overdue without a word for long enough",
    why=_why,
    draw=_draw,
    redraw=_redraw,
    schedule=daily("escalate", escalation_rounds.AT, escalation_rounds.decide),
    waits_for_morning=True,
)
