"""What is said once something was taken back: how each thing stands now, and what had gone out by then."""

from commands.messages.telling import names
from commands.request import Request
from commands.showing.wording import day
from store.delivery import outbox, withdrawing
from store.models import Act, Item, Person
from store.people import directory
from store.people.naming import name_of
from store.plan.acts import BY_UPDATES

MOST = 12


def stands_again(request: Request, act: Act, found: list[Item]) -> list[str]:
    """One sentence for each thing, of what the act had changed in it."""
    fields = {one.id: set(one.before) for one in act.written.fields if one.table == "item"}
    said = [
        sentence
        for item in found[:MOST]
        for sentence in _of_item(request, item, fields.get(item.id or 0, set()), added=item.id in act.written.added)
    ]
    if more := len(found) - MOST:
        said += [f"So do {more} more."] if more > 0 else []
    said += ["The leave is no longer written down."] if act.written.leave_taken else []
    said += ["The leave is written down again."] if act.written.leave_cancelled else []
    others = {one.table for one in act.written.fields} - {"item"}
    said += ["What was set for the plan is as before."] if "plan" in others else []
    said += ["What was set for a person is as before."] if "person" in others else []
    return said


def _of_item(request: Request, item: Item, changed: set[str], *, added: bool) -> list[str]:
    if added:
        return [f"{item.ref} is out of the plan again. Its number is not given again."]
    ref, today = item.ref, request.today
    said = []
    if "title" in changed:
        said.append(f"{ref} is called again: {item.title}.")
    if "owner_id" in changed:
        owner = directory.get(request.session, item.owner_id)
        said.append(f"{ref} belongs to {name_of(owner) if owner else 'nobody'} again.")
    if "baseline" in changed:
        promised = f"is promised for {day(item.baseline, today)} again" if item.baseline else "has no date again"
        said.append(f"{ref} {promised}.")
    if "snoozed_until" in changed:
        until = f" from {day(item.snoozed_until, today)} on" if item.snoozed_until else ""
        said.append(f"{ref} is asked about again{until}.")
    if "disowned_at" in changed and "owner_id" not in changed:
        said.append(f"{ref} is {'in doubt' if item.disowned_at else 'yours'} again.")
    if "dropped_at" in changed:
        said.append(f"{ref} is {'no longer needed' if item.dropped_at else 'open'} again.")
    if not said or not changed - set(BY_UPDATES):
        progress = f"{ref} is {item.progress.value} again" if item.progress else f"nobody has said how {ref} stands"
        said.append(f"{progress[0].upper()}{progress[1:]}.")
    return said


def told_meanwhile(request: Request, act: Act) -> tuple[list[str], bool]:
    """What waits is not sent; what has gone cannot be taken back. Gives also whether anything was not sent."""
    withdrawn, gone = withdrawing.withdraw(request.session, act.written.messages)
    said = []
    if people := _people(request, withdrawn):
        said.append(f"The message to {names(people)} had not gone yet and is not sent.")
    if people := _people(request, gone):
        said.append(f"The message to {names(people)} has gone and cannot be taken back.")
    rows = [row for row in outbox.with_keys(request.session, act.written.told) if row.sent_at is not None]
    if people := _people(request, sorted(row.person_id for row in rows if row.person_id is not None)):
        hear = "hears" if len(people) == 1 else "hear"
        said.append(f"{names(people)} had been told of it by then, and {hear} that it was taken back.")
    return said, bool(withdrawn)


def _people(request: Request, rows: list[int]) -> list[Person]:
    found = [directory.get(request.session, one) for one in dict.fromkeys(rows)]
    return [one for one in found if one is not None and one.id != request.person.id]
