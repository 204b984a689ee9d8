"""Makers of rows in a real meeting file; every value has a default."""
