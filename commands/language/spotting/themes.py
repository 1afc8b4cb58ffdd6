"""Themes in a sentence: by letter, by title, by a word of it, mistyped."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from commands.language.spans import Span, Token
from commands.language.spotting.phrases import word_of
from commands.language.topics.stems import SPELT_RIGHT
from commands.language.topics.vocabulary import PlanWords, ThemeWords
from store.query.model import InTheme

SHORTEST = 4
"""Letters of a word that can name a theme by its title."""
SHORTEST_MENDED = 5
LIKELY = 80
"""Likeness in percent from which a mistyped word is read as one of a theme's title."""
MOST_WRONG = 2
"""Letters that may be wrong: "landing" is not "learning"."""
JOINS = frozenset(["and", "&", "or", ",", "/", "+"])
PLACES = frozenset(["in", "for", "of", "within", "under", "except", "outside", "not", "minus", "excluding", "than"])
"""Words behind which a letter alone is a theme."""
_BEHIND = """
    that which who due are is have has with without only please but and or plus & except not then
"""
BEHIND = frozenset(_BEHIND.split())
"""And those that may follow it there."""
_NOUNS = "actions milestones reds ambers greens greys blues items ones owners"
SEVERAL = frozenset(_NOUNS.split())
"""What a letter may stand before, which no article does."""
_ADJECTIVES = "red amber green grey blue overdue late open unowned blocked"
ADJECTIVES = SEVERAL | frozenset(_ADJECTIVES.split())
ARTICLES = frozenset(["a", "i"])
JUDGED = frozenset(["is", "was", "how", "hows", "wheres", "on", "with", "about", "against", "why", "whys"])
"""Words behind which it is asked how a letter stands."""
_LOOKING = "doing looking getting going coming bearing shaping holding faring ok okay on at behind under in still now"
LOOKING = frozenset(_LOOKING.split())
"""And those that may follow it there, where the letter may be an article."""

AGAINST = frozenset(["or", "and", "&", "than", "vs", "versus", "against", "with", "v"])
LEADING = (["ahead", "of"], ["behind", "of"], ["front", "of"])
_BETWEEN = "front further forward along in is theme doing better worse further behind ahead more fewer less of"
SET_AGAINST = AGAINST | frozenset(_BETWEEN.split())
"""Words between two themes of which one is told from the other."""


@dataclass(frozen=True)
class Themed:
    condition: InTheme
    weak: bool = False
    """Named by one word, which may as well be a word of some title."""


def spot_themes(tokens: Sequence[Token], words: PlanWords) -> list[Span]:
    """Spans whose meaning is `Themed`."""
    titled = _by_title(tokens, words.themes)
    return [
        *_by_letter(tokens, words.themes),
        *_by_letter_alone(tokens, words.themes),
        *titled,
        *_by_bare_letters(tokens, words.themes, titled),
    ]


def _by_letter(tokens: Sequence[Token], themes: Sequence[ThemeWords]) -> list[Span]:
    """ "theme B", "themes A, B and D"."""
    known = {one.letter.lower(): one.letter for one in themes}
    found = []
    for token in tokens:
        if token.stem not in ("theme", "themes"):
            continue
        letters, last, at = list[str](), token.place, token.place + 1
        before = tokens[token.place - 1].typed.strip(" ,.;:?!") if token.place else ""
        if before.lower() in known and before.isupper() and token.stem == "theme":
            found.append(Span(token.place - 1, token.place + 1, Themed(InTheme(letters=(before,)))))
            continue
        while at < len(tokens):
            parts = [part for part in tokens[at].stem.replace("&", "/").split("/") if part]
            if letters and _is_an_article(tokens, at):
                break
            if parts and all(part in known for part in parts):
                letters += [known[part] for part in parts]
                last = at + 1
            elif not letters or (tokens[at].plain and tokens[at].plain not in JOINS):
                break
            at += 1
        if letters:
            found.append(Span(token.place, last, Themed(InTheme(letters=tuple(letters)))))
    return found


def _is_an_article(tokens: Sequence[Token], at: int) -> bool:
    """ "Is theme C a worry": a small "a" behind a letter is another one only where something joins the two."""
    before = tokens[at - 1]
    return (
        tokens[at].typed.strip(" .;:?!") == "a" and before.plain not in JOINS and not before.typed.endswith((",", "/"))
    )


def _by_letter_alone(tokens: Sequence[Token], themes: Sequence[ThemeWords]) -> list[Span]:
    """ "Overdue in C", "actions for A and D": capitals where a theme may stand."""
    known = {one.letter for one in themes}
    found, at = list[Span](), 0
    while at < len(tokens):
        first, letters = at, list[str]()
        while at < len(tokens) and (letter := tokens[at].typed.strip(" ,.;:?!")) in known:
            letters.append(letter)
            at += 1
            if at + 1 < len(tokens) and tokens[at].plain in JOINS and tokens[at + 1].typed.strip(" ,.;:?!") in known:
                at += 1
        if letters and _stands_for_a_theme(tokens, first, at):
            found.append(Span(first, at, Themed(InTheme(letters=tuple(letters)))))
        at = max(at, first + 1)
    return found


def _stands_for_a_theme(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether capitals name a theme: "reds in C", "C reds", "overdue, D". An article is none: "A red one"."""
    before = word_of(tokens[first - 1]) if first else ""
    led = before in PLACES
    behind = tokens[last].plain if last < len(tokens) else ""
    ended = not behind or tokens[last - 1].typed[-1:] in ",.;:?!"
    if tokens[first].plain in ARTICLES and last - first == 1:
        judged = before in JUDGED and (ended or behind in LOOKING)
        return judged or (led and (ended or behind in BEHIND)) or (behind in SEVERAL and not ended)
    if last - first == 1 and before in JUDGED and not behind.isdecimal():
        return True
    return led or behind in ADJECTIVES or (ended and first > 0 and tokens[first - 1].plain in ADJECTIVES)


def _by_bare_letters(tokens: Sequence[Token], themes: Sequence[ThemeWords], titled: Sequence[Span]) -> list[Span]:
    """ "B or D", "is B better than D", "A vs workforce": capitals that something sets against another theme."""
    known = {one.letter for one in themes}
    letters = [one.place for one in tokens if one.typed.strip(" ,.?!:;'s") in known]
    ends = {place: place for place in letters}
    ends |= {place: span.first for span in titled for place in span.places}
    found = set[int]()
    for place in letters:
        for other in (step for step in ends if step > place or step not in letters):
            first, last = min(place, other), max(place, other)
            between = [word for word in (token.plain for token in tokens[first + 1 : last]) if word]
            joins = bool(between) and (between[-1] in AGAINST or between[-2:] in LEADING)
            set_against = joins and SET_AGAINST.issuperset(between)
            if set_against and first != last:
                found |= {place, other} & set(letters)
    return [Span(at, at + 1, Themed(InTheme(letters=(tokens[at].typed.strip(" ,.?!:;'s"),)))) for at in sorted(found)]


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
    if len(typed) < SHORTEST_MENDED or typed in SPELT_RIGHT:
        return None
    likely = [
        theme
        for theme in words.themes
        if any(
            len(word) >= SHORTEST_MENDED
            and fuzz.ratio(typed, word) >= LIKELY
            and OSA.distance(typed, word) <= MOST_WRONG
            for word in _title_words(theme)
        )
    ]
    if len(likely) != 1:
        return None
    said = f"I read “{token.typed.strip(' ,.?!')}” as {likely[0].title}."
    return Span(token.place, token.place + 1, Themed(InTheme(letters=(likely[0].letter,))), guessed=said)
