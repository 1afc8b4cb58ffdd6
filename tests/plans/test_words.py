"""Words that a trial found wrong: names said twice, reasons cut, signs that no chat draws."""

import pytest

from commands.cards import Card
from commands.language.because import reason
from commands.messages.digest import digest_card
from commands.showing.plans import of_plan
from store.plan import plans
from tests.plans.council import SEND, Council
from tests.small_plan import NOW, TODAY

pytestmark = pytest.mark.both_engines


def test_a_digest_says_its_plans_name_once(council: Council) -> None:
    with council.sessions() as session:
        (plan,) = plans.called(session, "SEND")
        card = of_plan(digest_card(session, plan, TODAY, NOW), plan, named=True)
        assert card.title == "SEND: the week to Monday 11 July"
        plan.name = None
        card = of_plan(digest_card(session, plan, TODAY, NOW), plan, named=True)
        assert card.title == f"{SEND}: the week to Monday 11 July"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("of the inspection", "because of the inspection"),
        ("because of the inspection", "because of the inspection"),
        ("the data is late", "the data is late"),
        ("because because the data is late", "the data is late"),
        ("officers are away", "officers are away"),
        ("", ""),
    ],
)
def test_because_of_is_kept_whole(said: str, kept: str) -> None:
    assert reason(said) == kept


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("pause everything until Friday because of the inspection", "“because of the inspection”"),
        ("in SEND snooze D1 until 22 July anyway because of the data", "“because of the data”"),
        ("pause everything until 10 July", "Sunday 10 July at 08:30 has passed."),
        ("in SEND set plan escalation 20, 10", "set plan escalation never"),
    ],
)
def test_a_reason_a_month_and_a_command_are_written_as_people_write_them(
    council: Council, said: str, heard: str
) -> None:
    council.says("Admin", said).hears(heard).hears_nothing_of("`")


@pytest.mark.parametrize("said", ["close plan", "undo plan", "open plan", "add milestone", "use"])
def test_help_knows_commands_of_two_words(council: Council, said: str) -> None:
    heard = council.says("Viewer", f"help {said}").hears(said, "For example: ").hears_nothing_of("I know no command")
    assert isinstance(heard.heard.answer, Card)
    assert heard.heard.answer.redraw in (f"help {said}", "help add")


def test_a_preview_is_silent_of_nobody(council: Council) -> None:
    for said in ("assign D1 nobody in SEND", "assign D1 nobody in Improvement plan", "assign D2 nobody"):
        council.says("Admin", said)
    council.says("Lead", "nudges preview").hears_nothing_of("no owners", "no other owners")


def test_resuming_twice_says_one_thing_at_a_time(council: Council) -> None:
    council.says("Admin", "pause everything until Friday")
    asked = council.says("Admin", "resume")
    assert isinstance(asked.heard.answer, Card)
    assert asked.heard.answer.redraw is None
    asked.presses("Resume now").hears("Messages go again.")
    asked.presses("Resume now").hears("Nothing is paused.").hears_nothing_of("Messages go again.")
