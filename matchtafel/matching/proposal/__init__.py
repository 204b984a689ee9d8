"""A proposal for the whole table: who could best live where, all dwellings at once."""
