"""Lines of print made text again: without running heads and page numbers, each paragraph on one line."""

import re
from collections import Counter
from collections.abc import Sequence

# A word broken at the end of a line, and a line that only the column's width has broken.
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad]\n(?=[a-z])")
_BROKEN_LINE = re.compile(r"(?<=[^\n.!?:])\n(?=[^\n•\-–—*])")
# Where letters are set close together, readers of PDF see a space: "T urkey", "Y emen", "the RSF ."
_SET_CLOSE = re.compile(
    r"(?<![\w'’])([TVWYPF]) "
    r"(?!(?:and|are|can|for|had|has|may|that|the|was|were|which|who|will|with|would)\b)([a-z]{3,})\b"
)
_BEFORE_STOP = re.compile(r"(?<=[A-Za-z]) (?=[.,](?:\s|$))")
FULL = 0.8  # of a line's width: where the next word would have fitted in, the line was ended on purpose
_STARTS = re.compile(r"[A-Z\d“\"(]")


def without_running_heads(pages: Sequence[str]) -> list[str]:
    """Pages without the first and last lines that stand, but for their numbers, on most pages."""
    split = [page.strip().split("\n") for page in pages if page.strip()]
    for end in (0, -1):
        seen = Counter(_unnumbered(lines[end]) for lines in split if lines)
        heads = {line for line, count in seen.items() if count > 1 and 2 * count >= len(split) - 1}
        split = [_cut(lines, end) if lines and _unnumbered(lines[end]) in heads else lines for lines in split]
    return ["\n".join(lines).strip() for lines in split if lines]


def _cut(lines: list[str], end: int) -> list[str]:
    return lines[1:] if end == 0 else lines[:-1]


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+|\b[ivxl]+$", "", line).strip()


def joined(pages: Sequence[str]) -> str:
    """Pages as one text; a sentence that goes on over the page goes on."""
    text = ""
    for page in pages:
        goes_on = page[:1].islower() and text[-1:].isalnum()
        text += ("\n" if goes_on else "\n\n") * bool(text) + page
    return text


def flowing(text: str) -> str:
    """The text with a line to a paragraph: a line that ends early, before a capital, ends a paragraph."""
    lines = _BROKEN_WORD.sub("", text).split("\n")
    widths = sorted(map(len, lines))
    room = FULL * widths[len(widths) * 4 // 5]
    ended = [
        line + "\n" * (bool(line) and _STARTS.match(after) is not None and _ends_early(line, after, room))
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return _unspaced(_BROKEN_LINE.sub(" ", "\n".join(ended)))


def _ends_early(line: str, after: str, room: float) -> bool:
    fits = len(line) + 1 + len(after.split(" ", 1)[0]) < room
    return fits and (line[-1].isalnum() or line[-1] in '”"’)')


def _unspaced(text: str) -> str:
    """The text without spaces inside words; what is a word elsewhere in the text stays one: "Plan T was"."""
    words = set(re.findall(r"(?<![TVWYPF] )\b[a-z]{3,}\b", text))
    text = _SET_CLOSE.sub(lambda found: found[0] if found[2] in words else found[1] + found[2], text)
    return _BEFORE_STOP.sub("", text)
