"""What a reader of sentences knows beside the words: whose they are, of which plan, on which day, what came before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlmodel import Session

from commands.language.spotting.people import PeopleWords
from commands.language.topics.vocabulary import PlanWords, plan_words
from store.models import Person, Plan
from store.query.model import Query, Subject, Wanted


@dataclass(frozen=True)
class ReadingContext:
    session: Session
    plan: Plan
    person: Person
    """Who says the words: "me", "mine", "my team"."""
    today: date
    recall: Callable[[], Query | None] = lambda: None
    """Looks up what this person asked last, in this thread or alone with us."""
    asked: tuple[str, ...] = ()
    """References of what the message asked about in whose thread it is said, in their order."""

    @cached_property
    def previous(self) -> Query | None:
        """What this person asked last, or what they were asked; None where nothing is remembered."""
        if (recalled := self.recall()) is not None or len(self.asked) != 1:
            return recalled
        return Query(wanted=Wanted.CARD, subjects=(Subject(kind="item", key=self.asked[0]),))

    @cached_property
    def alone(self) -> "ReadingContext":
        """The same without what came before."""
        found = ReadingContext(self.session, self.plan, self.person, self.today)
        # Whoever was looked up for these words is not looked up again.
        vars(found)["people_words"] = self.people_words
        return found

    @cached_property
    def plan_words(self) -> PlanWords:
        return plan_words(self.session, self.plan)

    @cached_property
    def people_words(self) -> PeopleWords:
        return PeopleWords(self.session, self.plan)
