"""`glossary add WORD means …` and `glossary remove WORD`: what this council calls things of its plan."""

from commands.advice import say
from commands.cards import Button, Buttons, Card, Text
from commands.errors import CommandError
from commands.language.glossary import defined, references_in
from commands.registry import command
from commands.request import Request
from commands.screening import screened, warned
from commands.showing.wording import echoed, joined, quoted
from store.plan import council_words, items

LONGEST_WORD, LONGEST_MEANING = 40, 300
MEANS = " means "
EXAMPLE = "glossary add homes project means C14"


@command(
    "glossary add",
    needs="edit",
    says="Say what your council calls something: an action by its reference, or in words",
    usage="glossary add WORD means REF | MEANING",
    example=EXAMPLE,
    changes=True,
)
def add(request: Request) -> Card:
    word, means, meaning = " ".join(request.words).partition(MEANS)
    word, meaning = word.strip(" \"'“”:"), meaning.strip(" \"'“”").rstrip(".")
    if not (word and means and meaning):
        raise CommandError(f"Say the word and what it means. For example: {say(EXAMPLE)}.")
    for said, most in ((word, LONGEST_WORD), (meaning, LONGEST_MEANING)):
        if len(said) > most:
            raise CommandError(f"That is {len(said):,} characters and holds {most}. Nothing was saved: shorten it.")
    screened(request, "word", f"{word}: {meaning}")
    unknown = [ref for ref in references_in(meaning) if items.get(request.session, request.plan, ref) is None]
    if unknown and not meaning.upper().startswith(("R", "I.", "S")):
        raise CommandError(f"The plan has no {joined(unknown)}. Nothing was saved.")
    before = council_words.add(request.session, request.plan, word, meaning, by=request.person, now=request.now)
    again = f" Before, it meant {echoed(before)}." if before and before != meaning else ""
    card = Card(
        title=f"{quoted(word)} means {meaning} from now on.", parts=[Text(text=f"In questions I read it so.{again}")]
    )
    card.parts.append(Buttons(buttons=[Button(label="Remove it", says=f"glossary remove {word}", about=word)]))
    return warned(request, card, f"glossary remove {word}")


@command(
    "glossary remove",
    needs="edit",
    says="Take a word of your council out of the glossary",
    usage="glossary remove WORD",
    example="glossary remove homes project",
    changes=True,
)
def remove(request: Request) -> Card:
    word = " ".join(request.words).strip(" .?!\"'“”")
    known = council_words.remove(request.session, request.plan, word, by=request.person, now=request.now)
    if known is None:
        what = "a word of the field, which stays" if defined(word) else "no word of your council"
        raise CommandError(f"{quoted(echoed(word))} is {what}. {say('glossary')} lists them.")
    return Card(
        title=f"{quoted(known.word)} is no longer in the glossary.", parts=[Text(text=f"It meant {known.means}.")]
    )
