"""Web pages: trafilatura finds the article in the page, htmldate reads its day."""

import logging
import re
from typing import Any

from toolkit.articles.article import Article, ArticleError, checked
from toolkit.articles.encoding import declared_in_page, decode

_BEHIND = re.compile(r"\s*(?:[|–—·«»]|--?|(?<=\s):)\s+(?P<name>[^|–—·«»:]{2,40})")
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
    heading = "" if page is None else " ".join((page.findtext(".//title") or "").split())
    if page is not None:
        _drop_links(page)
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
        publisher=found.sitename or _site_in(heading, title) or found.hostname or "",
        url=url,
    )


def _drop_links(page: Any) -> None:
    """Take the paragraphs that are nothing but a link out of a page: headlines of other reports."""
    for paragraph in page.xpath("//p[.//a]"):
        words = _plain(paragraph)
        linked = " ".join(_plain(link) for link in paragraph.iter("a"))
        if words == linked.strip() and not words.endswith((".", "”", '"')):
            paragraph.drop_tree()


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _site_in(heading: str, title: str) -> str:
    """The site that the title of a page names behind its headline: "Border force grows | The Example"."""
    site = _BEHIND.fullmatch(heading[len(title) :]) if title and heading.startswith(title) else None
    return site["name"] if site else ""
