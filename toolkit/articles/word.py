"""Word (.docx)."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from toolkit.articles.article import Article, ArticleError, checked

LARGEST_UNPACKED = 200_000_000  # bytes, the pictures included
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands around words without being one: insertions of tracked changes, content controls, links ...
# Deletions are not among them.
_AROUND = frozenset(
    {"ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"}
)


def read_word(data: bytes, origin: str) -> Article:
    """The paragraphs and table cells of a .docx, its changes accepted; ArticleError for another zip file.

    A footnote is a paragraph behind the one that it is about.
    """
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

    document = Document(io.BytesIO(data))
    notes = _footnotes(document)
    blocks: list[str] = []
    for name, block in _parts(document.element.body):
        if name == "p":
            blocks.append(_paragraph(block))
            blocks.extend(notes.get(mark.get(f"{_W}id"), "") for mark in block.iter(f"{_W}footnoteReference"))
        elif name == "tbl":
            blocks.extend(_row(row) for kind, row in _parts(block) if kind == "tr")
    return [block for block in blocks if block], (document.core_properties.title or "").strip()


def _footnotes(document: Any) -> dict[str, str]:
    """The text of each footnote by its id."""
    from docx.oxml.parser import parse_xml

    found: dict[str, str] = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(f"{_W}footnote"):
                lines = [_paragraph(part) for name, part in _parts(note) if name == "p"]
                found[note.get(f"{_W}id")] = " ".join(line for line in lines if line)
    return found


def _parts(parent: Any) -> Iterator[tuple[str, Any]]:
    """The parts of a document, table, row, cell or paragraph with their names, out of what stands around."""
    for part in parent.iterchildren("{*}*"):
        name = part.tag.rpartition("}")[2]
        if name in _AROUND:
            yield from _parts(part)
        else:
            yield name, part


def _paragraph(paragraph: Any) -> str:
    return "".join(run.text for name, run in _parts(paragraph) if name == "r").strip()


def _row(row: Any) -> str:
    """The cells of a row as they are stored; a cell that claims to span a million columns counts once."""
    cells = [cell for name, cell in _parts(row) if name == "tc"]
    words = ("\n".join(_paragraph(part) for name, part in _parts(cell) if name == "p") for cell in cells)
    row = "\t".join(words)
    return row if row.strip() else ""
