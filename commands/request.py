"""What a command is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from sqlmodel import Session

from commands.advice import say
from commands.errors import CommandError
from commands.files import WantedFile
from commands.language.query_names import Names, names_for
from commands.refusals import refusal
from commands.showing.wording import echoed
from store.delivery.chats import Chat
from store.models import Item, Person, Plan
from store.people import leave
from store.people.permissions import OF_AN_ITEM, Affair, Owned, Verb, may
from store.plan import items
from store.query.model import Query
from store.rules.identifiers import Doubtful

NO_PLAN = (
    "There is no plan here yet. The programme lead can share its document with me in a direct message, or an"
    " administrator can read it in with “sightline import FILE --accept”."
)
SAY_WHICH = "Several plans are open here. Say which you mean: put “in” and its name in front."


@dataclass(frozen=True)
class OldQuestion:
    """A message that asks somebody about what they no longer own."""

    person_id: int
    message_ref: str
    chat: Chat


@dataclass
class Request:
    session: Session
    person: Person
    chosen: Plan | None
    """The plan that it is about: none before there is any, and as long as nobody knows which of several is meant."""
    today: date
    """London date of `now`."""
    now: datetime
    among: Sequence[Plan] = ()
    """The plans that may be meant."""
    instead: Sequence[Plan] = ()
    """All open plans, where `among` holds those in which somebody owns something: good enough for a question alone."""
    closed_here: Plan | None = None
    """The plan of the channel in which it was said, where that is closed and another is open."""
    last_used: Plan | None = None
    """The open plan that this person last named or pressed: a guess, good enough for a question."""
    said_which: bool = False
    """Whether the words name the plan, or what was pressed carries it."""
    own_plans: bool = False
    """Whether the words name a plan before each of their references, and so need none chosen."""
    beside: bool = False
    """Whether another plan's answer stands before this one on the same card."""
    several: bool = False
    """Whether answers name their plan, since another may be meant."""
    passed_over: Sequence[tuple[Plan, Item]] = ()
    """What the typed reference names in other open plans, but is closed there."""
    intent: str = ""
    words: list[str] = field(default_factory=list)
    """What stands behind the command's name, as typed, less what was read as a filter."""
    query: Query = field(default_factory=Query)
    """What is asked: the filters among the words, and whatever the command adds to them."""
    asks: bool = False
    """Whether it asks something of the plan's items, which the query says."""
    redraw: str = ""
    """Words that ask for the same, without the page."""
    page: int = 1
    in_person: bool = True
    """Whether it is the person who reads the answer; what nobody else may learn is told to them alone."""
    share: bool = False
    """Whether the answer goes to all who are in the channel."""
    seen_version: int | None = None
    key: str | None = None
    """Names the click or form, so that the same one delivered twice acts once."""
    changes: bool = False
    """Whether the command changes what it looks up, so that nobody else may in the meantime."""
    needs: Verb = "read"
    """What the command declares that it needs."""
    checked: bool = False
    """Whether that was checked of an item or person that the words name."""
    queued_for_others: bool = False
    """Whether something was queued for somebody else."""
    told: list[str] = field(default_factory=list)
    """Keys of messages that tell others what was changed, and are drawn when they go."""
    queued: list[str] = field(default_factory=list)
    """Keys of messages that hold their finished card: what waits of them is not sent once it is taken back."""
    reads: int | None = None
    """The number of a document that is to be read behind the answer."""
    sends: list[WantedFile] = field(default_factory=list)
    """Files that are to be made and sent behind the answer."""
    old_questions: list[OldQuestion] = field(default_factory=list)
    """What others still read, to be drawn anew where the chat can."""

    def __post_init__(self) -> None:
        if self.chosen is not None and not self.among:
            self.among = [self.chosen]

    @property
    def plan(self) -> Plan:
        """The plan that it is about.

        Raises:
            CommandError: there is none yet, or nobody knows which is meant.
        """
        if self.chosen is None:
            raise CommandError(SAY_WHICH if self.among else NO_PLAN)
        return self.chosen

    @property
    def answered(self) -> Query | None:
        """What was answered, for a question that follows on it; none for what asks nothing of the plan's items."""
        return self.query if self.asks else None

    recalled: Callable[[int], Query | None] = lambda plan_id: None
    """Finds what this person asked last of a plan, in this thread or alone with us."""

    @property
    def previous(self) -> Query | None:
        """What this person asked before of the plan that this is about."""
        return self.recalled(self.chosen.id or 0) if self.chosen is not None else None

    def names(self, query: Query) -> Names:
        """What themes and people in a query are called."""
        return names_for(self.session, [self.chosen] if self.chosen else self.among, self.person, self.today, query)

    doubted: dict[str, Doubtful] = field(default_factory=dict)
    """What may tell who a child is in words that were stored; see `screening`."""

    def item(self, words: str, *, dropped: bool = False) -> Item:
        """The item that a reference means.

        Args:
            dropped: whether it may be one that is no longer needed, also where something is changed.

        Raises:
            CommandError: no such reference in the plan, or not one with which this person may do what is needed.
        """
        if found := items.get(self.session, self.plan, words, lock=self.changes):
            if self.needs in OF_AN_ITEM:
                self._check(found)
            if self.changes and found.dropped_at is not None and not dropped:
                raise CommandError(
                    f"{found.ref} is no longer needed, so nothing was changed. {say(f'reopen {found.ref}')} takes it up"
                    " again."
                )
            return found
        raise CommandError(f"I can't find {echoed(words)}. Try {say('find')} and a word from its title.")

    def affair_of(self, person: Person) -> Person:
        """The person whose own affair this is, such as their leave: oneself, or whoever else one may speak for."""
        self._check(Affair(person.id))
        return person

    def _check(self, found: Owned) -> None:
        self.must(self.needs, found)
        self.checked = True

    @cached_property
    def stands_in_for(self) -> dict[int, leave.Cover]:
        """Those for whom this person stands in today, by their id."""
        return {one.person_id: one for one in leave.stood_in_for(self.session, self.person, self.today)}

    def may(self, verb: Verb, item: Owned | None = None) -> bool:
        return may(self.person, verb, self.chosen, item, stands_in_for=self._deputises(verb))

    def may_in(self, verb: Verb, plan: Plan, item: Owned | None = None) -> bool:
        """The same in another plan than the one it is about."""
        return may(self.person, verb, plan, item, stands_in_for=self._deputises(verb))

    def _deputises(self, verb: Verb) -> dict[int, leave.Cover]:
        return self.stands_in_for if verb == "update" else {}

    def must(self, verb: Verb, item: Owned | None = None) -> None:
        """Refuse, in words, what this person may not do."""
        if not self.may(verb, item):
            raise refusal(verb, self.chosen, item, asks=not self.changes)
