"""Somebody shares a plan document with the bot."""

from tests.plans.council import Council, Said

NEW = "Youth justice plan"
DOCUMENT = f"{NEW}\n\nRef,Action,Lead\n1.1,Open a drop-in,Head of Youth\n1.2,Train every mentor,Head of Youth\n"


def shares(council: Council, who: str, document: str = DOCUMENT, name: str = "youth.csv") -> Said:
    person = council.id_of(who)
    begun = council.documents.begin(person, name, f"{name}/{document}")
    assert begun is not None
    assert begun.number is not None, begun.card.title
    card = council.documents.read(person, begun.number, document.encode())
    assert card is not None
    return Said(council, who, type(council.says(who, "help").heard)(card))
