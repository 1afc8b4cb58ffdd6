"""Themes in a sentence: by letter, by title, by a word of it, mistyped."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from commands.language.spans import Span, Token
from commands.language.spotting.phrases import word_of
from commands.language.vocabulary import PlanWords, ThemeWords
from store.query.model import InTheme

SHORTEST = 4
"""Letters of a word that can name a theme by its title."""
SHORTEST_MENDED = 5
LIKELY = 80
"""Likeness in percent from which a mistyped word is read as one of a theme's title."""
JOINS = frozenset(["and", "&", "or", ",", "/", "+"])


@dataclass(frozen=True)
class Themed:
    condition: InTheme
    weak: bool = False
    """Named by one word, which may as well be a word of some title."""


def spot_themes(tokens: Sequence[Token], words: PlanWords) -> list[Span]:
    """Spans whose meaning is `Themed`."""
    return [*_by_letter(tokens, words.themes), *_by_title(tokens, words.themes)]


def _by_letter(tokens: Sequence[Token], themes: Sequence[ThemeWords]) -> list[Span]:
    """ "theme B", "themes A, B and D"."""
    known = {one.letter.lower(): one.letter for one in themes}
    found = []
    for token in tokens:
        if token.stem not in ("theme", "themes"):
            continue
        letters, last, at = list[str](), token.place, token.place + 1
        while at < len(tokens):
            parts = [part for part in tokens[at].stem.replace("&", "/").split("/") if part]
            if parts and all(part in known for part in parts):
                letters += [known[part] for part in parts]
                last = at + 1
            elif not letters or (tokens[at].plain and tokens[at].plain not in JOINS):
                break
            at += 1
        if letters:
            found.append(Span(token.place, last, Themed(InTheme(letters=tuple(letters)))))
    return found


def _title_words(theme: ThemeWords) -> list[str]:
    return [word.strip(",") for word in theme.nicknames[0].split()]


def _by_title(tokens: Sequence[Token], themes: Sequence[ThemeWords]) -> list[Span]:
    found = []
    plain = [word_of(token) for token in tokens]
    for theme in themes:
        title = [word.replace("-", "").replace("'", "") for word in _title_words(theme)]
        telling = {word for word in title if len(word) >= SHORTEST}
        others = {word for other in themes if other is not theme for word in _title_words(other)}
        for place, word in enumerate(plain):
            if word not in telling or word in others:
                continue
            last = place + 1
            while last < len(plain) and (plain[last] in title or plain[last] in ("", "&")):
                last += 1
            while plain[last - 1] not in telling:
                last -= 1
            lead = place > 0 and plain[place - 1] == "theme"
            trail = last < len(plain) and plain[last] in ("theme", "stream", "workstream")
            weak = last == place + 1 and not lead and not trail
            meaning = Themed(InTheme(letters=(theme.letter,)), weak)
            found.append(Span(place - lead, last + trail, meaning))
    return found


def mistyped_theme(token: Token, words: PlanWords) -> Span | None:
    """The theme that a word of no other meaning is like; one at most."""
    typed = token.plain
    if len(typed) < SHORTEST_MENDED:
        return None
    likely = [
        theme
        for theme in words.themes
        if any(len(word) >= SHORTEST_MENDED and fuzz.ratio(typed, word) >= LIKELY for word in _title_words(theme))
    ]
    if len(likely) != 1:
        return None
    said = f"I read “{token.typed.strip(' ,.?!')}” as {likely[0].title}."
    return Span(token.place, token.place + 1, Themed(InTheme(letters=(likely[0].letter,))), guessed=said)
