"""Titles, source lines, dates and markings."""

from datetime import date

import pandas as pd
import pytest
from matplotlib.figure import Figure

import toolkit as tk
from tests.charts.pictures import words
from tests.charts.wars import dossier_of, figure
from toolkit import provenance
from toolkit.charts.finish import count, mark_tlp, source_line, span_in_words, written
from toolkit.charts.judgement import with_judgement
from toolkit.errors import ToolkitError


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 3, 28), date(2025, 3, 28), "28 Mar 2025"),
        (date(2025, 3, 25), date(2025, 3, 26), "25 – 26 Mar 2025"),
        (date(2025, 3, 1), date(2025, 3, 31), "Mar 2025"),
        (date(2024, 12, 1), date(2025, 3, 31), "Dec 2024 – Mar 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024 – 2025"),
        (date(2024, 10, 8), date(2024, 11, 13), "8 Oct 2024 – 13 Nov 2024"),
    ],
)
def test_spans_in_words(first, last, expected):
    assert span_in_words(first, last) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-03-28", "28 March 2025"),
        (pd.Timestamp("2025-03-28"), "28 March 2025"),
        (pd.NaT, ""),
        ("", ""),
        (None, ""),
    ],
)
def test_days_in_words(value, expected):
    assert written(value) == expected


def test_the_source_line_counts_claims_and_reports():
    rows = pd.DataFrame({"claim_ids": ["a.f1; a.f2", "b.f1"]})
    assert source_line(rows, "2025-03-28") == "Source: 3 claims in 2 reports, as of 28 March 2025"
    assert source_line(rows.iloc[1:]) == "Source: 1 claim in 1 report"
    assert count(1200, "claim") == "1,200 claims"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("GREEN", "TLP:GREEN"),
        ("tlp:red", "TLP:RED"),
        ("Amber+Strict", "TLP:AMBER+STRICT"),
        ("TLP:CLEAR", "TLP:CLEAR"),
    ],
)
def test_a_marking_stands_twice_in_its_colours(label, shown):
    page = Figure()
    mark_tlp(page, "RED")
    mark_tlp(page, label)
    assert [text.get_text() for text in page.texts] == [shown, shown]
    assert all(text.get_fontsize() >= 12 and text.get_ha() == "right" for text in page.texts)
    assert {text.get_bbox_patch().get_facecolor()[:3] for text in page.texts} == {(0, 0, 0)}


def test_an_unknown_marking_is_refused():
    with pytest.raises(ToolkitError, match=r"'PURPLE' is no TLP 2\.0 label; allowed: TLP:RED"):
        mark_tlp(Figure(), "PURPLE")


def test_a_judgement_stands_apart_from_what_reports_say():
    made = tk.judgement(
        "North Korea will send more soldiers.",
        by="A. Nalyst",
        because=["a.f1"],
        likelihood="likely",
        confidence="low",
        decided="2025-03-29",
    )
    caption = with_judgement("South Korea says 3,000.", made)
    assert caption.startswith(
        "South Korea says 3,000. Analyst's judgement: North Korea will send more soldiers."
    )
    assert "likely (55-80 %)" in caption
    assert with_judgement("", "Probably more.") == "Analyst's judgement: Probably more."
    assert with_judgement("As it was.", None) == "As it was."


def test_a_judgement_is_drawn_and_recorded(dossier):
    table = tk.build_up(dossier, side="North Korea", as_of="2025-03-28")
    ax = tk.plot_build_up(table, judgement="More will follow.")
    assert provenance.of(ax).caption.endswith("Analyst's judgement: More will follow.")


def test_a_chart_in_somebody_elses_figure_keeps_its_words():
    page = Figure(figsize=(10, 4))
    left, right = page.subplots(1, 2)
    dossier = dossier_of([figure(1), figure(2, measure="killed")])
    tk.plot_claims(dossier, measure="deployed", ax=left)
    tk.plot_claims(dossier, measure="killed", ax=right)
    assert (
        left.get_title(loc="left").replace("\n", " ")
        == "Norland, deployed: 100 in the latest total of the last 90 days"
    )
    assert any("Source: 1 claim in 1 report" in text for text in words(left))
    assert provenance.of(page).claim_ids == ("page-1.f1", "page-2.f1")
