"""Whatever a card may hold, made up."""

from hypothesis import strategies as st

from commands.cards import (
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Image,
    Line,
    Lines,
    Link,
    LinkButton,
    Section,
    Table,
    Text,
)
from commands.charts import Chart, Series
from store.rules.terms import Brag

WORDS = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=80).filter(
    lambda text: bool(text.strip())
)
FIGURES = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9, allow_nan=False)
ADDRESSES = st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9]{0,40}", fullmatch=True)
BUTTONS = st.builds(
    Button,
    label=WORDS,
    says=WORDS,
    about=st.none() | WORDS,
    style=st.sampled_from([None, "primary", "danger"]),
    seen_version=st.none() | st.integers(0, 99),
)
LINK_BUTTONS = st.builds(LinkButton, label=WORDS, url=ADDRESSES)


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


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(WORDS, min_size=2, max_size=6))
    rows = st.lists(st.just("") | WORDS, min_size=len(columns), max_size=len(columns))
    return Table(caption=draw(WORDS), columns=columns, rows=draw(st.lists(rows, min_size=1, max_size=8)))


LINES = st.builds(
    Line,
    title=WORDS,
    ref=st.none() | st.from_regex(r"[A-Z][1-9][0-9]?", fullmatch=True),
    brag=st.none() | st.sampled_from(Brag),
    details=st.lists(WORDS, max_size=4),
    buttons=st.lists(BUTTONS, max_size=5),
)
LEAVES = st.one_of(
    charts(),
    tables(),
    st.builds(Text, text=WORDS),
    st.builds(Heading, text=WORDS),
    st.builds(Facts, facts=st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=6)),
    st.builds(Link, label=WORDS, url=ADDRESSES),
    st.builds(Image, url=ADDRESSES, alt=WORDS, title=st.none() | WORDS),
    st.builds(Buttons, buttons=st.lists(BUTTONS | LINK_BUTTONS, max_size=9)),
    st.builds(Lines, lines=st.lists(LINES, max_size=12)),
)
PARTS = LEAVES | st.builds(Section, title=WORDS, parts=st.lists(LEAVES, max_size=4), folded=st.booleans())
CARDS = st.builds(
    Card,
    title=WORDS,
    parts=st.lists(PARTS, min_size=1, max_size=6),
    notice=st.none() | WORDS,
    redraw=st.none() | WORDS,
)
