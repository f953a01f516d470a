"""PDF."""

import io
import logging
import re

from toolkit.articles.article import Article, ArticleError, checked
from toolkit.articles.dateline import dateline_of
from toolkit.articles.print_lines import FULL, flowing, joined, without_running_heads

MOST_PAGES = 500
# What programs write for a title that nobody gave: the name of the file.
_NO_TITLE = re.compile(
    r"Microsoft (?:Word|PowerPoint) - .*|.*\.(?:docx?|pdf|rtf|odt|txt|indd|pptx?|xlsx?|html?|tex)"
    r"|(?:untitled|document|unnamed)[ -]?\d*",
    re.IGNORECASE,
)
_HEADLINE_LINES = 4  # the most lines of print above a dateline
_DATELINE_LINES = 3  # the most lines of print that it takes itself


def read_pdf(data: bytes, origin: str) -> Article:
    """The text layer of a PDF; ArticleError for a scan, a locked file or one with too many pages."""
    from pypdf import PdfReader

    if b"%PDF" not in data[:1024]:
        raise ArticleError(f"{origin}: this is not a readable PDF; save it again, or its text as .txt")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{origin}: the PDF is locked with a password; save an open copy")
        if len(reader.pages) > MOST_PAGES:
            raise ArticleError(f"{origin}: {len(reader.pages)} pages; save the pages with the article only")
        pages = [page.extract_text() for page in reader.pages]
        given = str((reader.metadata.title if reader.metadata else None) or "").strip()
    except ArticleError:
        raise
    except Exception as error:  # a damaged PDF breaks its reader in every way there is
        raise ArticleError(f"{origin}: the PDF is damaged ({error}); save it again") from None
    body = joined(without_running_heads(pages))
    if not body:
        raise ArticleError(
            f"{origin}: the PDF holds pictures of pages and no text; run text recognition on it"
        )
    title = "" if _NO_TITLE.fullmatch(given) else given
    headline, rest = _headline(body)
    body = "\n\n".join(flowing(part) for part in (headline, rest) if part)
    text = checked(body if not title or body.startswith(title) else f"{title}\n\n{body}", origin)
    return Article(text, title or text.split("\n", 1)[0])


def _headline(body: str) -> tuple[str, str]:
    """The lines above the dateline, or a first line that ends before the column does; blank for none."""
    lines = body.split("\n")
    for count in range(1, min(_HEADLINE_LINES, len(lines) - 1) + 1):
        dateline = dateline_of(" ".join(lines[count : count + _DATELINE_LINES]).strip())
        if dateline.day or dateline.of_some_year:
            return "\n".join(lines[:count]), "\n".join(lines[count:])
    first, second = [*lines, ""][:2]
    room = FULL * max(map(len, lines)) - len(first) - 1
    ends = bool(second) and len(second.split()[0]) < room
    return (first, "\n".join(lines[1:])) if ends else ("", body)
