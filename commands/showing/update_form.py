"""The form of an update: what it asks, and what fits into it."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from commands.forms import Choice, Day, Form, Words
from commands.language.links import LONGEST as LONGEST_LINK
from commands.language.links import as_link
from commands.request import Request
from commands.showing.wording import day
from store.models import Item
from store.plan import item_settings, updates
from store.rules.terms import Progress

LONGEST = 3_000
LONGEST_BLOCKER = 500
NO_PERCENT = "Write a whole number from 0 to 100."


def whole_percent(value: object) -> object:
    said = str(value).strip().removesuffix("%").strip()
    if not said.isascii() or not said.isdecimal() or len(said) > 3 or int(said) > 100:
        raise ValueError(NO_PERCENT)
    return int(said)


class UpdateForm(BaseModel):
    progress: Progress
    words: str | None = Field(default=None, max_length=LONGEST)
    forecast: date | None = None
    percent: Annotated[int, BeforeValidator(whole_percent)] | None = None
    blocker: str | None = Field(default=None, max_length=LONGEST_BLOCKER)
    evidence: Annotated[str, AfterValidator(as_link)] | None = None
    impact: str | None = None


def update_form(request: Request, item: Item, values: UpdateForm | Item, intro: str | None = None) -> Form:
    """Args: values: what stands in it: how the item stands, or what somebody had already filled in."""
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
        fields=[
            Choice(name="progress", label="How does it stand?", options=list(Progress), value=values.progress),
            Words(
                name="words",
                label="What has happened?",
                value=values.words if isinstance(values, UpdateForm) else _said_last(request, item),
                multiline=True,
                optional=True,
                longest=LONGEST,
                hint="No names of children or families, please.",
            ),
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
                hint="Leave this empty when nothing is.",
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
    """What a person said last, to be changed rather than written again."""
    newest = updates.latest(request.session, item)
    return newest.words if newest and newest.by_id is not None else None
