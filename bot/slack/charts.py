"""Charts as Slack's own, or as their figures in words where it draws none."""

from collections.abc import Sequence

from bot.slack.block_kit import Block, Json, block
from bot.slack.text_blocks import sections
from bot.slack.wording import escaped
from commands.charts import Chart, Series
from commands.showing.wording import clipped

MOST_SERIES = 6
MOST_CATEGORIES = 20
MOST_SEGMENTS = 12
LONGEST_NAME = 20
LONGEST_TITLE = 50


def chart_blocks(chart: Chart, name: str) -> list[Block]:
    """None at all where it is not of a kind or size that Slack draws."""
    drawn = _pie(chart) if chart.kind == "pie" else _on_axes(chart)
    if drawn is None:
        return []
    title = [] if len(chart.title) <= LONGEST_TITLE else sections(f"*{escaped(chart.title)}*", f"{name}.title")
    return [*title, block("data_visualization", name, title=clipped(chart.title, LONGEST_TITLE), chart=drawn)]


def figures_in_words(chart: Chart, name: str) -> list[Block]:
    rows = "\n".join(f"• {escaped(row)}" for row in chart.rows)
    return sections(f"*{escaped(chart.title)}*\n{rows}", name)


def _pie(chart: Chart) -> Json | None:
    """Slack takes no part of nothing."""
    parts = {name: value for name, value in zip(chart.categories, chart.series[0].values, strict=True) if value}
    names = _short(list(parts), MOST_SEGMENTS)
    if not names or _has_gaps(chart.series[0]):
        return None
    segments = [{"label": name, "value": value} for name, value in zip(names, parts.values(), strict=True)]
    return {"type": "pie", "segments": segments}


def _on_axes(chart: Chart) -> Json | None:
    categories = _short(chart.categories, MOST_CATEGORIES)
    names = _short([one.name for one in chart.series], MOST_SERIES)
    if not categories or not names or any(map(_has_gaps, chart.series)):
        return None
    series = [_series(name, categories, one) for name, one in zip(names, chart.series, strict=True)]
    labels = {"x_label": chart.x_label, "y_label": chart.y_label}
    axes = {name: clipped(words, LONGEST_TITLE) for name, words in labels.items() if words}
    return {"type": chart.kind, "series": series, "axis_config": {"categories": categories, **axes}}


def _series(name: str, categories: Sequence[str], series: Series) -> Json:
    points = zip(categories, series.values, strict=True)
    return {"name": name, "data": [{"label": label, "value": value} for label, value in points]}


def _has_gaps(series: Series) -> bool:
    """Slack draws none: a figure that is missing would be taken for nothing at all."""
    return None in series.values


def _short(names: Sequence[str], most: int) -> list[str]:
    """Names as Slack takes them; none where there are too many, or two would read alike."""
    short = [clipped(name, LONGEST_NAME) for name in names]
    return short if len(short) <= most and len(set(short)) == len(short) and all(short) else []
