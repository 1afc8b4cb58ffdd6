"""What may be told of a round: bands, to whoever may read the plan, and why where nothing is told."""

from datetime import timedelta

import pytest

from store.database import SessionMaker, transaction
from store.pulse import results
from store.pulse.results import Group, Reach, Silence
from store.rules.pulse.questions import Question, QuestionKind
from store.rules.pulse.results import Band, Finding
from store.rules.terms import PulseState
from tests.cast import Player
from tests.chat import Chat
from tests.pulse.rounds import CLOSED, EVERYBODY, OF_WORKLOAD, SMALL, WORDS, make_people, make_pulse, make_round

COUNTED = ("43", "17 ")
"""How many answered, and how many did not."""


@pytest.fixture
def working_here(sessions: SessionMaker) -> int:
    """A round that 43 of 60 answered; of team North ten did, of South six, of West nobody can be told anything."""
    with transaction(sessions) as session:
        pulse = make_pulse(session)
        people = make_people(session, 30)
        teams = {"North": people[:14], "South": people[14:24], "West": people[24:]}
        found = {**EVERYBODY, (0, "team", "North"): OF_WORKLOAD, (0, "team", "South"): SMALL}
        make_round(session, pulse, teams=teams, findings=found, comments=["Fewer forms", "A quiet room"])
        assert pulse.id is not None
        return pulse.id


@pytest.mark.slack_only("it reads the labels of Slack's charts")
@pytest.mark.both_engines
def test_any_full_member_reads_bands_as_a_chart_and_in_words(chat: Chat, viewer: Player, working_here: int) -> None:
    answer = chat.says(viewer, "/plan pulse results").privately()
    answer.hears("“Working here”, round 1: 71% answered", "Open from Monday 27 June to Friday 8 July")
    answer.hears("1 I can manage my workload", "favourable: 60 to 79%", "Monthly: 60 to 79%; Less: 20 to 39%")
    answer.hears("1. I can manage my…", "at least", "at most", "Per cent").hears_nothing_of(*COUNTED)
    closer = chat.presses(viewer, "Look closer")
    closer.hears(
        "4 Agree", "Strongly agree: 20 to 39%", "Favourable: 60 to 79%", "North", "South", "favourable: 40 to 59%"
    )


def test_a_guest_reads_nothing(chat: Chat, outsider: Player, working_here: int) -> None:
    chat.says(outsider, "pulse results").hears("Only full members").hears_nothing_of("60 to 79%")


def test_a_group_under_ten_shows_the_band_of_favourable_answers_alone(
    chat: Chat, viewer: Player, working_here: int
) -> None:
    south = chat.says(viewer, "/plan pulse results working here team south")
    south.hears("Team South alone", "favourable: 40 to 59%", "not enough answers to show")
    chat.says(viewer, "/plan pulse results question 1 team South").hears(
        "Favourable: 40 to 59%", "Too few of them answered for more to be shown."
    ).hears_nothing_of("Strongly agree")


def test_slices_are_listed_and_one_that_nobody_knows_is_said_in_a_sentence(
    chat: Chat, viewer: Player, working_here: int
) -> None:
    chat.says(viewer, "/plan pulse results teams").hears(
        "North", "question 1 favourable: 60 to 79%", "West", "not enough answers to show"
    )
    chat.says(viewer, "/plan pulse results team East").hears(
        "This round has no team East. There are: North, South and West."
    )
    chat.says(viewer, "/plan pulse results team North role Leader").hears("told one at a time, never together")
    chat.says(viewer, "/plan pulse results roles").hears("Nobody was asked by role.")
    chat.says(viewer, "/plan pulse results role manager").hears("Nobody was asked by role.")
    chat.says(viewer, "/plan pulse results round 7").hears("“Working here” has one round.")
    chat.says(viewer, "/plan pulse results question 9").hears("questions 1 to 4")
    chat.says(viewer, "/plan pulse results weather").hears("I know no pulse of that name.", "“Working here”")


def test_comments_stand_without_date_or_slice(chat: Chat, viewer: Player, working_here: int) -> None:
    chat.says(viewer, "/plan pulse results question 4").hears("“Fewer forms”", "“A quiet room”", "no order of time")
    chat.says(viewer, "/plan pulse results question 4 team North").hears_nothing_of("Fewer forms")


def test_many_comments_come_in_pages(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        make_round(session, make_pulse(session), comments=[f"Comment {number}." for number in range(1, 46)])
    first = chat.says(viewer, "/plan pulse results question 4")
    first.hears("“Comment 1.”", "“Comment 20.”").hears_nothing_of("Comment 21.")
    chat.presses(viewer, "Next page").hears("“Comment 21.”", "“Comment 40.”").hears_nothing_of("Comment 41.")
    chat.presses(viewer, "Next page").hears("“Comment 45.”").hears_nothing_of("Next page")


def test_of_many_options_a_line_names_those_that_most_chose(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    options = ("Forms", "Travel", "Meetings", "Court", "Cover")
    bands = (Band.LOW, Band.LOWEST, Band.HIGH, Band.LOWEST, Band.LOWEST)
    with transaction(sessions) as session:
        pulse = make_pulse(
            session, questions=(Question(kind=QuestionKind.CHOICES, text="What takes time?", options=options),)
        )
        make_round(session, pulse, findings={(0, "all", ""): Finding(shares=bands, large=True)})
    chat.says(viewer, "/plan pulse results").hears("Meetings: 60 to 79%; Forms: 20 to 39%; Travel: under 20%; 2 more")
    chat.presses(viewer, "Look closer").hears("Cover: under 20%", "5 Cover")


def test_what_is_shared_with_a_channel_needs_ten_and_takes_no_comments_along(
    chat: Chat, viewer: Player, working_here: int
) -> None:
    chat.says(viewer, "/plan pulse results team South share", chat.channel).hears_nothing_of("40 to 59%")
    chat.says(viewer, "/plan pulse results question 4 share", chat.channel).hears(
        "Comments are shown to one person at a time"
    ).hears_nothing_of("Fewer forms")


def test_with_several_pulses_it_is_asked_which(
    chat: Chat, viewer: Player, sessions: SessionMaker, working_here: int
) -> None:
    with transaction(sessions) as session:
        make_round(
            session, make_pulse(session, "Supervision check"), answered=None, state=PulseState.TOO_FEW, findings={}
        )
    chat.says(viewer, "/plan pulse results").hears("Which pulse do you mean?")
    chat.presses(viewer, "Supervision check").hears("nothing can be told, since fewer than 5 answered")
    chat.says(viewer, f"/plan pulse results {working_here}").hears("“Working here”, round 1")
    chat.says(viewer, "/plan pulse results supervision").hears("“Supervision check”, round 1")


def test_nobody_sees_results_before_the_close(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    chat.says(viewer, "/plan pulse results").hears("There are no results of a pulse yet")
    with transaction(sessions) as session:
        make_round(session, make_pulse(session), state=PulseState.OPEN, answered=None, findings={})
    chat.says(viewer, "/plan pulse results").hears("is open until Friday 8 July. Nobody sees results before that")


def test_a_lost_round_says_so(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        make_round(session, make_pulse(session), state=PulseState.LOST, answered=None, findings={})
    chat.says(viewer, "/plan pulse results").hears("its key was lost")


@pytest.mark.parametrize(
    ("invited", "answered", "inside", "outside"),
    [
        *((60, 43, 71, 71), (60, 60, 100, 100), (60, 58, None, None), (60, 56, None, None), (60, 55, 91, 91)),
        *((12, 7, 58, None), (7, 5, None, None), (5, 5, 100, None), (1_000, 995, 99, 99), (60, None, None, None)),
    ],
)
def test_the_rate_is_never_told_of_a_few(
    sessions: SessionMaker, invited: int, answered: int | None, inside: int | None, outside: int | None
) -> None:
    with sessions() as session:
        round_ = make_round(session, make_pulse(session), invited=invited, answered=answered)
        assert results.rate(round_, Reach.RESULTS) == inside
        assert results.rate(round_, Reach.OUTSIDE) == outside


@pytest.mark.parametrize(("answered", "rate"), [(15, 75), (16, 75), (19, 75), (10, 50), (11, 75), (20, 100)])
def test_a_few_who_answered_since_the_rate_was_last_told_do_not_show_in_it(
    sessions: SessionMaker, answered: int, rate: int
) -> None:
    with sessions() as session:
        round_ = make_round(session, make_pulse(session), invited=20, answered=answered, answered_told=15)
        assert results.rate(round_, Reach.RESULTS) == rate


def test_a_trend_holds_large_groups_that_were_asked_the_same(sessions: SessionMaker) -> None:
    with sessions() as session:
        pulse = make_pulse(session)
        lower = OF_WORKLOAD.model_copy(update={"favourable": Band.LOW})
        reworded = (WORDS, *pulse.questions[1:])
        rounds = [
            make_round(session, pulse, number=1, closed_at=CLOSED - timedelta(days=90)),
            make_round(session, pulse, number=2, findings={(0, "all", ""): SMALL}),
            make_round(session, pulse, number=3, questions=reworded, findings={}),
            make_round(session, pulse, number=4, findings={(0, "all", ""): lower}),
        ]
        points = results.trend(session, rounds[-1], 0)
        assert [(one.number, one.band) for one in points] == [(1, Band.HIGH), (4, Band.LOW)]
        assert [one.number for one in results.trend(session, rounds[0], 0)] == [1]
        assert results.trend(session, rounds[-1], 0, Group("team", "North")) == []


def test_a_trend_is_drawn_and_said(chat: Chat, viewer: Player, sessions: SessionMaker) -> None:
    with transaction(sessions) as session:
        pulse = make_pulse(session)
        make_round(session, pulse, number=1, closed_at=CLOSED - timedelta(days=90))
        make_round(session, pulse, number=2)
    chat.says(viewer, "/plan pulse results question 1").hears("How it moved", "Round 1: 60 to 79%; round 2: 60 to 79%.")
    chat.says(viewer, "/plan pulse results")
    chat.presses(viewer, "Round 1").hears("“Working here”, round 1")
    chat.presses(viewer, "Round 2").hears("“Working here”, round 2")


def test_a_group_that_changed_by_a_few_says_that(sessions: SessionMaker) -> None:
    with sessions() as session:
        pulse = make_pulse(session)
        people = make_people(session, 20)
        shown = {(0, "team", "North"): OF_WORKLOAD}
        make_round(
            session, pulse, number=1, teams={"North": people[:12]}, findings=shown, closed_at=CLOSED - timedelta(30)
        )
        now = make_round(session, pulse, number=2, teams={"North": people[:14], "South": people[14:]}, findings={})
        (north, *_) = results.told(session, now, Reach.RESULTS, Group("team", "North"))
        (south, *_) = results.told(session, now, Reach.RESULTS, Group("team", "South"))
        assert (north.why_not, south.why_not) == (Silence.CHANGED, Silence.ANSWERS)
