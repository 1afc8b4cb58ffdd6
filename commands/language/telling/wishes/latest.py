"""What this person did last, which may be taken back, put right or added to."""

from commands.language.context import ReadingContext
from commands.language.telling.proposals import Stands
from store.models import Act, Item, Update
from store.plan import acts
from store.time import london_day


def latest(context: ReadingContext) -> Act | None:
    """Only of today; whether it can still be taken back is said where that is done."""
    act = acts.latest(context.session, context.person)
    if act is None or not act.written or london_day(act.at) != context.today:
        return None
    return act if act.plan_id in (None, context.plan.id) else None


def one_item_of(context: ReadingContext, act: Act | None) -> Item | None:
    """The item that it was about; None where it was about none, or several."""
    changed = acts.items_of(context.session, act) if act is not None else []
    return context.session.get_one(Item, changed[0]) if len(changed) == 1 else None


def said_in(context: ReadingContext, act: Act | None) -> Update | None:
    """The only thing that it said of how something stands."""
    if act is None or len(act.written.updates) != 1:
        return None
    return context.session.get(Update, act.written.updates[0])


def again(ref: str, said: Update, words: str | None) -> Stands:
    return Stands(
        ref=ref,
        progress=said.progress,
        percent=said.percent,
        forecast=said.forecast,
        evidence=said.evidence,
        completed_on=said.completed_on,
        words=words,
    )
