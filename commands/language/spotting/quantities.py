"""How many of those under something fulfil what is said: "recommendations with nothing late", "actions all done"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commands.language.spans import Span, Token
from commands.language.spotting.date_meanings import DateMeaning
from commands.language.spotting.meanings import Ask, Filler, Noun, Sign
from commands.language.spotting.phrases import Phrases, word_of
from store.query.having import Having
from store.query.model import IS_COMPLETE, Of, OfKind
from store.rules.terms import Kind

_LINKS = """
    with w having have has had hasnt havent got dont doesnt didnt whose where are is that which been s being under free
    clear own owns owning without whos theyre w/out w/o
"""
LINKS = frozenset(_LINKS.split())
"""Words between what is asked for and how many of those under it are meant."""
ARE = frozenset(["are", "is", "been"])
SURE = frozenset(["that", "which", "have", "has", "already", "now"])
OTHERS = frozenset([Of.RECOMMENDATIONS, Of.THEMES, Of.PEOPLE])
WHO = frozenset([Ask.WHO, Ask.WHO_IS])
ANYONE = frozenset(["anyone", "anybody", "everyone", "everybody"])

_ANY = "[a|any|anything|single|one|of]"
QUANTITIES = Phrases(
    {
        "no|nothing|nowt|zero|none|neither": Having.NONE,
        "no longer have|has|having [any|anything]": Having.NONE,
        "none of whose|them|their|its|which|the": Having.NONE,
        "nothing|none at all": Having.NONE,
        f"without|w/out|w/o {_ANY}": Having.NONE,
        "not|hasnt|havent|dont|doesnt|didnt [have|has|had|got|own|with] [got|have] a|any|anything [single]": (
            Having.NONE
        ),
        "not a|one single|of [of] [them|their|its|the]": Having.NONE,
        "free|clear of [any|anything]": Having.NONE,
        "all|every|each [of] [their|its|the|them|whose]": Having.EACH,
        "entirely|fully|completely|wholly|altogether|totally": Having.EACH,
        "only|nothing but": Having.EACH,
        "every|each single|one [of] [their|its|the|them|whose]": Having.EACH,
        "everything|everythings [under|in|on|for] [them|it|which]": Having.EACH,
    }
)


def with_quantity(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """The same spans, in which a word tells how many of those under recommendations, themes, actions or people.

    Args:
        spans: in order, none overlapping.
    """
    asked = _asked_for(tokens, spans)
    found = _quantity(tokens, spans, asked) if asked is not None else []
    if asked is not None and not found:
        found = _whole_is_done(tokens, spans, asked)
    if found and tokens[found[0].first].plain == "neither":
        # "Neither reds nor ambers": there are none of either.
        spans = [replace(one, meaning=Sign.OR) if tokens[one.first].plain == "nor" else one for one in spans]
    taken = {place for span in found for place in span.places}
    return sorted([*(one for one in spans if taken.isdisjoint(one.places)), *found], key=lambda span: span.first)


def _asked_for(tokens: Sequence[Token], spans: Sequence[Span]) -> Span | None:
    """What is asked for that has others under it; None where items alone are."""
    nouns = [(span, span.meaning) for span in spans if isinstance(span.meaning, Noun)]
    if (other := next((span for span, noun in nouns if noun.of in OTHERS), None)) is not None:
        return other
    action = next((span for span, noun in nouns if noun.kind is Kind.ACTION), None)
    if action is not None:
        behind = {token.plain for token in tokens[action.last :]}
        told = any(noun.kind is Kind.MILESTONE and span.first > action.first for span, noun in nouns)
        return action if told or behind & {"nothing", "nowt", "under", "underneath"} else None
    who = next((span for span in spans if span.meaning in WHO), None)
    anyone = next((one for one in tokens if one.plain in ANYONE), None)
    return who or (Span(anyone.place, anyone.place + 1, None) if anyone else None)


def _quantity(tokens: Sequence[Token], spans: Sequence[Span], asked: Span) -> list[Span]:
    """The words that tell how many, and what is left of a phrase that they belonged to."""
    meant = {place: span for span in spans for place in span.places}
    spotted = {span.first: span for span in QUANTITIES.spot(tokens)}
    linked = bool(asked.meaning in WHO)
    for place in range(asked.last, len(tokens)):
        here = meant.get(place)
        if here is not None and here.meaning in (Sign.AND, Sign.OR, Sign.BUT):
            return []
        word = word_of(tokens[place])
        linked = linked or word in LINKS or bool(place in spotted and _links(tokens, spotted[place]))
        if place in spotted and linked and (found := _free(spotted[place], meant)):
            return found if _tells_of_each(tokens, found[0], asked) else []
    return []


def _tells_of_each(tokens: Sequence[Token], quantity: Span, asked: Span) -> bool:
    """ "Who has all the reds" asks who owns them; "who has all their milestones done" asks of each person."""
    of_people = not isinstance(asked.meaning, Noun) or asked.meaning.of is Of.PEOPLE
    before, said = word_of(tokens[quantity.first - 1]), {word_of(tokens[place]) for place in quantity.places}
    return quantity.meaning is Having.NONE or not of_people or before in ARE or bool(said & {"their", "whose"})


def _links(tokens: Sequence[Token], quantity: Span) -> bool:
    return any(word_of(tokens[place]) in LINKS for place in quantity.places)


def _free(quantity: Span, meant: Mapping[int, Span]) -> list[Span]:
    """Nothing where its words belong to a condition: "with no owner"."""
    inside = {meant[place] for place in quantity.places if place in meant}
    if all(isinstance(one.meaning, Filler) or one.meaning in (Sign.NOT, Sign.EXCEPT, Ask.WHO) for one in inside):
        return [quantity]
    first = meant.get(quantity.first)
    if len(inside) == 1 and first is not None and isinstance(first.meaning, OfKind) and first.meaning.negated:
        # "Recommendations with no actions open": what is denied is that they are open.
        (kind,) = first.meaning.kinds
        return [quantity, Span(quantity.last, first.last, Noun(Of.ITEMS, kind))]
    return []


def _whole_is_done(tokens: Sequence[Token], spans: Sequence[Span], asked: Span) -> list[Span]:
    """ "Which recommendations are complete": each action that answers them is."""
    of = asked.meaning.of if isinstance(asked.meaning, Noun) else None
    if of not in (Of.RECOMMENDATIONS, Of.THEMES) or any(isinstance(one.meaning, DateMeaning) for one in spans):
        return []
    done = next((one.first for one in spans if one.meaning == IS_COMPLETE and one.first > asked.last), 0)
    between = [word_of(token) for token in tokens[asked.last : done]]
    said = all(word in ARE | SURE for word in between) and bool(ARE & set(between))
    return [Span(done - 1, done, Having.EACH)] if said else []
