"""What a card of Teams says to whoever has it read out: its words in order, without its buttons."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.teams.sections import MORE
from bot.teams.texts import HAIR_SPACE
from commands.plain_text import row_text

Json = dict[str, Any]


def said(cards: Sequence[Json]) -> str:
    """All pages of a card, also what is folded away; a chart by its figures."""
    return "\n".join(line for card in cards for one in card["body"] for line in _said(one)).replace(HAIR_SPACE, "")


def _said(node: Json) -> Iterator[str]:  # noqa: C901 - an arm for each element
    match node["type"]:
        case "TextBlock":
            # What goes on in another message has its title there again.
            yield from [] if node["text"].endswith(MORE) else [node["text"]]
        case "RichTextBlock":
            yield "".join(run["text"] for run in node["inlines"])
        case "FactSet":
            yield from (f"{fact['title']}: {fact['value']}" for fact in node["facts"])
        case "Badge":
            # Blue is explained in brackets.
            yield node["text"].partition(" (")[0]
        case "Image":
            yield f"{node['altText']} {node['url']}"
        case "Container" if "verb" in node.get("selectAction", {}):
            # A button with a long label.
            yield from []
        case "Container" if "url" in node.get("selectAction", {}):
            yield _link(node["selectAction"])
        case "Container" | "Column":
            yield from _of(node["items"])
        case "ColumnSet":
            yield from _of(node["columns"])
        case "Table":
            head, *rows = [[_text(cell["items"]) for cell in row["cells"]] for row in node["rows"]]
            yield from (row_text(head, row) for row in rows)
        case "ActionSet":
            links = (one for one in node["actions"] if one["type"] == "Action.OpenUrl")
            yield from map(_link, links)
        case kind if kind.startswith("Chart."):
            yield from _said(node["fallback"])
        case kind if kind.startswith("Input."):
            yield node["label"]
            yield from (choice["title"] for choice in node.get("choices", []))
        case kind:
            raise AssertionError(f"nobody reads {kind}")


def _link(action: Json) -> str:
    return f"{action.get('tooltip', action['title'])}: {action['url']}"


def _of(nodes: Sequence[Json]) -> Iterator[str]:
    return (line for node in nodes for line in _said(node))


def _text(nodes: Sequence[Json]) -> str:
    return "\n".join(_of(nodes))
