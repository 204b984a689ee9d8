"""Faults on purpose: a statement that fails, a disk that is full, a clock that jumps."""
