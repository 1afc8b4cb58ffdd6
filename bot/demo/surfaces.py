"""What is open in front of people: modals, one on another, and the App Home."""

import secrets
from dataclasses import dataclass, field
from typing import Literal

from bot.demo.elements import initial_state
from bot.demo.json_values import Json, objects
from bot.demo.limits import MODAL_STACK
from bot.demo.refusal import SlackError


@dataclass
class View:
    id: str
    member_id: str
    kind: Literal["modal", "home"]
    body: Json
    root_view_id: str
    previous_view_id: str | None
    hash: str
    state: Json = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return objects(self.body.get("blocks"))

    def replace(self, body: Json, new_hash: str) -> None:
        """Show something else; what was typed into an input that is still there stays."""
        kept = self.state
        self.body, self.hash = body, new_hash
        self.state = initial_state(self.blocks)
        for block_id, actions in self.state.items():
            for action_id, value in actions.items():
                old = kept.get(block_id, {}).get(action_id)
                if old is not None and old.get("type") == value.get("type"):
                    actions[action_id] = old


class Surfaces:
    def __init__(self) -> None:
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._hashes = 0

    def modal(self, member_id: str) -> View | None:
        """The view on top, if any."""
        stack = self._stacks.get(member_id)
        return stack[-1] if stack else None

    def home(self, member_id: str) -> View | None:
        return self._homes.get(member_id)

    def find(self, view_id: str | None, external_id: str | None = None) -> View | None:
        standing = [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]
        for view in standing:
            if (view_id and view.id == view_id) or (external_id and view.body.get("external_id") == external_id):
                return view
        return None

    def open(self, member_id: str, body: Json) -> View:
        self._refuse_twin(body)
        view = self._new(member_id, "modal", body, None)
        self._stacks[member_id] = [view]
        return view

    def push(self, member_id: str, body: Json) -> View:
        self._refuse_twin(body)
        stack = self._stacks.get(member_id, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MODAL_STACK:
            raise SlackError("push_limit_reached")
        view = self._new(member_id, "modal", body, stack[-1])
        stack.append(view)
        return view

    def update(self, view: View, body: Json, expected_hash: str | None = None) -> View:
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        self._refuse_twin(body, besides=view)
        view.replace(body, self._hash())
        return view

    def publish(self, member_id: str, body: Json, expected_hash: str | None = None) -> View:
        view = self._homes.get(member_id)
        if view is None:
            view = self._homes[member_id] = self._new(member_id, "home", body, None)
            return view
        return self.update(view, body, expected_hash)

    def remove(self, view: View) -> None:
        """Take one view away; the one below shows again."""
        stack = self._stacks.get(view.member_id, [])
        if view in stack:
            stack.remove(view)

    def clear(self, member_id: str) -> None:
        self._stacks.pop(member_id, None)

    def _new(self, member_id: str, kind: Literal["modal", "home"], body: Json, below: View | None) -> View:
        view_id = f"V{secrets.token_hex(5).upper()}"
        root = below.root_view_id if below else view_id
        view = View(view_id, member_id, kind, body, root, below.id if below else None, self._hash())
        view.state = initial_state(view.blocks)
        return view

    def _hash(self) -> str:
        self._hashes += 1
        return f"{self._hashes}.{secrets.token_hex(4)}"

    def _refuse_twin(self, body: Json, besides: View | None = None) -> None:
        external_id = body.get("external_id")
        twin = self.find(None, external_id) if external_id else None
        if twin is not None and twin is not besides:
            raise SlackError("duplicate_external_id")
