"""The supplies matrix counts statements, not copies."""

import pytest

import toolkit as tk
from tests.charts.pictures import marks, words
from tests.charts.wars import bounded, dossier_of
from toolkit import provenance


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
    assert sorted(labels) == ["Estmark → Norland", "Norland → Estmark", "not named → Estmark"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["ammunition", "UAV"]


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
    assert shown.title.startswith("North Korea → Russia: ammunition is told most often, in ")
    assert "said by" in shown.caption
    assert set(shown.claim_ids) == set(dossier.as_of("2025-04-01").supplies["claim_id"])
