"""What the people of the demo's council do in a year, chosen by a seed."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from benchmarks.living.facts import Facts
from bot.demo.displayed import DisplayedMessage
from bot.demo.people import SLACKBOT, Member
from bot.demo.test_user import NotInSightError, TestUser
from bot.demo.user_actions import UserActionError
from bot.stage import CHANNEL, LOBBY, Stage
from store.time import london_day

LEAD = "Programme Manager"
ZONES = ("Europe/London", "Europe/Athens", "America/New_York", "Asia/Kolkata")
ASKS = ("mine", "overdue", "unowned", "due", "status", "nudges", "people", "changes", "what do I own?")
SAYS = (
    "on track",
    "at risk until {day} staff are short",
    "delayed until {day} the van broke down",
    "on track 40%",
    "done",
)
TELLS = ("It goes well, the first two are done.", "delayed by sickness", "We wait for the school", "at risk")
PRESSED = (
    "All on track", "On track", "Done", "Need help", "Not mine", "Snooze", "Why did I get this?", "Update", "Assign",
    "Show", "Change", "Keep",
)  # fmt: skip
"""How the buttons begin that are pressed, where there are such."""
DAY = timedelta(days=1)


@dataclass
class Council:
    stage: Stage
    facts: Facts
    rng: Random
    acts: int = 0
    done: dict[str, int] = field(default_factory=dict)
    """How often each kind of act was done."""
    unheard: list[str] = field(default_factory=list)
    """Words, presses and forms that had neither an answer nor an effect."""
    joined: int = 0

    def of_a_day(self) -> Iterator[str]:
        """Do what happens in one day; yields behind each act."""
        for _ in range(self.rng.randint(4, 9)):
            act = self.rng.choices([one for one, _ in self._acts()], [many for _, many in self._acts()])[0]
            # What nobody can do now, such as pressing a button that is not there, is left out.
            with suppress(NotInSightError, UserActionError):
                act()
                name = act.__name__.strip("_").replace("_", " ")
                self.done[name] = self.done.get(name, 0) + 1
                self.stage.core.afterwards.finish()
                yield name

    def _acts(self) -> list[tuple[Callable[[], None], int]]:
        return [
            (self._answers_by_a_button, 10), (self._presses_an_older_message, 4), (self._answers_in_words, 6),
            (self._answers_in_the_thread, 3), (self._asks, 5), (self._takes_leave, 2), (self._leaves_or_returns, 2),
            (self._joins, 1), (self._shares_a_name, 1), (self._changes_name, 2), (self._changes_address, 1),
            (self._changes_zone, 1), (self._assigns, 3), (self._moves_a_date, 2), (self._names_a_manager, 1),
            (self._channel_changes, 1), (self._sets_the_channel, 1),
        ]  # fmt: skip

    # Who and what there is.

    @property
    def _here(self) -> list[Member]:
        return sorted((one for one in self.stage.workspace.people if not one.deleted), key=lambda one: one.id)

    @property
    def lead(self) -> Member:
        return next(one for one in self.stage.workspace.people if one.id == "U02PM")

    def _member(self) -> Member:
        return self.rng.choice(self._here)

    def _owner(self) -> tuple[Member, str]:
        """Somebody who is here and owns something open, and its reference."""
        sql = """SELECT i.ref, d.external_id FROM item i JOIN identity d ON d.person_id = i.owner_id
            WHERE i.closed_at IS NULL AND NOT d.closed ORDER BY i.baseline IS NULL, i.baseline LIMIT 40"""
        here = {one.id: one for one in self._here}
        found = [(here[row["external_id"]], row["ref"]) for row in self.facts.rows(sql) if row["external_id"] in here]
        if not found:
            raise NotInSightError("Nobody owns anything.")
        return self.rng.choice(found)

    def _ref(self) -> str:
        rows = self.facts.rows("SELECT ref FROM item WHERE closed_at IS NULL AND plan_id = 1 ORDER BY ref")
        return str(self.rng.choice(rows)["ref"])

    def _day(self, least: int, most: int) -> str:
        return (london_day(self.stage.clock.now()) + DAY * self.rng.randint(least, most)).isoformat()

    def _from_bot(self, member: Member, *, older: bool = False) -> list[DisplayedMessage]:
        """The bot's messages to somebody: of the last days, or those that are older than a week."""
        bot, now = self.stage.workspace.bot_user_id, self.stage.clock.now().timestamp()
        week = 7 * 86_400
        said = [one for one in TestUser(self.stage.server, member.id).sees() if one.author == bot and not one.ephemeral]
        return [one for one in said if (now - float(one.ts) > week) == older][-12:]

    # Heard, or not.

    def _hears(self, user: TestUser, what: str) -> None:
        bot = self.stage.workspace.bot_user_id
        answered = any(one.author == bot for one in user.heard) or user.modal is not None
        if not answered or any(one.author == SLACKBOT for one in user.heard):
            self.unheard.append(f"{self.stage.clock.now():%d %B} {what}: {[one.plain[:80] for one in user.heard]}")

    def _says(self, member: Member, text: str, thread: str | None = None) -> None:
        user = TestUser(self.stage.server, member.id)
        user.says(text, None, thread)
        self._hears(user, f"says {text!r}")
        self._fills(user)

    def _presses(self, member: Member, message: DisplayedMessage) -> None:
        user = TestUser(self.stage.server, member.id)
        labels = _buttons(message)
        wanted = [label for label in labels if label.startswith(PRESSED)] or labels
        if not wanted:
            raise NotInSightError("It has no buttons.")
        label = self.rng.choice(wanted)
        user.presses(label, message=message)
        self._hears(user, f"presses {label!r}")
        self._fills(user)

    def _fills(self, user: TestUser) -> None:
        """What a form asks for, as far as it stands open; else it is closed again."""
        for _ in range(3):
            if user.modal is None:
                return
            values = {
                "How does it stand?": self.rng.choice(["On track", "At risk", "Delayed"]),
                "What has happened?": self.rng.choice(TELLS),
            }
            for label, value in values.items():
                with suppress(NotInSightError):
                    user.fills({label: value})
            errors = user.submits()
            if errors or user.modal is not None:
                break
            self._hears(user, "sends a form")
        while user.modal is not None:
            user.dismisses()

    # What they do.

    def _answers_by_a_button(self) -> None:
        member, _ = self._owner()
        self._presses(member, self.rng.choice(self._from_bot(member) or [_nothing()]))

    def _presses_an_older_message(self) -> None:
        """Some of them hold buttons as releases before this one drew them."""
        member, _ = self._owner()
        message = self.rng.choice(self._from_bot(member, older=True) or [_nothing()])
        kept = self.stage.workspace.messages.find(message.conversation, message.ts)
        if kept is not None and self.rng.random() < 0.6:
            shape = self.rng.choice([_of_release_before, _of_first_release])
            kept.blocks = json.loads(_with_values(json.dumps(kept.blocks), shape))
        self._presses(member, message)

    def _answers_in_words(self) -> None:
        member, ref = self._owner()
        words = self.rng.choice(SAYS).format(day=self._day(1, 40))
        begin = self.rng.choice(["/plan update ", "update ", ""])
        self._says(member, f"{begin}{ref} {words}")

    def _answers_in_the_thread(self) -> None:
        member, _ = self._owner()
        asked = [one for one in self._from_bot(member) if "questions from the plan" in one.plain]
        message = self.rng.choice(asked or [_nothing()])
        self._says(member, self.rng.choice(TELLS), message.ts)

    def _asks(self) -> None:
        text = self.rng.choice([*ASKS, f"show {self._ref()}"])
        self._says(self._member(), f"{self.rng.choice(['/plan ', ''])}{text}" if " I " not in text else text)

    def _takes_leave(self) -> None:
        member, deputy = self._owner()[0], self._member()
        first = self._day(0, 10)
        behind = f" deputy <@{deputy.id}>" if self.rng.random() < 0.6 and deputy.id != member.id else ""
        self._says(member, f"/plan leave {first} to {self._day(10, 24)}{behind}")

    def _leaves_or_returns(self) -> None:
        gone = sorted((one for one in self.stage.workspace.people if one.deleted), key=lambda one: one.id)
        if gone and self.rng.random() < 0.55:
            self._changes(self.rng.choice(gone), active=True)
        elif (member := self._member()).id != self.lead.id and len(self._here) > 9:
            self._changes(member, active=False)

    def _joins(self, name: str | None = None) -> None:
        self.joined += 1
        number = self.joined
        newcomer = Member(f"U8{number:02}NEW", name or f"Newcomer {number}", f"newcomer{number}@demo.example")
        if name is not None and self.rng.random() < 0.5:
            newcomer = replace(newcomer, title=f"Officer, Area {number}")
        self._told(self.stage.server.join(newcomer), "joins")
        self._says(self.lead, f"/plan assign {self._ref()} <@{newcomer.id}>")

    def _shares_a_name(self) -> None:
        self._joins(self._owner()[0].name)

    def _changes_name(self) -> None:
        member = self._member()
        base = re.sub(r" \(.*|, .*", "", member.name)
        self._changes(member, name=self.rng.choice([f"{base}, Area {self.rng.randint(1, 9)}", base]))

    def _changes_address(self) -> None:
        member = self._member()
        self._changes(
            member, email=f"moved{self.rng.randint(1, 10_000)}.{member.email.split('.')[-2][-6:]}@demo.example"
        )

    def _changes_zone(self) -> None:
        self._changes(self._member(), tz=self.rng.choice(ZONES))

    def _changes(self, member: Member, **to: object) -> None:
        self._told(self.stage.server.change_account(member.id, **to), f"changes {sorted(to)}")  # type: ignore[arg-type]

    def _told(self, problem: str, what: str) -> None:
        if problem:
            self.unheard.append(f"{what}: {problem}")

    def _assigns(self) -> None:
        self._says(self.lead, f"/plan assign {self._ref()} <@{self._member().id}>")

    def _moves_a_date(self) -> None:
        self._says(self.lead, f"/plan set {self._ref()} due {self._day(5, 90)} because it moved agreed by the Board")

    def _names_a_manager(self) -> None:
        self._says(self.lead, f"/plan set <@{self._member().id}> manager <@{self._member().id}>")

    def _channel_changes(self) -> None:
        """It is archived or opened, renamed, shared with another organisation, or the bot is taken out or invited."""
        workspace = self.stage.workspace
        one = workspace.conversations[self.rng.choice([CHANNEL.id, LOBBY.id])]
        number = self.rng.randint(1, 99)
        workspace.conversations[one.id] = self.rng.choice([
            replace(one, archived=not one.archived),
            replace(one, name=f"{one.name.split('-renamed')[0]}-renamed-{number}"),
            replace(one, has_bot=not one.has_bot), replace(one, shared=not one.shared),
        ])  # fmt: skip

    def _sets_the_channel(self) -> None:
        channel = self.stage.workspace.conversations[self.rng.choice([CHANNEL.id, LOBBY.id])]
        self._says(self.lead, f"/plan set plan channel #{channel.name}")


def _nothing() -> DisplayedMessage:
    raise NotInSightError("The bot has said nothing to press.")


def _buttons(message: DisplayedMessage) -> list[str]:
    return [
        str(element["text"]["text"])
        for block in message.blocks
        for element in [*block.get("elements", []), *filter(None, [block.get("accessory")])]
        if element.get("type") == "button"
    ]


def _with_values(blocks: str, shape: Callable[[dict[str, object]], str]) -> str:
    """The blocks with each button's value as another release wrote it."""

    def anew(found: re.Match[str]) -> str:
        held = json.loads(json.loads(f'"{found[1]}"'))
        return f'"value": {json.dumps(shape(held))}' if isinstance(held, dict) and "says" in held else found[0]

    return re.sub(r'"value": "(\{(?:[^"\\]|\\.)*)"', anew, blocks)


def _of_release_before(held: dict[str, object]) -> str:
    return json.dumps({"says": held["says"], "seen_version": held.get("seen"), "redraw": held.get("again")})


def _of_first_release(held: dict[str, object]) -> str:
    return f"do:{held['says']}"
