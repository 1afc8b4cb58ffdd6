"""What Teams sends, as far as we read it. What has another type in its place is malformed; all else is left out."""

import re
from html import unescape
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AliasGenerator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from commands.files import PlanFile, ReviewFile, WantedFile

# They stand in the paths of our own calls, where these signs would lead elsewhere.
Id = Annotated[str, Field(pattern=r"^[^\s/?#%\\]{1,500}$")]
Address = Annotated[str, Field(pattern=r"^[^\s/?#%\\:]*:[^\s/?#%\\]{1,500}$")]
"""Of a person, a bot or a conversation: what kind it is of, and which."""
Words = Annotated[str, Field(max_length=1_000_000)]

FILE = "application/vnd.microsoft.teams.file.download.info"
PREVIEW = re.compile(r'<p itemprop="preview">(.*?)</p>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
QUOTED = re.compile(r'itemtype="http://schema\.skype\.com/Reply"[^>]*\bitemid="(\d+)"')
THREAD = ";messageid="


class Shape(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="ignore",
        hide_input_in_errors=True,
        alias_generator=AliasGenerator(validation_alias=lambda name: to_camel(name.rstrip("_"))),
    )


Read = TypeVar("Read", bound=Shape)


class Somebody(Shape):
    id: Address
    aad_object_id: Id | None = None
    name: str | None = None


class Us(Shape):
    id: Address
    is_targeted: bool | None = None


class Place(Shape):
    id: Address
    conversation_type: str | None = None
    tenant_id: str | None = None


class Tenant(Shape):
    id: str


class Team(Shape):
    id: str
    name: str | None = None


class Channel(Shape):
    id: str
    name: str | None = None
    type: str | None = None


class ChannelData(Shape):
    tenant: Tenant | None = None
    team: Team | None = None
    channel: Channel | None = None
    event_type: str | None = None


class Mentioned(Shape):
    id: Address
    aad_object_id: Id | None = None
    name: str | None = None


class Mention(Shape):
    type: Literal["mention"]
    text: str | None = None
    mentioned: Mentioned


class QuotedReply(Shape):
    message_id: Id


class Quoted(Shape):
    type: Literal["quotedReply"]
    quoted_reply: QuotedReply


class Attachment(Shape):
    content_type: str
    name: str | None = None
    content: Any = None


class Activity(Shape):
    """One thing that somebody did, or that happened where the bot is."""

    type: str
    id: Id
    timestamp: str | None = None
    service_url: str
    channel_id: str
    from_: Somebody
    conversation: Place
    recipient: Us
    channel_data: ChannelData = ChannelData()
    text: Words | None = None
    name: str | None = None
    reply_to_id: Id | None = None
    value: Any = None
    action: str | None = None
    entities: list[Any] | None = None
    attachments: list[Attachment] | None = None
    members_added: list[Somebody] | None = None
    members_removed: list[Somebody] | None = None

    @property
    def tenants(self) -> set[str]:
        """All that it says it comes from."""
        told = {self.conversation.tenant_id, self.channel_data.tenant and self.channel_data.tenant.id}
        return {one for one in told if one}

    @property
    def is_personal(self) -> bool:
        return self.conversation.conversation_type == "personal"

    @property
    def channel(self) -> str:
        """Its conversation, whatever the thread."""
        return self.conversation.id.partition(THREAD)[0]

    @property
    def mentions(self) -> list[Mention]:
        return [found for one in self.entities or [] if (found := _read(Mention, one)) is not None]

    @property
    def quoted(self) -> str | None:
        """The message that somebody answers in a personal chat, which has no threads."""
        for one in self.entities or []:
            if (found := _read(Quoted, one)) is not None:
                return found.quoted_reply.message_id
        for shown in self.attachments or []:
            if shown.content_type == "text/html" and (above := QUOTED.search(str(shown.content))):
                return above[1]
        return None

    @property
    def words(self) -> str:
        """What they typed. Some clients put what they answer before it."""
        text = self.text or ""
        for shown in self.attachments or []:
            if shown.content_type == "text/html" and (preview := PREVIEW.search(str(shown.content))):
                _, quoted, typed = text.partition(plain(TAG.sub("", preview[1])))
                if quoted and typed.strip():
                    return typed
        return text

    @property
    def files(self) -> list["GivenFile"]:
        shared = (one for one in self.attachments or [] if one.content_type == FILE)
        read = (_read(GivenFile, {"name": one.name or "a file", **_mapping(one.content)}) for one in shared)
        return [one for one in read if one is not None]

    @property
    def consent(self) -> "Consent | None":
        if self.type != "invoke" or self.name != "fileConsent/invoke":
            return None
        return _read(Consent, self.value)

    @property
    def pressed(self) -> "Pressed | None":
        """What was pressed of a card; None where this is no press."""
        if self.type != "invoke" or self.name != "adaptiveCard/action":
            return None
        return _read(Pressed, _mapping(self.value).get("action"))


class GivenFile(Shape):
    """A file that was given in a personal chat, and the address where it lies for some minutes."""

    name: str
    download_url: str
    unique_id: Id


class UploadInfo(Shape):
    """Where a file may be put to which somebody said yes."""

    name: str
    upload_url: str
    content_url: str
    unique_id: Id
    file_type: str


class Offer(Shape):
    """What the question for a yes brings back."""

    ticket: Id
    """Names the question, so that one answer counts."""
    plan: int
    document: int = 0
    """By its number, where the file is of a document as it was read."""
    name: str
    """Of the file, as it was offered."""

    @property
    def wanted(self) -> WantedFile:
        return ReviewFile(self.plan, self.document) if self.document else PlanFile(self.plan)


class Consent(Shape):
    """A yes or no to a file that we want to give somebody."""

    action: str
    context: dict[str, Any] | None = None
    upload_info: UploadInfo | None = None

    @property
    def offer(self) -> "Offer | None":
        """What we offered; None where this release did not."""
        return _read(Offer, self.context)


class Pressed(Shape):
    verb: str = ""
    data: dict[str, Any] = Field(default_factory=dict)

    @property
    def action(self) -> str:
        """What our button does; empty for one that is not ours."""
        return str(self.data.get("action") or self.verb)

    def holds(self, name: str) -> str:
        """A text of its data; empty where there is none."""
        value = self.data.get(name)
        return value if isinstance(value, str) else ""


def plain(text: str) -> str:
    """Words without the signs by which Teams writes them."""
    return unescape(text).replace("\xa0", " ").strip()


def _read(shape: type[Read], value: Any) -> Read | None:
    """What is of another kind, or written otherwise than we know it, is left out."""
    try:
        return shape.model_validate(value)
    except ValidationError:
        return None


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
