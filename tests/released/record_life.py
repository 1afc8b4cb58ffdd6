"""What people did and heard before the database was recorded: an older plan in March, the demo plan's week in July.

It ran at commit 4c9b9b0, see `record.py`; what it imports stood there then.
"""
# mypy: ignore-errors
# isort: skip_file

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from sqlmodel import select

from bot.conversation import Said
from bot.demo.actions import action_of
from bot.demo.elements import placed
from bot.demo.mishaps import Mishap
from bot.stage import Stage
from scheduler.runner import tick
from store.database import open_database, session_maker, transaction
from store.demo_plan import demo_plan
from store.demo_plan.seeding import seed
from store.loading import read_content
from store.loading.plan_yaml import text_of
from store.loading.proposing import accept
from store.models import Person
from store.time import london_moment
from tests import cast
from tests.cast import LEAD, OWNER
from tests.chat import Chat

NEW_YORK = "America/New_York"
AWAY_FROM_LONDON = {"Service Director, Care", "Workforce Lead"}
COMES_LATER = "LADO Manager"
"""Owns things, and has no account in the chat before the upgrade."""
MILESTONES = [
    ("A3.1", "Visit every carer", "15 July"),
    ("A3.2", "Hold a carers' evening", "29 July"),
    ("A3.3", "Write the carers' handbook", "18 July"),
    ("A3.4", "Publish the carers' charter", "22 July"),
    ("A3.5", "Review respite places", "21 July"),
    ("A3.6", "Meet the carers' council", "19 August"),
    ("A3.7", "Plan the summer play scheme", "19 July"),
    ("A3.8", "Ask carers what helps", "11 July"),
    ("A3.9", "Thank every carer", "22 July"),
    ("A3.10", "Agree the carers' budget", "8 July anyway"),
    ("A3.11", "Open the carers' line", "26 July"),
    ("A3.12", "Print the carers' guide", "26 July"),
    ("A3.13", "Train two carers as mentors", "19 July"),
    ("A3.14", "Answer the carers' letter", "14 July"),
]
OLD_PLAN = """Harbour Council improvement plan,,,,,
Ref,Action,Lead,By when,RAG,Progress update
1.1,Recruit to social work vacancies,Head of HR,04/03/2022,Amber,Four posts out
1.2,Train every team manager,Head of Fostering,25/02/2022,,
1.3,Open a family hub,,TBC,,
"""
OTHER_PLAN = """Harbour Council SEND plan,,,,,
Ref,Action,Lead,By when,RAG,Progress update
1,Agree one front door for SEND,Head of SEND,September 2022,Blue,Done in part
2,Publish the local offer,Head of SEND,31/10/2022,,
"""
SETTINGS = (
    "set plan nudges 25, 10, 5, 2, 0",
    "set plan stale after 150 days",
    "set plan escalation 3, 6, 9",
    "set plan verify on",
    "set plan evidence required",
    "set plan impact none seen yet, some, clear",
    "set plan closed 29 August to 2 September",
    "set plan terms autumn 20 December, spring 5 April, summer 22 July",
    "set @Team Manager, Locality East manager @Service Director, Care",
)

BUSY, LOST, BROKEN, FINE = Mishap("team_added_to_org"), Mishap(answer_lost=True), Mishap("internal_error"), Mishap()
OUTAGES = [BUSY, BUSY, FINE, LOST, FINE, BUSY, FINE, FINE, FINE, BROKEN]
"""What becomes of each message at half past nine, in the order in which they go."""


@dataclass
class Life:
    """The stage at the end of all that happened, and what Slack delivered shortly before."""

    url: str
    chat: Chat
    delivered: list[tuple[str, dict]] = field(default_factory=list)
    """Payloads that were taken before the bot was stopped, each with what it is."""


def lived(url: str) -> Life:
    _older_plan(url)
    engine = open_database(url)
    with transaction(session_maker(engine)) as session:
        seed(session)
    engine.dispose()
    stage = Stage(url, datetime(2022, 7, 11, 7, 30, tzinfo=UTC), members=members(), patience=5)
    stage.start()
    life = Life(url, Chat(stage))
    _monday(life.chat)
    _thursday(life.chat)
    _upgrade_day(life)
    return life


def members(*, everybody: bool = False):
    return [
        replace(one, tz=NEW_YORK) if one.name in AWAY_FROM_LONDON else one
        for one in cast.members()
        if everybody or one.name != COMES_LATER
    ]


def _older_plan(url: str) -> None:
    """In use for two days in March; one of its owners has no account, so that a question to them waits to this day."""
    engine = open_database(url)
    now = datetime(2022, 3, 1, 9, tzinfo=UTC)
    with transaction(session_maker(engine)) as session:
        cast.add_cast(session)
        session.add(Person(name="Head of HR", email="head.hr@cast.example"))
        staged = read_content(OLD_PLAN.encode(), "harbour.csv")
        accept(session, None, staged, None, as_new=True, source="harbour.csv", by=None, now=now)
    engine.dispose()
    stage = Stage(url, datetime(2022, 3, 14, 8, 30, tzinfo=UTC), members=cast.members(), patience=5)
    stage.start()
    chat = Chat(stage)
    chat.says(LEAD, "/plan set plan stale after 10 days")
    chat.says(LEAD, "/plan assign 1.1 @Head of HR")
    chat.says(LEAD, "/plan assign 1.2 @Head of Fostering")
    chat.goes_to(date(2022, 3, 15), time(12))
    chat.says(OWNER, "/plan update 1.2 at risk half of them are trained")
    stage.stop()


def _monday(chat: Chat) -> None:
    """The lead sets the plan up; the digest and the first questions go."""
    for words in SETTINGS:
        chat.says(LEAD, f"/plan {words}").hears_nothing_of("I can't", "Say ")
    for ref, title, due in MILESTONES:
        chat.says(LEAD, f"/plan add milestone A3 {title} by {due}").hears(f"Added {ref}")
        owner = COMES_LATER if ref == "A3.13" else OWNER.name
        chat.says(LEAD, f"/plan assign {ref} @{owner}").hears("now belongs")
    chat.says(LEAD, "/plan set A3.5 nudges 4, 2").hears("4 and 2")
    for ref in ("A3.5", "A3.9"):
        chat.says(LEAD, f"/plan set {ref} evidence optional").hears("without evidence")
    chat.says(called(chat, "Practice Lead"), "/plan nudge me at 12:00").hears("12:00")
    chat.says(called(chat, "Head of Safeguarding"), "/plan leave 18 July to 29 July deputy @Principal Social Worker")
    chat.shares(LEAD, text_of(_second_version()).encode(), "plan v2.yaml")
    chat.presses(LEAD, "Accept, keep what is gone").hears("Saved")
    chat.says(LEAD, "/plan match “Head of Quality” to @Practice Lead")
    chat.goes_to(date(2022, 7, 11), time(9, 30))


def _thursday(chat: Chat) -> None:
    """Owners call for help, ask for dates, give things back and say things complete; documents are shared."""
    # Nothing ran in between.
    chat.stage.clock.move_to(london_moment(date(2022, 7, 14), time(9, 30)))
    chat.goes_to(date(2022, 7, 14), time(10))
    chat.says(OWNER, "/plan stuck A3.1 we have no room to meet in")
    chat.says(OWNER, "/plan request A3.2 due 5 August because the supplier is late")
    chat.says(OWNER, "/plan disown A3.3 the Practice Lead has this now")
    chat.says(OWNER, "/plan update A3.4 complete evidence https://example.org/charter")
    chat.says(OWNER, "/plan request A3.12 due 9 August because the printer is closed")
    chat.says(LEAD, "/plan decline 2 because the board meets on the old date")
    chat.says(OWNER, "/plan update A3.5 at risk her brother Jack has moved").hears("Jack")
    chat.says(LEAD, "/plan set A3.6 title Meet the carers of Jack, aged 7").hears("Jack")
    chat.says(LEAD, "/plan set A3.11 due 27 July because her brother Jack is away agreed by the Board").hears("Jack")
    chat.says(OWNER, "/plan snooze A3.8 A3.10 until 8 August because her brother Jack is away")
    chat.presses(OWNER, "Snooze all the same").hears("Jack")
    chat.shares(LEAD, text_of(_third_version()).encode(), "plan v3.yaml")
    chat.shares(LEAD, OTHER_PLAN.encode(), "send.csv")
    chat.stage.server.change_account(called(chat, "Participation Officer").id, active=False)
    chat.stage.edge.directory.read()
    chat.goes_to(date(2022, 7, 15), time(10))


def _upgrade_day(life: Life) -> None:
    """Tuesday after a Monday on which nothing ran: some messages go, some fail, and some are still to go."""
    chat, stage = life.chat, life.chat.stage
    _decides_and_says_nothing(chat, time(9))
    stage.clock.move_to(london_moment(date(2022, 7, 19), time(9, 30)))
    for mishap in OUTAGES:
        stage.workspace.mishaps.arrange("chat.postMessage", mishap)
    stage.beat()
    chat.read_over()
    stage.clock.move_to(london_moment(date(2022, 7, 19), time(9, 40)))
    _delivered(life)
    _decides_and_says_nothing(chat, time(12))
    stage.clock.move_to(london_moment(date(2022, 7, 19), time(12, 30)))
    # From the command line: it writes, and leaves what is to be said to the bot.
    for person, words in (
        (OWNER, "stuck A3.2 nobody answers"),
        (OWNER, "request A3.5 due 12 August because the places are booked"),
        (OWNER, "disown A3.7 this is the play team's"),
        (OWNER, "update A3.9 complete"),
        (OWNER, "request A3.11 due 19 August because of the summer"),
        (LEAD, "approve 4 agreed by the Improvement Board"),
    ):
        heard = stage.core.conversation.hear(Said(_id(chat, person), words))
        assert not heard.refused, heard
    _decides_and_says_nothing(chat, time(12, 40))


def _decides_and_says_nothing(chat: Chat, at: time) -> None:
    """A beat of a process that ends before it delivers."""
    chat.stage.clock.move_to(london_moment(date(2022, 7, 19), at))
    tick(chat.stage.core.sessions, None, chat.now)


def _delivered(life: Life) -> None:
    """What Slack may deliver once more, since the bot was stopped soon after."""
    chat, payloads = life.chat, life.chat.stage.server.payloads
    nudge = next(one for one in reversed(chat.messages_to(OWNER)) if "A3.7" in one.plain and "question" in one.plain)
    data, practice = called(chat, "Data and Performance Manager"), called(chat, "Practice Lead")
    member = chat.stage.workspace.members[practice.id]
    at = chat.stage.workspace.conversations[chat.stage.workspace.dm_id(practice.id)]
    life.delivered += [
        ("a press", press(chat, OWNER, nudge, "On track, nothing changed", "A3.7")),
        ("a slash command", payloads.slash(member, at, "/plan", "update C16.1 on track")),
        ("a direct message", chat.event(practice, "C12.1 at risk waiting for the costs")),
    ]
    chat.says(data, "/plan update A13.2")
    chat.fills(data, {"How does it stand?": "On track", "What has happened?": "The list is ready"})
    life.delivered.append(("a form", chat.submission(data)))
    for what, payload in life.delivered:
        assert chat.bot_gets(payload).status == 200, what


def press(chat: Chat, person, message, label: str, ref: str) -> dict:
    """The payload of a press on the button with this label beside this reference."""
    workspace = chat.stage.workspace
    found = workspace.messages.find(message.conversation, message.ts)
    block, element = next(
        (block, element)
        for block, element in placed(found.blocks)
        if element["text"]["text"] == label and f" {ref} " in element.get("accessibility_label", "")
    )
    action = action_of(block, element, None, workspace.messages.next_ts())
    return chat.stage.server.payloads.pressed_in_message(workspace.members[person.id], found, action, {})


def _second_version():
    """A next version that prints owners."""
    plan = demo_plan().plan.model_copy(deep=True)
    owners = {"A8": ["Head of Quality"], "A18": ["Head of Quality"], "B5": ["Family Hub Team"], "C8": ["Mentor Lead"]}
    owners |= {"D2": ["Head of Finance"], "C18": ["Practise Lead"], "C22": ["Partnership Board"]}
    for number, words in enumerate(("Quality Board", "Data Team", "Agency Desk", "Housing", "Health Lead"), start=1):
        owners[f"A{number + 10}"] = [words]
    for action in plan.actions:
        action.owners = owners.get(action.ref, action.owners)
    return plan


def _third_version():
    """One thing gone, one added, one renamed."""
    plan = _second_version()
    new = plan.actions[-1].model_copy(update={"ref": "D14", "title": "Write down what we have learned"})
    plan.actions = [*(one for one in plan.actions if one.ref != "D13"), new]
    plan.actions[0].title = "Use the quality framework in every team"
    return plan


def called(chat: Chat, name: str):
    member = next(one for one in chat.stage.workspace.people if one.name == name)
    return cast.Player(member.id, member.name)


def _id(chat: Chat, player) -> int:
    with chat.stage.core.sessions() as session:
        return session.exec(select(Person.id).where(Person.email == player.email)).one()
