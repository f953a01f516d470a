"""From the text of an article to draft claims, with rules over lexicons.

Nothing here needs pandas: `extract_rows` returns plain rows, `toolkit.extract` makes a dossier of them.
"""

from toolkit.extraction.assemble import extract_rows

__all__ = ["extract_rows"]
