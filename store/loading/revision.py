"""A staged plan beside the plan that is here: what of it is there already, and what each thing will be called.

Nothing is changed here. `difference.py` says what a revision would change; `applying.py` does it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, product
from string import ascii_lowercase, digits

from sqlmodel import Session, col, select

from store.documents.printed import NOTHING, Printed
from store.documents.staged import StagedPlan
from store.loading.interpret.words import letter_of
from store.loading.matching import Named, are_alike, pair
from store.loading.staging import staged_items
from store.loading.things import Staged, Thing, staged_from, things_of
from store.models import Item, Plan, Theme
from store.plan import plans
from store.rules.terms import Kind


@dataclass
class Revision:
    """Args: base: what the document said of an item when it came last; what the item is now, for a file of ours."""

    plan: Plan
    staged: StagedPlan
    themes: dict[str, Theme] = field(default_factory=dict)
    """The plan's themes by the letters that the staged plan gives them."""
    letters: dict[str, str] = field(default_factory=dict)
    """The plan's letters, old and new, by those of the staged plan."""
    items: dict[Thing, Item] = field(default_factory=dict)
    refs: dict[Thing, str] = field(default_factory=dict)
    """What each thing is called once this is accepted."""
    ceded: dict[int, str] = field(default_factory=dict)
    """By an item's id: the new name of what is gone and whose printed reference another thing now has."""
    here: dict[int, Staged] = field(default_factory=dict)
    """By an item's id: how it stands now."""
    base: dict[int, Staged] = field(default_factory=dict)
    gone: list[Item] = field(default_factory=list)
    """Open items that the document held and holds no longer, and what people added under them."""

    @property
    def first(self) -> bool:
        """Whether nothing of it is there yet."""
        return not self.items

    @property
    def share(self) -> float:
        """How much of the document is in the plan already, 0 to 1.

        Plans of one council are numbered alike, so what has a number in common and no words is not counted.
        """
        known = sum(_is_named_alike(thing, item) for thing, item in self.items.items())
        return known / len(self.refs) if self.refs else 0.0


def _is_named_alike(thing: Thing, item: Item) -> bool:
    """By its title here or by the one that was printed, where it was renamed here."""
    titles = (item.title, (item.printed or NOTHING).title or "")
    return any(are_alike(thing.staged.title, title) for title in titles)


def revise(session: Session, plan: Plan, staged: StagedPlan, today: date) -> Revision:
    known = list(session.exec(select(Item).where(Item.plan_id == plan.id).order_by(col(Item.position), col(Item.id))))
    revision = Revision(plan, staged)
    _pair_themes(session, revision)
    things = list(things_of(staged))
    _pair_things(revision, things, known)
    _name(revision, things, known)
    now_here = staged_items(session, plan, today) if revision.items else {}
    revision.here = {item.id: now_here[item.id] for item in revision.items.values() if item.id in now_here}
    revision.base = {item.id: _base(revision, item) for item in revision.items.values() if item.id is not None}
    revision.gone = _gone(revision, known)
    return revision


def _pair_themes(session: Session, revision: Revision) -> None:
    known = plans.themes(session, revision.plan, left=True)
    found = revision.staged.themes
    pairs = pair([Named(None, one.title) for one in known], [Named(None, one.title) for one in found])
    taken = {one.letter for one in known}
    for place, one in enumerate(found):
        if place in pairs:
            revision.themes[one.ref] = known[pairs[place]]
            revision.letters[one.ref] = known[pairs[place]].letter
            continue
        spare = (letter_of(number) for number in count())
        letter = one.ref if one.ref not in taken else next(letter for letter in spare if letter not in taken)
        taken.add(letter)
        revision.letters[one.ref] = letter


def _pair_things(revision: Revision, things: Sequence[Thing], known: Sequence[Item]) -> None:
    """Actions and timeline entries first; a milestone is looked for under its own action before any other."""
    letters = {theme.id: theme.letter for theme in revision.themes.values()}
    for kind in (Kind.ACTION, Kind.TIMELINE, Kind.MILESTONE):
        here = [item for item in known if item.kind is kind]
        found = [thing for thing in things if thing.kind is kind]
        pairs = pair(
            [Named(_printed_ref(revision, item), item.title, _stands_in(item, letters)) for item in here],
            [Named(_ref_of(revision, thing), thing.staged.title, _would_stand_in(revision, thing)) for thing in found],
            ours=revision.staged.ours,
        )
        revision.items |= {found[place]: here[at] for place, at in pairs.items()}


def _printed_ref(revision: Revision, item: Item) -> str | None:
    return item.ref if revision.staged.ours else (item.printed or NOTHING).printed_ref


def _ref_of(revision: Revision, thing: Thing) -> str | None:
    return thing.staged.ref if revision.staged.ours else thing.staged.printed_ref


def _stands_in(item: Item, letters: dict[int | None, str]) -> str:
    return str(item.parent_id) if item.kind is Kind.MILESTONE else letters.get(item.theme_id, "")


def _would_stand_in(revision: Revision, thing: Thing) -> str:
    if thing.under is not None:
        action = revision.items.get(thing.under)
        return str(action.id) if action else ""
    return revision.letters.get(thing.theme or "", "")


def _name(revision: Revision, things: Sequence[Thing], known: Sequence[Item]) -> None:
    """Give each thing its reference: a printed one stands, any other stays or is the next that was never used."""
    names = _Names({item.ref for item in known}, first=not known)
    for thing, item in revision.items.items():
        revision.refs[thing] = item.ref
        printed = _ref_of(revision, thing)
        if printed and printed != _printed_ref(revision, item):
            names.wanted[thing] = thing.staged.ref or printed
    kept = {revision.refs[thing] for thing in revision.items if thing not in names.wanted}
    matched = {item.id for item in revision.items.values()}
    for thing in [*names.wanted, *(thing for thing in things if thing not in revision.items)]:
        # A reference that is printed for several was told apart when it was read.
        wanted = names.wanted.get(thing) or (thing.staged.ref if _ref_of(revision, thing) else None)
        revision.refs[thing] = names.printed(wanted, kept) if wanted else names.made_up(revision, thing, kept)
        kept.add(revision.refs[thing])
    for item in known:
        if item.id is not None and item.id not in matched and item.ref in kept:
            revision.ceded[item.id] = names.printed(item.ref, kept)
            kept.add(revision.ceded[item.id])


@dataclass
class _Names:
    ever: set[str]
    """References that were given to something at some time."""
    first: bool
    wanted: dict[Thing, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def printed(self, ref: str, taken: set[str]) -> str:
        """Where a document prints one reference twice, the later one gets a letter."""
        ref = next(one for one in _with_letters(ref) if one not in taken)
        self.ever.add(ref)
        return ref

    def made_up(self, revision: Revision, thing: Thing, taken: set[str]) -> str:
        """What the interpreter made up for a new plan; in one that is lived in, a number that was never used."""
        if thing.under is not None:
            stem = f"{revision.refs[thing.under]}."
        elif thing.kind is Kind.TIMELINE:
            stem = "T"
        else:
            stem = revision.letters.get(thing.theme or "") or (thing.staged.ref or "X").rstrip(digits)
        if self.first:
            return self.printed(thing.staged.ref or f"{stem}{thing.position}", taken)
        if stem not in self.counts:
            endings = [ref.removeprefix(stem) for ref in self.ever if ref.startswith(stem)]
            self.counts[stem] = max((int(ending) for ending in endings if ending.isdecimal()), default=0)
        self.counts[stem] += 1
        return self.printed(f"{stem}{self.counts[stem]}", taken)


def _with_letters(ref: str) -> Iterator[str]:
    yield ref
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield f"{ref}{''.join(letters)}"


def _base(revision: Revision, item: Item) -> Staged:
    assert item.id is not None
    if item.printed is None or revision.staged.ours:
        return revision.here.get(item.id) or staged_from(item.kind, Printed(ref=item.ref, title=item.title))
    return staged_from(item.kind, item.printed)


def _gone(revision: Revision, known: Sequence[Item]) -> list[Item]:
    """What was completed stays: it was done, whatever a newer document says."""
    matched = {item.id for item in revision.items.values()}
    left = [item for item in known if item.id not in matched and item.closed_at is None]
    gone = {item.id for item in left if item.printed is not None or revision.staged.ours}
    return [item for item in left if item.id in gone or item.parent_id in gone]
