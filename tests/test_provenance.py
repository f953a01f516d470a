"""What a chart shows is kept beside it, and goes with it."""

import gc

import pandas as pd
import pytest
from matplotlib.figure import Figure

from toolkit import provenance


def rows_of(*ids):
    return pd.DataFrame({"claim_ids": list(ids)})


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("claim_ids", ["a.f2; a.f1", "b.f1"], ("a.f1", "a.f2", "b.f1")),
        ("claim_ids", ["a.f1;a.f1 ;  b.f1", None], ("a.f1", "b.f1")),
        ("claim_id", ["a.f1", "a.f1"], ("a.f1",)),
        ("claim_ids", [], ()),
        ("other", ["a.f1"], ()),
    ],
)
def test_claim_ids_are_counted_once(column, cells, expected):
    assert provenance.claim_ids_of(pd.DataFrame({column: cells})) == expected


def test_a_source_is_what_stands_before_the_last_dot():
    assert provenance.sources_of(["kbs.co.kr-2025.f1", "kbs.co.kr-2025.f2b", "a.s1"]) == (
        "a",
        "kbs.co.kr-2025",
    )


def test_the_rows_are_a_copy():
    rows = rows_of("a.f1")
    shown = provenance.record(rows, title="One")
    rows.loc[0, "claim_ids"] = "b.f1"
    assert shown.claim_ids == ("a.f1",)


def test_a_figure_answers_for_its_axes_and_a_second_panel_for_its_figure():
    figure = Figure()
    left, right = figure.subplots(1, 2)
    shown = provenance.record(rows_of("a.f1"), title="One")
    provenance.attach(left, shown)
    assert provenance.of(left) is shown
    assert provenance.of(figure) is shown
    assert provenance.of(right) is shown


def test_a_figure_of_two_charts_answers_with_both():
    figure = Figure()
    for number, axes in enumerate(figure.subplots(1, 2)):
        shown = provenance.record(
            rows_of(f"page-{number}.f1"), title=f"Chart {number}", as_of=f"2031-05-0{number + 1}"
        )
        provenance.attach(axes, shown)
    both = provenance.of(figure)
    assert both.title == "Chart 0 / Chart 1"
    assert both.claim_ids == ("page-0.f1", "page-1.f1")
    assert (both.sources, both.claims, both.as_of) == (2, 2, "2031-05-02")


def test_a_picture_drawn_by_hand_has_none():
    axes = Figure().add_subplot()
    with pytest.raises(
        provenance.NoProvenanceError, match="draw it with one of the toolkit's plot functions"
    ):
        provenance.of(axes)


def test_the_record_goes_with_the_picture():
    gc.collect()
    figure = Figure()
    provenance.attach(figure, provenance.record(rows_of("a.f1"), title="One"))
    before = len(provenance._records)
    del figure
    gc.collect()
    assert len(provenance._records) == before - 1
