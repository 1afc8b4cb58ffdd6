"""Reads a question into a query, and accounts for every word: what none of them means is handed back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from commands.language.bearing import unborne
from commands.language.context import ReadingContext
from commands.language.doubting import other_readings
from commands.language.followups.following import follow
from commands.language.followups.pointing import points
from commands.language.gathering.combined import Combined
from commands.language.gathering.combining import combined
from commands.language.glossary import asked_for, meaning_asked, told_apart
from commands.language.mending import mended
from commands.language.offering import MOST_NAMED, offered
from commands.language.own_words import read_own_words
from commands.language.sense import Sense
from commands.language.spans import Span, Token, tokens_of
from commands.language.spotting.dates import DateMeaning, NoDatesHeld, held_for
from commands.language.spotting.every import left_over, spotted
from commands.language.spotting.fillers import LEADING, spot_fillers
from commands.language.spotting.meanings import Ask, Either, Filler, Sign, Starred
from commands.language.spotting.meeting_questions import meeting_asked
from commands.language.spotting.parts import second_question
from commands.language.spotting.people import Nobody, PeopleMeaning, Whom, not_of_people
from commands.language.spotting.phrases import word_of
from commands.language.spotting.references import Mentioned
from commands.language.topics.linking import Linked, link, topic
from commands.language.topics.titles import KINDS, among_titles, soft_places
from commands.language.unheld import Unheld, unheld
from commands.language.wanted.intents import query_of
from commands.showing.wording import joined
from store.plan import items
from store.query import executing
from store.query.model import Coloured, Is, OneOf, Query, Subject, Wanted
from store.query.often import owned_by

MOST_CHOICES = 5
MYSELF = frozenset(["i", "im", "i'm", "my", "mine", "me", "myself", "ive", "i've"])
FRAME = 4
"""Words of a whole turn of phrase that asks how something stands."""
SMALL = 3
"""Letters of words that name no topic."""
MOST_LEFT = 3
"""Words that may be left over where one item is meant, whose card has all."""
_TOLD_BY_A_CARD = """
    last since decided decision decide agreed approved move moved moving problem problems issue issues
    blocker blockers obstacle barrier history original originally latest left stage now first reason reasons latest
    started stand standing supposed meant promised date dates times deadline completed done theme actually
"""
TOLD_BY_A_CARD = frozenset(_TOLD_BY_A_CARD.split())
"""Of one item its card says these, where there is anything to say."""
ASKING = frozenset(["what", "whats", "which", "any", "anything", "hows"])
"""Words that ask wherever they stand, beside those that say what."""
_OPENING = "is are was were has have had do does did can could will would should isnt arent wasnt hasnt didnt shouldnt"
OPENING = frozenset(_OPENING.split())
"""Words that ask where a sentence begins with them."""
VERSUS = frozenset(["vs", "versus", "compared", "comparing", "comparison"])
STRIPPED = " ,;:.?!“”\"'()"


@dataclass
class QuestionReading:
    query: Query | None = None
    """What is asked; where words are left over, or several things may be meant, as far as it is known."""
    unused: list[str] = field(default_factory=list)
    """Words that mean nothing here, as typed."""
    guesses: list[str] = field(default_factory=list)
    """Sentences on what was read although it was not typed so."""
    choices: list[Query] = field(default_factory=list)
    """What it may mean, where that is several things."""
    offers: list[Query] = field(default_factory=list)
    """Whole questions to ask back where it is unsure, made of what was understood; the likeliest first."""
    says: str = ""
    """The words of a command that answers it."""
    sentence: str = ""
    """Why it cannot be answered."""
    held: Unheld | None = None
    """What it asks for that no plan holds."""
    asks: frozenset[Ask] = frozenset()
    found: Combined = field(default_factory=Combined)
    refers: bool = False
    """Whether it points to something that was spoken of before."""

    @property
    def sure(self) -> bool:
        return self.query is not None and not (self.unused or self.choices or self.sentence or self.refers)


def read_question(tokens: Sequence[Token], context: ReadingContext) -> QuestionReading:
    """What a sentence asks. Nothing is answered here, and nothing is left out without being said."""
    own = " ".join(token.typed for token in tokens)
    if (ours := read_own_words(own, context.session, context.plan, context.person, context.today)) is not None:
        return QuestionReading(query=ours)
    if (says := meeting_asked(tokens, held_for(context.session, context.plan))) is not None:
        return QuestionReading(says=says)
    council = context.plan_words.council
    if (two := told_apart(own, council)) is not None:
        return QuestionReading(says=f"glossary {two[0].word} vs {two[1].word}")
    if (term := asked_for(own, council) or meaning_asked(tokens, council)) is not None:
        return QuestionReading(says=f"glossary {term.word}")
    return _Reader(tokens, context).read()


class _Reader:
    def __init__(self, tokens: Sequence[Token], context: ReadingContext) -> None:
        self._tokens, self._context = tokens, context
        self._reading = QuestionReading()

    def read(self) -> QuestionReading:
        reading = self._reading
        spans = spotted(self._tokens, self._context)
        if all(isinstance(span.meaning, Filler) for span in spans):
            spans = self._without_purposes(spans)
        beside = {place for span in spans if span.meaning is Filler.BESIDE for place in span.places}
        free = set(not_of_people(self._tokens, spans)) - beside - _framing(spans)
        if (held := unheld(self._tokens, self._context.plan_words, free)) is not None:
            return self._not_held(held, spans)
        if left := left_over(self._tokens, spans):
            self._tokens, spans, guesses = mended(self._tokens, spans, left, self._context)
            reading.guesses += guesses
            left = left_over(self._tokens, spans)
        reading.asks = frozenset(span.meaning for span in spans if isinstance(span.meaning, Ask))
        understood = [self._spoken_of(span) for span in spans]
        spans, linked = self._linked(spans, left)
        spans = [self._spoken_of(span) for span in spans]
        reading = self._asked(spans, linked)
        if not reading.sure:
            reading.offers = self._offers(understood, left, linked)
        return reading

    def _not_held(self, held: Unheld, spans: Sequence[Span]) -> QuestionReading:
        """Where a title has what else was said, what is not held may not be what was asked: asked back."""
        if not held.titled:
            return QuestionReading(held=held)
        cards = [_card_of(one) for one in held.titled]
        return QuestionReading(choices=cards, offers=offered(self._sense(spans, None), None, cards, []))

    def _offers(self, understood: Sequence[Span], left: Sequence[int], linked: Sequence[Linked]) -> list[Query]:
        """From what was understood before titles took any words of it."""
        reading = self._reading
        near = linked or link(
            self._tokens, [*left, *soft_places(self._tokens, understood)], self._context.plan_words, KINDS
        )
        named = [one.subject for one in near] or self._of_a_topic(left)
        own = None if reading.refers or (reading.choices and not reading.unused) else reading.query
        mine = {token.plain for token in self._tokens} & MYSELF
        me = owned_by(self._context.person) if mine else None
        return offered(self._sense(understood, None), own, reading.choices, named, me)

    def _without_purposes(self, spans: list[Span]) -> list[Span]:
        """ "Is there a date for the plans review": what stands alone is no purpose."""
        purposes = [
            one for one in spans if one.meaning is Filler.BESIDE and self._tokens[one.first].plain in ("for", "on")
        ]
        inside = {place for one in purposes for place in one.places}
        small = [one for one in spot_fillers(self._tokens) if inside.issuperset(one.places)]
        return sorted([*(one for one in spans if one not in purposes), *small], key=lambda one: one.first)

    def _of_a_topic(self, left: Sequence[int]) -> list[Subject]:
        """Where many titles have a word that was left over: those under the conditions beside it, if they are few."""
        about = topic(
            self._tokens, [place for place in left if len(self._tokens[place].plain) > 3], self._context.plan_words
        )
        where = self._reading.found.where
        if not about or not where:
            return []
        query = Query(where=(*where, OneOf(refs=tuple(one.key for one in about))))
        context = self._context
        found = executing.page(context.session, context.plan, query, context.today, 1, MOST_NAMED)
        return [Subject(kind="item", key=one.ref) for one in found.items] if found.total <= MOST_NAMED else []

    def _linked(self, spans: list[Span], left: Sequence[int]) -> tuple[list[Span], list[Linked]]:
        """What titles say; not where references name items, which say it better."""
        named = (span.meaning for span in spans if isinstance(span.meaning, Mentioned))
        if not left or any(subject.kind == "item" for one in named for subject in one.subjects):
            return spans, []
        return among_titles(self._tokens, spans, left, self._context)

    def _asked(self, spans: Sequence[Span], linked: Sequence[Linked]) -> QuestionReading:
        reading = self._reading
        best = linked[0] if linked and linked[0].sure else None
        sense = self._sense(spans, best)
        reading.found = sense.combined
        reading.query = query_of(sense)
        reading.sentence = _why_not(spans, sense.combined)
        if reading.sentence and any(isinstance(span.meaning, Nobody) for span in spans):
            reading.sentence += self._whose(sense)
        reading.guesses += [span.guessed for span in spans if span.guessed and span.guessed not in reading.guesses]
        reading.guesses += [best.guessed] if best and best.guessed else []
        if linked and (best is None or not self._uses(best.subject)):
            reading.choices = [_card_of(one.subject) for one in linked[:MOST_CHOICES]]
        reading.choices += self._readings_of_either(spans)
        if best is not None and self._only_times(best):
            # "Due before the peer challenge week": its day is what is meant, and nobody said which list.
            reading.choices.append(_card_of(best.subject))
        if not (reading.query and reading.query.wanted is Wanted.COUNT and reading.query.group):
            reading.choices += self._parts(spans)
        reading.refers = self._refers(sense) or (points(sense) and not sense.items and not sense.linked)
        if (followed := follow(sense, reading.query, self._context)) is not None:
            reading.query, reading.refers = followed.query, False
            reading.choices = list(followed.instead)
        elif reading.refers and len(self._context.asked) == 1 and not sense.items and self._only_asks(sense):
            # Under a question about one item, "this one" is that item.
            one = Subject(kind="item", key=self._context.asked[0])
            reading.query = Query(wanted=Wanted.WHY if Ask.WHY in sense.asks else Wanted.CARD, subjects=(one,))
            reading.refers = False
        elif reading.query is not None and (several := other_readings(sense, reading.query)) is not None:
            reading.choices = list(dict.fromkeys([*reading.choices, *several]))
        taken = {place for one in linked[: 1 if best else MOST_CHOICES] for place in one.places}
        left = [place for place in left_over(self._tokens, spans) if place not in taken]
        if not self._told_by_the_card(best, left):
            reading.unused = [self._typed(place) for place in left]
        reading.unused += self._unclear(spans, sense)
        if reading.sure and reading.query is not None:
            reading.unused = [
                " ".join(map(self._typed, span.places))
                for span in unborne(sense, reading.query, follows=followed is not None)
            ]
        return reading

    def _only_asks(self, sense: Sense) -> bool:
        """Whether nothing is told beside it: "what is this, it's done" tells how it stands."""
        dated = any(isinstance(span.meaning, DateMeaning | Starred) for span in sense.spans)
        return not dated and all(isinstance(one, Coloured) for one in sense.combined.where)

    def _whose(self, sense: Sense) -> str:
        """Who owns what was named beside somebody whom nobody knows: "who is Priya, she says she owns C5"."""
        named = [one.key for one in sense.items if one.kind == "item"]
        row = items.get(self._context.session, self._context.plan, named[0]) if len(named) == 1 else None
        if row is None:
            return ""
        owner = items.view(self._context.session, row, self._context.today).owner
        return f" {row.ref} is owned by {owner}." if owner else f" Nobody owns {row.ref}."

    def _only_times(self, best: Linked) -> bool:
        first = min(best.places)
        while first and self._tokens[first - 1].plain in ("the", "our", "this", "that", "next"):
            first -= 1
        return first > 0 and self._tokens[first - 1].plain in ("before", "after", "since", "until", "till")

    def _parts(self, spans: Sequence[Span]) -> list[Query]:
        """What each half of "how many are done and how many are left" asks by itself."""
        at = second_question(self._tokens, spans)
        if not at:
            return []
        halves = (self._tokens[: at - 1], self._tokens[at:])
        asked = [
            _Reader(tokens_of(" ".join(token.typed for token in half)), self._context).read().query for half in halves
        ]
        return [query for query in asked if query is not None] if all(asked) else []

    def _sense(self, spans: Sequence[Span], best: Linked | None) -> Sense:
        found = combined(self._tokens, spans, self._context.today)
        return Sense(self._tokens, spans, found, self._context.today, best.subject if best else None)

    def _uses(self, subject: Subject) -> bool:
        query = self._reading.query
        if query is None:
            return False
        return subject in query.subjects or subject.kind == "recommendation" or subject.key in query.carried()

    def _typed(self, place: int) -> str:
        return self._tokens[place].typed.strip(STRIPPED)

    def _unclear(self, spans: Sequence[Span], sense: Sense) -> list[str]:
        """What was known as a word, and has no meaning where it stands."""
        if self._is_card():
            return []
        doubtful = spans if sense.combined.doubtful else ()
        signs = [one for one in doubtful if isinstance(one.meaning, Sign) and one.meaning not in (Sign.AND, Sign.BUT)]
        if self._reading.query is not None and not (
            self._reading.query.wanted is Wanted.COMPARISON or sense.combined.period
        ):
            # "Done in June versus May": neither alone is what is asked.
            signs += [one for one in spans if one.meaning is Ask.COMPARE and self._typed(one.first) in VERSUS]
        unclear = [*sense.combined.loose, *signs]
        return [" ".join(map(self._typed, span.places)) for span in unclear]

    def _is_card(self) -> bool:
        query = self._reading.query
        if query is None or query.wanted not in (Wanted.CARD, Wanted.WHY):
            return False
        return query.wanted is Wanted.CARD or bool(query.subjects)

    def _told_by_the_card(self, best: Linked | None, left: Sequence[int]) -> bool:
        """A card tells all that is known of one item: what else was asked of it is said to be not understood."""
        most = min(len(best.places), MOST_LEFT) - 1 if best else MOST_LEFT
        asks = bool(self._reading.asks) or bool(ASKING & set(map(word_of, self._tokens))) or self._opens_asking()
        if not left or not self._is_card() or self._reading.choices or len(left) > most or not asks:
            return False
        unheard = [place for place in left if word_of(self._tokens[place]) not in TOLD_BY_A_CARD]
        if not unheard:
            return True
        words = joined([f"“{self._typed(place)}”" for place in unheard])
        self._reading.guesses.append(f"I did not understand {words}. This is all that is known of it.")
        return True

    def _opens_asking(self) -> bool:
        words = (token.plain.replace("'", "") for token in self._tokens)
        first = next((word for word in words if word not in LEADING), "")
        return first in OPENING or self._tokens[-1].typed.endswith("?")

    # -- what may be meant

    def _readings_of_either(self, spans: Sequence[Span]) -> list[Query]:
        """The whole question for each that a name or word may mean."""
        for at, span in enumerate(spans):
            meanings: list[object] = []
            if isinstance(span.meaning, PeopleMeaning) and span.meaning.ambiguous:
                meanings = [PeopleMeaning((one,), Whom.ONE) for one in span.meaning.ambiguous[:MOST_CHOICES]]
            elif isinstance(span.meaning, Either):
                meanings = [Is(states=(one,)) for one in span.meaning.states]
            if meanings:
                anew = [[*spans[:at], replace(span, meaning=one), *spans[at + 1 :]] for one in meanings]
                return [query for one in anew if (query := query_of(self._sense(one, None))) is not None]
        return []

    # -- what was spoken of before

    def _spoken_of(self, span: Span) -> Span:
        """ "She" is the person of the last question."""
        if isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.PRONOUN:
            person = _person_of(self._context.previous) or self._owner_of_it()
            return replace(span, meaning=PeopleMeaning((person,), Whom.ONE)) if person is not None else span
        return span

    def _owner_of_it(self) -> int | None:
        """ "What else does she own", behind a question about one action: its owner."""
        previous = self._context.previous
        if previous is None or len(previous.subjects) != 1 or previous.subjects[0].kind != "item":
            return None
        item = items.get(self._context.session, self._context.plan, previous.subjects[0].key)
        return item.owner_id if item is not None else None

    def _refers(self, sense: Sense) -> bool:
        person = any(
            isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.PRONOUN for span in sense.spans
        )
        found = sense.combined
        thing = sense.says(Filler.PRONOUN) and not (sense.items or found.where or found.order or sense.nouns)
        return person or thing


def _framing(spans: Sequence[Span]) -> set[int]:
    """ "Would the chair be happy with Workforce" asks how that stands, and nothing that the chair said."""
    frames = (span for span in spans if span.meaning in (Ask.STATUS, Ask.HOW) and span.last - span.first >= FRAME)
    return {place for span in frames for place in span.places}


def _card_of(subject: Subject) -> Query:
    return Query(wanted=Wanted.CARD, subjects=(subject,))


def _person_of(query: Query | None) -> int | None:
    """The one person that a question was about."""
    if query is None:
        return None
    people = {int(one.key) for one in query.subjects if one.kind == "person"}
    people |= {person for one in query.where if one.field == "owner" and not one.negated for person in one.people}
    return people.pop() if len(people) == 1 else None


def _why_not(spans: Sequence[Span], found: Combined) -> str:
    for span in spans:
        if isinstance(span.meaning, NoDatesHeld):
            return span.meaning.sentence
        if isinstance(span.meaning, Nobody):
            return f"I know nobody called {span.meaning.name}."
        if isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.NAMED_IN_PLAN:
            return f"The plan names {span.meaning.named}. I know no account of theirs, so they own nothing here."
    return f"I can't find {found.unknown[0]} in the plan." if found.unknown else ""
