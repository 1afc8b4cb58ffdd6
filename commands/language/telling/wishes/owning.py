"""Who owns what: "assign A8 to the principal social worker", "give all of Ann's to Ben", "D8 is not mine"."""

from collections.abc import Sequence

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.spans import Span
from commands.language.spotting.people import Nobody, PeopleMeaning, Whom, spot_people
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.mentions import Meant, Mentions
from commands.language.telling.proposals import Assigns, Change, HandsOver, IsNotTheirs, Proposal
from commands.language.telling.states import states_in
from commands.language.telling.wishes.common import people_in, proposed, whole
from commands.showing.wording import echoed

_GIVES = "assign reallocate reassign give hand pass move transfer allocate swap replace"
GIVES = frozenset(_GIVES.split())
SWAPS = frozenset({"swap", "replace", "switch"})
INSTEAD = frozenset({"for", "with", "to", "by"})
"""Before whoever comes in, where somebody is swapped."""
ALL = frozenset({"all", "everything", "anything"})
THEIRS = frozenset({"actions", "milestones", "items", "stuff", "work", "tasks", "ones"})
NOT_MINE = (
    "not mine",
    "isnt mine",
    "arent mine",
    "no longer mine",
    "isnt me",
    "not me any more",
    "not me anymore",
    "isnt one of mine",
    "not ours",
    "isnt ours",
    "off me",
    "off us",
    "off my hands",
    "away from me",
    "off my list",
    "off my plate",
    "shouldnt be with me",
    "not with me",
    "dont own",
    "never been mine",
    "was never mine",
    "not my remit",
    "not my patch",
    "one for me",
    "isnt for me",
    "not me for",
    "not one of ours",
    "not my action",
    "not my actions",
    "not my area",
    "not my job",
    "not my responsibility",
    "not my milestone",
    "not one of mine",
    "nothing to do with me",
    "nothing to do with us",
    "wrong person",
    "wrong owner",
    "shouldnt be me",
    "shouldnt be mine",
    "i dont own",
    "not for me",
    "ive moved",
    "i have moved",
    "ive changed",
    "ive left",
    "moved team",
    "moved teams",
    "changed teams",
    "changed roles",
    "no longer in that role",
    "ask my old manager",
    "handed over to",
    "handed this over",
    "handed it over",
    "somebody elses",
    "someone elses",
)
TAKES = (
    "is taking over",
    "takes over",
    "taking over",
    "has taken over",
    "is taking on",
    "has taken on",
    "has picked up",
    "will take on",
    "will take over",
    "will pick up",
    "will lead on",
    "is leading on",
    "is the new owner of",
    "is now owner of",
    "will look after",
    "is looking after",
    "to own",
    "to take on",
    "to pick up",
    "to lead on",
    "should own",
    "should take",
    "can have",
    "to have",
    "now owns",
    "is now the owner of",
    "will own",
    "is picking up",
    "will be taking over",
)
ELSE = tuple(
    f"{may} {who} else {takes}"
    for may in ("can", "could")
    for who in ("someone", "somebody")
    for takes in ("have", "take", "do", "own", "lead on")
) + tuple(
    f"{who} else {must} {takes}"
    for who in ("someone", "somebody")
    for must in ("needs to", "should", "has to", "ought to", "must")
    for takes in ("have", "take", "do", "own", "lead", "pick up")
)
"""They wish it away, though they ask."""
LEFT = (
    "i no longer work",
    "i dont work in",
    "im leaving the",
    "i am leaving the",
    "i left the",
    "ive left the",
    "my last day",
    "im retiring",
    "ive got a new job",
    "ive got another job",
    "ive changed jobs",
    "ive been moved",
    "im moving to",
    "i now work",
    "i work in another",
)
WHICH_ARE_NOT = (
    f"Say which are not yours any more, such as {say('disown D1')}; {say('mine')} lists what you own. The"
    f" programme lead can give all of it to somebody else: {say('reassign @you @person')}."
)
NOTHING_TO_DO = "nothing to do with"


ABOUT = frozenset({"on", "about", "of", "for", "re", "regarding", "behind", "against"})
LEADING_IT = frozenset({"ownership", "lead", "charge", "responsibility", "owner", "control"})
_GOES = "belong belongs go goes pass passes transferred given passed moved"
GOES = frozenset(_GOES.split())
"""Of what somebody owns, before "to" somebody."""
ARROWS = frozenset({"->", "→", "=>", "-->"})


def read_owning(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    return _given(told, context, mentions) or _not_mine(told, context, mentions)


def _given(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    verb = next((place for place, word in enumerate(told.keys) if word in GIVES), None)
    if verb is None and mentions.outright and not told.asking:
        verb = _goes_to(told, mentions.outright[0].first, mentions.outright[-1].last)
    if verb is None and (takes := told.place_of(*TAKES)) is not None:
        return _taken_over(told, context, mentions, takes)
    made_owner = told.place_of("the owner of", "owner of", "accountable for", "the lead for")
    if verb is None and (theirs := _made_theirs(told, context, mentions)) is not None:
        return theirs
    if verb is None and (made_owner is None or told.keys[0] not in ("make", "set", "please", "can", "could")):
        return None
    people = [(one, meaning) for one in people_in(told, context) if isinstance(meaning := one.meaning, PeopleMeaning)]
    people = [(one, meaning) for one, meaning in people if meaning.ids or meaning.ambiguous]
    if not people:
        _refuse_unknown(told, context, mentions, verb)
        return None
    if made_owner is not None and verb is None:
        receivers = [one for one in people if one[0].last <= made_owner[0]]
    else:
        swaps = verb is not None and told.keys[verb] in SWAPS
        receivers = [one for one in people if _stands_behind_to(told, one[0].first, swaps=swaps)]
        receivers = [one for one in receivers if not _gets_an_answer(told, *one, mentions)]
    if not receivers:
        _refuse_unknown(told, context, mentions, verb)
        return None
    receiver = receivers[-1][1]
    givers = [meaning for span, meaning in people if span.first > (verb or 0) and span is not receivers[-1][0]]
    if not mentions.outright and givers and verb is not None and _all_of_them(told):
        if receiver.how is Whom.ME and receivers[-1][0].first == verb + 1:
            # "Give me the practice lead's" asks to see what is theirs.
            return None
        return _handed_over(givers[0], receiver)
    free = {place for span, _ in people for place in span.places}
    places = [
        place for place in range(len(told.keys)) if place not in free and place != verb and place not in told.asking
    ]
    meant = mentions.meant(places)
    return _assigned(meant, _ids(receiver)) if meant.refs else None


def _gets_an_answer(told: Told, span: Span, meaning: PeopleMeaning, mentions: Mentions) -> bool:
    """ "Give me a line on C14.2" wants to be told of it; "give me the lead on C14.2" wants to own it."""
    first = mentions.outright[0].first if mentions.outright else len(told.keys)
    between = told.keys[span.last : first]
    return meaning.how is Whom.ME and not ABOUT.isdisjoint(between) and LEADING_IT.isdisjoint(between)


def _refuse_unknown(told: Told, context: ReadingContext, mentions: Mentions, verb: int | None) -> None:
    """Raises `CommandError` where an item is given to a name that nobody bears: "hand D3 over to Priya"."""
    if verb is None or told.keys[verb] not in GIVES or not mentions.outright or told.asking:
        return
    for one in spot_people(told.tokens, context.people_words, context.person):
        if isinstance(one.meaning, Nobody) and told.keys[max(0, one.first - 1)] == "to":
            raise CommandError(
                f"I know nobody called {echoed(one.meaning.name)}. Type @ and choose them from the list."
            )


def _goes_to(told: Told, first: int, behind: int) -> int | None:
    """ "C22 should go to the LADO manager", "D2 and A18 -> head of safeguarding"."""
    for place in range(behind, len(told.keys)):
        if told.tokens[place].typed in ARROWS:
            return place
        if told.keys[place] in GOES and told.keys[place + 1 : place + 2] == ["to"]:
            return place
    if told.keys[behind : behind + 1] == ["to"] and all(word in COURTEOUS for word in told.keys[:first]):
        # "B5 and B8 to workforce lead please"
        return behind
    return None


def _taken_over(told: Told, context: ReadingContext, mentions: Mentions, takes: tuple[int, int]) -> Proposal | None:
    """ "Practice Lead is taking over D8"."""
    before = [one.meaning for one in people_in(told, context) if one.last <= takes[0]]
    takers = [one for one in before if isinstance(one, PeopleMeaning) and (one.ids or one.ambiguous)]
    meant = mentions.meant(range(takes[1], len(told.keys)))
    return _assigned(meant, _ids(takers[-1])) if takers and meant.refs and not told.asking else None


def _made_theirs(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """ "Make A8 the practice lead's", "the owner of A18 is the practice lead", "let the practice lead have D11"."""
    people = people_in(told, context)
    if len(people) != 1 or not mentions.outright or told.opens_asking or states_in(told, frozenset()):
        return None
    [one], words = people, [word for word in told.keys if word not in COURTEOUS]
    possessive = told.tokens[one.last - 1].plain.endswith(("'s", "s'"))
    made = words[0] in ("make", "put") and (possessive or told.keys[one.last : one.last + 1] == ["owner"])
    let = words[0] in ("let", "have", "get") and told.keys[one.last : one.last + 1] in (["have"], ["own"], ["take"])
    owner = "owner" in told.keys[: one.first] and told.keys[max(0, one.first - 2) : one.first].count("is") == 1
    made = made or [word for word in told.keys[max(0, one.first - 3) : one.first] if word != "the"][-2:] == [
        "make",
        "it",
    ]
    if not (made or let or owner) or not isinstance(one.meaning, PeopleMeaning):
        return None
    return _assigned(mentions.meant(), _ids(one.meaning))


COURTEOUS = LEADING | {"can", "could", "you", "we", "i", "id", "like", "to", "would", "lets"}


def _ids(meaning: PeopleMeaning) -> Sequence[int]:
    return meaning.ids if meaning.ids and meaning.how in (Whom.ONE, Whom.ME) else (meaning.ambiguous or meaning.ids)[:5]


def _assigned(meant: Meant, people: Sequence[int]) -> Proposal | None:
    changes: list[Change] = [Assigns(items=(ref,), person=one) for one in people for ref in meant.refs]
    if not changes:
        return None
    if meant.sure and len(people) == 1:
        return Proposal(changes=tuple(changes))
    return Proposal(which=tuple(changes[:5]))


def _handed_over(giver: PeopleMeaning, receiver: PeopleMeaning) -> Proposal | None:
    pairs = [HandsOver(of=of, to=to) for of in _ids(giver) for to in _ids(receiver) if of != to]
    if len(pairs) == 1:
        return Proposal(changes=tuple(pairs))
    return Proposal(which=tuple(pairs[:5])) if pairs else None


def _all_of_them(told: Told) -> bool:
    return any(word in ALL or word in THEIRS for word in told.keys)


def _stands_behind_to(told: Told, first: int, *, swaps: bool) -> bool:
    """ "to Ben", "to the team manager"; "give Ben C18" names him behind the verb, and "swap Ben for Ann" her."""
    before = told.keys[max(0, first - 2) : first]
    if swaps:
        return not INSTEAD.isdisjoint(before)
    if not ARROWS.isdisjoint(one.typed for one in told.tokens[max(0, first - 2) : first]):
        return True
    return "to" in before or (bool(before) and before[-1] in GIVES - {"reassign", "move", "transfer"})


def _not_mine(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    said = told.holds(*NOT_MINE, *LEFT) or (mentions.outright and told.holds(NOTHING_TO_DO))
    if told.holds(*ELSE) and mentions.outright:
        said = True
    elif not said or told.asking:
        return None
    meant = mentions.meant()
    if not mentions.outright and not context.asked and not meant.sure:
        if told.holds(*LEFT):
            raise CommandError(WHICH_ARE_NOT)
        return None
    return proposed(meant, lambda ref: IsNotTheirs(ref=ref, words=whole(told)))
