"""One entry for every kind of article: told by its address, its suffix and, last, its first bytes."""

import dataclasses
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.articles.article import Article, ArticleError, checked, language_of, normalise
from toolkit.articles.dateline import dateline_of
from toolkit.articles.encoding import decode
from toolkit.articles.furniture import without_furniture

if TYPE_CHECKING:
    from toolkit.articles.fetching import Page

LARGEST_FILE = 20_000_000  # bytes
STANDARD_INPUT = "-"
ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")  # looked for in a folder
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,5}")  # not the day in "report.2025-03-28"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PAGE = re.compile(rb"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
# How a piece of a page begins that is pasted or piped in (https://mimesniff.spec.whatwg.org, 7.1).
_PIECE = re.compile(
    rb"\s*<(?:head|title|meta|link|script|style|body|article|main|section|header|div|h1|p|a|b|br|table|!--)\b",
    re.IGNORECASE,
)
_PDF, _ZIP = b"%PDF", b"PK\x03\x04"
_PACKED = (_PDF, _ZIP)
_Reader = Callable[[bytes, str], Article]


class _Found(NamedTuple):
    """What lies at a place; `url` and `kind` (of media) where it was fetched."""

    data: bytes
    url: str = ""
    media: str = ""


def read_article(
    source: str | os.PathLike[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    allow_private: bool = False,
) -> Article:
    """Read a file, an http(s) address, or standard input ("-").

    published (an ISO day) and publisher override what the article says of itself: in the page or mail, else
    in a dateline at the head of its text. An address on this
    machine or a private network is refused unless `allow_private`. Raises ArticleError for what holds no
    readable article: missing, empty, scanned, behind a paywall, binary, too large.
    """
    place = os.fspath(source)
    name = "standard input" if place == STANDARD_INPUT else place
    found = _found(place, name, allow_private)
    article = _read(place, name, found)
    head = dateline_of(article.text)
    known = {
        "title": normalise(article.title),
        "published": _day(published) or article.published or head.day,
        "publisher": publisher or normalise(article.publisher) or head.publisher,
        "url": found.url or article.url,
        "origin": place,
        "language": language_of(article.text),
    }
    return dataclasses.replace(article, **known)


def _found(place: str, name: str, allow_private: bool) -> _Found:
    if place == STANDARD_INPUT:
        if sys.stdin is None:
            raise ArticleError("standard input is closed; name a file")
        found = _Found(sys.stdin.buffer.read(LARGEST_FILE + 1))
    elif _ADDRESS.match(place):
        from toolkit.articles.fetching import fetch

        page = fetch(place, LARGEST_FILE, allow_private=allow_private)
        found = _Found(_as_declared(page, name), page.url, page.media)
    else:
        found = _Found(_file(Path(place)))
    if len(found.data) > LARGEST_FILE:
        raise ArticleError(f"{name}: larger than {LARGEST_FILE:,} bytes; save only the article itself")
    if not found.data.strip():
        raise ArticleError(f"{name}: the file is empty")
    return found


def _as_declared(page: "Page", name: str) -> bytes:
    """Letters in the encoding that the server declares, as UTF-8 with its mark, which readers believe."""
    is_text = page.media.startswith("text/") or page.media == "application/xhtml+xml"
    if not page.charset or not is_text or page.data.startswith(_PACKED) or not page.data.strip():
        return page.data
    return decode(page.data, name, page.charset).encode("utf-8-sig")


def _file(path: Path) -> bytes:
    try:
        found = path.exists()
    except OSError as error:  # a name that is too long, a folder that may not be entered
        raise ArticleError(f"{path}: {error.strerror}") from None
    if not found:
        raise ArticleError(f"{path}: no such file")
    if path.is_dir():
        raise ArticleError(f"{path}: this is a folder; name the files in it")
    if not path.is_file():
        raise ArticleError(f"{path}: this is no file; pass a stream with -")
    try:
        with path.open("rb") as handle:
            return handle.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ArticleError(f"{path}: {error.strerror}") from None


def _read(place: str, name: str, found: _Found) -> Article:
    kind = _kind(place, found)
    if kind == "page":
        from toolkit.articles.html import read_html

        return read_html(found.data, name, found.url)
    return _reader(kind)(found.data, name)


def _reader(kind: str) -> _Reader:
    if kind == "pdf":
        from toolkit.articles.pdf import read_pdf

        return read_pdf
    if kind == "word":
        from toolkit.articles.word import read_word

        return read_word
    if kind == "mail":
        from toolkit.articles.mail import read_mail

        return read_mail
    if kind == "markdown":
        from toolkit.articles.markdown import read_markdown

        return read_markdown
    return read_text


_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    ".eml": "mail",
    ".pdf": "pdf",
    ".docx": "word",
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys(("", ".txt", ".text", ".rtf"), "text"),
}
_MEDIA = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "message/rfc822": "mail",
    "text/markdown": "markdown",
}


def _kind(place: str, found: _Found) -> str:
    """What the bytes are by their beginning, else by what the server or the ending of the name says.

    ArticleError for a file with the ending of something else, such as .json or .png.
    """
    data = found.data.removeprefix(b"\xef\xbb\xbf")
    if data.startswith(_PDF):
        return "pdf"
    if data.startswith(_ZIP):
        return "word"
    ending = Path(place.partition("?")[0]).suffix.lower()
    if ending != ".eml" and _PAGE.match(data[:1024]):
        return "page"
    if found.media in _MEDIA:
        return _MEDIA[found.media]
    if place == STANDARD_INPUT and _PIECE.match(data[:1024]):
        return "page"
    if ending in _KINDS:
        return _KINDS[ending]
    if not found.url and _ENDING.fullmatch(ending):
        raise ArticleError(
            f"{place}: {ending} is not the ending of an article ({', '.join(ENDINGS)}); "
            "if it is text, save it as .txt"
        )
    return "text"


def read_text(data: bytes, origin: str) -> Article:
    """Plain text: the first line with a word is the title, if it is no button of the page."""
    text = checked(decode(data, origin), origin)
    lines = [*without_furniture(text[:4_000]).split("\n"), *text.split("\n")]
    title = next(line for line in lines if re.search(r"\w", line))
    return Article(text, title.strip().lstrip("#").strip())


def _day(published: str | None) -> str:
    if not published:
        return ""
    from datetime import date

    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        raise ArticleError(f"published {published!r} is no day; write it as 2025-03-28") from None
