"""What a person can do in Teams, each carried to the bot and back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.demo.files import LARGEST_FILE, SharedFile
from bot.demo.json_values import Json, mapping
from bot.demo.people import Member
from bot.demo.teams import ids, inputs
from bot.demo.teams.card_reading import actions_of
from bot.demo.teams.card_schema import faults_in
from bot.demo.teams.checking import CARD
from bot.demo.teams.consents import OFFER
from bot.demo.teams.door import Reply
from bot.demo.teams.messages import Message
from bot.demo.teams.tenant import Place, Tenant
from bot.demo.teams.wire import THREAD, Wire, typed
from bot.demo.user_actions import UserActionError

WORDS = "application/vnd.microsoft.activity.message"
WRONG = "Something went wrong. Please try again."
UNREACHABLE = "Unable to reach app. Please try again."
COMMAND = "/plan"
"""What the app's list of commands begins with, in a channel."""


@dataclass(frozen=True)
class Pressed:
    """What became of a press.

    Args:
        errors: what the client itself asks to be put right, by input; then nothing is sent.
    """

    errors: dict[str, str] = field(default_factory=dict)


class UserActions:
    def __init__(self, tenant: Tenant, wire: Wire, deliver: Callable[[Json], Awaitable[Reply]]) -> None:
        self._tenant = tenant
        self._wire = wire
        self._deliver = deliver

    def member(self, member_id: str) -> Member:
        member = self._tenant.member(member_id)
        if member is None:
            raise UserActionError("There is no such person in this tenant.")
        if member.deleted:
            raise UserActionError(f"The account of {member.name} is deactivated.")
        return member

    def place(self, member: Member, name: str | None) -> Place:
        """Find a conversation by id or channel name; without either, the personal chat with the bot."""
        if name in (None, "", "bot"):
            return self._tenant.chat_with(member.id)
        found = self._tenant.place(str(name))
        if found is None or not self._tenant.may_see(member.id, found):
            raise UserActionError("There is no such conversation here.")
        return found

    async def say(self, member_id: str, text: str, where: str | None = None, under: str | None = None) -> None:
        """Args: under: the message that is answered: quoted in a personal chat, in its thread in a channel."""
        member = self.member(member_id)
        place, text = self.place(member, where), text.strip()
        if not text:
            raise UserActionError("Type something first.")
        if place.kind == "channel" and text.startswith("/"):
            await self._command(member, place, text)
        else:
            await self._message(member, place, text, under)

    async def share(self, member_id: str, name: str, content: bytes, text: str = "", where: str | None = None) -> None:
        """Share one file, with words beside it or without."""
        member = self.member(member_id)
        place = self.place(member, where)
        if not name or not content:
            raise UserActionError(f"{name or 'The file'} is empty, so there is nothing to share.")
        if len(content) > LARGEST_FILE:
            raise UserActionError(f"{name} is larger than the {LARGEST_FILE // 1024**2} MiB this tenant keeps.")
        file = self._tenant.files.keep(name, content, member.id, place.id)
        await self._message(member, place, text.strip(), None, [file])

    async def edit(self, member_id: str, where: str, message_id: str, text: str) -> None:
        """Change one's own message."""
        member = self.member(member_id)
        message, place = self._own(member, where, message_id), self.place(member, where)
        read = typed(self._tenant, place, text.strip())
        self._tenant.messages.edit(message, text.strip(), [], "")
        self._tenant.announce(message)
        if place.kind == "personal" or read.names_bot:
            await self._tell(member, message, self._wire.edited(member, message, place, read))

    async def delete(self, member_id: str, where: str, message_id: str) -> None:
        """Take one's own message back."""
        member = self.member(member_id)
        message, place = self._own(member, where, message_id), self.place(member, where)
        self._tenant.messages.delete(message)
        self._tenant.announce(message)
        await self._tell(member, message, self._wire.deleted(member, message, place))

    async def react(self, member_id: str, where: str, message_id: str, kind: str = "like") -> None:
        """Put a thumb or another sign under a message of the bot's."""
        member, message = self.member(member_id), self._seen(member_id, where, message_id)
        await self._tell(member, message, self._wire.reacted(member, message, self.place(member, where), kind))

    async def press(
        self, member_id: str, where: str, message_id: str, action: Json, values: inputs.Values | None = None
    ) -> Pressed:
        """Press a button of a card, by all that it is.

        Args:
            values: what was put into the card's inputs, where it differs from what stood in them; empty takes it out.
        """
        member, message = self.member(member_id), self._seen(member_id, where, message_id)
        card = next((one for one in message.cards_for(member.id) if action in actions_of(one)), None)
        if card is None:
            raise UserActionError("That button is no longer there.")
        if action["type"] != "Action.Execute":
            return Pressed()
        data = mapping(action.get("data"))
        if action.get("associatedInputs") != "none":
            filled = {name: value for name, value in (inputs.initial(card) | (values or {})).items() if value}
            if found := inputs.problems(card, filled):
                return Pressed(found)
            data = data | filled
        self._draw(member, message, await self._deliver(self.pressed(member, message, action, data)))
        return Pressed()

    def pressed(self, member: Member, message: Message, action: Json, data: Json) -> Json:
        """What Teams sends where a button is pressed. A yes to a file gives out an address for it."""
        place = self.place(member, message.conversation)
        if action.get("verb") != OFFER:
            return self._wire.pressed(member, message, place, action, data)
        upload = self._tenant.files.expect(data["name"], data["length"]) if data["action"] == "accept" else None
        return self._wire.answered(member, message, place, data, upload)

    async def install(self, member_id: str) -> None:
        """Add the app for oneself, or be given it."""
        member = self.member(member_id)
        place = self._tenant.chat_with(member.id)
        self._tenant.installed.add(member.id)
        self._tenant.blocked.discard(member.id)
        await self._deliver(self._wire.installed(member, place, added=True))
        await self._deliver(self._wire.members_changed(member, place, "membersAdded", ids.BOT))

    async def uninstall(self, member_id: str) -> None:
        """Remove the app for oneself: from then on the bot cannot write there."""
        member = self.member(member_id)
        self._tenant.installed.discard(member.id)
        self._tenant.blocked.add(member.id)
        await self._deliver(self._wire.installed(member, self._tenant.chat_with(member.id), added=False))

    def block(self, member_id: str) -> None:
        """Block the bot, of which Teams tells it nothing."""
        self._tenant.blocked.add(self.member(member_id).id)

    async def add_to_team(self, member_id: str) -> None:
        """Add the app to the team."""
        member, place = self.member(member_id), self._tenant.channels[ids.TEAM]
        self._tenant.in_team = True
        await self._deliver(self._wire.installed(member, place, added=True))
        await self._deliver(self._wire.members_changed(member, place, "membersAdded", ids.BOT))

    async def remove_from_team(self, member_id: str) -> None:
        member, place = self.member(member_id), self._tenant.channels[ids.TEAM]
        self._tenant.in_team = False
        await self._deliver(self._wire.installed(member, place, added=False))
        await self._deliver(self._wire.members_changed(member, place, "membersRemoved", ids.BOT))

    async def redeliver(self, activity: Json) -> Reply:
        """Hand the bot an activity that it may have had before, as Teams does where an answer came late."""
        reply = await self._deliver(activity)
        member = self._tenant.member_known_as(str(mapping(activity.get("from")).get("id")))
        if member is not None and activity.get("type") == "invoke":
            where, _, _ = str(mapping(activity.get("conversation")).get("id")).partition(THREAD)
            message = self._tenant.messages.find(where, str(activity.get("replyToId")))
            if message is not None:
                self._draw(member, message, reply)
        return reply

    async def _command(self, member: Member, place: Place, text: str) -> None:
        """A command that is picked from the app's list goes to the bot alone, and nobody else sees it."""
        command, _, rest = text.partition(" ")
        if command != COMMAND:
            self._tenant.tell(member.id, place.id, f"`{command}` is not a command of an app here.")
            return
        read = typed(self._tenant, place, rest.strip() or COMMAND[1:])
        message = Message(self._tenant.messages.next_id(), place.id, member.id, text, only_for=member.id)
        self._tenant.post(message)
        await self._tell(member, message, self._wire.message(member, message, place, read, private=True))

    async def _message(
        self, member: Member, place: Place, text: str, under: str | None, files: list[SharedFile] | None = None
    ) -> None:
        if place.kind == "personal" and member.id not in self._tenant.installed and not member.team:
            raise UserActionError("Add the app first.")
        message = Message(self._tenant.messages.next_id(), place.id, member.id, text, files=files or [])
        if under is not None and place.kind == "channel":
            answered = self._tenant.messages.find(place.id, under)
            message.root = under if answered is None else answered.root or answered.id
        elif under is not None:
            message.quotes = under
        self._tenant.post(message)
        read = typed(self._tenant, place, text)
        if place.kind == "personal" or (read.names_bot and self._tenant.in_team):
            await self._tell(member, message, self._wire.message(member, message, place, read))

    async def _tell(self, member: Member, message: Message, activity: Json) -> None:
        """Hand it to the bot. Teams keeps silent where the bot does not answer; in a demo silence only puzzles."""
        reply = await self._deliver(activity)
        if reply.problem:
            words = f'{self._tenant.bot_name} did not answer: "{reply.problem}"'
            self._tenant.tell(member.id, message.conversation, words, message.root)

    def _draw(self, member: Member, message: Message, reply: Reply) -> None:
        """Draw what the bot answers to a press: a card in place of the one that was pressed, or words under it."""
        message.notes.pop(member.id, None)
        kind, value = reply.body.get("type"), reply.body.get("value")
        faults = faults_in(value) if kind == CARD else []
        if kind == CARD and not faults and not reply.problem:
            message.views[member.id] = [mapping(value)]
            self._tenant.messages.touch(message)
        elif words := _said_under(reply, faults):
            self._tenant.messages.note(message, member.id, words)
        self._tenant.announce(message)

    def _seen(self, member_id: str, where: str, message_id: str) -> Message:
        place = self.place(self.member(member_id), where)
        message = self._tenant.messages.find(place.id, message_id)
        if message is None or not message.visible_to(member_id):
            raise UserActionError("That message is no longer there.")
        return message

    def _own(self, member: Member, where: str, message_id: str) -> Message:
        message = self._seen(member.id, where, message_id)
        if message.author != member.id:
            raise UserActionError("Only your own messages can be changed.")
        return message


def _said_under(reply: Reply, faults: list[str]) -> str:
    """What the client says where no card takes the place of the one that was pressed. Args: faults: of the card."""
    if reply.problem:
        return UNREACHABLE
    if faults:
        return f"{WRONG} ({'; '.join(faults[:10])})"
    if reply.body.get("type") == WORDS:
        return str(reply.body.get("value"))
    return WRONG if reply.body else ""
