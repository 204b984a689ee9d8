"""The fictional town Voorbeeldstad: the sample meeting, and load of any size."""

from .files import demo_data, write_town
from .story import sample_town
from .town import Attendee, MeetingDetails, Nominee, Partner, Town, town

__all__ = [
    "Attendee",
    "MeetingDetails",
    "Nominee",
    "Partner",
    "Town",
    "demo_data",
    "sample_town",
    "town",
    "write_town",
]
