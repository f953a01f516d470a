"""Web pages: trafilatura finds the article in the page, htmldate its day."""

import logging
import re

from toolkit.articles.article import Article, ArticleError, checked

_LINE_ENDS = re.compile(r"\s*\n\s*")  # trafilatura gives a line to a paragraph


def read_html(data: bytes, origin: str) -> Article:
    """Title, body, day, publisher and address of a saved page; ArticleError where it holds no article."""
    import htmldate
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
    body = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if not body or found is None or isinstance(found, dict):
        raise ArticleError(f"{origin}: no article was found in the page; paste its text into a .txt file")
    title = " ".join((found.title or "").split())
    body = _LINE_ENDS.sub("\n\n", body)
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return Article(
        text=checked(text, origin),
        title=title or text.split("\n", 1)[0],
        published=htmldate.find_date(data, original_date=True) or "",
        publisher=found.sitename or found.hostname or "",
        url=found.url or "",
    )
