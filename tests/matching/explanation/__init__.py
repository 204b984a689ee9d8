"""Tests of what lies behind a rank."""
