"""`same person NUMBER yes`: whether two people are one, where an address came back with another name."""

from commands.advice import say
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.refusals import refusal
from commands.registry import command
from commands.request import Request
from store.models import SamePerson
from store.people import same_person
from store.people.naming import name_of
from store.pulse import merging

ANSWERS = {"yes": True, "no": False}


@command(
    "same person",
    needs="lead_some",
    says="Say whether two people are one, where I have asked you",
    usage="same person NUMBER yes | no",
    example="same person 1 yes",
    changes=True,
    of_plan=False,
)
def same_person_card(request: Request) -> Card:
    question, answer = _question(request), " ".join(request.words[1:]).lower().strip(" .")
    if answer not in ANSWERS:
        raise CommandError(f"Say yes or no. For example: {say(f'same person {question.id} yes')}.")
    if same_person.needs_admin(request.session, question) and not request.may("admin"):
        raise refusal("admin", None, None)
    person, other = same_person.both(request.session, question)
    before, now = name_of(person), name_of(other)
    if question.same is not None:
        said = "the same person" if question.same else "two people"
        return Card(title=f"Somebody has said already that {now} and {before} are {said}.")
    same_person.decide(request.session, question, same=ANSWERS[answer], by=request.person, now=request.now)
    if ANSWERS[answer]:
        assert question.person_id is not None
        merging.make_one(request.session, question.person_id, question.other_id)
        said = "They have what they owned and may do what they could before."
        return Card(title=f"{now} and {before} are one person.", parts=[Text(text=said)])
    return Card(title=f"{now} and {before} are two people.", parts=[Text(text=f"{now} is found by {question.email}.")])


def _question(request: Request) -> SamePerson:
    number = request.words[0] if request.words else ""
    found = same_person.get(request.session, int(number)) if number.isdecimal() else None
    if found is None or found.platform is not None:
        raise CommandError("I have not asked that. Press a button under the question whether two people are one.")
    return found
