"""The Overleg room: agenda, candidates, why, comparison, three equal outcomes."""
