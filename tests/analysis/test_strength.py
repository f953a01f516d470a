"""What is left: gross minus losses, with bounds, derived and only on request."""

import pandas as pd
import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure

SENT = figure("a", "2024-03-02", 5000, "about", when="2024-02")


def left(*losses, **options):
    table = tk.present_strength(dossier_of(SENT, *losses), "Syldavia", "2024-04-01", **options)
    (row,) = table[table["part"] == "present"].to_dict("records")
    return row["wording"]


def lost(measure, number, bound="exact", source="l", **more):
    return figure(source, "2024-03-10", number, bound, measure=measure, **more)


CASES = [
    ([], "about 5,000"),
    ([lost("killed", 300)], "about 4,700"),
    ([lost("killed", 300, "at_least")], "up to about 4,700"),
    ([lost("killed", 300, "more_than")], "fewer than about 4,700"),
    ([lost("killed", 300, "at_most")], "at least about 4,700"),
    ([lost("killed", 300), lost("wounded", 900, source="m")], "about 3,800"),
    (
        [lost("casualties", 1200), lost("killed", 300, source="m"), lost("wounded", 900, source="n")],
        "about 3,800",
    ),
    ([lost("casualties", 1200), lost("captured", 100, source="m")], "between about 3,700 and about 3,800"),
    ([lost("killed", 300), lost("captured", 100, source="m")], "about 4,600"),
    ([lost("withdrawn", 2000, "about")], "about 3,000"),
    ([lost("wounded", 900), lost("withdrawn", 500, source="m")], "between about 3,600 and about 4,100"),
    (
        [lost("casualties", 1000), lost("casualties", 2000, source="m", claimed_by="San Theodoros")],
        "between about 3,000 and about 4,000",
    ),
    ([lost("casualties", None, "vague")], "about 5,000"),
    ([lost("casualties", 9000)], "none: the losses reported exceed what was sent"),
    ([lost("casualties", 6000, "about")], "none: the losses reported exceed what was sent"),
    ([lost("casualties", 9000, "at_least")], "none: the losses reported exceed what was sent"),
    ([lost("casualties", 5200)], "between 0 and 300"),
    (
        [lost("casualties", 2000, "about"), lost("captured", 2, source="m")],
        "about 3,000",
    ),
    ([lost("killed", 300, side="San Theodoros")], "about 5,000"),
    ([lost("killed", 300, unit="officers")], "about 5,000"),
    ([lost("killed", 300, status="planned")], "about 5,000"),
]


@pytest.mark.parametrize(("losses", "wording"), CASES, ids=[str(number) for number in range(len(CASES))])
def test_gross_minus_losses(losses, wording):
    assert left(*losses) == wording


def test_the_table_says_that_it_is_derived():
    table = tk.present_strength(
        dossier_of(SENT, lost("casualties", 1200), lost("killed", 300, source="m")), "Syldavia"
    )
    assert table["part"].tolist() == ["gross", "casualties", "killed", "present"]
    assert table["counted"].tolist() == [True, True, False, True]
    assert table["label"].tolist()[-1] == "derived: sent minus reported losses"
    assert table["claim_ids"].tolist()[-1] == "a.f1; l.f1"
    assert table.attrs["derived"] is True
    assert table.attrs["not_reported"] == ["wounded", "captured", "missing", "withdrawn"]


def test_old_losses_are_left_out_on_request():
    old = figure("o", "2023-01-01", 100, measure="killed")
    assert left(old) == "about 5,000"
    assert left(old, horizon=None) == "about 4,900"


def test_the_founding_day(dossier):
    table = tk.present_strength(dossier, "North Korea", "2025-03-28")
    present = table[table["part"] == "present"]
    assert dict(zip(present["reading"], present["wording"], strict=True)) == {
        "on top": "at least about 10,000",
        "included": "between about 7,000 and about 10,000",
    }
    assert table.attrs["not_reported"] == ["missing", "withdrawn"]
    pd.testing.assert_frame_equal(table, tk.present_strength(dossier.as_of("2025-03-28"), "North Korea"))


def test_nothing_else_subtracts(dossier):
    """Gross stays gross wherever present strength is not asked for."""
    table = tk.build_up(dossier, side="North Korea", as_of="2025-03-28")
    assert set(table["part"]) == {"stock", "flow", "total"}


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("About 5,000 Syldavians are now stationed in Zileheroum.", "there"),
        ("No more than 5,000 remained.", "there"),
        ("Some 5,000 are still fighting.", "there"),
        ("About 5,000 were sent to Zileheroum.", "gross"),
        ("Of some 5,000 sent, 3,000 are still there.", "gross"),
        ("Of some 9,000 sent, about 5,000 are still there.", "there"),
        ("About 5,000 have been deployed.", "gross"),
    ],
)
def test_losses_come_off_those_sent_and_not_off_those_who_are_there(statement, part):
    total = {**SENT, "statement": statement}
    table = tk.present_strength(dossier_of(total, lost("killed", 300)), "Syldavia")
    assert table["part"].tolist() == (["there"] if part == "there" else ["gross", "killed", "present"])


def test_what_is_made_of_a_draft_is_a_draft():
    table = tk.present_strength(
        dossier_of(SENT, lost("killed", 300, review="draft"), lost("captured", 5, source="m")), "Syldavia"
    )
    assert dict(zip(table["part"], table["review"], strict=True)) == {
        "gross": "accepted",
        "killed": "draft",
        "captured": "accepted",
        "present": "draft",
    }


def test_losses_told_again_are_the_old_ones():
    old = figure("o", "2023-08-01", 100, measure="killed", when="2023-08")
    again = figure("n", "2024-02-01", 100, measure="killed", when="2022/2024-02")
    assert left(old, again) == "about 5,000"


def test_an_end_of_the_losses_that_only_a_draft_gives_says_so():
    claims = [
        lost("killed", 300),
        lost("killed", 900, source="m", claimed_by="San Theodoros", review="draft"),
    ]
    table = tk.present_strength(dossier_of(SENT, *claims), "Syldavia", "2024-04-01")
    killed = table[table["part"] == "killed"].iloc[0]
    assert killed["lowest"] == "300 (Bordurian General Staff)"
    assert killed["highest"] == "900 (San Theodoros, draft)"
