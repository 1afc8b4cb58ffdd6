"""A small plan of our own making, for tests that need to know every row in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from store.models import Item, ItemRecommendation, Person, Plan, Recommendation, Theme
from store.people import roles
from store.plan import answered
from store.rules.terms import Kind, Precision, Role

NOW = datetime(2022, 7, 11, 8, tzinfo=UTC)
TODAY = date(2022, 7, 11)


@dataclass
class SmallPlan:
    """Two themes, three recommendations, and nothing else until it is made."""

    session: Session
    plan: Plan
    themes: dict[str, Theme]
    recommendations: dict[int, Recommendation]

    def person(self, name: str = "Owner", role: Role | None = None, **fields: Any) -> Person:
        person = Person(name=name, email=f"{name.lower().replace(' ', '.')}@council.example", **fields)
        self.session.add(person)
        self.session.flush()
        if role is not None:
            roles.give(self.session, person, role, None if role is Role.ADMIN else self.plan)
        return person

    def item(self, ref: str, kind: Kind = Kind.ACTION, *, answers: tuple[int, ...] = (), **fields: Any) -> Item:
        fields = {
            "title": f"Title of {ref}",
            "plan_id": row_id(self.plan),
            "position": 0,
            "theme_id": self.themes["A"].id,
            **fields,
        }
        if fields.get("baseline"):
            fields.setdefault("baseline_precision", Precision.DAY)
        item = Item(kind=kind, ref=ref, **fields)
        self.session.add(item)
        self.session.flush()
        for number in answers:
            link = ItemRecommendation(item_id=row_id(item), recommendation_id=row_id(self.recommendations[number]))
            self.session.add(link)
        self.session.flush()
        answered.note(self.session, row_id(self.plan))
        return item

    def milestone(self, action: Item, ref: str, **fields: Any) -> Item:
        return self.item(ref, Kind.MILESTONE, parent_id=action.id, theme_id=action.theme_id, **fields)

    def timeline_entry(self, ref: str, **fields: Any) -> Item:
        return self.item(ref, Kind.TIMELINE, **{"theme_id": None, **fields})


def row_id(row: Item | Plan | Recommendation) -> int:
    assert row.id is not None, "flush first"
    return row.id


def make_small_plan(session: Session) -> SmallPlan:
    plan = Plan(title="Small plan", source="small.txt", created_at=NOW)
    session.add(plan)
    session.flush()
    themes = {letter: Theme(plan_id=row_id(plan), letter=letter, title=f"Theme {letter}") for letter in "AB"}
    recommendations = {
        number: Recommendation(plan_id=row_id(plan), number=number, title=f"Recommendation {number}")
        for number in (1, 2, 3)
    }
    session.add_all([*themes.values(), *recommendations.values()])
    session.flush()
    return SmallPlan(session, plan, themes, recommendations)
