"""What a sheet and a column can be, in plain words: one table, for forms, reviews and the command line."""

from collections.abc import Mapping

from store.documents.guidance import LEAVE_OUT, folded

KINDS: Mapping[str, str] = {
    "actions": "Actions with owners and dates",
    "risks": "Risks",
    "people": "People",
    "standards": "Practice standards and measures",
    "recommendations": "Recommendations",
    "boards": "Boards and their members",
    "timeline": "A timeline of events",
}

ROLES: Mapping[str, Mapping[str, str]] = {
    "actions": {
        "action": "what is to be done",
        "owner": "who owns it",
        "second owner": "who owns it as well",
        "due": "when it is due",
        "revised": "the newer date when it is due",
        "start": "when it starts",
        "completed": "when it was completed",
        "status": "how it stands",
        "rating": "its rating or colour",
        "progress": "what was last said of it",
        "milestones": "its steps",
        "forecast": "when it is expected",
        "parent": "what it stands under",
        "level": "at which level it stands",
        "ref": "its reference",
        "theme": "the theme it stands in",
        "recommendation": "the recommendation it answers",
        "recommendation number": "the number of its recommendation",
        "kind": "what kind of row it is",
    },
    "risks": {
        "title": "what may happen",
        "ref": "its reference",
        "likelihood": "how likely it is",
        "impact": "how bad it would be",
        "controls": "what is done about it",
    },
    "standards": {
        "title": "the standard",
        "ref": "its reference",
        "measure": "how it is measured",
        "qualitative": "how its quality is judged",
        "target": "its target",
        "figure": "its latest figure",
    },
    "recommendations": {"title": "the recommendation", "number": "its number"},
    "bodies": {
        "name": "the board's name",
        "members": "its members",
        "chair": "who chairs it",
        "purpose": "what it is for",
        "often": "how often it meets",
    },
    "timeline": {
        "title": "what happens",
        "milestone": "the milestone",
        "start": "when it starts",
        "due": "when it ends",
        "forecast": "when it is expected",
        "completed": "when it was completed",
        "parent": "the action it belongs to",
        "owner": "who owns it",
        "rating": "its rating or colour",
        "status": "how it stands",
        "progress": "what was last said of it",
        "ref": "its reference",
    },
}
SECOND_OWNER = "second owner"
KIND_OF = {"boards": "bodies"}
"""Where a sheet is called otherwise than its table is."""

SYNONYMS: Mapping[str, str] = {
    "reference": "ref",
    "number of the action": "ref",
    "what": "action",
    "task": "action",
    "lead": "owner",
    "who": "owner",
    "responsible": "owner",
    "co-owner": "second owner",
    "joint owner": "second owner",
    "due date": "due",
    "deadline": "due",
    "when": "due",
    "revised date": "revised",
    "start date": "start",
    "date completed": "completed",
    "rag": "rating",
    "colour": "rating",
    "update": "progress",
    "comments": "progress",
    "steps": "milestones",
    "type": "kind",
    "kind of row": "kind",
}
"""What people call a role besides its name and its words."""

SKIPPED = frozenset({LEAVE_OUT, "leave it out", "skip", "nothing", "ignore"})


def roles_of(kind: str | None) -> Mapping[str, str]:
    """The roles of a kind of table, each in words."""
    return ROLES.get(KIND_OF.get(kind or "", kind or ""), {})


def role_in_words(role: str | None, kind: str | None = None) -> str:
    """Words for a role; of any kind of table that has it, where the kind is not known."""
    if role is None or role == LEAVE_OUT:
        return LEAVE_OUT
    everywhere = {name: words for roles in reversed(list(ROLES.values())) for name, words in roles.items()}
    return roles_of(kind).get(role) or everywhere.get(role, role)


def role_meant(words: str) -> str | None:
    """The role that somebody names, by its own name or as a form words it; None for what is none."""
    said = folded(words)
    if said in SKIPPED:
        return LEAVE_OUT
    for roles in ROLES.values():
        for role, wording in roles.items():
            if said in (role, folded(wording)):
                return role
    return SYNONYMS.get(said)


def kind_meant(words: str) -> str | None:
    said = folded(words)
    if said in SKIPPED:
        return LEAVE_OUT
    return next((kind for kind, wording in KINDS.items() if said in (kind, folded(wording))), None)
