"""`/plan update REF`: how a thing stands, in one tap, one line or one form."""

from datetime import date, timedelta

from pydantic import BaseModel, Field

from commands.cards import Card, Text
from commands.errors import CommandError
from commands.forms import Choice, Day, Form, Words
from commands.items import summary
from commands.people import spelt_out
from commands.progress import read_forecast, read_progress
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.wording import day, moment, quoted
from store import items, people, updates
from store.models import Item, Update
from store.rules.brag import slips
from store.rules.references import as_reference
from store.rules.terms import Progress
from store.updates import Statement

LONGEST = 3_000
LONGEST_BLOCKER = 500
JUST_NOW = timedelta(minutes=10)


class UpdateForm(BaseModel):
    progress: Progress
    words: str | None = Field(default=None, max_length=LONGEST)
    forecast: date | None = None
    blocker: str | None = Field(default=None, max_length=LONGEST_BLOCKER)


@command(
    "update",
    says="Say how something you own stands",
    usage="update REF [on track | at risk | delayed | complete] [until DATE] [words]",
    example="update D1.1 at risk until 5 August waiting for the new dashboard",
    changes=True,
)
def update(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    request.must("update", item)
    if not rest:
        return update_form(request, item, item)
    if (known := updates.by_key(request.session, request.key)) is not None:
        return _thanks(request, item, known)
    progress, rest = read_progress(rest)
    if (said_again := _answered_since(request, item, progress)) is not None:
        return said_again
    forecast, rest = read_forecast(rest, request.today)
    words = spelt_out(request.session, " ".join(rest)).strip() or None
    if words and len(words) > LONGEST:
        raise CommandError(
            f"That is {len(words):,} characters and an update holds {LONGEST:,}. Nothing was saved: shorten it and"
            " send it again."
        )
    beside = _said_just_before(request, item)
    card = _record(request, item, Statement(progress, words, forecast, _kept_blocker(item, progress)))
    return card.model_copy(update={"parts": [*beside, *card.parts]})


@form("update", UpdateForm)
def take(request: Request, values: UpdateForm, about: dict[str, str]) -> Answer:
    item = request.item(about["ref"])
    request.must("update", item)
    if (known := updates.by_key(request.session, request.key)) is not None:
        return _thanks(request, item, known)
    if request.seen is not None and item.version != request.seen:
        return _both_shown(request, item, values)
    return _record(request, item, Statement(values.progress, values.words, values.forecast, values.blocker))


def split_reference(words: list[str]) -> tuple[str, list[str]]:
    """A reference may be typed in two words ("d 1.2")."""
    if not words:
        raise CommandError("Say which. For example: `/plan update D1.2`. `/plan mine` lists what you own.")
    if as_reference(words[0]) is None and as_reference(" ".join(words[:2])):
        return " ".join(words[:2]), words[2:]
    return words[0].strip(",:;"), words[1:]


def update_form(request: Request, item: Item, values: UpdateForm | Item, intro: str | None = None) -> Form:
    """Args: values: what stands in it: how the item stands, or what somebody had already filled in."""
    promised = day(item.baseline, request.today) if item.baseline else None
    return Form(
        title=f"Update {item.ref}",
        submit="Save",
        handler="update",
        about={"ref": item.ref},
        seen=item.version,
        intro=intro or f"{item.ref} {item.title}",
        fields=[
            Choice(name="progress", label="How does it stand?", options=list(Progress), value=values.progress),
            Words(
                name="words",
                label="What has happened?",
                value=values.words if isinstance(values, UpdateForm) else None,
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
                name="blocker",
                label="What is in the way?",
                value=values.blocker,
                optional=True,
                longest=LONGEST_BLOCKER,
                hint="Leave this empty when nothing is.",
            ),
        ],
        in_words=f"update {item.ref} on track",
    )


def _kept_blocker(item: Item, progress: Progress) -> str | None:
    """One tap says nothing of a blocker: it stays, unless all is well."""
    return None if progress in (Progress.ON_TRACK, Progress.COMPLETE) else item.blocker


def _answered_since(request: Request, item: Item, progress: Progress) -> Card | None:
    """A button on something that has changed since it was shown changes nothing.

    Raises:
        CommandError: somebody said something else in the meantime.
    """
    if request.seen is None or request.seen == item.version:
        return None
    newest = updates.latest(request.session, item)
    if newest and newest.by_id == request.person.id and newest.progress is progress:
        return Card(title=f"You have already said that {item.ref} is {progress.value}.")
    raise CommandError(f"{item.ref} has changed since this was shown. {_newest(request, item)} Nothing was saved.")


def _said_just_before(request: Request, item: Item) -> list[Text]:
    """A typed line saw no version; who types it is told what somebody else has only just said."""
    newest = updates.latest(request.session, item)
    if newest is None or newest.by_id in (None, request.person.id) or request.now - newest.at > JUST_NOW:
        return []
    return [Text(text=f"Just before you: {_newest(request, item)} Both are kept; yours is the newer.")]


def _newest(request: Request, item: Item) -> str:
    newest = updates.latest(request.session, item)
    if newest is None:
        return "Its owner or date was changed."
    by = people.get(request.session, newest.by_id)
    who = "You" if by and by.id == request.person.id else by.name if by else "The plan"
    said = f"{who} said {newest.progress.value}, {moment(newest.at, request.today)}."
    return f"{said} {quoted(newest.words)}" if newest.words else said


def _both_shown(request: Request, item: Item, values: UpdateForm) -> Form:
    intro = f"{item.ref} has changed since you opened this. {_newest(request, item)} Yours is below, not saved yet."
    return update_form(request, item, values, f"{intro} Save again to add it.")


def _record(request: Request, item: Item, said: Statement) -> Card:
    if said.forecast and said.progress is not Progress.COMPLETE and said.forecast < request.today:
        raise CommandError("That day has passed. Choose today or a later day.", field="forecast")
    screened(request, "words", said.words)
    screened(request, "blocker", said.blocker)
    saved = updates.record_update(
        request.session, item, said, by=request.person, now=request.now, day=request.today, said_key=request.key
    )
    return _thanks(request, item, saved)


def _thanks(request: Request, item: Item, saved: Update) -> Card:
    parts = [Text(text=quoted(saved.words))] if saved.words else []
    if saved.forecast and saved.progress is not Progress.COMPLETE:
        said = f"You expect it done by {day(saved.forecast, request.today)}."
        if item.baseline and slips(item.baseline, saved.forecast):
            said += f" The promised date stays {day(item.baseline, request.today)}."
        parts.append(Text(text=said))
    card = Card(
        title=f"Thank you. {item.ref} is {saved.progress.value}.",
        parts=list(parts),
        items=[summary(items.view(request.session, item, request.today))],
    )
    return warned(request, card, f"reword {item.ref} update")
