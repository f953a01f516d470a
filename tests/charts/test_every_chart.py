"""What holds for every chart, on the project's own data and on wars that never were."""

import gc
import subprocess
import sys
import weakref

import matplotlib
import pandas as pd
import pytest
from matplotlib.figure import Figure

import toolkit as tk
from tests.charts.pictures import outside, overlapping, saved, words
from tests.charts.wars import LONG, dossier_of, figure, war
from toolkit import provenance

CHARTS = {
    "build_up": (lambda d, side: tk.build_up(d, side=side), tk.plot_build_up, {}),
    "claims": (lambda d, side: d, tk.plot_claims, {"side": None, "measure": "deployed"}),
    "killed": (lambda d, side: d, tk.plot_claims, {"side": None, "measure": "killed"}),
    "supplies": (lambda d, side: d, tk.plot_supplies, {}),
    "alliances": (lambda d, side: tk.alliance_graph(d), tk.plot_alliances, {}),
    "states": (lambda d, side: tk.alliance_graph(d, roll_up=True), tk.plot_alliances, {}),
    "timeline": (lambda d, side: d, tk.plot_timeline, {}),
    "origins": (lambda d, side: tk.origins(d), tk.plot_origins, {"side": None, "measure": "deployed"}),
    "envelope": (lambda d, side: tk.envelope(d, "deployed", side), tk.plot_envelope, {}),
    "strength": (lambda d, side: tk.present_strength(d, side), tk.plot_strength, {}),
    "casualties": (lambda d, side: d, tk.plot_casualties, {"side": None}),
    "drift": (lambda d, side: d, tk.plot_drift, {}),
    "contradictions": (lambda d, side: tk.contradictions(d), tk.plot_contradictions, {}),
}
# Charts whose page is not meant to hold hundreds of rows without a label touching another.
CROWDED = {"alliances", "states", "timeline"}


def draw(name, dossier, side, **more):
    table, plot, options = CHARTS[name]
    chosen = {key: side if key == "side" else value for key, value in options.items()}
    return plot(table(dossier, side), **chosen, **more)


@pytest.fixture(scope="module")
def spring(dossier):
    return dossier.as_of("2025-04-01")


@pytest.fixture(scope="module")
def large_war():
    return war(240)


@pytest.fixture(scope="module")
def small_war():
    return war(24, seed=3)


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_meets_another_or_leaves_the_page(name, spring):
    figure = draw(name, spring, "North Korea").figure
    assert overlapping(figure) == []
    assert outside(figure) == []


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("day", ["2025-03-28", "2026-02-26"])
def test_a_page_keeps_the_shape_of_a_slide(name, day, dossier):
    """At most 5.6 of 8 inches, with lists of events; everything else 5.1."""
    figure = draw(name, dossier.as_of(day), "North Korea").figure
    assert figure.get_size_inches()[1] <= (5.6 if name == "timeline" else 5.1)
    assert overlapping(figure) == []


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("size", ["small", "large"])
def test_another_war_of_any_size_is_drawn_on_one_page(name, size, small_war, large_war):
    figure = draw(name, small_war if size == "small" else large_war, "Norland").figure
    assert outside(figure) == []
    assert figure.get_size_inches()[1] <= 11
    if name not in CROWDED or size == "small":
        assert overlapping(figure) == []


@pytest.mark.parametrize("name", CHARTS)
def test_one_claim_is_enough(name):
    ax = draw(name, dossier_of([figure(1, claimed_by=LONG, side="Norland")]), "Norland")
    assert outside(ax.figure) == []
    assert provenance.of(ax).claims <= 1


EMPTY = {
    "build_up",
    "origins",
    "envelope",
    "strength",
    "contradictions",
    "claims",
    "casualties",
    "supplies",
    "timeline",
}


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_table_says_so(name, spring):
    table, plot, options = CHARTS[name]
    full = table(spring, "North Korea")
    if isinstance(full, tk.Dossier):
        full = getattr(full, {"supplies": "supplies", "timeline": "events"}.get(name, "figures"))
    empty = full.iloc[:0]
    empty.attrs = {}
    ax = plot(empty, **{key: value for key, value in options.items() if key == "measure"})
    assert_says_what_is_missing(ax)


def assert_says_what_is_missing(ax):
    assert words(ax, "missing")
    assert words(ax, "way out")
    assert [axes for axes in ax.figure.axes if axes.axison] == []
    assert ax.figure.get_size_inches().tolist() == [8.0, 4.5]
    assert outside(ax.figure) == []
    assert overlapping(ax.figure) == []
    assert provenance.of(ax).claims == 0


@pytest.mark.parametrize("name", CHARTS)
def test_what_has_nothing_to_draw_says_what_is_missing_and_what_to_do(name, small_war):
    """Nothing was reported by that day; nor is there a contradiction, or a statement of two reports."""
    early = small_war.as_of("2030-01-01")
    table, plot, options = CHARTS[name]
    chosen = {key: "Norland" if key == "side" else value for key, value in options.items()}
    assert_says_what_is_missing(plot(table(early, "Norland"), **chosen))


@pytest.mark.parametrize("name", CHARTS)
def test_the_rows_behind_the_marks_are_claims_of_the_dossier(name, spring):
    shown = provenance.of(draw(name, spring, "North Korea"))
    assert shown.claims == len(shown.claim_ids) > 0
    assert set(shown.claim_ids) <= set(spring.claims["claim_id"])
    assert shown.as_of == "2025-04-01"
    assert shown.title
    assert len(shown.alt) > len(shown.title)


@pytest.mark.parametrize("name", CHARTS)
def test_the_source_line_counts_what_is_drawn(name, spring):
    ax = draw(name, spring, "North Korea")
    shown = provenance.of(ax)
    assert f"Source: {shown.claims} claims in {shown.sources} reports, as of 1 April 2025" in words(ax)
    assert "AS OF 1 APRIL 2025" in words(ax)


@pytest.mark.parametrize("name", CHARTS)
def test_inputs_stay_as_they_were(name, spring):
    table, plot, options = CHARTS[name]
    value = table(spring, "North Korea")
    chosen = {key: "North Korea" if key == "side" else word for key, word in options.items()}
    if isinstance(value, pd.DataFrame):
        before, attrs = value.copy(deep=True), dict(value.attrs)
        plot(value, **chosen)
        pd.testing.assert_frame_equal(value, before)
        assert value.attrs == attrs
    elif isinstance(value, tk.Dossier):
        before = {name: frame.copy(deep=True) for name, frame in value.frames.items()}
        plot(value, **chosen)
        for table_name, frame in before.items():
            pd.testing.assert_frame_equal(value.frames[table_name], frame)
    else:
        before = sorted((*edge[:3], str(edge[3])) for edge in value.edges(keys=True, data=True))
        plot(value, **chosen)
        assert sorted((*edge[:3], str(edge[3])) for edge in value.edges(keys=True, data=True)) == before


@pytest.mark.parametrize("name", CHARTS)
def test_axes_in_axes_out(name, spring):
    ax = Figure(figsize=(11, 7)).add_subplot()
    assert draw(name, spring, "North Korea", ax=ax) is ax
    assert provenance.of(ax).claims > 0


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_two_runs_give_the_same_bytes(name, ending, spring):
    first = saved(draw(name, spring, "North Korea"), ending)
    assert saved(draw(name, spring, "North Korea"), ending) == first


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_freed_with_its_last_name(name, spring):
    ax = draw(name, spring, "North Korea")
    gone = weakref.ref(ax.figure)
    del ax
    gc.collect()
    assert gone() is None


@pytest.mark.parametrize("name", CHARTS)
def test_the_marking_stands_at_the_top_and_bottom_and_covers_nothing(name, spring):
    ax = draw(name, spring, "North Korea", tlp="amber+strict")
    assert words(ax).count("TLP:AMBER+STRICT") == 2
    assert overlapping(ax.figure) == []


def test_settings_of_matplotlib_stay_as_they_were(spring):
    before = dict(matplotlib.rcParams)
    for name in CHARTS:
        draw(name, spring, "North Korea")._repr_png_()
    assert dict(matplotlib.rcParams) == before


def test_no_chart_needs_pyplot():
    code = (
        "import sys, toolkit as tk; tk.plot_claims, tk.plot_alliances, tk.plot_timeline;"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_notebook_cell_gets_one_sharp_picture_with_its_alternative_text(spring):
    ax = draw("build_up", spring, "North Korea")
    picture, facts = ax._repr_png_()
    assert picture.startswith(b"\x89PNG")
    assert facts["width"] == 800
    assert facts["alt"] == provenance.of(ax).alt
    assert ax.figure._repr_png_()[0] == picture
