"""Cells that a spreadsheet would run: text of an article must not become a formula.

Excel and LibreOffice read a cell of a CSV file as a formula where it begins with =, +, - or @, a tab or a
line break, and a formula can call an address or a program. Behind an apostrophe it stays text.
"""

import re
from typing import Any

_FORMULA = r"(?![+-]?[\d.,]+$)[=+\-@\t\r＝＋－＠]"  # "-1" is a number
GUARDABLE = re.compile(f"'*{_FORMULA}")
GUARDED = re.compile(f"'+{_FORMULA}")


def guarded(cell: Any) -> Any:
    """The cell, with an apostrophe before text that would be a formula; `unguarded` takes it off.

    >>> guarded("=HYPERLINK(1)"), guarded("'=1"), guarded("at least"), guarded(-1)
    ("'=HYPERLINK(1)", "''=1", 'at least', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and GUARDABLE.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text before it was guarded."""
    return cell[1:] if GUARDED.match(cell) else cell
