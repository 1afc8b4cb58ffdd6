"""Commands and form handlers, found by looking through `asking/`, `changing/` and `pulse/`."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeVar

from pydantic import BaseModel
from sqlmodel import Session

from commands.cards import Card
from commands.forms import Form
from commands.request import Request
from store.models import Plan
from store.people.permissions import Verb

Answer = Card | Form
Run = Callable[[Request], Answer]
Model = TypeVar("Model", bound=BaseModel)
Take = Callable[[Request, Model, dict[str, str]], Answer]
"""Answers with a card, or with the form again where something must be looked at first."""
PlanState = Literal["open", "closed"]
PlansOf = Callable[[Session, Sequence[Plan], Sequence[str]], Sequence[Plan]]
"""Given the open plans and the words behind a command."""
Needs = Verb | Callable[[Sequence[str]], Verb]


@dataclass(frozen=True)
class Command:
    name: str
    says: str
    usage: str
    example: str
    run: Run
    needs: Needs
    filters: bool
    """Whether the words behind it narrow a list of items, in any order."""
    changes: bool
    hidden: bool
    """Said only by buttons."""
    aliases: tuple[str, ...]
    without_plan: bool
    """Whether it can be said before there is any plan."""
    of_plan: bool
    """Whether the answer is about one plan: where there are several, it is asked which."""
    across: bool
    """Whether a question is answered for each plan that may be meant, in place of asking which."""
    names_plan: PlanState | None
    """That the words behind it are the name of a plan, and of which plans where they name none."""
    plan_last: bool
    """Whether a plan may be named at its end, since it holds no words of anybody's own."""
    own_words: bool
    """Whether any words may stand behind a question, which looks for them."""
    plans_of: PlansOf | None
    """Finds the plan that words mean by another thing than a reference, such as a number that no two plans share."""
    undo: bool
    """Whether what it wrote can be taken back."""

    def need_of(self, words: Sequence[str]) -> Verb:
        """What somebody who says these words behind it must be allowed."""
        return self.needs if isinstance(self.needs, str) else self.needs(words)


@dataclass(frozen=True)
class FormHandler:
    name: str
    model: type[BaseModel]
    needs: Verb
    take: Take[BaseModel]
    """Given the request, the validated values, and what the form was about."""
    without_plan: bool
    undo: bool
    """Whether what it wrote can be taken back."""


_commands: dict[str, Command] = {}
_aliases: dict[str, str] = {}
"""The name of the command that each stands for."""
_handlers: dict[str, FormHandler] = {}


def command(
    name: str,
    *,
    needs: Needs,
    says: str,
    usage: str | None = None,
    example: str | None = None,
    filters: bool = False,
    changes: bool = False,
    hidden: bool = False,
    aliases: tuple[str, ...] = (),
    without_plan: bool = False,
    of_plan: bool = True,
    across: bool = False,
    names_plan: PlanState | None = None,
    plan_last: bool = False,
    own_words: bool = False,
    plans_of: PlansOf | None = None,
    undo: bool = False,
) -> Callable[[Run], Run]:
    """Register a function as a command.

    Args:
        needs: what whoever says it must be allowed; a function of its words where they decide that.
        says: one line of help.
        usage: what is said, with its choices; the name alone where it takes none.
        example: words that work on the demo plan.
    """

    def register(run: Run) -> Run:
        _commands[name] = Command(
            name,
            says,
            name if usage is None else usage,
            name if example is None else example,
            run,
            needs,
            filters,
            changes,
            hidden,
            aliases,
            without_plan,
            of_plan,
            across,
            names_plan,
            plan_last,
            own_words,
            plans_of,
            undo,
        )
        _aliases.update(dict.fromkeys(aliases, name))
        return run

    return register


def form(
    name: str, model: type[Model], *, needs: Verb, without_plan: bool = False, undo: bool = False
) -> Callable[[Take[Model]], Take[Model]]:
    """Register what takes a filled-in form, whose values the edge validates with `model`."""

    def register(take: Take[Model]) -> Take[Model]:
        def checked(request: Request, values: BaseModel, about: dict[str, str]) -> Answer:
            return take(request, model.model_validate(values), about)

        _handlers[name] = FormHandler(name, model, needs, checked, without_plan, undo)
        return take

    return register


def commands() -> dict[str, Command]:
    """All commands by name, in the order of their names."""
    _discover()
    return dict(sorted(_commands.items()))


def called(word: str) -> Command | None:
    """The command of this name or alias."""
    _discover()
    return _commands.get(_aliases.get(word, word))


def command_of(says: str) -> Command | None:
    """The command that a button's words name."""
    _discover()
    first = says.split(" ", 2)[:2]
    return _commands.get(" ".join(first)) or _commands.get(first[0])


def forms() -> dict[str, FormHandler]:
    _discover()
    return dict(_handlers)


def is_form(name: str) -> bool:
    """Whether there is still a form of this name: one that is open may be of an earlier release."""
    _discover()
    return name in _handlers


def handler(name: str) -> FormHandler:
    """Raises `KeyError` for a form that no longer exists."""
    _discover()
    return _handlers[name]


@lru_cache(maxsize=1)
def _discover() -> None:
    for package in ("commands.asking", "commands.changing", "commands.pulse"):
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            importlib.import_module(f"{package}.{module.name}")
