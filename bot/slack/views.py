"""Views: a form as a modal, and the Home tab."""

from typing import Any

from bot.chat.origins import OpenForm, Origin
from bot.slack.block_kit import Block, context, plain, section
from bot.slack.form_fields import UserOf, field_blocks
from bot.slack.text_blocks import LONGEST_TEXT
from bot.slack.wording import escaped, slash_command
from commands.advice import written_in
from commands.forms import Form
from commands.showing.wording import clipped

LONGEST_TITLE = 24
BALLOT = "ballot"
"""What Slack calls a form of which nothing is recorded."""


def modal(form: Form, origin: Origin, user_of: UserOf = lambda person: None) -> dict[str, Any]:
    """A form as a modal.

    Args:
        user_of: gives a person's account, which a picker of people begins with; None where they have none.
        origin: where the form was asked for, so that the answer can be shown there; comes back unchanged.
    """
    assert not form.sealed, "nothing of a sealed form may be recorded: it is drawn by its own door"
    return _modal(form, "form", OpenForm.of(form, origin).as_json(), user_of)


def sealed_modal(form: Form, hidden: str) -> dict[str, Any]:
    """The same for a form of which nothing is recorded.

    Args:
        hidden: what it carries, encrypted; comes back unchanged.
    """
    return _modal(form, BALLOT, hidden)


def _modal(form: Form, kind: str, kept: str, user_of: UserOf = lambda person: None) -> dict[str, Any]:
    form = written_in(form, slash_command)
    intro = [section(clipped(escaped(form.intro), LONGEST_TEXT), "intro")] if form.intro else []
    said = [context(clipped(escaped(form.said_last), LONGEST_TEXT), "said_last")] if form.said_last else []
    fields = [block for place, field in enumerate(form.fields) for block in field_blocks(field, place, user_of)]
    return {
        "type": "modal",
        "title": plain(clipped(form.title, LONGEST_TITLE)),
        "submit": plain(form.submit),
        "close": plain("Cancel"),
        "callback_id": kind,
        "private_metadata": kept,
        "blocks": [*intro, *said, *fields],
    }


def home(blocks: list[Block]) -> dict[str, Any]:
    return {"type": "home", "blocks": blocks}
