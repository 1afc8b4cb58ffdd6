"""Who may do what, in one place: each rule for one person in Python, and beside it for all people in SQL."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, Protocol, get_args

from sqlalchemy import ColumnElement, and_, false, not_, or_, true
from sqlmodel import col, exists, select

from store.models import Person, PersonRole, Plan
from store.rules.terms import Role

Verb = Literal["read", "personal", "own", "update", "edit", "pulse", "answer_pulse", "lead", "lead_some", "admin"]
"""What somebody may do:

* `read`: ask, and say when one wants to be asked.
* `personal`: say and see what is somebody's own affair, such as leave.
* `own`: say that an item is not one's own.
* `update`: say how an item stands.
* `edit`: assign, add, move dates, rename, set what holds for the whole plan.
* `pulse`: write pulses and run them: for the plan's custodian, who is never an administrator.
* `answer_pulse`: say what is done about the results of a pulse: for whoever runs pulses or leads the plan.
* `lead`: open a plan that is closed, or close one.
* `lead_some`: share the document of a plan, and pause everything: for whoever leads any plan.
* `admin`: say who leads a plan.
"""
VERBS: tuple[Verb, ...] = get_args(Verb)
WRITES: frozenset[Verb] = frozenset({"own", "update", "edit", "pulse", "answer_pulse"})
"""What nobody does to a closed plan."""
OF_AN_ITEM: frozenset[Verb] = frozenset({"personal", "own", "update"})
"""What depends on whose the item is, or the affair."""
CHANGE_PLANS = (Role.LEAD, Role.ADMIN)
"""The roles of whoever may change some plan."""


class Owned(Protocol):
    """An item, a view of one, or an `Affair`."""

    @property
    def owner_id(self) -> int | None: ...


@dataclass(frozen=True)
class Affair:
    """What is a person's own, and of no plan."""

    owner_id: int | None


class Account(Protocol):
    """A person, or as much of one as tells whether they can be asked."""

    @property
    def active(self) -> bool: ...

    @property
    def guest(self) -> bool: ...


def lost(person: Account) -> Literal["closed", "guest"] | None:
    """Why somebody can own nothing and be asked nothing: their account is closed, or a guest's."""
    if not person.active:
        return "closed"
    return "guest" if person.guest else None


def can_be_asked(person: Person) -> bool:
    """Whether somebody is a full member, who can own what is in a plan."""
    return lost(person) is None


def who_can_be_asked(person: type[Person] = Person) -> ColumnElement[bool]:
    """`can_be_asked` in SQL.

    Args:
        person: an alias of the table, where the statement has one.
    """
    return and_(col(person.active), ~col(person.guest))


def may(
    person: Person, verb: Verb, plan: Plan | None, item: Owned | None = None, *, stands_in_for: Collection[int] = ()
) -> bool:
    """Guests, people of other organisations and closed accounts may do nothing; any full member may read.

    Args:
        plan: None where there is none yet.
        item: an item of that plan, or whose affair it is.
        stands_in_for: the owners whose deputy this person is on the day (`leave.stood_in_for`).
    """
    if not can_be_asked(person) or (verb in WRITES and (plan is None or plan.closed_at is not None)):
        return False
    match verb:
        case "read":
            return True
        case "personal":
            return _owns(person, item) or _changes_plans(person)
        case "own":
            return _owns(person, item)
        case "update":
            return _owns(person, item) or _leads(person, plan) or (item is not None and item.owner_id in stands_in_for)
        case "edit" | "lead":
            return _leads(person, plan)
        case "pulse" | "answer_pulse":
            return _keeps(person, plan) or (verb == "answer_pulse" and _leads(person, plan))
        case "lead_some":
            return _changes_plans(person)
        case "admin":
            return is_admin(person)


def is_admin(person: Person) -> bool:
    return any(one.role is Role.ADMIN for one in person.roles)


def is_lead(person: Person, plan: Plan) -> bool:
    """Of this very plan; an administrator may do the same without being one."""
    return any(one.role is Role.LEAD and one.plan_id == plan.id for one in person.roles)


def is_custodian(person: Person, plan: Plan) -> bool:
    return any(one.role is Role.CUSTODIAN and one.plan_id == plan.id for one in person.roles)


def _keeps(person: Person, plan: Plan | None) -> bool:
    return plan is not None and is_custodian(person, plan) and not is_admin(person)


def _changes_plans(person: Person) -> bool:
    return any(one.role in CHANGE_PLANS for one in person.roles)


def _leads(person: Person, plan: Plan | None) -> bool:
    return is_admin(person) or (plan is not None and is_lead(person, plan))


def _owns(person: Person, item: Owned | None) -> bool:
    return item is not None and item.owner_id is not None and item.owner_id == person.id


def who_may(
    verb: Verb, plan: Plan | None, item: Owned | None = None, *, stands_in_for: Collection[int] = ()
) -> ColumnElement[bool]:
    """`may` in SQL, of each row of `person`; a property test holds the two equal.

    Args:
        stands_in_for: as there, and so the same for every row.
    """
    if verb in WRITES and (plan is None or plan.closed_at is not None):
        return false()
    owns = false() if item is None or item.owner_id is None else col(Person.id) == item.owner_id
    admin = _has(col(PersonRole.role) == Role.ADMIN)
    leads = or_(admin, who_leads(plan)) if plan is not None else admin
    changes_plans = _has(col(PersonRole.role).in_(CHANGE_PLANS))
    keeps = (
        false() if plan is None else _has(col(PersonRole.role) == Role.CUSTODIAN, col(PersonRole.plan_id) == plan.id)
    )
    stands_in = true() if item is not None and item.owner_id in stands_in_for else false()
    rules: dict[Verb, ColumnElement[bool]] = {
        "read": true(),
        "personal": or_(owns, changes_plans),
        "own": owns,
        "update": or_(owns, leads, stands_in),
        "edit": leads,
        "pulse": and_(keeps, not_(admin)),
        "answer_pulse": or_(keeps, leads),
        "lead": leads,
        "lead_some": changes_plans,
        "admin": admin,
    }
    return and_(who_can_be_asked(), rules[verb])


def who_leads(plan: Plan) -> ColumnElement[bool]:
    """`is_lead` in SQL."""
    return _has(col(PersonRole.role) == Role.LEAD, col(PersonRole.plan_id) == plan.id)


def _has(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(PersonRole.id).where(PersonRole.person_id == Person.id, *which).correlate(Person))
