"""`my account NUMBER yes`: whether an account in another chat is one's own."""

from commands import chats
from commands.cards import Card, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from store.models import SamePerson
from store.people import same_person
from store.pulse import merging

ANSWERS = {"yes": True, "no": False}


@command(
    "my account",
    needs="read",
    says="Say whether an account in another chat is yours, where I have asked you",
    usage="my account NUMBER yes | no",
    example="my account 1 yes",
    changes=True,
    hidden=True,
    of_plan=False,
)
def my_account(request: Request) -> Card:
    question, answer = _question(request), " ".join(request.words[1:]).lower().strip(" .")
    if answer not in ANSWERS:
        raise CommandError("Press one of the buttons under my question: it is you, or it is not.")
    chat = chats.name_of(question.platform or "")
    if question.same is not None:
        return Card(title=f"You have said already that it {'is' if question.same else 'is not'} you in {chat}.")
    same_person.decide(request.session, question, same=ANSWERS[answer], by=request.person, now=request.now)
    if not ANSWERS[answer]:
        said = f"It may only read, as anybody may. Tell your ICT that {question.email} stands at an account in {chat}."
        return Card(title=f"That account in {chat} is not yours.", parts=[Text(text=said)])
    merging.make_one(request.session, question.person_id, question.other_id)
    said = "You may do there what you may do here. I write to you in one of the two: where you wrote or pressed last."
    return Card(title=f"That is you in {chat}.", parts=[Text(text=said)])


def _question(request: Request) -> SamePerson:
    """Only whoever is asked may answer, in the account that is known already."""
    number = request.words[0] if request.words else ""
    found = same_person.get(request.session, int(number)) if number.isdecimal() else None
    if found is None or found.platform is None or found.person_id != request.person.id:
        raise CommandError("I have not asked you that. Press a button under the question whether an account is yours.")
    return found
