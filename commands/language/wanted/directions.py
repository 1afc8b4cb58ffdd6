"""Which way a question about changes looks: what got worse, what got better, or which of the two it is."""

from collections.abc import Collection

from store.rules.direction import Direction

WORSE = frozenset(
    {
        "worse",
        "worsened",
        "worsening",
        "deteriorated",
        "deteriorating",
        "deteriorate",
        "worsen",
        "backward",
        "backwards",
    }
)
BETTER = frozenset({"better", "improved", "improving", "improve", "improves", "forward", "forwards"})


def ways_of(words: Collection[str]) -> set[Direction]:
    worse: set[Direction] = {"worse"} if WORSE & set(words) else set()
    better: set[Direction] = {"better"} if BETTER & set(words) else set()
    return worse | better
