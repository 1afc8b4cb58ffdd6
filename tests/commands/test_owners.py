"""Whom the document's owners mean, what nobody owns, and how what one person owned goes to another."""

from datetime import time

import pytest
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.documents.staged import StagedAction, StagedPlan, StagedTheme
from store.loading.saving import save_plan
from store.models import Change, Item, Person
from store.people import directory
from store.plan import plans
from tests import cast
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone, Rows
from tests.conftest import OPENING

Owners = dict[str, list[str]]

PRINTED: Owners = {
    "A1": ["Fostering, Head of"],
    "A2": ["HoF", "LADO"],
    "A3": ["HoF"],
    "A4": ["All staff"],
    "A5": ["Former Fostering Manager"],
    "A6": [],
}


@pytest.fixture
def printed(sessions: SessionMaker) -> None:
    """A plan whose document prints owners."""
    actions = [StagedAction(ref=ref, title=f"Title of {ref}", theme="A", owners=some) for ref, some in PRINTED.items()]
    staged = StagedPlan(title="Plan", themes=[StagedTheme(ref="A", title="Workforce")], actions=actions)
    with transaction(sessions) as session:
        save_plan(session, staged, source="plan.docx", now=OPENING, in_place_of=plans.current(session))


@pytest.fixture
def gives_to_leaver(sessions: SessionMaker, printed: None) -> None:
    """Somebody who has left since still owns two things."""
    with transaction(sessions) as session:
        left = directory.by_email(session, cast.LEAVER.email)
        assert left is not None
        for item in session.exec(select(Item).where(Item.ref.in_(["A5", "A6"]))):  # type: ignore[attr-defined]
            if item.printed is not None and item.title in ("Title of A5", "Title of A6"):
                item.owner_id = left.id


def test_the_lead_reads_whom_nobody_has_matched_with_likely_people_and_why(
    chat: Chat, lead: Player, printed: None
) -> None:
    answer = chat.says(lead, "/plan people").hears(
        "The document prints 5 owners: for 5 of them somebody has to say whom that means",
        "“HoF”",
        "Accountable for 2 open actions and milestones · perhaps Head of Fostering (same initials)",
        "“Fostering, Head of”",
        "perhaps Head of Fostering (same words in another order)",
        "“LADO”\nBeside others for 1 open action or milestone · I know nobody of that name",
    )
    assert answer.words.index("“HoF”") < answer.words.index("“All staff”")
    assert {"Match to Head of Fostering", "Choose…", "Nobody"} <= set(answer.buttons())


def test_one_press_matches_and_the_list_says_what_now_belongs_to_whom(
    chat: Chat, lead: Player, owner: Player, item: ItemNow, printed: None
) -> None:
    chat.says(lead, "/plan people")
    chat.presses(lead, "Match to Head of Fostering", "HoF").hears(
        "“HoF” now means Head of Fostering. 2 open actions and milestones now belong to Head of Fostering.",
        "for 4 of them",
        "Matched: 1",
        "Means Head of Fostering",
    )
    chat.says(owner, "/plan mine").hears("You own 2 open actions and milestones", "A2", "A3")
    chat.says(lead, "/plan changes").hears("“HoF”", "Means: Head of Fostering")


def test_somebody_is_chosen_from_the_chats_own_people(chat: Chat, lead: Player, viewer: Player, printed: None) -> None:
    chat.says(lead, "/plan people")
    chat.presses(lead, "Choose…", "All staff")
    assert "The document prints “All staff” as an owner." in chat.form(lead)
    chat.fills(lead, {"Who is it?": viewer.name})
    chat.submits(lead).hears(
        "“All staff” now means Family Support Worker. 1 open action or milestone now belongs to Family Support"
    )
    chat.says(viewer, "/plan mine").hears("A4")


def test_nobody_is_an_answer_and_can_be_changed(chat: Chat, lead: Player, printed: None) -> None:
    chat.says(lead, "/plan people")
    chat.presses(lead, "Nobody", "All staff").hears(
        "“All staff” now means nobody who can be asked.", "Nobody who can be asked: 1"
    )
    chat.says(lead, "/plan unowned").hears("A4 Title of A4", "No date · “All staff”, who is nobody here")
    chat.says(lead, "/plan people")
    chat.presses(lead, "Change", "All staff")
    chat.fills(lead, {"Who is it?": "Head of Fostering"})
    chat.submits(lead).hears("“All staff” now means Head of Fostering.")


@pytest.mark.parametrize("picked", ["Visiting Inspector", "Partner Officer"])
def test_a_guest_cannot_be_chosen_and_the_form_says_so(
    chat: Chat, lead: Player, rows: Rows, printed: None, picked: str
) -> None:
    chat.says(lead, "/plan match “HoF”")
    chat.fills(lead, {"Who is it?": picked})
    answer = chat.submits(lead)
    assert answer.errors == {"Who is it?": f"{picked} is a guest and cannot own anything here. Choose a full member."}
    assert [one for one in rows(Change) if one.field == "means"] == []


@pytest.mark.parametrize(
    "said",
    [
        "match “HoF” to @Head of Fostering",
        'match "hof" to @Head of Fostering',
        "match HoF @Head of Fostering",
        "match HoF means @Head of Fostering",
    ],
)
def test_a_match_is_said_in_words(chat: Chat, lead: Player, item: ItemNow, printed: None, said: str) -> None:
    chat.says(lead, f"/plan {said}").hears(
        "“HoF” now means Head of Fostering.", "2 open actions and milestones now belong"
    )
    chat.says(lead, f"/plan {said}").hears("“HoF” means Head of Fostering already.")
    chat.says(lead, "/plan match “HoF” to nobody").hears(
        "“HoF” now means nobody who can be asked. It meant Head of Fostering.",
        "2 open actions and milestones now belong to nobody.",
    )
    assert item("A2").owner_id is None


def test_what_is_printed_beside_others_changes_no_hands(chat: Chat, lead: Player, printed: None) -> None:
    chat.says(lead, "/plan match “LADO” to @Head of Safeguarding").hears("so nothing changes hands")
    chat.says(lead, "/plan show A2").hears("With: Head of Safeguarding")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("match", "Say which owner. /plan people lists"),
        ("match “LADOO” to nobody", "The document prints no owner “LADOO”. Did you mean “LADO”?"),
        ("match zebra to nobody", "The document prints no owner “zebra”."),
        ("match owner:999 to nobody", "That owner is not in this plan."),
        ("match “LADO” to @Zebra", "I know nobody called Zebra."),
        ("match “LADO” to @Former Fostering Manager", "Former Fostering Manager's account is closed."),
    ],
)
def test_a_match_that_cannot_be_says_why(chat: Chat, lead: Player, printed: None, said: str, answered: str) -> None:
    assert answered in chat.says(lead, f"/plan {said}").words.replace("`", "")


def test_others_read_whom_owners_mean_and_change_nothing(chat: Chat, owner: Player, rows: Rows, printed: None) -> None:
    read = chat.says(owner, "/plan people").hears("“HoF”").hears_nothing_of("perhaps")
    assert read.buttons() == []
    chat.says(owner, "/plan match “HoF” to @Head of Fostering").hears("Only the programme lead can change this.")
    chat.says(owner, "/plan reassign @Head of Fostering @Workforce Lead").hears("Only the programme lead")
    assert rows(Change) == [] or all(one.field != "means" for one in rows(Change))


def test_a_plan_without_printed_owners_says_so(chat: Chat, lead: Player) -> None:
    chat.says(lead, "/plan people").hears("The plan's document prints owners for nothing that is open")


def test_many_printed_owners_come_in_pages(chat: Chat, lead: Player, sessions: SessionMaker) -> None:
    actions = [StagedAction(ref=f"A{n}", title="Title", theme="A", owners=[f"Post {n:02}"]) for n in range(1, 20)]
    staged = StagedPlan(title="Plan", themes=[StagedTheme(ref="A", title="Workforce")], actions=actions)
    with transaction(sessions) as session:
        save_plan(session, staged, source="plan.docx", now=OPENING, in_place_of=plans.current(session))
    chat.says(lead, "/plan people").hears("Showing 1 to 8 of 19.", "“Post 01”")
    chat.presses(lead, "Next page").hears("Showing 9 to 16 of 19.", "“Post 09”").hears_nothing_of("“Post 01”")
    chat.presses(lead, "Nobody", "Post 09").hears("“Post 09” now means nobody", "Showing 9 to 16 of 19.")


def test_what_nobody_owns_is_listed_with_why(chat: Chat, lead: Player, gives_to_leaver: None) -> None:
    answer = chat.says(lead, "/plan unowned").hears(
        "6 open actions and milestones with nobody to ask",
        "No date · “Fostering, Head of”, matched to nobody yet",
        "No date · Former Fostering Manager, whose account is closed",
    )
    assert answer.buttons().count("Assign") == 6
    assert answer.buttons().count("Move all from Former Fostering Manager") == 2
    chat.says(lead, "/plan list unowned").hears("6 open actions and milestones with nobody to ask")


def test_somebody_is_assigned_from_the_list(chat: Chat, lead: Player, viewer: Player, gives_to_leaver: None) -> None:
    chat.says(lead, "/plan unowned")
    chat.presses(lead, "Assign", "A6")
    assert "Owner now: Former Fostering Manager, whose account is closed." in chat.form(lead)
    chat.fills(lead, {"Who is accountable?": viewer.name})
    chat.submits(lead).hears(
        "A6 now belongs to Family Support Worker.", "5 open actions and milestones with nobody to ask"
    )


@pytest.mark.slack_only("it reads Slack's own element for picking a person")
def test_a_picker_begins_with_the_owner_of_now(chat: Chat, lead: Player, owner: Player) -> None:
    chat.says(lead, "/plan assign A1.1")
    [block] = [one for one in chat.test_user(lead).modal["blocks"] if one["type"] == "input"]  # type: ignore[index]
    assert chat.stage.workspace.members[block["element"]["initial_user"]].name in chat.form(lead)
    chat.says(lead, "/plan assign T1")
    [block] = [one for one in chat.test_user(lead).modal["blocks"] if one["type"] == "input"]  # type: ignore[index]
    assert "initial_user" not in block["element"]


@pytest.mark.both_chats
def test_a_thing_that_changed_hands_meanwhile_is_looked_at_first(
    chat: Chat, lead: Player, owner: Player, viewer: Player, item: ItemNow
) -> None:
    chat.says(lead, "/plan assign A3")
    form = chat.test_user(lead)
    admin = Player("U02PM", "Programme Manager")
    admin_id = next(one.id for one in chat.stage.workspace.members.values() if one.name == admin.name)
    chat.says(Player(admin_id, admin.name), "/plan assign A3 @Head of Fostering")
    form.fills({"Who is accountable?": viewer.name})
    chat.submits(lead)
    assert "A3 has changed hands since you opened this." in chat.form(lead)
    assert "Owner now: Head of Fostering." in chat.form(lead)
    chat.submits(lead).hears("A3 now belongs to Family Support Worker.")


def test_nobody_else_sees_the_buttons(chat: Chat, viewer: Player, gives_to_leaver: None) -> None:
    assert chat.says(viewer, "/plan unowned").hears("A6").buttons() == []


@pytest.mark.parametrize(
    "said", ["@Former Fostering Manager @Head of Fostering", "from Former Fostering Manager to @Head of Fostering"]
)
def test_all_of_somebody_who_has_left_goes_to_another(
    chat: Chat, lead: Player, owner: Player, item: ItemNow, gives_to_leaver: None, said: str
) -> None:
    chat.says(lead, f"/plan reassign {said}").hears(
        "2 open actions and milestones of Former Fostering Manager now belong to Head of Fostering."
    )
    chat.says(owner, "/plan mine").hears("A5", "A6")
    chat.says(lead, "/plan show A6").hears("Owner: Former Fostering Manager → Head of Fostering")
    chat.says(lead, f"/plan reassign {said}").hears("Former Fostering Manager owns nothing that is open.")


def test_all_of_somebody_goes_to_whom_the_lead_picks(
    chat: Chat, lead: Player, owner: Player, gives_to_leaver: None
) -> None:
    chat.says(lead, "/plan unowned")
    chat.presses(lead, "Move all from Former Fostering Manager", "A6")
    assert (
        "2 open actions and milestones of Former Fostering Manager, whose account is closed, to be moved to one person."
        in chat.form(lead)
    )
    chat.fills(lead, {"Who takes it over?": owner.name})
    chat.submits(lead).hears(
        "2 open actions and milestones of Former Fostering Manager now belong to Head of Fostering."
    )


def test_an_alias_of_somebody_who_gave_all_away_is_named(
    chat: Chat, lead: Player, sessions: SessionMaker, printed: None
) -> None:
    chat.says(lead, "/plan match “HoF” to @Head of Fostering")
    chat.says(lead, "/plan reassign @Head of Fostering @Workforce Lead").hears(
        "2 open actions and milestones of Head of Fostering now belong to Workforce Lead.",
        "The document's “HoF” still means Head of Fostering",
    )
    chat.presses(lead, "Whom owners mean").hears("“HoF”")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("reassign", "Say from whom and to whom."),
        ("reassign @Zebra @Workforce Lead", "I know nobody called Zebra"),
        ("reassign @Workforce Lead @Zebra", "I know nobody called Zebra"),
        ("reassign @Workforce Lead @Workforce Lead", "That is Workforce Lead twice."),
        ("reassign @Workforce Lead @Former Fostering Manager", "account is closed. Choose somebody else."),
        ("reassign @Family Support Worker", "Family Support Worker owns nothing that is open."),
    ],
)
def test_a_reassignment_that_cannot_be_says_why(chat: Chat, lead: Player, said: str, answered: str) -> None:
    chat.says(lead, f"/plan {said}").hears(answered)


def test_two_people_of_one_name_are_told_apart_and_neither_is_set(
    chat: Chat, lead: Player, sessions: SessionMaker, item: ItemNow, printed: None
) -> None:
    with transaction(sessions) as session:
        session.add_all([Person(name="All Staff", email=f"{n}@council.example") for n in ("one", "two")])
    answer = chat.says(lead, "/plan people").hears("All Staff (one@council.example) (same name) or All Staff (two@")
    assert item("A4").owner_id is None
    assert "Match to All Staff (two@council.example)" in answer.buttons()


def test_who_is_given_something_and_who_had_it_hear_of_it_in_a_line(
    chat: Chat, lead: Player, owner: Player, manager: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    chat.goes_to(chat.today, time(9))
    chat.says(lead, f"/plan assign A3.1 @{manager.name}")
    chat.goes_to(chat.today, time(10))
    line = f"A3.1 Visit every carer\nOwner: {owner.name} → {manager.name} · {lead.name}, today at 09:00"
    (had,) = [one.plain for one in chat.messages_to(owner) if "You no longer own A3.1." in one.plain]
    (has,) = [one.plain for one in chat.messages_to(manager) if "You now own A3.1." in one.plain]
    assert line in had
    assert line in has
    chat.says(lead, "/plan assign A3.1 nobody")
    assert [one for one in chat.messages_to(manager) if "You no longer own A3.1." in one.plain]
    assert len([one for one in chat.messages_to(owner) if "A3.1" in one.plain]) == 1, "it was not theirs any more"


def test_a_handover_in_the_evening_is_told_in_the_morning_as_it_is_then(
    chat: Chat, lead: Player, owner: Player, manager: Player, make_milestone: MakeMilestone
) -> None:
    for ref in ("A3.1", "A3.2"):
        make_milestone(ref, owner=owner)
    chat.goes_to(chat.today, time(20))
    chat.says(lead, "/plan set A3.1 title Visit each carer")
    chat.says(lead, f"/plan reassign @{owner.name} @{manager.name}")
    chat.says(lead, f"/plan assign A3.2 @{owner.name}")
    assert [one for one in chat.messages_to(owner) if "own" in one.plain] == []
    chat.next_day()
    (told,) = [one.plain for one in chat.messages_to(owner) if "You no longer own" in one.plain]
    assert "You now own A3.2. You no longer own" in told
    assert "Visit each carer" not in told.replace("A3.1 Visit each carer", ""), "what was done to A3.1 is not theirs"
    (told,) = [one.plain for one in chat.messages_to(manager) if "You now own" in one.plain]
    assert "You no longer own A3.2." in told


def test_whoever_gives_something_to_themselves_reads_nothing_more_of_it(
    chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.says(lead, f"/plan assign A3.1 @{owner.name}")
    assert [one for one in chat.messages_to(owner) if "own A3.1" in one.plain] == [], "nothing changed"
    chat.says(lead, f"/plan assign A3.1 @{lead.name}")
    assert [one for one in chat.messages_to(lead) if "You now own" in one.plain] == []
    assert [one for one in chat.messages_to(owner) if "You no longer own A3.1." in one.plain]


@pytest.mark.both_chats
@pytest.mark.parametrize("said", ["assign A3.1 @{}", "reassign @{from} @{}"])
def test_what_the_former_owner_was_asked_has_no_buttons_any_more(
    chat: Chat, lead: Player, owner: Player, manager: Player, make_milestone: MakeMilestone, said: str
) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(3))
    chat.goes_to(chat.in_days(1), time(10))
    (asked,) = [one for one in chat.messages_to(owner) if "How does this stand?" in one.plain]
    chat.says(lead, "/plan " + said.replace("{from}", owner.name).format(manager.name))
    (anew,) = [one for one in chat.messages_to(owner) if one.ts == asked.ts]
    assert "A3.1" in anew.plain
    assert "Not yours to answer any more" in anew.plain
    assert "On track, nothing changed" not in anew.buttons
    chat.says(owner, "/plan mine").hears("You own no open actions and milestones")
