"""Arithmetic: facts → criteria → scores → proposal → explanation."""
