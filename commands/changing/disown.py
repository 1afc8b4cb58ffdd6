"""`disown REF`: an owner says that a thing is not theirs, and the programme lead decides."""

from pydantic import BaseModel, Field

from commands.cards import Card
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.names import spelt_out
from commands.messages.disowned import DISOWNED, disowned_card
from commands.messages.telling import leads_to_tell, names, tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summary
from store.models import Item
from store.plan import items, updates

LONGEST = 500


class DisownForm(BaseModel):
    words: str | None = Field(default=None, max_length=LONGEST)


@command(
    "disown",
    needs="own",
    says="Say privately that something you own is not yours",
    usage="disown REF [who it should be]",
    example="disown D1.1 the Head of Safeguarding has this now",
    changes=True,
    undo=True,
)
def disown(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = _own(request, ref)
    words = spelt_out(request.session, " ".join(rest)).strip()
    if not words:
        return _form(request, item)
    if len(words) > LONGEST:
        raise CommandError(f"That is {len(words):,} characters and holds {LONGEST:,}. Nothing was sent: shorten it.")
    return _say(request, item, words)


@form("disown", DisownForm, needs="own", undo=True)
def take(request: Request, values: DisownForm, about: dict[str, str]) -> Card:
    return _say(request, _own(request, about["ref"]), values.words)


def _own(request: Request, ref: str) -> Item:
    return request.item(ref)


def _form(request: Request, item: Item) -> Form:
    return Form(
        title=f"Not mine: {item.ref}",
        submit="Send",
        handler="disown",
        about={"ref": item.ref},
        intro=f"{item.ref} {item.title}. This goes privately to {names(leads_to_tell(request))}, who decides."
        " You stay named until then and are not asked about it.",
        fields=[Words(name="words", label="Who should it be?", optional=True, longest=LONGEST)],
        in_words=f"disown {item.ref} the Head of Safeguarding has this now",
    )


def _say(request: Request, item: Item, words: str | None) -> Card:
    leads = leads_to_tell(request)
    if item.disowned_at is not None:
        return Card(title=f"You have said that {item.ref} is not yours. {names(leads)} will decide.")
    screened(request, "words", words)
    updates.disown(request.session, item, by=request.person, now=request.now)
    request.session.flush()
    for lead in leads:
        key = f"disowned/{item.id}/{request.person.id}/{request.now.isoformat()}/{lead.id}"
        tell(request, lead, DISOWNED, key=key, card=disowned_card(request, item, words))
    view = items.view(request.session, item, request.today)
    said = f"I have told {names(leads)} privately that {item.ref} is not yours."
    card = Card(title=f"{said} You are not asked about it until they decide.", items=[summary(view)])
    return warned(request, card)
