"""Whether an article has a headline, and where it ends."""

from collections.abc import Sequence

from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.spans import Sentence

_STOPPED = re.compile(r"(?<!\b[A-Z])[.!][\"”’']?$")


def headline_end(sentences: Sequence[Sentence]) -> int:
    """Where the headline ends; 0 where a text is too short to have one, or begins with its body."""
    lines = [s for s in sentences[:5] if s.paragraph == sentences[0].paragraph]
    if not 0 < len(lines) < 4 or len(sentences) <= 3 or opens_with_body(sentences):
        return 0
    return lines[-1].end


def opens_with_body(sentences: Sequence[Sentence]) -> bool:
    """Whether the first line is no headline but the lead: it ends with a full stop, and more follows."""
    lines = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    return 0 < len(lines) < len(sentences) and _STOPPED.search(lines[-1].text) is not None
