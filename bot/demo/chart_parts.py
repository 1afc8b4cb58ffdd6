"""What a chart may hold, as tables of checks."""

from collections.abc import Iterator
from typing import Any

from bot.demo.block_parts import limit
from bot.demo.json_values import mapping, objects
from bot.demo.shapes import Fault, both, by_type, items, number, shape, words


def positive(value: Any, at: str) -> Iterator[Fault]:
    yield from number(value, at)
    if isinstance(value, int | float) and value <= 0:
        yield at, "must be more than 0"


SEGMENT = shape({"label": words(limit("data_visualization.segment.label.max_length")), "value": positive})
POINT = shape({"label": words(limit("data_visualization.point_label.max_length")), "value": number})
SERIES = shape({
    "name": words(limit("data_visualization.series_name.max_length")),
    "data": items(POINT, limit("data_visualization.data.max_items"), 1),
})  # fmt: skip
AXIS_LABEL = words(limit("data_visualization.axis_label.max_length"))
AXES = shape(
    {
        "categories": items(
            words(limit("data_visualization.category_label.max_length")),
            limit("data_visualization.categories.max_items"),
            1,
        )
    },
    {"x_label": AXIS_LABEL, "y_label": AXIS_LABEL},
)


def told_apart(value: Any, at: str) -> Iterator[Fault]:
    """Series and categories are known by their names: each once, and a point for each category."""
    series, categories = objects(value.get("series")), mapping(value.get("axis_config")).get("categories")
    categories = categories if isinstance(categories, list) else []
    if len({str(one.get("name")) for one in series}) < len(series):
        yield f"{at}/series", "series names must be unique"
    if len(set(map(str, categories))) < len(categories):
        yield f"{at}/axis_config/categories", "categories must be unique"
    for index, one in enumerate(series):
        if sorted(str(point.get("label")) for point in objects(one.get("data"))) != sorted(map(str, categories)):
            yield f"{at}/series/{index}/data", "must have one point for each category"


ON_AXES = both(
    shape({"series": items(SERIES, limit("data_visualization.series.max_items"), 1), "axis_config": AXES}),
    told_apart,
)
CHART = by_type({
    "pie": shape({"segments": items(SEGMENT, limit("data_visualization.segments.max_items"), 1)}),
    "bar": ON_AXES,
    "area": ON_AXES,
    "line": ON_AXES,
})  # fmt: skip
