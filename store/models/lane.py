"""How fast a chat may be spoken to, and whether anything may be sent at all: shared by all processes."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from store.models.base import Moment


class Lane(SQLModel, table=True):
    """The one way into a chat. Its moments are real time, whatever clock the messages go by."""

    name: str = Field(primary_key=True)
    """The chat: `platform/tenant`, or the platform alone where one sender serves all its tenants."""
    tokens: float
    """How many messages may go at once, counted at `filled_at`."""
    filled_at: datetime = Field(sa_type=Moment)
    paused_until: datetime | None = Field(default=None, sa_type=Moment)
    """The chat asked to be left alone until then."""
    broken_at: datetime | None = Field(default=None, sa_type=Moment)
    """Since when the chat refuses the bot itself."""
    broken_why: str | None = None
    probe_at: datetime | None = Field(default=None, sa_type=Moment)
    """When the chat is next asked whether it lets the bot in again."""
    served_at: datetime | None = Field(default=None, sa_type=Moment)
    """When a process last looked for something to send there, to within a minute."""


class Heartbeat(SQLModel, table=True):
    """The newest moment at which a process with a real clock has beaten, and whether that clock is believed.

    Beside it, by other names: when a look at the bot's health has last written, and since when damage is known.
    """

    name: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=Moment)
    held_at: datetime | None = Field(default=None, sa_type=Moment)
    """The moment shown by the clock that was not believed; nothing is decided or sent until somebody has looked."""
    held_from: datetime | None = Field(default=None, sa_type=Moment)
    """The moment before it."""


class LastBeat(SQLModel, table=True):
    """The newest moment at which any process has beaten, and what is to be looked up since it missed beats."""

    __tablename__ = "last_beat"

    name: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=Moment)
    look_up_since: datetime | None = Field(default=None, sa_type=Moment)
    """The last beat before a gap: what was said since may stand in no row of this database."""
    look_up_until: datetime | None = Field(default=None, sa_type=Moment)
    """Until when what is queued is looked up before it goes. None beside a `look_up_since`: the next beat decides."""
    look_up_why: str | None = None
    """A word of `LookUp`."""


class SteadyStart(SQLModel, table=True):
    """When the clock began that leases on SQLite go by: all processes of one boot count from the same moment."""

    __tablename__ = "steady_start"

    name: str = Field(primary_key=True)
    boot_id: str
    began_at: datetime = Field(sa_type=Moment)
