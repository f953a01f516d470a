"""Papers to which somebody unnamed speaks: "two officials told Reuters"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.attribution.cues import Cue

if TYPE_CHECKING:
    from toolkit.extraction.article.document import Document

TOLD = ("told", "tells", "tell")


def told_paper(doc: "Document", mentions: Sequence[ActorMention], cue: Cue) -> tuple[str, ...]:
    """As in "two officials told Reuters": the paper vouches for sources that it does not name."""
    if cue.term not in TOLD:
        return ()
    spot = cue.end + (5 if doc.text.startswith(" the ", cue.end) else 1)
    papers = [m.name for m in mentions if m.start in (cue.end + 1, spot) and doc.actors.is_media(m.name)]
    return tuple(papers[:1])
