"""The code as text and as trees, and people who ask the demo plan."""

import ast
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from sqlmodel import Session

from bot.conversation.answering import about
from bot.conversation.understanding import context_of
from commands.language.plan_words import named_plan, without_plan
from commands.language.questions import read_question
from commands.language.reading import Reading, read
from commands.messages.registry import InDoubt, MessageKind, kinds
from commands.registry import Answer, Command, commands
from commands.request import Request
from store.models import Person
from store.plan import plans
from tests.scheduler.world import nine

HOME = Path(__file__).parents[2]
PACKAGES = ("bot", "scheduler", "commands", "store")
TWO_DAYS = (date(2022, 7, 11), date(2022, 8, 8))
"""The day on which the demo opens, and one on which much is overdue."""


@dataclass(frozen=True)
class Source:
    """A file of one of the four packages."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(HOME).as_posix()

    @property
    def tree(self) -> ast.Module:
        return _tree(self.path)

    @property
    def imports(self) -> set[str]:
        """Full names of the modules it imports."""
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return names

    def imports_from(self, package: str) -> bool:
        return any(name == package or name.startswith(f"{package}.") for name in self.imports)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@dataclass
class Stand:
    """Somebody who asks the demo plan, on one day."""

    session: Session
    person: Person
    today: date

    def reads(self, words: str) -> Reading:
        # A button says of which plan it is; the edge takes that off before the words are read.
        said = words if named_plan(words) is None else without_plan(words)
        context = context_of(self._request())
        assert context is not None
        return read(said, partial(read_question, context=context))

    def asks(self, words: str) -> Answer:
        reading, request = self.reads(words), self._request()
        assert reading.command is not None, f"nothing is understood in {words!r}"
        about(request, reading, reading.command)
        return reading.command.run(request)

    def _request(self) -> Request:
        plan = plans.current(self.session)
        assert plan is not None
        return Request(self.session, self.person, plan, self.today, nine(self.today))


def asking() -> list[Command]:
    return [command for command in commands().values() if not command.changes]


def questions() -> list[str]:
    """What people ask: each command's example, each command alone, and a page further on."""
    alone = [command.name for command in asking() if command.usage == command.name or "[" in command.usage]
    further = [
        "list page 2",
        "list page 99",
        "changes since 1 April 2022",
        "overdue share",
        "show A1.1",
        "show T1",
        "help",
    ]
    return sorted({*(command.example for command in asking()), *alone, *further})


def rows_without_a_kind() -> dict[str, list[str]]:
    """Compare the table of `docs/messages.md` with the kinds of message that there are."""
    page = (HOME / "docs" / "messages.md").read_text(encoding="utf-8").splitlines()
    rows, wanted = {line for line in page if line.startswith("| `")}, {row_of(one) for one in kinds().values()}
    return {"missing": sorted(wanted - rows), "left over": sorted(rows - wanted)}


def row_of(kind: MessageKind) -> str:
    """The row of a kind of message in the docs."""
    hours = "yes" if kind.waits_for_morning else "no"
    good_for = f"{kind.good_for.days} days" if kind.good_for else "always"
    doubt = "once more, marked" if kind.in_doubt is InDoubt.REPEAT else "never again"
    return f"| `{kind.name}` | {kind.says} | {kind.to} | {kind.when} | {hours} | {good_for} | {doubt} |"
