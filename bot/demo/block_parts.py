"""Block Kit's text, option and element objects, as tables of checks."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.demo.limits import LIMITS
from bot.demo.shapes import Check, Fault, anything, both, by_type, flag, items, number, one_word_of, shape, whole, words

DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def limit(name: str) -> int:
    return LIMITS[name]


def matching(pattern: re.Pattern[str], what: str) -> Check:
    def check(value: Any, at: str) -> Iterator[Fault]:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            yield at, f"must be {what}"

    return check


def plain(most: int) -> Check:
    return by_type({"plain_text": shape({"text": words(most)}, {"emoji": flag})})


def text(most: int) -> Check:
    """Either kind of text object."""
    return by_type({
        "plain_text": shape({"text": words(most)}, {"emoji": flag}),
        "mrkdwn": shape({"text": words(most)}, {"verbatim": flag}),
    })  # fmt: skip


ACTION_ID = words(limit("action_id.max_length"))

CONFIRM = shape(
    {"title": plain(limit("confirmation.title.max_length")), "text": text(limit("confirmation.text.max_length"))},
    {
        "confirm": plain(limit("confirmation.confirm.max_length")),
        "deny": plain(limit("confirmation.deny.max_length")),
        "style": one_word_of("primary", "danger"),
    },
)


def option(words_of_it: Callable[[int], Check]) -> Check:
    return shape(
        {
            "text": words_of_it(limit("option.text.max_length")),
            "value": words(limit("option.value.max_length"), least=0),
        },
        {
            "description": words_of_it(limit("option.description.max_length")),
            "url": words(limit("option.url.max_length")),
        },
    )


OPTION = option(plain)
MARKED_OPTION = option(text)
"""An option of checkboxes or radio buttons, which may be mrkdwn."""

OPTION_GROUP = shape({
    "label": plain(limit("option_group.label.max_length")),
    "options": items(OPTION, limit("option_group.options.max_items"), 1),
})  # fmt: skip

DISPATCH = shape({}, {"trigger_actions_on": items(one_word_of("on_enter_pressed", "on_character_entered"), 2, 1)})


def initial_is_offered(value: Any, at: str) -> Iterator[Fault]:
    """An initial option must be one of the options, to the letter."""
    offered = [*value.get("options", [])]
    for group in value.get("option_groups", []):
        offered += group.get("options", [])
    chosen = value.get("initial_options", [])
    if "initial_option" in value:
        chosen = [value["initial_option"]]
    for one in chosen if isinstance(chosen, list) else []:
        if one not in offered:
            yield at, "initial option must be one of the options"


def element(required: Mapping[str, Check] | None = None, optional: Mapping[str, Check] | None = None) -> Check:
    common = {"action_id": ACTION_ID, "confirm": CONFIRM, "focus_on_load": flag}
    return shape(required, {**common, **(optional or {})})


def select(placeholder: str, optional: Mapping[str, Check] | None = None, many: bool = False) -> Check:
    also: dict[str, Check] = {"placeholder": plain(limit(placeholder))}
    if many:
        also["max_selected_items"] = whole(1)
    return element({}, {**also, **(optional or {})})


def static_select(initial: Mapping[str, Check], many: bool = False) -> Check:
    choices = {
        "options": items(OPTION, limit("select.options.max_items"), 1),
        "option_groups": items(OPTION_GROUP, limit("select.option_groups.max_items"), 1),
        "placeholder": plain(limit("select.placeholder.max_length")),
        "action_id": ACTION_ID,
        "confirm": CONFIRM,
        "focus_on_load": flag,
        **({"max_selected_items": whole(1)} if many else {}),
    }
    return both(shape({}, {**choices, **initial}, any_of=("options", "option_groups")), initial_is_offered)


def typed_input(placeholder: str, optional: Mapping[str, Check] | None = None) -> Check:
    common: dict[str, Check] = {"placeholder": plain(limit(placeholder)), "dispatch_action_config": DISPATCH}
    return element({}, {**common, "initial_value": words(least=0), **(optional or {})})


def digits(value: Any, at: str) -> Iterator[Fault]:
    """A number travels as a text."""
    if not isinstance(value, str):
        yield at, "must provide a string"
    elif not NUMBER.fullmatch(value):
        yield at, "must be a number"


def within_bounds(value: Any, at: str) -> Iterator[Fault]:
    names = [name for name in ("min_value", "initial_value", "max_value") if name in value]
    given = [value[name] for name in names]
    if not all(isinstance(one, str) and NUMBER.fullmatch(one) for one in given):
        return
    numbers = list(map(float, given))
    if numbers != sorted(numbers):
        yield at, f"{', '.join(names)} must be in order"
    if value.get("is_decimal_allowed") is False and any("." in one for one in given):
        yield at, "decimals are not allowed"


SELECT = "select.placeholder.max_length"
CONVERSATION_FILTER = shape(
    {},
    {
        "include": items(one_word_of("im", "mpim", "private", "public"), least=1),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
STYLED: dict[str, Check] = {"style": one_word_of("primary", "danger")}

BUTTON = element(
    {"text": plain(limit("button.text.max_length"))},
    {
        **STYLED,
        "url": words(limit("button.url.max_length"), least=0),
        "value": words(limit("button.value.max_length"), least=0),
        "accessibility_label": words(limit("button.accessibility_label.max_length")),
        "agent_prompt": words(limit("button.agent_prompt.max_length")),
        "agent_prompt_display": anything,
    },
)
IMAGE = shape(
    {"alt_text": words(limit("image_element.alt_text.max_length"), least=0)},
    {"image_url": words(limit("image_element.image_url.max_length")), "slack_file": anything},
    any_of=("image_url", "slack_file"),
)
FEEDBACK_BUTTON = shape(
    {
        "text": plain(limit("feedback_button.text.max_length")),
        "value": words(limit("feedback_button.value.max_length"), least=0),
    },
    {"accessibility_label": words(limit("feedback_button.accessibility_label.max_length"))},
)
ICON_BUTTON = element(
    {"icon": words(), "text": plain(limit("button.text.max_length"))},
    {
        "value": words(limit("icon_button.value.max_length"), least=0),
        "accessibility_label": words(limit("icon_button.accessibility_label.max_length")),
        "visible_to_user_ids": items(words(), limit("icon_button.visible_to_user_ids.max_items")),
    },
)
WORKFLOW_BUTTON = element(
    {"text": plain(limit("workflow_button.text.max_length")), "workflow": anything},
    {**STYLED, "accessibility_label": words(limit("workflow_button.accessibility_label.max_length"))},
)

SELECTS: dict[str, Check] = {
    "static_select": static_select({"initial_option": OPTION}),
    "external_select": select(SELECT, {"initial_option": OPTION, "min_query_length": whole(0)}),
    "users_select": select(SELECT, {"initial_user": words()}),
    "channels_select": select(SELECT, {"initial_channel": words(), "response_url_enabled": flag}),
    "conversations_select": select(
        SELECT,
        {
            "initial_conversation": words(),
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": CONVERSATION_FILTER,
        },
    ),
    "multi_static_select": static_select({"initial_options": items(OPTION, least=1)}, many=True),
    "multi_external_select": select(
        SELECT, {"initial_options": items(OPTION, least=1), "min_query_length": whole(0)}, many=True
    ),
    "multi_users_select": select(SELECT, {"initial_users": items(words())}, many=True),
    "multi_channels_select": select(SELECT, {"initial_channels": items(words())}, many=True),
    "multi_conversations_select": select(
        SELECT,
        {
            "initial_conversations": items(words()),
            "default_to_current_conversation": flag,
            "filter": CONVERSATION_FILTER,
        },
        many=True,
    ),
}

PICKERS: dict[str, Check] = {
    "datepicker": select("date_picker.placeholder.max_length", {"initial_date": matching(DATE, "a date YYYY-MM-DD")}),
    "timepicker": select(
        "time_picker.placeholder.max_length", {"initial_time": matching(TIME, "a time HH:mm"), "timezone": words()}
    ),
    "datetimepicker": element({}, {"initial_date_time": whole(0)}),
}

CHOICES: dict[str, Check] = {
    "checkboxes": both(
        element(
            {"options": items(MARKED_OPTION, limit("checkboxes.options.max_items"), 1)},
            {"initial_options": items(MARKED_OPTION, least=1)},
        ),
        initial_is_offered,
    ),
    "radio_buttons": both(
        element(
            {"options": items(MARKED_OPTION, limit("radio_buttons.options.max_items"), 1)},
            {"initial_option": MARKED_OPTION},
        ),
        initial_is_offered,
    ),
}

TYPED: dict[str, Check] = {
    "plain_text_input": typed_input(
        "plain_text_input.placeholder.max_length",
        {
            "multiline": flag,
            "min_length": whole(0, limit("plain_text_input.max_length.max")),
            "max_length": whole(1, limit("plain_text_input.max_length.max")),
        },
    ),
    "number_input": both(
        shape(
            {"is_decimal_allowed": flag},
            {
                "action_id": ACTION_ID,
                "initial_value": digits,
                "min_value": digits,
                "max_value": digits,
                "dispatch_action_config": DISPATCH,
                "focus_on_load": flag,
                "placeholder": plain(limit("number_input.placeholder.max_length")),
            },
        ),
        within_bounds,
    ),
    "email_text_input": typed_input("email_input.placeholder.max_length"),
    "url_text_input": typed_input("url_input.placeholder.max_length"),
    "rich_text_input": typed_input(
        "rich_text_input.placeholder.max_length",
        {"initial_value": anything, "min_lines": whole(1, 100), "max_lines": whole(1, 100)},
    ),
}

OVERFLOW = element({"options": items(OPTION, limit("overflow.options.max_items"), 1)})
FILE_INPUT = element({}, {"filetypes": items(words()), "max_files": whole(1, limit("file_input.max_files.max"))})

ON_THE_SPOT: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "workflow_button": WORKFLOW_BUTTON,
    **SELECTS,
    **PICKERS,
    **CHOICES,
}
"""What acts the moment it is touched."""

IN_ACTIONS = by_type({**ON_THE_SPOT, "rich_text_input": TYPED["rich_text_input"]})
IN_SECTION = by_type({**ON_THE_SPOT, "image": IMAGE})
IN_INPUT = by_type({**SELECTS, **PICKERS, **CHOICES, **TYPED, "file_input": FILE_INPUT})
IN_CONTEXT = by_type({
    "image": IMAGE,
    "plain_text": shape({"text": words(limit("text.max_length"))}, {"emoji": flag}),
    "mrkdwn": shape({"text": words(limit("text.max_length"))}, {"verbatim": flag}),
})  # fmt: skip
IN_CONTEXT_ACTIONS = by_type({
    "feedback_buttons": shape(
        {"positive_button": FEEDBACK_BUTTON, "negative_button": FEEDBACK_BUTTON}, {"action_id": ACTION_ID}
    ),
    "icon_button": ICON_BUTTON,
})  # fmt: skip

RAW_TEXT = shape({"text": words()}, {"emoji": flag})
RAW_NUMBER = shape({"value": number, "text": words()})
