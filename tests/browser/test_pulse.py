"""A pulse on the demo page: three taps to answer, a reminder for whoever has not, and the chart of the week after."""

import re
from datetime import date, time

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import func, select

from bot.stage import Stage
from store.database import transaction
from store.models import Pulse, PulseBallot
from store.pulse import questionnaires
from store.rules.pulse.questions import Question, QuestionKind
from store.time import london_moment
from tests.browser.kit import OpenPage, keep, violations
from tests.browser.test_journey import ask as say
from tests.browser.test_journey import clock, next_day

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
STEPS = ("Never", "Seldom", "Sometimes", "Mostly", "Always")
WORKLOAD = Question(kind=QuestionKind.SCALE, text="I can do my work well in the hours that I have", options=STEPS)
TEN = (
    WORKLOAD,
    Question(kind=QuestionKind.SCALE, text="My supervision helps me to think", options=STEPS),
    Question(kind=QuestionKind.SCALE, text="Somebody listens when I am worried", options=STEPS),
    Question(kind=QuestionKind.SCALE, text="I feel safe on visits", options=STEPS),
    Question(kind=QuestionKind.SCALE, text="My team looks after one another", options=STEPS),
    Question(kind=QuestionKind.SCALE, text="I can take the leave that I am owed", options=STEPS),
    Question(kind=QuestionKind.CHOICE, text="In a year I expect to be", options=("Elsewhere", "Not sure", "Here")),
    Question(kind=QuestionKind.CHOICES, text="What takes most time?", options=("Forms", "Travel", "Court work")),
    Question(kind=QuestionKind.ENPS, text="How likely are you to recommend working here?"),
    Question(kind=QuestionKind.COMMENT, text="What one change would help you most?"),
)
MOST_TAPS = 22
ANSWERS, DOES_NOT, STOPS = "Social Worker 1, Assessment", "Social Worker 2, Assessment", "Social Worker 1, Disabilities"
SECRET = "a-quieter-room-for-phone-calls"


class Taps:
    """What a person does with a finger, counted."""

    def __init__(self) -> None:
        self.made = 0

    def on(self, place: Locator) -> None:
        self.made += 1
        place.click()


def ask(stage: Stage, *questions: Question) -> None:
    """Let the demo's pulse ask this instead."""
    with transaction(stage.core.sessions) as session:
        pulse = session.get_one(Pulse, 1)
        to = questionnaires.of(pulse).model_copy(update={"questions": questions})
        approved_by = pulse.approved_by_id
        assert approved_by is not None
        questionnaires.change(session, pulse, to, by_id=pulse.author_id, now=stage.clock.now())
        questionnaires.approve(session, pulse, by_id=approved_by, now=stage.clock.now())


def until(page: Page, day: str) -> None:
    """On a narrow screen the clock's buttons are folded away."""
    fold = clock(page).get_by_role("button", name="Move the clock")
    narrow = fold.is_visible()
    if narrow:
        fold.click()
    while day not in next_day(page):
        pass
    if narrow:
        fold.click()


def place_of(stage: Stage, name: str, where: str = "") -> str:
    """The address of somebody's page: of their messages with the bot, if no other place is named."""
    (member,) = [one.id for one in stage.workspace.people if one.name == name]
    return f"{stage.server.url}/?as={member}&in={where or stage.workspace.dm_id(member)}"


def messages_of(page: Page, stage: Stage, name: str) -> Locator:
    """Look at somebody's messages with the bot; the newest one is returned."""
    page.goto(place_of(stage, name))
    newest = page.get_by_role("article").last
    expect(newest).to_be_visible()
    return newest


def sealed_form(page: Page) -> Locator:
    return page.get_by_role("dialog", name="How work is going")


def everything_kept(stage: Stage, page: Page) -> str:
    """All that the page and the workspace still hold in words."""
    here = page.evaluate(
        "JSON.stringify([{...sessionStorage}, {...localStorage}, history.state, document.body.innerText])"
    )
    said = [one for place in stage.workspace.conversations for one in stage.workspace.messages.within(place)]
    return f"{here} {said}"


def ballots(stage: Stage) -> int:
    with transaction(stage.core.sessions) as session:
        return session.exec(select(func.count()).select_from(PulseBallot)).one()


def taps_told(message: Locator) -> int:
    said = re.search(r"(\d+) taps", message.inner_text())
    assert said is not None
    return int(said[1])


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_one_question_takes_three_taps_and_the_week_after_shows_the_chart(
    open_demo: OpenPage, stage: Stage, viewport: dict[str, int]
) -> None:
    ask(stage, WORKLOAD)
    page = open_demo(viewport=viewport)
    kept = "" if viewport == DESK else "phone-"
    until(page, "Tuesday 12 July")
    prompt = messages_of(page, stage, ANSWERS)
    expect(prompt).to_contain_text("3 taps")
    keep(page, f"{kept}pulse-prompt")
    assert violations(page) == []
    taps = Taps()
    taps.on(prompt.get_by_role("button", name="Answer"))
    form = sealed_form(page)
    expect(form).to_be_visible()
    assert violations(page) == []
    taps.on(form.get_by_label("4 – Mostly"))
    keep(page, f"{kept}pulse-form")
    taps.on(form.get_by_role("button", name="Send"))
    thanks = page.get_by_role("article").last
    expect(thanks).to_contain_text("Thank you")
    expect(thanks).not_to_contain_text("Mostly")
    assert taps.made == 3
    if viewport == DESK:
        keep(page, "pulse-thanks")
    assert violations(page) == []

    expect(messages_of(page, stage, DOES_NOT)).to_contain_text("3 taps")
    until(page, "Friday 15 July")
    expect(page.get_by_role("article")).to_have_count(2)
    reminder = page.get_by_role("article").last
    expect(reminder.get_by_role("button", name="Answer")).to_be_visible()
    assert violations(page) == []
    expect(messages_of(page, stage, ANSWERS)).to_contain_text("Thank you")
    expect(page.get_by_role("article")).to_have_count(1)

    messages_of(page, stage, DOES_NOT)
    until(page, "Monday 18 July")
    expect(page.get_by_role("log")).not_to_contain_text("taps")
    expect(page.get_by_role("button", name="Answer")).to_have_count(0)
    page.goto(place_of(stage, DOES_NOT, "C01PLAN"))
    digest = page.get_by_role("article").last
    expect(digest.get_by_role("figure").filter(has_text="Favourable answers, per cent")).to_be_visible()
    expect(digest).to_contain_text("How work is going")
    digest.get_by_role("figure").last.scroll_into_view_if_needed()
    keep(page, f"{kept}pulse-digest")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_ten_questions_take_twenty_two_taps_at_most(
    open_demo: OpenPage, stage: Stage, viewport: dict[str, int]
) -> None:
    ask(stage, *TEN)
    page = open_demo(viewport=viewport)
    until(page, "Tuesday 12 July")
    prompt = messages_of(page, stage, ANSWERS)
    taps = Taps()
    taps.on(prompt.get_by_role("button", name="Answer"))
    form = sealed_form(page)
    for question in TEN[:6]:
        taps.on(form.get_by_role("radiogroup", name=question.text).get_by_label("4 – Mostly"))
    taps.on(form.get_by_role("radiogroup", name=TEN[6].text).get_by_label("Here", exact=True))
    taps.on(form.get_by_role("group", name=TEN[7].text).get_by_label("Travel"))
    menu = form.get_by_label(TEN[8].text)
    taps.on(menu)
    # A menu that the system draws cannot be clicked by a test: choosing in it is one tap more.
    taps.made += 1
    menu.select_option("9")
    words = form.get_by_label(TEN[9].text)
    taps.on(words)
    page.keyboard.type(SECRET)
    if viewport == PHONE:
        keep(page, "phone-pulse-form-of-ten")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    taps.on(form.get_by_role("button", name="Send"))
    expect(page.get_by_role("article").last).to_contain_text("Thank you")
    assert taps.made <= MOST_TAPS
    assert taps.made == taps_told(messages_of(page, stage, DOES_NOT))
    assert SECRET not in everything_kept(stage, page)


def test_whoever_skips_reads_the_same_as_whoever_answers_and_whoever_stops_is_asked_no_more(
    open_demo: OpenPage, stage: Stage
) -> None:
    ask(stage, WORKLOAD)
    page = open_demo()
    until(page, "Tuesday 12 July")
    messages_of(page, stage, ANSWERS).get_by_role("button", name="Answer").click()
    sealed_form(page).get_by_label("4 – Mostly").check()
    sealed_form(page).get_by_role("button", name="Send").click()
    thanks = page.get_by_role("article").last
    expect(thanks).to_contain_text("Thank you")
    answered = thanks.inner_text()
    messages_of(page, stage, DOES_NOT).get_by_role("button", name="Skip this round").click()
    expect(thanks).to_contain_text("Thank you")
    assert thanks.inner_text() == answered
    messages_of(page, stage, STOPS).get_by_role("button", name="Stop asking me").click()
    expect(thanks).to_contain_text("You will be asked by no pulse from now on.")
    assert violations(page) == []
    until(page, "Friday 15 July")
    for name in (ANSWERS, DOES_NOT, STOPS):
        expect(messages_of(page, stage, name)).not_to_contain_text("reminder")
        expect(page.get_by_role("article")).to_have_count(1)


def test_what_is_promised_can_be_read_without_a_sign_in(open_demo: OpenPage, stage: Stage) -> None:
    # The page lets no script run, and axe is one.
    page = open_demo(bypass_csp=True)
    until(page, "Tuesday 12 July")
    link = messages_of(page, stage, ANSWERS).get_by_role("link", name=re.compile("anonymity$"))
    page.goto(str(link.get_attribute("href")))
    expect(page.get_by_role("heading", name="What it cannot promise")).to_be_visible()
    expect(page.get_by_role("listitem").first).to_contain_text("Your answer is sealed as you send it.")
    assert violations(page) == []


def test_whoever_clicks_twice_reloads_types_or_comes_late_leaves_nothing_behind(
    open_demo: OpenPage, stage: Stage
) -> None:
    page = open_demo()
    until(page, "Tuesday 12 July")
    messages_of(page, stage, ANSWERS).get_by_role("button", name="Answer").dblclick()
    form = sealed_form(page)
    expect(form).to_have_count(1)
    form.get_by_role("radiogroup", name=WORKLOAD.text).get_by_label("4 – Mostly").check()
    form.get_by_label("What one change would help you most?").fill(SECRET)
    assert SECRET not in page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])")
    page.reload()
    expect(form.get_by_label("What one change would help you most?")).to_have_value("")
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    form.get_by_role("radiogroup", name=WORKLOAD.text).get_by_label("1 – Never").check()
    form.get_by_label("What one change would help you most?").fill(SECRET)
    form.get_by_role("button", name="Send").dblclick()
    expect(form).to_have_count(0)
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("Thank you")
    assert ballots(stage) == 1

    answer = say(page, "4 – Mostly")
    expect(answer).to_contain_text("I take no answer that is typed")
    assert ballots(stage) == 1

    page.get_by_role("article").first.get_by_role("button", name="Answer again").click()
    form.get_by_role("radiogroup", name=WORKLOAD.text).get_by_label("5 – Always").check()
    stage.move_to(london_moment(date(2022, 7, 18), time(9)))
    form.get_by_role("button", name="Send").click()
    expect(form).to_contain_text("This round has closed")
    form.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Answer again")).to_have_count(0)
    kept = everything_kept(stage, page)
    assert SECRET not in kept
    assert "Always" not in kept
