"""The day and the letters of web pages, and pages that are the door to an article."""

from pathlib import Path

import pytest
import trafilatura

from toolkit.articles import Article, ArticleError, read_article
from toolkit.articles.page_day import marks_of

BODY = (
    "<p>The ministry said on Friday that at least 300 soldiers had been sent to the border.</p>"
    "<p>“Nobody in the café of the capital would say how many had come back,” a witness said.</p>"
)
NO_DAY = {
    "footer": "<footer>© 2019 The Example. Published 1 January 2020.</footer>",
    "sentence": "<p>See our report of 12 May 2021 on this.</p>",
    "link": '<aside><a href="/2019/09/09/other-story">Other</a></aside>',
    "time of another report": '<aside><time datetime="2019-09-09">9 Sept</time></aside>',
    "copyright": '<meta itemprop="copyrightYear" content="2019">',
    "class of a sentence": '<p class="date">See our report of 12 May 2021 on this.</p>',
    "description": '<meta name="description" content="As we said on 2019-09-09 10:00:00">',
}
OWN_DAY = {
    "meta": '<meta property="article:published_time" content="2025-03-28T09:00:00Z">',
    "JSON-LD": '<script type="application/ld+json">{"datePublished": "2025-03-28T09:00:00Z"}</script>',
    "time": '<header><time datetime="2025-03-28">Friday</time></header>',
    "words of time": "<header><time>28 March 2025</time></header>",
    "microdata": '<p itemprop="datePublished" content="2025-03-28">Friday</p>',
    "address": '<link rel="canonical" href="https://news.example/2025/03/28/border">',
    "line below the headline": '<div class="post-date">Updated: 28 March 2025, 21:05 GST</div>',
    "dateline": "<p>NAIROBI, 28 March 2025 (Wire) — Forty more came.</p>",
}


def page(extra: str = "", charset: str = "utf-8") -> str:
    head, body = (extra, "") if extra.startswith(("<meta", "<link", "<script")) else ("", extra)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>Border force grows</title>'
        f"{head}</head><body><article><h1>Border force grows</h1>{body}{BODY}</article></body></html>"
    )


def read(tmp_path: Path, source: str | bytes) -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    return read_article(path)


@pytest.mark.parametrize("name", NO_DAY)
def test_the_day_of_something_else_is_not_the_pages_own(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, page(NO_DAY[name])).published == ""


@pytest.mark.parametrize("name", OWN_DAY)
def test_the_pages_own_day(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, page(OWN_DAY[name] + NO_DAY["link"])).published == "2025-03-28"


def test_meta_data_come_before_the_address(tmp_path: Path) -> None:
    address = OWN_DAY["address"].replace("2025/03/28", "2025/03/27")
    assert read(tmp_path, page(OWN_DAY["meta"] + address)).published == "2025-03-28"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "no-such-code"])
def test_a_page_of_windows_letters_under_any_name(tmp_path: Path, declared: str) -> None:
    assert "“Nobody in the café" in read(tmp_path, page(charset=declared).encode("cp1252")).text


def test_what_is_valid_utf_8_is_read_so_whatever_it_declares(tmp_path: Path) -> None:
    assert "“Nobody in the café" in read(tmp_path, page(charset="iso-8859-1")).text


@pytest.mark.parametrize(
    "words",
    [
        "<h1>Access denied</h1><p>Please verify you are a human to continue to the site.</p>",
        "<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<h1>Just a moment</h1><p>Checking your browser before accessing the site, please be patient.</p>",
    ],
)
def test_a_page_that_asks_for_a_browser(tmp_path: Path, words: str) -> None:
    with pytest.raises(ArticleError, match="asks for a browser"):
        read(tmp_path, f"<html><head><title>x</title></head><body>{words}</body></html>")


def test_an_article_may_end_with_a_word_on_javascript(tmp_path: Path) -> None:
    more = BODY.replace("300", "400").replace("Friday", "Monday") * 3
    note = "<p>Please enable JavaScript to view the comments.</p>"
    assert "300 soldiers" in read(tmp_path, page(f"<article>{BODY}{more}{note}</article>")).text


@pytest.mark.parametrize("behind", [" | The Example", " - The Example", " — The Example"])
def test_the_title_of_a_page_names_its_site(tmp_path: Path, behind: str) -> None:
    named = page().replace("<title>Border force grows", f"<title>Border force grows{behind}")
    assert read(tmp_path, named).publisher == "The Example"
    assert read(tmp_path, page()).publisher == ""


def test_a_longer_title_behind_a_colon_names_no_site(tmp_path: Path) -> None:
    named = page().replace("<title>Border force grows", "<title>Border force grows: 300 men sent")
    assert read(tmp_path, named).publisher == ""


def test_a_paragraph_that_is_a_link_is_no_part_of_the_article(tmp_path: Path) -> None:
    links = '<p><a href="/x">Chad sent 900 men to Mali, report says</a></p><p>It <a href="/y">said so</a></p>'
    text = read(tmp_path, page(links)).text
    assert "900" not in text
    assert "It said so" in text


def test_a_page_of_headlines_is_searched_for_its_day_in_no_time() -> None:
    headlines = "<h1>Border force grows</h1><span>More</span>" * 20_000
    marks = marks_of(trafilatura.load_html(f"<html><body>{headlines}</body></html>"))
    assert marks.find(".//time") is None
