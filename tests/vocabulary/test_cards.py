"""Every part of a card, in Slack and as plain text, and what is said where Slack does not draw it."""

import pytest
from pydantic import TypeAdapter, ValidationError

from bot.demo.blocks import checked_message
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from commands.cards import Button, Buttons, Card, Image, LinkButton, Section, Text
from commands.charts import Chart, Series
from commands.language.plan_words import marked
from commands.plain_text import buttons_of, card_text, part_text, sealed_buttons_of
from store.models import Plan
from tests.cast import Player
from tests.chat import Chat, MakeChat
from tests.conftest import OPENING
from tests.sampler import SHEET

FIGURES = {
    "data_visualization": ["June: Red 4, Green 20", "July: Red 3, Green 26", "Us: 3 (75%)"],
    "data_table": ["B1 Improvement Board. Next: 21 July"],
    "container": ["What is behind the figures", "Counted on Monday.", "All that is red"],
    "image": ["Teams: Teams on a map: North has three, South two"],
}
"""What is read where this kind of block is not drawn."""


def kinds(card: Card, **options: frozenset[str]) -> list[str]:
    return [block["type"] for block in card_blocks(card, **options)]


@pytest.mark.slack_only("it tells how Slack draws, or what it refuses")
def test_each_part_is_drawn_as_slack_draws_it(chat: Chat, viewer: Player) -> None:
    [message] = chat.says(viewer, "/plan sheet").messages
    found = [block["type"] for block in message.blocks]
    assert found == [
        *("header", "section", "section", "section"),
        # A month without a figure would be drawn as one in which nothing was on time.
        "section",
        *(
            "data_visualization",
            "data_visualization",
            "data_table",
            "section",
            "image",
            "section",
            "container",
            "actions",
        ),
    ]
    assert message.blocks[9]["alt_text"] == "Teams on a map: North has three, South two"
    chat.presses(viewer, "Show", "First").hears("A2")


def test_a_chart_with_a_gap_is_said_in_words(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan sheet").hears("Visits on time", "May: 81.5", "June: no figure", "July: 90")


@pytest.mark.slack_only("it tells how Slack draws, or what it refuses")
@pytest.mark.parametrize("kind", sorted(CAN_BE_REFUSED))
def test_what_slack_refuses_is_said_in_words_and_the_rest_is_still_drawn(
    make_chat: MakeChat, viewer: Player, kind: str
) -> None:
    chat = make_chat(refuses={kind})
    answer = chat.says(viewer, "/plan sheet").hears(*FIGURES[kind])
    drawn = {block["type"] for block in answer.only.blocks}
    assert drawn & CAN_BE_REFUSED == CAN_BE_REFUSED - {kind}
    chat.presses(viewer, "Show", "Second").hears("A3")


@pytest.mark.slack_only("it tells how Slack draws, or what it refuses")
def test_a_slack_that_knows_none_of_them_still_says_all(make_chat: MakeChat, viewer: Player) -> None:
    chat = make_chat(refuses=CAN_BE_REFUSED)
    every = [words for figures in FIGURES.values() for words in figures]
    chat.says(viewer, "sheet").hears(*every, "N North. Red: 2")


@pytest.mark.slack_only("it tells how Slack draws, or what it refuses")
def test_a_link_button_opens_a_page_and_says_nothing(chat: Chat, viewer: Player) -> None:
    [message] = chat.says(viewer, "/plan sheet").messages
    [link] = [one for one in message.blocks[-1]["elements"] if "url" in one]
    assert link["url"] == "https://council.example/board"
    assert chat.presses(viewer, "Open the board").messages == []


@pytest.mark.slack_only("it tells how Slack draws, or what it refuses")
def test_a_folded_section_opens_to_all_it_holds(chat: Chat, viewer: Player) -> None:
    [message] = chat.says(viewer, "/plan sheet").messages
    [folded] = [block for block in message.blocks if block["type"] == "container"]
    assert (folded["is_collapsible"], folded["default_collapsed"]) == (True, True)
    assert folded["title"]["text"] == "What is behind the figures"
    assert {child["type"] for child in folded["child_blocks"]} == {"section", "actions"}


def test_a_section_that_holds_more_than_slack_folds_at_once_goes_on_in_another() -> None:
    parts = [Text(text=f"Line {number}") for number in range(23)]
    blocks = card_blocks(Card(title="Long", parts=[Section(title="All of it", parts=parts, folded=False)]))
    assert checked_message(blocks, ())
    assert [(one["title"]["text"], len(one["child_blocks"])) for one in blocks[1:]] == [
        ("All of it", 10),
        ("All of it (continued)", 10),
        ("All of it (continued)", 3),
    ]
    assert not any(one.get("default_collapsed") for one in blocks[1:])


def test_an_empty_section_is_its_title() -> None:
    assert kinds(Card(title="A card", parts=[Section(title="Nothing yet", parts=[])])) == ["header", "section"]


def test_a_message_has_two_charts_and_says_the_others() -> None:
    chart = SHEET.parts[4]
    blocks = card_blocks(Card(title="Many", parts=[chart] * 4))
    assert checked_message(blocks, ())
    assert [block["type"] for block in blocks[1:]] == ["data_visualization"] * 2 + ["section"] * 2


@pytest.mark.parametrize(
    "chart",
    [
        Chart(kind="bar", title="T", categories=["a"], series=[Series(name=f"s{n}", values=[1]) for n in range(7)]),
        Chart(
            kind="line", title="T", categories=[str(n) for n in range(21)], series=[Series(name="s", values=[1] * 21)]
        ),
        Chart(
            kind="pie", title="T", categories=[str(n) for n in range(13)], series=[Series(name="s", values=[1] * 13)]
        ),
        Chart(kind="pie", title="T", categories=["a", "b"], series=[Series(name="s", values=[0, 0])]),
        Chart(
            kind="bar",
            title="T",
            categories=["A long name that begins alike: North", "A long name that begins alike: South"],
            series=[Series(name="s", values=[1, 2])],
        ),
    ],
    ids=["series", "categories", "parts", "nothing", "names"],
)
def test_a_chart_that_slack_cannot_draw_is_said(chart: Chart) -> None:
    [_, block] = card_blocks(Card(title="A card", parts=[chart]))
    assert block["type"] == "section"
    assert all(row in block["text"]["text"] for row in chart.rows)


def test_a_part_of_nothing_is_left_out_of_a_pie_and_stays_in_its_words() -> None:
    chart = Chart(kind="pie", title="T", categories=["a", "b"], series=[Series(name="s", values=[0, 2])])
    [_, block] = card_blocks(Card(title="A card", parts=[chart]))
    assert block["chart"]["segments"] == [{"label": "b", "value": 2}]
    assert chart.rows == ["a: 0 (0%)", "b: 2 (100%)"]


def test_long_names_are_cut_where_they_stay_apart() -> None:
    names = ["Family safeguarding and support", "Fostering and adoption services"]
    chart = Chart(kind="bar", title="T" * 60, categories=names, series=[Series(name="n", values=[1234.5, 2])])
    heading, drawn = card_blocks(Card(title="A card", parts=[chart]))[1:]
    assert heading["text"]["text"] == f"*{'T' * 60}*"
    assert drawn["chart"]["axis_config"]["categories"] == ["Family safeguarding…", "Fostering and adopt…"]
    assert chart.rows == ["Family safeguarding and support: 1,234.5", "Fostering and adoption services: 2"]


def test_a_card_reads_as_text() -> None:
    assert card_text(SHEET).split("\n") == [
        "The plan in pictures",
        "All that a card can hold.",
        "",
        "Figures",
        "Actions: 73",
        "",
        "Visits on time",
        "- May: 81.5",
        "- June: no figure",
        "- July: 90",
        "",
        "How actions stand",
        "- June: Red 4, Green 20",
        "- July: Red 3, Green 26",
        "",
        "Who owns them",
        "- Us: 3 (75%)",
        "- Partners: 1 (25%)",
        "",
        "Boards",
        "- B1 Improvement Board. Next: 21 July",
        "- A1 Visit every carer. Red",
        "Teams: Teams on a map: North has three, South two https://council.example/map.png",
        "Minutes: https://council.example/minutes",
        "",
        "What is behind the figures",
        "Counted on Monday.",
        "",
        "By team",
        "- N North. Red: 2",
        "- A2 First",
        "- A3 Second",
        "Open the board: https://council.example/board",
    ]


def test_every_button_that_says_something_is_found() -> None:
    assert [button.says for button in buttons_of(SHEET)] == ["A1", "A2", "A3", "red", "survey"]


def test_a_card_that_waits_in_the_outbox_is_the_same_card_later() -> None:
    assert Card.model_validate_json(SHEET.model_dump_json()) == SHEET


@pytest.mark.parametrize("url", ["http://council.example/", "javascript:alert(1)", "https://two words.example"])
def test_only_safe_addresses_are_opened_or_fetched(url: str) -> None:
    for make in (lambda: LinkButton(label="Open", url=url), lambda: Image(url=url, alt="A map")):
        with pytest.raises(ValidationError):
            make()


def test_a_picture_needs_words() -> None:
    with pytest.raises(ValidationError):
        Image(url="https://council.example/map.png", alt="")


@pytest.mark.parametrize(
    ("kind", "categories", "values"),
    [
        ("bar", ["a", "b"], [[1]]),
        ("bar", ["a", "a"], [[1, 2]]),
        ("pie", ["a"], [[1], [2]]),
        ("pie", ["a"], [[-1]]),
        ("line", ["a"], [[float("nan")]]),
        ("line", [], [[]]),
    ],
)
def test_a_chart_that_makes_no_sense_is_no_chart(kind: str, categories: list[str], values: list[list[float]]) -> None:
    series = [{"name": f"s{number}", "values": one} for number, one in enumerate(values)]
    with pytest.raises(ValidationError):
        TypeAdapter(Chart).validate_python({"kind": kind, "title": "T", "categories": categories, "series": series})


def test_a_picture_without_a_title_is_called_one() -> None:
    assert part_text(Image(url="https://a.example/b.png", alt="A map")) == "Picture: A map https://a.example/b.png"


def test_a_button_stands_in_rows_as_earlier_releases_wrote_it() -> None:
    assert "sealed" not in Button(label="Show", says="A1").model_dump(mode="json")
    sealed = Button(label="Answer", says="answer 1f", sealed=True)
    assert Button.model_validate(sealed.model_dump(mode="json")) == sealed


def test_a_sealed_button_holds_the_code_alone_and_says_no_command() -> None:
    card = Card(title="Working here", parts=[Buttons(buttons=[Button(label="Answer", says="answer 1f", sealed=True)])])
    (_, block) = card_blocks(card)
    (drawn,) = block["elements"]
    assert (drawn["action_id"], drawn["value"]) == ("seal.answer.part0.0", "1f")
    assert buttons_of(card) == []
    assert [one.says for one in sealed_buttons_of(card)] == ["answer 1f"]


def test_a_sealed_button_is_of_no_plan() -> None:
    """The code of its round leads to its plan, and is all that it may hold."""
    sealed, open_one = Button(label="Answer", says="answer 1f", sealed=True), Button(label="Show", says="A1")
    plan = Plan(id=3, title="SEND", source="", created_at=OPENING)
    (part,) = marked([Buttons(buttons=[sealed, open_one])], plan)
    assert isinstance(part, Buttons)
    assert [one.says for one in part.buttons if isinstance(one, Button)] == ["answer 1f", "plan:3 A1"]
