"""One entry for every kind of article: told by its address, its suffix and, last, its first bytes."""

import dataclasses
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from toolkit.articles.article import Article, ArticleError, checked, language_of, normalise
from toolkit.articles.dateline import dateline_of

LARGEST_FILE = 20_000_000  # bytes
STANDARD_INPUT = "-"
ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")  # looked for in a folder
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,5}")  # not the day in "report.2025-03-28"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")
_Reader = Callable[[bytes, str], Article]


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
    data, final = _bytes_of(place, allow_private)
    article = _reader(place, data)(data, place)
    head = dateline_of(article.text)
    known = {
        "title": normalise(article.title),
        "published": _day(published) or article.published or head.day,
        "publisher": publisher or article.publisher or head.publisher,
        "url": final or article.url,
        "origin": place,
        "language": language_of(article.text),
    }
    return dataclasses.replace(article, **known)


def _bytes_of(place: str, allow_private: bool) -> tuple[bytes, str]:
    if place == STANDARD_INPUT:
        if sys.stdin is None:
            raise ArticleError("standard input is closed; name a file")
        data, final = sys.stdin.buffer.read(LARGEST_FILE + 1), ""
    elif _is_address(place):
        from toolkit.articles.fetching import fetch

        data, final = fetch(place, LARGEST_FILE, allow_private=allow_private)
    else:
        data, final = _file(Path(place)), ""
    if len(data) > LARGEST_FILE:
        raise ArticleError(f"{place}: larger than {LARGEST_FILE:,} bytes; save only the article itself")
    if not data.strip():
        raise ArticleError(f"{place}: the file is empty")
    return data, final


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


def _reader(place: str, data: bytes) -> _Reader:
    kind = _kind(place, data)
    if kind == "pdf":
        from toolkit.articles.documents import read_pdf

        return read_pdf
    if kind == "word":
        from toolkit.articles.documents import read_word

        return read_word
    if kind == "mail":
        from toolkit.articles.mail import read_mail

        return read_mail
    if kind == "page":
        from toolkit.articles.html import read_html

        return read_html
    return read_text


_KINDS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    ".eml": "mail",
    ".pdf": "pdf",
    ".docx": "word",
    **dict.fromkeys(("", ".txt", ".md", ".text", ".markdown", ".rtf"), "text"),
}


def _kind(place: str, data: bytes) -> str:
    """What the bytes are by their beginning, else by the ending of the name; any address may be text.

    ArticleError for a file with the ending of something else, such as .json or .png.
    """
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "word"
    ending = Path(place.partition("?")[0]).suffix.lower()
    if ending != ".eml" and data[:1024].lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "page"
    if ending in _KINDS:
        return _KINDS[ending]
    if not _is_address(place) and _ENDING.fullmatch(ending):
        raise ArticleError(
            f"{place}: {ending} is not the ending of an article ({', '.join(ENDINGS)}); "
            "if it is text, save it as .txt"
        )
    return "text"


def _is_address(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def read_text(data: bytes, origin: str) -> Article:
    """Plain text or Markdown: the first line that is not blank is the title."""
    text = checked(decode(data, origin), origin)
    title = next(line for line in text.split("\n") if line.strip())
    return Article(text, title.strip().lstrip("#").strip())


def decode(data: bytes, origin: str) -> str:
    """UTF-8 (or UTF-16 with its mark); else the encoding that fits best; ArticleError for none."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""):
        try:
            if encoding:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    nearly = data.decode("utf-8-sig", errors="replace")
    if nearly.count("\ufffd") * 3 < len(_BEYOND_ASCII.findall(nearly)) or _is_cut(data):
        return nearly  # a few bytes are damaged; another encoding would garble all accents
    from charset_normalizer import from_bytes

    found = from_bytes(data[:200_000])
    best = found.best()
    if best is None:
        raise ArticleError(f"{origin}: no encoding fits these bytes; save the article as UTF-8 text")
    # A few accents fit several code pages equally well; Windows writes the western one.
    equals = {match.encoding for match in found if match.chaos <= best.chaos + 0.01}
    western = "cp1252" in equals and best.encoding.startswith("cp125")
    return data.decode("cp1252" if western else best.encoding, errors="replace")


def _is_cut(data: bytes) -> bool:
    """Whether only the last character is broken, as by a download that ended early."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.end == len(data) and error.reason == "unexpected end of data" and error.start > 0
    return False


def _day(published: str | None) -> str:
    if not published:
        return ""
    from datetime import date

    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        raise ArticleError(f"published {published!r} is no day; write it as 2025-03-28") from None
