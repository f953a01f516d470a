"""Web pages: trafilatura finds the article in the page, htmldate reads its day."""

import logging
import re

from toolkit.articles.article import Article, ArticleError, checked
from toolkit.articles.encoding import declared_in_page, decode

_LINE_ENDS = re.compile(r"(?<!\s)\s*\n\s*")  # trafilatura gives a line to a paragraph


def read_html(data: bytes, origin: str, url: str = "") -> Article:
    """Title, body, day, publisher and address of a page; ArticleError where it holds no article.

    url is where the page was found, "" for a saved one, which may name its address itself.
    """
    import trafilatura

    from toolkit.articles.page_day import day_of, marks_of

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page = trafilatura.load_html(decode(data, origin, declared_in_page(data)))
    marks = None if page is None else marks_of(page)
    found = (
        None
        if page is None
        else trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    )
    body = "" if found is None or isinstance(found, dict) else (found.text or "").strip()
    if not body or marks is None or found is None or isinstance(found, dict):
        raise ArticleError(f"{origin}: no article was found in the page; paste its text into a .txt file")
    title = " ".join((found.title or "").split())
    body = _LINE_ENDS.sub("\n\n", body)
    text = checked(body if not title or body.startswith(title) else f"{title}\n\n{body}", origin)
    url = url or found.url or ""
    return Article(
        text=text,
        title=title or text.split("\n", 1)[0],
        published=day_of(marks, url),
        publisher=found.sitename or found.hostname or "",
        url=url,
    )
