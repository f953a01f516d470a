"""Every kind of article in, and every kind of input that is none refused with the way out."""

import io
import sys
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from toolkit.articles import Article, ArticleError, read_article
from toolkit.articles.dateline import dateline_of, day_in_name, in_the_year_of

BODY = (
    "The ministry said on Friday that at least 300 soldiers had been sent to the border.\n\n"
    "Officials in the capital would not say how many of the soldiers had come back from the front."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Border force grows | The Example</title>
<meta property="og:title" content="Border force grows">
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2025-03-28T09:00:00Z">
<script>alert('no')</script></head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Border force grows</h1>{"".join(f"<p>{p}</p>" for p in BODY.split(chr(10) * 2))}
<p>“We count 1,200 men,” a spokesman for the army told reporters, and added that more would follow soon.</p>
</article><footer>Subscribe to our newsletter</footer></body></html>"""


def write(tmp_path: Path, name: str, data: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_plain_text_is_stored_as_it_is(tmp_path: Path, suffix: str) -> None:
    text = f"Border force grows\n\n{BODY}\n\nSome caf\u00e9 \U0001f600, 5 * 3 & 2_000_000 < 7\nand so on."
    article = read_article(write(tmp_path, f"a.{suffix}", text), published="2025-03-28")
    assert article.text == text
    assert (article.title, article.published, article.language) == ("Border force grows", "2025-03-28", "en")


@pytest.mark.parametrize("mark", "\u00ad\u200b\u200d\u200f\u202e\u2060\u2066\ufeff")
def test_what_nobody_sees_is_removed_on_the_way_in(tmp_path: Path, mark: str) -> None:
    text = f"{mark}Force gr{mark}ows\n\nAbout 11{mark},000 soldiers were sent to the border."
    article = read_article(write(tmp_path, "a.txt", text))
    assert article.title == "Force grows"
    assert article.text == "Force grows\n\nAbout 11,000 soldiers were sent to the border."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    text = f"Café war\r\n\r\n{BODY} Señor Núñez added that the señores were “ready” – and the façade fell."
    article = read_article(write(tmp_path, "a.txt", text.encode(encoding)))
    assert article.text == text.replace("\r\n", "\n")


def test_a_few_accents_in_english_are_western(tmp_path: Path) -> None:
    text = (
        "Café report\n\nGen. Kim, née Müller, sent 3 men to São Paulo and Orléans, it was said in the city."
    )
    assert read_article(write(tmp_path, "a.txt", text.encode("latin-1"))).text == text


def test_a_web_page_gives_title_body_day_and_publisher(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "page.html", PAGE))
    assert article.text.startswith("Border force grows\n\n")
    assert "at least 300 soldiers" in article.text
    assert "1,200 men" in article.text
    assert "alert" not in article.text
    assert "newsletter" not in article.text
    assert (article.published, article.publisher) == ("2025-03-28", "The Example")


def test_a_word_file(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Border force grows")
    document.add_paragraph(BODY)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "killed", "12"
    path = tmp_path / "a.docx"
    document.save(str(path))
    article = read_article(path)
    assert article.title == "Border force grows"
    assert "at least 300 soldiers" in article.text
    assert "killed\t12" in article.text


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    with PdfPages(out) as book:
        for text in pages:
            figure = Figure()
            figure.text(0.1, 0.5, text)
            book.savefig(figure)
    return out.getvalue()


def test_a_pdf(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.pdf", pdf("At least 300 soldiers were sent.", "Page two.")))
    assert "At least 300 soldiers were sent." in article.text
    assert "Page two." in article.text


def mail(html: bool) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Border force grows"
    message["From"] = "The Example <news@example.org>"
    message["Date"] = "Fri, 28 Mar 2025 09:00:00 +0000"
    if html:
        message.set_content(PAGE, subtype="html")
    else:
        message.set_content(BODY)
    return message.as_bytes()


@pytest.mark.parametrize("html", [True, False])
def test_a_mail(tmp_path: Path, html: bool) -> None:
    article = read_article(write(tmp_path, "a.eml", mail(html)))
    assert article.title == "Border force grows"
    assert (article.published, article.publisher) == ("2025-03-28", "The Example")
    assert "at least 300 soldiers" in article.text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"Title\n\n{BODY}".encode())))
    assert read_article("-").title == "Title"


@pytest.mark.parametrize("page", [PAGE, f"<!-- saved -->\n{PAGE}", PAGE[PAGE.index("<head>") :]])
def test_a_page_on_standard_input_is_read_as_one(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page.encode())))
    article = read_article("-")
    assert (article.title, article.published) == ("Border force grows", "2025-03-28")
    assert "alert" not in article.text


@pytest.mark.parametrize("given", [b"", b"x" * 20_000_001])
def test_standard_input_is_refused_as_a_file_is(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    with pytest.raises(ArticleError, match=r"^standard input: (the file is empty|larger than)"):
        read_article("-")


@pytest.mark.parametrize("place", ["ftp://x/y", "file:///etc/hostname"])
def test_other_addresses_are_named_as_such(place: str) -> None:
    with pytest.raises(ArticleError, match=f"^{place}: only http and https addresses are read"):
        read_article(place)


def test_another_language_is_flagged_and_kept(tmp_path: Path) -> None:
    text = "Der Minister sagte am Freitag, dass mindestens 300 Soldaten an die Grenze geschickt worden seien."
    article = read_article(write(tmp_path, "a.txt", text))
    assert article.language == "de"
    assert not article.is_english
    assert article.text == text


REFUSED = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n ", "empty"),
    "binary.txt": (bytes(range(32)) * 40, "binary"),
    "big.txt": (b"x" * 20_000_001, "larger than"),
    "scan.pdf": (pdf(""), "text recognition"),
    "cut.pdf": (pdf("text")[:300], "damaged"),
    "fake.pdf": (bytes(range(256)) * 9, "not a readable PDF"),
    "fake.docx": (bytes(range(256)) * 9, "not a Word document"),
    "map.png": (b"\x89PNG\r\n" + bytes(range(256)), "is not the ending of an article"),
    "rows.json": (b'[{"text": "At least 300 soldiers"}]', "is not the ending of an article"),
    "sheet.docx": (b"PK\x03\x04 not a document", "not a Word document"),
    "gate.html": (
        "<html><body><article><p>The army has grown fast this year, and its neighbours worry about it.</p>"
        "<p>Subscribe to continue reading this article.</p></article></body></html>",
        "subscription",
    ),
    "bare.html": ("<html><body><script>x()</script></body></html>", "no article"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_by_name(tmp_path: Path, name: str) -> None:
    data, reason = REFUSED[name]
    with pytest.raises(ArticleError, match=reason) as caught:
        read_article(write(tmp_path, name, data))
    assert name in str(caught.value)


def test_missing_files_folders_and_days(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="folder"):
        read_article(tmp_path)
    with pytest.raises(ArticleError, match="2025-02-30"):
        read_article(write(tmp_path, "a.txt", BODY), published="2025-02-30")


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'hahahahaha'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {WORD}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)


def word_file(tmp_path: Path, document: str, padding: int = 0) -> Path:
    """A Word file with that XML as its document, and so many bytes of blanks beside it."""
    plain, path = io.BytesIO(), tmp_path / "a.docx"
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
        if padding:
            new.writestr("word/media/image1.png", b" " * padding)
    return path


@pytest.mark.parametrize(
    ("document", "padding", "reason"),
    [
        (LAUGHS, 0, "not a Word document"),
        ("<w:document", 0, "not a Word document"),
        (f"<w:document {WORD}></w:document>", 0, "not a Word document"),
        (f"<w:document {WORD}><w:body/></w:document>", 201_000_000, "bytes when unpacked"),
    ],
)
def test_a_word_file_with_bad_intentions(tmp_path: Path, document: str, padding: int, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_article(word_file(tmp_path, document, padding))


def test_a_cell_that_claims_a_million_columns_counts_once(tmp_path: Path) -> None:
    span = '<w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>'
    words = [f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in ("killed", "12")]
    cells = f"<w:tc>{span}{words[0]}</w:tc><w:tc>{words[1]}</w:tc>"
    table = f"<w:document {WORD}><w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body></w:document>"
    assert read_article(word_file(tmp_path, table)).text == "killed\t12"


@pytest.mark.parametrize("name", ["loop", "filter", "cut"])
def test_a_damaged_pdf(tmp_path: Path, name: str) -> None:
    good = pdf("At least 300 soldiers")
    bad = {
        "loop": b"%PDF-1.4\n1 0 obj\n1 0 R\nendobj\ntrailer<</Size 2/Root 1 0 R>>\n%%EOF",
        "filter": good.replace(b"/FlateDecode", b"/FlatXDecode"),
        "cut": good[: len(good) // 2],
    }[name]
    with pytest.raises(ArticleError, match=r"a\.pdf: the PDF"):
        read_article(write(tmp_path, "a.pdf", bad))


def test_a_mail_of_parts_within_parts(tmp_path: Path) -> None:
    head = "Subject: T\n" + "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000)
    )
    with pytest.raises(ArticleError, match="the mail is damaged"):
        read_article(write(tmp_path, "a.eml", f"{head}Content-Type: text/plain\n\n{BODY}"))


def test_a_damaged_byte_does_not_garble_the_accents(tmp_path: Path) -> None:
    text = f"Café “war” – Zelenskyy’s\n\n{BODY}"
    for data in (text.encode() + b"\xe9 and on", (text + "é").encode()[:-1]):
        assert read_article(write(tmp_path, "a.txt", data)).text.startswith(text + "\ufffd")


def test_what_no_table_can_hold_becomes_a_blank(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "a.txt", f"Border\0 force\x1b grows\n\n{BODY}"))
    assert article.text == f"Border  force  grows\n\n{BODY}"
    assert article.title == "Border  force  grows"


def test_a_short_report_full_of_names_is_english(tmp_path: Path) -> None:
    text = (
        "Kenya sends police to Haiti part 6\n\nNAIROBI, 6 March 2025 (Wire 6) — Kenya has sent 611 soldiers "
        "to Haiti, Defence Minister Abdi Farah 6 said.\n"
    )
    assert read_article(write(tmp_path, "a.txt", text)).language == "en"


@pytest.mark.parametrize("text", ["Kenya sends 600 police officers, Haiti waits", "Troops out", "hi"])
def test_a_headline_alone_is_no_foreign_language(tmp_path: Path, text: str) -> None:
    assert read_article(write(tmp_path, "a.txt", text)).language == "en"


@pytest.mark.parametrize(
    ("text", "reason"), [("{\\rtf1 At least 300 soldiers}", "rich text"), ("\u200b \ufeff\u202e", "no text")]
)
def test_what_only_looks_like_text(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        read_article(write(tmp_path, "a.txt", text))


def test_names_with_blanks_quotes_and_other_scripts(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "a 'b\" статья.txt", BODY)).text == BODY
    with pytest.raises(ArticleError, match="too long"):
        read_article(tmp_path / ("a" * 300 + ".txt"))
    with pytest.raises(ArticleError, match="this is no file"):
        read_article("/dev/null")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ArticleError, match="standard input is closed"):
        read_article("-")


DATELINES = {
    "SEOUL, 12 March 2026 (Halla Wire)": ("2026-03-12", "Halla Wire"),
    "*Port-au-Prince, 9 February 2026 — Carib Monitor*": ("2026-02-09", "Carib Monitor"),
    "SEOUL, March 12, 2026 (Halla Wire) — The agency said 300 men had gone.": ("2026-03-12", "Halla Wire"),
    "WASHINGTON, D.C., Mar. 12, 2026 -- The president said so.": ("2026-03-12", ""),
    "Published: 2026-02-09": ("2026-02-09", ""),
    "Thursday, 12 March 2026 (AP)": ("2026-03-12", "AP"),
    "9 February 2026 | The Carib Monitor": ("2026-02-09", "The Carib Monitor"),
    "December 27, 2025 (N'DJAMENA) – A drone struck a camp.": ("2025-12-27", ""),
    "Wednesday, 18 February 2026 – Afternoon sitting": ("2026-02-18", ""),
    "Moscow, 19 December 2025.": ("2025-12-19", ""),
    "**Moscow, 19 December 2025.** The ministry spoke of 300 men.": ("2025-12-19", ""),
    "NAIROBI (Wire), 3 March 2025 -": ("2025-03-03", "Wire"),
    "KYIV, Ukraine (AP) — March 3, 2025": ("2025-03-03", "AP"),
    "London | 3 March 2025": ("2025-03-03", ""),
    "POLICY NOTE 4/2025, 22 April 2025": ("2025-04-22", ""),
    "3 March 2025, 10:00": ("2025-03-03", ""),
    "SEOUL, Feb. 12 (Wire) -- The agency said 300 men had gone.": ("", "Wire"),
    "by the Kivu Institute, 3 March 2025": ("2025-03-03", "Kivu Institute"),
    "By Ann Lee and Bo Roe, Halla Wire - March 3, 2025": ("2025-03-03", "Halla Wire"),
    "Source: The Nairobi Ledger, 3 March 2025": ("2025-03-03", "The Nairobi Ledger"),
    "The Kivu Institute | 3 March 2025 | Briefing": ("2025-03-03", "The Kivu Institute"),
    "Last updated: March 3, 2025 at 4:15 PM": ("2025-03-03", ""),
    "Updated 4:15 PM EST, Mon March 3, 2025": ("2025-03-03", ""),
    "Monday 3 March 2025 16.15 GMT": ("2025-03-03", ""),
    "2025.03.03 16:15": ("2025-03-03", ""),
    "3.3.2025": ("2025-03-03", ""),
    "3/4/2025": ("", ""),
    "On 12 March 2026, 300 soldiers crossed the border.": ("", ""),
    "In Moscow, 19 December 2025. That was the day.": ("", ""),
    "19 December 2025. That was the day.": ("", ""),
    "12 March 2026 was a day of blows.": ("", ""),
    "SEOUL, 31 June 2026 (Halla Wire)": ("", ""),
    "SEOUL, 12 March 1826 (Halla Wire)": ("", ""),
}


@pytest.mark.parametrize(
    ("above", "publisher"),
    [("Reuters", "Reuters"), ("The Lakes Tribune", "The Lakes Tribune"), ("Troops leave post", "")],
)
def test_a_newsroom_stands_alone_above_the_dateline(tmp_path: Path, above: str, publisher: str) -> None:
    text = f"Border force grows\n\n{above}\n\nGOMA, 3 March 2025 - Six died.\n\n{BODY}"
    assert read_article(write(tmp_path, "a.txt", text)).publisher == publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("*The Nairobi Ledger, 6 February 2025*", "The Nairobi Ledger"),
        ("Kivu Research Group, Brussels, 12 May 2025", "Kivu Research Group"),
        ("Published: 29 January 2025\nThe Cape Herald (with agencies)", "The Cape Herald"),
        ("Policy note 4/2025, 12 May 2025", ""),
        ("COMUNICADO - Ministry of Defence\nLima, 12 May 2025", "Ministry of Defence"),
        ("Ministry of Defence of Chad\n12 May 2025", "Ministry of Defence of Chad"),
        ("Department of Defense\nNews release\nMay 12, 2025", "Department of Defense"),
        ("Ministry of Defence | Press release\n12 May 2025", "Ministry of Defence"),
        ("Nine killed in Gao - Health Ministry\nGao, 12 May 2025", ""),
        ("Government of Chad denies losses\nGao, 12 May 2025", ""),
        ("Published: 29 January 2025\nBrussels", ""),
    ],
)
def test_a_masthead_names_the_publisher(tmp_path: Path, head: str, publisher: str) -> None:
    assert (
        read_article(write(tmp_path, "a.txt", f"Border force grows\n\n{head}\n\n{BODY}")).publisher
        == publisher
    )


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_names_day_and_publisher(tmp_path: Path, line: str) -> None:
    article = read_article(write(tmp_path, "a.txt", f"# Border force grows\n\n{line}\n\n{BODY}"))
    assert (article.published, article.publisher) == DATELINES[line]


DAYS_OF_SOME_YEAR = {
    "SEOUL, Feb. 12 (Wire) -- The agency said 300 men had gone.": "02-12",
    "MOSCOW, February 29. /Wire/. The ministry spoke.": "02-29",
    "New Delhi/Cairo, November 4: Days after the fall of the town": "11-04",
    "JUBA, 31 November - All of them": "",
    "In Seoul, Feb. 12 - a Wednesday - was cold.": "",
    "Some 300 soldiers, 12 March (Wire)": "",
    "12 March - the day of the raid": "",
    "SEOUL, Feb. 12 was a cold day.": "",
}


@pytest.mark.parametrize("line", DAYS_OF_SOME_YEAR)
def test_a_dateline_without_a_year(line: str) -> None:
    found = dateline_of(f"Border force grows\n\n{line}\n\n{BODY}")
    assert (found.day, found.of_some_year) == ("", DAYS_OF_SOME_YEAR[line])
    whole = dateline_of(f"Border force grows\n\n{line}\n\nPublished: 2026-02-13")
    assert (whole.day, whole.of_some_year) == ("2026-02-13", "")


def test_the_year_of_a_dateline_without_one() -> None:
    assert in_the_year_of("02-12", "2026-12-01") == "2026-02-12"
    assert in_the_year_of("11-04", "2026-01-01") == "2026-11-04"
    assert in_the_year_of("12-30", "2026-01-02") == "2025-12-30"
    assert in_the_year_of("01-02", "2025-12-31") == "2026-01-02"
    assert in_the_year_of("02-29", "2025-06-01") == ""


@pytest.mark.parametrize("piece", ["A.-", "Aa Bb, ", "Aa/", "A (", "Aa (Bb), ", "12 March ", "A — "])
def test_no_line_takes_long_to_read(piece: str) -> None:
    started = time.monotonic()
    assert dateline_of(piece * 1_000) == ("", "", "")
    assert time.monotonic() - started < 1


def test_a_day_in_the_name_of_a_file() -> None:
    assert day_in_name("inbox/2025-01-01/report-2025-03-28.pdf") == "2025-03-28"
    for name in ("report.pdf", "2025-03-28-to-2025-03-30.txt", "a-2025-02-30.txt", "120253-03-28.txt", "-"):
        assert day_in_name(name) == ""


def test_what_the_page_itself_says_comes_before_a_dateline(tmp_path: Path) -> None:
    page = PAGE.replace("<p>The ministry", "<p>SEOUL, 12 March 2026 (Halla Wire)</p><p>The ministry")
    article = read_article(write(tmp_path, "page.html", page))
    assert (article.published, article.publisher) == ("2025-03-28", "The Example")


def test_a_name_that_ends_in_a_day_is_text(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "report.2025-03-28", BODY)).text == BODY


def test_the_weeks_around_an_article() -> None:
    assert Article("x", "x", "2025-03-28").weeks_around(6, 5) == {"start": "2025-02-14", "end": "2025-05-02"}
    with pytest.raises(ArticleError, match="no day of publication"):
        Article("x", "x").weeks_around(6, 5)


def test_an_article_is_shown_in_one_line() -> None:
    shown = repr(Article("Border\n\n" + BODY, "Border", "2025-03-28", "The Example"))
    assert shown == f"Article: Border, The Example, 2025-03-28, en; {len(BODY) + 8} characters of text"
