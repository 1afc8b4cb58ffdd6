"""What a person can do in the workspace, each carried to the bot and back."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.demo import elements, forms
from bot.demo.actions import action_of, held_after
from bot.demo.blocks import checked_view
from bot.demo.delivery import Answer, Kind
from bot.demo.files import LARGEST_FILE, SharedFile
from bot.demo.json_values import Json, mapping
from bot.demo.messages import Message
from bot.demo.passes import ResponseUrl
from bot.demo.payloads import Payloads
from bot.demo.people import Conversation, Member
from bot.demo.refusal import SlackError
from bot.demo.response_urls import respond
from bot.demo.surfaces import View
from bot.demo.typed import command_text, message_text
from bot.demo.workspace import Fact, Workspace

LINK = re.compile(r"<https?://")
"""A link in what Slack hands over: it unfolds, and the bot is told of that as of an edit."""
INVITE, REMOVE = "/invite", "/remove"
BUILT_IN = frozenset({INVITE, REMOVE})
"""Commands of Slack's own."""
TROUBLE = "We had some trouble connecting. Try again?"


class UserActionError(Exception):
    """It cannot be done; the message is a sentence for the person who tried."""


@dataclass(frozen=True)
class Submission:
    errors: dict[str, str] = field(default_factory=dict)
    problem: str = ""


class UserActions:
    def __init__(
        self, workspace: Workspace, payloads: Payloads, deliver: Callable[[Kind, Json], Awaitable[Answer]]
    ) -> None:
        self._workspace = workspace
        self._payloads = payloads
        self._deliver = deliver

    def member(self, member_id: str) -> Member:
        member = self._workspace.members.get(member_id)
        if member is None or member.bot:
            raise UserActionError("There is no such person in this workspace.")
        if member.deleted:
            raise UserActionError(f"The account of {member.name} is deactivated.")
        return member

    def conversation(self, member: Member, conversation_id: str | None) -> Conversation:
        """Find a conversation by id or channel name; without either, the direct messages with the bot."""
        if conversation_id in (None, "", "bot"):
            return self._workspace.conversations[self._workspace.dm_id(member.id)]
        found = self._workspace.conversations.get(str(conversation_id))
        by_name = [one for one in self._workspace.conversations.values() if f"#{one.name}" == conversation_id]
        conversation = found or next(iter(by_name), None)
        if conversation is None or not self._workspace.may_see(member.id, conversation):
            raise UserActionError("There is no such conversation here.")
        return conversation

    async def say(
        self, member_id: str, text: str, conversation_id: str | None = None, thread_ts: str | None = None
    ) -> None:
        member = self.member(member_id)
        conversation = self.conversation(member, conversation_id)
        text = text.strip()
        if not text:
            raise UserActionError("Type something first.")
        if conversation.archived:
            raise UserActionError(f"#{conversation.name} is archived.")
        if text.startswith("/") and not text.startswith("//"):
            await self._command(member, conversation, text, thread_ts)
        else:
            await self._message(member, conversation, text, thread_ts)

    async def share(
        self,
        member_id: str,
        name: str,
        content: bytes,
        text: str = "",
        conversation_id: str | None = None,
        thread_ts: str | None = None,
    ) -> None:
        """Share one file, with words beside it or without."""
        member = self.member(member_id)
        conversation = self.conversation(member, conversation_id)
        if conversation.archived:
            raise UserActionError(f"#{conversation.name} is archived.")
        if not name or not content:
            raise UserActionError(f"{name or 'The file'} is empty, so there is nothing to share.")
        if len(content) > LARGEST_FILE:
            raise UserActionError(f"{name} is larger than the {LARGEST_FILE // 1024**2} MiB this workspace keeps.")
        if text.startswith("/") and not text.startswith("//"):
            raise UserActionError("A command cannot carry a file. Share the file first, or write without the slash.")
        file = self._workspace.files.keep(name, content, member.id, conversation.id)
        await self._message(member, conversation, text.strip(), thread_ts, [file])

    async def _command(self, member: Member, at: Conversation, typed: str, thread_ts: str | None) -> None:
        workspace = self._workspace
        command, _, rest = typed.partition(" ")
        if command in BUILT_IN:
            await self._let_bot_in(member, at, command, rest.strip().removeprefix("@"))
            return
        if command not in {one.command for one in workspace.commands}:
            workspace.tell(member.id, at.id, f"`{command}` is not a command in this workspace.", thread_ts)
            return
        if thread_ts:
            workspace.tell(member.id, at.id, f"`{command}` is not supported in threads. Sorry!", thread_ts)
            return
        payload = self._payloads.slash(member, at, command, command_text(workspace, rest.strip()))
        answer = await self._deliver("slash_commands", payload)
        if answer.problem:
            workspace.tell(member.id, at.id, f'{command} failed with the error "{answer.problem}"')
        elif answer.payload.get("text") or answer.payload.get("blocks"):
            self._answer_command(member, at, command, answer.payload)

    async def _let_bot_in(self, member: Member, at: Conversation, command: str, who: str) -> None:
        """Add the app to a channel or take it out. Slack's own commands do the same for everybody."""
        workspace, coming = self._workspace, command == INVITE
        if at.kind != "channel" or who != workspace.bot.name:
            workspace.tell(member.id, at.id, f"Here, `{command} @{workspace.bot.name}` in a channel is all that works.")
        elif at.has_bot == coming:
            workspace.tell(member.id, at.id, f"{who} is {'already' if coming else 'not'} in this channel.")
        else:
            workspace.lets_bot_in(at.id, has_bot=coming)
            workspace.tell(member.id, at.id, f"{who} was {'added' if coming else 'removed'}.")
            if coming and workspace.tells_of_joining(at):
                answer = await self._deliver("events_api", self._payloads.bot_joined(member, at))
                self._own_up(member, at.id, answer, None)

    def _answer_command(self, member: Member, at: Conversation, command: str, payload: Json) -> None:
        try:
            respond(self._workspace, ResponseUrl(member.id, 0.0, at.id, None, None), payload)
        except SlackError as refusal:
            self._workspace.tell(member.id, at.id, f'{command} failed with the error "{refusal.error}"')

    async def _message(
        self, member: Member, at: Conversation, typed: str, thread_ts: str | None, files: Sequence[SharedFile] = ()
    ) -> None:
        workspace = self._workspace
        text = message_text(workspace, typed)
        message = Message(workspace.messages.next_ts(), at.id, member.id, text, thread_ts=thread_ts, files=[*files])
        workspace.post(message)
        for kind in self._told_as(message, at):
            answer = await self._deliver("events_api", self._payloads.said(member, message, kind))
            self._own_up(member, at.id, answer, thread_ts)
        if LINK.search(text):
            await self._tell_changed(member, message, self._payloads.message(message), by_writer=False)

    def _told_as(self, message: Message, at: Conversation) -> Iterator[str]:
        """Under which kinds of event the bot is told of a message: a mention in a channel may come as two."""
        told = "message.im" if at.kind == "im" else "message.groups" if at.private else "message.channels"
        if at.has_bot and self._workspace.tells_of(told):
            yield "message"
        mentioned = f"<@{self._workspace.bot_user_id}>" in message.text
        if at.kind == "channel" and at.has_bot and mentioned and self._workspace.tells_of("app_mention"):
            yield "app_mention"

    async def edit(self, member_id: str, conversation_id: str, ts: str, text: str) -> None:
        """Change one's own message."""
        member, message = self.member(member_id), self._own_message(member_id, conversation_id, ts)
        before = self._payloads.message(message)
        self._workspace.messages.edit(message, message_text(self._workspace, text.strip()), [], None)
        self._workspace.announce_message(message)
        await self._tell_changed(member, message, before, by_writer=True)

    async def unfold(self, member_id: str, conversation_id: str, ts: str) -> None:
        """Slack unfolds a link in somebody's message, some time after it was sent."""
        member, message = self.member(member_id), self._own_message(member_id, conversation_id, ts)
        await self._tell_changed(member, message, self._payloads.message(message), by_writer=False)

    async def use_shortcut(
        self, member_id: str, callback_id: str, conversation_id: str | None = None, ts: str | None = None
    ) -> None:
        """Use a shortcut of the workspace, or where a message is named, of that."""
        member = self.member(member_id)
        payload = self._payloads.shortcut(member, callback_id)
        if ts is not None:
            at = self.conversation(member, conversation_id)
            message = self._workspace.messages.find(at.id, ts)
            if message is None or not message.visible_to(member.id):
                raise UserActionError("That message is no longer there.")
            payload = self._payloads.message_shortcut(member, message, callback_id)
        answer = await self._deliver("interactive", payload)
        self._own_up(member, self.conversation(member, conversation_id).id, answer, None)

    def _own_message(self, member_id: str, conversation_id: str, ts: str) -> Message:
        message = self._workspace.messages.find(conversation_id, ts)
        if message is None or message.user != member_id:
            raise UserActionError("Only your own messages can be changed.")
        return message

    async def _tell_changed(self, member: Member, message: Message, before: Json, *, by_writer: bool) -> None:
        if "message" in self._told_as(message, self._workspace.conversations[message.conversation]):
            payload = self._payloads.edited(member, message, before, by_writer=by_writer)
            answer = await self._deliver("events_api", payload)
            self._own_up(member, message.conversation, answer, message.thread_ts)

    async def press_in_message(
        self, member_id: str, conversation_id: str, ts: str, block_id: str, action_id: str,
        selected: Json | None = None, state: Json | None = None,
    ) -> None:  # fmt: skip
        member = self.member(member_id)
        at = self.conversation(member, conversation_id)
        message = self._workspace.messages.find(at.id, ts)
        if message is None or not message.visible_to(member.id):
            raise UserActionError("That message is no longer there.")
        block, element = self._element(message.blocks, block_id, action_id)
        held = held_after(element, selected) if selected is not None else None
        values = _overlaid(elements.initial_state(message.blocks), mapping(state))
        if held is not None and element["type"] in elements.HELD_IN:
            values[block_id][action_id] = held
        action = action_of(block, element, held, self._workspace.messages.next_ts())
        payload = self._payloads.pressed_in_message(member, message, action, values)
        self._own_up(member, at.id, await self._deliver("interactive", payload), message.thread_ts)

    async def press_in_view(
        self, member_id: str, view_id: str, block_id: str, action_id: str,
        selected: Json | None = None, state: Json | None = None,
    ) -> None:  # fmt: skip
        member = self.member(member_id)
        view = self.view(member, view_id)
        block, element = self._element(view.blocks, block_id, action_id)
        _overlaid(view.state, mapping(state))
        held = held_after(element, selected) if selected is not None else None
        if held is not None and element["type"] in elements.HELD_IN:
            view.state[block_id][action_id] = held
        if block.get("type") == "input" and not block.get("dispatch_action"):
            return
        action = action_of(block, element, held, self._workspace.messages.next_ts())
        answer = await self._deliver("interactive", self._payloads.pressed_in_view(member, view, action))
        self._own_up(member, self._workspace.dm_id(member.id), answer, None)

    async def submit(self, member_id: str, view_id: str, values: Json | None = None) -> Submission:
        member = self.member(member_id)
        view = self.view(member, view_id)
        _overlaid(view.state, mapping(values))
        missing = forms.problems(view)
        if missing:
            return Submission(errors=missing)
        answer = await self._deliver("interactive", self._payloads.submitted(member, view))
        if answer.problem:
            return Submission(problem=TROUBLE)
        try:
            return self._after_submission(member, view, answer.payload)
        except SlackError:
            # Slack tells the bot nothing of a view it cannot show: only the person sees that something is wrong.
            return Submission(problem=TROUBLE)

    def _after_submission(self, member: Member, view: View, answer: Json) -> Submission:
        surfaces = self._workspace.surfaces
        match answer.get("response_action"):
            case "errors":
                errors = {str(name): str(sentence) for name, sentence in mapping(answer.get("errors")).items()}
                known = {block["block_id"] for block, _, _ in forms.inputs(view)}
                return Submission(errors=errors) if errors and known >= errors.keys() else Submission(problem=TROUBLE)
            case "update":
                surfaces.update(view, checked_view(answer.get("view"), "modal", self._workspace.refuses))
            case "push":
                surfaces.push(member.id, checked_view(answer.get("view"), "modal", self._workspace.refuses))
            case "clear":
                surfaces.clear(member.id)
            case _:
                surfaces.remove(view)
        self._workspace.announce(Fact("view", member.id))
        return Submission()

    async def close(self, member_id: str, view_id: str) -> None:
        member = self.member(member_id)
        view = self.view(member, view_id)
        cleared = bool(view.body.get("clear_on_close"))
        if cleared:
            self._workspace.surfaces.clear(member.id)
        else:
            self._workspace.surfaces.remove(view)
        self._workspace.announce(Fact("view", member.id))
        if view.body.get("notify_on_close"):
            answer = await self._deliver("interactive", self._payloads.closed(member, view, cleared=cleared))
            self._own_up(member, self._workspace.dm_id(member.id), answer, None)

    async def open_home(self, member_id: str) -> View | None:
        member = self.member(member_id)
        home = self._workspace.surfaces.home(member.id)
        answer = await self._deliver("events_api", self._payloads.home_opened(member, home))
        self._own_up(member, self._workspace.dm_id(member.id), answer, None)
        return self._workspace.surfaces.home(member.id)

    def view(self, member: Member, view_id: str) -> View:
        view = self._workspace.surfaces.find(view_id)
        if view is None or view.member_id != member.id:
            raise UserActionError("That form is no longer open.")
        return view

    def _element(self, blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
        found = elements.find(blocks, block_id, action_id)
        if found is None:
            raise UserActionError("That button is no longer there.")
        return found

    def _own_up(self, member: Member, conversation: str, answer: Answer, thread_ts: str | None) -> None:
        """Tell the person that the app did not answer. Slack keeps silent here; in a demo silence only puzzles."""
        if answer.problem:
            name = self._workspace.bot.name
            words = f'{name} did not answer: "{answer.problem}"'
            self._workspace.tell(member.id, conversation, words, thread_ts)


def _overlaid(state: Json, given: Json) -> Json:
    """Lay the values a client sent over those of the same elements; what no element asked for is left out."""
    for block_id, actions in state.items():
        for action_id, value in actions.items():
            new = mapping(mapping(given.get(block_id)).get(action_id))
            if new:
                actions[action_id] = value | {name: held for name, held in new.items() if name in value}
    return state
