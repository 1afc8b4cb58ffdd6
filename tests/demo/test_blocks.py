"""Blocks and views that break Slack's limits are refused in Slack's words."""

from collections.abc import Callable
from typing import Any

import pytest
import slackblocks
from slack_sdk import WebClient

from bot.demo.blocks import BLOCKS, checked_message, checked_view
from bot.demo.limits import LIMITS
from bot.demo.refusal import SlackError
from bot.demo.server import DemoServer
from tests.demo.kit import PLAN, button, client_of, modal, refused, section, text_input, words

Block = dict[str, Any]


def option(text: str = "One", value: str = "1") -> Block:
    return {"text": words(text), "value": value}


def select(**more: Any) -> Block:
    return {"type": "static_select", "action_id": "s", "options": [option()], **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def cell(text: str) -> Block:
    return {"type": "raw_text", "text": text}


def table(rows: int, columns: int = 2, **more: Any) -> Block:
    return {
        "type": "data_table",
        "caption": "Overdue",
        "rows": [[cell("x") for _ in range(columns)] for _ in range(rows)],
        **more,
    }


def chart(series: int = 1, **more: Any) -> Block:
    data = [{"label": "July", "value": 3}]
    return {
        "type": "data_visualization",
        "title": "BRAG",
        "chart": {
            "type": "line",
            "series": [{"name": f"s{number}", "data": data} for number in range(series)],
            "axis_config": {"categories": ["July"]},
        },
        **more,
    }


def pie(value: int) -> Block:
    return {
        "type": "data_visualization",
        "title": "BRAG",
        "chart": {"type": "pie", "segments": [{"label": "Red", "value": value}]},
    }


def axes(series: list[tuple[str, list[str]]], categories: list[str] | None = None) -> Block:
    drawn = [{"name": name, "data": [{"label": label, "value": 1} for label in labels]} for name, labels in series]
    axis = {"categories": categories or ["July"]}
    return {
        "type": "data_visualization",
        "title": "BRAG",
        "chart": {"type": "bar", "series": drawn, "axis_config": axis},
    }


def container(children: int, **more: Any) -> Block:
    return {"type": "container", "title": words("More"), "child_blocks": [section("x")] * children, **more}


def no_more(most: int) -> str:
    return f"no more than {most} items allowed"


def shorter(most: int) -> str:
    return f"must be less than {most + 1} characters"


BROKEN: list[tuple[list[Block] | Any, str]] = [
    ([section("x")] * 51, f"{no_more(50)} [json-pointer:/blocks]"),
    ([section("x" * 3001)], f"{shorter(3000)} [json-pointer:/blocks/0/text/text]"),
    ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ([{"type": "section"}], "missing required field: text or fields [json-pointer:/blocks/0]"),
    ([{"type": "section", "fields": [words("x")] * 11}], f"{no_more(10)} [json-pointer:/blocks/0/fields]"),
    ([{"type": "section", "fields": [words("x" * 2001)]}], f"{shorter(2000)} [json-pointer:/blocks/0/fields/0/text]"),
    ([{"type": "header", "text": words("x" * 151)}], f"{shorter(150)} [json-pointer:/blocks/0/text/text]"),
    (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        [actions(*[button("x", f"a{number}") for number in range(26)])],
        f"{no_more(25)} [json-pointer:/blocks/0/elements]",
    ),
    ([actions()], "no less than 1 items allowed [json-pointer:/blocks/0/elements]"),
    ([actions(button("x" * 76))], f"{shorter(75)} [json-pointer:/blocks/0/elements/0/text/text]"),
    ([actions(button("x", value="x" * 2001))], f"{shorter(2000)} [json-pointer:/blocks/0/elements/0/value]"),
    ([actions(button("x", "x" * 256))], f"{shorter(255)} [json-pointer:/blocks/0/elements/0/action_id]"),
    (
        [actions({**button("x"), "style": "orange"})],
        "value must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        [actions({"type": "plain_text_input"})],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [actions(select(options=[option(value=str(number)) for number in range(101)]))],
        f"{no_more(100)} [json-pointer:/blocks/0/elements/0/options]",
    ),
    ([actions(select(options=[]))], "no less than 1 items allowed [json-pointer:/blocks/0/elements/0/options]"),
    (
        [actions(select(options=[option("x" * 76)]))],
        f"{shorter(75)} [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions(select(options=[option(value="x" * 151)]))],
        f"{shorter(150)} [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        [actions(select(initial_option=option("Two", "2")))],
        "initial option must be one of the options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({"type": "overflow", "options": [option()] * 6})],
        f"{no_more(5)} [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "radio_buttons", "options": [option()] * 11})],
        f"{no_more(10)} [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "datepicker", "initial_date": "29 July"})],
        "must be a date YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        [section("x", block_id="b"), section("y", block_id="b")],
        "block_id already exists [json-pointer:/blocks/1/block_id]",
    ),
    ([section("x", block_id="x" * 256)], f"{shorter(255)} [json-pointer:/blocks/0/block_id]"),
    ([actions(button("x", "a"), button("y", "a"))], "action_id already exists: a [json-pointer:/blocks/0]"),
    ([{"type": "context", "elements": [words("x")] * 11}], f"{no_more(10)} [json-pointer:/blocks/0/elements]"),
    ([{"type": "image", "image_url": "https://x"}], "missing required field: alt_text [json-pointer:/blocks/0]"),
    ([section("x", colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
    ([{"type": "poem"}], "unsupported type: poem [json-pointer:/blocks/0/type]"),
    ([{"type": "alert", "text": words("x")}], "unsupported type: alert [json-pointer:/blocks/0/type]"),
    ([{}], "missing required field: type [json-pointer:/blocks/0]"),
    (["x"], "must provide an object [json-pointer:/blocks/0]"),
    ({"type": "section"}, "must provide an array [json-pointer:/blocks]"),
    ([table(102)], f"{no_more(101)} [json-pointer:/blocks/0/rows]"),
    ([table(1)], "no less than 2 items allowed [json-pointer:/blocks/0/rows]"),
    ([table(2, 21)], f"{no_more(20)} [json-pointer:/blocks/0/rows/0]"),
    ([table(2, page_size=101)], "must be at most 100 [json-pointer:/blocks/0/page_size]"),
    (
        [table(2, row_header_column_index=2)],
        "must be the index of a column [json-pointer:/blocks/0/row_header_column_index]",
    ),
    (
        [{"type": "data_table", "caption": "x", "rows": [[cell("a")], [cell("b"), cell("c")]]}],
        "all rows must have the same number of columns [json-pointer:/blocks/0/rows]",
    ),
    (
        [{"type": "data_table", "caption": "x", "rows": [[{"type": "rich_text", "elements": []}], [cell("b")]]}],
        "unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]",
    ),
    (
        [{"type": "data_table", "caption": "x", "rows": [[cell("a")], [cell("")]]}],
        "must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
    ),
    (
        [{"type": "data_table", "caption": "x", "rows": [[cell("a")], [cell("x" * 20_000)]]}],
        f"{shorter(20_000)} in all data tables [json-pointer:/blocks]",
    ),
    ([chart(7)], f"{no_more(6)} [json-pointer:/blocks/0/chart/series]"),
    ([chart(title="x" * 51)], f"{shorter(50)} [json-pointer:/blocks/0/title]"),
    ([pie(0)], "must be more than 0 [json-pointer:/blocks/0/chart/segments/0/value]"),
    ([axes([("s", ["July"]), ("s", ["July"])])], "series names must be unique [json-pointer:/blocks/0/chart/series]"),
    (
        [axes([("s", ["June"])])],
        "must have one point for each category [json-pointer:/blocks/0/chart/series/0/data]",
    ),
    (
        [axes([("s", ["July", "July"])], ["July", "July"])],
        "categories must be unique [json-pointer:/blocks/0/chart/axis_config/categories]",
    ),
    ([container(11)], f"{no_more(10)} [json-pointer:/blocks/0/child_blocks]"),
    (
        [{**container(1), "child_blocks": [table(2)]}],
        "unsupported type: data_table [json-pointer:/blocks/0/child_blocks/0/type]",
    ),
    (
        [container(1, default_collapsed=True)],
        "is for collapsible containers only [json-pointer:/blocks/0/default_collapsed]",
    ),
    (
        [container(1, is_collapsible=True, has_header_divider=True)],
        "is not for collapsible containers [json-pointer:/blocks/0/has_header_divider]",
    ),
    ([chart()] * 3, "no more than 2 data visualizations allowed [json-pointer:/blocks]"),
    ([{"type": "table", "rows": [[cell("a")]]}] * 2, "only one table allowed [json-pointer:/blocks]"),
    (
        [{"type": "markdown", "text": "x" * 7000}] * 2,
        f"{shorter(12_000)} in all markdown blocks [json-pointer:/blocks]",
    ),
]


@pytest.mark.parametrize(("blocks", "line"), BROKEN, ids=[line for _, line in BROKEN])
def test_blocks_that_break_a_limit_are_refused_with_the_place(blocks: Any, line: str) -> None:
    with pytest.raises(SlackError) as caught:
        checked_message(blocks, ())
    body = caught.value.body()
    assert (body["ok"], body["error"], body["errors"][0]) == (False, "invalid_blocks", line)
    assert body["response_metadata"]["messages"] == [f"[ERROR] {one}" for one in body["errors"]]


def test_the_refusal_reaches_the_bot_in_slacks_shape(web: WebClient) -> None:
    line = "no more than 50 items allowed [json-pointer:/blocks]"
    answer = refused(web.chat_postMessage, channel=PLAN, text="x", blocks=[section("x")] * 51)
    assert answer == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [line],
        "response_metadata": {"messages": [f"[ERROR] {line}"]},
    }
    assert web.conversations_history(channel=PLAN)["messages"] == []


BROKEN_VIEWS: list[tuple[Any, str]] = [
    (modal(*[section("x")] * 101), f"{no_more(100)} [json-pointer:/view/blocks]"),
    (modal(section("x"), title=words("x" * 25)), f"{shorter(24)} [json-pointer:/view/title/text]"),
    (modal(section("x"), submit=words("x" * 25)), f"{shorter(24)} [json-pointer:/view/submit/text]"),
    (modal(section("x"), close=words("x" * 25)), f"{shorter(24)} [json-pointer:/view/close/text]"),
    (modal(section("x"), private_metadata="x" * 3001), f"{shorter(3000)} [json-pointer:/view/private_metadata]"),
    (modal(section("x"), callback_id="x" * 256), f"{shorter(255)} [json-pointer:/view/callback_id]"),
    (modal(text_input("x" * 2001, "b")), f"{shorter(2000)} [json-pointer:/view/blocks/0/label/text]"),
    (modal(table(2)), "unsupported type: data_table [json-pointer:/view/blocks/0/type]"),
    (modal(text_input("x", "b"), submit=None), "missing required field: submit [json-pointer:/view]"),
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    ({"type": "poem", "blocks": []}, "unsupported type: poem [json-pointer:/view/type]"),
    ("{}", "must provide an object [json-pointer:/view]"),
]


@pytest.mark.parametrize(("view", "line"), BROKEN_VIEWS, ids=[line for _, line in BROKEN_VIEWS])
def test_views_that_break_a_limit_are_refused_with_the_place(view: Any, line: str) -> None:
    with pytest.raises(SlackError) as caught:
        checked_view(view, "modal", ())
    assert caught.value.error == "invalid_arguments"
    assert caught.value.messages == ["failed to match all allowed schemas [json-pointer:/view]", line]


def test_a_view_of_more_than_250_kilobytes_is_too_large() -> None:
    fields = [words("x" * 2000)] * 10
    with pytest.raises(SlackError, match="view_too_large"):
        checked_view(modal(*[{"type": "section", "fields": fields}] * 20), "modal", ())


def test_the_fullest_message_allowed_is_taken(web: WebClient) -> None:
    full = [section("x" * 200)] * 47 + [table(101, 1), chart(6), actions(*[button("x", f"a{n}") for n in range(25)])]
    assert len(full) == LIMITS["message.blocks.max_items"]
    assert web.chat_postMessage(channel=PLAN, text="x", blocks=full)["ok"]


def test_a_slack_that_does_not_know_a_block_yet_refuses_it(make_server: Callable[..., DemoServer]) -> None:
    web = client_of(make_server(refuses={"data_table"}))
    answer = refused(web.chat_postMessage, channel=PLAN, text="x", blocks=[section("x"), table(3)])
    assert answer["errors"] == ["unsupported type: data_table [json-pointer:/blocks/1/type]"]
    assert web.chat_postMessage(channel=PLAN, text="x", blocks=[section("x")])["ok"]


def test_what_the_bot_left_unnamed_is_named() -> None:
    first, second = checked_message([section("x"), actions({"type": "button", "text": words("Go")})], ())
    assert first["block_id"] != second["block_id"]
    assert second["elements"][0]["action_id"]


def rich() -> slackblocks.RichTextBlock:
    return slackblocks.RichTextBlock([slackblocks.RichTextSection([slackblocks.RichText("x", bold=True)])])


def built() -> list[slackblocks.Block]:
    """One of every block slackblocks builds for a message."""
    go = slackblocks.Button("Go", "go", value="1")
    image = slackblocks.Image(image_url="https://x.example/y.png", alt_text="A chart")
    axes = slackblocks.AxisConfig(["July"], x_label="Month")
    series = [slackblocks.DataSeries("Overdue", [slackblocks.DataPoint("July", 3)])]
    pie = slackblocks.PieChart([slackblocks.ChartSegment("Overdue", 3)])
    card = slackblocks.CardBlock(title="3.2", body="Visits", actions=[go])
    options = [slackblocks.Option(slackblocks.PlainText(one), one) for one in ("One", "Two")]
    pickers = [
        slackblocks.StaticSelectMenu("select", options, initial_option=options[0], placeholder="Pick"),
        slackblocks.UserSelectMenu("user", placeholder="Who"),
        slackblocks.DatePicker("date", initial_date="2022-07-29"),
        slackblocks.OverflowMenu("more", options),
        slackblocks.CheckboxGroup("boxes", options),
        slackblocks.RadioButtonGroup("radio", options),
    ]
    task = slackblocks.TaskCardBlock("t1", "Read the plan", status="complete")
    return [
        slackblocks.ActionsBlock([go]),
        slackblocks.ActionsBlock(pickers),
        card,
        slackblocks.CarouselBlock([card]),
        slackblocks.ContainerBlock([slackblocks.DividerBlock()], title="Theme A"),
        slackblocks.ContextBlock([slackblocks.Text("as printed"), image]),
        slackblocks.DataTableBlock(
            [[slackblocks.RawText("Ref")], [slackblocks.RawNumber(3, "3")], [rich()]], "Overdue"
        ),
        slackblocks.DataVisualizationBlock("BRAG", pie),
        slackblocks.DataVisualizationBlock("BRAG", slackblocks.LineChart(series, axes)),
        slackblocks.DividerBlock(),
        slackblocks.HeaderBlock("Overdue"),
        slackblocks.ImageBlock(image_url="https://x.example/y.png", alt_text="A chart", title="Chart"),
        slackblocks.InputBlock("Note", slackblocks.PlainTextInput("note", multiline=True, max_length=500), hint="h"),
        slackblocks.MarkdownBlock("**3.2**"),
        slackblocks.PlanBlock("Plan", [task]),
        rich(),
        slackblocks.SectionBlock("3.2", fields=["a", "b"], accessory=go),
        slackblocks.TableBlock([[slackblocks.RawText("a")]]),
        task,
    ]


def test_every_block_slackblocks_builds_is_taken(web: WebClient) -> None:
    blocks = [one._resolve() for one in built()]
    assert BLOCKS.keys() - {one["type"] for one in blocks} == {"alert", "context_actions", "file", "video"}
    assert web.chat_postMessage(channel=PLAN, text="x", blocks=blocks)["ok"]
