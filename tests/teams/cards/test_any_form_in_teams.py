"""Whatever is asked and whatever is answered: it comes out of a Teams card as it went in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, create_model

from bot.conversation.conversation import without_blanks
from bot.demo.teams.card_schema import faults_in
from bot.teams.form_fields import filled_values
from bot.teams.forms import NOT_SAVED, form_card, sealed_form_card
from commands.forms import AskedField, Choice, Day, Form, FormSection, MultiChoice, Number, PersonField, Scale, Words
from tests.sampler import SURVEY
from tests.teams.reading import said
from tests.teams.strict import mistakes, nodes

Json = dict[str, Any]

patiently = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Case:
    """A field, what somebody puts into it, and what a command is to be given."""

    field: AskedField
    puts: str | list[str]
    """What stands in the field then, or which of its options are chosen."""
    type: Any
    begins: Any
    answer: Any


TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=75)
    .map(str.strip)
    .filter(bool)
)
DIGITS = st.integers(-1_000_000, 1_000_000)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def choice(draw: st.DrawFn, about: Json) -> Case:
    options = draw(st.lists(TEXTS, min_size=1, max_size=15, unique=True))
    begins, answer = draw(st.sampled_from(options)), draw(st.sampled_from(options))
    return Case(Choice(options=options, value=begins, **about), answer, str, begins, answer)


def multi_choice(draw: st.DrawFn, about: Json) -> Case:
    options = draw(st.lists(TEXTS, min_size=1, max_size=15, unique=True))
    begins, answer = (draw(st.lists(st.sampled_from(options), unique=True)) for _ in range(2))
    return Case(MultiChoice(options=options, value=begins, **about), answer, list[str], begins, answer)


def scale(draw: st.DrawFn, about: Json) -> Case:
    steps = draw(st.lists(st.just("") | st.text(max_size=70), min_size=2, max_size=10))
    begins, answer = (draw(st.integers(1, len(steps))) for _ in range(2))
    return Case(Scale(steps=steps, value=begins, **about), str(answer), int, begins, answer)


def number(draw: st.DrawFn, about: Json) -> Case:
    whole, drawn = draw(st.booleans()), sorted(draw(DIGITS) for _ in range(4))
    least, begins, answer, most = (Decimal(one) if whole else Decimal(one) / 1000 for one in drawn)
    field = Number(least=least, most=most, value=begins, whole=whole, **about)
    return Case(field, f"{answer:f}", int if whole else Decimal, begins, answer)


def words(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(st.none() | TEXTS), draw(TEXTS)
    return Case(Words(value=begins, **about), answer, str, begins, answer)


def day(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(DAYS), draw(DAYS)
    return Case(Day(value=begins.isoformat(), **about), answer.isoformat(), date, begins, answer)


def person(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(st.none() | st.integers(1, 99)), draw(st.integers(1, 99))
    begun = token(account(begins)) if begins else None
    return Case(PersonField(value=begins, **about), account(answer), str, begun, token(account(answer)))


def account(of: int) -> str:
    return f"00000000-0000-4000-8000-{of:012}"


def token(account: str) -> str:
    return f"@person:{int(account[-12:])}"


KINDS: list[Callable[[st.DrawFn, Json], Case]] = [choice, multi_choice, scale, number, words, day, person]


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5))
    return [
        kind(draw, {"name": f"field{place}", "label": draw(TEXTS), "optional": draw(st.booleans())})
        for place, kind in enumerate(kinds)
    ]


def form_of(fields: list[Any]) -> Form:
    return Form(title="Any form", submit="Send", handler="any", about={}, fields=fields, in_words="any")


def sent(card: Json, puts: dict[str, str | list[str]]) -> Json:
    """What Teams sends when somebody has put these into the fields, by name, and left the others as they stood."""
    data = dict(submit(card)["data"])
    for field in inputs(card):
        name = field["id"].partition(".")[2]
        data[field["id"]] = _put(field, puts[name]) if name in puts else field.get("value", "")
    return data


def _put(field: Json, value: str | list[str]) -> str:
    if not field.get("choices"):
        assert isinstance(value, str)
        return value
    by_title = {one["title"]: one["value"] for one in field["choices"]}
    assert len(by_title) == len(field["choices"]), "two options read alike"
    values = list(by_title.values())
    if isinstance(value, str):
        assert value in values
        return value
    return ",".join(one for one in values if _option(one) in value)


def _option(value: str) -> str:
    """What stands behind it: a comma in it would part what was chosen."""
    return (filled_values({"multi_choice.x": value}, token)["x"] or [""])[0]


def submit(card: Json) -> Json:
    return next(one for one in nodes(card) if one.get("verb") in ("form", "ballot"))


def inputs(card: Json) -> list[Json]:
    return [one for one in nodes(card) if one["type"].startswith("Input.")]


def given_to_a_command(asked: list[Case], data: Json) -> Json:
    """Read, cleared of blanks and validated as an edge does; an empty list counts as nothing."""
    filled = without_blanks(filled_values(data, token))
    fields: Json = {one.field.name: (one.type | None, None) for one in asked}
    model: type[BaseModel] = create_model("Any", **fields)
    return {name: value or None for name, value in model.model_validate(filled).model_dump().items()}


@patiently
@given(cases(), TEXTS)
def test_any_answer_survives(asked: list[Case], heading: str) -> None:
    form = form_of([FormSection(title=heading, text=heading), *(one.field for one in asked)])
    card = form_card(form, "kept", person_of=account)
    assert mistakes(card) == faults_in(card) == []
    data = sent(card, {one.field.name: one.puts for one in asked})
    assert data["kept"] == "kept"
    found = given_to_a_command(asked, data)
    assert {name: as_a_set(one) for name, one in found.items()} == {
        one.field.name: as_a_set(one.answer or None) for one in asked
    }


def as_a_set(value: Any) -> Any:
    """Teams gives what was chosen in the order of the options."""
    return sorted(value) if isinstance(value, list) else value


@patiently
@given(cases())
def test_what_a_form_begins_with_comes_back_where_nobody_touches_it(asked: list[Case]) -> None:
    card = form_card(form_of([one.field for one in asked]), "", person_of=account)
    assert given_to_a_command(asked, sent(card, {})) == {one.field.name: one.begins or None for one in asked}


@patiently
@given(cases())
def test_what_was_typed_stands_in_the_form_again_beside_what_is_wrong(asked: list[Case]) -> None:
    form = form_of([one.field for one in asked])
    first = form_card(form, "", person_of=account)
    typed = filled_values(sent(first, {one.field.name: one.puts for one in asked}), token)
    errors = {one.field.name: "Look at it again." for one in asked}
    again = form_card(form, "", values=typed, errors=errors, person_of=account)
    assert mistakes(again) == faults_in(again) == []
    assert filled_values(sent(again, {}), token) == typed
    assert said([again]).count("⚠ Look at it again.") == len(asked)
    assert NOT_SAVED in said([again])


@pytest.mark.parametrize("chosen", [["IT, phones"], ["50%", "a%2Cb", "IT, phones"], [",", "%"], []])
def test_an_option_may_hold_what_parts_the_options(chosen: list[str]) -> None:
    """Teams puts commas between what was chosen, and none around a comma of its own."""
    options = ["IT, phones", "IT", "phones", "50%", "a%2Cb", ",", "%"]
    (field,) = inputs(form_card(form_of([MultiChoice(name="x", label="Which?", options=options, value=chosen)]), ""))
    assert not any("," in one["value"] for one in field["choices"])
    assert filled_values({"multi_choice.x": field.get("value", "")}, token) == {"x": chosen}


def test_a_form_says_all_that_it_asks() -> None:
    form = SURVEY.model_copy(update={"said_last": "Last week: fine."})
    card = form_card(form, "{}")
    assert mistakes(card) == []
    read = said([card])
    for field in form.fields:
        assert (field.title if isinstance(field, FormSection) else field.label) in read
    hints = ["Three at most.", "A whole number from 0 to 60", "A number, 0 or more"]
    for words in ("Nobody sees who said what.", "Last week: fine.", "4 – Agree", "IT & phones", *hints):
        assert words in read


def test_what_is_needed_says_so_before_it_is_sent() -> None:
    fields = {one["id"]: one for one in inputs(form_card(SURVEY, "{}"))}
    assert fields["choice.team"]["isRequired"] is True
    assert fields["choice.team"]["errorMessage"] == "This is needed. Fill it in, then save again."
    assert fields["number.cases"]["errorMessage"] == "Give a whole number from 0 to 60."
    assert "isRequired" not in fields["words.note"]


def test_few_options_are_boxes_and_many_a_menu() -> None:
    fields = {one["id"]: one for one in inputs(form_card(SURVEY, "{}"))}
    assert (fields["multi_choice.topics"]["style"], fields["multi_choice.boards"]["style"]) == ("expanded", "compact")


def test_a_person_is_picked_among_all_colleagues() -> None:
    """A search of the conversation alone would find nobody else in a personal chat."""
    (field,) = inputs(form_card(form_of([PersonField(name="who", label="Who?", value=7)]), "", person_of=account))
    assert field["choices.data"] == {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
    assert field["value"] == account(7)


@pytest.mark.parametrize(
    ("value", "read"),
    [(17, "17"), (17.0, "17"), (2.25, "2.25"), ("17", "17"), ("", None), (None, None)],
)
def test_a_number_is_read_whichever_way_a_client_sends_it(value: Any, read: str | None) -> None:
    assert filled_values({"number.cases": value, "action": "form", "kept": "{}"}, token) == {"cases": read}


def test_the_buttons_of_a_form_are_to_send_it_and_to_leave_it() -> None:
    actions = form_card(SURVEY, "kept")["body"][-1]["actions"]
    assert [(one["title"], one["verb"], one["associatedInputs"]) for one in actions] == [
        ("Send", "form", "auto"),
        ("Cancel", "cancel", "none"),
    ]
    assert actions[1]["data"] == {"action": "cancel", "kept": "kept"}


def test_a_sealed_form_comes_back_by_a_door_of_its_own() -> None:
    sealed = SURVEY.model_copy(update={"sealed": True})
    card = sealed_form_card(sealed, "hidden")
    assert mistakes(card) == []
    assert submit(card)["data"] == {"action": "ballot", "kept": "hidden"}
    assert "survey" not in json.dumps(card).lower()
    with pytest.raises(AssertionError):
        form_card(sealed, "kept")
