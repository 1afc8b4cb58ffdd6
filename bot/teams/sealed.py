"""Sealed buttons and forms in Teams: nothing of them passes what other presses and forms pass.

What is to be put right is said beside the form and not in it: a card that holds an answer would stand in the chat.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from bot.chat.older import FROM_OLDER_FORM
from bot.chat.sealed_edge import Kept, SealedEdge, Spot
from bot.conversation.sealed import SealedConversation
from bot.teams.activities import Activity, Pressed
from bot.teams.buttons import SEALED
from bot.teams.cards import card_pages, summary
from bot.teams.connection import Conversation, TeamsClient, TeamsError
from bot.teams.form_fields import filled_values
from bot.teams.forms import BALLOT, sealed_form_card
from bot.teams.messages import Press, message
from bot.teams.patience import patiently
from commands.cards import Card
from commands.forms import Form

Json = dict[str, Any]


class SealedSpot(Spot):
    service_url: str
    conversation: str
    activity: str | None = None

    @property
    def where(self) -> Conversation:
        return Conversation(self.service_url, self.conversation)


class SealedListeners:
    def __init__(
        self, client: TeamsClient, conversation: SealedConversation, person_of: Callable[[str], int | None]
    ) -> None:
        """Args: person_of: finds whose account it is, without asking Teams and without writing."""
        self._client = client
        self._person_of = person_of
        self._conversation = conversation

    def knows(self, pressed: Pressed) -> bool:
        return pressed.action in (SEALED, BALLOT)

    def take(self, activity: Activity, pressed: Pressed) -> Json:
        """Raises nothing."""
        press, account = Press(), activity.from_.aad_object_id or ""
        edge = SealedEdge[SealedSpot](self._conversation, Kept[SealedSpot], lambda *shown: self._show(press, *shown))
        spot = SealedSpot(
            service_url=activity.service_url,
            conversation=activity.conversation.id,
            activity=activity.reply_to_id,
        )

        def opens(form: Form, hidden: str) -> bool:
            press.card = sealed_form_card(form, hidden)
            return True

        def who() -> int | None:
            return self._person_of(account)

        match pressed.action:
            case action if action == SEALED:
                edge.pressed(who, pressed.holds("says"), spot, opens)
            case action if action == BALLOT:
                errors = edge.filled(who, pressed.holds("kept"), filled_values(pressed.data, str))
                press.words = " ".join(dict.fromkeys(errors.values())) or None
            case _:
                if not edge.left(who, pressed.holds("kept")):
                    press.words = FROM_OLDER_FORM
        return press.answer()

    def _show(self, press: Press, spot: SealedSpot, card: Card, replaces: bool) -> None:
        drawn = card_pages(card)[0]
        if replaces:
            press.card = drawn
            if spot.activity is not None:
                # The answer to the press may be one client's alone.
                with suppress(TeamsError):
                    self._client.update(spot.where, spot.activity, message(drawn, summary(card)))
        else:
            patiently(partial(self._client.send, spot.where, message(drawn, summary(card))))
