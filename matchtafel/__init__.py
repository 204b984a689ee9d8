"""matchtafel: vacant dwellings beside housing-need profiles, at one table."""

__version__ = "0.1.0"
