"""`standards` and `standard I.7`: practice standards and how each is measured."""

from commands.advice import say
from commands.cards import Card, Facts, Table
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing.wording import count, echoed
from store.plan import practice
from store.rules.terms import MeasureKind


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
    facts = [(names[measure.kind], measure.title) for measure in practice.measures(request.session, found)]
    return Card(title=f"{found.ref} {found.title}", parts=[Facts(facts=facts)], redraw=f"standard {found.ref}")
