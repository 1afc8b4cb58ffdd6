"""What an interactive element holds, in the words of `state.values`."""

from collections.abc import Iterator

from bot.demo.json_values import Json, mapping, objects, words_of

HELD_IN = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}
"""Element type: the field its value stands in, and the field it starts from."""

MANY = {kind for kind, (held, _) in HELD_IN.items() if held.endswith("s")}
OPTIONS = {kind for kind, (held, _) in HELD_IN.items() if held.startswith("selected_option")}


def elements_of(block: Json) -> list[Json]:
    """The interactive elements of one block, whatever the block calls them."""
    found = [*objects(block.get("elements")), *objects(block.get("actions"))]
    found += [mapping(block.get(name)) for name in ("element", "accessory") if block.get(name)]
    return [one for one in found if one.get("action_id")]


def every_block(blocks: list[Json]) -> Iterator[Json]:
    """Yield blocks and the blocks within them, in reading order."""
    for block in blocks:
        yield block
        yield from every_block(objects(block.get("child_blocks")))
        if block.get("type") == "carousel":
            yield from every_block(objects(block.get("elements")))


def placed(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each interactive element with the block it stands in."""
    for block in every_block(blocks):
        for element in elements_of(block):
            yield block, element


def find(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json] | None:
    for block, element in placed(blocks):
        if block.get("block_id") == block_id and element.get("action_id") == action_id:
            return block, element
    return None


def value_of(element: Json, value: object) -> Json:
    """Wrap a value as `state.values` does."""
    kind = str(element["type"])
    held, _ = HELD_IN[kind]
    if value is None and kind in MANY:
        value = []
    return {"type": kind, held: value}


def initial_state(blocks: list[Json]) -> Json:
    """What each element holds before anyone touched it."""
    state: Json = {}
    for block, element in placed(blocks):
        if element.get("type") in HELD_IN:
            _, initial = HELD_IN[str(element["type"])]
            at = state.setdefault(str(block.get("block_id")), {})
            at[str(element["action_id"])] = value_of(element, element.get(initial))
    return state


def options_of(element: Json) -> list[Json]:
    groups = objects(element.get("option_groups"))
    return [*objects(element.get("options")), *(one for group in groups for one in objects(group.get("options")))]


def option_called(element: Json, name: str) -> Json | None:
    """Find an option by what a person reads on it, else by its value."""
    options = options_of(element)
    by_words = [one for one in options if words_of(one.get("text")) == name]
    return next(iter(by_words or [one for one in options if one.get("value") == name]), None)


def is_empty(value: Json) -> bool:
    """Tell whether a person has left an input empty."""
    return not next((held for name, held in value.items() if name != "type"), None)
