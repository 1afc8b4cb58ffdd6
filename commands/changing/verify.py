"""`verify REF`: the programme lead's word on what its owner says is complete."""

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Card, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.because import reason
from commands.language.names import spelt_out
from commands.messages.outcome import OUTCOME
from commands.messages.telling import tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summary
from commands.showing.wording import day, quoted
from store.models import Claim, Item
from store.people import directory
from store.plan import claims, items

LONGEST = 1_000


class NotYetForm(BaseModel):
    why: str = Field(min_length=1, max_length=LONGEST)


@command(
    "verify",
    needs="edit",
    says="Verify what was said complete, or say what is missing",
    usage="verify REF [not yet because WHY]",
    example="verify D1.1",
    changes=True,
)
def verify(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    claim = _claim(request, item)
    if not rest:
        claims.verify(request.session, item, by=request.person, now=request.now)
        request.session.flush()
        return _told(request, item, claim, f"{item.ref} is verified and complete.", None)
    if [word.lower() for word in rest[:2]] != ["not", "yet"]:
        raise CommandError(f"Say {say(f'verify {item.ref}')} or {say(f'verify {item.ref} not yet because')} and why.")
    why = reason(spelt_out(request.session, " ".join(rest[2:])).removeprefix("because"))
    if not why:
        return _form(item)
    if len(why) > LONGEST:
        raise CommandError(f"The reason is {len(why):,} characters and holds {LONGEST:,}. Shorten it.")
    return _not_yet(request, item, claim, why)


@form("verify not yet", NotYetForm, needs="edit")
def take(request: Request, values: NotYetForm, about: dict[str, str]) -> Card:
    item = request.item(about["ref"])
    return _not_yet(request, item, _claim(request, item), values.why)


def _claim(request: Request, item: Item) -> Claim:
    claim = claims.waiting(request.session, item)
    if claim is None:
        newest = claims.latest(request.session, item)
        by = directory.get(request.session, newest.decided_by_id) if newest else None
        stands = "is complete" if item.completed_on else "does not wait to be verified"
        said = f" {by.name} answered that already." if by and by.id != request.person.id else ""
        raise CommandError(f"{item.ref} {stands}.{said} Nothing was changed.")
    if claim.by_id == request.person.id:
        raise CommandError(
            f"You said yourself that {item.ref} is complete. Somebody else who leads the plan must verify it."
        )
    if request.seen_version is not None and request.seen_version != item.version:
        raise CommandError(f"{item.ref} has changed since this was shown. Look again: {say(f'claims {item.ref}')}.")
    return claim


def _form(item: Item) -> Form:
    return Form(
        title=f"Not yet: {item.ref}",
        submit="Send",
        handler="verify not yet",
        about={"ref": item.ref},
        seen_version=item.version,
        intro=f"{item.ref} {item.title}. What you write goes to whoever said it is complete, and to nobody else.",
        fields=[Words(name="why", label="What is missing?", multiline=True, longest=LONGEST)],
        in_words=f"verify {item.ref} not yet because the minutes are missing",
    )


def _not_yet(request: Request, item: Item, claim: Claim, why: str) -> Card:
    screened(request, "why", why)
    claims.decline(request.session, item, by=request.person, now=request.now)
    request.session.flush()
    return warned(request, _told(request, item, claim, f"{item.ref} is not complete yet.", why))


def _told(request: Request, item: Item, claim: Claim, said: str, why: str | None) -> Card:
    """The one who said it hears what became of it, and the reason is for them alone."""
    by = directory.get(request.session, claim.by_id)
    outcome = f"{request.person.name} has {'not verified' if why else 'verified'} {item.ref} {item.title}"
    parts = [Text(text=f"What is missing: {quoted(why)}")] if why else []
    parts += [] if why else [Text(text=f"It was complete on {day(claim.day, request.today)}.")]
    if by is not None:
        card = Card(title=f"{outcome}{' yet' if why else ''}.", parts=list(parts))
        tell(request, by, OUTCOME, key=f"claim/{claim.id}/decided", card=card)
    heard = f"{by.name} hears of it." if by else ""
    shown = items.view(request.session, item, request.today)
    return Card(title=said, parts=[Text(text=heard)] if heard else [], items=[summary(shown)])
