"""Papers to which somebody unnamed speaks: "two officials told Reuters"."""

from toolkit.extraction.attribution.context import Context
from toolkit.extraction.attribution.cues import Cue

TOLD = ("told", "tells", "tell")


def told_paper(context: Context, cue: Cue) -> tuple[str, ...]:
    """As in "two officials told Reuters": the paper vouches for sources that it does not name."""
    doc, mentions = context.doc, context.mentions
    if cue.term not in TOLD:
        return ()
    spot = cue.end + (5 if doc.text.startswith(" the ", cue.end) else 1)
    papers = [m.name for m in mentions if m.start in (cue.end + 1, spot) and doc.actors.is_media(m.name)]
    return tuple(papers[:1])
