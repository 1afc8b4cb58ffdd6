"""Which error words a method of the demo can answer, found in its code."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, get_args

from bot.demo.fault_injection import FaultInjection, Refusal
from bot.demo.passes import Triggers
from bot.demo.surfaces import Surfaces
from bot.demo.web_api import dispatch
from bot.demo.web_api.registry import METHODS, Call

Function = Callable[..., Any]

RECEIVERS = {"call": Call, "triggers": Triggers, "surfaces": Surfaces, "faults": FaultInjection}
"""Whose methods may refuse, by the name under which the code holds them."""


def of_every_method() -> set[str]:
    return _raised(dispatch.answer, frozenset(), set()) | set(get_args(Refusal))


def of_method(name: str) -> set[str]:
    """Its own words, beside those of every method."""
    return _raised(METHODS[name].run, frozenset(), set()) - of_every_method()


def _raised(function: Function, error: frozenset[str], seen: set[object]) -> set[str]:
    """Args: error: what the function's parameter of that name can hold."""
    if (function, error) in seen:
        return set()
    seen.add((function, error))
    found: set[str] = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "SlackError":
            found |= _words(node.args[0], error)
        elif (called := _called(node.func, function)) is not None:
            found |= _raised(called, _handed_on(node, called, error), seen)
        else:
            found |= set(_unreadable(node))
    return found


def _words(node: ast.expr, error: frozenset[str]) -> frozenset[str]:
    if isinstance(node, ast.Name):
        return error
    constants = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return frozenset(one for one in constants if isinstance(one, str))


def _called(called: ast.expr, caller: Function) -> Function | None:
    """The function of the demo that is meant; None where it is none of those that may refuse."""
    known = inspect.unwrap(caller).__globals__
    if isinstance(called, ast.Name):
        found = known.get(called.id)
    elif isinstance(called, ast.Attribute):
        held = called.value.id if isinstance(called.value, ast.Name) else getattr(called.value, "attr", "")
        owner = known.get(caller.__qualname__.partition(".")[0]) if held == "self" else RECEIVERS.get(held)
        found = getattr(owner, called.attr, None)
    else:
        return None
    return found if inspect.isfunction(found) and found.__module__.startswith("bot.demo") else None


def _handed_on(node: ast.Call, called: Function, error: frozenset[str]) -> frozenset[str]:
    """What a call gives for the parameter `error`, or what that holds of itself."""
    names = [one for one in inspect.signature(called).parameters if one != "self"]
    if "error" not in names:
        return frozenset()
    at = names.index("error")
    named = next((one.value for one in node.keywords if one.arg == "error"), None)
    given = named or (node.args[at] if at < len(node.args) else None)
    if given is not None:
        return _words(given, error)
    default = inspect.signature(called).parameters["error"].default
    return frozenset({default} if isinstance(default, str) else set())


def _unreadable(node: ast.Call) -> Iterator[str]:
    """The word for an argument in JSON that cannot be read, where the call asks for such an argument."""
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "call.arguments.get":
        name = getattr(node.args[0], "value", "")
        if name in dispatch.UNREADABLE:
            yield dispatch.UNREADABLE[name]
