"""Figures over a period; the monitor follows in its own release."""
