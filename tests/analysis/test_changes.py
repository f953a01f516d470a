"""What differs between two states of a dossier."""

import pandas as pd
import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, supply
from toolkit.analysis.number_changes import number_changes
from toolkit.schema import UNNAMED_PUBLISHER

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


def test_the_best_wording_of_a_new_statement_is_no_repeat():
    poor = figure("apex", "2031-05-09", 9000, "more_than", claimed_by="Borduria")
    changes = tk.what_changed(dossier_of(MORE), dossier_of(MORE, poor, FIRST, COPY))
    figures = changes[changes["table"] == "figures"]
    assert figures[["id", "repeats", "drift"]].astype(object).fillna("").to_numpy().tolist() == [
        ["apex.f1", True, "bound"],
        ["daily.f1", False, ""],
        ["weekly.f1", True, ""],
    ]


def test_a_new_version_of_a_report_tells_its_claims_under_other_ids():
    other = figure("daily-2", "2031-05-01", 9500, "about")
    same_publisher = {"daily": "The Daily", "daily-2": "The Daily"}
    after = dossier_of({**FIRST, "source_id": "daily-2"}, other, publishers=same_publisher)
    changes = tk.what_changed(dossier_of(FIRST, publishers=same_publisher), after)
    assert changes[["table", "id", "change", "detail"]].astype(object).fillna("").to_numpy().tolist() == [
        ["sources", "daily-2", "new", ""],
        ["sources", "daily", "gone", ""],
        ["figures", "daily-2.f1", "renumbered", "was daily.f1"],
        ["figures", "daily-2.f2", "new", ""],
    ]
    elsewhere = tk.what_changed(dossier_of(FIRST), dossier_of({**FIRST, "source_id": "weekly"}))
    assert elsewhere.loc[elsewhere["table"] == "figures", "change"].tolist() == ["new", "gone"]


@pytest.mark.parametrize(("title", "changes"), [("War", ["renumbered"]), ("Peace", ["new", "gone"])])
def test_a_version_of_a_page_without_a_publisher_has_its_title(title, changes):
    unnamed = {"daily": UNNAMED_PUBLISHER, "daily-2": UNNAMED_PUBLISHER}
    before, after = (
        dossier_of(claim, publishers=unnamed, titles={"daily": "War", "daily-2": title})
        for claim in (FIRST, {**FIRST, "source_id": "daily-2"})
    )
    found = tk.what_changed(before, after)
    assert found.loc[found["table"] == "figures", "change"].tolist() == changes


def test_a_claim_that_went_to_another_table():
    before = dossier_of(FIRST, {**MORE, "claim_id": "post.1"})
    after = dossier_of(FIRST, supply("post", "2031-05-09", 40, "shells", claim_id="post.1"))
    changes = tk.what_changed(before, after)
    assert changes[["table", "change", "detail"]].to_numpy().tolist() == [
        ["figures", "gone", "was accepted; in supplies"],
        ["supplies", "new", "in figures"],
    ]


def test_what_a_person_judged_graded_and_decided(tmp_path):
    dossier = dossier_of(FIRST, MORE).save(tmp_path / "data")
    dossier.save(tmp_path / "before")
    before = tk.load(tmp_path / "before")
    for day, folder in (("2031-05-05", "before"), ("2031-05-12", "data")):
        tk.judgement(
            f"More will come, as of {day}.",
            by="A. Analyst",
            because=["daily.f1"],
            likelihood="likely",
            dossier=tk.load(tmp_path / folder),
            decided=day,
        )
    tk.decide_origin(dossier, ["post.f1"], "mine", by="A. Analyst", decided="2031-05-12")
    after = tk.grade(dossier, by="B. Boss", claim_id="post.f1", credibility=2, decided="2031-05-12")
    changes = tk.what_changed(before, after)
    assert changes[["table", "id", "change", "detail"]].astype(object).fillna("").to_numpy().tolist() == [
        ["figures", "post.f1", "graded", "credibility: blank -> 2"],
        ["origin_decisions", "post.f1", "new", ""],
        [
            "judgements",
            "j1",
            "edited",
            "text: More will come, as of 2031-05-05. -> More will come, as of 2031-05-12.; "
            "decided: 2031-05-05 -> 2031-05-12",
        ],
        ["grades", "g1", "new", ""],
    ]
    assert listed(tk.what_changed("2031-05-11", after))[-3:] == [
        ("origin_decisions", "post.f1", "new", False),
        ("judgements", "j1", "new", False),
        ("grades", "g1", "new", False),
    ]


def test_numbers_of_claimants_that_changed():
    planned = figure("globe", "2031-05-11", 500, mode="flow", status="planned", claimed_by="Syldavia")
    later = figure("post", "2031-05-10", (9500, 9900), "between", when="2031-05-10")
    first = figure("post", "2031-05-10", 20, "at_least", measure="killed", claimed_by="Syldavia")
    own_voice = figure("post", "2031-05-10", 77, claimed_by=None, measure="missing")
    before = dossier_of(FIRST, MORE)
    after = dossier_of(FIRST, MORE, later, first, own_voice, planned)
    new = set(after.figures["claim_id"]) - set(before.figures["claim_id"])
    changes = number_changes(before, after, new)
    columns = ["claimed_by", "measure", "mode", "then", "now", "status", "claim_ids"]
    assert changes[columns].astype(object).fillna("").to_numpy().tolist() == [
        ["Syldavia", "deployed", "flow", "", "500", "planned", "globe.f1"],
        [
            "Bordurian General Staff",
            "deployed",
            "stock",
            "about 9,000",
            "between 9,500 and 9,900",
            "asserted",
            "post.f2",
        ],
        ["Syldavia", "killed", "stock", "", "at least 20", "asserted", "post.f3"],
    ]
    assert number_changes(after, after, set()).empty
    renamed = dossier_of({**FIRST, "claimed_by": "Bordurian Intelligence"})
    assert number_changes(dossier_of(FIRST), renamed, set()).empty


def test_a_number_that_is_denied_is_no_total_beside_the_one_that_is_given():
    given = figure("post", "2031-05-10", 4000, claimed_by="Syldavia")
    denied = figure("post", "2031-05-10", 10_000, claimed_by="Syldavia", status="denied")
    before = dossier_of(FIRST)

    def now(*claims: dict) -> list[tuple[str, str]]:
        after = dossier_of(FIRST, *claims)
        changes = number_changes(before, after, set(after.figures["claim_id"]))
        return [
            tuple(row)
            for row in changes.loc[changes["claimed_by"] == "Syldavia", ["now", "status"]].to_numpy()
        ]

    assert now(given, denied) == [("4,000", "asserted")]
    assert now(denied) == [("10,000", "denied")]


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
    again = table(("claimants disagree", "a2.f1; b.f1", "", "Nine and ten."))
    assert tk.contradiction_changes(table(same), again, {"a.f1": "a2.f1"}).empty
    assert tk.contradiction_changes(table(same), again)["change"].tolist() == ["new", "gone"]
