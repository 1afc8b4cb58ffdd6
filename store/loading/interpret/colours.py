"""Which of the five ratings a fill colour looks like."""

import colorsys
from functools import cache

from store.documents.staged import Rating

PALEST = 0.12
DARKEST = 0.2
# Where each hue ends, in degrees. Violet and pink rate nothing.
HUES: tuple[tuple[int, Rating | None], ...] = ((16, "red"), (68, "amber"), (170, "green"), (255, "blue"), (340, None))


@cache
def rating_of_fill(fill: str | None) -> Rating | None:
    """Read six hexadecimal digits as the colour that people would name; none where they would not agree."""
    if fill is None:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    if spread < PALEST:
        return "grey" if DARKEST < lightness < 0.93 else None
    degrees = hue * 360
    return next((rating for end, rating in HUES if degrees < end), "red")
