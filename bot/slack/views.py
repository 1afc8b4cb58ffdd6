"""Drawing forms as modals and cards as the Home tab, and reading what was filled in."""

import json
from collections.abc import Callable
from typing import Any, assert_never

import slackblocks as sb

from bot.slack.blocks import card_blocks, mrkdwn
from bot.slack.wording import escaped
from commands.cards import Card
from commands.forms import Choice, Day, Form, FormField, PersonField, Words
from commands.showing.wording import clipped

LONGEST_TITLE = 24
INPUT = "value"


UserOf = Callable[[int], str | None]


def modal(form: Form, origin: dict[str, Any], user_of: UserOf = lambda person: None) -> dict[str, Any]:
    """A form as a modal.

    Args:
        user_of: gives a person's account, which a picker of people begins with; None where they have none.
        origin: where the form was asked for, so that the answer can be shown there; comes back unchanged.
    """
    intro = [sb.SectionBlock(mrkdwn(clipped(escaped(form.intro), 2_900)), block_id="intro")] if form.intro else []
    kept = {"handler": form.handler, "about": form.about, "seen": form.seen_version, "origin": origin}
    view = sb.ModalView(
        title=clipped(form.title, LONGEST_TITLE),
        submit=form.submit,
        close="Cancel",
        callback_id="form",
        private_metadata=json.dumps(kept),
        blocks=[*intro, *(_input(field, user_of) for field in form.fields)],
    )
    return view.to_dict()


def home(card: Card, *, tables: bool = True) -> dict[str, Any]:
    return {"type": "home", "blocks": card_blocks(card, tables=tables)}


def filled_values(view: dict[str, Any], person_token: Callable[[str], str]) -> dict[str, str | None]:
    """Raw text by field name.

    Args:
        person_token: gives the token of an account that was picked.
    """
    filled = view["state"]["values"].items()
    return {name: _value(inputs[INPUT], person_token) for name, inputs in filled if INPUT in inputs}


def _value(state: dict[str, Any], person_token: Callable[[str], str]) -> str | None:
    if user := state.get("selected_user"):
        return person_token(user)
    chosen = state.get("selected_option")
    found = chosen["value"] if chosen else state.get("selected_date") or state.get("value")
    return str(found) if found is not None else None


def _input(field: FormField, user_of: UserOf) -> sb.Block:
    element = _element(field, user_of)
    return sb.InputBlock(
        label=field.label, element=element, block_id=field.name, hint=field.hint, optional=field.optional
    )


def _element(field: FormField, user_of: UserOf) -> sb.Element:
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
        case PersonField():
            return sb.UserSelectMenu(INPUT, initial_user=user_of(field.value) if field.value else None)
        case _:
            assert_never(field)
