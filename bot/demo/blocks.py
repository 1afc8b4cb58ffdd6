"""Block Kit as data: which blocks there are, what each may hold, and where it may stand."""

import json
import secrets
from collections.abc import Collection, Iterator
from typing import Any, Literal

from bot.demo.block_parts import (
    BUTTON,
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    RAW_NUMBER,
    RAW_TEXT,
    limit,
    plain,
    text,
)
from bot.demo.chart_parts import CHART
from bot.demo.elements import elements_of, every_block
from bot.demo.json_values import Json, objects
from bot.demo.limits import VIEW_BYTES
from bot.demo.refusal import SlackError
from bot.demo.shapes import Check, Fault, anything, both, by_type, flag, items, one_word_of, shape, whole, words

BLOCK_ID: dict[str, Check] = {"block_id": words(limit("block_id.max_length"))}


def block(required: dict[str, Check] | None = None, optional: dict[str, Check] | None = None) -> Check:
    return shape(required, {**BLOCK_ID, **(optional or {})})


RICH_TEXT_PART = shape(
    {"elements": items(anything)},
    {"style": anything, "indent": whole(0, 8), "offset": whole(0), "border": whole(0, 1), "language": words()},
)
RICH_TEXT_PARTS = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
RICH_TEXT = block({"elements": items(by_type(dict.fromkeys(RICH_TEXT_PARTS, RICH_TEXT_PART)))})

CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})
HEADER_CELL = by_type({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER})


def characters(value: Any) -> int:
    """Count every character of every `text` within, as Slack does for a table's content."""
    if isinstance(value, dict):
        return sum(
            len(one) if name == "text" and isinstance(one, str) else characters(one) for name, one in value.items()
        )
    return sum(characters(one) for one in value) if isinstance(value, list) else 0


def shown_characters(value: Any) -> int:
    """Count what people read anywhere in blocks: texts, labels, captions, titles."""
    if isinstance(value, dict):
        return sum(
            len(one) if isinstance(one, str) and name in SHOWN_WORDS else shown_characters(one)
            for name, one in value.items()
        )
    return sum(map(shown_characters, value)) if isinstance(value, list) else 0


SHOWN_WORDS = frozenset({"text", "title", "caption", "label", "alt_text", "accessibility_label", "name"})


def even_rows(value: Any, at: str) -> Iterator[Fault]:
    rows = value.get("rows")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        return
    if len({len(row) for row in rows}) > 1:
        yield f"{at}/rows", "all rows must have the same number of columns"
    for index, cell in enumerate(rows[0]):
        yield from HEADER_CELL(cell, f"{at}/rows/0/{index}")
    if value.get("row_header_column_index", 0) not in range(len(rows[0])):
        yield f"{at}/row_header_column_index", "must be the index of a column"


DATA_TABLE = both(
    block(
        {
            "caption": words(),
            "rows": items(
                items(CELL, limit("data_table.columns.max_items"), 1),
                limit("data_table.rows.max_items"),
                limit("data_table.rows.min_items"),
            ),
        },
        {"page_size": whole(1, limit("data_table.page_size.max")), "row_header_column_index": whole(0)},
    ),
    even_rows,
)

TABLE = block(
    {"rows": items(items(CELL, limit("table.columns.max_items"), 1), limit("table.rows.max_items"), 1)},
    {"column_settings": items(anything, limit("table.column_settings.max_items"))},
)

CARD = block(
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "slack_icon": anything,
        "title": text(limit("card.title.max_length")),
        "subtitle": text(limit("card.subtitle.max_length")),
        "body": text(limit("card.body.max_length")),
        "subtext": text(limit("card.subtext.max_length")),
        "actions": items(by_type({"button": BUTTON}), limit("card.actions.max_items")),
    },
)

TASK: dict[str, Check] = {
    "details": anything,
    "output": anything,
    "sources": anything,
    "status": one_word_of("pending", "in_progress", "complete", "error"),
}

BLOCKS: dict[str, Check] = {
    "actions": block({"elements": items(IN_ACTIONS, limit("actions.elements.max_items"), 1)}),
    "alert": block(
        {"text": text(limit("alert.text.max_length"))},
        {"level": one_word_of("default", "info", "warning", "error", "success")},
    ),
    "card": CARD,
    "carousel": block({"elements": items(by_type({"card": CARD}), limit("carousel.elements.max_items"), 1)}),
    "context": block({"elements": items(IN_CONTEXT, limit("context.elements.max_items"), 1)}),
    "context_actions": block({"elements": items(IN_CONTEXT_ACTIONS, limit("context_actions.elements.max_items"), 1)}),
    "data_table": DATA_TABLE,
    "data_visualization": block({"title": words(limit("data_visualization.title.max_length")), "chart": CHART}),
    "divider": block(),
    "file": block({"external_id": words(), "source": words()}),
    "header": block({"text": plain(limit("header.text.max_length"))}, {"level": whole(1, 6)}),
    "image": shape(
        {"alt_text": words(limit("image.alt_text.max_length"), least=0)},
        {
            **BLOCK_ID,
            "image_url": words(limit("image.image_url.max_length")),
            "slack_file": anything,
            "title": plain(limit("image.title.max_length")),
        },
        any_of=("image_url", "slack_file"),
    ),
    "input": block(
        {"label": plain(limit("input.label.max_length")), "element": IN_INPUT},
        {"hint": plain(limit("input.hint.max_length")), "optional": flag, "dispatch_action": flag},
    ),
    "markdown": block({"text": words(limit("markdown.text.max_length"))}),
    "plan": block(
        {
            "title": words(),
            "tasks": items(shape({"task_id": words(), "title": words()}, TASK), limit("plan.tasks.max_items")),
        }
    ),
    "rich_text": RICH_TEXT,
    "section": shape(
        {},
        {
            **BLOCK_ID,
            "text": text(limit("section.text.max_length")),
            "fields": items(text(limit("section.fields.item_max_length")), limit("section.fields.max_items"), 1),
            "accessory": IN_SECTION,
            "expand": flag,
        },
        any_of=("text", "fields"),
    ),
    "table": TABLE,
    "task_card": block({"task_id": words(), "title": words()}, TASK),
    "video": block(
        {
            "alt_text": words(limit("video.alt_text.max_length")),
            "title": plain(limit("video.title.max_length")),
            "thumbnail_url": words(limit("video.thumbnail_url.max_length")),
            "video_url": words(limit("video.video_url.max_length")),
        },
        {
            "author_name": words(limit("video.author_name.max_length")),
            "description": plain(limit("video.description.max_length")),
            "provider_icon_url": words(limit("video.provider_icon_url.max_length")),
            "provider_name": words(limit("video.provider_name.max_length")),
            "title_url": words(limit("video.title_url.max_length")),
        },
    ),
}

IN_CONTAINER = (
    "actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video",
)  # fmt: skip


def folding(value: Any, at: str) -> Iterator[Fault]:
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        yield f"{at}/default_collapsed", "is for collapsible containers only"
    if value.get("has_header_divider") and value.get("is_collapsible"):
        yield f"{at}/has_header_divider", "is not for collapsible containers"


CONTAINER = shape(
    {
        "child_blocks": items(
            by_type({name: BLOCKS[name] for name in IN_CONTAINER}), limit("container.child_blocks.max_items"), 1
        )
    },
    {
        **BLOCK_ID,
        "title": plain(limit("container.title.max_length")),
        "rich_text_title": RICH_TEXT,
        "subtitle": text(limit("container.subtitle.max_length")),
        "width": one_word_of("narrow", "standard", "wide", "full"),
        "icon": IMAGE,
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
    any_of=("title", "rich_text_title"),
)
BLOCKS["container"] = both(CONTAINER, folding)

Surface = Literal["message", "modal", "home"]

NOT_ON: dict[Surface, frozenset[str]] = {
    "message": frozenset({"alert"}),
    "modal": frozenset({
        "carousel", "container", "context_actions", "data_table", "data_visualization", "file", "markdown", "plan",
        "table", "task_card",
    }),
    "home": frozenset({"alert", "context_actions", "file", "markdown", "plan", "task_card"}),
}  # fmt: skip
"""The block types each surface does not know."""


def faults(blocks: Any, at: str, surface: Surface, refuses: Collection[str]) -> list[Fault]:
    most = limit("message.blocks.max_items" if surface == "message" else "view.blocks.max_items")
    known = {name: one for name, one in BLOCKS.items() if name not in refuses and name not in NOT_ON[surface]}
    found = list(items(by_type(known), most)(blocks, at))
    return found or list(_of_the_whole(objects(blocks), at))


def _of_the_whole(blocks: list[Json], at: str) -> Iterator[Fault]:
    """Faults that only show when all blocks are read together."""
    seen_blocks: set[str] = set()
    for index, one in enumerate(blocks):
        name = one.get("block_id")
        if name and name in seen_blocks:
            yield f"{at}/{index}/block_id", "block_id already exists"
        seen_blocks.add(str(name))
        named = [str(element["action_id"]) for inner in every_block([one]) for element in elements_of(inner)]
        for twin in sorted({action_id for action_id in named if named.count(action_id) > 1}):
            yield f"{at}/{index}", f"action_id already exists: {twin}"
    yield from _totals(blocks, at)


def _totals(blocks: list[Json], at: str) -> Iterator[Fault]:
    tables = [one["rows"] for one in blocks if one["type"] == "data_table"]
    if characters(tables) > limit("data_table.total_content.max_length"):
        yield at, f"must be less than {limit('data_table.total_content.max_length') + 1} characters in all data tables"
    if sum(len(one["text"]) for one in blocks if one["type"] == "markdown") > limit("markdown.total_text.max_length"):
        yield at, f"must be less than {limit('markdown.total_text.max_length') + 1} characters in all markdown blocks"
    charts = [one for one in blocks if one["type"] == "data_visualization"]
    if len(charts) > limit("message.data_visualizations.max_items"):
        yield at, f"no more than {limit('message.data_visualizations.max_items')} data visualizations allowed"
    if len([one for one in blocks if one["type"] == "table"]) > 1:
        yield at, "only one table allowed"


def checked_message(blocks: Any, refuses: Collection[str]) -> list[Json]:
    """Return a message's blocks with every id filled in, or refuse them as Slack does."""
    if blocks is None or blocks == "":
        return []
    found = faults(blocks, "/blocks", "message", refuses)
    if found:
        lines = [f"{what} [json-pointer:{at}]" for at, what in found]
        raise SlackError("invalid_blocks", lines, errors=lines)
    return with_ids(blocks)


VIEW_FIELDS: dict[str, Check] = {
    "blocks": anything,
    "private_metadata": words(limit("view.private_metadata.max_length"), least=0),
    "callback_id": words(limit("view.callback_id.max_length"), least=0),
    "external_id": words(limit("view.external_id.max_length"), least=0),
}
VIEWS: dict[str, Check] = {
    "modal": shape(
        {"blocks": anything, "title": plain(limit("view.title.max_length"))},
        {
            **VIEW_FIELDS,
            "close": plain(limit("view.close.max_length")),
            "submit": plain(limit("view.submit.max_length")),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
    "home": shape({"blocks": anything}, VIEW_FIELDS),
}


def checked_view(view: Any, kind: Literal["modal", "home"], refuses: Collection[str]) -> Json:
    """Return a view with every id filled in, or refuse it as Slack does."""
    given = {name: value for name, value in view.items() if value is not None} if isinstance(view, dict) else view
    found = list(by_type({kind: VIEWS[kind]})(given, "/view"))
    if not found:
        found = faults(given["blocks"], "/view/blocks", kind, refuses)
        found += _submit_missing(given) if kind == "modal" else []
    if found:
        lines = [f"{what} [json-pointer:{at}]" for at, what in found]
        raise SlackError(
            "invalid_arguments", ["failed to match all allowed schemas [json-pointer:/view]", *lines], errors=lines
        )
    if len(json.dumps(given)) > VIEW_BYTES:
        raise SlackError("view_too_large")
    return {**given, "blocks": with_ids(given["blocks"])}


def _submit_missing(view: Json) -> list[Fault]:
    if "submit" not in view and any(one["type"] == "input" for one in view["blocks"]):
        return [("/view", "missing required field: submit")]
    return []


def with_ids(blocks: list[Json]) -> list[Json]:
    """Name what the bot left unnamed, as Slack does."""
    copies: list[Json] = json.loads(json.dumps(blocks))
    for one in every_block(copies):
        one.setdefault("block_id", secrets.token_urlsafe(4))
        parts = [*objects(one.get("elements")), *objects(one.get("actions"))]
        parts += [one[name] for name in ("element", "accessory") if isinstance(one.get(name), dict)]
        for part in parts:
            if part.get("type") in INTERACTIVE:
                part.setdefault("action_id", secrets.token_urlsafe(4))
    return copies


INTERACTIVE = frozenset({
    "button", "overflow", "workflow_button", "feedback_buttons", "icon_button", "static_select", "external_select",
    "users_select", "channels_select", "conversations_select", "multi_static_select", "multi_external_select",
    "multi_users_select", "multi_channels_select", "multi_conversations_select", "datepicker", "timepicker",
    "datetimepicker", "checkboxes", "radio_buttons", "plain_text_input", "number_input", "email_text_input",
    "url_text_input", "rich_text_input", "file_input",
})  # fmt: skip
