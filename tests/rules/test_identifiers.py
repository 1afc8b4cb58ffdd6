"""The screen: what it finds, what it lets pass, and that nothing hides from it or stops it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.identifiers import MAKERS, MANY, demo_texts, examples, finds, lines_of, noticed, refused
from benchmarks.screening import evasions, innocents
from store.rules.identifiers import (
    Doubtful,
    Identifier,
    doubts_in,
    identifiers_in,
    one_child_in,
    possible_names,
    private_life_in,
)
from tests.loading.conftest import LEFT_OUT, SHARED_PLAN

FALSE_ALARMS = 0.05
NOTICED = 0.95


@pytest.mark.parametrize("kind", MAKERS)
def test_five_hundred_made_up_examples_of_each_kind_are_found(kind: Identifier) -> None:
    made = examples(kind)
    assert len(made) == MANY
    assert [one for one in made if not finds(kind, one)] == []


@given(st.integers(), st.sampled_from(list(MAKERS)), st.text(max_size=40), st.text(max_size=40))
def test_an_identifier_is_found_whatever_stands_around_it(
    seed: int, kind: Identifier, before: str, behind: str
) -> None:
    made = MAKERS[kind](random.Random(seed))
    assert finds(kind, f"{before}; {made}; {behind}")


def test_a_finding_is_a_place_in_the_words_as_typed() -> None:
    words = "Zoë – NHS no. ９４３ ４７６ ５８７０."
    (found,) = identifiers_in(words)
    assert words[found.start : found.end] == "９４３ ４７６ ５８７０"
    assert "943" not in repr(found)


@pytest.mark.parametrize(
    "words",
    [
        "943\u00a0476\u00a05870",
        "943\u2011476\u20115870",
        "943\u200b476\u200b5870",
        "٩٤٣ ٤٧٦ ٥٨٧٠",
        "call <tel:9434765870|943 476 5870>",
        "NHS9434765870",
        "9434765870 2 visits this week",
        "in 2022 943 476 5870",
    ],
)
def test_signs_that_look_alike_hide_no_number(words: str) -> None:
    assert finds(Identifier.NHS_NUMBER, words)


@pytest.mark.parametrize(
    "words",
    [
        "943 476 5871",
        "Ring 0113 222 4444 or 07700 900123",
        "school years 2021-22 2022-23",
        "B801200005002",
        "B1 2nd draft and M3 4th draft are with the board",
        "in LS1 and LS2, and all of BD",
        "rec 7, D1.2, ref: D1, RK3, I.4a",
        "in any case 2022 was late; 12 cases, 120 visits",
        "case 14 of 30 audited",
        "Mosaic upgrade 2022 goes live",
        "children born in 2011, or born after 1 April 2012",
        "dates of birth are missing from 12 files by 1 May 2022",
        "born leaders; dob field added to the form",
        "10 5 2 0 days before, 1 2 3 4 5 6 7 8 9 10",
        "budget 1,250,000 and £4,500.00 on 01/04/2022 at 09:30",
        "A1:XFD1048576",
    ],
)
def test_what_plans_are_full_of_is_let_pass(words: str) -> None:
    assert identifiers_in(words) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Visited with her brother Jack and spoke", "Jack"),
        ("Daughter Amira was seen alone.", "Amira"),
        ("a boy called Tomasz", "Tomasz"),
        ("Ella, aged 7, likes school", "Ella"),
        ("Zoë (aged 12) moved", "Zoë"),
        ("our 7-year-old Sam", "Sam"),
        ("Tom's mum rang", "Tom"),
        ("the mother of Aisha agreed", "Aisha"),
        ("O'Neill is 9 years old", "O'Neill"),
    ],
)
def test_a_possible_name_is_noticed(words: str, named: str) -> None:
    assert [words[start:end] for start, end in possible_names(words)] == [named]


@pytest.mark.parametrize(
    "words",
    [
        "Child Protection Conferences and Child A's plan",
        "Children aged 7, Pupils aged 11 and Boys aged 9",
        "the child Ofsted asked about; child DSL; siblings CIN",
        "Children's parents and the Council's parents' group",
        "Mother of all plans",
        "@Jack's mum",
        "Staff aged 50 to 60, June aged 30 files",
        "child in need, every child is seen",
    ],
)
def test_ordinary_capitals_are_no_names(words: str) -> None:
    assert possible_names(words) == []


@pytest.mark.parametrize(
    "words",
    [
        *("943/476/5919", "943_476_5919", "943,476,5919", "(943) 476 5919", "943\n476\n5919", "943\t476\t5919"),
        *("https://x.example/case?nhs=943%20476%205919", "9 4 3 4 7 6 5 9 1 9", "9\u03324\u03323 476 5919"),
        *(
            "LS1-4AP",
            "LS1.4AP",
            "LS1\n4AP",
            "LS1, 4AP",
            "https://maps.example/?q=LS1+4AP",
            "https://x.example/LS1%25204AP",
        ),
        *("A1234567\n89012", "b. 12/03/2012", "child (12/03/2012)", "AB 12 34 56 C", "&#57;43 476 5919"),
    ],
)
def test_no_way_of_writing_hides_an_identifier(words: str) -> None:
    assert identifiers_in(words) != []


@pytest.mark.parametrize(
    "words",
    [
        *("2021/22 and 2022/23", "12/03/2022", "B1 2nd draft", "07700 900123", "rec 3, 4 and 5", "A1, 4 actions"),
        *(
            "LS1, 4 teams",
            "10,000,000 and 943",
            "at 10 12 14 a meeting",
            "a. 1 July 2022 b. 12 July 2022",
            "1 1 1 1 1 1 1 1 1 1",
        ),
    ],
)
def test_what_only_looks_like_one_is_let_pass(words: str) -> None:
    assert identifiers_in(words) == []


def test_a_place_is_that_of_the_words_as_typed_however_they_were_read() -> None:
    words = "Zoë’s file: ?nhs=943%20476%20591\u03329 & LS1%204AP"
    assert [words[one.start : one.end] for one in identifiers_in(words)] == ["943%20476%20591\u03329", "LS1%204AP"]


def test_most_of_what_people_write_to_get_round_it_is_found() -> None:
    written = evasions()
    assert len(written) >= 150
    assert sum(noticed(*one) for one in written) >= NOTICED * len(written)


def test_few_of_a_councils_own_sentences_raise_an_alarm() -> None:
    sentences = innocents()
    assert len(sentences) >= 200
    assert sum(refused(one) or bool(doubts_in(one)) for one in sentences) <= FALSE_ALARMS * len(sentences)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Mum can be reached on 07700 900123", Doubtful.PHONE),
        ("the parents write from thekhans@post.example", Doubtful.EMAIL),
        ("the carers live at Flat 2, 27 Harbour View Terrace", Doubtful.STREET),
        ("Discussed Kayleigh Marsh at panel", Doubtful.NAME),
        ("Kayleigh Marsh discussed at panel", Doubtful.NAME),
        ("Strategy meeting held on Kayleigh Marsh", Doubtful.NAME),
        ("Kayleigh Marsh went back to the resource panel", Doubtful.NAME),
    ],
)
def test_what_could_lead_to_a_child_is_doubted_where_a_sentence_is_about_one(words: str, kind: Doubtful) -> None:
    assert [one.kind for one in doubts_in(words)] == [kind]
    assert not identifiers_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "Ring the duty team on 01632 960 200",
        "papers to board.papers@council.example",
        "mum's complaint went to complaints@anycouncil.gov.uk",
        "the workshop is at 20 King Street",
        "Discussed at Improvement Board",
    ],
)
def test_offices_and_colleagues_can_be_reached(words: str) -> None:
    assert doubts_in(words) == []


def test_a_colleagues_whole_name_is_no_childs() -> None:
    for words in ("Discussed Kayleigh Marsh at panel", "Kayleigh Marsh's strategy meeting is tomorrow"):
        assert doubts_in(words, lambda name: name == "Kayleigh Marsh") == []


@pytest.mark.parametrize(
    "words",
    [
        "Quality Assurance Framework discussed at panel",
        "Supervision on Critical Thinking started",
        "Tom Reed chairs panel",
    ],
)
def test_what_is_about_practice_beside_a_panel_raises_no_alarm(words: str) -> None:
    assert doubts_in(words) == []


@pytest.mark.parametrize("number", ["QQ 12 34 56 C", "QQ123456C", "BG-12-34-56-A"])
def test_a_number_in_the_shape_of_national_insurance_is_one_whatever_its_letters(number: str) -> None:
    assert [one.kind for one in identifiers_in(f"it is {number}")] == [Identifier.NI_NUMBER]
    assert identifiers_in("DUE BY 10 12 14") == []


@pytest.mark.parametrize(
    "words",
    [
        "the 9-year-old at Riverside",
        "jaydens mum rang again",
        "Jayden's father is in prison",
        "Amira's mum drinks",
        "one lad at the unit set fire to his room",
    ],
)
def test_one_child_is_noticed_without_any_identifier(words: str) -> None:
    assert one_child_in(words)


def test_the_demo_plan_raises_no_alarm() -> None:
    pieces = demo_texts()
    assert len(pieces) > 500
    assert [one for one in pieces if refused(one) or doubts_in(one)] == []


@pytest.mark.shared_plan
def test_few_lines_of_a_published_plan_raise_a_false_alarm() -> None:
    if not SHARED_PLAN.exists():
        pytest.skip(LEFT_OUT)
    lines = lines_of(SHARED_PLAN)
    assert len(lines) > 100
    assert sum(map(bool, map(identifiers_in, lines))) <= FALSE_ALARMS * len(lines)
    assert sum(map(refused, lines)) <= FALSE_ALARMS * len(lines)
    assert sum(map(bool, map(doubts_in, lines))) <= FALSE_ALARMS * len(lines)
    assert sum(map(bool, map(identifiers_in, "\n".join(lines).split(". ")))) <= FALSE_ALARMS * len(lines)


@pytest.mark.parametrize(
    "piece",
    [
        *("1 ", "1", "a", "-", "born ", "dob is ", "A-", "ref: ", "child ", "LS1 4", "12-34-", "Aa'", " "),
        *("%20", "&nbsp;", "A1 ", "9/4", "b. ", "case 123 ", "Aa Bb ", "PEP ", "14 oak ", "a@b.", "0 "),
    ],
)
def test_the_longest_words_that_look_like_many_numbers_are_read_through(piece: str) -> None:
    """Read to the end: patterns that try again and again from each place would not come back."""
    words = (piece * 12_000)[:12_000]
    assert identifiers_in(words) == []
    assert doubts_in(words) == []
    one_child_in(words)
    private_life_in(words)


@pytest.mark.parametrize(
    "said",
    [
        "our worker Emma is off with depression so A1.2 will slip",
        "the team manager is going through a divorce",
        "Priti has left her husband and is in a refuge",
        "Dave's been suspended pending an investigation",
        "she's been signed off with stress until August",
        "the head of service has had a miscarriage",
    ],
)
def test_a_colleagues_own_affair_is_no_ones_else(said: str) -> None:
    assert private_life_in(said)


def test_that_somebody_is_away_is_no_secret() -> None:
    away = ["Emma is off until Thursday", "the PSW is off sick", "two staff are off with flu", *innocents()]
    assert [one for one in away if private_life_in(one)] == []
