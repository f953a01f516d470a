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
    "add_up": "toolkit.analysis.build_up",
    "build_up": "toolkit.analysis.build_up",
    "copies": "toolkit.analysis.copies",
    "decide_origin": "toolkit.analysis.decisions",
    "Dossier": "toolkit.dossier",
    "envelope": "toolkit.analysis.envelope",
    "grade": "toolkit.analysis.grades",
    "grades": "toolkit.analysis.grades",
    "judgement": "toolkit.analysis.judgements",
    "judgements": "toolkit.analysis.judgements",
    "likelihood_scale": "toolkit.analysis.judgements",
    "load": "toolkit.dossier",
    "origins": "toolkit.analysis.origins",
    "present_strength": "toolkit.analysis.strength",
    "what_we_knew": "toolkit.analysis.envelope",
    "with_origins": "toolkit.analysis.origins",
}
__all__ = sorted(_HOME)
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'toolkit' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
