"""Tables of claims from news reports, and charts in which every mark leads to its sentence.

    import toolkit as tk
    dossier = tk.load("data")
    sent = tk.build_up(dossier, side="North Korea", as_of="2025-04-01")
    ax = tk.plot_build_up(sent)

Names load their module when first used, so that `import toolkit` itself is light.
"""

from importlib import import_module
from typing import Any

_HOME = {
    # the tables
    "Dossier": "toolkit.dossier",
    "load": "toolkit.dossier",
    "highlight": "toolkit.marked_text",
    "review": "toolkit.reviewing",
    "review_table": "toolkit.whole_tables",
    "whole_table": "toolkit.whole_tables",
    # new reporting
    "Article": "toolkit.articles",
    "read_article": "toolkit.articles",
    "stored_article": "toolkit.articles.stored",
    "extract": "toolkit.extraction.drafts",
    "ingest": "toolkit.extraction.drafts",
    # what the claims together allow one to say
    "origins": "toolkit.analysis.origins",
    "with_origins": "toolkit.analysis.origins",
    "copies": "toolkit.analysis.copies",
    "decide_origin": "toolkit.analysis.decisions",
    "build_up": "toolkit.analysis.build_up",
    "add_up": "toolkit.analysis.add_up",
    "present_strength": "toolkit.analysis.strength",
    "envelope": "toolkit.analysis.envelope",
    "question": "toolkit.analysis.question",
    "what_we_knew": "toolkit.analysis.known",
    "contradictions": "toolkit.analysis.contradictions",
    "contradiction_changes": "toolkit.analysis.changes",
    "what_changed": "toolkit.analysis.changes",
    # the analyst's own judgement
    "judgement": "toolkit.analysis.judgements",
    "judgements": "toolkit.analysis.judgements",
    "likelihood_scale": "toolkit.analysis.judgements",
    "grade": "toolkit.analysis.grades",
    "grades": "toolkit.analysis.grades",
    # who stands with whom
    "alliance_graph": "toolkit.network",
    "balance": "toolkit.network",
    "tie_changes": "toolkit.network",
    # charts, and their way into a briefing
    "plot_build_up": "toolkit.charts.build_up",
    "plot_claims": "toolkit.charts.claims",
    "plot_supplies": "toolkit.charts.supplies",
    "plot_alliances": "toolkit.charts.alliances",
    "plot_timeline": "toolkit.charts.timeline",
    "plot_origins": "toolkit.charts.origins",
    "plot_envelope": "toolkit.charts.envelope",
    "plot_strength": "toolkit.charts.strength",
    "plot_casualties": "toolkit.charts.casualties",
    "plot_drift": "toolkit.charts.drift",
    "plot_contradictions": "toolkit.charts.contradictions",
    "contradictions_html": "toolkit.charts.contradictions",
    "controls": "toolkit.widgets",
    "export": "toolkit.briefing.export",
    "trace": "toolkit.briefing.trace",
    "verify": "toolkit.briefing.trace",
}
__all__ = sorted(_HOME)
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        near = import_module("toolkit.errors").near
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}{near(name, __all__)}")
    thing = getattr(import_module(_HOME[name]), name)
    return thing if isinstance(thing, type) else import_module("toolkit.calls").checked(thing)


def __dir__() -> list[str]:
    return [*__all__, "__all__", "__doc__", "__version__"]
