"""`glossary`: what the field's words and abbreviations mean, those of this council, and which actions speak of them."""

from collections.abc import Sequence

from commands.advice import say
from commands.cards import Card, Heading, Lines, Part, Table, Text
from commands.errors import CommandError
from commands.language.glossary import Term, defined, field_terms
from commands.language.spans import tokens_of
from commands.language.topics.linking import topic
from commands.language.topics.vocabulary import PlanWords, plan_words
from commands.registry import command
from commands.request import Request
from commands.showing.items import item_lines
from commands.showing.wording import count, echoed, quoted
from store.plan import items

MOST_LINES = 8
VERSUS = " vs "
"""Between words that are told apart."""
HOW = f"The programme lead adds one: {say('glossary add homes project means C14')}."


@command(
    "glossary",
    needs="read",
    says="What a word or abbreviation means, and which actions speak of it",
    usage="glossary [WORD]",
    example="glossary PLO",
    own_words=True,
)
def glossary(request: Request) -> Card:
    words = plan_words(request.session, request.plan)
    asked = " ".join(request.words).strip(" .?!=\"'“”")
    if not asked:
        return _every(request, words)
    if VERSUS in asked:
        return _beside(asked.split(VERSUS), words)
    term = defined(asked, words.council)
    if term is None:
        raise CommandError(f"I know no word {quoted(echoed(asked))}. {say('glossary')} lists those I know. {HOW}")
    card = Card(title=_title(term), redraw=f"glossary {term.word}")
    card.parts = [*_spelt(term), *_speaking_of(request, term, words)]
    return card


def _beside(asked: Sequence[str], words: PlanWords) -> Card:
    """Words of which the difference is asked."""
    found = [term for one in asked if (term := defined(one, words.council)) is not None]
    title = f"{' and '.join(one.word for one in found)}: what each means"
    return Card(title=title, parts=[Text(text=_title(one)) for one in found], redraw=f"glossary {VERSUS.join(asked)}")


def _title(term: Term) -> str:
    if term.council:
        return f"{quoted(term.word)} means {term.says} here."
    word = term.word[:1].upper() + term.word[1:]
    return term.says if term.says.startswith(f"{word}:") else f"{word}: {term.says}"


def _spelt(term: Term) -> list[Part]:
    return [Text(text=f"Also: {', '.join(term.also)}.")] if term.also else []


def _speaking_of(request: Request, term: Term, words: PlanWords) -> list[Part]:
    """The actions whose titles are about it, or that the council means by it."""
    tokens = tokens_of(term.word)
    refs = [one.key for one in topic(tokens, range(len(tokens)), words)]
    found = items.views(request.session, request.plan, refs[:MOST_LINES], request.today)
    if not found:
        return [Text(text="No action's title speaks of it.")]
    more = f", the first {len(found)} of {len(refs)}" if len(refs) > len(found) else ""
    return [Heading(text=f"Speaks of it in the plan{more}"), Lines(lines=item_lines(request, found))]


def _every(request: Request, words: PlanWords) -> Card:
    card = Card(title=f"{count(len(field_terms()) + len(words.council), 'word')} that I know", redraw="glossary")
    if words.council:
        card.parts.append(_table("Words of this council", words.council))
    card.parts.append(_table("Words of the field", field_terms()))
    card.parts.append(Text(text=HOW))
    return card


def _table(caption: str, terms: Sequence[Term]) -> Table:
    return Table(caption=caption, columns=["Word", "Means"], rows=[[one.word, one.says] for one in terms])
