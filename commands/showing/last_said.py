"""What was last said of an item, by whom and when."""

from collections.abc import Mapping
from datetime import date

from commands.showing.wording import day
from store.models import Update
from store.time import london_day

Names = Mapping[int | None, str]
"""People's names by their ids."""


def last_said(newest: Update | None, names: Names, today: date) -> str:
    """ "Owner said delayed on Monday 4 July, and expected it by Friday 29 July"."""
    if newest is None:
        return "nobody has said how it stands"
    if newest.by_id is None:
        return f"{newest.progress.value} in the plan as printed, and nobody has said more"
    said = f"{names.get(newest.by_id, '')} said {newest.progress.value} on {day(london_day(newest.at), today)}"
    if newest.forecast is None:
        return said
    expects = "expects" if newest.forecast >= today else "expected"
    return f"{said}, and {expects} it by {day(newest.forecast, today)}"
