"""The Traffic Light Protocol 2.0 marking of a page: header and footer, right, 12 points or more.

Source of the rule: FIRST, Standards Definitions and Usage Guidance, version 2.0.
"""

from toolkit.charts.finish import tlp_label
from toolkit.schema import TLP


def asked_marking(word: str | None) -> str | None:
    """The label that a word asks for; None for no word."""
    return tlp_label(word) if word and word.strip() else None


def marking_html(label: str | None, element: str) -> str:
    """The label as the `header` or `footer` of a page; empty without a label."""
    if label is None:
        return ""
    return f'<{element} class="tlp"><span style="color:{TLP[label]}">{label}</span></{element}>'


def marking_css() -> str:
    """On screen at the ends of the page, in print on every sheet, where it has room of its own.

    The head and the foot of a table are repeated on every sheet; what is fixed there would cover words.
    """
    return (
        ".tlp{text-align:right;padding:4px 16px;font:bold 12pt sans-serif}"
        ".tlp span{background:#000;padding:2px 8px;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
        "@media print{:has(>.tlp){display:table;width:100%}header.tlp{display:table-header-group}"
        "footer.tlp{display:table-footer-group}.tlp{break-inside:avoid}}"
    )
