"""Contradictions: what cannot all be true, what drifted from page to page, and why."""

from toolkit.analysis.contradictions.kinds import DRIFTS, KINDS
from toolkit.analysis.contradictions.table import contradictions

__all__ = ["DRIFTS", "KINDS", "contradictions"]
