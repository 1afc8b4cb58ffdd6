"""Help by sense and by role, and what asks nothing of the plan."""

import pytest

from commands.language.asides.small_talk import aside, help_under_a_nudge
from tests.cast import Player
from tests.chat import Chat, MakeMilestone


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("i've got the new plan in excel, how do i get it into you", "help import"),
        ("how do I get the plan out as a spreadsheet", "help export"),
        ("can you tell me how to export this to csv", "help export"),
        ("how do i change who gets the digest", "help digest"),
        ("how can I stop the messages", "help messages"),
        ("in the car, whats the quickest way to send you an update from my phone", "help update"),
        ("how do i move a deadline", "help dates"),
        ("How do I give A8 to somebody else?", "help owners"),
        ("how do i say im on holiday", "help leave"),
        ("never used one of these before. what sort of thing can I ask?", "help"),
        ("what can you do?", "help"),
        ("can you help?", "help"),
        ("stop messaging me", "help messages"),
        ("how often do you message people", "help messages"),
        ("who can change dates", "help roles"),
        ("who sees what I ask", "help privacy"),
        ("can you send me the whole plan in excel", "help export"),
        ("can i upload a new version of the plan", "help import"),
        ("how would I pass an action to a colleague", "help owners"),
        ("where do I go to put another milestone in", "help adding"),
        ("this isn't mine, what do I do?", "help owners"),
        ("what if we can't meet the date", "help dates"),
        ("how can I get this into excel", "help export"),
        ("how do I delete something we no longer need", "help closing"),
        ("how do I prod the late ones", "help chasing"),
        ("can I undo a plan", "help undo"),
        ("what can I ask about risks", "help risks"),
        ("is this a bot or a person?", "help bot"),
        ("who set you up", "help bot"),
        ("is the pulse really anonymous", "help pulses"),
        ("can my manager see what I say", "help privacy"),
        ("where does all our data go", "help data"),
        ("why do I keep getting these", "help asking"),
        ("who do I ring if this breaks", "help support"),
        ("you've got it wrong again", "help wrong"),
        ("that's not what I asked", "help wrong"),
        ("can you do me a board paper", "help report"),
        ("morning! hope you had a nice weekend 🙂", "hello"),
        ("👋", "hello"),
        ("well done", "thanks"),
        ("which AI model are you", "help bot"),
        ("who do I complain to", "help support"),
        ("that didn't help", "help wrong"),
        ("how do I get my name off this", "help owners"),
        ("great stuff thank you", "thanks"),
        ("brilliant, just what i needed, ta", "thanks"),
        ("thanks that was exactly what I was after", "thanks"),
        ("thanks that's really helpful 👍", "thanks"),
    ],
)
def test_what_asks_nothing_of_the_plan_is_answered_as_what_it_is(said: str, answered: str) -> None:
    assert aside(said) == answered


@pytest.mark.parametrize(
    "said",
    [
        "good morning, what is late",
        "thanks, and workforce?",
        "how do we stand on workforce",
        "how do I know if A1.2 is late",
        "how can we reduce agency staff",
        "how do we stop visits being late",
        "how do we add capacity in workforce",
        "what's not working in workforce",
        "the list is wrong",
        "can I see overdue",
        "not right now",
        "can you chase the late ones",
        "why are you saying C14 is red",
        "who runs the peer challenge",
        "I need a report on workforce for the board",
        "what are you doing for disabled children",
        "where do i find the risk register",
        "A13.2 on track, guide on how to record visits is out",
        "find how to",
        "how do i find out who owns A8",
        "stop asking about A1.2",
        "can you help me find the visits action",
        "struggling with B15, nobody will send peers. what do i do?",
        "the supplier has let us down, what do we do",
        "done ✅",
        "ok",
        "yes",
        "🚦",
        "make Sarah the lead of C14",
        "set @person:3 lead",
    ],
)
def test_what_asks_or_tells_something_is_left_to_be_read(said: str) -> None:
    assert aside(said) is None


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("who can see what I write here?", "help privacy"),
        ("why are you asking me this", "help asking"),
        ("are you a bot?", "help bot"),
        ("what if I can't make the date", "help dates"),
        ("can't make the date", None),
        ("thanks", None),
        ("not mine", None),
        ("what we agreed was sent", None),
    ],
)
def test_under_our_question_what_asks_about_us_is_no_answer_to_it(said: str, answered: str | None) -> None:
    assert help_under_a_nudge(said) == answered


@pytest.mark.both_chats
def test_help_begins_with_what_this_person_may_ask_of_this_plan(
    chat: Chat, owner: Player, lead: Player, viewer: Player, make_milestone: MakeMilestone
) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.today.replace(day=1))
    seen = {}
    for player in (owner, lead, viewer):
        shown = chat.says(player, "help")
        seen[player.name] = shown.buttons()
        assert len(shown.buttons()) == 6
    assert "Why is A3.1 red?" in seen[owner.name]
    assert "What is slipping, how far and why?" in seen[lead.name]
    assert len({tuple(labels) for labels in seen.values()}) == 3


def test_whatever_help_offers_to_start_with_has_an_answer(chat: Chat, owner: Player, lead: Player) -> None:
    for player in (owner, lead):
        for label in chat.says(player, "help").buttons():
            chat.presses(player, label).hears_nothing_of("I don't know what to do").hears_nothing_of("can't")
            chat.says(player, "help")


def test_a_greeting_lists_nothing(chat: Chat, owner: Player, make_milestone: MakeMilestone) -> None:
    make_milestone("A3.1", owner=owner, baseline=chat.today)
    chat.says(owner, "good morning").hears("Hello.").hears_nothing_of("Title of A3.1")


def test_help_finds_by_sense_and_owns_up_to_what_it_does_not_know(chat: Chat, owner: Player) -> None:
    chat.says(owner, "help reminders").hears("nudge me on Tuesday")
    chat.says(owner, "help excel").hears("Which of these do you want to do?")
    chat.says(owner, "help zebra").hears("I know no command “zebra”")


def test_rights_are_refused_with_who_gives_them(chat: Chat, owner: Player) -> None:
    for said in ("make me an admin", "can you make Sam Lee an administrator please", "I want to be an admin"):
        chat.says(owner, said).hears("sightline check --make-admin EMAIL")
    chat.says(owner, "make me the lead").hears("set @person lead")


def test_accepting_where_nothing_waits_says_so(chat: Chat, lead: Player) -> None:
    chat.says(lead, "accept the import").hears("No document waits for your answer.")
