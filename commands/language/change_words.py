"""What a question about changes is called: of which kinds, by whom, and which way."""

from commands.language.query_names import Names
from commands.showing.wording import joined
from store.query.model import Of, Query
from store.query.values import ChangeKind

CHANGE_WORDS = {
    ChangeKind.UPDATES: "updates",
    ChangeKind.DATES: "moved dates",
    ChangeKind.OWNERS: "changes of owner",
    ChangeKind.TITLES: "changes of title",
    ChangeKind.ADDED: "additions",
}


def changes_said(query: Query, names: Names, about: str) -> str:
    """ "Updates to the plan by Practice Lead", "who made changes to Workforce"."""
    kinds = joined([CHANGE_WORDS[kind] for kind in query.change_kinds]) or "changes"
    gave = "gave" if query.change_kinds == (ChangeKind.UPDATES,) else "made"
    who = f"who {gave} " if query.of is Of.PEOPLE else ""
    by = f" by {joined([names.person(one) for one in query.changed_by])}" if query.changed_by else ""
    way = f", for the {query.direction}," if query.direction else ""
    return f"{who}{kinds} to {about}{by}{way}"
