"""Every question of the grammar, asked in the chat and answered as it was asked."""

from datetime import date

import pytest
from sqlalchemy import insert
from sqlmodel import select

from store.database import SessionMaker, transaction
from store.models import Item, Person, Plan
from store.plan import edits
from store.query.model import IS_OVERDUE, Query
from store.rules.terms import Kind
from tests.cast import Player
from tests.chat import Chat, MakeMilestone


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("", ["Practice improvement plan 2022-23 (demo)", "In the whole plan, 4 actions and milestones are overdue."]),
        ("overdue", ["4 actions and milestones overdue", "A17.1", "17 days late", "A1.2", "3 days late"]),
        ("due", ["8 open actions and milestones due in the next 14 days", "A5.2", "in 2 days", "C7.1"]),
        ("due 3 days", ["1 open action or milestone due in the next 3 days", "A5.2"]),
        ("due next month", ["5 open actions and milestones due in August 2022", "C5.1", "D6.1"]),
        ("due by July", ["24 open actions and milestones due from 11 to 31 July 2022", "Showing 1 to 10 of 24."]),
        ("show D1", ["D1 Focus leaders' meetings", "Director of Children's Services", "Recommendations 1 and 8"]),
        ("show R7", ["Recommendation 7: Timely and better planning for disabled children", "31 actions"]),
        ("show RK2", ["RK2 Fewer qualified visits to children in need", "Likelihood: High"]),
        ("show I.7", ["I.7 Assessments finish in 45 days", "Measured by"]),
        ("d 1", ["D1 Focus leaders' meetings"]),
        ("find visits", ["5 actions and milestones with “visits” in the title", "A13.1", "D12"]),
        (
            "status",
            ["4 of 137 are overdue", "73 actions: 1 red", "50 milestones: 7 red", "By theme", "By recommendation"],
        ),
        (
            "status workforce",
            ["Theme B, Workforce and learning: none of 24 is overdue or red", "15 actions", "9 milestones"],
        ),
        (
            "status rec 4",
            ["Recommendation 4, Better risk planning around child exploitation", "33 actions", "22 milestones"],
        ),
        ("timeline", ["14 timeline entries", "July 2022 (by 31 July)", "December 2022 (by 31 December)"]),
        ("recs", ["12 recommendations", "R12"]),
        ("rec 7", ["Recommendation 7: Timely", "31 actions", "22 milestones"]),
        ("theme D", ["18 actions and milestones in Leadership and governance", "13 actions"]),
        ("theme leadership governance", ["18 actions and milestones in Leadership and governance"]),
        ("theme sufficiency", ["38 actions and milestones in Sufficiency and joined-up help"]),
        ("owner @Head of Safeguarding", ["Head of Safeguarding owns 10 open actions and milestones", "A9.1"]),
        (
            "owner @Team Manager, Children with Disabilities",
            ["Children with Disabilities owns 5 open actions and milestones", "A16.1"],
        ),
        ("owner workforce lead", ["Workforce Lead owns"]),
        ("standards", ["17 practice standards", "I.4a", "S17"]),
        ("standard I.4a", ["I.4a Everyone reads levels of need alike"]),
        ("risks", ["9 risks", "RK9"]),
        ("risk 2", ["RK2 Fewer qualified visits"]),
        ("boards", ["5 governance bodies", "Improvement Board", "12 seats", "Line of Sight"]),
        ("achievements", ["19 achievements", "Recording system for children replaced"]),
        ("changes", ["13 changes since Monday 4 July", "D7.1", "Monday 3 October → Friday 4 November"]),
        ("changes since 6 July", ["10 changes since Wednesday 6 July"]),
        ("changes since last week", ["13 changes since Monday 4 July"]),
        ("changes last 14 days", ["changes since Monday 27 June"]),
        ("list red milestones", ["7 red milestones", "C14.2"]),
        ("list unowned", ["22 open actions and milestones with nobody to ask", "T1"]),
        (
            "digest",
            [
                "the week to Monday 11 July",
                "Newly overdue: 2 actions and milestones",
                "Due in the next 14 days: 8 actions and milestones",
            ],
        ),
        ("help", ["What you can ask Sightline", "in your own words", "share"]),
        ("help due", ["/plan due [14 days | next month | by July]", "For example: /plan due next month"]),
    ],
)
def test_a_question_is_answered_and_only_who_asked_sees_it(
    chat: Chat, viewer: Player, asked: str, answered: list[str]
) -> None:
    chat.says(viewer, f"/plan {asked}", chat.channel).privately().hears(*answered)


def test_the_answer_carries_no_button_for_what_the_reader_may_not_do(chat: Chat, viewer: Player, lead: Player) -> None:
    assert "Update" not in chat.says(viewer, "/plan overdue").buttons()
    assert chat.says(lead, "/plan overdue").buttons() == ["Update"] * 4


def test_mine_is_what_i_own(chat: Chat, owner: Player, viewer: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, title="Visit every carer")
    chat.says(owner, "/plan mine").hears("You own 1 open action or milestone", "A3.1", "Visit every carer")
    chat.says(owner, "/plan").hears("You own 1 open action or milestone, none of them overdue.", "A3.1")
    chat.says(viewer, "/plan mine").hears("You own no open actions and milestones", "Try", "/plan overdue")


@pytest.mark.parametrize(
    "asked",
    ["overdue rec 7 red data", "red overdue data rec 7", "rec 7 overdue data red", "data red rec 7 overdue"],
)
def test_filters_combine_in_any_order(chat: Chat, viewer: Player, asked: str) -> None:
    chat.says(viewer, f"/plan {asked}").hears("1 red action or milestone overdue", "A17.1").hears_nothing_of(
        "C12.1", "A1.2"
    )


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("what is overdue in Sufficiency?", "1 action or milestone overdue in Sufficiency and joined-up help"),
        ("hi, what is due next week?", "5 open actions and milestones due from 18 to 24 July 2022"),
        ("please show me what is overdue", "4 actions and milestones overdue"),
        ("show me the risks", "9 risks"),
        ("theme workforce red", "No red actions and milestones in Workforce and learning"),
        ("overdue @Head of Safeguarding", "Head of Safeguarding owns 1 action or milestone overdue"),
        (
            "@Team Manager, Children with Disabilities due",
            "Children with Disabilities owns no open actions and milestones due",
        ),
        ("green milestones mine", "You own no open green milestones"),
        ("plan overdue", "4 actions and milestones overdue"),
        ("plan", "Practice improvement plan"),
        ("hello", "Hello."),
        ("thank you very much", "You are welcome."),
    ],
)
def test_a_question_may_be_put_as_people_speak(chat: Chat, viewer: Player, asked: str, answered: str) -> None:
    chat.says(viewer, asked).hears(answered)


def test_long_answers_come_in_pages(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan list", chat.channel).hears("Showing 1 to 10 of 137.")
    second = chat.presses(viewer, "Next page").privately().hears("Showing 11 to 20 of 137.")
    assert second.buttons() == ["Previous page", "Next page"]
    chat.presses(viewer, "Previous page").hears("Showing 1 to 10")
    chat.says(viewer, "/plan list page 99").hears("Showing 131 to 137 of 137.")


def test_a_very_long_answer_says_over_a_thousand(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        plan = session.exec(select(Plan)).one()
        row = {"plan_id": plan.id, "kind": Kind.ACTION, "title": "Late", "baseline": chat.in_days(-1)}
        rows = [{**row, "ref": f"Z{number}", "position": number, "demo": True, "version": 1} for number in range(1_000)]
        session.connection().execute(insert(Item), rows)
    chat.says(viewer, "/plan overdue").hears(
        "Over 1,000 actions and milestones overdue", "Showing 1 to 10 of over 1,000."
    )
    chat.says(viewer, "/plan").hears("In the whole plan, over 1,000 actions and milestones are overdue.")
    chat.says(viewer, "/plan overdue page 99").hears("Showing 981 to 990 of over 1,000.")
    chat.presses(viewer, "Next page").hears("Showing 991 to 1000 of over 1,000.")
    chat.presses(viewer, "Next page").hears("1,004 actions and milestones overdue", "Showing 1001 to 1004 of 1,004.")


def test_what_is_still_open_comes_before_what_is_done(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.in_days(20))
    make_milestone("A3.2", owner=owner, baseline=chat.in_days(30))
    chat.says(owner, "/plan update A3.1 done")
    words = chat.says(owner, "/plan list mine").words
    assert words.index("A3.2") < words.index("A3.1")


def test_a_word_that_means_nothing_gets_no_list_but_what_may_be_asked_without_it(chat: Chat, viewer: Player) -> None:
    answer = chat.says(viewer, "/plan overdue xyzzy").hears("I did not understand “xyzzy”.").hears_nothing_of("A17.1")
    chat.presses(viewer, answer.buttons()[0]).hears("4 actions and milestones overdue").hears_nothing_of("xyzzy")


@pytest.mark.both_chats
def test_share_shows_the_answer_to_the_whole_channel(chat: Chat, owner: Player, viewer: Player) -> None:
    chat.says(owner, "/plan risks share", chat.channel).hears("9 risks")
    assert "9 risks" in chat.in_channel(viewer)[-1].plain


@pytest.mark.both_chats
def test_a_mistyped_command_is_read_aloud(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan ovrdue").hears("I read “ovrdue” as overdue.", "4 actions and milestones overdue")


def test_a_mistyped_theme_is_read_aloud(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan due worforce").hears("I read “worforce” as Workforce and learning.", "B9.1")


def test_a_word_spelt_a_little_like_a_command_is_none(chat: Chat, viewer: Player) -> None:
    answer = chat.says(viewer, "/plan statistics").hears("I don't know what to do with “statistics”. You could ask:")
    assert answer.buttons()[0] == "Actions and milestones overdue"
    chat.presses(viewer, answer.buttons()[0]).hears("4 actions and milestones overdue")


def test_words_that_mean_nothing_here_lead_to_help(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan xyzzy plugh").hears("I don't know what to do with “xyzzy” and “plugh”.")
    chat.presses(viewer, "Help").hears("What you can ask Sightline")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("overdue workforce", ["Nothing overdue in Workforce and learning", "/plan due 14 days"]),
        ("find zebra", ["Nothing with “zebra” in the title", "Try fewer or shorter words"]),
        ("due 1 day", ["No open actions and milestones due in the next day", "Try a longer time"]),
        ("list blue timeline", ["No blue timeline entries", "Take a word away"]),
        ("changes since today", ["No changes since Monday 11 July", "Try an earlier day."]),
        ("timeline mine", ["You own no timeline entries"]),
    ],
)
def test_an_empty_answer_says_what_was_looked_for_and_what_to_try(
    chat: Chat, viewer: Player, asked: str, said: list[str]
) -> None:
    chat.says(viewer, f"/plan {asked}").hears(*said)


@pytest.mark.parametrize(
    ("asked", "answered", "offered"),
    [
        (
            "how many vacancies do we have?",
            ["does not hold how many staff", "S17", "vacancies (%)", "Nobody has entered"],
            "What is known of S17?",
        ),
        (
            "what did staff say in the wellbeing survey?",
            ["does not hold what people said", "B9.1", "20 July"],
            "What is known of B9.1?",
        ),
    ],
)
def test_what_no_plan_holds_is_said_with_what_is_nearest(
    chat: Chat, viewer: Player, asked: str, answered: list[str], offered: str
) -> None:
    said = chat.says(viewer, f"/plan unheld {asked}")
    assert offered in said.hears(*answered).buttons()


def test_find_says_what_is_meant_where_no_title_has_the_words(chat: Chat, viewer: Player) -> None:
    said = chat.says(viewer, "/plan find permenance planning")
    said.hears("may be meant by “permenance planning”", "C3", "T3", "I read “permenance” as “permanence”")
    chat.says(viewer, "/plan find elephants").hears("Nothing with “elephants” in the title")


def test_the_glossary_tells_a_word_of_the_field_and_who_speaks_of_it(chat: Chat, viewer: Player) -> None:
    chat.says(viewer, "/plan glossary plo?").hears("PLO", "pre-proceedings", "C9", "C11")
    chat.says(viewer, "/plan glossary").hears("Words of the field", "ABE")
    chat.says(viewer, "/plan glossary qwerty").hears("I know no word “qwerty”")


def test_a_word_of_the_council_is_added_read_and_removed(chat: Chat, lead: Player, viewer: Player) -> None:
    chat.says(viewer, "/plan glossary add homes project means C14").hears("Only the programme lead")
    chat.says(lead, "/plan glossary add homes project means C14").hears("“homes project” means C14 from now on.")
    chat.says(viewer, "/plan glossary homes project").hears("“homes project” means C14 here.", "Create local homes")
    chat.says(viewer, "/plan find homes project").hears("1 action or milestone may be meant", "C14")
    chat.says(lead, "/plan glossary add homes project means C99").hears("The plan has no C99")
    chat.says(lead, "/plan glossary remove homes project").hears("no longer in the glossary")
    chat.says(lead, "/plan glossary remove PLO").hears("a word of the field, which stays")


def test_a_renamed_action_is_linked_by_its_new_title_at_once(
    chat: Chat, lead: Player, viewer: Player, make_milestone: MakeMilestone, sessions: SessionMaker
) -> None:
    make_milestone("D1.1", title="Buy a telescope")
    chat.says(viewer, "/plan find telescopic").hears("D1.1")
    with transaction(sessions) as session:
        item = session.exec(select(Item).where(Item.ref == "D1.1")).one()
        by = session.exec(select(Person)).first()
        assert by is not None
        edits.rename(session, item, "Rent a microscope", by=by, now=chat.now)
    chat.says(viewer, "/plan find microscopic").hears("D1.1")
    chat.says(viewer, "/plan find telescopic").hears_nothing_of("D1.1")


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("overdue", ["1 action or milestone overdue, as it stood on 30 June 2022", "A17.1"]),
        ("2022-03-31", ["How the plan stood is known since Friday 1 April. Ask about a later day."]),
        ("2022-07-12", ["Tuesday 12 July is still to come."]),
    ],
)
def test_a_past_day_is_told_as_far_back_as_it_is_known(
    chat: Chat, viewer: Player, asked: str, answered: list[str]
) -> None:
    day = "2022-06-30" if asked == "overdue" else asked
    query = Query(where=(IS_OVERDUE,), as_at=date.fromisoformat(day))
    chat.says(viewer, f"ask {query.carried()}").hears(*answered)


def test_a_page_carries_the_question_and_not_its_words(chat: Chat, viewer: Player) -> None:
    """Words are read again as of another day: "due 14 days" has another second page tomorrow."""
    [following] = [one for one in chat.says(viewer, "/plan list").messages if "ask {} page 2" in str(one)]
    assert following
