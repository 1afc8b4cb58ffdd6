"""Words that name the plan they mean by its id, as buttons of a message about several plans do: `plan:3 update D1`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.cards import Button, Buttons, Heading, Lines, LinkButton, Part, Section
from commands.errors import CommandError
from commands.request import Request
from store.models import Plan

TOKEN = re.compile(r"plan:(\d{1,9})")


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
        """Words that say which plan they mean, where they must and do not yet."""
        if not self.named or named_plan(words.split(" ", 1)[0]) is not None:
            return words
        return f"plan:{self.request.plan.id} {words}"

    def marked(self, parts: Sequence[Part]) -> list[Part]:
        """Parts of a card whose buttons say which plan they mean."""
        return [self._marked(part) for part in parts] if self.named else list(parts)

    def _marked(self, part: Part) -> Part:
        match part:
            case Lines(lines=lines):
                marked = [line.model_copy(update={"buttons": self._buttons(line.buttons)}) for line in lines]
                return part.model_copy(update={"lines": marked})
            case Buttons(buttons=buttons):
                return part.model_copy(update={"buttons": self._buttons(buttons)})
            case Section(parts=parts):
                return part.model_copy(update={"parts": [self._marked(one) for one in parts]})
            case _:
                return part

    def _buttons(self, buttons: Sequence[Button | LinkButton]) -> list[Button | LinkButton]:
        return [
            one.model_copy(update={"says": self.says(one.says)}) if isinstance(one, Button) else one for one in buttons
        ]


def heading_of(one: InPlan, among: Sequence[InPlan]) -> list[Part]:
    """The plan's name, where a message holds several plans."""
    return [Heading(text=one.request.plan.title)] if len(among) > 1 else []


def by_plan(request: Request, words: Sequence[str]) -> list[InPlan]:
    """Part references by the plan named before them; those before any are of the plan that is asked about.

    Raises:
        CommandError: there is no such plan.
    """
    found: list[InPlan] = []
    for word in words:
        if (plan_id := named_plan(word)) is not None:
            found.append(InPlan(of_plan(request, plan_id), [], named=True))
        elif found:
            found[-1].refs.append(word)
        else:
            found.append(InPlan(request, [word], named=request.names_plan))
    return [one for one in found if one.refs]


def named_plan(word: str) -> int | None:
    """The id in `plan:3`."""
    found = TOKEN.fullmatch(word)
    return int(found[1]) if found else None


def of_plan(request: Request, plan_id: int) -> Request:
    """The same request, asked about another plan."""
    plan = request.session.get(Plan, plan_id)
    if plan is None:
        raise CommandError("There is no such plan any more.")
    return replace(request, plan=plan, names_plan=True)
