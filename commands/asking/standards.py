"""`standards` and `standard I.7`: practice standards and how each is measured."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from commands.advice import say
from commands.cards import Card, Facts, Table
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, day, echoed
from store.models import Measure, MeasureReading
from store.plan import practice
from store.pulse import readings
from store.rules.terms import MeasureKind

MOST_READINGS = 3
"""Of one measure."""


@command("standards", needs="read", says="The practice standards")
def standards(request: Request) -> Card:
    every = practice.standards(request.session, request.plan)
    card = Card(title=count(len(every), "practice standard").capitalize(), redraw="standards", count=len(every))
    if every:
        rows = [[one.ref, one.title] for one in every]
        card.parts = [Table(caption="Practice standards", columns=["Ref", "Standard"], rows=rows)]
    return card


@command("standard", needs="read", says="One standard and its measures", usage="standard I.7", example="standard I.7")
def standard(request: Request) -> Card:
    return one_standard(request, " ".join(request.words))


def one_standard(request: Request, words: str) -> Card:
    known = practice.standards(request.session, request.plan)
    typed = words.strip(" ?!,").replace(" ", "").lower()
    found = next((one for one in known if one.ref.lower() == typed), None)
    if found is None:
        repeated = [one.ref for one in known if typed and one.ref.lower().rstrip("ab") == typed]
        if repeated:
            both = " and ".join(repeated)
            raise CommandError(f"The plan prints {echoed(words)} more than once: {both}. Say which.")
        raise CommandError(f"I can't find standard {echoed(words) or '?'}. Try {say('standards')}.")
    names = {MeasureKind.PERFORMANCE: "Measured by", MeasureKind.QUALITATIVE: "Looked at by"}
    measures = practice.measures(request.session, found)
    newest = readings.newest(request.session, measures, MOST_READINGS)
    facts = [(names[one.kind], _measure(one, newest.get(one.id or 0, []), request.today)) for one in measures]
    return Card(title=f"{found.ref} {found.title}", parts=[Facts(facts=facts)], redraw=f"standard {found.ref}")


def _measure(measure: Measure, known: Sequence[MeasureReading], today: date) -> str:
    """A measure with what it last stood at: "60 to 79% on Friday 29 July (Pulse: Working here, round 3)"."""
    said = [f"{_value(one)} on {day(one.day, today)} ({one.source})" for one in known]
    return f"{measure.title.rstrip('.')}. Newest: {'; '.join(said)}" if said else measure.title


def _value(reading: MeasureReading) -> str:
    return reading.band if reading.band is not None else f"{(reading.value or Decimal()).normalize():,f}"
