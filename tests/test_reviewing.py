"""Decisions on drafts: written into the tables, or nothing at all."""

import shutil

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import DataProblemsError
from toolkit.errors import ToolkitError

FIRST, SECOND, TIE = "seed-2025-03-28.f1", "seed-2025-03-28.f2", "seed-2025-03-28.t14"


@pytest.fixture
def kept(data_folder, tmp_path):
    shutil.copytree(data_folder, tmp_path / "data")
    return tk.load(tmp_path / "data")


def test_claims_of_several_tables_are_decided_at_once_and_kept(kept):
    before = kept.claim(FIRST)
    decided = tk.review(kept, [FIRST, TIE], "rejected", note="seen twice")
    again = tk.load(kept.path)
    for dossier in (decided, again):
        assert [dossier.claim(name)["review"] for name in (FIRST, TIE)] == ["rejected", "rejected"]
        assert dossier.claim(TIE)["note"] == "seen twice"
    assert kept.claim(FIRST) == before


def test_only_the_decided_row_changes_in_the_file(kept):
    before = (kept.path / "figures.csv").read_text(encoding="utf-8").splitlines()
    tk.review(kept, FIRST, "rejected")
    after = (kept.path / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert [new[:18] for old, new in zip(before, after, strict=True) if old != new] == [FIRST]


def test_an_edit_sets_cells_and_blanks(kept):
    row = tk.review(kept, SECOND, "edited", low=3000, best=None, high=None, bound="at_least").claim(SECOND)
    assert (row["low"], row["bound"], row["review"]) == (3000, "at_least", "edited")
    assert pd.isna(row["high"])


def test_several_names_are_a_list(kept):
    row = tk.review(kept, FIRST, "edited", via=["Yonhap", "KBS"]).claim(FIRST)
    assert row["via"] == "Yonhap; KBS"


def test_a_draft_of_no_folder_is_decided_in_memory(kept):
    draft = tk.extract(tk.stored_article(kept))
    name = draft.figures["claim_id"].iloc[0]
    assert tk.review(draft, name, "accepted").claim(name)["review"] == "accepted"


@pytest.mark.parametrize(
    ("ids", "decision", "values", "said"),
    [
        (FIRST, "accept", {}, "did you mean accepted"),
        (FIRST, "accepted", {"low": 3}, "to change low, say edited"),
        (FIRST, "edited", {"lo": 3}, "did you mean low"),
        (FIRST, "edited", {"quote": "other words"}, "no cell of a claim in figures that a review changes"),
        (FIRST, "edited", {"credibility": 1}, "no cell of a claim in figures that a review changes"),
        ([FIRST, "seed-2025-03-28.f99"], "accepted", {}, "no claim seed-2025-03-28.f99"),
    ],
)
def test_what_cannot_be_decided_is_refused(kept, ids, decision, values, said):
    with pytest.raises(ToolkitError, match=said):
        tk.review(kept, ids, decision, **values)


def test_values_that_the_tables_do_not_take_are_all_named_and_nothing_is_written(kept):
    before = (kept.path / "figures.csv").read_bytes()
    with pytest.raises(DataProblemsError) as refusal:
        tk.review(kept, FIRST, "edited", measure="dead", low="many", side="Noth Korea")
    assert len(refusal.value.problems) == 3
    assert (kept.path / "figures.csv").read_bytes() == before


def test_a_view_writes_nothing(kept):
    with pytest.raises(ToolkitError, match=r"shows only as of 2025-04-01; review the one that tk.load"):
        tk.review(kept.as_of("2025-04-01"), FIRST, "accepted")
