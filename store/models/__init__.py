"""The tables. They trust what they are given: input is validated at the edge, by plain pydantic models.

Import a model from here, so that every table is known wherever one is used.
"""

from store.models.act import Act
from store.models.conversation_reference import ConversationReference
from store.models.deciding import Claim, DateRequest
from store.models.directory_reading import DirectoryReading
from store.models.escalation import Escalation
from store.models.history import Change, Snapshot, Update, Withdrawal
from store.models.inbound import Inbound
from store.models.item import Item
from store.models.lane import Heartbeat, Lane, LastBeat, SteadyStart
from store.models.loading import ItemOwner, PrintedOwner, StagedImport
from store.models.outbox import JobRun, Outgoing, OutgoingPlan
from store.models.pause import Pause
from store.models.person import Identity, Leave, Person, PersonRole
from store.models.plan import CouncilWord, ItemRecommendation, Plan, Recommendation, Theme
from store.models.practice import Achievement, Body, BodyMeeting, Measure, NamedPerson, Risk, Seat, Standard
from store.models.pulse import (
    MeasureReading,
    Pulse,
    PulseBallot,
    PulseComment,
    PulseDecision,
    PulseFinding,
    PulseInvited,
    PulseKeys,
    PulseMember,
    PulseRound,
    PulseStopped,
)
from store.models.remembered import Remembered
from store.models.retention import Cleaning, ForgottenAccount, RetentionPeriod, RetentionRun
from store.models.same_person import PersonAlias, SamePerson

__all__ = [
    "Achievement",
    "Act",
    "Body",
    "BodyMeeting",
    "Change",
    "Claim",
    "Cleaning",
    "ConversationReference",
    "CouncilWord",
    "DateRequest",
    "DirectoryReading",
    "Escalation",
    "ForgottenAccount",
    "Heartbeat",
    "Identity",
    "Inbound",
    "Item",
    "ItemOwner",
    "ItemRecommendation",
    "JobRun",
    "Lane",
    "LastBeat",
    "Leave",
    "Measure",
    "MeasureReading",
    "NamedPerson",
    "Outgoing",
    "OutgoingPlan",
    "Pause",
    "Person",
    "PersonAlias",
    "PersonRole",
    "Plan",
    "PrintedOwner",
    "Pulse",
    "PulseBallot",
    "PulseComment",
    "PulseDecision",
    "PulseFinding",
    "PulseInvited",
    "PulseKeys",
    "PulseMember",
    "PulseRound",
    "PulseStopped",
    "Recommendation",
    "Remembered",
    "RetentionPeriod",
    "RetentionRun",
    "Risk",
    "SamePerson",
    "Seat",
    "Snapshot",
    "StagedImport",
    "Standard",
    "SteadyStart",
    "Theme",
    "Update",
    "Withdrawal",
]
