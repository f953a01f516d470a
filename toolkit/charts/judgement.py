"""The analyst's own word on a chart: a judgement goes into the caption, apart from what reports say."""

from typing import Any


def with_judgement(caption: str, judgement: Any) -> str:
    """The caption with "Analyst's judgement: ..." behind it.

    judgement: a `toolkit.judgement`, plain text, or None. The machine never writes one.
    """
    if judgement is None:
        return caption
    words = judgement if isinstance(judgement, str) else judgement.wording()
    return f"{caption} Analyst's judgement: {words}".strip()
