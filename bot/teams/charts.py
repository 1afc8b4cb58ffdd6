"""Charts as Teams' own, with their figures in words for a client that draws none."""

from collections.abc import Iterator, Sequence

from bot.teams.elements import Element, Json, container, element, size
from bot.teams.texts import heading, text_elements
from commands.charts import Chart, Series

MOST_SERIES = 6
MOST_CATEGORIES = 20
MOST_PARTS = 12
LONGEST_CHART = 9_000
"""Bytes of what is drawn; its words take about as many."""
COLOURS = {"red": "attention", "amber": "warning", "green": "good", "blue": "categoricalBlue", "grey": "neutral"}
"""What is called by a colour is drawn in it."""


def chart_elements(chart: Chart) -> list[Element]:
    drawn = _drawn(chart)
    said = list(text_elements("\n".join(f"• {row}" for row in chart.rows)))
    if drawn is None or size(drawn) > LONGEST_CHART or size(said) > LONGEST_CHART:
        return [*heading(chart.title), *said]
    return [*heading(chart.title), {**drawn, "fallback": container(said)}]


def _drawn(chart: Chart) -> Element | None:
    """None where it is not of a kind or size that is drawn well.

    A figure that is missing would be taken for nothing at all, and bars below nothing are not foreseen.
    """
    figures = [value for one in chart.series for value in one.values if value is not None]
    if any(None in one.values for one in chart.series) or min(figures) < 0 or not any(figures):
        return None
    few = len(chart.series) <= MOST_SERIES and len(chart.categories) <= MOST_CATEGORIES
    match chart.kind:
        case "pie":
            return _pie(chart) if len(chart.categories) <= MOST_PARTS else None
        case "line":
            return _axes("Chart.Line", chart, list(_lines(chart))) if few else None
        case "bar" if few and len(chart.series) == 1:
            return _axes("Chart.HorizontalBar", chart, _points(chart, chart.series[0]))
        case "bar":
            return _axes("Chart.VerticalBar.Grouped", chart, list(_lines(chart))) if few else None


def _pie(chart: Chart) -> Element:
    """A part of nothing is not drawn."""
    parts = zip(chart.categories, chart.series[0].values, strict=True)
    data = [{"legend": name, "value": value, **_colour(name)} for name, value in parts if value]
    return element("Chart.Pie", title=chart.title, data=data)


def _axes(kind: str, chart: Chart, data: Sequence[Json]) -> Element:
    labels = {"xAxisTitle": chart.x_label, "yAxisTitle": chart.y_label}
    return element(kind, title=chart.title, data=list(data), **labels)


def _lines(chart: Chart) -> Iterator[Json]:
    for one in chart.series:
        yield {"legend": one.name, "values": _points(chart, one), **_colour(one.name)}


def _points(chart: Chart, series: Series) -> list[Json]:
    return [{"x": name, "y": value} for name, value in zip(chart.categories, series.values, strict=True)]


def _colour(name: str) -> Json:
    colour = COLOURS.get(name.lower())
    return {"color": colour} if colour else {}
