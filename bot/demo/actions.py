"""One thing done to one interactive element, as `block_actions` tells it."""

from bot.demo.block_parts import DATE, TIME
from bot.demo.elements import HELD_IN, MANY, OPTIONS, options_of, value_of
from bot.demo.json_values import Json

SELECTED_UNDER = {
    "users_select": "user",
    "multi_users_select": "users",
    "channels_select": "channel",
    "multi_channels_select": "channels",
    "conversations_select": "conversation",
    "multi_conversations_select": "conversations",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "date_time",
}
"""Where the page puts what was chosen, for each element that is not a list of options or a text."""


MOMENTS = {"datepicker": DATE, "timepicker": TIME}


class ChoiceError(LookupError):
    """What was chosen is not among what the element offers."""


def held_after(element: Json, selected: Json) -> Json:
    """What the element holds once `selected` was chosen in it, as a `state.values` value."""
    kind = str(element["type"])
    if kind in OPTIONS or kind == "overflow":
        return _options_held(element, kind, selected)
    name = SELECTED_UNDER.get(kind, "text" if "text" in selected else "value")
    chosen = selected.get(name)
    pattern = MOMENTS.get(kind)
    if pattern is not None and chosen is not None and not pattern.fullmatch(str(chosen)):
        raise ChoiceError(f"{chosen} cannot be picked here.")
    return value_of(element, chosen)


def _options_held(element: Json, kind: str, selected: Json) -> Json:
    wanted = selected.get("values") if kind in MANY else [selected.get("value")]
    offered = {one.get("value"): one for one in options_of(element)}
    try:
        chosen = [offered[value] for value in wanted or []]
    except KeyError as missing:
        raise ChoiceError(f"{missing} is not one of the choices here.") from missing
    if kind in MANY:
        return value_of(element, chosen)
    return {"type": kind, "selected_option": chosen[0]}


def action_of(block: Json, element: Json, held: Json | None, ts: str) -> Json:
    """Describe the act: the element, what it holds now, and when."""
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": ts,
    }
    for name in ("text", "value", "style", "placeholder"):
        if name in element and element["type"] not in ("plain_text_input",):
            action[name] = element[name]
    if held is None:
        return action
    _, initial = HELD_IN.get(str(element["type"]), ("", ""))
    if initial in element:
        action[initial] = element[initial]
    return action | held
