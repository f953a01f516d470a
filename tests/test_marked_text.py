import re
from html import unescape

import pytest

import toolkit as tk
from toolkit.errors import ToolkitError
from toolkit.marked_text import Highlighted, Span, highlight


def test_every_claim_is_marked_and_the_text_stays_whole(dossier: "tk.Dossier") -> None:
    marked = highlight(dossier, "seed-2025-03-28")
    html = marked._repr_html_()
    body = html[html.index("<div") :]
    assert unescape(re.sub(r"<[^>]+>", "", body)) == dossier.text("seed-2025-03-28")
    assert len(marked.spans) > 10
    assert all(span.row in unescape(html) for span in marked.spans)


def test_overlapping_claims_share_a_mark_and_markup_in_the_text_is_text() -> None:
    text = "<b>300 & more</b> 😀 killed"
    marked = Highlighted(text, (Span(3, 13, "figures", 'row "one"'), Span(7, 22, "ties", "row two")))
    html = marked._repr_html_()
    assert "<b>" not in html
    assert 'title="row &quot;one&quot;\nrow two"' in html
    assert unescape(re.sub(r"<[^>]+>", "", html[html.index("<div") :])) == text


def test_a_draft_to_check_first_has_a_question_mark_that_is_not_copied() -> None:
    spans = (Span(0, 3, "figures", "note check side: Chad or Niger", unsure=True), Span(9, 14, "ties", "row"))
    html = Highlighted("300 fell, Chad says", spans)._repr_html_()
    body = html[html.index("<div") :]
    ((words, title, table),) = re.findall(
        r'>([\w ]+)</mark><sup[^>]*user-select:none[^>]*title="([^"]*)">(\w+) <b>\?</b></sup>', body
    )
    assert (words, title, table) == ("300", "note check side: Chad or Niger", "figures")
    assert "1 with" in html


def test_a_question_mark_splits_no_other_expression() -> None:
    spans = (Span(0, 20, "figures", "a number"), Span(7, 13, "ties", "note check who", unsure=True))
    html = Highlighted("15,000 combat troops came", spans)._repr_html_()
    body = html[html.index("<div") :]
    assert re.findall(r"<sup.*?</sup>(.*)</div>", body) == [" came"]
    assert re.findall(r'<sup[^>]*title="(.*?)">ties ', body) == ["note check who"]


def test_a_source_without_a_text_is_named(dossier: "tk.Dossier") -> None:
    with pytest.raises(ToolkitError, match="rfa-2025-03-28"):
        highlight(dossier, "rfa-2025-03-28")
