"""`key`: what printed ratings mean in this plan, and how its documents count quarters and terms."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Facts, Part, Table, Text
from commands.registry import command
from commands.request import Request
from commands.settings.documents import QUARTERS, TERMS, meaning_of
from store.documents.staged import KeyEntry
from store.loading import plan_reading

SOURCES = {
    "file": "the document's own key",
    "assumed": "assumed, nobody has said so",
    "confirmed": "said by the programme lead",
}


@command(
    "key", needs="read", says="What printed ratings mean in this plan, and how quarters and school terms are counted"
)
def key(request: Request) -> Card:
    entries, choices = plan_reading.key_of(request.plan), plan_reading.choices_of(request.plan)
    card = Card(title="How this plan's documents are read", redraw="key", count=len(entries))
    card.parts = [*_ratings(entries)]
    counted = (QUARTERS, TERMS)
    card.parts.append(Facts(facts=[(one.label, one.stands(request.plan, request.today)) for one in counted]))
    said = (
        "The colours in my answers are worked out from dates and from what owners say, in the same way for every plan."
    )
    card.parts.append(Text(text=said))
    if request.may("edit"):
        card.parts += _changing(entries, financial=choices.financial_quarters)
    return card


def _ratings(entries: list[KeyEntry]) -> list[Part]:
    if not entries:
        return [Text(text="The document prints no ratings, and no key to any.")]
    rows = [[one.printed, one.rating, meaning_of(one), SOURCES[one.source]] for one in entries]
    return [Table(caption="Ratings as printed", columns=["Printed", "Colour", "Means", "From"], rows=rows)]


def _changing(entries: list[KeyEntry], *, financial: bool) -> list[Part]:
    assumed = [one for one in entries if one.source == "assumed" and one.means]
    buttons = [
        Button(
            label=f"{one.printed} means {meaning_of(one)}"[:75], says=f"set plan key {one.printed} {meaning_of(one)}"
        )
        for one in assumed
    ]
    other = "calendar" if financial else "financial"
    buttons.append(Button(label=f"Count {other} quarters", says=f"set plan quarters {other}"))
    said = (
        f"In words: {say('set plan key blue complete')}, or one of not started, on track, at risk, delayed and nothing;"
        f" {say('set plan terms autumn 20 December, spring 5 April')}. It counts from the next document on."
    )
    return [Buttons(buttons=buttons), Text(text=said)]
