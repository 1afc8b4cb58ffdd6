"""`export`: the plan as a workbook, which a press sends to whoever asked, in a direct message."""

from commands.cards import Button, Buttons, Card, Facts, Text
from commands.errors import NotReadError
from commands.files import PlanFile
from commands.registry import command
from commands.request import Request
from commands.showing.wording import day, joined, kinds
from store.plan import items

WORKBOOK = ("workbook", "xlsx", "excel", "spreadsheet", "file")
HOLDS = (
    "Each row has its references, titles, owners, dates, progress, BRAG and last words, and a sheet holds the rows of"
    " one kind. What you change in it can be shared with me again."
)
YOURS = "It comes to you alone, in a direct message. Whoever you hand it to reads all of it."
ELSEWHERE = (
    ("CSV files in a folder", "--csv FOLDER"),
    ("Our own format, which holds all of it", "--yaml plan.yaml"),
    ("Its dates for a calendar", "--ics plan.ics"),
)


@command(
    "export",
    needs="read",
    says="The plan as a workbook, sent to you alone; and how to get it as CSV or a calendar",
    usage="export [workbook]",
    example="export",
)
def export(request: Request) -> Card:
    words = [word.lower().strip(".!?") for word in request.words]
    if not words:
        return _offer(request)
    if len(words) > 1 or words[0] not in WORKBOOK:
        raise NotReadError("I send the whole plan, and nothing less. Say “export” alone.")
    request.sends.append(PlanFile(request.plan.id or 0))
    return Card(title="I am writing the workbook. It comes to you alone, in a direct message.")


def _offer(request: Request) -> Card:
    plan, standing = request.plan, items.standing(request.session, request.plan, request.today)
    held = [kinds(kind, sum(counts.values())) for kind, counts in standing.kinds.items() if any(counts.values())]
    named = f' --plan "{plan.label}"' if request.several else ""
    return Card(
        title=f"{plan.label} as a workbook, as it stands on {day(request.today, request.today)}",
        parts=[
            Text(text=f"It holds {joined(held) or 'nothing yet'}, with recommendations, standards and risks. {HOLDS}"),
            Text(text=YOURS),
            Buttons(buttons=[Button(label="Send me the workbook", says="export workbook", style="primary")]),
            Text(text="An administrator writes other files at the command line:"),
            Facts(facts=[(what, f"sightline report plan {how}{named}") for what, how in ELSEWHERE]),
        ],
        redraw="export",
    )
