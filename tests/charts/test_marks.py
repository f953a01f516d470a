"""Status and bounds can be told without colour, and no mark invents a number."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from tests.charts.pictures import kinds, marks
from tests.charts.wars import bounded
from toolkit.charts import marks as drawing
from toolkit.charts.key import key_entries
from toolkit.charts.wording import arrow, claimant, listing, number, phrase, short

WORDS = [
    ("exact", 3000, "3,000"),
    ("about", 11000, "about 11,000"),
    ("at_least", 3000, "at least 3,000"),
    ("more_than", 4000, "more than 4,000"),
    ("at_most", 12000, "up to 12,000"),
    ("less_than", 50, "fewer than 50"),
    ("between", 1000, "1,000–2,000"),
    ("vague", 1, "no number"),
]
FILLED = {"more_than": "at_least", "less_than": "at_most"}


def row_of(bound, value):
    return {**bounded(FILLED.get(bound, bound), value), "bound": bound}


def table_of(*rows):
    frame = pd.DataFrame(rows)
    return frame.astype(dict.fromkeys(("low", "best", "high"), "Float64"))


@pytest.mark.parametrize(("bound", "value", "expected"), WORDS)
def test_a_number_comes_back_in_its_own_words(bound, value, expected):
    assert phrase(table_of(row_of(bound, value)).iloc[0]) == expected


def test_a_wording_of_the_analysis_comes_first():
    assert (
        phrase({**row_of("at_least", 14000), "wording": "at least about 14,000"}) == "at least about 14,000"
    )


@pytest.mark.parametrize(
    ("bound", "where"),
    [("exact", 500), ("about", 500), ("at_least", 500), ("at_most", 500), ("between", 500), ("vague", None)],
)
def test_a_mark_stands_on_a_number_that_was_said(bound, where):
    value = drawing.value_of(table_of(row_of(bound, 500)))[0]
    assert np.isnan(value) if where is None else value == where


@pytest.mark.parametrize("status", list(drawing.STATUS_MARKS))
@pytest.mark.parametrize("review", ["accepted", "draft"])
def test_each_status_has_a_look_of_its_own(status, review):
    axes = Figure().add_subplot()
    rows = table_of(row_of("about", 5)).assign(status=status, review=review)
    drawing.draw_status(axes, [1], [5], rows, ["black"], 40)
    (drawn,) = axes.collections
    assert drawn.get_gid() == f"status-{status}" + ("-draft" if review == "draft" else "")
    assert bool(drawn.get_hatch()) == (review == "draft")


def test_looks_differ_in_more_than_colour():
    looks = {(mark.marker, mark.filled, str(mark.dashes)) for mark in drawing.STATUS_MARKS.values()}
    assert len(looks) == len(drawing.STATUS_MARKS)


@pytest.mark.parametrize("vertical", [True, False])
@pytest.mark.parametrize(
    ("bound", "gid"),
    [
        ("at_least", "open-end"),
        ("more_than", "open-end"),
        ("at_most", "open-end"),
        ("less_than", "open-end"),
        ("exact", "exact"),
        ("between", "range"),
    ],
)
def test_each_bound_has_its_sign(bound, gid, vertical):
    axes = Figure().add_subplot()
    drawing.draw_bounds(axes, [7], table_of(row_of(bound, 100)), ["black"], vertical=vertical)
    assert kinds(axes) == {gid}
    if gid != "range":
        assert marks(axes, gid) == [(7, 100) if vertical else (100, 7)]


@pytest.mark.parametrize(
    ("bound", "vertical", "way"),
    [
        ("at_least", True, (0, 1)),
        ("at_most", True, (0, -1)),
        ("at_least", False, (1, 0)),
        ("at_most", False, (-1, 0)),
    ],
)
def test_arrows_point_to_the_open_end(bound, vertical, way):
    axes = Figure().add_subplot()
    drawing.draw_bounds(axes, [7], table_of(row_of(bound, 100)), ["black"], vertical=vertical)
    (glyph,) = axes.collections[0].get_paths()
    tip = glyph.vertices[np.argmax(np.abs(glyph.vertices).sum(axis=1))]
    assert np.allclose(np.sign(np.round(glyph.vertices[1], 6)), way), tip


def test_about_has_no_bar_and_no_arrow():
    axes = Figure().add_subplot()
    drawing.draw_bounds(
        axes, [7], table_of(row_of("about", 100), row_of("vague", 1)), ["black"] * 2, vertical=True
    )
    assert not axes.collections


def test_a_range_goes_from_low_to_high_and_has_no_middle():
    axes = Figure().add_subplot()
    drawing.draw_bounds(axes, [7], table_of(row_of("between", 100)), ["black"], vertical=False)
    (line,) = axes.collections[0].get_segments()
    assert line.tolist() == [[100, 7], [200, 7]]


def test_the_key_holds_only_what_is_there():
    rows = table_of(row_of("about", 5), row_of("at_least", 5)).assign(status=["planned", "asserted"])
    assert [label for label, _ in key_entries(rows)] == ["asserted", "planned", "or more"]
    draft = table_of(row_of("exact", 5)).assign(status="denied", review="draft")
    assert [label for label, _ in key_entries(draft)] == ["denied", "draft, not reviewed", "exact"]


@pytest.mark.parametrize(
    ("bounds", "vertical", "expected"),
    [
        (("at_least",), True, [("or more", (0, 1))]),
        (("less_than",), True, [("or less", (0, -1))]),
        (("more_than", "at_most"), False, [("or more", (1, 0)), ("or less", (-1, 0))]),
    ],
)
def test_the_key_has_an_arrow_for_each_way_that_is_drawn(bounds, vertical, expected):
    entries = key_entries(pd.DataFrame(), vertical=vertical, bounds=bounds)
    paths = [options["marker"].get_path().vertices for _, options in entries]
    ways = [tuple(np.sign(np.round(path[1] - path[0], 6)).astype(int)) for path in paths]
    assert list(zip([label for label, _ in entries], ways, strict=True)) == expected
    assert all(np.allclose(path[0], -path[1]) for path in paths)  # in the middle of its line of words


@pytest.mark.parametrize(
    ("value", "expected"),
    [(950, "950"), (11000, "11,000"), (1.5, "1.5"), (0, "0"), (1_200_000, "1.2 million")],
)
def test_short_numbers(value, expected):
    assert short(value) == expected


def test_small_words():
    assert number(pd.NA) == ""
    assert claimant(pd.NA) == "no claimant named"
    assert claimant("NIS") == "NIS"
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a", "b", "c", "d", "e"], 3) == "a, b, c and 2 more"
    assert arrow(("Norland", "")) == "Norland → not named"
