"""What the table talks about: tables, their own rules and the words for their values."""

from .agreement import Agreement, AgreementForm, AgreementStatus
from .base import Base, Owned, Recorded
from .client import Client, Profile
from .consent import Consent, ConsentScope
from .decision import (
    Action,
    Condition,
    Decision,
    DecisionKind,
    Nomination,
    Placement,
    Question,
    standing,
)
from .dwelling import Dwelling, Vacancy, VacancyFacts
from .identity import Identity, NamesBase
from .meeting import AgendaItem, Attendance, Meeting, MeetingState, Presence
from .neighbourhood import CarryingCapacity, Indicator, Neighbourhood
from .organisation import Organisation, OrganisationKind
from .policy import PolicyVersion
from .record import Event, NamesRecordHead, NamesRecordLine, RecordHead, RecordLine, concerns

__all__ = [
    "Action",
    "AgendaItem",
    "Agreement",
    "AgreementForm",
    "AgreementStatus",
    "Attendance",
    "Base",
    "CarryingCapacity",
    "Client",
    "Condition",
    "Consent",
    "ConsentScope",
    "Decision",
    "DecisionKind",
    "Dwelling",
    "Event",
    "Identity",
    "Indicator",
    "Meeting",
    "MeetingState",
    "NamesBase",
    "NamesRecordHead",
    "NamesRecordLine",
    "Neighbourhood",
    "Nomination",
    "Organisation",
    "OrganisationKind",
    "Owned",
    "Placement",
    "PolicyVersion",
    "Presence",
    "Profile",
    "Question",
    "RecordHead",
    "RecordLine",
    "Recorded",
    "Vacancy",
    "VacancyFacts",
    "concerns",
    "standing",
]
