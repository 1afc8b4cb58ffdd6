"""What was said last is taken back, or goes on: "no, I meant D4.1", "cancel that", "because two are covering duty"."""

from commands.language.context import ReadingContext
from commands.language.telling.clauses import LEADING, Told
from commands.language.telling.mentions import ALIKE, Mentions
from commands.language.telling.proposals import Change, Proposal, Stands, Undoes
from commands.language.telling.wishes.common import whole
from commands.language.telling.wishes.correcting import corrects_to
from commands.language.telling.wishes.latest import again, latest, one_item_of, said_in
from store.models import Act, Item

BACK = (
    "undo that",
    "undo it",
    "undo this",
    "undo the last",
    "undo my last",
    "undo my",
    "undo the",
    "what i just said",
    "what i just did",
    "what i just wrote",
    "my last message",
    "my last update",
    "my last one",
    "as it was",
    "as they were",
    "how it was",
    "as you were",
    "never mind",
    "nevermind",
    "strike that",
    "scratch that",
    "reverse that",
    "put that back",
    "take that off",
    "dont record that",
    "dont save that",
    "didnt mean it",
    "not what i meant",
    "that wasnt right",
    "oops",
    "whoops",
    "cancel that",
    "cancel it",
    "scrap that",
    "ignore that",
    "forget that",
    "take that back",
    "take it back",
    "take back what i said",
    "take back what i",
    "wrong button",
    "pressed the wrong",
    "by mistake",
    "that was wrong",
    "thats wrong",
    "that was a mistake",
    "didnt mean that",
    "didnt mean to",
    "delete that",
    "revert that",
)
WRONG = ("wrong one", "wrong item", "wrong milestone", "wrong action", "not that one")
"""They take back what was said, also where nobody says which is the right one."""
OTHER = (
    "i meant",
    "meant",
    "not that one",
    "wrong one",
    "wrong item",
    "wrong milestone",
    "wrong action",
    "not that",
    "i mean",
)
_CAUSES = (
    "because|cos |cause |since |reason|the reason|its because|its cos|thats because|this is because|due to|owing to"
)
CAUSES = tuple(_CAUSES.split("|"))
SHORTEST = 6
"""Words of what only takes back, where nothing is there to take back."""
SHORT = 12
"""Words of what only takes back; more tell something."""


def read_amending(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    if told.asking or not told.keys:
        return None
    words = [word for word in told.keys if word not in LEADING]
    back, other = told.holds(*BACK), told.holds(*OTHER) or corrects_to(told, mentions)
    causes = " ".join(words).startswith(CAUSES) and not mentions.outright
    if not (back or other or causes):
        return _likewise(told, context, mentions)
    act = latest(context)
    if act is None or act.id is None:
        # Nothing stands that could be taken back: it says so.
        return Proposal(instead="undo") if back and len(words) <= SHORTEST and not mentions.outright else None
    before = one_item_of(context, act)
    undone = Undoes(act=act.id, ref=before.ref if before else "")
    if mentions.outright and back and not other and undone.ref not in mentions.outright[0].refs:
        # It speaks of another item than the last: "A9.1 was marked by mistake".
        return None
    if causes:
        return _going_on(told, context, act, before)
    if other and before is not None:
        return _moved(told, context, mentions, act, before, undone)
    if back and len(words) <= SHORT:
        return Proposal(changes=(undone,))
    return None


def _likewise(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """ "Same for B1": it stands as what was said of before."""
    named = {place for one in mentions.outright for place in one.places}
    others = [word for place, word in enumerate(told.keys) if place not in named]
    if not named or ALIKE.isdisjoint(others) or not AS_BEFORE.issuperset(others):
        return None
    act = latest(context)
    said, before = said_in(context, act), one_item_of(context, act)
    refs = tuple(dict.fromkeys(ref for one in mentions.outright for ref in one.refs))
    if said is None or before is None or before.ref in refs:
        return None
    return Proposal(changes=tuple(Stands(ref=ref, progress=said.progress, forecast=said.forecast) for ref in refs))


_AS_BEFORE = "and the same for with goes as ditto likewise too also on again here applies to please pls"
AS_BEFORE = frozenset([*_AS_BEFORE.split(), ""])


def _going_on(told: Told, context: ReadingContext, act: Act, item: Item | None) -> Proposal | None:
    """A reason that comes after: the same again, with the words."""
    said = said_in(context, act)
    if item is None or said is None:
        return None
    return Proposal(changes=(again(item.ref, said, " ".join(filter(None, [said.words, whole(told)]))),))


def _moved(
    told: Told, context: ReadingContext, mentions: Mentions, act: Act, before: Item, undone: Undoes
) -> Proposal | None:
    meant = mentions.meant()
    refs = [ref for ref in meant.refs if ref != before.ref]
    said = said_in(context, act)
    if said is None or not refs:
        return Proposal(changes=(undone,)) if told.holds(*BACK, *WRONG) else None
    if meant.sure and len(refs) == 1:
        changes: tuple[Change, ...] = (undone, again(refs[0], said, said.words))
        return Proposal(changes=changes)
    return Proposal(which=tuple(again(ref, said, said.words) for ref in refs))
