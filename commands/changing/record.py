"""Something said elsewhere, recorded as an update: the form of an update, with a link to it as evidence.

Somebody's own words stand in the form. Another person's are not copied: the link leads to them.
"""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from commands.advice import say
from commands.errors import CommandError
from commands.forms import Choice, Form, Words
from commands.language.links import LONGEST as LONGEST_LINK
from commands.language.links import as_link, looks_like_link
from commands.language.names import spelt_out
from commands.language.progress_details import LITERALLY
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.update_form import EMPTY, LONGEST, UpdateForm, update_form, what_has_happened
from commands.showing.wording import clipped
from store.models import Item
from store.plan import items
from store.query import executing
from store.query.often import open_of

MOST_OFFERED = 100
LONGEST_OFFERED = 70
NOTHING_OWNED = f"You own nothing that is open, so there is nothing to update. {say('mine')} shows what is yours."


class RecordForm(BaseModel):
    which: str | None = None
    words: str | None = Field(default=None, max_length=LONGEST)
    evidence: Annotated[str, AfterValidator(as_link)] | None = None


@command(
    "record",
    needs="read",
    says="An update on something you own, with a link to where it was said",
    usage="record [LINK] [REF …] [saying WORDS]",
    example="record https://example.org/minutes D1.1",
    hidden=True,
    changes=True,
)
def record(request: Request) -> Form:
    told, _, own = " ".join(request.words).partition(f"{LITERALLY} ")
    first, *refs = [*told.split(), ""]
    link = first if looks_like_link(first) else None
    words = clipped(spelt_out(request.session, own).strip(), LONGEST) or None
    values = UpdateForm.model_construct(words=words, evidence=link) if words or link else EMPTY
    own_open = open_of(request.person)
    mine = executing.every(request.session, request.plan, own_open, request.today, most=MOST_OFFERED)
    named = _named(request, refs if link else [first, *refs])
    if len(named) == 1:
        return update_form(request, named[0], values)
    offered = {one.ref: one.title for one in named or mine}
    if len(offered) == 1 and (only := items.get(request.session, request.plan, next(iter(offered)))):
        return update_form(request, only, values)
    if not offered:
        raise CommandError(NOTHING_OWNED)
    return _which(offered, values)


def _named(request: Request, words: list[str]) -> list[Item]:
    """What the words name and this person may update."""
    found = [items.get(request.session, request.plan, word.strip(",.:;()")) for word in dict.fromkeys(words) if word]
    return [item for item in found if item is not None and request.may("update", item)]


def _which(offered: dict[str, str], values: UpdateForm) -> Form:
    return Form(
        title="Record an update",
        submit="Next",
        handler="record",
        about={},
        fields=[
            Choice(
                name="which",
                label="What is it about?",
                options=[clipped(f"{ref} {title}", LONGEST_OFFERED) for ref, title in offered.items()],
            ),
            what_has_happened(values.words),
            Words(
                name="evidence",
                label="Where was it said?",
                value=values.evidence,
                optional=True,
                longest=LONGEST_LINK,
                hint="A link. It is kept as evidence.",
            ),
        ],
        in_words=f"update {next(iter(offered))} on track",
    )


@form("record", RecordForm, needs="update")
def take(request: Request, values: RecordForm, about: dict[str, str]) -> Answer:
    ref = (values.which or about.get("ref", "")).split(" ")[0]
    if not ref:
        raise CommandError("Choose what it is about.", field="which")
    item = request.item(ref)
    begun = UpdateForm.model_construct(words=values.words, evidence=values.evidence)
    return update_form(request, item, begun if values.words or values.evidence else EMPTY)
