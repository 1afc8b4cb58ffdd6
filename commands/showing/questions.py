"""The questions about a document whose answer is one of a few, each once for all cells that it is about."""

from collections.abc import Iterator

from commands.cards import Button, Buttons, Heading, Line, Lines, Part, Section, Text
from commands.forms import Choice, Form
from commands.showing.roles import role_in_words
from commands.showing.wording import clipped, quoted_printed
from store.documents.answers import answers_in, code_of, word_key
from store.documents.guidance import CHILD, Guidance
from store.documents.staged import Ask, Doubt, StagedPlan
from store.models import StagedImport

MOST_ASKED = 4
"""Questions with buttons in one review; the form asks the others."""
MOST_IN_A_FORM = 8
MOST_SAID = 12
LONGEST_PRINTED = 60
LONGEST_HINT = 150
HANDLER = "answer"
COMMAND = "import answer"
"""Two words, since people begin sentences with the second alone, and pulses are answered too."""


def code_of_question(ask: Ask) -> str:
    return code_of(word_key(ask.field, ask.word))


def questions_of(staged: StagedPlan) -> dict[str, Doubt]:
    """Each question once, by its code."""
    found: dict[str, Doubt] = {}
    for doubt in staged.doubts:
        if doubt.asks is not None:
            found.setdefault(code_of_question(doubt.asks), doubt)
    return found


def question_parts(row: StagedImport, staged: StagedPlan) -> list[Part]:
    """Questions with a button for each answer, and what was answered before."""
    asked = questions_of(staged)
    shown = dict(list(asked.items())[: MOST_ASKED if len(asked) > MOST_ASKED + 1 else MOST_ASKED + 1])
    parts: list[Part] = []
    if asked:
        parts.append(Heading(text=f"Please answer ({len(asked)})"))
        parts.append(Lines(lines=[_line(row, code, doubt) for code, doubt in shown.items()]))
    if left := len(asked) - len(shown):
        parts.append(Text(text=f"And {left} more {'question' if left == 1 else 'questions'}."))
    if len(asked) > 1:
        button = Button(label="Answer in a form…", says=f"{COMMAND} {row.id}", about=row.source)
        parts.append(Buttons(buttons=[button]))
    return [*parts, *said_parts(row, staged)]


def _line(row: StagedImport, code: str, doubt: Doubt) -> Line:
    assert doubt.asks is not None
    return Line(
        title=_question(doubt),
        details=[f"Read so far: {doubt.reading}", doubt.where, doubt.why],
        buttons=[
            Button(label=one.label[:75], says=f"{COMMAND} {row.id} {code} {one.means}", about=doubt.asks.word)
            for one in doubt.asks.options
        ],
    )


def said_parts(row: StagedImport, staged: StagedPlan) -> Iterator[Part]:
    """What was said of this document, each with a way back; what its plan remembers is taken back there."""
    own = {one.code for one in answers_in(row.guidance or Guidance())}
    said = answers_in(staged.reading)
    lines = [
        Line(
            title=f"{one.about}: {role_in_words(one.means)}",
            buttons=[Button(label="Take back", says=f"forget answer {row.id} {one.code}", about=one.about)]
            if one.code in own
            else [],
        )
        for one in said[:MOST_SAID]
    ]
    if lines:
        more = [Text(text=f"And {len(said) - len(lines)} more.")] if len(said) > len(lines) else []
        yield Section(title=f"Read as you said ({len(said)})", parts=[Lines(lines=lines), *more])


def _question(doubt: Doubt) -> str:
    printed = quoted_printed(clipped(doubt.printed, LONGEST_PRINTED))
    of_child = doubt.asks is not None and doubt.asks.field == CHILD
    return f"{printed}: does it tell who a child is?" if of_child else f"What does {printed} mean?"


def answer_form(row: StagedImport, staged: StagedPlan) -> Form:
    asked = list(questions_of(staged).items())
    left = len(asked) - MOST_IN_A_FORM
    more = f" {left} more can be answered after these." if left > 0 else ""
    return Form(
        title="What does it mean?",
        submit="Read it again",
        handler=HANDLER,
        about={"number": str(row.id)},
        intro=f"{row.source}: one answer counts for all cells alike. Leave out what you don't know.{more}",
        fields=[_field(code, doubt) for code, doubt in asked[:MOST_IN_A_FORM]],
        in_words=f"{COMMAND} {row.id} WORD = MEANING",
    )


def _field(code: str, doubt: Doubt) -> Choice:
    assert doubt.asks is not None
    return Choice(
        name=f"q{code}",
        label=_question(doubt),
        hint=clipped(f"{doubt.where}. Read so far: {doubt.reading}.", LONGEST_HINT),
        options=[one.label[:75] for one in doubt.asks.options],
        optional=True,
    )
