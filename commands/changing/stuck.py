"""`stuck REF`: an owner asks the programme lead for help, at once and privately."""

from pydantic import BaseModel, Field

from commands.cards import Card, Text
from commands.changing.update import split_reference
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.names import spelt_out
from commands.messages.help import HELP, help_card, key_of, told_before
from commands.messages.telling import leads_to_tell, names, tell
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.plans import of_plan
from commands.showing.wording import quoted
from store.delivery import outbox
from store.models import Item

LONGEST = 1_000


class StuckForm(BaseModel):
    words: str | None = Field(default=None, max_length=LONGEST)


@command(
    "stuck",
    needs="update",
    says="Ask the programme lead privately for help with something you own",
    usage="stuck REF [what would help]",
    example="stuck D1.1 we have no room to meet in",
    changes=True,
    undo=True,
)
def stuck(request: Request) -> Answer:
    ref, rest = split_reference(request.words)
    item = request.item(ref)
    words = spelt_out(request.session, " ".join(rest)).strip()
    if not words:
        return _form(request, item)
    if len(words) > LONGEST:
        raise CommandError(f"That is {len(words):,} characters and holds {LONGEST:,}. Nothing was sent: shorten it.")
    return _ask(request, item, words)


@form("stuck", StuckForm, needs="update", undo=True)
def take(request: Request, values: StuckForm, about: dict[str, str]) -> Card:
    item = request.item(about["ref"])
    return _ask(request, item, values.words)


def _form(request: Request, item: Item) -> Form:
    return Form(
        title=f"Help with {item.ref}",
        submit="Send",
        handler="stuck",
        about={"ref": item.ref},
        intro=f"{item.ref} {item.title}. This goes privately to {names(leads_to_tell(request))}.",
        fields=[
            Words(
                name="words",
                label="What would help?",
                optional=True,
                multiline=True,
                longest=LONGEST,
                hint="One sentence is enough. No names of children or families, please.",
            )
        ],
        in_words=f"stuck {item.ref} we have no room to meet in",
    )


def _ask(request: Request, item: Item, words: str | None) -> Card:
    leads = leads_to_tell(request)
    screened(request, "words", words)
    card = of_plan(help_card(request, item, words), request.plan, named=request.several)
    number = 1
    while (told := told_before(request, item, leads, number)) is not None:
        if outbox.card_as_sent(told) == card.model_dump(mode="json"):
            return Card(title=f"You have already asked {names(leads)} so today about {item.ref}.")
        number += 1
    for lead in leads:
        tell(request, lead, HELP, key=key_of(request, item.id, lead, number), card=card)
    answer = Card(
        title=f"Your call for help with {item.ref} goes privately to {names(leads)}.",
        parts=[Text(text=f"You wrote: {quoted(words)}")] if words else [],
    )
    return warned(request, answer)
