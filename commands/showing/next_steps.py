"""What is to be done next with a plan that a document has just been read into: each a button that shows it."""

from commands.cards import Button, Buttons, Heading, Line, Lines, Part
from commands.language.filters import NOBODY
from commands.request import Request
from commands.showing.wording import counted, day
from store.models import Plan
from store.plan import plan_settings, printed_owners
from store.query import executing
from store.query.model import Lacking, Lacks, Query
from store.rules.working_days import DAY, working_day_on_or_after


def next_steps(request: Request, plan: Plan) -> list[Part]:
    """Owners to match, what nobody will be asked about, missing dates, and who is asked on the first day."""
    session, today = request.session, request.today
    lines, buttons = list[Line](), list[Button]()
    if waiting := sum(one.waits for one in printed_owners.mentioned(session, plan)):
        lines.append(Line(title=f"Printed owners to match: {waiting:,}. Say once whom each means, and they are asked"))
        buttons.append(Button(label="Match owners", says="people", style="primary"))
    without_owner = Query().narrowed(NOBODY).open_unless_said()
    if (unowned := executing.total(session, plan, without_owner, today)).number:
        lines.append(Line(title=f"Open, and nobody will be asked about it: {counted(unowned)}"))
        buttons.append(Button(label="Nobody is asked", says="unowned"))
    without_date = Query().narrowed(Lacks(lacking=(Lacking.DATE,))).open_unless_said()
    if (undated := executing.total(session, plan, without_date, today)).number:
        lines.append(Line(title=f"Open, and without a date: {counted(undated)}. None of it can fall due"))
        buttons.append(Button(label="Missing dates", says=f"ask {without_date.carried()}"))
    first = working_day_on_or_after(today + DAY, plan_settings.nudges(plan).calendar)
    buttons.append(Button(label=f"Who is asked {day(first, today)}", says=f"nudges preview {first.isoformat()}"))
    return [Heading(text="What to do next"), *([Lines(lines=lines)] if lines else []), Buttons(buttons=buttons)]
