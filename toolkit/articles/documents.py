"""PDF and Word."""

import io
import logging
import re

from toolkit.articles.article import Article, ArticleError, checked

MOST_PAGES = 500
# A word broken at the end of a line of print, and lines that only the column's width has broken.
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BROKEN_LINE = re.compile(r"(?<=[^\n.!?:])\n(?=[^\n•\-–—*])")


def read_pdf(data: bytes, origin: str) -> Article:
    """The text layer of a PDF; ArticleError for a scan, a locked file or one with too many pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{origin}: the PDF is locked with a password; save an open copy")
        if len(reader.pages) > MOST_PAGES:
            raise ArticleError(f"{origin}: {len(reader.pages)} pages; save the pages with the article only")
        pages = [page.extract_text() for page in reader.pages]
        title = str((reader.metadata.title if reader.metadata else None) or "").strip()
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise ArticleError(f"{origin}: the PDF is damaged ({error}); save it again") from None
    body = "\n\n".join(page.strip() for page in pages if page.strip())
    if not body:
        raise ArticleError(
            f"{origin}: the PDF holds pictures of pages and no text; run text recognition on it"
        )
    body = _BROKEN_LINE.sub(" ", _BROKEN_WORD.sub("", body))
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return Article(checked(text, origin), title or body.split("\n", 1)[0])


def read_word(data: bytes, origin: str) -> Article:
    """The paragraphs and table cells of a .docx; ArticleError for another kind of zip file."""
    import zipfile

    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ArticleError(
            f"{origin}: this is not a Word document ({error}); save it as .docx or .txt"
        ) from None
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks.extend("\t".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            blocks.append(block.text.strip())
    paragraphs = [block for block in blocks if block]
    title = (document.core_properties.title or "").strip()
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    text = checked("\n\n".join(paragraphs), origin)
    return Article(text, text.split("\n", 1)[0])
