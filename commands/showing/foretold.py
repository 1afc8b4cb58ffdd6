"""How messages that would go are listed before somebody says yes to it."""

from collections.abc import Sequence

from commands.cards import Line
from commands.messages.preview import Foretold
from commands.messages.registry import kind
from commands.request import Request
from commands.showing.wording import clipped, references
from store.plan import plans
from store.plan.channels import told_in

LONGEST_REFS = 120


def going_lines(request: Request, told: Sequence[Foretold]) -> list[Line]:
    """Those that go: to whom, and what about."""
    where = [one for plan in plans.open_ones(request.session) for one in told_in(plan)]
    channels = {one.address: f"#{one.name}" for one in where}
    return [
        Line(
            title=channels.get(one.to, one.to),
            details=[f"{of.about or of.says} {clipped(references(one.refs, one.plans), LONGEST_REFS)}".strip()],
        )
        for one in told
        if one.held is None and (of := kind(one.kind)) is not None
    ]
