"""Who may have whom asked, why somebody is not asked now, and when a question reaches them."""

from commands.request import Request
from commands.showing.wording import count, day
from store.models import Person
from store.people import leave
from store.plan import plans
from store.reminders import nudging
from store.reminders.asked_for import Hindrance, Standing, standing
from store.rules import asking_people
from store.rules.sending_hours import may_send
from store.time import london_day


def may_have_asked(request: Request, person: Person) -> bool:
    return request.may("edit") or person.manager_id == request.person.id


def hindered(request: Request, person: Person, found: Standing) -> str:
    """Behind a name: "is on leave until Friday 5 August"."""
    match found.hindrance:
        case Hindrance.LOST:
            return "has no account that can be asked"
        case Hindrance.AWAY:
            today = nudging.persons_day(request.session, person, request.now, None).day
            away = leave.overlapping(request.session, person, today, today)
            return f"is on leave until {day(away.last, request.today)}" if away else "is on leave"
        case Hindrance.ASKED:
            return "has been asked today already, or a message with questions waits for them"
        case Hindrance.FULL_WEEK:
            return f"has had {count(asking_people.MOST_A_WEEK, 'message')} with questions this week, and that is all"
        case None:
            return "can be asked"


def told_when(request: Request, person: Person) -> str:
    hours = nudging.hours_of(request.session, plans.open_ones(request.session), person, london_day(request.now))
    when = "It goes now" if may_send(request.now, hours) else "It goes in their hours"
    had = standing(request.session, person, request.now).this_week
    return f"{when}, and is number {had + 1} of the {asking_people.MOST_A_WEEK} messages that a week may have."
