"""What people said of a document is kept with its plan: the next version is read by it, and it can be forgotten."""

import pytest
from sqlmodel import col, select

from store.documents.guidance import Guidance
from store.loading import read_content, stored_imports
from store.loading.plan_yaml import plan_of, text_of
from store.loading.staging import staged_of
from store.models import Change, Plan, StagedImport
from tests.plans.council import Council
from tests.plans.sharing import shares
from tests.small_plan import TODAY

pytestmark = pytest.mark.both_engines

FIRST = "Youth plan\n\nRef,Action,Wer,Stand\n1.1,Open a drop-in,Ada Quill,Parked\n1.2,Train mentors,Ben Marsh,Parked\n"
SECOND = FIRST.replace("Open a drop-in", "Open a second drop-in") + "1.3,Plant a tree,Cy Fern,Parked\n"
WER = Guidance.model_validate(
    {"columns": [{"heading": "wer", "role": "owner"}, {"heading": "stand", "role": "status"}]}
)
PARKED = Guidance.model_validate({"words": [{"field": "status", "word": "parked", "means": "at risk"}]})


@pytest.fixture
def saved(council: Council) -> Council:
    """A plan whose document was read as somebody said, and accepted."""
    council.says("Admin", "close plan SEND")
    review = shares(council, "Lead", FIRST, "one.csv")
    said(council, WER.and_also(PARKED), FIRST)
    review.presses("Use it as a new plan").presses("New plan beside it").hears("Saved")
    return council


def said(council: Council, guidance: Guidance, document: str) -> None:
    """The newest document is read again by what somebody says of it."""
    with council.sessions() as session:
        row = session.exec(select(StagedImport).order_by(col(StagedImport.id).desc())).first()
        assert row is not None
        row.staged = read_content(document.encode(), row.source, guidance=guidance)
        session.add(row)
        session.commit()


def youth(council: Council) -> Plan:
    with council.sessions() as session:
        return session.exec(select(Plan).where(Plan.title == "Youth plan")).one()


def test_the_next_version_is_read_by_it_without_a_question(saved: Council) -> None:
    review = shares(saved, "Lead", SECOND, "two.csv")
    review.hears("1 added", "Read as you said (3)")
    review.hears_nothing_of("Please answer")
    with saved.sessions() as session:
        newest = session.exec(select(StagedImport).order_by(col(StagedImport.id).desc())).first()
    assert newest is not None
    staged = stored_imports.staged_of(newest)
    assert [one.owners for one in staged.actions] == [["Ada Quill"], ["Ben Marsh"], ["Cy Fern"]]


def test_another_plans_document_is_not_read_by_it(saved: Council) -> None:
    other = "Roof plan\n\nRef,Action,Wer\n9.1,Mend slates,Dee Roof\n9.2,Clear gutters,Dee Roof\n"
    shares(saved, "Lead", other, "other.csv").hears_nothing_of("Read as you said")


def test_what_is_a_plan_by_another_plans_answers_alone_is_not_read_by_them(saved: Council) -> None:
    with saved.sessions() as session:
        plan = session.exec(select(Plan).where(Plan.title == "Youth plan")).one()
        what = {"columns": [{"heading": "was", "role": "action"}, {"heading": "wer", "role": "owner"}]}
        plan.reading = Guidance.model_validate(what)
        session.add(plan)
        session.commit()
    unlike = "Nr,Was,Wer\n9.1,Mend slates,Dee Roof\n9.2,Clear gutters,Dee Roof\n"
    review = shares(saved, "Lead", unlike, "unlike.csv").hears("I found no plan in unlike.csv")
    review.hears_nothing_of("Read as you said")


def test_it_is_shown_and_forgotten_with_history(saved: Council) -> None:
    shown = saved.says("Lead", "in Youth plan key").hears("As people said (3)", "Column “wer”: who owns it")
    shown.presses("Forget").hears("Forgotten: Column “wer”.")
    reading = youth(saved).reading
    assert reading is not None
    assert [one.heading for one in reading.columns] == ["stand"]
    with saved.sessions() as session:
        notes = session.exec(select(Change).where(Change.field == "Column “wer”").order_by(col(Change.id))).all()
    assert [(one.before, one.after) for one in notes] == [(None, "owner"), ("owner", None)]


def test_it_goes_out_and_comes_back_with_the_plan_file(saved: Council) -> None:
    with saved.sessions() as session:
        plan = session.exec(select(Plan).where(Plan.title == "Youth plan")).one()
        written = staged_of(session, plan, TODAY)
    assert plan_of(text_of(written), "plan.yaml").reading == written.reading == WER.and_also(PARKED)
