"""Drawing forms as modals and cards as the Home tab, and reading what was filled in."""

import json
from typing import Any, assert_never

import slackblocks as sb

from bot.slack.blocks import card_blocks, mrkdwn
from bot.slack.wording import escaped
from commands.cards import Card
from commands.forms import Choice, Day, Form, FormField, Words
from commands.wording import clipped

LONGEST_TITLE = 24
INPUT = "value"


def modal(form: Form, origin: dict[str, Any]) -> dict[str, Any]:
    """A form as a modal.

    Args:
        origin: where the form was asked for, so that the answer can be shown there; comes back unchanged.
    """
    intro = [sb.SectionBlock(mrkdwn(clipped(escaped(form.intro), 2_900)), block_id="intro")] if form.intro else []
    kept = {"handler": form.handler, "about": form.about, "seen": form.seen, "origin": origin}
    view = sb.ModalView(
        title=clipped(form.title, LONGEST_TITLE),
        submit=form.submit,
        close="Cancel",
        callback_id="form",
        private_metadata=json.dumps(kept),
        blocks=[*intro, *(_input(field) for field in form.fields)],
    )
    return view.to_dict()


def home(card: Card, *, tables: bool = True) -> dict[str, Any]:
    return {"type": "home", "blocks": card_blocks(card, tables=tables)}


def filled_values(view: dict[str, Any]) -> dict[str, str | None]:
    """Raw text by field name."""
    return {name: _value(inputs[INPUT]) for name, inputs in view["state"]["values"].items() if INPUT in inputs}


def _value(state: dict[str, Any]) -> str | None:
    chosen = state.get("selected_option")
    found = chosen["value"] if chosen else state.get("selected_date") or state.get("value")
    return str(found) if found is not None else None


def _input(field: FormField) -> sb.Block:
    return sb.InputBlock(
        label=field.label, element=_element(field), block_id=field.name, hint=field.hint, optional=field.optional
    )


def _element(field: FormField) -> sb.Element:
    match field:
        case Choice():
            options = {value: sb.Option(value.capitalize(), value) for value in field.options}
            return sb.RadioButtonGroup(INPUT, list(options.values()), options.get(field.value or ""))
        case Words():
            return sb.PlainTextInput(
                INPUT, initial_value=field.value, multiline=field.multiline, max_length=field.longest
            )
        case Day():
            return sb.DatePicker(INPUT, initial_date=field.value)
        case _:
            assert_never(field)
