"""A message holds as much as Slack takes in one; the rest follows in the next, and nothing is cut without a word."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.chat.pages import MORE, MOST_PAGES
from bot.demo.blocks import checked_message, shown_characters
from bot.demo.limits import MESSAGE_CHARACTERS
from bot.slack.block_kit import Block
from bot.slack.blocks import card_blocks, card_pages
from bot.slack.pages import LEAST_CHARACTERS, MOST_CHARACTERS
from bot.slack.refused_blocks import RefusedBlocks
from commands.cards import Button, Buttons, Card, Image, Line, Lines, Part, Section, Table, Text

ANY = "Children wait too long for a first visit. "
WORDS = ANY * 48
TABLE = Table(caption="What is late", columns=["Ref", "Title"], rows=[[f"A{number}", ANY * 4] for number in range(90)])
LINES = Lines(
    lines=[Line(title=ANY, ref=f"A{number}", buttons=[Button(label="Done", says="A1")] * 3) for number in range(40)]
)
FOLDED = Section(title="All of it", parts=[Text(text=WORDS)] * 8)
PICTURE = Image(url="https://council.example/a.png", alt="A map of three teams", title="Teams")


@pytest.mark.parametrize("parts", [[TABLE], [Text(text=WORDS)] * 9, [LINES], [FOLDED], [TABLE, FOLDED, PICTURE]])
def test_each_page_is_one_that_slack_takes_and_all_words_are_on_one(parts: list[Part]) -> None:
    card = Card(title="What is late", parts=parts)
    pages = card_pages(card)
    assert 1 < len(pages) <= MOST_PAGES
    for page in pages:
        checked_message(page, ())
        assert shown_characters(page) <= MOST_CHARACTERS
    (whole,) = card_pages(card, most=10**6) if parts != [LINES] else (card_blocks(card),)
    shown = sum(map(shown_characters, pages))
    assert shown >= shown_characters(whole)


def test_buttons_stand_on_the_page_of_what_they_are_about() -> None:
    for page in card_pages(Card(title="Late", parts=[LINES])):
        assert page[0]["type"] != "actions"


def test_what_fits_into_one_message_is_one_and_what_fits_into_no_few_says_so() -> None:
    assert len(card_pages(Card(title="Late", parts=[Text(text=WORDS)] * 4))) == 1
    *_, last = card_pages(Card(title="Late", parts=[Text(text=WORDS)] * 40))
    assert last[-1]["text"]["text"] == MORE
    assert shown_characters(last) <= MOST_CHARACTERS


def test_a_long_line_is_never_folded_away() -> None:
    (page,) = card_pages(Card(title="Late", parts=[Text(text=WORDS), Buttons(buttons=[])]))
    assert [block["expand"] for block in page if block["type"] == "section"] == [True]


class Slack:
    """Takes so many characters in one message."""

    def __init__(self, takes: int) -> None:
        self.takes, self.refused = takes, 0
        self.shown: list[list[Block]] = []

    def post(self, blocks: list[Block]) -> int:
        if shown_characters(blocks) > self.takes:
            self.refused += 1
            raise SlackApiError("refused", {"error": "msg_blocks_too_long"})
        self.shown.append(blocks)
        return len(self.shown)

    def more(self, _: int, blocks: list[Block]) -> int:
        return self.post(blocks)


LONG = Card(title="Late", parts=[Text(text=WORDS)] * 9)


def test_a_slack_that_takes_less_is_sent_smaller_messages_and_that_is_remembered() -> None:
    slack, replies = Slack(5_000), RefusedBlocks()
    assert replies.send("message", LONG, slack.post, slack.more) == 1
    assert slack.refused == 2
    before = len(slack.shown)
    replies.send("message", LONG, slack.post, slack.more)
    assert (slack.refused, len(slack.shown)) == (2, 2 * before)


def test_a_later_message_that_is_too_long_is_taken_apart_too() -> None:
    slack = Slack(6_000)
    short_first = Card(title="Late", parts=[TABLE, *[Text(text=WORDS)] * 4])
    slack.takes = max(shown_characters(page) for page in card_pages(short_first)[:1])
    RefusedBlocks().send("message", short_first, slack.post, slack.more)
    assert slack.refused >= 1
    shown = sum(map(shown_characters, slack.shown))
    assert shown == sum(map(shown_characters, card_pages(short_first)))


def test_behind_a_response_url_one_message_holds_it_all_until_that_is_refused() -> None:
    slack, replies = Slack(10**6), RefusedBlocks()
    replies.send("response", LONG, slack.post, slack.more)
    assert len(slack.shown) == 1
    slack.takes = MESSAGE_CHARACTERS
    replies.send("response", LONG, slack.post, slack.more)
    assert (slack.refused, len(slack.shown)) == (1, 3)


def test_what_is_too_long_however_small_is_refused_for_good() -> None:
    slack = Slack(LEAST_CHARACTERS // 10)
    with pytest.raises(SlackApiError):
        RefusedBlocks().send("message", LONG, slack.post, slack.more)
    assert slack.refused < 6
