"""What sentences tell, in the words of those who own, lead and direct: read into the commands that would record it."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import Session

from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.telling import acts_at_once, read_remark, read_statement
from commands.language.telling.proposals import Stands
from store.database import open_database, reading, session_maker
from store.people import directory
from store.plan import plans
from tests.databases import SqliteDatabases, with_demo

TODAY = date(2022, 7, 11)
HEAD, LEAD, WORKFORCE = "head.safeguarding", "programme.manager", "workforce.lead"
ONE, TWO = ("A9.1",), ("A9.1", "C7.1")


@pytest.fixture(scope="module")
def session(sqlite_databases: SqliteDatabases) -> Iterator[Session]:
    engine = open_database(f"sqlite:///{sqlite_databases.ready(with_demo)}")
    with reading(session_maker(engine)) as opened:
        yield opened
    engine.dispose()


def context_of(session: Session, who: str, asked: tuple[str, ...] = ()) -> ReadingContext:
    person = directory.by_email(session, f"{who}@demo.example")
    assert person is not None
    [plan] = plans.open_ones(session)
    return ReadingContext(session, plan, person, TODAY, asked=asked)


def told(session: Session, who: str, text: str, asked: tuple[str, ...] = ()) -> list[str]:
    """The commands that would record it; "?" stands for how it stands, where nobody said it."""
    proposal = read_statement(text, context_of(session, who, asked))
    if proposal is None:
        return []
    if proposal.instead:
        return [proposal.instead]
    asks = ["which"] if proposal.which else []
    return asks + [_says(one) for one in (*proposal.changes, *proposal.which)]


def _says(change: object) -> str:
    if isinstance(change, Stands) and change.progress is None:
        forecast = f" until {change.forecast}" if change.forecast else ""
        percent = f" {change.percent}%" if change.percent is not None else ""
        return f"{change.ref} ?{percent}{forecast}{f' saying {change.words}' if change.words else ''}"
    return str(change.says()).removeprefix("update ")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mark A9.1 as done", ["A9.1 complete"]),
        ("A9.1 all but two are written up", ["A9.1 ? saying all but two are written up"]),
        ("A9.1 all but two done", ["A9.1 ? saying all but two done"]),
        ("A9.1 all done but two", ["A9.1 ? saying all done but two"]),
        ("please update A9.1 to delayed, new date 26/8", ["A9.1 delayed until 2022-08-26 saying new date 26/8"]),
        ("can you tick C7.1 off, all were there", ["C7.1 complete saying all were there"]),
        ("completed A9.1 today https://example.org/m", ["A9.1 complete evidence https://example.org/m"]),
        ("A9.1 isn't late any more, back on track", ["A9.1 on track saying isn't late any more, back on track"]),
        ("A9.1 won't make it", ["A9.1 delayed"]),
        ("A9.1 no longer at risk", ["A9.1 ? saying no longer at risk"]),
        ("nothing is late on A9.1", ["A9.1 ? saying nothing is late"]),
        ("I wonder whether A9.1 is delayed", ["A9.1 ? saying I wonder whether is delayed"]),
        ("A9.1 done tomorrow", ["A9.1 ? until 2022-07-12"]),
        ("A9.1 complete by Friday", ["A9.1 ? until 2022-07-15 saying complete by Friday"]),
        ("A9.1 done on Friday", ["A9.1 complete on 2022-07-08"]),
        ("finished A9.1 last Thursday, minutes to follow", ["A9.1 complete on 2022-07-07 saying minutes to follow"]),
        ("A9.1 was completed on 1 July", ["A9.1 complete on 2022-07-01"]),
        ("A9.1 done 14/6", ["A9.1 complete on 2022-06-14"]),
        ("A9.1 done Friday clinics", ["A9.1 complete saying Friday clinics"]),
        ("A9.1 complete if legal agree", ["A9.1 ? saying complete if legal agree"]),
        ("A9.1 complete subject to sign-off", ["A9.1 ? saying complete subject to sign-off"]),
        ("A9.1 at risk of slipping", ["A9.1 at risk saying of slipping"]),
        ("A9.1 on track or delayed, not sure", ["A9.1 ? saying on track or delayed, not sure"]),
        ("not done yet: A9.1", ["A9.1 ? saying not done yet"]),
        ("A9.1 nearly done", ["A9.1 ? saying nearly done"]),
        ("A9.1 done bar three", ["A9.1 ? saying done bar three"]),
        ("A9.1 should be done by friday", ["A9.1 ? until 2022-07-15 saying should be done by friday"]),
        ("A9.1 might be late", ["A9.1 ? saying might be late"]),
        ("A9.1 is 80% there", ["A9.1 ? 80%"]),
        ("A9.1 has slipped to 5 August, admin off sick", ["A9.1 delayed until 2022-08-05 saying admin off sick"]),
        ("C24.1 and C7.1 both on track", ["C24.1 on track", "C7.1 on track"]),
        ("A9.1 at risk, C7.1 on track.", ["A9.1 at risk", "C7.1 on track"]),
        ("A9.1 is on track but C7.1 isn't", ["A9.1 on track", "C7.1 ? saying isn't"]),
        ("mark A9.1 as done and push C7.1 to 30 August", ["A9.1 complete", "C7.1 ? until 2022-08-30"]),
        (
            "A9.1 - at risk - minutes late\nC7.1 - on track\nC24.1 - nothing yet",
            ["A9.1 at risk saying minutes late", "C7.1 on track", "C24.1 ? saying nothing yet"],
        ),
        ("A9.1 good to go", ["A9.1 on track"]),
        ("C7.1 on track. it is not A9.1", ["C7.1 on track saying it is not A9.1"]),
        ("A9.1 is done, finance signed it off friday", ["A9.1 complete saying finance signed it off friday"]),
        ("A9.1 at risk, chair signed it off friday", ["A9.1 at risk saying chair signed it off friday"]),
        ("need two more weeks for C7.1", ["request C7.1 due 2022-08-08"]),
        ("A9.1 going ok but a bit behind", ["A9.1 ? saying going ok but a bit behind"]),
        ("push A9.1 to 30 July", ["A9.1 ? until 2022-07-30"]),
        ("change A9.1 to 30 July", ["request A9.1 due 2022-07-30"]),
        (
            "need an extension on A9.1 to 30 July because two are on leave",
            ["request A9.1 due 2022-07-30 because two are on leave"],
        ),
        ("don't ask me about A9.1 until Monday", ["snooze A9.1 until 2022-07-18"]),
        ("A9.1 isn't mine any more", ["disown A9.1 A9.1 isn't mine any more"]),
        ("I need help with A9.1, nobody answers", ["stuck A9.1 I need help with A9.1, nobody answers"]),
        ("I'm away next week", ["leave 2022-07-18 to 2022-07-24"]),
        ("annual leave 1-12 Aug, back on the 15th", ["leave 2022-08-01 to 2022-08-14"]),
        ("ask me on mondays at 10", ["nudge me on Mondays at 10:00"]),
    ],
)
def test_an_owner_tells(session: Session, text: str, expected: list[str]) -> None:
    assert told(session, HEAD, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stick A9.1 down as delayed", ["A9.1 delayed"]),
        ("could you put D4.1 down as complete please", ["D4.1 complete"]),
        ("D4.1 can be marked as done", ["D4.1 complete"]),
        ("can you show B1.1 as amber", ["B1.1 at risk"]),
        ("C12.1 back to amber", ["C12.1 at risk saying back to amber"]),
        ("sorry A9.1 not C7.1 is done", ["A9.1 complete"]),
        ("not C7.1, C24.1 is delayed", ["C24.1 delayed saying not C7.1"]),
        ("A6.1 on track and so is A6.2", ["A6.1 on track", "A6.2 on track"]),
        ("D4.1 complete D6.1 on track", ["D4.1 complete", "D6.1 on track"]),
        ("A9.1 and C7.1: first one done, second one delayed", ["A9.1 complete", "C7.1 delayed"]),
        ("haven't started A15.2 yet", ["A15.2 not started"]),
        ("we have begun B12.1 this week", ["B12.1 ? saying we have begun this week"]),
        ("nothing has moved on C14.2", ["C14.2 delayed saying nothing has moved"]),
        ("A1.2 is late, should be 22 July. B12.1 fine.", ["A1.2 delayed until 2022-07-22", "B12.1 on track"]),
    ],
)
def test_words_that_lead_up_to_how_something_stands_are_no_more_than_that(
    session: Session, text: str, expected: list[str]
) -> None:
    assert told(session, HEAD, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("push A9.1 to 30 July", ["which", "A9.1 ? until 2022-07-30", "request A9.1 due 2022-07-30"]),
        ("change the title of A12 to Better plans", ["set A12 title Better plans"]),
        ("move D6.1 to 9 September, recess", ["set D6.1 due 2022-09-09 because recess"]),
        ("make the practice lead owner of A8", ["assign A8 @person:10"]),
        ("Practice Lead is taking over D8", ["assign D8 @person:10"]),
        ("give all of workforce lead's actions to the practice lead", ["reassign @person:8 @person:10"]),
        ("wellbeing survey done and dusted", ["B9.1 complete"]),
        ("add a milestone to A17: Brief parents by 29 July", ["add milestone A17 Brief parents by 2022-07-29"]),
        ("new milestone for B2 - spend reviewed, due 30 Sept", ["add milestone B2 spend reviewed by 2022-09-30"]),
        ("create an action in governance: Publish minutes", ["add action theme D Publish minutes"]),
        ("add a milestone to A17 called Brief parents", ["add milestone A17 Brief parents"]),
        ("C22 is no longer needed, partners have theirs", ["close C22 because partners have theirs"]),
        ("can we take C22 out of the plan?", ["close C22"]),
        ("drop B8, covid is over", ["close B8 because covid is over"]),
        ("D10 needs reopening, the clinics have stopped", ["reopen D10"]),
        ("chase the PSW for an update on A1.2", ["remind @person:9 about A1.2"]),
        ("get the head of safeguarding to update A9.1", ["remind @person:3 about A9.1"]),
        ("chase up the owner of C12.1", ["remind @person:10 about C12.1"]),
        ("send a reminder to all the people who are overdue", ["chase everyone late"]),
        ("oops wrong one", ["undo"]),
        (
            "add milestone for C4: trained on the screens by 16 Sept",
            ["add milestone C4 trained on the screens by 2022-09-16"],
        ),
        ("reallocate B8 to the head of safeguarding", ["assign B8 @person:3"]),
        ("C18 isn't happening, take it out", ["close C18 because take it out"]),
        ("A8: owner PSW", ["assign A8 @person:9"]),
        ("we've agreed C18 sits with the head of safeguarding from now on", ["assign C18 @person:3"]),
        (
            'under A9 add "Share the sample with health" for 30 August',
            ["add milestone A9 Share the sample with health by 2022-08-30"],
        ),
        (
            'A3\'s title has a typo, should be "Give every team its picture"',
            ["set A3 title Give every team its picture"],
        ),
        ("kill off A16, it's been folded into C17", ["close A16 because it's been folded into C17"]),
        ("everyone overdue needs a kick", ["chase everyone late"]),
        ("B1.2 a fortnight later please, HR freeze", ["set B1.2 due 2022-09-26 because HR freeze"]),
        ("make it afternoons not mornings when you ping me", ["nudge me at 14:00"]),
        ("retire C22 please, superseded by C20", ["close C22 because superseded by C20"]),
        ("B7.1 was ticked off in error", ["reopen B7.1"]),
        ("nudge whoever owns A17.1", ["remind @person:4 about A17.1"]),
        (
            "stick a milestone under C6: families sign it off, 14 October",
            ["add milestone C6 families sign it off by 2022-10-14"],
        ),
        ("B5 and B8 are the workforce lead's now", ["assign B5 @person:8", "assign B8 @person:8"]),
        ("The board approved 30 September for C14.1 at Thursday's meeting", ["set C14.1 due 2022-09-30"]),
        ("start asking me about D4.1 again", ["snooze D4.1 until 2022-07-12"]),
        ("scrap my leave, holiday fell through", ["leave cancel"]),
        ("Wednesdays only please, I'm in court the rest of the week", ["nudge me on Wednesdays"]),
        ("B5 should be down as workforce lead", ["assign B5 @person:8"]),
        ("can the LADO manager take over B5", ["assign B5 @person:12"]),
        ("please make the head of specialist services responsible for C8", ["assign C8 @person:4"]),
        ("take the PSW off A7", ["assign A7 nobody"]),
        ("take A7 off the director", []),
        ("the owner of B8 should be the Workforce Lead", ["assign B8 @person:8"]),
        ("Practice Lead is taking over all the LADO manager's actions", ["reassign @person:12 @person:10"]),
        ("D4.1 is with the director for sign-off", []),
        ("new date for C24.1 is 11 August, police asked", ["set C24.1 due 2022-08-11 because police asked"]),
        ("D6.1 moved to 2 Sept", []),
        ("PSW is on jury service from 25 July, back Monday 8 August", ["leave @person:9 2022-07-25 to 2022-08-07"]),
    ],
)
def test_whoever_leads_tells(session: Session, text: str, expected: list[str]) -> None:
    assert told(session, LEAD, text) == expected


def test_a_date_that_says_who_agreed_it_is_proposed_and_not_set_at_once(session: Session) -> None:
    proposal = read_statement("move D6.1 to 9 September because recess agreed by the Board", context_of(session, LEAD))
    assert proposal is not None
    assert proposal.instead is None
    assert proposal.says.startswith("propose ")


def test_of_several_who_fit_it_is_asked_which(session: Session) -> None:
    found = told(session, LEAD, "give C18 to the team manager")
    assert found[0] == "which"
    assert len(found) == 4


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (ONE, "👍", ["A9.1 on track"]),
        (ONE, "🔴", ["A9.1 delayed"]),
        (ONE, "should be finished by the 29th", ["A9.1 ? until 2022-07-29 saying should be finished by the 29th"]),
        (ONE, "same as last time", ["A9.1 at risk"]),
        (ONE, "ask me again on monday", ["snooze A9.1 until 2022-07-18"]),
        (ONE, "when is this due?", []),
        (TWO, "all fine", ["A9.1 on track", "C7.1 on track"]),
        (TWO, "no change", ["A9.1 at risk", "C7.1 delayed"]),
        (("A9.1", "D8"), "no change", ["A9.1 at risk", "D8 ?"]),
        (TWO, "both done", ["A9.1 complete", "C7.1 complete"]),
        (TWO, "done", []),
        (TWO, "1. done 2. at risk till 30 july", ["A9.1 complete", "C7.1 at risk until 2022-07-30"]),
        (TWO, "first is done, second still waiting", ["A9.1 complete", "C7.1 ? saying still waiting"]),
        (TWO, "chairs: on track. sample: late", ["C7.1 on track", "A9.1 delayed"]),
    ],
)
def test_an_answer_under_a_question(session: Session, asked: tuple[str, ...], text: str, expected: list[str]) -> None:
    assert told(session, HEAD, text, asked) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A9.1 done?",
        "is A9.1 done",
        "is c16.1 late or not",
        "could I tell the board that C24.1 is complete?",
        "has the recruitment campaign slipped",
        "who owns A9.1",
        "why is A9.1 at risk",
        "A9.1 late by how much",
        "A9.1 - on track or not",
        "A9.1 red or amber and why",
        "since when has A9.1 been delayed",
        "on whose say so did C7.1 move to august",
        "the strategy meeting sample, is it ok",
        "give me a line on C7.1",
        "tell me when A9.1 is done",
        "everything that is on track in theme C",
        "all my milestones except C24.1",
        "remind me who owns A9.1",
        "who takes over B5 when the workforce lead leaves",
        "any milestones added since June",
        "milestones at risk in theme B",
        "red milestones in workforce",
        "anything late for me",
        "when will A9.1 be done",
        "shouldn't A9.1 be done by now",
        "am i ok for this week",
        "thanks",
    ],
)
def test_a_question_tells_nothing(session: Session, text: str) -> None:
    assert told(session, HEAD, text) == []
    assert not acts_at_once(text, context_of(session, HEAD))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("close all the reds", "C14.2"),
        ("make everything green", "A17.1"),
        ("mark workforce complete", "B9.1"),
        ("all my actions are on track", "A9.1"),
        ("everything in sufficiency put back 2 weeks", "C7.1"),
        ("push all the reds to september", "C14.2"),
        ("all fine with my lot", "A9.1"),
        ("all good my end, nothing to flag", "A9.1"),
        ("theme C's all on course from where I sit", "C7.1"),
        ("let's call all the ambers green for the board", "B1.1"),
        ("nothing to report from me this week", "A9.1"),
        ("all my milestones bar C24.1 are on track", "A9.1"),
        ("can everything that's grey be marked on track", "A6.1"),
    ],
)
def test_what_sweeps_is_refused_with_its_list(session: Session, text: str, named: str) -> None:
    with pytest.raises(CommandError, match="item by item") as refused:
        told(session, HEAD, text)
    assert named in refused.value.sentence


@pytest.mark.parametrize(
    ("text", "at_once"),
    [
        ("A9.1 done", True),
        ("update A9.1 at risk until 20 July, admin is off", True),
        ("A9.1 delayed saying C7.1 waits for it", True),
        ("A9.1 on track, C7.1 at risk", False),
        ("A9.1 done bar two", False),
        ("A9.1 all done but two", False),
        ("A9.1 all but two done", False),
        ("A9.1 on track, 80% done", True),
        ("A9.1 done, and what else have I got?", False),
        ("A9.1 late by how much", False),
        ("A9.1 done by Friday", False),
        ("A9.1 done next month", False),
        ("A9.1 on track until 5 August or 12 August", False),
        ("A9.1 on track or delayed", False),
        ("A9.1 on track, A99 delayed", False),
        ("A9.1 on track; 3.2 is late", False),
        ("A9.1 on track, 3.2 posts filled", True),
        ("A9.1 on track, 28 of 30 done", True),
        ("A99 delayed", True),
        ("assign A8 @Practice Lead", True),
        ("assign A8 to the practice lead", False),
        ("assign the first one to Practice Lead", False),
        ("set all of theme B to green", False),
    ],
)
def test_only_a_documented_form_about_one_item_acts_at_once(session: Session, text: str, at_once: bool) -> None:
    assert acts_at_once(text, context_of(session, HEAD)) is at_once


def test_what_is_said_of_an_item_that_the_plan_does_not_have_is_named(session: Session) -> None:
    proposal = read_statement("A9.1 on track, A99 delayed", context_of(session, HEAD))
    assert proposal is not None
    assert proposal.unknown == ("A99",)


def test_what_says_nothing_of_how_it_stands_is_kept_with_its_item(session: Session) -> None:
    context = context_of(session, HEAD)
    assert read_statement("A9.1 two more minutes came in", context) is None
    found = read_remark("A9.1 two more minutes came in", context)
    assert found is not None
    assert [_says(one) for one in found.changes] == ["A9.1 ? saying two more minutes came in"]


@pytest.mark.parametrize(
    "text",
    [
        "panel chairs and the sample",
        "when is it",
        "I want to see the panel chairs",
        "evidence for A1.1",
        "status of C14.2 and the workforce lead",
    ],
)
def test_words_that_name_nothing_outright_are_kept_with_nothing(session: Session, text: str) -> None:
    assert read_remark(text, context_of(session, HEAD)) is None


def test_what_happened_to_one_of_ones_own_is_asked_about(session: Session) -> None:
    found = read_remark("the report is out!", context_of(session, "practice.lead"))
    assert found is not None
    assert [one.refs for one in found.which] == [("C16.1",), ("C16.2",)]


def test_what_is_complete_already_is_shown(session: Session) -> None:
    assert told(session, "principal.social.worker", "I told you, A1.1 is done") == ["show A1.1"]


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        (LEAD, "D4.1/D6.1 both on track", ["D4.1 on track", "D6.1 on track"]),
        (LEAD, "A4.1-A4.2 on track", ["A4.1 on track", "A4.2 on track"]),
        (HEAD, "c7.1 delyed again", ["C7.1 delayed"]),
        (HEAD, "C7.1 completely stuck", ["C7.1 ? saying completely stuck"]),
        (HEAD, "chairs training postponed", ["C7.1 delayed"]),
        (WORKFORCE, "B1.1 a bit behind, say at risk", ["B1.1 at risk saying a bit behind"]),
        (WORKFORCE, "B9.1 cancelled", ["B9.1 ? saying cancelled"]),
        (WORKFORCE, "expect B9.1 on monday", ["B9.1 ? until 2022-07-18 saying expect on monday"]),
        (
            WORKFORCE,
            "survey done. Recruitment campaign a bit behind, now 19 August",
            ["B9.1 complete", "B1.1 delayed until 2022-08-19"],
        ),
        (
            LEAD,
            "report pack signed off by both boards, members briefing still on",
            ["D4.1 complete", "D6.1 ? saying members briefing still on"],
        ),
        (
            HEAD,
            "28 of 30 written up, back on track for the 20th. chairs training no change",
            [
                "A9.1 on track until 2022-07-20 saying 28 of 30 written up, back on track for the 20th",
                "C7.1 delayed saying chairs training no change",
            ],
        ),
    ],
)
def test_each_item_keeps_its_own_words(session: Session, who: str, text: str, expected: list[str]) -> None:
    assert told(session, who, text) == expected


def test_what_is_about_nothing_named_is_recorded_of_nothing(session: Session) -> None:
    text = "twenty six of thirty done, should finish by the 20th; police template still stuck"
    proposal = read_statement(text, context_of(session, HEAD))
    assert proposal is not None
    assert [_says(one) for one in proposal.changes] == ["C24.1 ? saying police template still stuck"]
    assert proposal.unplaced == "twenty six of thirty done, should finish by the 20th;"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 done 2 delayed to end of August", ["A9.1 complete", "C7.1 delayed until 2022-08-31"]),
        ("1) done 2) 12 august, at risk", ["A9.1 complete", "C7.1 at risk until 2022-08-12"]),
        ("#1 green #2 amber", ["A9.1 on track", "C7.1 at risk"]),
        ("training is done, the other one is late", ["C7.1 complete", "A9.1 delayed"]),
    ],
)
def test_numbers_and_the_other_one_count_what_was_asked(session: Session, text: str, expected: list[str]) -> None:
    assert sorted(told(session, HEAD, text, TWO)) == sorted(expected)


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        (HEAD, "im off for 2 weeks from friday", ["leave 2022-07-15 to 2022-07-28"]),
        (HEAD, "away from the 18th for a fortnight woohoo", ["leave 2022-07-18 to 2022-07-31"]),
        (HEAD, "I'm away the last two weeks of august", ["leave 2022-08-18 to 2022-08-31"]),
        (HEAD, "on leave the first fortnight in August", ["leave 2022-08-01 to 2022-08-14"]),
        (HEAD, "I'm away a fortnight from 25 July", ["leave 2022-07-25 to 2022-08-07"]),
        (HEAD, "off for a couple of weeks from 18 July", ["leave 2022-07-18 to 2022-07-31"]),
        (HEAD, "off for two weeks, back on 8 August", ["leave 2022-07-25 to 2022-08-07"]),
        (
            HEAD,
            "off next week, the Programme Manager's got my bits",
            ["leave 2022-07-18 to 2022-07-24 deputy @person:2"],
        ),
        (
            HEAD,
            "off next week, my stuff is with the Programme Manager",
            ["leave 2022-07-18 to 2022-07-24 deputy @person:2"],
        ),
        (HEAD, "off Friday, speak to the Programme Manager if it's urgent", ["leave 2022-07-15 to 2022-07-15"]),
        (HEAD, "off next week. Programme Manager's got it in the diary", ["leave 2022-07-18 to 2022-07-24"]),
        (HEAD, "off next week, my leave form is with the Programme Manager", ["leave 2022-07-18 to 2022-07-24"]),
        (
            HEAD,
            "stop asking about C7.1 until the 25th its with legal",
            ["snooze C7.1 until 2022-07-25 because its with legal"],
        ),
        (HEAD, "stop asking about C7.1", ["snooze C7.1"]),
        (HEAD, "ask me on fridays at 9 pls, mondays are carnage", ["nudge me on Fridays at 09:00"]),
        (HEAD, "ask me on fridays at 9, mondays are fine too", []),
        (HEAD, "on leave from Monday for two weeks", ["leave 2022-07-18 to 2022-07-31"]),
        (HEAD, "signed off sick for a month", ["leave 2022-07-11 to 2022-08-10"]),
        (HEAD, "back on the 25th, on leave til then", ["leave 2022-07-11 to 2022-07-24"]),
        (HEAD, "AL w/c 25 July", ["leave 2022-07-25 to 2022-07-31"]),
        (HEAD, "don't ask me about C7.1 again until september", ["snooze C7.1 until 2022-09-01"]),
        (HEAD, "no need to chase C7.1 before 1 September", ["snooze C7.1 until 2022-09-01"]),
        (HEAD, "snooze C7.1 for two weeks", ["snooze C7.1 until 2022-07-25"]),
        (HEAD, "leave C7.1 alone until October", ["snooze C7.1 until 2022-10-01"]),
        (HEAD, "ask me on thursday about the chairs training", ["snooze C7.1 until 2022-07-14"]),
        (HEAD, "come back to me on C7.1 after 29 july", ["snooze C7.1 until 2022-07-30"]),
        (HEAD, "can C7.1 move to 31 August", ["request C7.1 due 2022-08-31"]),
        (HEAD, "please give me another month on C7.1", ["request C7.1 due 2022-08-25"]),
        (HEAD, "any chance of another fortnight on C7.1", ["request C7.1 due 2022-08-08"]),
        (HEAD, "C7.1 isn't me any more", ["disown C7.1 C7.1 isn't me any more"]),
        (LEAD, "D2 and A18 -> head of safeguarding", ["assign D2 @person:3", "assign A18 @person:3"]),
        (LEAD, "C22 should go to the LADO manager", ["assign C22 @person:12"]),
        (LEAD, "make A8 the practice lead's", ["assign A8 @person:10"]),
        (LEAD, "B5 and B8 to workforce lead please", ["assign B5 @person:8", "assign B8 @person:8"]),
        (LEAD, "the new owner of A18 is the head of safeguarding", ["assign A18 @person:3"]),
        (LEAD, "let the data and performance manager have D11", ["assign D11 @person:11"]),
        (HEAD, "leave booked 25/7 - 5/8", ["leave 2022-07-25 to 2022-08-05"]),
        (HEAD, "out thursday back monday", ["leave 2022-07-14 to 2022-07-17"]),
        (HEAD, "leave C7.1 til october", ["snooze C7.1 until 2022-10-01"]),
        (HEAD, "nudge me about C7.1 on 1 august instead", ["snooze C7.1 until 2022-08-01"]),
        (HEAD, "could C7.1 have another week pls", ["request C7.1 due 2022-08-01"]),
        (HEAD, "C7.1 all four have met now", ["C7.1 ? saying all four have met now"]),
        (HEAD, "C7.1 has it moved", []),
        (LEAD, "C18 needs an owner - make it the practice lead", ["assign C18 @person:10"]),
        (HEAD, "am off wednesday", ["leave 2022-07-13 to 2022-07-13"]),
        (HEAD, "pause reminders on C7.1 until 1 oct", ["snooze C7.1 until 2022-10-01"]),
        (HEAD, "I finish for two weeks on friday", ["leave 2022-07-15 to 2022-07-28"]),
        (HEAD, "I finish the sample on friday", []),
        (HEAD, "can someone else have C7.1", ["disown C7.1 can someone else have C7.1"]),
        (LEAD, "swap psw for practice lead on A7", ["assign A7 @person:10"]),
        (HEAD, "C7.1 dont think we'll hit the 25th", []),
        (HEAD, "C7.1 back on course, we will hit the 25th", ["C7.1 on track until 2022-07-25 saying back on course"]),
        (HEAD, "C7.1 not happening in august now", ["C7.1 ? saying not happening in august now"]),
    ],
)
def test_wishes_are_read_however_they_are_put(session: Session, who: str, text: str, expected: list[str]) -> None:
    assert told(session, who, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I'm off for two weeks in August",
        "off from 18 July for a week and a half",
        "off for a few weeks from 18 July",
        "off in two weeks",
        "away the first week of August and the last week of August",
    ],
)
def test_an_absence_without_its_days_is_asked_for_them(session: Session, text: str) -> None:
    with pytest.raises(CommandError, match="first and the last day"):
        told(session, HEAD, text)


def test_an_item_goes_to_nobody_whom_nobody_knows(session: Session) -> None:
    with pytest.raises(CommandError, match="nobody called Priya"):
        read_statement("hand D3 over to Priya", context_of(session, LEAD))


@pytest.mark.parametrize("text", ["all mine are on track", "ours are all fine", "theme D is done"])
def test_many_at_once_are_refused_by_name(session: Session, text: str) -> None:
    with pytest.raises(CommandError, match="item by item"):
        read_statement(text, context_of(session, LEAD))


def test_what_is_supposed_asks_and_tells_nothing(session: Session) -> None:
    assert told(session, HEAD, "if C7.1 is delayed what else slips") == []


def test_how_much_is_done_without_a_command_is_shown_before_it_is_recorded(session: Session) -> None:
    assert not acts_at_once("A2.2 90% there, on track", context_of(session, "data.manager"))
    assert told(session, "data.manager", "A2.2 90% there, on track") == ["A2.2 on track 90%"]
    assert acts_at_once("update A2.2 90%", context_of(session, "data.manager"))


def test_giving_somebody_elses_to_me_asks_to_see_it(session: Session) -> None:
    assert told(session, LEAD, "give me everything of the practice lead's") == []
    assert told(session, LEAD, "give everything of the practice lead's to me") != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C24.1 is over the line", ["C24.1 complete"]),
        ("C24.1 can be closed off as done", ["C24.1 complete"]),
        ("set A9.1 to complete, confirmed by phone", ["A9.1 complete saying confirmed by phone"]),
        ("we're there with the minutes, A9.1 complete", ["A9.1 complete saying we're there with the minutes"]),
        ("A9.1 signed off by the board", ["A9.1 complete saying signed off by the board"]),
        ("D7.1 ticking along nicely", ["D7.1 on track"]),
        ("C7.1 touch and go, one chair is ill", ["C7.1 at risk saying touch and go, one chair is ill"]),
        ("a bit worried about C7.1", ["C7.1 at risk saying a bit worried"]),
        ("a bit worried about C14.2", []),
        ("I'm worried about C7.1, where is it", []),
        ("not worried about C7.1", ["C7.1 ? saying not worried"]),
        ("C7.1 going ok but a bit tight", ["C7.1 ? saying going ok but a bit tight"]),
        ("C24.1 won't make the 28th, legal away", ["C24.1 delayed saying won't make the 28th, legal away"]),
        ("C24.1 Thursday rather than Friday", ["C24.1 ? until 2022-07-14 saying rather than Friday"]),
        (
            "C24.1 don't think we'll make the 28th but 19 August is realistic",
            ["C24.1 ? until 2022-08-19 saying don't think we'll make the 28th but 19 August is realistic"],
        ),
        ("C7.1 was 12 Aug, now the 19th", ["C7.1 ? until 2022-08-19 saying was 12 Aug"]),
        ("C7.1 not starting until August", ["C7.1 ? saying not starting until August"]),
        ("A9.1 about two thirds", ["A9.1 ? saying about two thirds"]),
        (
            "C7.1 delayed until 22 Aug, same for C24.1",
            ["C7.1 delayed until 2022-08-22", "C24.1 delayed until 2022-08-22"],
        ),
        ("two chairs trained", []),
    ],
)
def test_owners_say_it_in_words_of_their_own(session: Session, text: str, expected: list[str]) -> None:
    assert told(session, HEAD, text) == expected


THREE = ("A9.1", "C7.1", "C24.1")


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (TWO, "top one done. bottom one delayed", ["A9.1 complete", "C7.1 delayed"]),
        (TWO, "no 2 at risk, no 1 done", ["C7.1 at risk", "A9.1 complete"]),
        (THREE, "template on track, the rest delayed", ["C24.1 on track", "A9.1 delayed", "C7.1 delayed"]),
        (THREE, "all done except C7.1, which is delayed", ["A9.1 complete", "C7.1 delayed", "C24.1 complete"]),
        (THREE, "1 is done, same for the last one, second late", ["A9.1 complete", "C24.1 complete", "C7.1 delayed"]),
        (
            THREE,
            "A9.1 done. rest no change",
            ["A9.1 complete", "C24.1 delayed saying no change", "C7.1 delayed saying no change"],
        ),
        (TWO, "both late, legal is away", ["A9.1 delayed saying legal is away", "C7.1 delayed saying legal is away"]),
        (THREE, "1 and 3 done, 2 late", ["A9.1 complete", "C24.1 complete", "C7.1 delayed"]),
        (TWO, "both on track ta", ["A9.1 on track", "C7.1 on track"]),
        (ONE, "will be friday week", ["A9.1 ? until 2022-07-22 saying will be friday week"]),
        (TWO, "2 of 4 trained", []),
        (TWO, "the first draft is late", []),
        (TWO, "two of them are done", []),
    ],
)
def test_what_is_left_counts_too(session: Session, asked: tuple[str, ...], text: str, expected: list[str]) -> None:
    assert sorted(told(session, HEAD, text, asked)) == sorted(expected)


def test_of_two_that_words_fit_it_is_asked_which_slipped(session: Session) -> None:
    found = told(session, "practice.lead", "the quarterly report has slipped")
    assert found == ["which", "C16.1 delayed", "C16.2 delayed"]
