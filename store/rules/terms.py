"""The closed lists of words that the plan uses, spelt as people read them."""

from enum import StrEnum


class Kind(StrEnum):
    ACTION = "action"
    MILESTONE = "milestone"
    TIMELINE = "timeline entry"


class Progress(StrEnum):
    """What an owner says of a thing; see `brag` for what the rules make of it."""

    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    DELAYED = "delayed"
    COMPLETE = "complete"


class Brag(StrEnum):
    """In the order in which a reader needs them: what is wrong comes first."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class Precision(StrEnum):
    """How exactly a date was printed. The stored day is always the last one of the period."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Role(StrEnum):
    """What somebody is beyond a member who reads and updates what they own."""

    LEAD = "lead"
    """Of one plan."""
    CUSTODIAN = "custodian"
    """Of one plan: runs its pulses, and is never an administrator."""
    ADMIN = "admin"
    """Of the council."""


class PulseState(StrEnum):
    """Where a round of a pulse stands."""

    OPEN = "open"
    CLOSED = "closed"
    """Counted."""
    TOO_FEW = "too few"
    """Ended with too few answers, which were thrown away unread."""
    LOST = "lost"
    """Its key is gone, so that nobody can open its ballots, and they were deleted."""


class MeasureKind(StrEnum):
    PERFORMANCE = "performance data"
    QUALITATIVE = "qualitative"


class ImportState(StrEnum):
    """What became of a plan document that somebody shared."""

    READING = "reading"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DISCARDED = "discarded"


class Decision(StrEnum):
    """What became of something that the programme lead was asked to decide."""

    WAITING = "waiting"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Routed(StrEnum):
    """Why a message goes through the chat it goes through."""

    CHANNEL = "channel"
    ONLY = "only account"
    CHOSEN = "chosen"
    LAST_SPOKE = "last spoke there"
    FIRST = "first chat"


class LookUp(StrEnum):
    """Why a message is looked up before its first try."""

    PAUSE = "pause"
    """No process has beaten for a while."""
    RESTORE = "restore"
    """The database is, or may be, older than what was said from it."""


class OutgoingState(StrEnum):
    WAITING = "waiting"
    UNCERTAIN = "uncertain"
    """It may have arrived: it is looked up in the chat before it is sent again."""
    SENT = "sent"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    """Decided not to say."""
