"""Whatever is put into the new parts, Slack takes what is drawn, and all of it is in the words."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.blocks import checked_message, checked_view
from bot.slack.blocks import CAN_BE_REFUSED, card_blocks
from commands.cards import Button, Buttons, Card, Image, Line, Lines, LinkButton, Section, Text
from commands.charts import Chart, Series
from commands.plain_text import card_text

WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=80).filter(
    lambda text: bool(text.strip())
)
FIGURES = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9, allow_nan=False)
ADDRESSES = st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9]{0,40}", fullmatch=True)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(["bar", "line", "pie"]))
    categories = draw(st.lists(WORDS, min_size=1, max_size=14, unique=True))
    names = draw(st.lists(WORDS, min_size=1, max_size=1 if kind == "pie" else 8, unique=True))
    values = st.lists(FIGURES, min_size=len(categories), max_size=len(categories))
    series = [Series(name=name, values=draw(values)) for name in names]
    x_label, y_label = (draw(st.none() | WORDS) for _ in range(2))
    chart = {"kind": kind, "title": draw(WORDS), "categories": categories, "series": series}
    return Chart.model_validate({**chart, "x_label": x_label, "y_label": y_label})


LEAVES = st.one_of(
    charts(),
    st.builds(Text, text=WORDS),
    st.builds(Image, url=ADDRESSES, alt=WORDS, title=st.none() | WORDS),
    st.builds(
        lambda label, url, says: Buttons(buttons=[LinkButton(label=label, url=url), Button(label=label, says=says)]),
        WORDS,
        ADDRESSES,
        WORDS,
    ),
    st.builds(
        lambda titles: Lines(lines=[Line(title=one, buttons=[Button(label="Show", says="A1")]) for one in titles]),
        st.lists(WORDS, max_size=14),
    ),
)
PARTS = LEAVES | st.builds(Section, title=WORDS, parts=st.lists(LEAVES, max_size=4), folded=st.booleans())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, st.lists(PARTS, min_size=1, max_size=6), st.sets(st.sampled_from(sorted(CAN_BE_REFUSED))))
def test_whatever_a_card_holds_slack_takes_it_and_the_words_have_it(
    title: str, parts: list[Any], refused: set[str]
) -> None:
    card = Card(title=title, parts=parts)
    blocks = card_blocks(card, without=refused)
    checked_message(blocks, refused)
    checked_view({"type": "home", "blocks": blocks}, "home", refused)
    text = card_text(card)
    for part in [*parts, *(inner for one in parts if isinstance(one, Section) for inner in one.parts)]:
        if isinstance(part, Chart):
            assert all(row in text for row in part.rows)
        if isinstance(part, Image):
            assert part.alt in text
    assert Card.model_validate_json(card.model_dump_json()) == card
