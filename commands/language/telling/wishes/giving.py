"""Whose something becomes, however it is said: "B5 should be down as her", "can the LADO manager take over B5"."""

from collections.abc import Collection, Sequence

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.spans import Span
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Assigns, Change, HandsOver, IsNotTheirs, Proposal
from commands.language.telling.wishes.common import orders, people_in, whole
from commands.showing.wording import echoed
from store.people.permissions import may

_LINKS = """
    is are be to with under owned led run by down as should needs must now really the a for of sit sits belong belongs
    come comes go goes move moves over was has have been being handed passed given transferred moved reassigned
    assigned allocated picked up taken on actually currently going will would more both all in name names surely
    rightly properly list plate remit would wants ought
"""
LINKS = frozenset([*_LINKS.split(), ""])
"""From an item to whom it goes."""
_SETTLES = """
    should needs must now belong belongs sit sits handed passed given transferred reassigned assigned allocated down
    owned led go goes ought wants taken picked
"""
SETTLES = frozenset(_SETTLES.split())
TOWARDS = frozenset({"to", "with", "under", "as", "by"})
_TAKES = """
    take takes taking taken own owns owning pick picks picking picked lead leads leading inherit inherits inheriting
    responsible accountable charge look looking handle handles handling get gets have
"""
TAKES = frozenset(_TAKES.split())
_LINKS_TAKING = """
    is are will should can could to has have now be going agreed happy needs wants the would must also gets offered
    over on up for with of all that it in after lead leading responsibility charge both action milestone ready
"""
TAKING = frozenset([*_LINKS_TAKING.split(), *TAKES, ""])
_LINKS_MAKING = """
    responsible accountable for in charge of down as the owner lead leading on own to take over up be new named
    owning action milestone both against
"""
MAKING = frozenset([*_LINKS_MAKING.split(), ""])
MADE = frozenset({"responsible", "accountable", "charge", "down", "owner", "lead", "own", "owning", "against"})
MAKES = frozenset({"make", "put", "have", "get", "name", "appoint", "set", "list", "show", "record", "add"})
_OWNERS = "should be is now to needs as changed change from the owner owners new of for will becomes become"
OWNERS = frozenset([*_OWNERS.split(), ""])
_BEHIND = """
    now please pls instead going forward from today then i think not me really as please ok thanks thank you cheers
    these days nowadays on if it helps that rather than us for yes well too also jointly
"""
BEHIND = frozenset([*_BEHIND.split(), ""])
"""What may follow; with other words something else is told: "is with the director for sign-off"."""
TOGETHER = ("as well", "jointly", "joint owner", "joint owners", "co own", "coown", "alongside", "together with")
NOBODYS = ("nobody owns", "no one owns", "noone owns", "unassign", "clear the owner of", "no owner for")
UNOWNED = ("has no owner", "has got no owner", "doesnt have an owner", "needs a new owner", "needs an owner")
ALL = frozenset({"all", "everything", "every", "whole", "lot"})
GOES = frozenset(
    ["go", "goes", "pass", "passes", "transfer", "transfers", "switch", "given", "passed", "moved", "move"]
)
ME = frozenset({"i", "ill", "im", "id", "we", "well"})
ONE_OWNER = (
    "An action or milestone has one owner, so nothing was changed. Say who it is:"
    f" {say('assign D1 @person')}. Whoever helps may be named in an update."
)


def read_giving(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """Raises `CommandError` where two are to own the same."""
    if told.opens_asking:
        return None
    people = [
        (span, meaning)
        for span in people_in(told, context)
        if isinstance(meaning := span.meaning, PeopleMeaning) and (meaning.ids or meaning.ambiguous)
    ]
    if not mentions.outright:
        return _all_handed_over(told, people) if not context.asked else None
    if _nobodys(told, mentions, people) or _taken_off(told, mentions, people):
        refs = _refs(mentions)
        return Proposal(changes=tuple(Assigns(items=(ref,)) for ref in refs))
    if len(people) > 1 and told.holds("split", "share", "shared", "between") and not told.asking:
        raise CommandError(ONE_OWNER)
    receiver = _receiver(told, mentions, people)
    if receiver is None:
        return None
    if told.holds(*TOGETHER):
        raise CommandError(ONE_OWNER)
    return _given(told, context, mentions, receiver)


def _refs(mentions: Mentions) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for one in mentions.outright for ref in one.refs))


def _receiver(told: Told, mentions: Mentions, people: Sequence[tuple[Span, PeopleMeaning]]) -> PeopleMeaning | None:
    first, last = mentions.outright[0].first, mentions.outright[-1].last
    asks = bool(told.asking) and not _wishes(told)
    for span, meaning in people:
        if span.first >= last and not asks and _goes_to(told, first, last, span):
            return meaning
        if span.last <= first and _takes(told, span, first, last, asks=asks):
            return meaning
    if not people and not asks and (me := _me(told, first, last)) is not None:
        return me
    return None


def _goes_to(told: Told, first: int, last: int, span: Span) -> bool:
    between = told.keys[last : span.first]
    clause = told.clause_at(last - 1).last
    if not _ends(told, span.last) or (span.last > clause and clause != last):
        return False
    owner = "owner" in told.keys[max(0, first - 3) : span.first]
    if owner and all(word in OWNERS for word in between) and between:
        return True
    lately = told.keys[last - 1].endswith("s") and told.tokens[last - 1].stem != told.keys[last - 1]
    theirs = told.tokens[span.last - 1].typed.replace("’", "'").rstrip(".,!").endswith(("'s", "s'"))
    if theirs and between and set(between) <= {"is", "are", "the", "now", "all", ""}:
        return True
    settled = SETTLES.intersection(between) or ("now" in between and lately)
    return bool(settled) and not TOWARDS.isdisjoint(between) and all(word in LINKS for word in between)


def _takes(told: Told, span: Span, first: int, last: int, *, asks: bool) -> bool:
    between = told.keys[span.last : first]
    if not _ends(told, last) or not between:
        return False
    before = [word for word in told.keys[told.clause_at(span.first).first : span.first] if word not in LEADING]
    made = any(word in MAKES for word in before) and orders(told, _first_of(told, span, MAKES))
    if made and not MADE.isdisjoint(between) and all(word in MAKING for word in between):
        return True
    if asks or not all(word in TAKING for word in between) or TAKES.isdisjoint(between):
        return False
    leads_up = {"can", "could", "would", "the", "please", "we", "think", "i", "maybe", "perhaps", "will", "so", "let"}
    return all(word in leads_up for word in before) and between[-1] != "to" and between != ["have"]


def _first_of(told: Told, span: Span, verbs: Collection[str]) -> int:
    begin = told.clause_at(span.first).first
    return next(place for place in range(begin, span.first) if told.keys[place] in verbs)


def _me(told: Told, first: int, last: int) -> PeopleMeaning | None:
    """ "I can take B5 if it helps", "happy to take on B5"."""
    before = [word for word in told.keys[told.clause_at(first).first : first] if word not in LEADING]
    takes = [word for word in before if word in ("take", "own", "lead", "pick")]
    known = {*ME, *TAKING, "more", "than", "glad", "pleased", "dont", "mind", "can"}
    if takes and all(word in known for word in before) and (before[0] in ME or before[0] in ("happy", "glad")):
        return PeopleMeaning((), Whom.ME) if _ends(told, last) else None
    return None


def _ends(told: Told, last: int) -> bool:
    clause = told.clause_at(last - 1)
    return all(word in BEHIND for word in told.keys[last : clause.last])


def _wishes(told: Told) -> bool:
    words = [word for word in told.keys if word not in LEADING and word not in ("please", "pls")]
    return words[:1] in (["can"], ["could"], ["would"])


def _nobodys(told: Told, mentions: Mentions, people: Sequence[tuple[Span, PeopleMeaning]]) -> bool:
    first, last = mentions.outright[0].first, mentions.outright[-1].last
    if told.asking and not _wishes(told):
        return False
    found = told.place_of(*NOBODYS)
    if found is not None and found[1] in (first, first - 1):
        return True
    for span, _ in people:
        verb = told.keys[max(0, span.first - 2) : span.first]
        off = told.keys[span.last : first]
        if (
            span.last <= first
            and ({"take", "remove"} & set(verb))
            and off in (["off"], ["from"], ["as", "owner", "of"])
        ):
            return True
        if span.last <= first and off in (["no", "longer", "owns"], ["doesnt", "own"], ["isnt", "doing"]):
            return _ends_or_any_more(told, last)
    return False


def _taken_off(told: Told, mentions: Mentions, people: Sequence[tuple[Span, PeopleMeaning]]) -> bool:
    """ "Take A7 off the PSW", who owns it.

    Raises:
        CommandError: nobody is called so.
    """
    first, last = mentions.outright[0].first, mentions.outright[-1].last
    took = first > 0 and told.keys[first - 1] in ("take", "remove") and orders(told, first - 1)
    if not took or told.asking or told.keys[last : last + 1] != ["off"]:
        return False
    behind = last + 2 if told.keys[last + 1 : last + 2] == ["the"] else last + 1
    named = next((meaning for span, meaning in people if span.first in (last + 1, behind)), None)
    if named is not None:
        owners = {_owner(mentions, ref) for ref in _refs(mentions)}
        return named.how is Whom.ONE and len(named.ids) == 1 and owners == {named.ids[0]}
    words = told.keys[behind:]
    if behind == last + 1 and len(words) in (1, 2) and words[0] not in NO_NAME:
        called = " ".join(told.tokens[place].typed for place in range(behind, len(told.keys)))
        raise CommandError(f"I know nobody called {echoed(called)}. Type @ and choose them from the list.")
    return False


_NO_NAME = "my me us our it its hold track red amber green list plan agenda please pls this that these those now and"
NO_NAME = frozenset(_NO_NAME.split())


def _ends_or_any_more(told: Told, last: int) -> bool:
    return (
        told.keys[last : last + 2] == ["any", "more"] or told.keys[last : last + 1] == ["anymore"] or _ends(told, last)
    )


def _given(told: Told, context: ReadingContext, mentions: Mentions, meaning: PeopleMeaning) -> Proposal | None:
    refs = _refs(mentions)
    ids = (context.person.id,) if meaning.how is Whom.ME else meaning.ids[:1] or meaning.ambiguous[:5]
    people = [one for one in ids if one is not None]
    if len(people) == 1 and all(_owner(mentions, ref) == people[0] for ref in refs):
        # It is said as it is: whoever says so asks, or tells something else.
        return None
    if not may(context.person, "edit", context.plan) and all(mentions.is_own(ref) for ref in refs):
        return Proposal(changes=tuple(IsNotTheirs(ref=ref, words=whole(told)) for ref in refs))
    changes: list[Change] = [Assigns(items=(ref,), person=one) for one in people for ref in refs]
    return Proposal(changes=tuple(changes)) if len(people) == 1 else Proposal(which=tuple(changes[:5]))


def _owner(mentions: Mentions, ref: str) -> int | None:
    item = mentions.item(ref)
    return item.owner_id if item else None


def _all_handed_over(told: Told, people: Sequence[tuple[Span, PeopleMeaning]]) -> Proposal | None:
    """ "Practice Lead is taking over all the LADO manager's actions", "she has left, all of hers go to Ben"."""
    # "He has left, all of his go to …": of the same person the last word counts.
    latest = {meaning.ids: (span, meaning) for span, meaning in people if meaning.how is Whom.ONE and meaning.ids}
    known = sorted(latest.values(), key=lambda one: one[0].first)
    if len(known) != 2 or not any(word in ALL for word in told.keys) or (told.asking and not _wishes(told)):
        return None
    (one, former), (other, latter) = known
    between = told.keys[one.last : other.first]
    if between[-1:] in (["to"], ["the"]) and "to" in between[-2:] and not GOES.isdisjoint(between):
        return _handed(former, latter)
    begins = told.keys[one.last : one.last + 5]
    if not TAKES.isdisjoint(begins) and any(word in ALL for word in between):
        return _handed(latter, former)
    return None


def _handed(of: PeopleMeaning, to: PeopleMeaning) -> Proposal | None:
    return Proposal(changes=(HandsOver(of=of.ids[0], to=to.ids[0]),)) if of.ids[0] != to.ids[0] else None
