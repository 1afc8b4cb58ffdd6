"""The judge of readings: what is right, what is told, and what is wrong in silence."""

from collections import Counter

from benchmarks.readings.expectation import Expectation
from benchmarks.readings.judging import Verdict, judge
from store.dates import read_date
from store.documents.staged import Doubt, StagedAction, StagedMilestone, StagedPlan
from store.loading import UnreadablePlanError

EXPECTED = Expectation.of("""
actions:
- {ref: "1", title: Paint the gate, owners: [Ann Lee], due: 2026-05-04, steps: [{title: Buy paint}]}
""")
STEP = StagedMilestone(title="Buy paint")


def a_plan(*, due: str = "4 May 2026", doubts: tuple[Doubt, ...] = (), **more: object) -> StagedPlan:
    said = {"ref": "1", "printed_ref": "1", "title": "Paint the gate", "owners": ["Ann Lee"], "milestones": [STEP]}
    action = StagedAction.model_validate({**said, "due": read_date(due), **more})
    return StagedPlan(title="Yard", actions=[action], doubts=list(doubts))


def verdicts(plan: StagedPlan, expected: Expectation = EXPECTED) -> dict[str, Verdict]:
    """Everything that is not right, by field."""
    judged = judge("yard", expected, lambda: plan).judgements
    return {one.field: one.verdict for one in judged if one.verdict is not Verdict.RIGHT}


def test_what_is_read_as_expected_is_right() -> None:
    assert verdicts(a_plan()) == {}


def test_a_wrong_day_is_silent_until_a_doubt_names_it() -> None:
    doubt = Doubt(where="row 2", printed="5 April 2026", reading="5 April", why="The month may come first")
    assert verdicts(a_plan(due="5 April 2026")) == {"due": Verdict.SILENT}
    assert verdicts(a_plan(due="5 April 2026", doubts=(doubt,))) == {"due": Verdict.TOLD}


def test_what_no_one_expects_is_wrong() -> None:
    assert verdicts(a_plan(status="Select…")) == {"status": Verdict.SILENT}
    extra = StagedMilestone(title="Sweep")
    assert verdicts(a_plan(milestones=[STEP, extra])) == {"no item of its own": Verdict.SILENT}


def test_a_lost_step_is_silent() -> None:
    assert verdicts(a_plan(milestones=[])) == {"item": Verdict.SILENT}


def test_a_step_that_stands_elsewhere_is_at_the_wrong_place() -> None:
    plan = a_plan(milestones=[])
    plan.actions.append(StagedAction(ref="A1", title="Buy paint"))
    assert verdicts(plan) == {"place": Verdict.SILENT}


def test_a_question_is_right_where_nothing_is_set_and_a_doubt_asks() -> None:
    asked = Expectation.of(
        "actions: [{ref: '1', title: Paint the gate, owners: [Ann Lee], due: '? 04/05/2026'}]\nmay: [Buy paint]"
    )
    doubt = Doubt(where="row 2", printed="04/05/2026", reading="no date", why="4 May or 5 April?")
    unset = a_plan(due="no day", doubts=(doubt,))
    assert verdicts(unset, asked) == {}
    assert verdicts(a_plan(due="04/05/2026", doubts=(doubt,)), asked) == {"due": Verdict.TOLD}
    assert verdicts(a_plan(due="04/05/2026"), asked) == {"due": Verdict.SILENT}


def test_a_refusal_tells_of_everything() -> None:
    def refuse() -> StagedPlan:
        raise UnreadablePlanError("There is no plan in yard.")

    judged = judge("yard", EXPECTED, refuse)
    assert Counter(one.verdict for one in judged.judgements) == {Verdict.TOLD: 5}
    right = judge("yard", Expectation.of("refused: no plan"), refuse)
    assert [one.verdict for one in right.judgements] == [Verdict.RIGHT]


def test_where_a_field_must_be_right_being_told_is_a_fault() -> None:
    doubt = Doubt(where="row 2", printed="5 April 2026", reading="5 April", why="The month may come first")
    must = EXPECTED.model_copy(update={"must": ["due"]})
    plan = a_plan(due="5 April 2026", doubts=(doubt,))
    assert judge("yard", EXPECTED, lambda: plan).faults == []
    assert [one.field for one in judge("yard", must, lambda: plan).faults] == ["due"]
