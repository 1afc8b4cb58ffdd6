"""Leads see beforehand what will go to whom; everybody can ask why they were asked, and what became of it."""

import re
from datetime import date, time

import pytest

from store.models import Outgoing
from tests.cast import Player
from tests.chat import Chat, MakeMilestone, Rows, RunJobs

SOON = date(2022, 7, 13)
"""Two working days after the opening."""
LATE = date(2022, 7, 4)
"""Five working days before it."""


@pytest.mark.slack_only("it names Slack as the way it went")
@pytest.mark.both_engines
def test_the_lead_sees_what_will_go_to_whom_and_what_is_held_back(
    chat: Chat, lead: Player, owner: Player, viewer: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    chat.says(owner, "/plan mine")
    make_milestone("A3.1", owner=owner, baseline=SOON)
    make_milestone("A3.2", owner=viewer, baseline=SOON)
    chat.says(lead, "/plan leave @Family Support Worker 12 July to 15 July")
    before = len(rows(Outgoing))
    chat.says(lead, "/plan nudges preview 13 July").privately().hears(
        "to go on Wednesday 13 July, 2 held back",
        "Head of Fostering\nA question about 1 action or milestone, A3.1 · Wednesday 13 July at 09:30, London time",
        "Family Support Worker\nA question about 1 action or milestone, A3.2",
        "not said: on leave until Friday 15 July; nobody stands in who can be asked",
        "As things stand now: whoever answers before is not asked.",
    )
    assert len(rows(Outgoing)) == before
    chat.says(lead, "/plan nudges preview").hears("to go on Monday 11 July", "Nothing falls on that day for")
    chat.goes_to(SOON, time(10))
    chat.says(lead, "/plan nudges log @Family Support Worker").hears(
        "What I wrote to Family Support Worker, or held back",
        "It was not said: on leave until Friday 15 July; nobody stands in who can be asked",
    )
    chat.says(lead, "/plan nudges log @Head of Fostering").hears(
        "A question about 1 action or milestone, A3.1", "It was delivered in Slack"
    )
    chat.says(lead, "/plan nudges preview").hears("Nothing falls on that day").hears_nothing_of("A3.1")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("preview yesterday", "That day has passed."),
        ("preview 1 December", "Choose a day within the next month"),
        ("preview soonish", "I can't read 'soonish' as a date."),
        ("loudly", "I can tell what is to come, what was said, and why."),
        ("why Z99", "I can't find Z99."),
        ("log @Nobody At All", "I know nobody called"),
    ],
)
def test_what_is_not_clear_is_asked_back(chat: Chat, lead: Player, said: str, answered: str) -> None:
    chat.says(lead, f"/plan nudges {said}").hears(answered)


def test_others_see_their_own_log_alone_and_no_preview(chat: Chat, owner: Player, viewer: Player) -> None:
    chat.says(viewer, "/plan nudges log @Head of Fostering").hears("Only the programme lead can see this.")
    chat.says(viewer, "/plan nudges preview").hears("Only the programme lead can see this.")
    chat.says(viewer, "/plan nudges log").hears("I have written nothing to you that is kept here")
    chat.says(viewer, "/plan nudges why").hears("I have asked you nothing that is kept here")


@pytest.mark.slack_only("it names Slack as the way it went")
def test_a_nudge_says_by_which_rule_it_came_and_how_to_change_it(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone, run_jobs: RunJobs
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    make_milestone("A3.2", owner=owner, baseline=date(2022, 7, 8))
    chat.says(lead, "/plan set plan nudges 10, 2")
    chat.says(owner, "/plan nudge me on Mondays at 9:30")
    run_jobs()
    nudge = chat.messages_to(owner)[-1]
    chat.presses(owner, "Why did I get this?", message=nudge).privately().hears(
        "Why I asked you",
        "everything is asked about 10 and 2 working days before its date, set by Improvement Lead on Monday 11 July",
        "overdue since its date, Friday 8 July, passed: asked once a week, on Mondays",
        "you own it",
        "by the clocks of Europe/London, set by Head of Fostering on Monday 11 July",
        "“Snooze until…” or “Not mine” under the question",
        "/plan nudge me on Thursdays at 14:00",
        "/plan leave 1 Aug to 14 Aug deputy",
    )
    assert nudge in chat.messages_to(owner), "the questions stay to be answered"
    chat.says(owner, "/plan nudges why").hears("Why I asked you", "A3.1", "A3.2")
    chat.says(owner, "/plan nudges log").hears(
        "A question about 2 actions and milestones, A3.2 and A3.1", "It was delivered in Slack"
    )


def test_a_lead_time_of_its_own_names_who_set_it(
    chat: Chat, owner: Player, lead: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=SOON)
    chat.says(lead, "/plan set A3.1 nudges 3, 2")
    chat.says(owner, "/plan nudges why A3.1").hears(
        "this one is asked about 3 and 2 working days before its date, set by Improvement Lead on Monday 11 July"
    )


def test_what_went_quiet_says_since_when(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=date(2022, 9, 30))
    chat.goes_to(date(2022, 8, 9), time(10))
    chat.says(owner, "/plan nudges why A3.1").hears(
        "no update for", "asked once a week, on Tuesdays after 28 days without one"
    )


@pytest.mark.both_chats
def test_a_manager_is_told_kindly_and_the_owners_update_ends_it(
    chat: Chat, owner: Player, manager: Player, make_milestone: MakeMilestone
) -> None:
    chat.says(manager, "hello")
    make_milestone("A3.1", owner=owner, baseline=LATE, title="Visit every carer")
    chat.goes_to(date(2022, 7, 18), time(10))
    (told,) = [one for one in chat.messages_to(manager) if "nobody has said" in one.plain]
    assert "1 milestone is overdue, and nobody has said how it stands" in told.plain
    assert "Head of Fostering, whose manager you are" in told.plain
    assert "Often a short talk is enough" in told.plain
    chat.presses(manager, "Why did I get this?", message=told).privately().hears(
        "Why I wrote to you",
        "promised for Monday 4 July, and no update of it counted on Monday 18 July",
        "nobody has said how it stands",
        "it belongs to Head of Fostering, whose manager you are",
        "5, 10 and 20 working days",
        "as plans are asked where nobody has set it otherwise",
    )
    (copy,) = [one for one in chat.messages_to(owner) if "of yours" in one.plain]
    assert "I have written the same to Service Director, Care" in copy.plain
    chat.presses(owner, "Update", message=copy)
    chat.fills(owner, {"How does it stand?": "Delayed", "What has happened?": "The van broke down."}).submits(owner)
    (copy,) = [one for one in chat.messages_to(owner) if "answered since" in one.plain]
    assert "Since then: Head of Fostering said delayed on Monday 18 July" in copy.plain
    chat.presses(manager, "Show", message=told).hears("The van broke down.")


def test_nobody_reads_what_was_written_to_another(
    chat: Chat, owner: Player, viewer: Player, manager: Player, make_milestone: MakeMilestone, rows: Rows
) -> None:
    make_milestone("A3.1", owner=owner, baseline=LATE)
    chat.goes_to(date(2022, 7, 18), time(10))
    key = next(row.key for row in rows(Outgoing) if row.kind == "escalation")
    chat.says(viewer, f"/plan nudges why {key}").hears("I can't tell why").hears_nothing_of("A3.1")
    chat.says(viewer, f"/plan escalated {key}").hears_nothing_of("A3.1")


def test_the_lead_assigns_from_the_weekly_message(chat: Chat, lead: Player, run_jobs: RunJobs) -> None:
    chat.says(lead, "hello")
    chat.goes_to(date(2022, 7, 11), time(9, 30))
    (weekly,) = [one for one in chat.messages_to(lead) if "with nobody to ask" in one.plain]
    chat.presses(lead, "Why did I get this?", message=weekly).hears("Once a week its leads see what nobody owns")
    before = weekly.plain.split(" open actions")[0]
    chat.presses(lead, "Assign", message=weekly)
    chat.fills(lead, {"Who is accountable?": "U91OWNER"}).submits(lead)
    (weekly,) = [one for one in chat.messages_to(lead) if "now belongs to Head of Fostering" in one.plain]
    assert f"{int(before.split()[-1]) - 1} open actions and milestones with nobody to ask" in weekly.plain


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("3, 6", "that counts: after 3 days the owner's manager, after 6 days the programme leads."),
        ("3", "Overdue without an update that counts: after 3 days the owner's manager."),
        ("after 1 and 2 and 30 working days", "after 30 days the weekly digest, as an exception."),
        ("never", "and nobody else hears of it."),
        ("", "Say after how many days"),
        ("soon", "Say after how many days"),
        ("10, 5", "each later than the one before"),
        ("0, 5", "each later than the one before"),
        ("1, 2, 3, 4", "Say at most three steps"),
    ],
)
def test_the_lead_sets_the_ladder(chat: Chat, lead: Player, said: str, answered: str) -> None:
    chat.says(lead, f"/plan set plan escalation {said}").hears(answered)


def test_everybody_reads_the_ladder_and_only_the_lead_sets_it(chat: Chat, lead: Player, viewer: Player) -> None:
    chat.says(viewer, "/plan settings").hears(
        "Overdue without an update that counts: After 5 working days the owner's manager hears, after 10 working days"
        " the programme leads hear and after 20 working days the weekly digest lists it"
    )
    chat.says(viewer, "/plan set plan escalation 1, 2, 3").hears("Only the programme lead can change this.")
    chat.says(lead, "/plan set plan escalation never")
    chat.says(viewer, "/plan settings").hears("Nobody else hears of it")
    chat.says(lead, "/plan changes").hears("Escalated after: 5, 10 and 20 working days → never")


def test_who_is_asked_for_evidence_alone_is_not_counted_among_those_with_open_things(
    chat: Chat, lead: Player, owner: Player, make_milestone: MakeMilestone
) -> None:
    preview = "/plan nudges preview 12 July"
    quiet = re.compile(r"Nothing falls on that day for (.*?) other owner")
    [before] = quiet.findall(chat.says(lead, preview).words)
    make_milestone("A3.1", owner=owner)
    chat.says(owner, "/plan update A3.1 done")
    chat.says(lead, "/plan set A3.1 evidence required")
    assert quiet.findall(chat.says(lead, preview).hears("A3.1").words) == [before]
