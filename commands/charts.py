"""A chart: a picture of figures, which are said in words as well, so that nobody has to see it."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

Figure = Annotated[float, Field(allow_inf_nan=False)]


class Series(BaseModel):
    """A line, a set of bars, or the parts of a pie."""

    name: str
    values: list[Figure | None]
    """One for each category; None where there is no figure, or none that may be shown."""


class Chart(BaseModel):
    """Bars, lines, or one pie. A chat that does not draw it says its figures."""

    part: Literal["chart"] = "chart"
    kind: Literal["bar", "line", "pie"]
    title: str
    categories: Annotated[list[str], Field(min_length=1)]
    """What stands along the bottom, or the names of a pie's parts."""
    series: Annotated[list[Series], Field(min_length=1)]
    x_label: str | None = None
    y_label: str | None = None

    @model_validator(mode="after")
    def _has_a_figure_for_each_category(self) -> "Chart":
        if any(len(one.values) != len(self.categories) for one in self.series):
            raise ValueError("Each series has one value for each category.")
        for names in (self.categories, [one.name for one in self.series]):
            if len(set(names)) < len(names):
                raise ValueError("Two categories, or two series, have one name.")
        if self.kind == "pie" and (len(self.series) > 1 or any((one or 0) < 0 for one in self.series[0].values)):
            raise ValueError("A pie has one series, and no part below 0.")
        return self

    @property
    def rows(self) -> list[str]:
        """Its figures, a sentence for each category: "July: red 3, amber 4", "Red: 3 (30%)"."""
        total = sum(value or 0 for value in self.series[0].values) if self.kind == "pie" else 0
        return [f"{name}: {self._figures(place, total)}" for place, name in enumerate(self.categories)]

    def _figures(self, place: int, total: float) -> str:
        if len(self.series) > 1:
            return ", ".join(f"{one.name} {figure(one.values[place])}" for one in self.series)
        value = self.series[0].values[place]
        share = f" ({value / total:.0%})" if value is not None and total else ""
        return f"{figure(value)}{share}"


def figure(value: float | None) -> str:
    """ "1,200", "0.25", or that there is none."""
    return "no figure" if value is None else f"{value:,.12g}"
