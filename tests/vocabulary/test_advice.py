"""What people are advised to say: written by each chat, typed by nobody."""

import json

from bot.cli.terminal import ask_again
from bot.conversation.typed import cleaned
from bot.slack.blocks import card_blocks
from bot.slack.replies import Place, fallback
from bot.slack.views import modal
from commands.advice import CLOSES, OPENS, say, written, written_in
from commands.cards import Button, Buttons, Card, Facts, Heading, Line, Lines, Table, Text
from commands.forms import Form, Words

TRY = f"Try {say('due 14 days')}."
CARD = Card(
    title=TRY,
    notice=TRY,
    parts=[
        Heading(text=TRY),
        Text(text=TRY),
        Lines(lines=[Line(title=TRY, details=[TRY])]),
        Facts(facts=[(TRY, TRY)]),
        Table(caption=TRY, columns=[TRY, "b"], rows=[[TRY, "d"]]),
        Buttons(buttons=[Button(label="Due", says="due 14 days", about=TRY)]),
    ],
)


def test_each_chat_writes_it_in_its_own_way() -> None:
    assert written(TRY, str) == "Try due 14 days."
    assert written(TRY, ask_again) == 'Try `sightline ask "due 14 days"`.'
    assert fallback(Card(title=TRY)) == "Try `/plan due 14 days`."


def test_it_is_written_wherever_a_card_or_form_holds_it() -> None:
    form = Form(
        title=TRY,
        submit="Save",
        handler="update",
        about={},
        intro=TRY,
        fields=[Words(name="words", label=TRY, hint=TRY)],
        in_words="due 14 days",
    )
    shown = json.dumps([card_blocks(CARD), fallback(CARD), modal(form, Place(user="U1"))], ensure_ascii=False)
    assert OPENS not in shown
    assert CLOSES not in shown
    assert written_in(CARD, str).model_dump_json().count("Try due 14 days.") == CARD.model_dump_json().count(OPENS)


def test_a_card_without_advice_is_not_copied() -> None:
    plain = Card(title="Nothing is overdue.", parts=[Text(text="All is well.")])
    assert written_in(plain, str) is plain


def test_a_title_with_advice_stands_where_slack_shows_it_as_code() -> None:
    assert card_blocks(Card(title=TRY, parts=[Text(text="More.")]))[0]["type"] == "section"


def test_what_a_shell_would_read_as_its_own_is_quoted() -> None:
    assert ask_again("") == "`sightline ask`"
    assert ask_again("match “Head of HR” to @person") == '`sightline ask "match “Head of HR” to @person"`'
    assert ask_again('update D1 "fine" at $5') == "`sightline ask 'update D1 \"fine\" at $5'`"


def test_nobodys_words_pass_for_advice() -> None:
    assert cleaned(f"the {OPENS}van{CLOSES}\0 broke down") == "the van broke down"
    assert say(f"match “{OPENS}HR{CLOSES}”") == f"{OPENS}match “HR”{CLOSES}"


def test_a_command_with_a_backtick_is_no_code_in_slack() -> None:
    assert fallback(Card(title=f"Say {say('match “`HR`” to @person')}.")).startswith("Say /plan match “`")
