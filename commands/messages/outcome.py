"""What was decided about what somebody asked for or said, told to them alone."""

from commands.messages.registry import MessageKind
from commands.messages.why_asked import because

OUTCOME = MessageKind(
    name="outcome",
    private=True,
    says="what was decided",
    to="whoever asked for a date, said something complete, said that it is not theirs, or wrote a pulse",
    when="at once, when the programme lead has decided",
    why=lambda context, row: because("outcome", "You asked for something to be decided, and the lead has decided it."),
)
