"""Each column that refers to a person: what it says of them, and what becomes of it when they are forgotten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import Column
from sqlmodel import SQLModel

import store.models  # noqa: F401  (makes all tables known)


class Fate(StrEnum):
    STAYS = "stays, as said by a former member"
    DELETED = "is deleted"
    LEFT_OPEN = "stays, without them"
    UNOWNED = "has no owner, where it is open"
    EMPTIED = "what it said is deleted"


@dataclass(frozen=True)
class Holding:
    says: str
    fate: Fate


def _all(says: str, fate: Fate, *columns: str) -> dict[str, Holding]:
    return dict.fromkeys(columns, Holding(says, fate))


HELD: Mapping[str, Holding] = MappingProxyType(
    _all("updates they gave", Fate.STAYS, "update.by_id")
    | _all("updates they took back", Fate.STAYS, "withdrawal.by_id")
    | _all("changes they made", Fate.STAYS, "change.by_id")
    | _all("what they said complete, and what they decided of that", Fate.STAYS, "claim.by_id", "claim.decided_by_id")
    | _all("dates they asked for or decided", Fate.STAYS, "date_request.by_id", "date_request.decided_by_id")
    | _all(
        "escalations about what they own, or to them",
        Fate.STAYS,
        *("escalation.owner_id", "escalation.to_id", "escalation.person_id"),
    )
    | _all("actions and milestones they own", Fate.UNOWNED, "item.owner_id")
    | _all("messages to them", Fate.EMPTIED, "outgoing.person_id")
    | _all("accounts in chats", Fate.DELETED, "identity.person_id")
    | _all("addresses they had before", Fate.DELETED, "person_alias.person_id")
    | _all("whether they are one with somebody else", Fate.DELETED, "same_person.person_id", "same_person.other_id")
    | _all("people who turned out to be them", Fate.STAYS, "person.became_id")
    | _all("whose manager they are", Fate.LEFT_OPEN, "person.manager_id")
    | _all("roles", Fate.DELETED, "person_role.person_id")
    | _all("leave", Fate.DELETED, "leave.person_id")
    | _all("for whom they stand in", Fate.LEFT_OPEN, "leave.deputy_id")
    | _all("what they asked last", Fate.DELETED, "remembered.person_id")
    | _all("what they can take back", Fate.DELETED, "act.person_id")
    | _all("that something of theirs came in", Fate.LEFT_OPEN, "inbound.person_id")
    | _all("documents they shared", Fate.STAYS, "staged_import.by_id")
    | _all("printed owners that mean them", Fate.LEFT_OPEN, "printed_owner.person_id")
    | _all("a pause that they began", Fate.STAYS, "pause.by_id")
    | _all("pulses they wrote or approved", Fate.STAYS, "pulse.author_id", "pulse.approved_by_id")
    | _all("what they decided after a pulse", Fate.STAYS, "pulse_decision.by_id")
    | _all("pulses that ask them from now on", Fate.DELETED, "pulse_member.person_id")
    | _all("rounds of pulses that asked them, for 12 months", Fate.STAYS, "pulse_invited.person_id")
)


def columns() -> Iterator[tuple[str, Column[object]]]:
    """All that refer to a person, by name."""
    for table in SQLModel.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == "person" for key in column.foreign_keys):
                yield f"{table.name}.{column.name}", column
