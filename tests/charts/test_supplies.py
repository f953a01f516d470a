"""The supplies matrix counts statements, not copies."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import toolkit as tk
from tests.charts.pictures import marks, words
from tests.charts.wars import bounded, dossier_of
from toolkit import provenance
from toolkit.schema import CATEGORY


def supply(number, **changed):
    row = {
        "claim_id": f"page-{number}.s1",
        "source_id": f"page-{number}",
        "statement": "They sent shells.",
        "claimed_by": "Sudland",
        "status": "asserted",
        "when": "2031-05",
        "reported": "2031-05-01",
        "review": "accepted",
        "supplier": "Norland",
        "recipient": "Estmark",
        "item": "shells",
        "category": "ammunition",
        "action": "supplied",
        "unit": "rounds",
        **bounded("about", 5000),
    }
    return {**row, **changed}


def draw(*supplies, **options):
    return tk.plot_supplies(dossier_of(supplies=list(supplies)), **options)


def test_copies_are_one_statement_in_several_reports():
    ax = draw(supply(1), supply(2), supply(3))
    assert words(ax, "statements") == ["1"]
    assert words(ax, "reports") == ["in 3"]
    (row,) = provenance.of(ax).rows.to_dict("records")
    assert (row["statements"], row["reports"], row["claim_ids"]) == (1, 3, "page-1.s1; page-2.s1; page-3.s1")


def test_what_one_claimant_says_without_a_number_is_one_statement_too():
    vague = bounded("vague", 0)
    ax = draw(supply(1, **vague), supply(2, **vague), supply(3, item="rockets", **vague))
    assert words(ax, "statements") == ["2"]
    assert words(ax, "reports") == ["in 3"]


def test_the_table_alone_counts_the_same():
    table = dossier_of(supplies=[supply(1), supply(2), supply(3, **bounded("about", 9000))]).supplies
    assert words(tk.plot_supplies(table), "statements") == ["2"]


def test_each_direction_is_a_row_and_each_category_a_column():
    ax = draw(
        supply(1),
        supply(2, supplier="Estmark", recipient="Norland", category="uav"),
        supply(3, supplier=None),
    )
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert sorted(labels) == ["Estmark receives", "Estmark → Norland", "Norland → Estmark"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["ammunition", "drones"]


@pytest.mark.parametrize(
    ("statuses", "strongest"),
    [
        (("asserted", "confirmed"), "confirmed"),
        (("denied", "planned"), "planned"),
        (("unconfirmed",), "unconfirmed"),
    ],
)
def test_the_mark_is_the_strongest_status(statuses, strongest):
    ax = draw(*(supply(number, status=status) for number, status in enumerate(statuses, start=1)))
    assert len(marks(ax, f"status-{strongest}")) == 1
    assert provenance.of(ax).rows["status"].tolist() == [strongest]


def test_pairs_beyond_the_limit_are_counted():
    ax = draw(
        supply(1), supply(2, supplier="Sudland"), supply(3, supplier="Sudland", **bounded("exact", 7)), most=1
    )
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Sudland → Estmark"]
    assert "1 further pair not drawn." in " ".join(words(ax))


def test_the_title_names_what_is_told_most_often(dossier):
    shown = provenance.of(tk.plot_supplies(dossier, as_of="2025-04-01"))
    assert shown.title.startswith("North Korea → Russia: ammunition named most often, in ")
    assert "said by" in shown.caption
    assert set(shown.claim_ids) == set(dossier.as_of("2025-04-01").supplies["claim_id"])


@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ({"supplier": None, "action": "displayed"}, "Estmark shows"),
        ({"recipient": None, "action": "displayed"}, "Norland shows"),
        ({"action": "displayed"}, "Norland → Estmark"),
        ({"supplier": None, "action": "received"}, "Estmark receives"),
        ({"recipient": None, "action": "supplied"}, "Norland gives"),
    ],
)
def test_an_end_that_is_not_named_is_said_in_words(changed, row):
    ax = draw(supply(1, **changed))
    assert [label.get_text() for label in ax.get_yticklabels()] == [row]


def test_what_is_shown_and_what_is_received_are_two_rows():
    ax = draw(supply(1, supplier=None, action="displayed"), supply(2, supplier=None, action="received"))
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert sorted(labels) == ["Estmark receives", "Estmark shows"]


def test_a_title_names_few_cells_in_full_and_says_their_status():
    ax = draw(
        supply(1, status="confirmed", supplier=None, action="displayed", category="naval"),
        supply(2, status="confirmed", category="air_defence"),
    )
    title = "Confirmed: Norland → Estmark air defence (1); Estmark shows naval weapons (1)"
    assert provenance.of(ax).title == title


def test_the_confirmed_supplies_of_the_real_table(dossier):
    ax = tk.plot_supplies(dossier.status("confirmed"))
    assert provenance.of(ax).title.startswith(
        "Confirmed: North Korea → Russia missiles (1); North Korea shows "
    )
    assert not [said for said in words(ax) if "not named" in said or "…" in said]


@pytest.mark.parametrize("pairs", [2, 7, 12])
def test_every_number_stays_inside_its_cell(pairs):
    rows = [
        supply(
            f"{pair}-{place}-{number}", supplier=f"State {pair}", category=word, **bounded("exact", number)
        )
        for pair in range(pairs)
        for place, word in enumerate(CATEGORY)
        for number in range(12 if place < 3 else 1)
    ]
    rows.append(
        supply("draft", supplier="State 0", category="missiles", review="draft", **bounded("exact", 99))
    )
    ax = draw(*rows)
    cells = [patch for patch in ax.patches if patch.get_gid() == "cell"]
    FigureCanvasAgg(ax.figure).draw()
    frames = np.array([cell.get_window_extent().extents for cell in cells])
    for said in [text for text in ax.texts if text.get_gid() in ("statements", "reports", "drafts")]:
        left, low, right, high = said.get_window_extent().extents
        inside = (frames[:, 0] <= left + 1) & (frames[:, 2] >= right - 1)
        assert (inside & (frames[:, 1] <= low + 3) & (frames[:, 3] >= high - 3)).any(), said.get_text()


def test_things_named_equally_often_are_no_superlative():
    names = ("Norland", "Sudland", "Estmark", "Westia", "Ostia")
    rows = [supply(number, supplier=name) for number, name in enumerate(names, start=1)]
    title = provenance.of(draw(*rows)).title
    assert title == "5 distinct statements on 5 pairs: each thing is named once"
    again = [supply(number, supplier=name, **bounded("about", 70)) for number, name in enumerate(names, 11)]
    title = provenance.of(draw(*rows, *again[:2])).title
    assert title.endswith("5 pairs: 2 things are named 2 times each, no other more often")


def test_the_title_counts_what_is_said_of_its_own_pair():
    """Two of the three statements on Norland; four on others are no part of "Norland → Estmark: in 2 of"."""
    rows = [supply(1), supply(2, **bounded("about", 70)), supply(3, category="fuel")]
    rows += [supply(n, supplier="Sudland", category=kind) for n, kind in enumerate(("food", "funds"), 4)]
    rows += [supply(n, supplier="Westia", category=kind) for n, kind in enumerate(("food", "funds"), 6)]
    title = provenance.of(draw(*rows)).title
    assert title == "Norland → Estmark: ammunition named most often, in 2 of 3 distinct statements"


def test_what_a_report_says_itself_has_a_name_in_the_caption():
    said = provenance.of(draw(supply(1, claimed_by=None))).caption
    assert said == "Norland → Estmark: said by the reports themselves."


def test_none_confirmed_is_not_none_reported():
    shown = dossier_of(supplies=[supply(1, status="asserted")])
    title = provenance.of(tk.plot_supplies(shown.status("confirmed"))).title
    assert title == "No supplies are reported as confirmed"
    assert provenance.of(tk.plot_supplies(dossier_of())).title == "No supplies are reported"


def test_a_long_pair_stands_on_two_lines_and_is_not_cut():
    ax = draw(supply(1, supplier="United Arab Emirates", recipient="Rapid Support Forces"), supply(2))
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert "United Arab Emirates →\nRapid Support Forces" in names
    assert not any("…" in name for name in names)
