"""`pulse respond`: you said, we did. A theme of the results, and what was decided or done about it."""

import re

from pydantic import BaseModel, Field

from commands.advice import say
from commands.cards import Button, Buttons, Card, Part, Text
from commands.errors import CommandError
from commands.forms import Form, Words
from commands.language.names import spelt_out
from commands.pulse.comments import NUMBER, without_phones
from commands.pulse.finding import counted_by_id, counted_round, plans_of_pulse
from commands.registry import Answer, command, form
from commands.request import Request
from commands.screening import screened, warned
from commands.showing import pulse as showing
from commands.showing.wording import echoed
from store.models import Item, PulseDecision, PulseRound
from store.plan import items
from store.pulse import decisions, results
from store.pulse.decisions import record, reword

NAME = "pulse respond"
LONGEST = 300
REFERENCE = re.compile(r"[A-Z]{1,3}\d+(?:\.\d+)*\.?")
"""What looks like that of an action or milestone."""
IN_WORDS = re.compile(r"(?:you said )?(?P<said>.+?),? we did (?P<did>.+)", re.IGNORECASE | re.DOTALL)


class YouSaidForm(BaseModel):
    said: str = Field(min_length=1, max_length=LONGEST)
    did: str = Field(default="", max_length=LONGEST)
    ref: str = Field(default="", max_length=20)


@command(
    NAME,
    needs="answer_pulse",
    says="Tell staff what was done about what they said in a pulse",
    usage="pulse respond [N] [round N] [you said WORDS we did WORDS or REF]",
    example="pulse respond 1 you said forms take too long we did D1",
    changes=True,
    plans_of=plans_of_pulse,
)
def respond(request: Request) -> Answer:
    words = request.words
    if words and words[0].lower() == "edit":
        decision = _decision(request, words[1] if len(words) > 1 else "")
        return _form(request, counted_by_id(request, str(decision.round_id)), decision)
    round_, words = counted_round(request, words)
    rest = spelt_out(request.session, " ".join(words)).strip()
    if not rest:
        return _form(request, round_)
    if (found := IN_WORDS.fullmatch(rest)) is None:
        raise CommandError(f"Say {say(f'{_named(round_)} you said forms take too long we did D1')}.")
    did = found["did"].strip()
    item = items.get(request.session, request.plan, did.rstrip("."))
    if item is None and REFERENCE.fullmatch(did):
        raise CommandError(f"I can't find {echoed(did)}. Give its reference, such as D1, or say it in words.")
    for told in (found["said"], did):
        if len(told) > LONGEST:
            raise CommandError(f"That is {len(told):,} characters and holds {LONGEST}. Shorten it.")
    return _saved(request, round_, found["said"].strip(), "" if item else did, item)


@form(NAME, YouSaidForm, needs="answer_pulse")
def take(request: Request, values: YouSaidForm, about: dict[str, str]) -> Card:
    decision = _decision(request, about["decision"]) if "decision" in about else None
    round_ = counted_by_id(request, about["round"])
    item = None
    if ref := values.ref.strip():
        item = items.get(request.session, request.plan, ref)
        if item is None:
            raise CommandError(f"I can't find {echoed(ref)}. Give its reference, such as D1.", field="ref")
    if item is None and not values.did.strip():
        raise CommandError("Say what was decided, or which action or milestone came of it.", field="did")
    return _saved(request, round_, values.said.strip(), values.did.strip(), item, decision)


def _decision(request: Request, number: str) -> PulseDecision:
    found = decisions.get(request.session, int(number)) if number.isdecimal() and len(number) < 10 else None
    if found is None:
        raise CommandError(f"There is no answer with the number {echoed(number) or '?'}.")
    return found


def _named(round_: PulseRound) -> str:
    return f"{NAME} {round_.pulse_id} round {round_.number}"


def _form(request: Request, round_: PulseRound, decision: PulseDecision | None = None) -> Form:
    pulse = results.pulse_of(request.session, round_)
    about = {"round": str(round_.id)}
    return Form(
        title="You said, we did",
        submit="Save",
        handler=NAME,
        about={**about, "decision": str(decision.id)} if decision else about,
        intro=f"{showing.named(pulse, round_)}. Staff read this with the next round's message.",
        fields=[
            Words(
                name="said",
                label="You said",
                value=decision.said if decision else None,
                longest=LONGEST,
                hint="A theme of the results, in your own words.",
            ),
            Words(
                name="did",
                label="We did",
                value=decision.did if decision else None,
                longest=LONGEST,
                multiline=True,
                optional=True,
                hint="What was decided. Leave it empty where an action or milestone says it.",
            ),
            Words(
                name="ref",
                label="Action or milestone that came of it",
                longest=20,
                optional=True,
                hint="Its reference, such as D1.",
            ),
        ],
        in_words=f"{_named(round_)} you said forms take too long we did D1",
    )


def _saved(
    request: Request, round_: PulseRound, said: str, did: str, item: Item | None, before: PulseDecision | None = None
) -> Card:
    screened(request, "said", said)
    screened(request, "did", did)
    written = (said, did)
    said, did = without_phones(said), without_phones(did)
    has_phone = (said, did) != written
    did = "; ".join(filter(None, [did, f"{item.ref} {item.title}" if item else ""]))
    if before is not None:
        item_id = item.id if item else before.item_id
        reword(request.session, before, said=said, did=did, item_id=item_id)
    else:
        before = _record(request, round_, said, did, item)
    pulse = results.pulse_of(request.session, round_)
    read = f"Staff read it with the next round of {pulse.title}." if pulse.every_weeks else "It stands in the results."
    if item is not None:
        read += f" {item.ref} says that it came from the pulse."
    more = Button(label="Answer more", says=_named(round_))
    shown = Button(label="Results", says=f"pulse results {pulse.id} round {round_.number}")
    parts: list[Part] = [Text(text=read), Buttons(buttons=[more, shown])]
    if has_phone:
        parts.insert(
            0, Text(text=f"A telephone number was taken out, as from staff's comments: {NUMBER} stands there.")
        )
    card = Card(title="Saved: you said, we did.", parts=parts)
    return warned(request, card, f"{NAME} edit {before.id}")


def _record(request: Request, round_: PulseRound, said: str, did: str, item: Item | None) -> PulseDecision:
    assert request.person.id is not None
    by_id, item_id = request.person.id, item.id if item else None
    return record(request.session, round_, said=said, did=did, item_id=item_id, by_id=by_id, now=request.now)
