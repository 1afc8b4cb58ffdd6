"""What is to be done next with a plan that a document has just been read into: each a button that shows it."""

from commands.cards import Button, Buttons, Heading, Line, Lines, Part
from commands.language.filters import NOBODY
from commands.request import Request
from commands.showing.wording import count, day, of_any_kind
from store.models import Plan
from store.plan import plan_settings, printed_owners
from store.query import executing
from store.query.model import Lacking, Lacks, Query
from store.rules.working_days import DAY, working_day_on_or_after


def next_steps(request: Request, plan: Plan) -> list[Part]:
    """Owners to match, what nobody will be asked about, missing dates, and who is asked on the first day."""
    session, today = request.session, request.today
    said, buttons = list[str](), list[Button]()
    if waiting := sum(one.waits for one in printed_owners.mentioned(session, plan)):
        said.append(f"Say whom {count(waiting, 'printed owner')} {'means' if waiting == 1 else 'mean'}.")
        buttons.append(Button(label="Match owners", says="people", style="primary"))
    without_owner = Query().narrowed(NOBODY).open_unless_said()
    if (unowned := executing.total(session, plan, without_owner, today)).number:
        said.append(f"Nobody will be asked about {of_any_kind(unowned)}.")
        buttons.append(Button(label="Nobody is asked", says="unowned"))
    without_date = Query().narrowed(Lacks(lacking=(Lacking.DATE,))).open_unless_said()
    if (undated := executing.total(session, plan, without_date, today)).number:
        said.append(f"No date is given for {of_any_kind(undated)}.")
        buttons.append(Button(label="Missing dates", says=f"ask {without_date.carried()}"))
    first = working_day_on_or_after(today + DAY, plan_settings.nudges(plan).calendar)
    buttons.append(Button(label=f"Who is asked {day(first, today)}", says=f"nudges preview {first.isoformat()}"))
    steps: list[Part] = (
        [Heading(text="What to do next"), Lines(lines=[Line(title=one) for one in said])] if said else []
    )
    return [*steps, Buttons(buttons=buttons)]
