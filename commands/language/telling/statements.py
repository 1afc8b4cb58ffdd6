"""From a sentence to what it tells, item by item."""

from collections.abc import Sequence
from dataclasses import replace

from commands.language.context import ReadingContext
from commands.language.spans import tokens_of
from commands.language.telling.all_but import read_all_but
from commands.language.telling.answers import last_said, read_answer, says_unchanged
from commands.language.telling.clauses import Told, key
from commands.language.telling.happened import declares
from commands.language.telling.mentions import ALIKE, Mentions, Part
from commands.language.telling.parting import parts_of, placed
from commands.language.telling.proposals import IsNotTheirs, MovesDate, NeedsHelp, Proposal, Snoozes, Stands
from commands.language.telling.remarks import lines_of_their_own, which_is_it, which_of_near
from commands.language.telling.standing import Standing, all_words, standing_of
from commands.language.telling.wishes import read_wish
from store.rules.terms import Progress

LEADING_TO = frozenset({"for", "of", "on", "about", "behind", "under", "against", "re", "regarding"})
TELLING = frozenset({"stuck", "done", "no", "not", "nothing", "still", "i", "im", "ive", "we", "weve", "sent", "met"})
MOST_SOUGHT = 3
SOUGHT = frozenset({"status", "position", "rag", "brag", "history", "summary", "headline", "headlines", "overview"})
""" "Status of C14.2 and the workforce lead": nobody tells anything so."""
LIKEWISE = ALIKE | {"so", "too"}
_AS_BEFORE = "and so is are same for with goes as ditto likewise too also the on it well again here story applies to"
AS_BEFORE = frozenset([*_AS_BEFORE.split(), ""])
_NAMING = "or and but not nor neither either the its their action actions milestone milestones only just both"
NAMING = frozenset([*_NAMING.split(), ""])
LEADING_UP = frozenset({"of", "as", "by", "than", "after", "before", "like", "under", "until", "except", "without"})
BESIDE = (Snoozes, NeedsHelp, MovesDate, IsNotTheirs)
"""Wishes that may stand beside how an item is said to stand."""


def read_statement(text: str, context: ReadingContext) -> Proposal | None:
    """What a sentence tells or wishes; None where it asks, or where what it tells is about nothing in the plan.

    Nothing is written by it. A question never becomes a proposal.

    Raises:
        CommandError: it wishes what nobody can do in one go, such as a colour for a whole theme.
    """
    told = Told(text)
    mentions = Mentions(told, context)
    if (found := read_all_but(told, context)) is not None:
        return found
    wish, standing = read_wish(told, context, mentions), _standing(told, context, mentions)
    found = _both(wish, standing) if wish and standing else wish or standing
    if found is None and context.asked and not mentions.outright:
        found = read_answer(told, context, mentions)
    if found is None and not mentions.outright and not context.asked:
        found = which_of_near(told, context, mentions)
    if found and mentions.unknown:
        found = found.model_copy(update={"unknown": tuple(dict.fromkeys(mentions.unknown))})
    return found and _unless_known(found, mentions)


def read_remark(text: str, context: ReadingContext) -> Proposal | None:
    """What words tell that say nothing of how anything stands, and that no question was found in.

    They are kept with the item that they name, and it is asked how that stands; else it is asked which they are about.
    """
    told = Told(text)
    if told.opens_asking or len(told.asking) == len(told.tokens):
        return None
    mentions = Mentions(told, context)
    if _names_what_is_sought(told, mentions):
        return None
    parts = parts_of(told, context, mentions)
    read = [(part, standing_of(part, context.today)) for part in parts if part.mention.outright]
    read = [(part, standing) for part, standing in read if not _leads_up_to(told, part)]
    said = [(part, standing) for part, standing in read if _says_something(standing)]
    changes = tuple(standing.of(ref) for part, standing in said for ref in part.mention.refs)
    if changes:
        return Proposal(changes=changes, aside=_aside(told))
    return which_is_it(told, context) if not parts and not told.asking else None


def _leads_up_to(told: Told, part: Part) -> bool:
    """ "Due a week after A9.1", "siblings of A9.1": what is only told from a reference tells nothing of it."""
    before = told.keys[part.mention.first - 1] if part.mention.first else ""
    return before in LEADING_UP and not any(place >= part.mention.last for place in part.places)


def _says_something(standing: Standing) -> bool:
    """ "A9.1 but not its action" and "A9.1 or A17.1" tell nothing."""
    return bool(standing.words) and not NAMING.issuperset(key(one) for one in tokens_of(standing.words or ""))


def _names_what_is_sought(told: Told, mentions: Mentions) -> bool:
    """ "Evidence for A1.1", "history of D7.1": a few words that lead to one reference tell nothing of it."""
    if told.keys[0] in SOUGHT and LEADING_TO & set(told.keys[1:2]):
        return True
    if len(mentions.outright) != 1 or mentions.outright[0].last != len(told.tokens):
        return False
    *before, leads = [word for word in told.keys[: mentions.outright[0].first] if word] or [""]
    named = 0 < len(before) <= MOST_SOUGHT and leads in LEADING_TO
    return named and not any(word in TELLING or word.endswith(("ed", "ing")) for word in before)


def _standing(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    parts, unplaced = placed(told, parts_of(told, context, mentions), several=len(context.asked) > 1)
    read = [(part, standing_of(part, context.today)) for part in parts]
    read = _as_the_one_before(told, read)
    evident = any(standing.evident or says_unchanged(part) or _tells(part, mentions) for part, standing in read)
    if not evident and not lines_of_their_own(told, read):
        return None
    if _worries_alone(told, read, mentions):
        return None
    changes = [_of(part, standing, ref, mentions) for part, standing in read for ref in part.mention.refs]
    if context.asked and any(one.progress is None and mentions.is_complete(one.ref) for one in changes):
        # What is complete is asked for its evidence alone, and the words are kept with that.
        return None
    return Proposal(changes=tuple(changes), unplaced=unplaced, aside=_aside(told))


def _worries_alone(told: Told, read: Sequence[tuple[Part, Standing]], mentions: Mentions) -> bool:
    """ "I'm worried about C14.2, where is it" asks, and so does whoever worries about what another owns."""
    if not all(standing.progress is Progress.AT_RISK and not standing.forecast for _, standing in read):
        return False
    own = all(mentions.is_own(ref) for part, _ in read for ref in part.mention.refs)
    return told.holds(*WORRIES) and not (own and not told.asking)


WORRIES = ("worried about", "worried on", "worried re", "concerned about", "nervous about", "not confident about")


def _tells(part: Part, mentions: Mentions) -> bool:
    """ "Costs all agreed now" tells where its owner says it; others may look for it."""
    return declares(part) and (part.mention.outright or all(mentions.is_own(ref) for ref in part.mention.refs))


def _as_the_one_before(told: Told, read: Sequence[tuple[Part, Standing]]) -> list[tuple[Part, Standing]]:
    """ "A6.1 on track and so is A6.2": the other stands likewise."""
    found: list[tuple[Part, Standing]] = []
    for part, standing in read:
        words = [told.keys[place] for place in part.places if place not in part.mention.places]
        likewise = not LIKEWISE.isdisjoint(words) and all(word in AS_BEFORE for word in words)
        if found and likewise and standing.progress is None:
            before = found[-1][1]
            forecast = before.forecast if not ALIKE.isdisjoint(words) else standing.forecast
            standing = replace(
                standing, progress=before.progress, forecast=forecast, words=None, evident=before.evident
            )
        found.append((part, standing))
    return found


def _of(part: Part, standing: Standing, ref: str, mentions: Mentions) -> Stands:
    said = standing.of(ref)
    if not part.mention.outright and standing.progress is None:
        # Words of a title may say what has come of it: "costs all agreed now".
        said = said.model_copy(update={"words": all_words(part)})
    if said.progress is None and says_unchanged(part):
        return said.model_copy(update={"progress": last_said(mentions, ref)})
    return said


def _both(wish: Proposal, standing: Proposal) -> Proposal:
    """ "B15 at risk, need help with it" says two things; "snooze B15 until the report is done" one."""
    said = any(isinstance(one, Stands) and one.progress is not None for one in standing.changes)
    if (
        not said
        or not (wish.changes or wish.which)
        or not all(isinstance(one, BESIDE) for one in (*wish.changes, *wish.which))
    ):
        return wish
    if wish.which or wish.instead or not wish.changes:
        return standing
    return standing.model_copy(update={"changes": (*standing.changes, *wish.changes)})


def _unless_known(found: Proposal, mentions: Mentions) -> Proposal:
    """That something is complete which is complete already: its card says since when."""
    if len(found.changes) != 1 or not isinstance(one := found.changes[0], Stands):
        return found
    item = mentions.item(one.ref)
    known = item is not None and item.completed_on is not None and one.progress is Progress.COMPLETE
    return found.model_copy(update={"instead": f"show {one.ref}"}) if known and not one.evidence else found


def _aside(told: Told) -> str | None:
    words = " ".join(told.tokens[place].typed for place in sorted(told.asking))
    for joining in ("and ", "so ", "but ", "also "):
        words = words.removeprefix(joining)
    return words or None
