"""`import answer`: say what a word, a colour or a date of a shared document means, once for all cells that hold it."""

import re
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.registry import Answer, command, form
from commands.request import Request
from commands.showing.imports import shared_document, waiting
from commands.showing.questions import answer_form, questions_of
from commands.showing.wording import echoed, joined, quoted, quoted_printed
from store.documents.answers import answer_to, answers_in
from store.documents.guidance import folded
from store.documents.staged import Ask, Doubt, Option, StagedPlan
from store.loading import stored_imports
from store.models import StagedImport
from store.rules.terms import ImportState

ARTICLE = re.compile(r"^(?:an?|the) ")
CODE = re.compile(r"[0-9a-f]{8}")
MEANS = re.compile(r"\s*(?:=|\bmeans\b|\bis\b)\s*", re.I)


class AnswerForm(BaseModel):
    """One field for each question, named by the question's code."""

    model_config = ConfigDict(extra="allow")


@command(
    "import answer",
    needs="lead_some",
    says="Say what a word or colour in a shared document means, once for all cells that hold it",
    usage="import answer [N] [WORD = MEANING]",
    example="import answer 1 amber fill = at risk",
    changes=True,
    without_plan=True,
    of_plan=False,
)
def answer(request: Request) -> Answer:
    row, words = _meant(request)
    staged = waiting(request, row)
    asked = questions_of(staged)
    if words and (taken := _taken(row, words)) is not None:
        return taken
    if not asked:
        raise CommandError(f"Nothing in {row.source} waits for an answer. {say(f'import {row.id}')} shows it.")
    if not words:
        return answer_form(row, staged)
    if (doubt := asked.get(words[0])) is not None:
        said = " ".join(words[1:])
    else:
        doubt, said = _typed(asked.values(), " ".join(words))
    assert doubt.asks is not None
    chosen = _chosen(doubt.asks, said)
    said_now = answer_to(doubt.asks.field, doubt.asks.word, chosen.means)
    if set(answers_in(said_now)) <= set(answers_in(stored_imports.said_of(row))):
        return _taken_already(row, quoted_printed(doubt.printed), chosen.label)
    stored_imports.answer(request.session, row, said_now)
    return read_again(request, row, f"{quoted_printed(doubt.printed)}: {chosen.label}.")


def _meant(request: Request) -> tuple[StagedImport, list[str]]:
    """The document that is named. Words about another one than waits are about the one that waits, if only one does.

    A press is about its own document alone, since its code may name a question of another one too.
    """
    waits = stored_imports.all_waiting(request.session)
    if len(waits) == 1 and request.words[:1] and request.words[0].isdecimal():
        row = stored_imports.get(request.session, int(request.words[0]))
        typed = MEANS.search(" ".join(request.words[1:])) and not CODE.fullmatch(request.words[1])
        if typed and (row is None or row.state is not ImportState.WAITING):
            return shared_document(request, [str(waits[0].id), *request.words[1:]])
    return shared_document(request, request.words)


def _taken(row: StagedImport, words: list[str]) -> Card | None:
    """What a button says that was pressed again, once its document was read by the first press."""
    known = {one.code: one for one in answers_in(stored_imports.said_of(row))}
    one = known.get(words[0])
    if one is None or words[0] in questions_of(stored_imports.staged_of(row)):
        return None
    return _taken_already(row, one.about, one.means)


def _taken_already(row: StagedImport, about: str, means: str) -> Card:
    return Card(title=f"I have taken that answer already: {about}: {means}. {say(f'import {row.id}')} shows it.")


@form("answer", AnswerForm, needs="lead_some", without_plan=True)
def take(request: Request, values: AnswerForm, about: dict[str, str]) -> Card:
    row, _ = shared_document(request, [about["number"]])
    asked = questions_of(waiting(request, row))
    given = {name.removeprefix("q"): str(words) for name, words in (values.model_extra or {}).items() if words}
    met = {code: words for code, words in given.items() if code in asked}
    if not met:
        raise CommandError("Choose an answer, or leave the form.")
    for code, words in met.items():
        asks = asked[code].asks
        assert asks is not None
        stored_imports.answer(request.session, row, answer_to(asks.field, asks.word, _chosen(asks, words).means))
    return read_again(request, row, "")


def read_again(request: Request, row: StagedImport, said: str) -> Card:
    """Have it read again behind the answer."""
    request.reads = row.id
    return Card(title=f"{said} Reading {row.source} again. This takes a few seconds.".strip())


def question_typed(staged: StagedPlan, words: str) -> tuple[Ask, Option]:
    """The question and the option that somebody types as "achieved = complete".

    Raises:
        CommandError: nothing asks that, or that is no answer to it.
    """
    doubt, said = _typed(questions_of(staged).values(), words)
    assert doubt.asks is not None
    return doubt.asks, _chosen(doubt.asks, said)


def _typed(asked: Iterable[Doubt], words: str) -> tuple[Doubt, str]:
    every = list(asked)
    for sign in MEANS.finditer(words):
        word = folded(words[: sign.start()].strip("“”\"' "))
        for doubt in every:
            if doubt.asks is not None and word in (doubt.asks.word, folded(doubt.printed), f"{doubt.asks.word} fill"):
                return doubt, words[sign.end() :].strip()
    known = joined([quoted(doubt.asks.word) for doubt in every if doubt.asks is not None][:10]) or "nothing"
    raise CommandError(f"Nothing asks about “{echoed(words)}”. It is asked what {known} means.")


def _chosen(asks: Ask, said: str) -> Option:
    words = folded(said.strip(" .“”\"'"))
    for option in asks.options:
        if words in (folded(option.means), folded(option.label), ARTICLE.sub("", folded(option.label))):
            return option
    options = ", ".join(option.label for option in asks.options)
    raise CommandError(f"“{echoed(said)}” is no answer about {quoted(asks.word)}. Say one of: {options}.")
