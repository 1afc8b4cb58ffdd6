"""Who asks, about which plan, on which day."""

from datetime import datetime

from sqlmodel import Session

from commands.errors import CommandError
from commands.request import Request
from store.models import Plan
from store.people import directory
from store.plan import plans
from store.time import london_day

NO_PLAN = (
    "There is no plan here yet. The programme lead can share its document with me in a direct message, or an"
    " administrator can read it in with `sightline import FILE --accept`."
)


def make_request(session: Session, person_id: int, now: datetime, *, without_plan: bool = False) -> Request:
    """Refuses whoever may not read the plan.

    Args:
        without_plan: whether it can be asked before there is any plan.
    """
    person = directory.with_roles(session, person_id)
    plan = plans.current(session)
    if person is None:
        raise CommandError(NO_PLAN)
    request = Request(session, person, plan or Plan(title="", source="", created_at=now), london_day(now), now)
    request.must("read")
    if plan is None and not without_plan:
        raise CommandError(NO_PLAN)
    return request
