"""A pulse that is written at the command line, for its custodian."""

from pathlib import Path

from bot.cli.opening import open_core
from scheduler.clock import SetClock
from store.database import transaction
from store.people import directory, roles
from store.plan import plans
from store.rules.terms import Role
from tests.cli.conftest import Sightline
from tests.pulse.test_files import WRITTEN
from tests.small_plan import NOW

COMING = "first_day: 3 January 2050"
"""The command line goes by the clock on the wall."""
CUSTODIAN, OTHER = "social.worker@demo.example", "workforce.lead@demo.example"


def custodians(*addresses: str) -> None:
    with transaction(open_core(SetClock(NOW)).sessions) as session:
        for address in addresses:
            person, plan = directory.by_email(session, address), plans.current(session)
            assert person is not None
            roles.give(session, person, Role.CUSTODIAN, plan)


def test_a_questionnaire_and_its_list_are_read_from_files(sightline: Sightline, state: Path, tmp_path: Path) -> None:
    pulse, people = tmp_path / "working here.yaml", tmp_path / "people.csv"
    written = WRITTEN.replace("I.8 measure 2", "I.7 measure 1").replace("    standard: I.7\n", "")
    pulse.write_text(written.replace("first_day: 18 July 2022", COMING), encoding="utf-8")
    people.write_text(f"address,team\n{CUSTODIAN},Referrals\nnew@council.example,Referrals\n", encoding="utf-8")
    sightline("import", "demo", "--accept")
    sightline("pulse", "new", str(pulse)).refuses("The plan has no custodian.")
    custodians(CUSTODIAN)
    sightline("pulse", "new", str(pulse), "--people", str(people)).says("Pulse 1: Working here", "a list of 2 people")
    sightline("pulse", "new", str(pulse)).says("It stands like that already.")
    sightline("ask", "pulse").says("1 pulse", "not approved yet")
    custodians(OTHER)
    sightline("pulse", "new", str(pulse)).refuses("Say which custodian it is, with --as:", CUSTODIAN, OTHER)
    sightline("pulse", "new", str(pulse), "--as", OTHER).says("It stands like that already.")


def test_what_cannot_be_read_is_one_sentence_and_writes_nothing(
    sightline: Sightline, state: Path, tmp_path: Path
) -> None:
    pulse, people = tmp_path / "pulse.yaml", tmp_path / "people.csv"
    sightline("import", "demo", "--accept")
    custodians(CUSTODIAN)
    sightline("pulse", "new", str(pulse)).refuses("cannot be read: No such file or directory.")
    pulse.write_text("sightline_pulse: 1\n", encoding="utf-8")
    sightline("pulse", "new", str(pulse)).refuses("title: this line is missing.")
    bare = "sightline_pulse: 1\ntitle: Working here\nfirst_day: 18 July 2022\nquestions: [{ask: How is it?}]\n"
    pulse.write_text(bare, encoding="utf-8")
    sightline("pulse", "new", str(pulse)).refuses("The first day, Monday 18 July 2022, has passed")
    pulse.write_text(bare.replace("first_day: 18 July 2022", COMING), encoding="utf-8")
    people.write_text("address\nnobody\n", encoding="utf-8")
    sightline("pulse", "new", str(pulse), "--people", str(people)).refuses("Line 2 has no address.")
    sightline("ask", "pulse").says("There is no pulse yet")
