"""What the next round of a pulse will be: whom it asks, whom it leaves out, and which groups it will not tell of."""

from commands.pulse import foreseen
from commands.pulse.wording import asks
from commands.request import Request
from commands.showing.wording import count
from store.models.pulse import Pulse
from store.people import directory
from store.people.accounts import reachable
from store.people.naming import name_of
from store.pulse import members, rounds
from store.rules.pulse.audience import AudienceKind


def outlook(request: Request, one: Pulse) -> list[str]:
    """Whom the next round asks and whom it leaves out, for those who can do something about it."""
    author = directory.get(request.session, one.author_id)
    said = [f"Written by {name_of(author)}." if author else "Written by somebody who is no longer known."]
    if rounds.next_opening(request.session, one, request.plan, request.now) is None:
        return said
    if one.members_read_at is None:
        said.append(f"Nobody has told me yet who is in {asks(one)}: I ask the chat within a minute or two.")
        return said
    asked = rounds.guests(request.session, one, reachable)
    said.append(f"The next round asks {count(len(asked.invited), 'person', 'people')}.")
    if asked.left_out:
        out = count(asked.left_out, "other", "others")
        said.append(f"It leaves out {out}: guests, closed accounts, and addresses without an account here.")
    if asked.waiting:
        waiting = count(asked.waiting, "person who has joined waits", "people who have joined wait")
        said.append(
            f"{waiting} until there are {one.floors.answers} of them, so that nobody can be told from the rest."
        )
    if elsewhere := members.listed_elsewhere(request.session, one):
        said.append(f"{count(elsewhere, 'address', 'addresses').capitalize()} on the list are not in {asks(one)}.")
    if len(asked.invited) < one.floors.answers:
        said.append(f"It cannot open with fewer than {one.floors.answers}.")
        if one.audience.kind is AudienceKind.LIST:
            said.append("Share its list with me in a direct message: a CSV file with address, team and role.")
    else:
        said += foreseen.hidden(request, one, asked.invited)
    return said
