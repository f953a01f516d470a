"""Clauses: who does what to whom."""
