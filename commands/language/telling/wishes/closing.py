"""What is to leave the plan, or to be open again: "drop B8, Covid is over", "D10 needs reopening"."""

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions, groups
from commands.language.telling.proposals import Proposal
from commands.language.telling.wishes.common import orders, why_in
from store.people.permissions import may

_DROPS = "drop delete remove kill scrap bin withdraw retire axe ditch discontinue strike rid"
DROPS = frozenset(_DROPS.split())
TAKES_OUT = frozenset({"take", "cross", "strike", "pull", "get"})
_BETWEEN = "the action milestone item of out off entirely altogether completely number our"
BETWEEN = frozenset([*_BETWEEN.split(), ""])
"""Between such a verb and what it drops."""
OUT_OF_IT = (
    "out of the plan",
    "off the plan",
    "off the list",
    "from the list",
    "from the plan",
    "out of plan",
    "off plan",
    "out of it",
    "out",
    "off",
)
_NOT_NEEDED = """no longer needed|no longer required|no longer relevant|no longer applies|no longer applicable
    |not needed|isnt needed|not required|isnt required|not relevant|isnt relevant|doesnt apply
    |surplus to requirements|redundant|a duplicate|a dupe|superseded|overtaken by events|obsolete
    |can be dropped|can be removed|can be deleted|can be taken out|come out of the plan
    |come off the plan|can come out|can come off|should come out|should come off|should be dropped
    |should be removed|should be deleted|should be taken out|to be dropped|to be removed|to be deleted
    |needs deleting|needs removing|needs dropping|needs taking out|wants deleting|wants removing
    |covered by|merged into|merged with|replaced by|out of scope|not a priority any more
    |not needed any more|not needed anymore"""
NOT_NEEDED = tuple(" ".join(one.split()) for one in _NOT_NEEDED.replace("\n", " ").split("|"))
_IS = """
    both all is are was now really just its it has been as isnt actually definitely probably we think this that one by
    and can could should might
"""
IS = frozenset([*_IS.split(), ""])
"""Between what is named and that it is not needed."""
NEEDING = ("dont need", "do not need", "no longer need", "no need for", "dont want", "no longer want")
_REOPENS = "reopen reopening reopened"
REOPENS = frozenset(_REOPENS.split())
OPEN_AGAIN = ("open again", "back open", "open back up", "back to open", "back in progress", "back on the list")
_NOT_DONE = """isnt actually|wasnt actually|not actually|isnt really|not really|wasnt really|shouldnt be blue
    |shouldnt be complete|shouldnt be closed|shouldnt be done|shouldnt have been closed|shouldnt have been marked
    |marked complete by mistake|closed by mistake|closed in error|ticked off by mistake|marked done by mistake
    |closed too early|closed too soon|isnt finished|isnt complete|isnt done|not finished|not complete|not done
    |was never finished|was never completed|was never done|never happened|still open|needs opening again"""
NOT_DONE = tuple(" ".join(one.split()) for one in _NOT_DONE.replace("\n", " ").split("|"))


def read_closing(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """The command asks once more, so that nothing is closed by its words alone.

    Raises:
        CommandError: several are to be closed in one go.
    """
    if len(groups(told, mentions.outright)) > 1 and not _beside_another(told, mentions):
        return None
    return _reopens(told, mentions) or _drops(told, context, mentions)


def _beside_another(told: Told, mentions: Mentions) -> bool:
    """ "Superseded by C20", "a duplicate of A13": the other one is why."""
    return all(told.keys[one.first - 1] in ("by", "of", "with", "into", "as", "in") for one in mentions.outright[1:])


def _drops(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    if not mentions.outright:
        return None
    mention, *others = mentions.outright
    leads = may(context.person, "edit", context.plan)
    if (others and not _beside_another(told, mentions)) or len(mention.refs) != 1:
        last = mentions.outright[-1].last
        if _dropped_by_verb(told, mention.first, mention.last) or _not_needed(told, mention.first, last, leads=leads):
            raise CommandError(f"Close them one at a time, each with its reason: {say('close D1 because WHY')}.")
        return None
    spent = _dropped_by_verb(told, mention.first, mention.last) or _not_needed(
        told, mention.first, mention.last, leads=leads
    )
    if not spent or (context.asked and mention.refs[0] not in context.asked):
        return None
    why = why_in(told, {*spent, *mention.places})
    return Proposal(instead=f"close {mention.refs[0]}{f' because {why}' if why else ''}")


def _dropped_by_verb(told: Told, first: int, last: int) -> range | None:
    begin = told.clause_at(first).first
    for verb in range(begin, first):
        named = all(word in BETWEEN or word in DROPS for word in told.keys[verb + 1 : first])
        if not named or not orders(told, verb):
            continue
        if told.keys[verb] in DROPS or told.keys[verb : verb + 3] == ["get", "rid", "of"]:
            behind = told.keys[last : last + 1]
            return range(verb, last) if behind not in (["from"], ["off"]) or _leaves_the_plan(told, last) else None
        if told.keys[verb] in TAKES_OUT and _leaves_the_plan(told, last):
            return range(verb, last)
    return None


def _leaves_the_plan(told: Told, last: int) -> bool:
    behind = " ".join(word for word in told.keys[last : told.clause_at(last - 1).last])
    behind = behind.removesuffix(" please").removesuffix(" pls").removesuffix(" now").removesuffix(" then")
    return behind in OUT_OF_IT


GIVEN_UP = (
    "isnt happening",
    "not happening",
    "wont happen",
    "not going ahead",
    "isnt going ahead",
    "wont be happening",
)
"""Of whoever leads the plan they say that it is to leave; of an owner, how it stands."""


def _not_needed(told: Told, first: int, last: int, *, leads: bool) -> range | None:
    found = told.place_of(*NOT_NEEDED, *(GIVEN_UP if leads else ()))
    if found is not None and last <= found[0] <= last + 4 and all(word in IS for word in told.keys[last : found[0]]):
        return range(first, found[1])
    needing = told.place_of(*NEEDING)
    if needing is not None and needing[1] <= first and all(word in BETWEEN for word in told.keys[needing[1] : first]):
        return range(needing[0], last)
    return None


_MARKED = "ticked marked closed completed signed set done recorded complete put shown showing"
MARKED = frozenset(_MARKED.split())
IN_ERROR = ("in error", "by mistake", "by accident", "too early", "too soon", "wrongly", "prematurely", "incorrectly")


def _in_error(told: Told) -> bool:
    return told.holds(*IN_ERROR) and not MARKED.isdisjoint(told.keys)


def _reopens(told: Told, mentions: Mentions) -> Proposal | None:
    meant = mentions.meant()
    if not meant.sure or len(meant.refs) != 1:
        return None
    verb = next((place for place, word in enumerate(told.keys) if word in REOPENS), None)
    wished = verb is not None and (orders(told, verb) or told.keys[verb - 1] in ("needs", "be", "wants", "to"))
    wished = wished or (told.holds(*OPEN_AGAIN) and not told.opens_asking)
    taken_back = (
        mentions.outright and (told.holds(*NOT_DONE) or _in_error(told)) and mentions.is_complete(meant.refs[0])
    )
    return Proposal(instead=f"reopen {meant.refs[0]}") if wished or taken_back else None
