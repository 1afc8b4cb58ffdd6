"""A pulse in a small plan, and the custodian who writes it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from store.models import Person
from store.models.pulse import Pulse
from store.pulse import questionnaires
from store.rules.pulse.audience import Audience, AudienceKind
from store.rules.pulse.questionnaire import Questionnaire
from store.rules.pulse.questions import Question, QuestionKind
from store.rules.terms import Role
from tests.small_plan import NOW, SmallPlan, row_id

MakePulse = Callable[..., Pulse]

STEPS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
WORKLOAD = Question(kind=QuestionKind.SCALE, text="I can do my work in my hours.", options=STEPS)
LIST = Audience(kind=AudienceKind.LIST)
CHANNEL = Audience(kind=AudienceKind.CHANNEL, address="chat/T1/C1", name="social-workers")


def questionnaire(**fields: Any) -> Questionnaire:
    known = {"title": "Working here", "questions": (WORKLOAD,), "audience": LIST, "first_on": date(2022, 7, 18)}
    return Questionnaire(**{**known, **fields})


@pytest.fixture
def custodian(small: SmallPlan) -> Person:
    return small.person("Custodian", Role.CUSTODIAN)


@pytest.fixture
def make_pulse(small: SmallPlan, custodian: Person) -> MakePulse:
    def make(**fields: Any) -> Pulse:
        assert custodian.id is not None
        new = questionnaire(**fields)
        return questionnaires.write(small.session, row_id(small.plan), new, by_id=custodian.id, now=NOW)

    return make
