"""The cast of the stories: posts of a council that stand in no plan, each with one part to play."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.demo.workspace import Member
from bot.slack.directory import PLATFORM
from bot.stage import members_of
from store.demo_plan import demo_plan
from store.models import Person, Plan
from store.people import roles
from store.people.accounts import Account
from store.rules.terms import Role


@dataclass(frozen=True)
class Player:
    """Somebody with an account in the demo workspace."""

    id: str
    name: str
    known: bool = True
    """False for those whom the plan meets only when they speak."""
    leads: bool = False
    manager: str | None = None
    guest: bool = False
    team: str = ""
    deleted: bool = False

    @property
    def email(self) -> str:
        return f"{self.id.lower()}@cast.example"

    @property
    def member(self) -> Member:
        return Member(
            id=self.id, name=self.name, email=self.email, guest=self.guest, team=self.team, deleted=self.deleted
        )


OWNER = Player("U91OWNER", "Head of Fostering", manager="U92MANAGER")
MANAGER = Player("U92MANAGER", "Service Director, Care")
LEAD = Player("U93LEAD", "Improvement Lead", leads=True)
VIEWER = Player("U94VIEWER", "Family Support Worker")
OUTSIDER = Player("U95OUTSIDER", "Visiting Inspector", known=False, guest=True)
STRANGER = Player("U96STRANGER", "Partner Officer", known=False, team="T09OTHER")
LEAVER = Player("U97LEAVER", "Former Fostering Manager", deleted=True)

ADMIN = next(Player(one.id, one.name) for one in members_of(demo_plan().people) if one.name == "Programme Manager")
"""One of the demo plan's own people."""

TENANT = "T01SIGHTLINE"
"""The demo workspace."""

CAST = (OWNER, MANAGER, LEAD, VIEWER, OUTSIDER, STRANGER, LEAVER)


def members() -> list[Member]:
    """The demo plan's people, and beside them the cast."""
    return [*members_of(demo_plan().people), *(one.member for one in CAST)]


def accounts() -> list[Account]:
    """As the demo workspace's directory shows its members."""
    return [
        Account(
            platform=PLATFORM,
            tenant=TENANT,
            external_id=one.id,
            name=one.name,
            email=one.email,
            post=one.title or None,
            guest=one.guest or bool(one.team),
            active=not one.deleted,
        )
        for one in members()
    ]


def add_cast(session: Session, plan: Plan) -> None:
    """Make those known whom the plan knows before they speak."""
    known = {one.id: Person(name=one.name, email=one.email, active=not one.deleted) for one in CAST if one.known}
    session.add_all(known.values())
    session.flush()
    for one in CAST:
        if one.leads:
            roles.give(session, known[one.id], Role.LEAD, plan)
        if one.manager:
            known[one.id].manager_id = known[one.manager].id
