"""How wide a text will be, before it is drawn: wrapping, shortening, label boxes.

Widths come from the bundled fonts' own advance widths, so that layout costs microseconds and is the same
on every machine and at every resolution.
"""

from functools import cache, lru_cache

from matplotlib.ft2font import FT2Font, LoadFlags

from toolkit.charts import style

LINE = 1.22  # line height as a multiple of the font size
ELLIPSIS = "…"


@cache
def _font(bold: bool) -> FT2Font:
    return FT2Font(str(style.BOLD if bold else style.REGULAR))


@lru_cache(maxsize=20000)
def _em_width(text: str, bold: bool) -> float:
    font = _font(bold)
    font.set_size(100, 72)
    known = "".join(letter for letter in text if font.get_char_index(ord(letter)))
    missing = len(text) - len(known)
    font.set_text(known, 0.0, flags=LoadFlags.NO_HINTING)
    # A letter that the font lacks is drawn from the fall-back fonts; the last of them are wider than one em.
    return font.get_width_height()[0] / 64 / 100 + missing * 1.2


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in inches at a size in points."""
    return _em_width(text, bold) * size / 72


def height(lines: int, size: float) -> float:
    """Height of so many lines in inches."""
    return lines * LINE * size / 72


def shorten(text: str, limit: float, size: float, *, bold: bool = False) -> str:
    """The text, cut at the end with an ellipsis where it is wider than `limit` inches."""
    if width(text, size, bold=bold) <= limit:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= limit:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, limit: float, size: float, *, bold: bool = False, lines: int = 0) -> list[str]:
    """Lines no wider than `limit` inches, broken at spaces; `lines` > 0 shortens the last one of so many."""
    rows: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and width(longer, size, bold=bold) > limit:
            rows.append(current)
            current = word
        else:
            current = longer
    rows.append(current)
    if lines and len(rows) > lines:
        rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
    return [shorten(row, limit, size, bold=bold) for row in rows]


def balance(text: str, limit: float, size: float, *, bold: bool = False, lines: int = 0) -> list[str]:
    """Like `wrap`, in as few lines, but with lines of nearly equal width: no orphan word in a title."""
    rows = wrap(text, limit, size, bold=bold, lines=lines)
    best = rows
    for step in range(1, 20):
        narrower = wrap(text, limit * (1 - step * 0.03), size, bold=bold)
        if len(narrower) != len(rows):
            break
        best = narrower
    return best
