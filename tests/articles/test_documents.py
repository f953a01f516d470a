"""Word with tracked changes, PDF with the titles of programs and headlines of print."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from toolkit.articles import Article, read_article
from toolkit.articles.print_lines import flowing, joined, without_running_heads

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(parts)}</w:p>"


def within(name: str, content: str) -> str:
    return f"<w:{name}>{content}</w:{name}>"


KENYA, SOLDIERS, ALL = run("Kenya sent "), run(" soldiers"), paragraph(run("Kenya sent 600 soldiers"))
CHANGED = {
    "inserted": paragraph(KENYA, within("ins", run("600")), SOLDIERS),
    "deleted": paragraph(KENYA, run("600"), within("del", "<w:r><w:delText>9</w:delText></w:r>"), SOLDIERS),
    "moved": paragraph(within("moveTo", KENYA), run("600"), SOLDIERS, within("moveFrom", KENYA)),
    "control": paragraph(KENYA, control(run("600")), SOLDIERS),
    "paragraph in a control": control(ALL),
    "link": paragraph(KENYA, within("hyperlink", run("600")), SOLDIERS),
    "cell in a control": within("tbl", within("tr", control(within("tc", ALL)))),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_word_file_is_read_with_its_changes(tmp_path: Path, name: str) -> None:
    plain, path = io.BytesIO(), tmp_path / "a.docx"
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            body = f"<w:document {WORD}><w:body>{CHANGED[name]}</w:body></w:document>"
            new.writestr(part, body if part == "word/document.xml" else old.read(part))
    assert read_article(path).text == "Kenya sent 600 soldiers"


def test_a_footnote_of_a_word_file_stands_behind_its_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("Kenya sent 600 soldiers.", "They came home."):
        document.add_paragraph(words)
    mark = parse_xml(f'<w:r {WORD}><w:footnoteReference w:id="2"/></w:r>')
    document.paragraphs[0]._p.append(mark)
    note = f'<w:footnote w:id="2">{paragraph(run("Others say 700."))}</w:footnote>'
    notes = f"<w:footnotes {WORD}>{note}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), f"{_WML}.footnotes+xml", notes, document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    document.save(tmp_path / "a.docx")
    text = read_article(tmp_path / "a.docx").text
    assert text == "Kenya sent 600 soldiers.\n\nOthers say 700.\n\nThey came home."


_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def pdf(tmp_path: Path, lines: list[str], title: str = "") -> Article:
    path = tmp_path / "a.pdf"
    with PdfPages(path, metadata={"Title": title} if title else None) as book:
        figure = Figure(figsize=(8, 11))
        for number, line in enumerate(lines):
            figure.text(0.05, 0.95 - number / 40, line, size=8)
        book.savefig(figure)
    return read_article(path)


BODY = [
    "Kenya has sent at least 3,000 more soldiers to Haiti since January,",
    "the ministry of defence said on Thursday in the capital of the land.",
]


@pytest.mark.parametrize(
    "title", ["Microsoft Word - draft1.docx", "report_final.indd", "Untitled", "Document1", ""]
)
def test_the_name_of_a_file_is_no_title(tmp_path: Path, title: str) -> None:
    article = pdf(tmp_path, ["Kenya sends more", *BODY], title)
    assert (article.title, article.text.split("\n")[0]) == ("Kenya sends more", "Kenya sends more")


def test_a_title_that_somebody_gave_stands(tmp_path: Path) -> None:
    assert pdf(tmp_path, BODY, "Kenya sends more").title == "Kenya sends more"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        (["Kenya sends more soldiers to Haiti"], "Kenya sends more soldiers to Haiti"),
        (
            ["Kenya sends more soldiers to Haiti, where the", "war goes on"],
            "Kenya sends more soldiers to Haiti, where the war goes on",
        ),
    ],
)
def test_a_headline_above_a_dateline(tmp_path: Path, headline: list[str], title: str) -> None:
    article = pdf(tmp_path, [*headline, "NAIROBI, 28 March 2025 (Wire) —", *BODY])
    assert (article.title, article.published, article.publisher) == (title, "2025-03-28", "Wire")
    assert article.text.startswith(f"{title}\n\nNAIROBI, 28 March 2025 (Wire) — Kenya has sent at least")


def test_a_first_line_that_fills_the_column_is_no_headline(tmp_path: Path) -> None:
    assert pdf(tmp_path, BODY).text == " ".join(BODY)


def test_a_headline_above_a_dateline_without_year(tmp_path: Path) -> None:
    line = "Kenya sends more soldiers to Haiti, where the war goes on and on and on"
    assert pdf(tmp_path, [line, "NAIROBI, Feb. 12 (Wire) --", *BODY]).title == line


def test_lines_of_print_are_paragraphs_again() -> None:
    page = (
        "Executive summary\nThe war has become a market, and those who sell there are not few, as the\n"
        "officers of T urkey and Y emen told us. None of the RSF . Type T was not deliv-\nered so far.\n"
        "Recommendations\nThe council should not wait until the next war, and not until others do."
    )
    assert flowing(page).split("\n\n") == [
        "Executive summary",
        "The war has become a market, and those who sell there are not few, as the officers of Turkey and "
        "Yemen told us. None of the RSF. Type T was not delivered so far.\nRecommendations",
        "The council should not wait until the next war, and not until others do.",
    ]


def test_running_heads_and_page_numbers_are_no_text() -> None:
    pages = ["The title\nOf the report", "Brief 14\nKenya has sent 300\n2", "Brief 14\nsoldiers to Haiti.\n3"]
    found = without_running_heads(pages)
    assert found == [pages[0], "Kenya has sent 300", "soldiers to Haiti."]
    assert joined(found) == f"{pages[0]}\n\nKenya has sent 300\nsoldiers to Haiti."


@pytest.mark.parametrize("pages", [["Kenya has sent 300\nsoldiers."], ["Kenya\nhas\n1", "Chad\nhad\nothers"]])
def test_lines_that_stand_on_one_page_stay(pages: list[str]) -> None:
    assert without_running_heads(pages) == pages
