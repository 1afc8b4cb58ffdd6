"""Whatever is asked and whatever is answered: it comes out of a Slack form as it went in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, create_model

from bot.chat.origins import Origin
from bot.conversation.conversation import without_blanks
from bot.demo.actions import held_after
from bot.demo.blocks import checked_view
from bot.demo.elements import initial_state, placed
from bot.slack.form_fields import filled_values
from bot.slack.views import modal
from commands.forms import AskedField, Choice, Day, Form, FormSection, MultiChoice, Number, PersonField, Scale, Words
from commands.plain_text import form_text

Json = dict[str, Any]

patiently = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Case:
    """A field, what somebody does in it, and what a command is to be given."""

    field: AskedField
    selected: Json
    """As the page sends it."""
    type: Any
    begins: Any
    answer: Any


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=75)
TEXTS = WORDS.map(str.strip).filter(bool)
PLAIN = st.text("abc *_<&>xyz", min_size=1, max_size=75).map(str.strip).filter(bool)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
DIGITS = st.integers(-1_000_000, 1_000_000)


def choice(draw: st.DrawFn, about: Json) -> Case:
    options = draw(st.lists(PLAIN, min_size=1, max_size=15, unique=True))
    begins, answer = draw(st.sampled_from(options)), draw(st.sampled_from(options))
    return Case(Choice(options=options, value=begins, **about), {"value": answer}, str, begins, answer)


def multi_choice(draw: st.DrawFn, about: Json) -> Case:
    options = draw(st.lists(TEXTS, min_size=1, max_size=15, unique=True))
    begins, answer = (draw(st.lists(st.sampled_from(options), unique=True)) for _ in range(2))
    return Case(MultiChoice(options=options, value=begins, **about), {"values": answer}, list[str], begins, answer)


def scale(draw: st.DrawFn, about: Json) -> Case:
    steps = draw(st.lists(st.just("") | st.text(max_size=70), min_size=2, max_size=10))
    begins, answer = (draw(st.integers(1, len(steps))) for _ in range(2))
    return Case(Scale(steps=steps, value=begins, **about), {"value": str(answer)}, int, begins, answer)


def number(draw: st.DrawFn, about: Json) -> Case:
    whole, drawn = draw(st.booleans()), sorted(draw(DIGITS) for _ in range(4))
    least, begins, answer, most = (Decimal(one) if whole else Decimal(one) / 1000 for one in drawn)
    field = Number(least=least, most=most, value=begins, whole=whole, **about)
    return Case(field, {"value": f"{answer:f}"}, int if whole else Decimal, begins, answer)


def words(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(st.none() | TEXTS), draw(TEXTS)
    return Case(Words(value=begins, **about), {"value": answer}, str, begins, answer)


def day(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(DAYS), draw(DAYS)
    return Case(Day(value=begins.isoformat(), **about), {"date": answer.isoformat()}, date, begins, answer)


def person(draw: st.DrawFn, about: Json) -> Case:
    begins, answer = draw(st.none() | st.integers(1, 99)), draw(st.integers(1, 99))
    selected = {"user": account(answer)}
    return Case(
        PersonField(value=begins, **about), selected, str, begins and token(account(begins)), token(account(answer))
    )


def account(of: int) -> str:
    return f"U{of:08}"


def token(of: str) -> str:
    return f"@person:{of}"


KINDS: list[Callable[[st.DrawFn, Json], Case]] = [choice, multi_choice, scale, number, words, day, person]


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5))
    return [
        kind(draw, {"name": f"field{place}", "label": draw(TEXTS), "optional": draw(st.booleans())})
        for place, kind in enumerate(kinds)
    ]


@patiently
@given(cases(), TEXTS)
def test_any_answer_survives(asked: list[Case], heading: str) -> None:
    form = form_of([FormSection(title=heading, text=heading), *(one.field for one in asked)])
    blocks = checked_view(modal(form, Origin(), account), "modal", ())["blocks"]
    by_name = {one.field.name: one for one in asked}
    state = {
        block["block_id"]: {element["action_id"]: held_after(element, by_name[block["block_id"]].selected)}
        for block, element in placed(blocks)
    }
    assert given_to_a_command(asked, state) == {one.field.name: one.answer or None for one in asked}
    assert all(one.field.label in form_text(form) for one in asked)


@patiently
@given(cases())
def test_what_a_form_begins_with_comes_back_where_nobody_touches_it(asked: list[Case]) -> None:
    blocks = checked_view(modal(form_of([one.field for one in asked]), Origin(), account), "modal", ())["blocks"]
    assert given_to_a_command(asked, initial_state(blocks)) == {one.field.name: one.begins or None for one in asked}


def form_of(fields: list[Any]) -> Form:
    return Form(title="Any form", submit="Send", handler="any", about={}, fields=fields, in_words="any")


def given_to_a_command(asked: list[Case], state: Json) -> Json:
    """Read, cleared of blanks and validated as an edge does; an empty list counts as nothing."""
    filled = without_blanks(filled_values({"state": {"values": state}}, token))
    fields: Json = {one.field.name: (one.type | None, None) for one in asked}
    model: type[BaseModel] = create_model("Any", **fields)
    return {name: value or None for name, value in model.model_validate(filled).model_dump().items()}
