"""`key`: how a plan's documents are read: ratings, quarters, terms, and what people said of columns and words."""

from commands.advice import say
from commands.cards import MOST_LINES, Button, Buttons, Card, Facts, Heading, Line, Lines, Part, Table, Text
from commands.registry import command
from commands.request import Request
from commands.settings.documents import QUARTERS, TERMS, meaning_of
from commands.showing.roles import role_in_words
from store.documents.answers import Answer, answers_in
from store.documents.guidance import Guidance
from store.documents.staged import KeyEntry
from store.loading import plan_reading

SOURCES = {
    "file": "the document's own key",
    "assumed": "assumed, nobody has said so",
    "confirmed": "said by the programme lead",
}


@command(
    "key",
    needs="read",
    says="What printed ratings mean in this plan, how quarters and terms count, and what was said of its documents",
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
    card.parts += _said(request)
    if request.may("edit"):
        card.parts += _changing(entries, financial=choices.financial_quarters)
    return card


def _ratings(entries: list[KeyEntry]) -> list[Part]:
    if not entries:
        return [Text(text="The document prints no ratings, and no key to any.")]
    rows = [[one.printed, one.rating, meaning_of(one), SOURCES[one.source]] for one in entries]
    return [Table(caption="Ratings as printed", columns=["Printed", "Colour", "Means", "From"], rows=rows)]


def _said(request: Request) -> list[Part]:
    """What people have said of its documents' columns, sheets and words, each with a way to forget it."""
    answers = answers_in(request.plan.reading or Guidance())
    if not answers:
        return []
    may = request.may("edit")

    def line(one: Answer) -> Line:
        forget = Button(label="Forget", says=f"forget reading {one.code}", about=one.about)
        return Line(title=f"{one.about}: {role_in_words(one.means)}", buttons=[forget] if may else [])

    shown = answers if not may else answers[:MOST_LINES]
    parts: list[Part] = [Heading(text=f"As people said ({len(answers)})"), Lines(lines=[line(one) for one in shown])]
    left = [f"{one.about}: {role_in_words(one.means)}" for one in answers[len(shown) :]]
    return [*parts, Lines(lines=[Line(title=one) for one in left])] if left else parts


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
