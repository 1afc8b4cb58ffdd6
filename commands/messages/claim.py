"""What was said complete, for the programme lead to verify."""

from commands.messages.registry import MessageKind
from commands.messages.why_asked import because

CLAIM = MessageKind(
    name="claim",
    says="what was said complete",
    to="each programme lead but the one who said it",
    when="at once, when something is said complete in a plan that verifies",
    why=lambda context, row: because("claim", "Somebody says that something is complete, and you may verify it."),
)
