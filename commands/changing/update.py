"""`update REF`: how a thing stands, in one tap, one line or one form."""

from dataclasses import replace
from datetime import date, timedelta

from commands.advice import say
from commands.cards import Button, Buttons, Card, Link, Part, Question, Text
from commands.errors import CommandError
from commands.language.names import spelt_out
from commands.language.progress_details import PERCENT, read_details
from commands.language.progress_words import read_progress
from commands.language.typed_dates import fits_button
from commands.messages.changed import tell_owners
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.claims import tell_leads, waits_for
from commands.showing.items import summary
from commands.showing.ratings import contradicts, left_as_rated
from commands.showing.update_form import LONGEST, NOTHING, UpdateForm, update_form
from commands.showing.wording import count, day, moment, quoted
from store.models import Item, Update
from store.people import directory
from store.plan import item_settings, items, updates
from store.plan.item_views import ItemView
from store.plan.updates import Statement
from store.query import executing
from store.query.model import IS_OPEN, Query, Under
from store.rules.brag import slips
from store.rules.references import as_reference
from store.rules.terms import Kind, Progress

DETAILS = ("forecast", "percent", "blocker", "evidence", "impact")
"""What an update may say beside a colour and words; the item keeps it."""
JUST_NOW = timedelta(minutes=10)
IGNORED = "The date you gave was left out: what is complete needs no forecast."


@command(
    "update",
    needs="update",
    says="Say how something you own stands",
    usage="update REF [on track | at risk | delayed | complete [on DATE]] [60%] [until DATE]"
    " [evidence LINK] [impact WORDS] [words]",
    example="update D1.1 at risk until 5 August waiting for the new dashboard",
    changes=True,
    undo=True,
)
def update(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    if not rest:
        return update_form(request, item)
    if (known := updates.by_key(request.session, request.key)) is not None:
        return _thanks(request, item, known)
    if PERCENT.fullmatch(rest[0]):
        return _state_asked(item, rest)
    progress, rest = read_progress(rest)
    if (said_again := _answered_since(request, item, progress)) is not None:
        return said_again
    if request.seen_version is not None and item.kind is Kind.ACTION and progress is Progress.COMPLETE:
        return _whole(request, item)
    chosen = item_settings.updates(request.session, item)
    details = read_details(rest, request.today, chosen.impact, complete=progress is Progress.COMPLETE)
    words = spelt_out(request.session, " ".join(details.words)).strip() or None
    if words and len(words) > LONGEST:
        raise CommandError(
            f"That is {len(words):,} characters and an update holds {LONGEST:,}. Nothing was saved: shorten it and"
            " send it again."
        )
    said = Statement(
        progress,
        words,
        details.forecast,
        _kept_blocker(item, progress),
        details.percent,
        details.evidence,
        details.impact,
        details.completed_on,
    )
    if _lacks_evidence(request, item, said):
        return _evidence_asked(request, item, said)
    beside = _said_just_before(request, item)
    card = _record(request, item, said)
    return card.model_copy(update={"parts": [*beside, *card.parts]})


@form("update", UpdateForm, needs="update", undo=True)
def take(request: Request, values: UpdateForm, about: dict[str, str]) -> Answer:
    item = request.item(about["ref"])
    if (known := updates.by_key(request.session, request.key)) is not None:
        return _thanks(request, item, known)
    if values.empty and not _waits_for_evidence(request, item):
        return _nothing_new(item)
    if request.seen_version is not None and item.version != request.seen_version:
        return _both_shown(request, item, values)
    known_impacts = [*item_settings.updates(request.session, item).impact, item.impact]
    if values.impact is not None and values.impact not in known_impacts:
        raise CommandError("The plan has other words for impact now. Choose one of them.", field="impact")
    if _repeats(request, item, values):
        return _nothing_new(item)
    said = _stated(item, values)
    if _lacks_evidence(request, item, said):
        raise CommandError(f"{item.ref} needs evidence before it is complete. Give a link to it.", field="evidence")
    return _record(request, item, said)


def _nothing_new(item: Item) -> Card:
    return Card(title=f"Nothing new was filled in, so nothing was saved. {item.ref} stands as it did.")


def _repeats(request: Request, item: Item, values: UpdateForm) -> bool:
    """Whether it is what stands already: a form of an earlier release opened with the last person's words in it."""
    newest = updates.latest(request.session, item)
    if newest is None or values.words is None:
        return False
    stands = UpdateForm.model_construct(
        progress=newest.progress, words=newest.words, **{name: getattr(item, name) for name in DETAILS}
    )
    return stands.model_dump() == values.model_dump()


def _stated(item: Item, values: UpdateForm) -> Statement:
    """What is left empty stays as it stands.

    Raises:
        CommandError: nobody has said how it stands.
    """
    progress = values.progress or item.progress
    if progress is None:
        raise CommandError("Say how it stands.", field="progress")
    kept = values.blocker or _kept_blocker(item, progress)
    gone = kept is not None and kept.strip(" .").lower() == NOTHING
    return Statement(**values.model_dump() | {"progress": progress, "blocker": None if gone else kept})


def _whole(request: Request, item: Item) -> Question:
    """A tap beside an action would close all of it, so it is asked about once. Typed words are plain enough."""
    under = Query(where=(Under(refs=(item.ref,)), IS_OPEN))
    still = executing.total(request.session, request.plan, under, request.today).number
    beside = f" {count(still, 'milestone')} under it {'is' if still == 1 else 'are'} still open." if still else ""
    yes = Button(label="Yes, all of it", says=f"update {item.ref} {Progress.COMPLETE}", style="primary", about=item.ref)
    return Question(
        title=f"Is the whole of {item.ref} {item.title} complete?{beside}",
        parts=[Text(text="Nothing is saved yet."), Buttons(buttons=[yes])],
    )


def split_reference(words: list[str]) -> tuple[str, list[str]]:
    """A reference may be typed in two words ("d 1.2")."""
    if not words:
        raise CommandError(f"Say which. For example: {say('update D1.2')}. {say('mine')} lists what you own.")
    if as_reference(words[0]) is None and as_reference(" ".join(words[:2])):
        return " ".join(words[:2]), words[2:]
    return words[0].strip(",:;"), words[1:]


def _state_asked(item: Item, rest: list[str]) -> Question:
    """How much is done says nothing of how it stands. Nothing is recorded until that is said."""
    said = {
        one: f"update {item.ref} {one.value} {' '.join(rest)}" for one in Progress if one is not Progress.NOT_STARTED
    }
    if not all(map(fits_button, said.values())):
        raise CommandError(f"Say first how {item.ref} stands. For example: {say(f'update {item.ref} on track 60%')}.")
    buttons = [
        Button(label=one.value.capitalize(), says=says, seen_version=item.version, about=item.ref)
        for one, says in said.items()
    ]
    return Question(
        title=f"You say {rest[0]} of {item.ref} is done. How does it stand?",
        parts=[Text(text="Nothing is recorded until you say."), Buttons(buttons=buttons)],
    )


def _kept_blocker(item: Item, progress: Progress) -> str | None:
    """One tap says nothing of a blocker: it stays, unless all is well."""
    return None if progress in (Progress.ON_TRACK, Progress.COMPLETE) else item.blocker


def _lacks_evidence(request: Request, item: Item, said: Statement) -> bool:
    if said.progress is not Progress.COMPLETE or said.evidence or item.evidence:
        return False
    return item_settings.updates(request.session, item).evidence == "required"


def _waits_for_evidence(request: Request, item: Item) -> bool:
    return item.progress is not None and _lacks_evidence(request, item, Statement(item.progress))


def _evidence_asked(request: Request, item: Item, said: Statement) -> Answer:
    values = UpdateForm.model_construct(
        progress=said.progress, words=said.words, percent=said.percent, impact=said.impact
    )
    intro = f"{item.ref} needs evidence before it is complete: give a link to it. Nothing is saved yet."
    asked = update_form(request, item, values, intro)
    return asked.model_copy(update={"in_words": f"update {item.ref} complete evidence https://example.org/minutes"})


def _answered_since(request: Request, item: Item, progress: Progress) -> Card | None:
    """A button on something that has changed since it was shown changes nothing.

    Raises:
        CommandError: somebody said something else in the meantime.
    """
    if request.seen_version is None or request.seen_version == item.version:
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
    by = directory.get(request.session, newest.by_id)
    who = "You" if by and by.id == request.person.id else by.name if by else "The plan"
    said = ", ".join([f"{who} said {newest.progress.value}", *_beside(newest, request.today)])
    said = f"{said}, {moment(newest.at, request.today)}."
    return f"{said} {quoted(newest.words)}" if newest.words else said


def _beside(newest: Update, today: date) -> list[str]:
    """What else was said, so that whoever wrote at the same time can compare."""
    said = [f"done {day(newest.completed_on, today)}"] if newest.completed_on else []
    said += [f"{newest.percent}% done"] if newest.percent is not None else []
    said += [f"forecast {day(newest.forecast, today)}"] if newest.forecast else []
    said += [f"blocked by {quoted(newest.blocker)}"] if newest.blocker else []
    said += [f"evidence {newest.evidence}"] if newest.evidence else []
    said += [f"impact {quoted(newest.impact)}"] if newest.impact else []
    return said


def _both_shown(request: Request, item: Item, values: UpdateForm) -> Answer:
    intro = f"{item.ref} has changed since you opened this. {_newest(request, item)} Yours is below, not saved yet."
    return update_form(request, item, values, f"{intro} Save again to add it.")


def _record(request: Request, item: Item, said: Statement) -> Card:
    complete = said.progress is Progress.COMPLETE
    if said.forecast and not complete and said.forecast < request.today:
        raise CommandError("That day has passed. Choose today or a later day.", field="forecast")
    screened(request, "words", said.words)
    screened(request, "blocker", said.blocker)
    screened(request, "evidence", said.evidence)
    # The form shows the forecast that stood; only another one was given.
    ignored = complete and said.forecast not in (None, item.forecast)
    if complete:
        said = replace(said, forecast=None)
    claimed = item.claimed_on
    saved = updates.record_update(
        request.session, item, said, by=request.person, now=request.now, day=request.today, said_key=request.key
    )
    tell_owners(request, item)
    if item.claimed_on and not claimed:
        tell_leads(request, item, saved)
    return _thanks(request, item, saved, IGNORED if ignored else None)


def _thanks(request: Request, item: Item, saved: Update, beside: str | None = None) -> Card:
    parts: list[Part] = [Text(text=quoted(saved.words))] if saved.words else []
    parts += [Text(text=f"Done {day(saved.completed_on, request.today)}.")] if saved.completed_on else []
    parts += [Text(text=f"{saved.percent}% is done.")] if saved.percent is not None else []
    parts += [Link(label="Evidence", url=saved.evidence)] if saved.evidence else []
    parts += [Text(text=f"Impact: {quoted(saved.impact)}.")] if saved.impact else []
    parts += [Text(text=beside)] if beside else []
    view = items.view(request.session, item, request.today)
    if saved.forecast and saved.progress is not Progress.COMPLETE:
        said = f"You expect it done by {day(saved.forecast, request.today)}."
        if (
            item.baseline
            and slips(item.baseline, saved.forecast)
            and not contradicts(view, saved.progress, request.today)
        ):
            said += f" The promised date stays {day(item.baseline, request.today)}."
        parts.append(Text(text=said))
    parts += [Text(text=rated) for rated in left_as_rated([view], saved.progress, request.today)]
    parts += _date_request(request, view, saved)
    if item.claimed_on and saved.progress is Progress.COMPLETE:
        parts.append(Text(text=waits_for(request)))
    says = f"{item.ref} is {saved.progress.value}."
    title = f"Thank you. {'You say that ' if contradicts(view, saved.progress, request.today) else ''}{says}"
    card = Card(title=title, parts=parts, items=[summary(view)])
    return warned(request, card, f"reword {item.ref} update")


def _date_request(request: Request, view: ItemView, saved: Update) -> list[Part]:
    """Where its date does not hold any more, the way to ask for another one."""
    if saved.progress is Progress.COMPLETE or request.may("edit") or not request.may("update", view):
        return []
    slipped = saved.forecast is not None and slips(view.baseline, saved.forecast)
    if not slipped and not contradicts(view, saved.progress, request.today):
        return []
    to = f" due {saved.forecast.isoformat()}" if saved.forecast is not None and slipped else ""
    return [Buttons(buttons=[Button(label="Ask to move the date", says=f"request {view.ref}{to}", about=view.ref)])]
