"""`add action TITLE`: something new in the plan, in a theme and with the next number in it."""

from dataclasses import dataclass
from datetime import date

from commands.advice import say
from commands.cards import Button, Buttons, Card, Question, Text
from commands.errors import CommandError
from commands.language.days import read_day
from commands.language.names import spelt_out
from commands.language.typed_dates import ANYWAY, PAST, ask_once_more, fits_button, split_sure
from commands.registry import Answer, command
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.items import summary
from commands.showing.wording import clipped, day, joined
from store.models import Theme
from store.plan import edits, items, plans
from store.query import executing
from store.query.model import InTheme, OfKind, Query
from store.rules.folding import folded
from store.rules.terms import Kind, Precision

LONGEST = 300
LONGEST_LABEL = 60
BY = " by "


@dataclass(frozen=True)
class _Wanted:
    title: str
    due: date | None
    sure: bool


@command(
    "add action",
    needs="edit",
    says="Add an action to the plan, in a theme, with a date or without one",
    usage="add action [theme LETTER] TITLE [by DATE]",
    example="add action theme A Agree how schools refer by 30 September",
    changes=True,
    undo=True,
)
def add_action(request: Request) -> Answer:
    themes = list(plans.themes(request.session, request.plan))
    letter, words = _theme_said(request.words)
    wanted = _wanted(request, spelt_out(request.session, " ".join(words)).strip())
    screened(request, "title", wanted.title)
    if letter is None and len(themes) > 1:
        return _which_theme(themes, wanted)
    theme = _theme(themes, letter)
    if wanted.due is not None and wanted.due < request.today and not wanted.sure:
        says = f"add action {_in(theme)}{wanted.title}{BY}{wanted.due.isoformat()} {ANYWAY}"
        return ask_once_more(PAST, "Yes, add it", says, wanted.title)
    return _add(request, theme, wanted)


def _theme_said(words: list[str]) -> tuple[str | None, list[str]]:
    if len(words) > 1 and words[0].lower() == "theme":
        return words[1].strip(",:;."), words[2:]
    return None, words


def _wanted(request: Request, said: str) -> _Wanted:
    """The title, and the date that may stand behind it; "by" may as well be a word of the title."""
    title, by, when = said.rpartition(BY)
    named, sure = split_sure(when)
    due = None
    if by and title.strip():
        try:
            due = read_day(named, request.today)
        except CommandError:
            if any(letter.isdigit() for letter in named):
                raise
    title = title.strip() if due is not None else said
    if not title:
        raise CommandError(f"Say what will be done. For example: {say('add action Agree how schools refer')}.")
    if len(title) > LONGEST:
        raise CommandError(
            f"That title is {len(title):,} characters and holds {LONGEST}. Nothing was added: shorten it."
        )
    return _Wanted(title, due, sure)


def _theme(themes: list[Theme], letter: str | None) -> Theme | None:
    if letter is None:
        return themes[0] if themes else None
    found = next((one for one in themes if one.letter.lower() == letter.lower()), None)
    if found is None:
        known = joined([one.letter for one in themes])
        raise CommandError(f"The plan has no theme {letter}. Its themes are {known}. Nothing was added.")
    return found


def _in(theme: Theme | None) -> str:
    return f"theme {theme.letter} " if theme else ""


def _which_theme(themes: list[Theme], wanted: _Wanted) -> Question:
    due = f"{BY}{wanted.due.isoformat()}{f' {ANYWAY}' if wanted.sure else ''}" if wanted.due else ""
    buttons = [
        Button(
            label=clipped(f"{one.letter}: {one.title}", LONGEST_LABEL),
            says=f"add action {_in(one)}{wanted.title}{due}",
            about=wanted.title,
        )
        for one in themes
    ]
    if not all(fits_button(one.says) for one in buttons):
        raise CommandError(f"Say the theme in front: {say(f'add action theme {themes[0].letter} …')}.")
    return Question(
        title=f"In which theme does “{wanted.title}” stand?",
        parts=[
            Text(text="It gets the next number there. Nothing is added yet."),
            Buttons(buttons=list(buttons)),
        ],
    )


def _add(request: Request, theme: Theme | None, wanted: _Wanted) -> Card:
    """The same words sent twice add once."""
    there = Query(where=(OfKind(kinds=(Kind.ACTION,)), *([InTheme(letters=(theme.letter,))] if theme else [])))
    for one in executing.every(request.session, request.plan, there, request.today):
        if folded(one.title) == folded(wanted.title):
            return Card(title=f"{one.ref} {one.title} is already there.", items=[summary(one)])
    action = edits.add_action(
        request.session,
        request.plan,
        theme,
        wanted.title,
        wanted.due,
        Precision.DAY if wanted.due else None,
        by=request.person,
        now=request.now,
    )
    due = f", due {day(wanted.due, request.today)}" if wanted.due else ""
    dated = "" if wanted.due else f" It has no date yet: {say(f'set {action.ref} due DATE because WHY agreed by WHO')}."
    card = Card(
        title=f"Added {action.ref} {action.title}{due}.",
        parts=[Text(text=f"Nobody owns it yet: {say(f'assign {action.ref} @person')}.{dated}")],
        items=[summary(items.view(request.session, action, request.today))],
    )
    return warned(request, card, f"reword {action.ref} title")
