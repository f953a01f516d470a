"""PDF and Word."""

import io
import logging
import re
import zipfile
from typing import Any

from toolkit.articles.article import Article, ArticleError, checked

MOST_PAGES = 500
LARGEST_UNPACKED = 200_000_000  # bytes in a Word file, its pictures included
# A word broken at the end of a line of print, and lines that only the column's width has broken.
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_BROKEN_LINE = re.compile(r"(?<=[^\n.!?:])\n(?=[^\n•\-–—*])")


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
        title = str((reader.metadata.title if reader.metadata else None) or "").strip()
    except ArticleError:
        raise
    except Exception as error:  # a damaged PDF breaks its reader in every way there is
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
    try:
        _refuse_bomb(data, origin)
        paragraphs, title = _blocks(data)
    except ArticleError:
        raise
    except Exception as error:  # a damaged document breaks its reader in every way there is
        raise ArticleError(
            f"{origin}: this is not a Word document ({error}); save it as .docx or .txt"
        ) from None
    if title and (not paragraphs or paragraphs[0] != title):
        paragraphs.insert(0, title)
    text = checked("\n\n".join(paragraphs), origin)
    return Article(text, text.split("\n", 1)[0])


def _refuse_bomb(data: bytes, origin: str) -> None:
    """A small file may unpack to more than the memory holds; zipfile reads no more than is declared."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    if size > LARGEST_UNPACKED:
        raise ArticleError(f"{origin}: {size:,} bytes when unpacked; save only the article, as .docx or .txt")


def _blocks(data: bytes) -> tuple[list[str], str]:
    """Paragraphs and rows of tables in their order, and the title among the properties."""
    from docx import Document
    from docx.table import Table

    document = Document(io.BytesIO(data))
    blocks: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            blocks.extend(map(_row_text, block._tbl.tr_lst))
        else:
            blocks.append(block.text.strip())
    return [block for block in blocks if block], (document.core_properties.title or "").strip()


def _row_text(row: Any) -> str:
    """The cells of a row as they are stored; a cell that claims to span a million columns counts once."""
    cells = ("\n".join(paragraph.text for paragraph in cell.p_lst) for cell in row.tc_lst)
    return "\t".join(cells).strip()
