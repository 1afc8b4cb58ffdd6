"""Whom a chat does not reach before they install the app."""

from datetime import timedelta

from store.delivery import conversation_references
from store.delivery.conversation_references import Reached
from store.people import accounts
from store.people.accounts import Account
from store.people.installs import not_installed
from tests.small_plan import NOW, SmallPlan


def in_teams(name: str) -> Account:
    return Account("teams", "council", name.lower(), name, f"{name.lower()}@council.example")


def installed_for(small: SmallPlan, name: str) -> None:
    conversation_references.note(small.session, Reached("teams", "council", name, f"a:{name}", "https://e/"), NOW)


def named(small: SmallPlan) -> list[str]:
    return [one.name for one in not_installed(small.session, [small.plan])]


def test_owners_without_the_app_and_without_another_chat_are_named(small: SmallPlan) -> None:
    for place, name in enumerate(("Ada", "Ben", "Cleo", "Dan")):
        small.item(f"A{place + 1}", owner_id=small.person(name).id)
    small.person("Idle")
    assert named(small) == [], "no chat asks for that"
    for name in ("Ada", "Ben"):
        accounts.remember(small.session, in_teams(name))
    accounts.remember(small.session, Account("slack", "T1", "U3", "Cleo", "cleo@council.example"))
    installed_for(small, "ada")
    assert named(small) == ["Ben", "Dan"]
    conversation_references.close(small.session, "teams", "council", "ada", NOW + timedelta(days=1))
    assert named(small) == ["Ada", "Ben", "Dan"]


def test_who_owns_nothing_that_is_open_is_not_named(small: SmallPlan) -> None:
    installed_for(small, "somebody")
    small.item("A1", owner_id=small.person("Ada").id, completed_on=NOW.date(), closed_at=NOW)
    assert named(small) == []
