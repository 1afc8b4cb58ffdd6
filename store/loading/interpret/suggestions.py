"""What may be so and is not printed as such: dates inside prose, and timeline entries that look like an action."""

import re

from rapidfuzz import fuzz, process

from store.dates.words import MONTHS, SEASONS
from store.documents.staged import StagedAction, StagedTimelineEntry, Suggestion
from store.loading.interpret.actions import Actions
from store.loading.notes import Notes

ALIKE = 80
FEWEST_WORDS = 4
"""Fewer words are all found in any long title, whatever it is about."""
MOST_COMPARED = 200_000
PER_ACTION = 3
NAMES = "|".join(sorted((*MONTHS, *SEASONS), key=len, reverse=True))
IN_PROSE = re.compile(
    rf"\b(?:(?:by|in|from|until|before|during|since|end of|the|of) )*"
    rf"(?P<when>(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{NAMES})(?: term)?(?:,? (?:20)?\d\d(?:[/-]\d\d)?\b)?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
    r"|q[1-4](?: 20\d\d(?:[/-]\d\d)?)?|(?:year|phase) (?:one|two|three|\d)"
    r"|20\d\d[/-]\d\d|(?:by|in|during) 20\d\d)(?!\w)",
    re.I,
)
# Words that are months or seasons only with a capital: "may", "march", "spring", "summer".
LOWER = re.compile(r"(?:may|march|mar|sat|sun|second)\b")


def suggest(actions: Actions, timeline: list[StagedTimelineEntry], places: dict[str, str], notes: Notes) -> None:
    for action in actions.staged:
        where = actions.places[action.ref]
        if action.due is None or action.due.date is None:
            _dates(action.ref, action.title, where, notes)
        for milestone in action.milestones:
            if milestone.ref and (milestone.due is None or milestone.due.date is None):
                _dates(milestone.ref, milestone.title, where, notes)
    if len(actions.staged) * len(timeline) <= MOST_COMPARED:
        _links(actions.staged, timeline, places, notes)


def _dates(ref: str, text: str, where: str, notes: Notes) -> None:
    for found in list(IN_PROSE.finditer(text))[:PER_ACTION]:
        when = found["when"]
        if LOWER.fullmatch(when):
            continue
        read = notes.date(when.removeprefix("by ").removeprefix("in ").removeprefix("during "))
        reading = f"due {read.date}" if read.date else "no day: the year or the day is not printed"
        why = "A date stands inside a sentence; it may not be when this is due"
        notes.suggestions.append(
            Suggestion(kind="date", where=where, about=ref, printed=found[0].strip(), reading=reading, why=why)
        )


def _links(
    actions: list[StagedAction], timeline: list[StagedTimelineEntry], places: dict[str, str], notes: Notes
) -> None:
    titles = [action.title for action in actions if len(action.title.split()) >= FEWEST_WORDS]
    refs = [action.ref for action in actions if len(action.title.split()) >= FEWEST_WORDS]
    for entry in timeline:
        if len(entry.title.split()) < FEWEST_WORDS:
            continue
        best = process.extractOne(
            entry.title, titles, scorer=fuzz.token_set_ratio, processor=str.casefold, score_cutoff=ALIKE
        )
        if best is not None:
            title, _, at = best
            notes.suggestions.append(
                Suggestion(
                    kind="link",
                    where=places.get(entry.ref, ""),
                    about=entry.ref,
                    printed=entry.title,
                    reading=title,
                    why="These two read alike; nothing says that they belong together",
                    to=refs[at],
                )
            )
