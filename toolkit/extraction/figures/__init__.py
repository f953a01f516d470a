"""Figures of people: what they count, whose they are, when."""
