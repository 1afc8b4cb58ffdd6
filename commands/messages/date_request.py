"""An owner's wish to move a promised date, for the programme lead to decide."""

from commands.messages.registry import MessageKind
from commands.messages.why_asked import because

DATE_REQUEST = MessageKind(
    name="date request",
    says="a date to decide",
    to="each programme lead",
    when="at once, when an owner asks to move a promised date",
    why=lambda context, row: because("date request", "An owner asks to move a date, and you lead the plan."),
)
