"""What differs between two states of a dossier."""

import pandas as pd

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, supply

FIRST = figure("daily", "2031-05-01", 9000, "about")
COPY = figure("weekly", "2031-05-03", 9000, "about", via="The Daily")
MORE = figure("post", "2031-05-09", 3000, "at_least", mode="flow")
AGAIN = figure("globe", "2031-05-10", 3000, "at_least", mode="flow", via="The Post")


def listed(changes):
    return [tuple(row) for row in changes[["table", "id", "change", "repeats"]].itertuples(index=False)]


def test_new_rows_and_what_only_repeats():
    before, after = dossier_of(FIRST), dossier_of(FIRST, COPY, MORE, AGAIN)
    changes = tk.what_changed(before, after)
    assert listed(changes) == [
        ("sources", "weekly", "new", False),
        ("sources", "post", "new", False),
        ("sources", "globe", "new", False),
        ("figures", "weekly.f1", "new", True),
        ("figures", "post.f1", "new", False),
        ("figures", "globe.f1", "new", True),
    ]
    assert changes["origin_id"].dropna().tolist() == ["o:daily.f1", "o:post.f1", "o:post.f1"]
    assert changes.attrs == {"before": "2031-05-01", "after": "2031-05-10"}


def test_the_copy_repeats_the_original_in_whatever_order_the_table_has_them():
    changes = tk.what_changed(dossier_of(FIRST), dossier_of(FIRST, AGAIN, MORE))
    assert listed(changes)[2:] == [("figures", "globe.f1", "new", True), ("figures", "post.f1", "new", False)]


def test_a_total_given_again_as_that_of_a_later_time_is_no_repeat():
    before = figure("daily", "2031-05-01", 9000, "about", when="2031-04")
    again = figure("post", "2031-06-20", 9000, "about", when="2031-06")
    copy = figure("globe", "2031-06-21", 9000, "about", when="2031-04", via="The Daily")
    changes = tk.what_changed(dossier_of(before), dossier_of(before, again, copy))
    assert [row for row in listed(changes) if row[0] == "figures"] == [
        ("figures", "post.f1", "new", False),
        ("figures", "globe.f1", "new", True),
    ]
    dead = [{**claim, "measure": "killed"} for claim in (before, again)]
    assert listed(tk.what_changed(dossier_of(dead[0]), dossier_of(*dead)))[-1][-1] is True


def test_what_a_person_threw_out_is_no_news():
    thrown_out = {**MORE, "review": "rejected"}
    changes = tk.what_changed(dossier_of(FIRST), dossier_of(FIRST, thrown_out, AGAIN))
    assert listed(changes)[2:] == [
        ("figures", "post.f1", "rejected", False),
        ("figures", "globe.f1", "new", False),
    ]


def test_a_day_stands_for_what_had_been_reported():
    after = dossier_of(FIRST, COPY, MORE)
    assert listed(tk.what_changed("2031-05-03", after)) == [
        ("sources", "post", "new", False),
        ("figures", "post.f1", "new", False),
    ]
    assert listed(tk.what_changed("2031-05-09", after)) == []


def test_edits_decisions_and_losses():
    before = dossier_of(FIRST, MORE, supply("post", "2031-05-09", 40, "shells"))
    after = dossier_of({**FIRST, "best": 9500, "claimed_by": None}, {**MORE, "review": "rejected"})
    changes = tk.what_changed(before, after)
    assert changes[["id", "change", "detail"]].astype(object).to_numpy().tolist() == [
        ["daily.f1", "edited", "claimed_by: Bordurian General Staff -> blank; best: 9000 -> 9500"],
        ["post.f1", "reviewed", "review: accepted -> rejected"],
        ["post.s1", "gone", "was accepted"],
    ]


def test_contradictions_that_came_grew_and_went():
    columns = ["kind", "claim_ids", "origins", "explanation", "reported"]
    day = pd.Timestamp("2031-05-01")

    def table(*rows):
        return pd.DataFrame([(*row, day) for row in rows], columns=columns)

    same = ("claimants disagree", "a.f1; b.f1", "", "Nine and ten.")
    before = table(
        same, ("claimants disagree", "c.f1; d.f1", "", "One and two."), ("date", "e.f1", "", "30 February.")
    )
    after = table(
        same,
        ("claimants disagree", "c.f1; d.f1; e.f1", "", "One, two and three."),
        ("hedge drift", "c.f1; d.f1", "", "About two, two."),
    )
    changes = tk.contradiction_changes(before, after)
    assert list(zip(changes["change"], changes["explanation"], strict=True)) == [
        ("told anew", "One, two and three."),
        ("new", "About two, two."),
        ("gone", "30 February."),
    ]
    assert list(changes.columns) == ["change", *columns]
    assert tk.contradiction_changes(before, before).empty
