"""A council with several open plans: each person gets one message about all of theirs; each plan keeps its rules."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from sqlmodel import col, select

from bot.conversation import Conversation
from bot.conversation.heard import FilledForm, Utterance
from commands.cards import Card, Heading, Lines
from commands.forms import Form
from commands.messages.preview import preview
from commands.plain_text import buttons_of, card_text
from scheduler.clock import SetClock
from store.database import transaction
from store.delivery import outbox
from store.models import Item, JobRun, Outgoing, Plan
from store.people import accounts, directory, leave
from store.plan import plan_settings, updates
from store.plan.updates import Statement
from store.rules.terms import OutgoingState, Progress
from tests.left_behind import Unwritten
from tests.scheduler.world import World, hour, nine
from tests.small_plan import NOW

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2022, 7, day) for day in (11, 12, 13, 15))
DAY = timedelta(days=1)
SMALL, SEND = "Small plan", "SEND plan"


@pytest.fixture
def send(world: World) -> int:
    """A second plan."""
    return world.plan(SEND, channel="chat/T1/C2")


def to(world: World, name: str, kind: str = "nudge") -> list[Card]:
    return [card for key, whom, card in world.post_box.taken if key.startswith(f"{kind}/") and whom == f"U-{name}"]


def headings(card: Card) -> list[str]:
    return [part.text for part in card.parts if isinstance(part, Heading)]


def under(card: Card, heading: str) -> list[str]:
    """References of the lines under a heading."""
    place = next(number for number, part in enumerate(card.parts) if getattr(part, "text", None) == heading)
    following = card.parts[place + 1]
    assert isinstance(following, Lines)
    return [line.ref or "" for line in following.lines]


def asked_in(card: Card) -> list[tuple[str | None, int | None]]:
    """The reference and the plan of each line."""
    return [(line.ref, line.plan_id) for part in card.parts if isinstance(part, Lines) for line in part.lines]


def words(card: Card) -> list[str]:
    """What its buttons say."""
    return [button.says for button in buttons_of(card)]


def closes(world: World, plan_id: int, at: datetime) -> None:
    with transaction(world.sessions) as session:
        session.get_one(Plan, plan_id).closed_at = at


def shut(world: World, plan_id: int, first: date, last: date) -> None:
    with transaction(world.sessions) as session:
        by = directory.get(session, 1)
        assert by is not None
        plan_settings.close(session, session.get_one(Plan, plan_id), first, last, by=by, now=NOW)


def speaks_of(world: World, key: str) -> list[str]:
    with world.sessions() as session:
        row = session.exec(select(Outgoing).where(Outgoing.key == key)).one()
        return [plan.title for plan in outbox.plans_of(session, row)]


def test_what_was_asked_yesterday_in_one_plan_leaves_out_nothing_of_that_name_in_another(
    world: World, send: int
) -> None:
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("A1", FRIDAY, owner, send)
    world.beats(hour(TUESDAY))
    world.beats(hour(WEDNESDAY))
    first, second = to(world, "Owner")
    assert [ref for ref, plan_id in asked_in(first) if plan_id != send] == ["A1"]
    assert asked_in(second) == [("A1", send)]


def test_what_had_no_room_in_one_plan_is_not_taken_for_shown_in_another(world: World, send: int) -> None:
    owner, manager = world.person(), world.person("Manager")
    world.changes(owner, manager_id=manager)
    for number in range(6):
        world.action(f"A{number}", date(2022, 7, 4), owner)
    world.action("A5", FRIDAY, owner, send)
    world.beats(hour(TUESDAY))
    world.beats(hour(WEDNESDAY))
    first, second = to(world, "Owner")
    assert [ref for ref, plan_id in asked_in(first) if plan_id != send] == ["A0", "A1", "A2", "A3", "A4"]
    assert asked_in(second) == [("A5", send)]
    world.beats_each_day(WEDNESDAY + DAY, date(2022, 7, 18))
    (told,) = [card_text(card) for card in to(world, "Manager", "escalation")]
    assert [line.split()[1] for line in told.splitlines() if "not yet asked" in line] == ["A5"]


@pytest.mark.both_engines
def test_one_message_a_day_holds_all_of_a_persons_plans(world: World, send: int) -> None:
    both, one = world.person("Both"), world.person("One")
    world.action("A1", TUESDAY, both)
    world.action("A1", TUESDAY, both, send)
    world.action("A2", TUESDAY, one, send)
    assert world.beats(hour(TUESDAY)).queued["nudge owners"] == 2
    (card,) = to(world, "Both")
    assert card.title == "How do these stand? 2 questions from the plan"
    assert headings(card) == [SMALL, SEND]
    assert (under(card, SMALL), under(card, SEND)) == (["A1"], ["A1"])
    assert speaks_of(world, f"nudge/{both}/{TUESDAY}") == [SMALL, SEND]
    (card,) = to(world, "One")
    assert headings(card) == []
    assert speaks_of(world, f"nudge/{one}/{TUESDAY}") == [SEND]


def test_each_button_says_which_plan_it_means(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("A1", TUESDAY, owner, send)
    world.beats(hour(TUESDAY))
    (card,) = to(world, "Owner")
    said = Counter(one.split(" ", 1)[0] for one in words(card) if not one.startswith("nudges why"))
    assert said == {"plan:1": 6, f"plan:{send}": 6}
    assert f"nudges why plan:1 A1 plan:{send} A1" in words(card)


@pytest.mark.both_engines
def test_a_week_has_two_messages_however_many_plans_ask(world: World, send: int) -> None:
    owner = world.person()
    for number, ahead in enumerate((5, 6, 7)):
        # Ten working days before each lies on Monday, Tuesday and Wednesday of one week.
        world.action(f"A{number}", date(2022, 7, 20) + ahead * DAY, owner, send if number % 2 else 1)
    world.beats_each_day(MONDAY, FRIDAY)
    assert world.nudges() == ["2022-07-11", "2022-07-12"]
    held = world.message(f"nudge/{owner}/{WEDNESDAY}")
    assert (held.state, held.problem) == (OutgoingState.SUPPRESSED, "full_week")
    assert speaks_of(world, held.key) == [SMALL]


def test_each_plan_asks_by_its_own_lead_times(world: World, send: int) -> None:
    owner = world.person()
    with transaction(world.sessions) as session:
        by = directory.get(session, owner)
        assert by is not None
        plan = session.get_one(Plan, send)
        plan_settings.change(session, plan, plan_settings.nudges(plan).but(lead_times=[3]), by=by, now=NOW)
    world.action("A1", FRIDAY, owner)
    world.action("B1", FRIDAY, owner, send)
    world.beats_each_day(MONDAY, WEDNESDAY)
    assert [[item.ref for item in card.items] for card in to(world, "Owner")] == [["B1"], ["A1"]]


def test_a_day_on_which_one_plan_is_closed_is_asked_about_in_the_other_alone(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("B1", date(2022, 7, 1), owner, send)
    shut(world, send, TUESDAY, TUESDAY)
    world.beats_each_day(MONDAY, WEDNESDAY)
    asked = {card.items[0].ref: key for key, _, card in world.post_box.taken if key.startswith("nudge/")}
    # The overdue is asked about on Tuesdays, or on the next day on which its plan is not closed.
    assert asked == {"A1": f"nudge/{owner}/{TUESDAY}", "B1": f"nudge/{owner}/{WEDNESDAY}"}


def test_a_plan_that_was_closed_on_the_first_day_after_leave_asks_on_the_next(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", WEDNESDAY, owner)
    world.action("B1", WEDNESDAY, owner, send)
    with transaction(world.sessions) as session:
        person = directory.get(session, owner)
        assert person is not None
        leave.take(session, person, MONDAY, WEDNESDAY, None, by=person, now=NOW)
    shut(world, send, WEDNESDAY + DAY, WEDNESDAY + DAY)
    world.beats_each_day(MONDAY, FRIDAY)
    assert [[item.ref for item in card.items] for card in to(world, "Owner")] == [["A1"], ["B1"]]


def test_a_day_on_which_all_plans_are_closed_is_nobodys(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("B1", TUESDAY, owner, send)
    for plan_id in (1, send):
        shut(world, plan_id, TUESDAY, TUESDAY)
    world.beats(hour(TUESDAY))
    assert world.nudges() == []


@pytest.mark.both_engines
def test_a_closed_plan_asks_nobody_and_what_waits_about_it_alone_ends(world: World, send: int) -> None:
    both, one = (world.person(name, account=False) for name in ("Both", "One"))
    for owner in (both, one):
        world.action(f"A{owner}", TUESDAY, owner, send)
    world.action("C1", TUESDAY, both)
    world.beats(hour(TUESDAY))
    closes(world, send, hour(TUESDAY, "10:00"))
    with transaction(world.sessions) as session:
        for name in ("Both", "One"):
            accounts.remember(
                session, accounts.Account("chat", "T1", f"U-{name}", name, f"{name.lower()}@council.example")
            )
    world.beats(hour(TUESDAY, "11:00"))
    row = world.message(f"nudge/{one}/{TUESDAY}")
    assert (row.state, row.problem) == (OutgoingState.SUPPRESSED, "plan_closed")
    (card,) = to(world, "Both")
    assert [item.ref for item in card.items] == ["C1"]
    world.beats_each_day(WEDNESDAY, WEDNESDAY + 14 * DAY)
    assert to(world, "One") == []


def test_a_message_that_waits_takes_up_what_falls_due_in_another_plan(world: World, send: int) -> None:
    owner = world.person(account=False)
    world.action("A1", TUESDAY, owner)
    world.action("B1", WEDNESDAY, owner, send)
    world.beats_each_day(TUESDAY, WEDNESDAY)
    assert speaks_of(world, f"nudge/{owner}/{TUESDAY}") == [SMALL, SEND]


@pytest.mark.both_engines
def test_a_plan_that_is_opened_in_mid_day_asks_nobody_twice(world: World) -> None:
    owner, lead = world.person(), world.person("Lead")
    world.leads(lead)
    world.action("A1", TUESDAY, owner)
    world.action("A2", date(2023, 3, 1), None)
    world.beats_each_day(MONDAY, TUESDAY)
    later = world.plan(SEND)
    world.leads(lead, later)
    world.action("B1", TUESDAY, owner, later)
    world.action("B2", date(2023, 3, 1), None, later)
    before = list(world.post_box.keys)
    world.beats(hour(TUESDAY, "14:00"))
    assert world.post_box.keys == before


def test_a_plan_that_becomes_the_oldest_open_one_takes_no_week_twice(world: World, send: int) -> None:
    """The week of a lead is noted under the oldest open plan; who closes that one must not have it told again."""
    lead = world.person("Lead")
    for plan_id in (1, send):
        world.leads(lead, plan_id)
        world.action(f"A{plan_id}", date(2023, 3, 1), None, plan_id)
    world.beats(nine(MONDAY))
    closes(world, 1, hour(MONDAY, "10:00"))
    world.beats_each_day(MONDAY, FRIDAY)
    assert len(to(world, "Lead", "unowned")) == 1
    with world.sessions() as session:
        assert len(session.exec(select(JobRun).where(JobRun.job == f"unowned/{lead}")).all()) == 1


@pytest.mark.both_engines
def test_each_lead_sees_what_nobody_owns_in_all_plans_that_they_lead(world: World, send: int) -> None:
    both, second = world.person("Both"), world.person("Second")
    world.leads(both)
    world.leads(both, send)
    world.leads(second, send)
    world.action("A1", date(2023, 3, 1), None)
    world.action("B1", date(2023, 3, 1), None, send)
    world.beats(nine(MONDAY))
    (card,) = to(world, "Both", "unowned")
    assert card.title == "2 open actions and milestones with nobody to ask"
    assert (under(card, SMALL), under(card, SEND)) == (["A1"], ["B1"])
    assert [one for one in words(card) if one.endswith("unowned")][:2] == ["plan:1 unowned", f"plan:{send} unowned"]
    (card,) = to(world, "Second", "unowned")
    assert ([item.ref for item in card.items], headings(card)) == (["B1"], [])


@pytest.mark.both_engines
def test_what_is_overdue_in_several_plans_is_one_message_to_a_manager(world: World, send: int) -> None:
    owner, manager = world.person(), world.person("Manager")
    world.changes(owner, manager_id=manager)
    world.action("A1", MONDAY - 7 * DAY, owner)
    world.action("B1", MONDAY - 7 * DAY, owner, send)
    # Both plans came on 11 July, so that the first day after five working days is the 18th.
    world.beats_each_day(MONDAY, MONDAY + 10 * DAY)
    (card,) = to(world, "Manager", "escalation")
    assert card.title == "2 actions are overdue, and nobody has said how they stand"
    assert [one for one in headings(card) if one in (SMALL, SEND)] == [SMALL, SEND]
    assert sorted(item.ref for item in card.items) == ["A1", "B1"]
    key = next(key for key in world.post_box.keys if key.startswith(f"escalation/{manager}/"))
    assert speaks_of(world, key) == [SMALL, SEND]


def test_what_climbs_in_a_plan_that_was_opened_after_the_days_message_has_one_of_its_own(world: World) -> None:
    owner, manager = world.person(), world.person("Manager")
    world.changes(owner, manager_id=manager)
    world.action("A1", MONDAY - 7 * DAY, owner)
    day = MONDAY + 7 * DAY
    world.beats_each_day(MONDAY, day)
    later = world.plan(SEND)
    world.action("B1", MONDAY - 7 * DAY, owner, later)
    world.beats(hour(day, "15:00"))
    assert [[item.ref for item in card.items] for card in to(world, "Manager", "escalation")] == [["A1"], ["B1"]]


def test_each_plan_tells_its_week_to_its_own_channel(world: World, send: int) -> None:
    world.beats(nine(MONDAY))
    digests = [key for key in world.post_box.keys if key.startswith("digest/")]
    assert digests == ["digest/1/chat/T1/C1/2022-W28", f"digest/{send}/chat/T1/C2/2022-W28"]


def test_the_preview_foretells_all_plans(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("B1", TUESDAY, owner, send)
    with transaction(world.sessions) as session:
        (day,) = preview(session, nine(MONDAY), TUESDAY).shown
        beat = [one for one in preview(session, hour(TUESDAY)).shown if one.kind == "nudge"]
    assert day.refs == ("A1", "B1")
    assert [one.refs for one in beat] == [("A1", "B1")]


def test_what_is_to_come_and_what_was_said_name_the_plan_of_each_reference(world: World, send: int) -> None:
    owner, lead, away = world.person(), world.person("Lead"), world.person("Away")
    world.leads(lead)
    for ref, whose, plan in (("A1", owner, 1), ("A2", owner, 1), ("A1", owner, send), ("B1", away, send)):
        world.action(ref, TUESDAY, whose, plan)
    with transaction(world.sessions) as session:
        person = directory.get(session, away)
        assert person is not None
        leave.take(session, person, MONDAY, TUESDAY, None, by=person, now=NOW)
    two, one = f"A1 and A2 in {SMALL}; A1 in {SEND}", f"B1 in {SEND}"
    told = Talk(world, lead, nine(MONDAY)).says("nudges preview tomorrow")
    assert isinstance(told, Card)
    assert f"3 actions and milestones, {two}" in card_text(told)
    assert one in card_text(told)
    world.beats(hour(TUESDAY))
    talk = Talk(world, owner, hour(TUESDAY, "10:00"))
    log = talk.conversation.hear(Utterance(owner, "nudges log")).answer
    assert isinstance(log, Card)
    assert two in card_text(log)


def test_why_one_plan_asked_names_it_where_several_are_open(world: World, send: int) -> None:
    owner = world.person()
    world.action("B1", TUESDAY, owner, send)
    world.beats(hour(TUESDAY))
    why = Talk(world, owner, hour(TUESDAY, "10:00")).says("nudges why")
    assert isinstance(why, Card)
    assert headings(why) == [SEND, "When you are asked"]


class Talk:
    """Somebody who presses what a message offers them."""

    def __init__(self, world: World, person_id: int, now: datetime) -> None:
        self.conversation = Conversation(world.sessions, SetClock(now), Unwritten(world.sessions))
        self.person_id, self.pressed = person_id, 0

    def says(self, words: str) -> Card | Form:
        self.pressed += 1
        heard = self.conversation.hear(Utterance(self.person_id, words, key=f"press/{self.pressed}"))
        assert not heard.refused, heard.answer.title
        return heard.answer

    def fills(self, form: Form, **values: str) -> Card | Form:
        self.pressed += 1
        filled = FilledForm(self.person_id, form.handler, form.about, dict(values), key=f"form/{self.pressed}")
        heard = self.conversation.take(filled)
        assert not heard.refused, heard.answer.title
        return heard.answer


@pytest.fixture
def asked(world: World, send: int) -> tuple[Talk, Card]:
    """An owner, and the message that asks them about A1 in both plans."""
    owner = world.person()
    world.action("A1", TUESDAY, owner)
    world.action("A1", TUESDAY, owner, send)
    world.beats(hour(TUESDAY))
    return Talk(world, owner, hour(TUESDAY, "10:00")), to(world, "Owner")[0]


def progress(world: World, plan_id: int) -> str | None:
    with world.sessions() as session:
        return session.exec(select(Item.progress).where(Item.plan_id == plan_id, Item.ref == "A1")).one()


@pytest.mark.parametrize("other", [False, True])
def test_a_tap_answers_in_the_plan_under_whose_name_it_stands(
    world: World, send: int, asked: tuple[Talk, Card], other: bool
) -> None:
    talk, card = asked
    pressed, left = (send, 1) if other else (1, send)
    talk.says(next(one for one in words(card) if one.startswith(f"plan:{pressed} update A1 on track")))
    assert (progress(world, pressed), progress(world, left)) == (Progress.ON_TRACK, None)
    anew = talk.says(card.redraw or "")
    assert isinstance(anew, Card)
    assert headings(anew) == [SMALL, SEND]
    assert anew.title == "How does this stand? 1 question from the plan"
    assert card_text(anew).count("Answered today: on track") == 1


@pytest.mark.parametrize("other", [False, True])
def test_a_form_that_a_message_opens_is_about_its_plan(
    world: World, send: int, asked: tuple[Talk, Card], other: bool
) -> None:
    talk, _ = asked
    pressed, left = (send, 1) if other else (1, send)
    form = talk.says(f"plan:{pressed} update A1")
    assert isinstance(form, Form)
    talk.fills(form, progress="delayed", words="The van broke down.", blocker="The van")
    assert (progress(world, pressed), progress(world, left)) == (Progress.DELAYED, None)


def test_words_under_the_message_ask_which_plan_they_are_about(
    world: World, send: int, asked: tuple[Talk, Card]
) -> None:
    talk, _ = asked
    with world.sessions() as session:
        place = session.exec(select(Outgoing.message_ref).where(col(Outgoing.person_id) == talk.person_id)).one()
    said = Utterance(talk.person_id, "the room is too small for it", answers=place, key="typed")
    which = talk.conversation.hear(said).answer
    assert isinstance(which, Card)
    assert which.title == "Which of these is this about?"
    _, other = words(which)
    offer = talk.says(other)
    assert isinstance(offer, Card)
    talk.says(next(one for one in words(offer) if "at risk" in one))
    assert (progress(world, 1), progress(world, send)) == (None, Progress.AT_RISK)


def test_why_is_told_plan_by_plan(world: World, send: int, asked: tuple[Talk, Card]) -> None:
    talk, card = asked
    button = next(one for one in words(card) if one.startswith("nudges why"))
    for words_said in (button, "nudges why"):
        why = talk.says(words_said)
        assert isinstance(why, Card)
        assert headings(why) == [SMALL, SEND, "When you are asked"]


def test_an_answer_in_one_plan_leaves_the_other_to_be_asked_again(world: World, send: int) -> None:
    owner = world.person()
    world.action("A1", WEDNESDAY + DAY, owner)
    world.action("A1", WEDNESDAY + DAY, owner, send)
    with transaction(world.sessions) as session:
        item = session.exec(select(Item).where(Item.plan_id == send)).one()
        said, by = Statement(Progress.COMPLETE), directory.get(session, owner)
        updates.record_update(session, item, said, by=by, now=hour(MONDAY, "12:00"), day=MONDAY)
    world.beats_each_day(TUESDAY, WEDNESDAY + DAY)
    assert {tuple(item.ref for item in card.items) for card in to(world, "Owner")} == {("A1",)}
    assert [headings(card) for card in to(world, "Owner")] == [[], []]
