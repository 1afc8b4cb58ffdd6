"""Our limits are Slack's, as slackblocks has them."""

import slackblocks._limits as registry

from bot.demo.limits import LIMITS, STRICTER

THEIRS: dict[str, int] = {name: value for name, value in vars(registry).items() if name.isupper()}

ALSO_SAID_IN_CODE = {
    "TEXT_MIN_LENGTH",
    "OPTION_GROUP_OPTIONS_MIN_ITEMS",
    "SELECT_OPTIONS_MIN_ITEMS",
    "SELECT_OPTION_GROUPS_MIN_ITEMS",
    "SELECT_MIN_QUERY_LENGTH_MIN",
    "OVERFLOW_OPTIONS_MIN_ITEMS",
    "CHECKBOXES_OPTIONS_MIN_ITEMS",
    "RADIO_BUTTONS_OPTIONS_MIN_ITEMS",
    "FILE_INPUT_MAX_FILES_MIN",
    "PLAIN_TEXT_INPUT_MIN_LENGTH_MIN",
    "PLAIN_TEXT_INPUT_MIN_LENGTH_MAX",
    "PLAIN_TEXT_INPUT_MAX_LENGTH_MIN",
    "RICH_TEXT_INPUT_MIN_LINES_MIN",
    "RICH_TEXT_INPUT_MIN_LINES_MAX",
    "RICH_TEXT_INPUT_MAX_LINES_MIN",
    "RICH_TEXT_INPUT_MAX_LINES_MAX",
    "MULTI_SELECT_MAX_SELECTED_ITEMS_MIN",
    "CONVERSATION_FILTER_INCLUDE_MIN_ITEMS",
    "DISPATCH_ACTION_CONFIGURATION_TRIGGER_ACTIONS_ON_MIN_ITEMS",
    "DISPATCH_ACTION_CONFIGURATION_TRIGGER_ACTIONS_ON_MAX_ITEMS",
    "CAROUSEL_ELEMENTS_MIN_ITEMS",
    "CONTAINER_CHILD_BLOCKS_MIN_ITEMS",
    "DATA_TABLE_COLUMNS_MIN_ITEMS",
    "DATA_TABLE_PAGE_SIZE_MIN",
    "DATA_TABLE_CELL_TEXT_MIN_LENGTH",
    "DATA_TABLE_CONTENT_MAX_LENGTH",
    "DATA_TABLE_ROW_HEADER_COLUMN_INDEX_MIN",
    "DATA_VISUALIZATION_SEGMENTS_MIN_ITEMS",
    "DATA_VISUALIZATION_SEGMENT_VALUE_EXCLUSIVE_MIN",
    "DATA_VISUALIZATION_SERIES_MIN_ITEMS",
    "DATA_VISUALIZATION_DATA_MIN_ITEMS",
    "DATA_VISUALIZATION_CATEGORIES_MIN_ITEMS",
    "RICH_TEXT_LIST_INDENT_MIN",
    "RICH_TEXT_LIST_INDENT_MAX",
    "RICH_TEXT_LIST_OFFSET_MIN",
    "RICH_TEXT_LIST_BORDER_MIN",
    "RICH_TEXT_LIST_BORDER_MAX",
    "RICH_TEXT_QUOTE_BORDER_MIN",
    "RICH_TEXT_QUOTE_BORDER_MAX",
    "RICH_TEXT_PREFORMATTED_BORDER_MIN",
    "RICH_TEXT_PREFORMATTED_BORDER_MAX",
    "MESSAGE_CHANNEL_MIN_LENGTH",
}
"""Least lengths and small ranges, which stand in the tables of blocks as the 0, 1 or 8 they are."""


def their_name(ours: str) -> str:
    return ours.upper().replace(".", "_")


def test_every_limit_is_the_registrys_or_knowingly_stricter() -> None:
    ours = {their_name(name): STRICTER.get(name, value) for name, value in LIMITS.items()}
    assert ours == {name: THEIRS.get(name) for name in ours}
    assert all(LIMITS[name] < theirs for name, theirs in STRICTER.items())


def test_no_limit_of_the_registry_was_overlooked() -> None:
    ours = {their_name(name) for name in LIMITS}
    assert THEIRS.keys() - ours == ALSO_SAID_IN_CODE
