"""People in sentences. Asha Kaur asks: she heads safeguarding, and some of the others report to her."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from commands.language.spans import tokens_of
from commands.language.spotting.people import Nobody, PeopleMeaning, PeopleWords, Whom, spot_people
from commands.language.spotting.people_words import FEW
from store.database import SessionMaker, open_database, session_maker
from store.models import Body, NamedPerson, Person, PrintedOwner, Seat
from tests.databases import MakeDatabase, with_schema
from tests.small_plan import SmallPlan, make_small_plan

CAST = {
    "sam": ("Sam Green", "Director of Children's Services", None),
    "asha": ("Asha Kaur", "Head of Safeguarding", "sam"),
    "begum": ("Asha Begum", "Team Manager, East", "asha"),
    "jo": ("Jo Brown", "Team Manager, West", "asha"),
    "other jo": ("Jo Brown", "Data and Performance Manager", "sam"),
    "mark": ("Mark Young", "Workforce Lead", "sam"),
    "zoe": ("Zoë O’Neill", "Principal Social Worker", "asha"),
    "disabilities": ("Dee Roy", "Team Manager, Children with Disabilities", "sam"),
}
ONE = [
    ("what is zoe late with", "zoe"),
    ("zoe o'neill's reds", "zoe"),
    ("O’Neill overdue", "zoe"),
    ("who is the PSW", "zoe"),
    ("the principal social worker", "zoe"),
    ("reds for the head of safeguarding", "asha"),
    ("HoS reds", "asha"),
    ("not the workforce lead's", "mark"),
    ("workforce lead overdue", "mark"),
    ("has mark done anything", "mark"),
    ("Mark Young", "mark"),
    ("what has the DCS got", "sam"),
    ("the director's reds", "sam"),
    ("Asha Begum", "begum"),
    ("TM East", "begum"),
    ("the east team manager", "begum"),
    ("owned by the data manager", "other jo"),
    ("my manager", "sam"),
    ("zoe's boss", "asha"),
    ("zoe@council.example", "zoe"),
    ("@Zoë overdue", "zoe"),
]
OTHERS = [
    ("what has asha got", Whom.ONE, (), ("asha", "begum")),
    ("give A1 to Jo Brown", Whom.ONE, (), ("jo", "other jo")),
    ("give A1 to the team manager", Whom.ONE, (), ("begum", "jo", "disabilities")),
    ("which team managers are late", Whom.SEVERAL, ("begum", "jo", "disabilities"), ()),
    ("nothing heard from the team managers for three weeks", Whom.SEVERAL, ("begum", "jo", "disabilities"), ()),
    ("all of the team managers' milestones", Whom.SEVERAL, ("begum", "jo", "disabilities"), ()),
    ("what's on my plate", Whom.ME, ("asha",), ()),
    ("do any of my team managers have reds", Whom.SEVERAL, ("begum", "jo"), ()),
    ("my team", Whom.TEAM, ("asha",), ()),
    ("reds among the people who report to me", Whom.TEAM, ("asha",), ()),
    ("people who report to the director", Whom.TEAM, ("sam",), ()),
    ("the head of safeguarding's team", Whom.TEAM, ("asha",), ()),
    ("anything of mine late", Whom.ME, ("asha",), ()),
    ("my actions", Whom.ME, ("asha",), ()),
    ("what have I got this month", Whom.ME, ("asha",), ()),
    ("what has she got", Whom.PRONOUN, (), ()),
    ("what does the lead member own", Whom.NAMED_IN_PLAN, (), ()),
    ("owned by Virtual School", Whom.NAMED_IN_PLAN, (), ()),
    ("the independent improvement adviser", Whom.NAMED_IN_PLAN, (), ()),
]
NOBODY = [
    ("who is Priya, she says she owns C5", "Priya"),
    ("has dave done his update", "dave"),
    ("is Priya late", "Priya"),
    ("ask Priya Shah about C5", "Priya Shah"),
    ("what has sarah jones got", "sarah jones"),
    ("anything for sarah", "sarah"),
    ("assign C5 to Ngozi", "Ngozi"),
    ("is Dave on leave", "Dave"),
    ("which of Emma's are late", "Emma"),
    ("gone@council.example", "gone@council.example"),
    ("@person:4711 overdue", "@person:4711"),
]
NO_PEOPLE = [
    *("measures of performance", "brief team managers", "48 social workers trained", "for my paper", "for my 1:1s"),
    *("green and mark it done", "who is behind", "who is accountable for C5", "I need the list", "any team manager"),
    *("a new workforce lead role", "has anything moved", "young people at risk", "which social worker wrote that"),
]


class Council:
    def __init__(self, small: SmallPlan) -> None:
        self.session, self.plan = small.session, small.plan
        self.ids: dict[int, str] = {}
        self.people: dict[str, Person] = {}
        for called, (name, post, manager) in CAST.items():
            above = self.people[manager].id if manager else None
            person = Person(name=name, post=post, manager_id=above)
            person.email = f"{called.replace(' ', '.')}@council.example"
            small.session.add(person)
            small.session.flush()
            self.people[called], self.ids[person.id or 0] = person, called
        body = Body(plan_id=small.plan.id or 0, name="Improvement Board", position=0)
        small.session.add(body)
        small.session.flush()
        small.session.add_all(
            [
                Seat(body_id=body.id or 0, title="Lead member for children", position=0),
                NamedPerson(plan_id=small.plan.id or 0, name="Independent Improvement Adviser", role="Chair"),
                PrintedOwner(plan_id=small.plan.id or 0, words="Virtual School", folded="virtual school"),
            ]
        )
        small.session.flush()

    def spotted(self, words: str, few: int = FEW) -> list[object]:
        known = PeopleWords(self.session, self.plan, few)
        return [span.meaning for span in spot_people(tokens_of(words), known, self.people["asha"])]

    def called(self, ids: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(name for name in CAST if name in {self.ids[one] for one in ids})


@pytest.fixture
def sessions(make_database: MakeDatabase) -> Iterator[SessionMaker]:
    engine = open_database(make_database(with_schema))
    yield session_maker(engine)
    engine.dispose()


@pytest.fixture
def session(sessions: SessionMaker) -> Iterator[Session]:
    with sessions() as session:
        yield session


@pytest.fixture
def council(session: Session) -> Council:
    return Council(make_small_plan(session))


def test_one_is_found_by_name_part_of_a_name_post_initials_or_address(council: Council) -> None:
    for words, who in ONE:
        assert council.spotted(words) == [PeopleMeaning((council.people[who].id or 0,), Whom.ONE)], words


def test_several_a_team_oneself_and_whom_nobody_knows(council: Council) -> None:
    for words, how, who, ambiguous in OTHERS:
        found = next(iter(council.spotted(words)), None)
        assert isinstance(found, PeopleMeaning), words
        said = (found.how, council.called(found.ids), council.called(found.ambiguous))
        assert said == (how, who, ambiguous), words


def test_a_name_that_nobody_bears_is_told(council: Council) -> None:
    for words, name in NOBODY:
        assert set(council.spotted(words)) == {Nobody(name)}, words


def test_a_post_that_was_mistyped_is_said(council: Council) -> None:
    for words, who in (("head of safegaurding overdue", "asha"), ("the principle social worker", "zoe")):
        [span] = spot_people(tokens_of(words), PeopleWords(council.session, council.plan), council.people["jo"])
        assert span.meaning == PeopleMeaning((council.people[who].id or 0,), Whom.ONE)
        assert span.guessed


def test_other_words_are_nobody(council: Council) -> None:
    for words in NO_PEOPLE:
        assert council.spotted(words) == [], words


def test_a_unit_behind_its_number_names_nobody(council: Council) -> None:
    council.session.add(Person(name="Ann Days"))
    assert council.spotted("what is due in 14 days") == []
    assert council.spotted("what has Days got")


def test_a_name_that_has_changed_is_known_at_once(council: Council) -> None:
    assert isinstance(council.spotted("what has zoe got")[0], PeopleMeaning)
    council.people["zoe"].name = "Zara Field"
    assert council.spotted("what has zoe got") == [Nobody("zoe")]
    assert council.spotted("what has zara got") == [PeopleMeaning((council.people["zoe"].id or 0,), Whom.ONE)]


def test_a_pronoun_means_whoever_the_sentence_named(council: Council) -> None:
    zoe, she = council.spotted("what does zoe say about what she owns")
    assert zoe == she


@pytest.mark.both_engines
def test_of_a_large_council_a_part_names_whoever_is_in_the_plan(session: Session) -> None:
    small = make_small_plan(session)
    council = Council(small)
    small.item("A1", owner_id=council.people["zoe"].id)
    [zoe] = council.spotted("what is zoe late with", few=5)
    assert isinstance(zoe, PeopleMeaning)
    assert council.called(zoe.ids) == ("zoe",)
    assert council.spotted("what is dee late with", few=5) == []
    [dee] = council.spotted("what is Dee Roy late with", few=5)
    assert isinstance(dee, PeopleMeaning)
    assert council.called(dee.ids) == ("disabilities",)
