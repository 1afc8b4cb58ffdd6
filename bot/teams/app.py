"""What people do in Teams, turned into what was said, pressed and filled in.

Each is answered before Teams is: words by calls of our own, a press by what takes the card's place. Teams waits some
fifteen seconds.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import structlog

from bot.chat.accounts import Accounts, DirectoryError, NoSuchAccountError
from bot.chat.edge import EDITS_ARE_NOT_READ, SORRY, ChatEdge, FormTooLateError, NotShownError, Open
from bot.chat.files import SharedFiles
from bot.chat.older import FROM_OLDER_FORM
from bot.chat.origins import Press
from bot.conversation import FilledForm, Utterance
from bot.teams.activities import Activity, Consent, Pressed
from bot.teams.buttons import SAY
from bot.teams.connection import PLATFORM, Conversation, TeamsClient, TeamsError
from bot.teams.files import given
from bot.teams.form_fields import filled_values
from bot.teams.forms import CANCEL, FORM, form_card
from bot.teams.kept import KeptForm, Seal
from bot.teams.mentioned import Mentioned
from bot.teams.messages import WORDS, message
from bot.teams.patience import answering
from bot.teams.places import Place, place_of
from bot.teams.replies import ABOVE, ALONE, Replies, answering_a_press, sentence
from bot.teams.sealed import SealedListeners
from bot.teams.sending_files import GONE, LEFT, TeamsFiles
from bot.teams.wording import address_of, message_ref, plain_words
from commands.cards import Card
from commands.errors import CommandError
from commands.forms import Form
from commands.registry import is_form
from store.delivery.chats import Chat

log = structlog.get_logger()

Json = dict[str, Any]

OF_ANOTHER = "I belong to another organisation, so I can't answer you here."
NOT_A_MEMBER = "I can't find your account in this organisation, so I can't answer you here."
NOT_NOW = "I can't make sure of your account just now. Try again in a minute."
WELCOME = "help"
"""What somebody reads once they have the app: what it is for, and five questions to start with."""
NOT_TAKEN = "Teams did not take the form."


class Listeners:
    def __init__(
        self,
        client: TeamsClient,
        edge: ChatEdge[Place],
        files: SharedFiles[Place],
        accounts: Accounts,
        replies: Replies,
        mentioned: Mentioned,
        offered: TeamsFiles,
        sealed: SealedListeners,
        seal: Seal,
        heard: Callable[[Activity], bool],
    ) -> None:
        """Args: heard: told of all that comes, for it keeps where the bot is let in; says whether somebody is new."""
        self._client = client
        self._chat = Chat(PLATFORM, client.tenant)
        self._edge = edge
        self._files = files
        self._accounts = accounts
        self._replies = replies
        self._mentioned = mentioned
        self._offered = offered
        self._sealed = sealed
        self._seal = seal
        self._heard = heard

    @answering()
    def take(self, activity: Activity) -> Json | None:
        """The edge of Teams: what no one else understood is logged once and said kindly."""
        pressed = activity.pressed
        is_ours = activity.tenants == {self._client.tenant}
        if is_ours and pressed is not None and self._is_sealed(pressed):
            return self._sealed.take(activity, pressed)
        try:
            if not is_ours:
                log.info("of another tenant", kind=activity.type)
                return self._plainly(activity, OF_ANOTHER)
            return self._taken(activity, pressed)
        except NoSuchAccountError:
            return self._plainly(activity, NOT_A_MEMBER)
        except DirectoryError as error:
            log.warning("not known who asks", reason=type(error.__cause__).__name__)
            return self._plainly(activity, NOT_NOW)
        except Exception:
            log.exception("request failed", kind=activity.type)
            return self._plainly(activity, SORRY)

    def _taken(self, activity: Activity, pressed: Pressed | None) -> Json | None:
        is_new = self._heard(activity)
        account = activity.from_.aad_object_id
        if account is None:
            return None
        place = place_of(activity, account)
        if is_new:
            welcomed = self._said(activity, place, WELCOME, f"install/{account}/{activity.id}")
            # An administrator may have given them the app: where they write is not known by that.
            self._edge.said(replace(welcomed, chat=None), place)
        if pressed is not None:
            with answering_a_press() as press:
                press.words = self._pressed(activity, pressed, place) or press.words
            self._replies.keep(place, press)
            return press.answer()
        if (consent := activity.consent) is not None:
            self._consented(activity, consent, place)
            return {}
        match activity.type:
            case "message":
                self._message(activity, place)
            case "messageUpdate" if place.personal and activity.channel_data.event_type == "editMessage":
                key = f"edit/{activity.channel}/{activity.id}/{activity.timestamp}"
                self._edge.remark(self._said(activity, place, "", key), place, EDITS_ARE_NOT_READ)
        return None

    def _message(self, activity: Activity, place: Place) -> None:
        words = plain_words(activity, partial(self._mentioned.token, place), self._client.tenant)
        key = f"message/{activity.channel}/{activity.id}"
        said = self._said(activity, place, words, key)
        if place.personal and (quoted := activity.quoted):
            above = message_ref(activity.channel, quoted)
            place, said = place.model_copy(update={"above": above}), replace(said, answers=above)
        if place.personal and activity.files:
            self._take_files(activity, said, place, key)
        else:
            self._edge.said(said, place, self._opens(place, key))

    def _take_files(self, activity: Activity, said: Utterance, place: Place, key: str) -> None:
        try:
            said.make_sure()
        except CommandError as error:
            self._edge.show(place, Card(title=error.sentence))
            return
        files = (given(file, self._client.cloud, self._client.outbound) for file in activity.files)
        self._files.take(said.person_id, files, place, f"{PLATFORM}/{key}")

    def _consented(self, activity: Activity, consent: Consent, place: Place) -> None:
        """Take a yes or no to a file. Its asker may have lost the plan since, so a yes asks for it anew."""
        self._offered.withdraw(place)
        offer = consent.offer
        words = "" if offer is None else offer.wanted.words
        said = self._said(activity, place, words, f"consent/{activity.id if offer is None else offer.ticket}")
        if offer is None:
            self._edge.remark(said, place, GONE)
        elif consent.action != "accept" or consent.upload_info is None:
            self._edge.remark(said, place, LEFT)
        else:
            self._edge.granted(said, place.model_copy(update={"consent": consent}))

    def _pressed(self, activity: Activity, pressed: Pressed, place: Place) -> str | None:
        """Returns words to say beside the card, where nothing else is to be shown."""
        alone = not place.personal and pressed.data.get(ALONE) is True
        place = place.model_copy(update={"alone": alone, "above": pressed.holds(ABOVE) or None})
        match pressed.action:
            case action if action in (FORM, CANCEL):
                return self._form(pressed, place, leaves=action == CANCEL)
            case action if action == SAY and (press := Press.read(pressed.holds("press"))) is not None:
                self._button(activity, press, place)
            case _:
                log.info("nothing knows this button", kind=activity.type)
                said = self._said(activity, place, "", f"unknown/{activity.id}")
                self._edge.of_older_message(said, place, pressed.holds("press"))
        return None

    def _button(self, activity: Activity, press: Press, place: Place) -> None:
        key = f"press/{activity.id}"
        said = replace(self._said(activity, place, press.says, key), seen_version=press.seen_version)
        place = place.model_copy(
            update={"replaces": place.alone or (place.personal and press.makes_room), "redraw": press.redraw}
        )
        self._edge.pressed(said, place, self._opens(place, key))

    def _form(self, pressed: Pressed, place: Place, *, leaves: bool) -> str | None:
        kept = self._seal.read(pressed.holds("kept"))
        if kept is None or not is_form(kept.form.handler) or kept.origin.account != place.account:
            return FROM_OLDER_FORM
        before = kept.origin
        place = place.model_copy(update={"replaces": True, "redraw": before.redraw, "above": before.above})
        person = self._accounts.person_id(place.account)
        if leaves:
            self._edge.left(person, place)
            return None
        form, values = kept.form, filled_values(pressed.data, self._accounts.token)
        key = f"{PLATFORM}/form/{before.asked_by}/{person}"
        heard = self._edge.filled(
            FilledForm(
                person,
                form.handler,
                form.about,
                values,
                key,
                form.seen_version,
                self._chat,
                partial(self._accounts.make_sure, place.account),
            ),
            place,
        )
        if heard.errors:
            said = {name: sentence(text) for name, text in heard.errors.items()}
            drawn = form_card(form, pressed.holds("kept"), values=values, errors=said, person_of=self._accounts.user_of)
            self._replies.show_pages(place, [message(drawn, form.title)])
        elif isinstance(heard.answer, Form):
            again = place.model_copy(update={"asked_by": f"{before.asked_by}/then"})
            self._show_form(heard.answer, again)
        return None

    def _opens(self, place: Place, key: str) -> Open:
        """In the place of the card that was pressed where that can be drawn again, else below."""

        def opens(form: Form) -> None:
            stays = place.is_theirs and place.activity is not None and place.redraw is not None
            there = place if stays else place.as_new_message()
            there = there.model_copy(update={"asked_by": key, "replaces": stays, **({} if stays else {"redraw": None})})
            try:
                self._show_form(form, there)
            except NotShownError as error:
                raise FormTooLateError(NOT_TAKEN) from error

        return opens

    def _show_form(self, form: Form, place: Place) -> None:
        kept = self._seal.signed(KeptForm.of(form, place))
        drawn = form_card(form, kept, person_of=self._accounts.user_of)
        self._replies.show_pages(place, [message(drawn, form.title)])

    def _said(self, activity: Activity, place: Place, words: str, key: str) -> Utterance:
        return Utterance(
            self._accounts.person_id(place.account),
            words,
            f"{PLATFORM}/{key}",
            chat=self._chat,
            channel=None if place.personal else address_of(self._client.tenant, activity.channel),
            make_sure=partial(self._accounts.make_sure, place.account),
        )

    def _is_sealed(self, pressed: Pressed) -> bool:
        """Whether nothing may be recorded of what was pressed, and nothing of it logged."""
        if pressed.action == CANCEL:
            return self._seal.read(pressed.holds("kept")) is None
        return self._sealed.knows(pressed)

    def _plainly(self, activity: Activity, said: str) -> Json | None:
        """Say a sentence, whoever it is."""
        if activity.type == "invoke":
            return {"statusCode": 200, "type": WORDS, "value": said}
        if activity.type == "message":
            try:
                self._replies.say_plainly(Conversation(activity.service_url, activity.conversation.id), said)
            except TeamsError as error:
                log.warning("could not say sorry", code=error.code)
        return None
