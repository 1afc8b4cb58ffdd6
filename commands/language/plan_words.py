"""Words that name the plan they mean by its id, as buttons do where there are several plans: `plan:3 update D1`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.cards import Button, Buttons, Heading, Lines, LinkButton, Part, Section
from commands.errors import CommandError
from commands.request import Request
from store.models import Plan
from store.plan import plans

TOKEN = re.compile(r"plan:(\d{1,9})")
GONE = "The plan that this was about is no longer here."


def words_in(plan: Plan, words: str) -> str:
    """Words that say which plan they mean, if they do not yet."""
    return words if named_plan(words) is not None else f"plan:{plan.id} {words}"


def marked(parts: Sequence[Part], plan: Plan) -> list[Part]:
    """Parts of a card whose buttons say which plan they mean."""
    return [_marked(part, plan) for part in parts]


def _marked(part: Part, plan: Plan) -> Part:
    match part:
        case Lines(lines=lines):
            anew = [
                line.model_copy(update={"buttons": _buttons(line.buttons, plan), "plan_id": plan.id}) for line in lines
            ]
            return part.model_copy(update={"lines": anew})
        case Buttons(buttons=buttons):
            return part.model_copy(update={"buttons": _buttons(buttons, plan)})
        case Section(parts=parts):
            return part.model_copy(update={"parts": marked(parts, plan)})
        case _:
            return part


def _buttons(buttons: Sequence[Button | LinkButton], plan: Plan) -> list[Button | LinkButton]:
    """What is sealed says no command: the code of its round leads to its plan."""
    return [
        one.model_copy(update={"says": words_in(plan, one.says)}) if isinstance(one, Button) and not one.sealed else one
        for one in buttons
    ]


@dataclass(frozen=True)
class InPlan:
    """Some things of one plan, as a message or its buttons name them."""

    request: Request
    """As if only this plan were there."""
    refs: list[str]
    named: bool
    """Whether words must say which plan they mean, since several are open."""

    @property
    def words(self) -> str:
        """ "plan:3 D1 D2", or the references alone."""
        return self.says(" ".join(self.refs))

    def says(self, words: str) -> str:
        """Words that say which plan they mean, where they must."""
        return words_in(self.request.plan, words) if self.named else words

    def marked(self, parts: Sequence[Part]) -> list[Part]:
        """Parts of a card whose buttons say which plan they mean, where they must."""
        return marked(parts, self.request.plan) if self.named else list(parts)


def plans_of(asked: Sequence[InPlan], many: Sequence[int]) -> list[str]:
    """The plan of each of so many items of each, where words must say which."""
    found = [[one.request.plan.label] * number for one, number in zip(asked, many, strict=True) if one.named]
    return [label for some in found for label in some]


def heading_of(one: InPlan, among: Sequence[InPlan]) -> list[Part]:
    """The plan's name, where a message holds several plans."""
    return [Heading(text=one.request.plan.label)] if len(among) > 1 else []


def heading_where_several(one: InPlan) -> list[Part]:
    """The plan's name, where several are open: for what has no title that begins with it."""
    return [Heading(text=one.request.plan.label)] if one.named else []


def by_plan(request: Request, words: Sequence[str]) -> list[InPlan]:
    """Part references by the plan named before them; those before any are of the plan that is asked about.

    Raises:
        CommandError: there is no such plan.
    """
    found: list[InPlan] = []
    for word in words:
        if (plan_id := named_plan(word)) is not None:
            found.append(InPlan(in_plan(request, plan_id), [], named=True))
        elif found:
            found[-1].refs.append(word)
        else:
            found.append(InPlan(request, [word], named=request.several))
    return [one for one in found if one.refs]


def named_plan(words: str) -> int | None:
    """The id in `plan:3`, where words begin with it."""
    found = TOKEN.fullmatch(words.split(" ", 1)[0])
    return int(found[1]) if found else None


def without_plan(words: str) -> str:
    """Words less the plan that they name."""
    return words.partition(" ")[2] if named_plan(words) is not None else words


def in_plan(request: Request, plan_id: int) -> Request:
    """The same request, asked about another plan.

    Raises:
        CommandError: it is none any more.
    """
    plan = plans.get(request.session, plan_id)
    if plan is None:
        raise CommandError(GONE)
    return replace(request, chosen=plan, among=[plan], several=True)
