"""The headings that the exports of tools have, as data: a new tool is one more entry.

Roles are those of actions (`action_columns.py`). "id" and "wbs" link rows as well, "type" says what a row is, and
"done" that it is complete. Headings are compared as `words.key` does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Tool:
    """A tool that people keep their plan in.

    Args:
        signs: headings of which each set is written by this tool alone.
        roles: what its headings are; those that stand earlier are preferred.
        gone: by heading, the words of a row that was archived or cancelled.
        groups: the types of rows that only group others.
        month_first: whether it writes days the American way, whoever exports.
        commas: whether a comma parts those whom a task is given to.
    """

    name: str
    signs: tuple[tuple[str, ...], ...]
    roles: Mapping[str, str]
    gone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    month_first: bool = False
    commas: bool = False


CANCELLED = ("cancelled", "canceled", "withdrawn", "archived", "removed", "abandoned")
"""States that end a task without its being done, in whichever tool."""
TRUE = ("true", "yes", "y", "1", "archived")

PLANNER = Tool(
    "Microsoft Planner",
    signs=(
        ("task name", "bucket name"),
        ("bucket name", "checklist items"),
        ("bucket", "checklist items", "assigned to"),
        ("task number", "outline number", "bucket"),
    ),
    roles={
        "task name": "action",
        "name": "action",
        "title": "action",
        "task id": "ref",
        "task number": "ref",
        "outline number": "wbs",
        "bucket name": "theme",
        "bucket": "theme",
        "progress": "status",
        "status": "status",
        "% complete": "status",
        "assigned to": "owner",
        "start date": "start",
        "start": "start",
        "due date": "due",
        "finish": "due",
        "completed date": "completed",
        "checklist items": "milestones",
        "notes": "progress",
    },
    month_first=True,
)

PROJECT = Tool(
    "Microsoft Project",
    signs=(
        ("task mode",),
        ("outline level", "finish"),
        ("outline level", "predecessors"),
        ("resource names", "finish"),
        ("resource names", "predecessors"),
        ("outline level", "finish date"),
        ("% work complete", "finish"),
    ),
    roles={
        "name": "action",
        "task name": "action",
        "wbs": "wbs",
        "outline number": "wbs",
        "id": "ref",
        "unique id": "id",
        "outline level": "level",
        "resource names": "owner",
        "finish": "due",
        "finish date": "due",
        "start": "start",
        "start date": "start",
        "actual finish": "completed",
        "status": "status",
        "% complete": "status",
        "percent complete": "status",
        "notes": "progress",
    },
    gone={"active": ("no", "false", "0")},
    commas=True,
)

SMARTSHEET = Tool(
    "Smartsheet",
    signs=(
        ("predecessors", "assigned to"),
        ("task name", "predecessors", "finish"),
        ("primary column",),
        ("ryg", "assigned to"),
        ("% allocation", "assigned to"),
    ),
    roles={
        "task name": "action",
        "task": "action",
        "primary column": "action",
        "level": "level",
        "parent": "parent",
        "wbs": "wbs",
        "row id": "ref",
        "assigned to": "owner",
        "finish": "due",
        "end date": "due",
        "due date": "due",
        "start": "start",
        "start date": "start",
        "status": "status",
        "% complete": "status",
        "ryg": "rating",
        "rygb": "rating",
        "health": "rating",
        "schedule health": "rating",
        "comments": "progress",
        "latest comment": "progress",
    },
    gone={"archived": TRUE},
    commas=True,
)

JIRA = Tool(
    "Jira",
    signs=(
        ("issue key", "issue type"),
        ("key", "summary", "issue type"),
        ("key", "summary", "assignee"),
        ("issue key", "summary"),
        ("issue id", "issue type"),
        ("work item key", "summary"),
    ),
    roles={
        "summary": "action",
        "issue key": "ref",
        "work item key": "ref",
        "key": "ref",
        "issue id": "id",
        "work item id": "id",
        "parent key": "parent",
        "parent id": "parent",
        "parent": "parent",
        "epic link": "parent",
        "custom field epic link": "parent",
        "issue type": "type",
        "work type": "type",
        "status": "status",
        "assignee": "owner",
        "due date": "due",
        "start date": "start",
        "custom field start date": "start",
        "resolved": "completed",
        "resolution date": "completed",
    },
    gone={
        "status": ("cancelled", "canceled", "won't do", "rejected"),
        "resolution": ("won't do", "cancelled", "duplicate"),
    },
)

AZURE_DEVOPS = Tool(
    "Azure DevOps",
    signs=(("work item type", "state"), ("work item type", "title"), ("work item type", "title 1")),
    roles={
        "title": "action",
        "id": "ref",
        "work item type": "type",
        "parent": "parent",
        "assigned to": "owner",
        "state": "status",
        "due date": "due",
        "target date": "due",
        "finish date": "due",
        "start date": "start",
        "closed date": "completed",
    },
    gone={"state": ("removed", "cancelled", "canceled")},
    groups=("epic", "feature", "initiative"),
)

ASANA = Tool(
    "Asana",
    signs=(
        ("section/column", "assignee email"),
        ("section/column", "parent task"),
        ("task id", "name", "section/column"),
    ),
    roles={
        "name": "action",
        "task id": "ref",
        "parent task": "parent",
        "section/column": "theme",
        "assignee": "owner",
        "assignee email": "owner",
        "due date": "due",
        "start date": "start",
        "completed at": "completed",
        "notes": "progress",
    },
)

TRELLO = Tool(
    "Trello",
    signs=(("card name", "list name"), ("card id", "list name"), ("card name", "board name"), ("card name", "card id")),
    roles={
        "card name": "action",
        "card id": "id",
        "list name": "theme",
        "members": "owner",
        "due date": "due",
        "start date": "start",
        "due complete": "done",
    },
    gone={"archived": TRUE, "closed": TRUE, "list archived": TRUE},
    commas=True,
)

MONDAY = Tool(
    "monday.com",
    signs=(
        ("name", "subitems"),
        ("item id auto generated", "name"),
        ("subitems", "name", "status"),
        ("subitems", "owner", "status"),
        ("name", "person", "status", "date"),
        ("name", "person", "timeline end"),
        ("name", "person", "timeline start"),
        ("name", "person", "status", "due date"),
    ),
    roles={
        "name": "action",
        "subitems": "milestones",
        "task": "action",
        "person": "owner",
        "people": "owner",
        "owner": "owner",
        "status": "status",
        "due date": "due",
        "date": "due",
        "deadline": "due",
        "timeline end": "due",
        "timeline start": "start",
        "completion date": "completed",
        "group": "theme",
        "item id": "id",
        "item id auto generated": "id",
        "notes": "progress",
    },
    commas=True,
)

TOOLS = (PLANNER, JIRA, AZURE_DEVOPS, ASANA, TRELLO, MONDAY, SMARTSHEET, PROJECT)
