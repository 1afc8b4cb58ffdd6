"""`export`: how to get the plan as a file. A chat is given none: see `sightline report`."""

from commands.cards import Card, Facts, Text
from commands.registry import command
from commands.request import Request

FILES = (
    ("A workbook, a sheet for each kind of row", "--xlsx plan.xlsx"),
    ("CSV files in a folder", "--csv FOLDER"),
    ("Our own format, which holds all of it", "--yaml plan.yaml"),
    ("Its dates for a calendar", "--ics plan.ics"),
)


@command("export", needs="read", says="How to get the plan as a workbook, CSV files or a calendar", example="export")
def export(request: Request) -> Card:
    """A bot that may put files into a chat needs a right that this one does not ask for."""
    named = f' --plan "{request.plan.label}"' if request.several else ""
    return Card(
        title="I put no files into a chat. An administrator writes them at the command line.",
        parts=[
            Text(text="Ask them for one of these, and share it where you may. Each is read back to the same plan."),
            Facts(facts=[(what, f"sightline report plan {how}{named}") for what, how in FILES]),
        ],
        redraw="export",
    )
