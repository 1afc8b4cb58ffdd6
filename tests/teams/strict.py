"""A card held against Microsoft's own classes of each element, which by themselves take any property."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from microsoft_teams.cards import core
from pydantic import BaseModel, TypeAdapter, ValidationError

Json = dict[str, Any]

NESTED = (core.CardElement, core.Action, core.ContainerLayout)
"""What stands for any element, action or layout: the node's own type says which."""


def _by_type() -> dict[str, type[BaseModel]]:
    classes = [one for one in vars(core).values() if isinstance(one, type) and issubclass(one, core.SerializableObject)]
    named = ((one, one.model_fields["type"].default) for one in classes if "type" in one.model_fields)
    return {name: one for one, name in named if isinstance(name, str)}


CLASSES = _by_type()


def mistakes(card: Json) -> list[str]:
    """What Teams would not know, and what its users could not use; empty for a card that is right."""
    return [*_node(card, core.AdaptiveCard, "card"), *_ids(card), *_usable(card)]


def _node(node: Any, kind: type[BaseModel], path: str) -> Iterator[str]:
    if not isinstance(node, dict):
        yield f"{path}: {node!r} is no {kind.__name__}"
        return
    if issubclass(kind, NESTED) or "type" in kind.model_fields:
        found = CLASSES.get(str(node.get("type")))
        if found is None or not (issubclass(found, kind) or _stands_in(found, kind)):
            yield f"{path}: {node.get('type')} is no {kind.__name__}"
            return
        kind = found
    fields = {str(field.serialization_alias): field for field in kind.model_fields.values()}
    for name, value in node.items():
        field = fields.get("schema" if name == "$schema" else name)
        if field is None:
            yield f"{path}: {kind.__name__} has no {name}"
        elif value is None:
            yield f"{path}.{name}: is null"
        else:
            yield from _value(value, field.annotation, f"{path}.{name}")


def _stands_in(found: type[BaseModel], kind: type[BaseModel]) -> bool:
    """Whether it may stand where another of its own kind is named, as in a fallback."""
    return any(issubclass(found, one) and kind is one for one in NESTED)


def _value(value: Any, annotation: Any, path: str) -> Iterator[str]:
    options = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    found = [list(_one(value, option, path)) for option in options if option is not type(None)]
    yield from min(found, key=len)


def _one(value: Any, annotation: Any, path: str) -> Iterator[str]:
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is list and isinstance(value, list):
        for place, one in enumerate(value):
            yield from _value(one, get_args(annotation)[0], f"{path}[{place}]")
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation is not core.SubmitActionData:
        yield from _node(value, annotation, path)
    else:
        try:
            _adapter(annotation).validate_python(value, strict=get_origin(annotation) is not Literal)
        except ValidationError:
            yield f"{path}: {value!r} does not fit"


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def nodes(card: Any) -> Iterator[Json]:
    """All that has a type, and what stands in where a client does not know it."""
    if isinstance(card, dict):
        if "type" in card:
            yield card
        for name, value in card.items():
            if name not in ("data", "choices.data"):
                yield from nodes(value)
    elif isinstance(card, list):
        for one in card:
            yield from nodes(one)


def _ids(card: Json) -> Iterator[str]:
    ids = [node["id"] for node in nodes(card) if "id" in node]
    yield from (f"{one} is the id of several" for one in sorted(set(ids)) if ids.count(one) > 1)
    for node in nodes(card):
        for target in node.get("targetElements", []):
            if target not in ids:
                yield f"nothing has the id {target}"


def _usable(card: Json) -> Iterator[str]:  # noqa: C901 - an arm for each element
    for node in nodes(card):
        match node:
            case {"type": "Action.Execute"} if not node.get("verb") or node["data"].get("action") != node["verb"]:
                yield f"{node.get('title')} says nothing that comes back"
            case {"type": "ActionSet", "actions": actions}:
                if not 1 <= sum(one.get("mode") != "secondary" for one in actions) <= 6 and len(actions) > 6:
                    yield "more than six buttons stand beside each other"
            case {"type": "Image"} if not node.get("altText"):
                yield "a picture has no words"
            case {"type": str(kind), **rest} if kind.startswith("Input."):
                if not rest.get("id") or not rest.get("label"):
                    yield f"a field has no name or label: {node}"
                if rest.get("isRequired") and not rest.get("errorMessage"):
                    yield f"{rest.get('id')} is needed, and nothing says so"
            case {"type": "Badge"} if "fallback" not in node:
                yield "a badge is lost where it is not known"
            case {"type": str(kind)} if kind.startswith("Chart.") and "fallback" not in node:
                yield "a chart is lost where it is not known"
