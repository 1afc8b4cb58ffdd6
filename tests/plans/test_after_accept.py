"""After a yes: what is to be done next with the plan, each a press away; and what a new plan's form asks."""

from datetime import timedelta

import pytest

from commands.forms import Form
from commands.showing.wording import day
from tests.plans.council import MAIN, Council
from tests.plans.sharing import NEW, shares
from tests.small_plan import TODAY

DOCUMENT = (
    f"{NEW}\n\nRef,Action,Lead,Due\n1.1,Open a drop-in,Head of Youth,May 2030\n1.2,Train every mentor,Owner,\n"
    "1.3,Write to schools,,June 2030\n"
)


@pytest.fixture
def one_plan(council: Council) -> Council:
    council.says("Admin", "close plan SEND")
    return council


def test_what_to_do_next_is_a_press_away(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead", DOCUMENT).presses("Use it as a new plan").presses(f"In place of {MAIN}")
    saved.hears(
        "What to do next\n- Say whom 1 printed owner means\n",
        "- Nobody will be asked about 2 actions and milestones\n- No date is given for 1 action or milestone",
    )
    saved.presses("Match owners").hears("Head of Youth")
    saved.presses("Nobody is asked").hears("1.1", "1.3").hears_nothing_of("1.2 ")
    saved.presses("Missing dates").hears("1.2 Train every mentor").hears_nothing_of("1.1", "1.3")
    first = day(TODAY + timedelta(days=1), TODAY)
    saved.presses(f"Who is asked {first}").hears(f"to go on {first}")


def test_a_plan_beside_another_keeps_its_name_on_each_press(one_plan: Council) -> None:
    saved = shares(one_plan, "Lead", DOCUMENT).presses("Use it as a new plan").presses("New plan beside it")
    saved.presses("Missing dates").hears("1.2 Train every mentor").hears_nothing_of("D1")


def test_where_nothing_is_missing_only_the_first_day_is_offered(one_plan: Council) -> None:
    whole = f"{NEW}\n\nRef,Action,Lead,Due\n1.1,Open a drop-in,Owner,May 2030\n"
    saved = shares(one_plan, "Lead", whole).presses("Use it as a new plan").presses(f"In place of {MAIN}")
    saved.hears_nothing_of("What to do next")
    assert not {"Match owners", "Nobody is asked", "Missing dates"} & set(saved.labels)


def test_the_form_of_a_new_plan_asks_only_about_this_document(one_plan: Council) -> None:
    asked = shares(one_plan, "Lead", DOCUMENT).presses("New plan, except…")
    form = asked.heard.answer
    assert isinstance(form, Form)
    asked.hears("New plan, except…", "What should be left out?", "except 1.1, 1.2").hears_nothing_of(
        "no longer has", "D1"
    )
    refused = asked.fills(without="D1", other="stays open").heard
    assert refused.errors == {
        "without": "Nothing in this document is called D1. Check the reference; nothing was saved."
    }
    asked.fills(without="1.2", other="stays open").hears(f"Saved: {NEW}.")


def test_a_next_version_makes_up_no_day_for_what_was_printed_as_complete(one_plan: Council) -> None:
    done = (
        f"{NEW}\n\nRef,Action,Status,Due\n1.1,Open a drop-in,Complete,31 May 2030\n1.2,Train every mentor,,May 2030\n"
    )
    shares(one_plan, "Lead", done).presses("Use it as a new plan").presses(f"In place of {MAIN}")
    later = shares(one_plan, "Lead", done.replace("every mentor", "all mentors"), "later.csv")
    later.hears("1.1 Open a drop-in. Owner: Nobody, Date: Done; due Friday 31 May 2030, Colour: Blue")
