"""The founding case: 11,000 and at least 3,000 are never a bar of 14,000."""

import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, outside, overlapping, panel, words
from tests.charts.wars import bounded, dossier_of, figure
from toolkit import provenance

EARLY_2023 = "January 2023 (approximately) to April 2023 (approximately)"


@pytest.fixture(scope="module")
def table(dossier):
    return tk.build_up(dossier, side="North Korea", as_of="2025-03-28")


@pytest.fixture(scope="module")
def ax(table):
    return tk.plot_build_up(table)


def bars(ax, gid):
    """Left and right end of each bar; a torn end counts where its outline starts and ends."""
    outlines = [bar.get_xy() for bar in ax.patches if bar.get_gid() == gid]
    return [(outline[1][0], outline[0][0]) for outline in outlines]


def test_both_readings_are_drawn(ax):
    assert bars(ax, "stock") == [(0, 11000), (0, 11000)]
    assert bars(ax, "flow") == [(11000, 14000), (8000, 11000)]
    assert words(ax, "reading") == [
        "at least about 14,000",
        "if the addition came on top",
        "about 11,000",
        "if it is included",
    ]


def test_the_addition_is_hatched_and_open_upwards(ax):
    flow, inside = (bar for bar in ax.patches if bar.get_gid() == "flow")
    assert flow.get_hatch() == inside.get_hatch() != ""
    assert flow.get_facecolor()[:3] == (1, 1, 1)
    assert [x for x, y in marks(ax, "open-end") if y < 0.5] == [14000]
    assert words(ax, "segment") == [
        "+ at least 3,000",
        "about 11,000",
        "of it at least 3,000",
        "about 11,000",
    ]


def test_about_is_a_torn_end_and_not_a_straight_cut(ax):
    ends = {bar.get_label(): len(bar.get_xy()) for bar in ax.patches if bar.get_gid() == "stock"}
    assert ends["about"] > 5  # four corners, closed
    exact = tk.plot_build_up(
        tk.build_up(
            dossier_of(
                [
                    figure(1, when="2031-04"),
                    figure(2, mode="flow", when="2031-05", reported="2031-05-02"),
                ]
            ),
            side="Norland",
        )
    )
    assert {len(bar.get_xy()) for bar in exact.patches if bar.get_gid() == "stock"} == {5}
    assert "about" in words(ax)
    assert "about" not in words(exact)


def test_nothing_is_cut_and_the_page_fits_a_slide(ax):
    assert not [said for said in words(ax) if "…" in said]
    assert ax.figure.get_size_inches()[1] <= 5.05
    assert outside(ax.figure) == overlapping(ax.figure) == []
    (first, second, *_) = words(ax, "who")
    assert first.splitlines() == [
        "11,000: Joint Chiefs of Staff (South Korea), 4 reports",
        "+ 3,000: Joint Chiefs of Staff (South Korea), 10 reports",
    ]
    assert second == "11,000: Joint Chiefs of Staff (South Korea), 2 reports"


def test_the_sign_of_a_total_that_excludes_a_reading_is_in_the_key(ax):
    assert "contradicts the first bar" in words(ax)
    (flagged,) = [text for text in ax.texts if text.get_gid() == "total" and "≠" in text.get_text()]
    assert flagged.get_weight() == "bold"


@pytest.mark.parametrize(
    ("place", "words", "said"),
    [
        ("Estland", "100 were sent.", "sent to Estland"),
        (None, "100 were sent.", "deployed"),
        ("Estland", "100 are now there.", "those in Estland"),
        (None, "100 are now there.", "those there"),
    ],
)
def test_the_title_names_the_place_where_there_is_one(place, words, said):
    dossier = dossier_of(
        [
            figure(1, when="2031-04", location=place, statement=words),
            figure(2, mode="flow", when="2031-05", reported="2031-05-02", location=place),
        ]
    )
    ax = tk.plot_build_up(tk.build_up(dossier, side="Norland"))
    assert provenance.of(ax).title.startswith(f"Norland, {said}: ")


def test_up_to_12000_is_open_downwards_and_unconfirmed(ax):
    assert "≠ up to 12,000" in words(ax, "total")
    ((x, y),) = marks(ax, "status-unconfirmed")
    assert x == 12000
    assert (x, y) in marks(ax, "open-end")
    assert any(who == "Radio Free Asia itself, 2 reports, unconfirmed, Russia" for who in words(ax, "who"))


def test_the_title_gives_both_and_the_caption_says_who(ax):
    shown = provenance.of(ax)
    assert shown.title.startswith(
        "North Korea, sent to Russia: at least about 14,000 if the addition came on top"
    )
    assert shown.title.endswith(", about 11,000 if it is included")
    assert (
        "Addition: at least 3,000 (Joint Chiefs of Staff (South Korea), 10 reports, 27 Mar 2025)."
        in shown.caption
    )
    assert "both readings are shown" in shown.caption
    assert "≠: excludes the first reading." in shown.caption
    assert f"Radio Free Asia (rewritten) {EARLY_2023}" in shown.caption
    assert shown.unit == "personnel"


def test_plotted_rows_are_those_of_the_table(ax, table):
    rows = provenance.of(ax).rows
    readings = table["reading"].isin(["on top", "included"]).sum()
    assert len(rows) == readings + 5
    assert set(rows["claim_ids"]) <= set(table["claim_ids"])


def test_limits_of_totals_are_told(table):
    ax = tk.plot_build_up(table, most=2)
    assert len(words(ax, "total")) == 2
    assert "≠ up to 12,000" in words(ax, "total")
    assert any("12 further reported totals not drawn." in text for text in words(ax))


@pytest.mark.parametrize(
    ("bound", "arrows"), [("at_least", 1), ("more_than", 1), ("about", 0), ("exact", 0), ("at_most", 0)]
)
def test_the_sum_is_open_where_its_addition_is(bound, arrows):
    amount = {**bounded({"more_than": "at_least"}.get(bound, bound), 40), "bound": bound}
    dossier = dossier_of(
        [
            figure(1, when="2031-04"),
            figure(2, mode="flow", when="2031-05", reported="2031-05-02", **amount),
        ]
    )
    ax = tk.plot_build_up(tk.build_up(dossier, side="Norland"))
    assert len(marks(ax, "open-end")) == arrows


def test_a_total_alone_is_a_reported_total():
    ax = tk.plot_build_up(tk.build_up(dossier_of([figure(1)]), side="Norland"))
    assert provenance.of(ax).title == "Norland, deployed: 100 as reported"
    assert words(ax, "total") == ["100"]
    assert "stock" not in kinds(ax)


def test_totals_without_an_addition_stand_side_by_side():
    dossier = dossier_of([figure(1), figure(2, claimed_by="Estmark", **bounded("at_least", 300))])
    ax = tk.plot_build_up(tk.build_up(dossier, side="Norland"))
    assert provenance.of(ax).title == "Norland, deployed: totals from 100 to at least 300 as reported"
    said = "No addition with a number is reported in the last 90 days; totals stand side by side."
    assert said in " ".join(words(ax))


def test_an_addition_that_no_total_can_take_is_told_and_named():
    rows = [
        figure(1, when="2031-05", **bounded("about", 1300)),
        figure(2, mode="flow", when="2031-04", **bounded("about", 120)),
        figure(3, mode="flow", when="2031-05", unit="engineers", **bounded("at_least", 50)),
        figure(4, mode="flow", when="2031-05", status="planned"),
    ]
    ax = tk.plot_build_up(tk.build_up(dossier_of(rows), side="Norland"))
    assert "No addition can be put on top of a total; 2 additions not counted." in " ".join(words(ax))
    said = "Not added: about 120 (included in a total); at least 50 engineers (another unit)."
    assert said in provenance.of(ax).caption


def test_a_total_with_a_number_at_both_ends_counts_by_each_of_them():
    rows = [figure(1, **bounded("between", 300)), figure(2, claimed_by="Estmark", **bounded("about", 400))]
    ax = tk.plot_build_up(tk.build_up(dossier_of(rows), side="Norland"))
    assert provenance.of(ax).title == "Norland, deployed: totals from 300 to 600 as reported"


def test_nothing_but_an_addition():
    dossier = dossier_of([figure(1, mode="flow", **bounded("at_least", 40))])
    ax = tk.plot_build_up(tk.build_up(dossier, side="Norland"))
    assert "at least 40" in provenance.of(ax).title


def test_bars_start_at_nothing(ax):
    assert panel(ax, "build-up").get_xlim()[0] == 0


def test_a_reading_with_two_ends_keeps_to_the_page():
    total = figure(1, when="2031-04", **bounded("about", 18_000))
    more = figure(2, when="2031-05", mode="flow", **bounded("at_most", 3_000))
    ax = tk.plot_build_up(tk.build_up(dossier_of([total, more]), side="Norland"))
    assert words(ax, "reading")[0] == "between about 18,000\nand about 21,000"
    assert outside(ax.figure) == []
    assert overlapping(ax.figure) == []
