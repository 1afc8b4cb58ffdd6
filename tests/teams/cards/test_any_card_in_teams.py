"""Whatever a card holds: Teams takes what is drawn, knows each property of it, and says every word of it."""

import json
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.chat.pages import MORE
from bot.demo.teams.card_schema import faults_in
from bot.teams.cards import card_pages, summary
from bot.teams.elements import Json
from bot.teams.texts import HAIR_SPACE, advice
from commands.advice import written_in
from commands.cards import Button, Buttons, Card, Facts, Image, Line, Lines, LinkButton, Section, Table, Text
from commands.charts import Chart, Series
from commands.plain_text import buttons_of, card_text
from store.rules.terms import Brag
from tests.any_card import CARDS
from tests.sampler import SHEET
from tests.teams.reading import said
from tests.teams.strict import mistakes, nodes

# A whole card takes minutes to be made smaller.
patiently = settings(
    max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
LONGEST_CARD = 25 * 1024


def letters(text: str) -> str:
    """All that can be read, whatever stands between."""
    return "".join(re.findall(r"[^\W_]", text.replace(HAIR_SPACE, "")))


def as_teams_says_it(card: Card) -> str:
    """A picture without a title needs none."""
    text = card_text(written_in(card, advice))
    return text.replace("Picture: ", "")


def checked(pages: list[Json]) -> None:
    for page in pages:
        assert len(json.dumps(page, ensure_ascii=False).encode()) <= LONGEST_CARD
        assert mistakes(page) == []
        assert faults_in(page) == []


@patiently
@given(CARDS)
def test_whatever_a_card_holds_teams_takes_it_and_says_all_of_it(card: Card) -> None:
    pages = card_pages(card)
    checked(pages)
    assert letters(said(pages)) == letters(as_teams_says_it(card))
    assert presses(pages) == [(one.label[:70], one.says) for one in buttons_of(card)]
    assert 0 < len(summary(card)) <= 500


def presses(pages: list[Json]) -> list[tuple[str, str]]:
    buttons = [one for one in nodes(pages) if one["type"] == "Action.Execute"]
    return [(one["title"][:70], json.loads(one["data"]["press"])["says"]) for one in buttons]


def test_all_that_a_card_can_hold_is_read_in_its_order() -> None:
    pages = card_pages(SHEET)
    checked(pages)
    assert letters(said(pages)) == letters(as_teams_says_it(SHEET))


LONG = [
    Text(text="A long line without an end. " * 1_500),
    Text(text="One line of many.\n" * 700),
    Facts(facts=[(f"Fact {number}", "Long words. " * 90) for number in range(30)]),
    Table(
        caption="Rows",
        columns=["Ref", "What", "When"],
        rows=[[f"R{number}", "Some words. " * 20, "21 July"] for number in range(90)],
    ),
    Table(caption="Wide", columns=list("ABCDEFG"), rows=[["unbreakably-long-words " * 20] * 7 for _ in range(12)]),
    Lines(
        lines=[
            Line(
                title="An action " * 20,
                ref=f"A{number}",
                brag=Brag.AMBER,
                details=["A detail " * 10] * 4,
                buttons=[Button(label="Update", says="update " * 20)] * 5,
            )
            for number in range(12)
        ]
    ),
    Section(title="All of it", parts=[Text(text="Folded away. " * 2_000)]),
    Buttons(buttons=[Button(label=f"Button {number}", says='"quoted" ' * 150) for number in range(20)]),
]


@pytest.mark.parametrize("part", LONG, ids=lambda part: part.part)
def test_what_is_long_goes_on_in_the_next_message(part: Text) -> None:
    card = Card(title="Long", parts=[part])
    pages = card_pages(card)
    checked(pages)
    assert len(pages) > 1
    drawn = letters(said(pages))
    assert drawn == letters(card_text(card))
    assert presses(pages) == [(one.label, one.says) for one in buttons_of(card)]


def test_what_takes_too_many_messages_says_so() -> None:
    pages = card_pages(Card(title="Long", parts=[Text(text="Words. " * 20_000)]))
    checked(pages)
    assert len(pages) == 4
    assert said(pages).endswith(MORE)


@pytest.mark.parametrize(
    "text",
    [
        *("**bold** _and_ ~gone~", "*a*b*c*", "[click](https://evil.example)", "1. first", "- x\n- y", "# Heading"),
        *("{{DATE(2022-07-01T00:00:00Z, SHORT)}}", "<at>Everyone</at>", "&lt;b&gt;", "\\*", "> quoted", "5 * 3"),
    ],
)
def test_what_people_write_keeps_its_signs_and_means_nothing_more(text: str) -> None:
    card = Card(title=text, notice=text, parts=[Text(text=text), Facts(facts=[(text, text)])])
    for node in nodes(card_pages(card)):
        for shown in (node.get("text"), *(fact["value"] for fact in node.get("facts", []))):
            assert not re.search(r"\*\S|(?<!\w)[_~]\S|\]\(|\{\{|<\w|^(?:-|#|>|\d\.) |&\w+;|\\\*", shown or "")
    assert [line for line in said(card_pages(card)).split("\n") if line == text.split("\n")[0]]


# A walk that finds nothing proves nothing: each of these is found.
PLANTED = {
    "no firstRowAsHeader": (Table(caption="T", columns=["A", "B"], rows=[["1", "2"]]), "Table", "firstRowAsHeader", 1),
    "no colour": (Text(text="Words"), "TextRun", "colour", "Good"),
    "does not fit": (Text(text="Words"), "TextRun", "size", "Huge"),
    "no Container": (Lines(lines=[Line(title="A", brag=Brag.RED)]), "Badge", "fallback", {"type": "Table", "row": []}),
    "is null": (Text(text="Words"), "RichTextBlock", "spacing", None),
    "nothing that comes back": (Buttons(buttons=[Button(label="B", says="b")]), "Action.Execute", "verb", ""),
    "nothing has the id": (Section(title="S", parts=[Text(text="t")]), "Container", "id", "another"),
    "has no words": (Image(url="https://a.example/b.png", alt="A map"), "Image", "altText", ""),
}


@pytest.mark.parametrize("found", PLANTED)
def test_a_planted_mistake_is_found(found: str) -> None:
    part, kind, name, value = PLANTED[found]
    (page,) = card_pages(Card(title="A card", parts=[part]))
    assert mistakes(page) == []
    node = next(one for one in nodes(page) if one["type"] == kind and (kind != "Container" or "id" in one))
    node[name] = value
    assert mistakes(page) != []


def test_a_line_is_named_by_a_sign_a_word_and_a_colour() -> None:
    (page,) = card_pages(Card(title="A card", parts=[Lines(lines=[Line(title="Late", brag=Brag.RED)])]))
    (badge,) = [one for one in nodes(page) if one["type"] == "Badge"]
    assert (badge["text"], badge["style"]) == ("▲ Red", "Attention")
    assert badge["fallback"]["inlines"][0]["text"] == "▲ Red"


def test_a_chart_draws_its_figures_and_says_them_where_it_is_not_known() -> None:
    names, figures = ["North", "South"], [3, 1.5]
    chart = Chart(kind="bar", title="Red", categories=names, series=[Series(name="Red", values=figures)])
    (page,) = card_pages(Card(title="A card", parts=[chart]))
    drawn = page["body"][-1]
    assert drawn["type"] == "Chart.HorizontalBar"
    assert [(point["x"], point["y"]) for point in drawn["data"]] == list(zip(names, figures, strict=True))
    assert "• North: 3" in said([page])


def test_a_chart_with_a_gap_is_said_in_words() -> None:
    chart = Chart(kind="line", title="T", categories=["May", "June"], series=[Series(name="s", values=[1, None])])
    (page,) = card_pages(Card(title="A card", parts=[chart]))
    assert [one["type"] for one in page["body"]] == ["TextBlock", "TextBlock", "RichTextBlock", "RichTextBlock"]


def test_a_table_with_more_columns_than_a_phone_has_room_for_is_row_under_row() -> None:
    columns = ["Reference", "Recommendation", "Accountable", "Progress"]
    table = Table(caption="T", columns=columns, rows=[["R1", "Visit", "Director", "Delayed"]])
    (page,) = card_pages(Card(title="A card", parts=[table]))
    assert not [one for one in nodes(page) if one["type"] == "Table"]
    assert "Accountable: Director" in said([page])


def test_more_than_six_buttons_stand_behind_dots() -> None:
    buttons = [Button(label=f"Button {number}", says="b") for number in range(9)]
    (page,) = card_pages(Card(title="A card", parts=[Buttons(buttons=buttons)]))
    drawn = [one for one in nodes(page) if one["type"] == "Action.Execute"]
    assert [one.get("mode") for one in drawn] == [None] * 6 + ["secondary"] * 3


def test_a_label_that_a_phone_would_cut_is_a_line_of_words_to_tap() -> None:
    long = "Open actions and milestones owned by the Head of Safeguarding"
    (page,) = card_pages(Card(title="A card", parts=[Buttons(buttons=[Button(label=long, says="mine")])]))
    line = page["body"][-1]
    assert (line["type"], line["items"][0]["inlines"][0]["text"]) == ("Container", long)
    assert line["selectAction"]["verb"] == "say"


def test_a_section_is_folded_by_its_title() -> None:
    (page,) = card_pages(Card(title="A card", parts=[Section(title="More", parts=[Text(text="Inside")])]))
    (fold,) = [one for one in nodes(page) if one["type"] == "Action.ToggleVisibility"]
    hidden = {one["id"] for one in nodes(page) if one.get("isVisible") is False}
    assert hidden == {"section1", "section1.open"}
    assert set(fold["targetElements"]) == {"section1", "section1.open", "section1.shut"}


def test_a_button_says_what_it_is_about_and_a_sealed_one_holds_the_code_alone() -> None:
    sealed = Button(label="Answer", says="answer 1f", sealed=True)
    buttons = [Button(label="Update", says="update A1", about="A1", seen_version=3), sealed]
    (page,) = card_pages(Card(title="A card", parts=[Buttons(buttons=buttons)], redraw="mine"))
    update, answer = [one for one in nodes(page) if one["type"] == "Action.Execute"]
    assert update["tooltip"] == "Update: A1"
    assert json.loads(update["data"]["press"]) == {"says": "update A1", "seen": 3, "again": "mine"}
    assert (answer["verb"], answer["data"]) == ("sealed", {"action": "sealed", "says": "answer 1f"})


def test_a_link_opens_and_says_nothing() -> None:
    link = LinkButton(label="Open the board", url="https://council.example/board")
    (page,) = card_pages(Card(title="A card", parts=[Buttons(buttons=[link])]))
    (drawn,) = [one for one in nodes(page) if one["type"].startswith("Action.")]
    assert (drawn["type"], drawn["url"]) == ("Action.OpenUrl", link.url)


@given(st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_advice_is_written_as_it_is_typed_here(words: str) -> None:
    assert "/plan" not in advice("overdue")
    assert advice("overdue") == '"plan overdue"'
    assert advice(words).startswith('"plan')
