"""The form of an update: what it asks, and what fits into it."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from commands.forms import Choice, Day, Form, Words
from commands.language.links import LONGEST as LONGEST_LINK
from commands.language.links import as_link
from commands.request import Request
from commands.showing.last_said import last_said
from commands.showing.wording import clipped, day, joined, quoted
from store.models import Item
from store.people import naming
from store.plan import item_settings, updates
from store.rules.terms import Progress

LONGEST = 3_000
LONGEST_BLOCKER = 500
LONGEST_SHOWN = 600
"""Of the last words; the whole stands where the item is shown."""
NOTHING = "nothing"
"""Written as what is in the way, it says that what was there is gone."""
NO_PERCENT = "Write a whole number from 0 to 100."


def whole_percent(value: object) -> object:
    said = str(value).strip().removesuffix("%").strip()
    if not said.isascii() or not said.isdecimal() or len(said) > 3 or int(said) > 100:
        raise ValueError(NO_PERCENT)
    return int(said)


class UpdateForm(BaseModel):
    progress: Progress | None = None
    words: str | None = Field(default=None, max_length=LONGEST)
    forecast: date | None = None
    percent: Annotated[int, BeforeValidator(whole_percent)] | None = None
    blocker: str | None = Field(default=None, max_length=LONGEST_BLOCKER)
    evidence: Annotated[str, AfterValidator(as_link)] | None = None
    impact: str | None = None

    @property
    def empty(self) -> bool:
        return not self.model_dump(exclude_none=True)


EMPTY = UpdateForm()


def what_has_happened(words: str | None) -> Words:
    """The field for an owner's own words."""
    return Words(
        name="words",
        label="What has happened?",
        value=words,
        multiline=True,
        optional=True,
        longest=LONGEST,
        hint="No names of children or families, please.",
    )


def update_form(request: Request, item: Item, values: UpdateForm = EMPTY, intro: str | None = None) -> Form:
    """Args: values: what stands in it, where somebody had already filled something in."""
    promised = day(item.baseline, request.today) if item.baseline else None
    chosen = item_settings.updates(request.session, item)
    needed = chosen.evidence == "required"
    return Form(
        title=f"Update {item.ref}",
        submit="Save",
        handler="update",
        about={"ref": item.ref},
        seen_version=item.version,
        intro=intro or f"{item.ref} {item.title}",
        said_last=_said_last(request, item) if values is EMPTY else None,
        fields=[
            Choice(
                name="progress",
                label="How does it stand?",
                options=list(Progress),
                value=values.progress,
                optional=item.progress is not None,
                hint="Leave this empty if that has not changed." if item.progress else None,
            ),
            what_has_happened(values.words),
            Day(
                name="forecast",
                label="When do you now expect it done?",
                value=values.forecast.isoformat() if values.forecast else None,
                optional=True,
                hint=f"Promised for {promised}. Your forecast does not move that date." if promised else None,
            ),
            Words(
                name="percent",
                label="How much of it is done, in percent?",
                value=None if values.percent is None else str(values.percent),
                optional=True,
                longest=4,
                hint="A whole number from 0 to 100.",
            ),
            Words(
                name="blocker",
                label="What is in the way?",
                value=values.blocker,
                optional=True,
                longest=LONGEST_BLOCKER,
                hint=f"Write “{NOTHING}” when it is gone." if item.blocker else "Leave this empty when nothing is.",
            ),
            Words(
                name="evidence",
                label="Where is the evidence?",
                value=values.evidence,
                optional=True,
                longest=LONGEST_LINK,
                hint="A link." + (" It is needed before this is complete." if needed else ""),
            ),
            Choice(
                name="impact",
                label="What difference does it make?",
                options=chosen.impact,
                value=values.impact,
                optional=True,
                hint="For children and families, as far as you see. It changes no colour.",
            ),
        ],
        in_words=f"update {item.ref} on track",
    )


def _said_last(request: Request, item: Item) -> str | None:
    """The last words on it and all that stands, whoever said it. Nobody says it again by pressing Save."""
    newest = updates.latest(request.session, item)
    if newest is None:
        return None
    said = last_said(newest, naming.names(request.session, [newest.by_id]), request.today)
    words = f": {quoted(clipped(newest.words, LONGEST_SHOWN))}" if newest.words else "."
    stands = [
        f"{item.percent}% done" if item.percent is not None else "",
        f"blocked by {quoted(item.blocker)}" if item.blocker else "",
        f"evidence {item.evidence}" if item.evidence else "",
        f"impact {quoted(item.impact)}" if item.impact else "",
    ]
    beside = joined([one for one in stands if one])
    return f"{said[0].upper()}{said[1:]}{words}" + (f" So far: {beside}." if beside else "")
