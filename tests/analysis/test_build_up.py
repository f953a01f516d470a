"""Totals, additions and both readings: the founding case, other wars, and what is refused."""

import pandas as pd
import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, supply
from toolkit.analysis.voices import publishers
from toolkit.articles import Article
from toolkit.errors import ToolkitError
from toolkit.extraction import drafts
from toolkit.schema import UNNAMED_PUBLISHER

FOUNDING_DAY = "2025-03-28"

EARLY_2023 = "January 2023 (approximately) to April 2023 (approximately)"


def words(table, reading):
    """(part, wording) of the rows of one reading."""
    rows = table[table["reading"] == reading]
    return list(zip(rows["part"], rows["wording"], strict=True))


def row_of(table, reading, part):
    (row,) = table[(table["reading"] == reading) & (table["part"] == part)].to_dict("records")
    return row


# --- the founding case -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def founding(dossier):
    return tk.build_up(dossier, side="North Korea", as_of=FOUNDING_DAY)


def test_three_thousand_on_top(founding):
    assert words(founding, "on top") == [
        ("stock", "about 11,000"),
        ("flow", "at least 3,000"),
        ("total", "at least about 14,000"),
    ]
    total = row_of(founding, "on top", "total")
    assert total["low"] == 14_000
    assert pd.isna(total["best"])
    assert pd.isna(total["high"])
    assert (total["bound"], total["rounding"]) == ("at_least", 1_000)


def test_three_thousand_included(founding):
    assert words(founding, "included") == [("stock", "about 11,000"), ("total", "about 11,000")]


def test_each_reading_has_its_own_claims(founding):
    on_top, included = (row_of(founding, reading, "stock")["claim_ids"] for reading in ("on top", "included"))
    assert {"newsaz-2025-03-27.f2", "koreabizwire-2025-03-27.f2", "seed-2025-03-28.f4"} <= set(
        on_top.split("; ")
    )
    assert included == "ein-2025-03-27.f1; uslive-2025-03.f1"
    assert not set(on_top.split("; ")) & set(included.split("; "))


def test_up_to_twelve_thousand_excludes_the_first_reading(founding):
    against = founding[founding["conflicts_with"] != ""]
    assert against[["wording", "conflicts_with", "claim_ids"]].values.tolist() == [
        ["up to 12,000", "on top", "rfa-2025-03-28.f2; seed-2025-03-28.f2"]
    ]


def test_the_two_numbers_of_the_founding_article_are_counted_once(founding):
    flows = founding[founding["part"] == "flow"]
    assert len(flows) == 1
    ids = flows.iloc[0]["claim_ids"].split("; ")
    assert {"seed-2025-03-28.f1", "seed-2025-03-28.f3"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_early_2023_is_kept_and_flagged(founding):
    flow = row_of(founding, "on top", "flow")
    assert flow["when"] == "2025-01/2025-02"
    assert (
        "most reports date it January 2025 to February 2025, Al Jazeera March 2025, "
        f"Radio Free Asia (rewritten) {EARLY_2023}"
    ) in flow["flags"]


def test_the_founding_article_alone(dossier):
    table = tk.build_up(dossier.source("seed-2025-03-28"), side="North Korea")
    assert words(table, "on top")[-1] == ("total", "at least about 14,000")
    assert words(table, "included")[-1] == ("total", "about 11,000")
    assert words(table, "reported total") == [("total", "up to 12,000")]
    flow = row_of(table, "on top", "flow")
    assert flow["when"] == "2023-01~/2023-04~"
    assert flow["flags"] == (
        f"Radio Free Asia (rewritten) dates it {EARLY_2023}, "
        "more than a year before the report; one report only"
    )
    assert row_of(table, "included", "total")["flags"].startswith(
        "no report says so; the sum does not fit up to 12,000"
    )


def test_what_is_not_counted_is_listed(founding):
    assert founding.attrs["unit"] == "personnel"
    assert founding.attrs["as_of"] == FOUNDING_DAY
    assert founding.attrs["not_counted"]["another unit"] == [
        "dw-2024-10-24.f2",
        "standeford-2024-12-23.f5",
        "standeford-2024-12-23.f6",
    ]
    assert "kbs-2025-02-28.f2" in founding.attrs["not_counted"]["planned or denied"]


@pytest.mark.parametrize(
    "day", ["2024-10-16", "2024-10-25", "2024-11-30", "2025-01-31", FOUNDING_DAY, "2025-12-31"]
)
def test_a_view_and_the_as_of_argument_agree(dossier, day):
    argument = tk.build_up(dossier, side="North Korea", as_of=day)
    pd.testing.assert_frame_equal(argument, tk.build_up(dossier.as_of(day), side="North Korea"))


def test_an_alias_names_the_side(dossier, founding):
    pd.testing.assert_frame_equal(tk.build_up(dossier, side="DPRK", as_of=FOUNDING_DAY), founding)


# --- other wars --------------------------------------------------------------------------------

TOTAL = figure("a", "2024-03-02", 5000, "about", when="2024-02")
CASES = {
    "an addition dated after the total": (
        [TOTAL, figure("b", "2024-04-02", 800, mode="flow", when="2024-03")],
        {"on top": "about 5,800"},
    ),
    "an addition dated before the total is in it": (
        [TOTAL, figure("b", "2024-03-03", 800, mode="flow", when="2024-01")],
        {},
    ),
    "an addition within the time of a total that began before it is in it": (
        [
            {**TOTAL, "when": "2023-10/2024-03"},
            figure("b", "2024-03-02", 800, mode="flow", when="2024-01/2024-03"),
        ],
        {},
    ),
    "an addition that began before such a total leaves both readings open": (
        [
            {**TOTAL, "when": "2024-01/2024-03"},
            figure("b", "2024-03-02", 800, mode="flow", when="2023-10/2024-03"),
        ],
        {"on top": "about 5,800", "included": "about 5,000"},
    ),
    "a total of a period carries what is told after it": (
        [{**TOTAL, "when": "2023-10/2024-03"}, figure("b", "2024-03-20", 800, mode="flow", when="2024-03")],
        {"on top": "about 5,800", "included": "about 5,000"},
    ),
    "a total that is not confirmed carries no sum beside one of the same week": (
        [
            {**TOTAL, "when": None},
            figure("b", "2024-03-03", 800, mode="flow"),
            figure("b", "2024-03-03", 100, "about", status="unconfirmed"),
        ],
        {"on top": "about 5,800", "included": "about 5,000"},
    ),
    "a total that is not confirmed carries one alone": (
        [
            {**TOTAL, "when": None, "status": "unconfirmed"},
            figure("b", "2024-03-03", 800, mode="flow"),
        ],
        {"on top": "about 5,800", "included": "about 5,000"},
    ),
    "no dates: both readings": (
        [{**TOTAL, "when": None}, figure("b", "2024-03-03", 800, mode="flow")],
        {"on top": "about 5,800", "included": "about 5,000"},
    ),
    "an addition of long ago": (
        [TOTAL, figure("b", "2024-04-02", 800, mode="flow", when="2024-03"), figure("c", "2024-09-02", 9000)],
        {},
    ),
    "the words settle what dates leave open": (
        [
            {**TOTAL, "when": None, "statement": "They follow some 5,000 sent earlier."},
            figure("b", "2024-03-03", 800, mode="flow"),
        ],
        {"on top": "about 5,800"},
    ),
    "two additions in two months": (
        [
            TOTAL,
            figure("b", "2024-04-02", 800, "at_least", mode="flow", when="2024-03"),
            figure("c", "2024-05-02", 1000, "at_most", mode="flow", when="2024-04"),
        ],
        {"on top": "at least about 5,800", "included": None},
    ),
    "two additions that may be parts of each other": (
        [
            TOTAL,
            figure("b", "2024-04-02", 800, mode="flow", when="2024-03/2024-04"),
            figure("c", "2024-05-02", 1000, mode="flow", when="2024-04"),
        ],
        {"on top": "about 6,000"},
    ),
    "copies of the addition": (
        [TOTAL, *(figure(f"p{n}", f"2024-04-0{n}", 800, mode="flow", when="2024-03") for n in range(1, 9))],
        {"on top": "about 5,800"},
    ),
    "an addition alone is at least that many": (
        [figure("b", "2024-04-02", 800, mode="flow", when="2024-03")],
        {"on top": "at least 800"},
    ),
    "totals alone are reported totals": ([TOTAL], {}),
    "an addition by another state's staff after the total": (
        [TOTAL, figure("b", "2024-04-02", 800, mode="flow", when="2024-03", claimed_by="San Theodoros")],
        {"on top": "about 5,800"},
    ),
    "an addition by another claimant without dates is no reading": (
        [{**TOTAL, "when": None}, figure("b", "2024-04-02", 800, mode="flow", claimed_by="San Theodoros")],
        {},
    ),
    "an addition elsewhere": (
        [TOTAL, figure("b", "2024-04-02", 800, mode="flow", when="2024-03", location="Klow")],
        {},
    ),
}


@pytest.mark.parametrize(("claims", "totals"), CASES.values(), ids=CASES.keys())
def test_readings(claims, totals):
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    found = table[(table["part"] == "total") & (table["reading"] != "reported total")]
    expected = {reading: wording for reading, wording in totals.items() if wording}
    assert dict(zip(found["reading"], found["wording"], strict=True)) == expected


def test_parts_that_may_overlap_are_listed():
    claims, _ = CASES["two additions that may be parts of each other"]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert table.attrs["not_counted"] == {"may overlap another addition": ["b.f1"]}


def test_a_sum_of_different_claimants_says_so():
    claims, _ = CASES["an addition by another state's staff after the total"]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert row_of(table, "on top", "total")["flags"] == "adds numbers of different claimants"


def test_a_page_that_retells_an_addition_makes_no_reading_of_its_own():
    claims = [
        {**TOTAL, "claimed_by": None},
        figure(
            "b",
            "2024-04-02",
            800,
            "at_least",
            mode="flow",
            when="2024-03",
            claimed_by="San Theodoros",
            location="Klow",
        ),
        figure("a", "2024-04-03", 800, mode="flow", when="2024-03", claimed_by=None),
    ]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert set(table["reading"]) == {"reported total"}


def test_no_sum_mixes_sides():
    mine = [TOTAL, figure("b", "2024-04-02", 800, mode="flow", when="2024-03")]
    theirs = [
        {
            **claim,
            "source_id": f"x{claim['source_id']}",
            "side": "San Theodoros",
            "low": None,
            "best": 7777,
            "high": None,
            "bound": "about",
        }
        for claim in mine
    ]
    alone, both = (tk.build_up(dossier_of(*claims), side="Syldavia") for claims in (mine, mine + theirs))
    pd.testing.assert_frame_equal(alone, both)


def test_planned_denied_and_rejected_claims_do_not_count():
    extra = [
        figure("p", "2024-04-02", 900, mode="flow", when="2024-03", status="planned"),
        figure("d", "2024-04-02", 700, mode="flow", when="2024-03", status="denied"),
        figure("r", "2024-04-02", 600, mode="flow", when="2024-03", review="rejected"),
    ]
    table = tk.build_up(dossier_of(TOTAL, *extra), side="Syldavia")
    assert table["wording"].tolist() == ["about 5,000"]
    assert table.attrs["not_counted"] == {"planned or denied": ["p.f1", "d.f1"]}


def test_the_commonest_unit_counts_where_nobody_counts_personnel():
    claims = [
        figure("a", "2024-03-02", 20, unit="battalions"),
        figure("b", "2024-03-02", 30, unit="battalions", claimed_by="Syldavia"),
        figure("c", "2024-03-02", 2, unit="brigades"),
    ]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert table.attrs["unit"] == "battalions"
    assert sorted(table["wording"]) == ["20", "30"]
    assert tk.build_up(dossier_of(*claims), side="Syldavia", unit="brigades")["wording"].tolist() == ["2"]


def test_old_totals_of_others_are_left_out_on_request():
    old = figure("o", "2023-06-01", 4000, claimed_by="San Theodoros")
    assert len(tk.build_up(dossier_of(TOTAL, old), side="Syldavia")) == 1
    assert len(tk.build_up(dossier_of(TOTAL, old), side="Syldavia", horizon=None)) == 2


def test_the_claimant_chooses_whose_total_carries_the_readings():
    claims = [
        TOTAL,
        figure("b", "2024-04-02", 800, mode="flow", when="2024-03"),
        figure("c", "2024-03-02", 4000, "about", when="2024-02", claimed_by="San Theodoros"),
        figure("d", "2024-04-01", 100, mode="flow", when="2024-03", claimed_by="San Theodoros"),
    ]
    table = tk.build_up(dossier_of(*claims), side="Syldavia", claimant="San Theodoros")
    assert words(table, "on top")[-1] == ("total", "about 4,100")
    assert words(table, "reported total") == [("total", "about 5,000")]


def test_wrong_questions():
    dossier = dossier_of(TOTAL)
    with pytest.raises(
        ToolkitError, match="no figures about the people of 'Plutonia'; sides in this dossier: Syldavia"
    ):
        tk.build_up(dossier, side="Plutonia")
    with pytest.raises(ToolkitError, match="measure 'slain' is not one of deployed, "):
        tk.build_up(dossier, side="Syldavia", measure="slain")
    assert tk.build_up(dossier, side="Syldavia", measure="killed").empty
    assert tk.build_up(dossier, side="Syldavia", as_of="2020-01-01").empty


# --- adding up by hand -------------------------------------------------------------------------

ROWS = [
    TOTAL,  # a.f1
    figure("b", "2024-04-02", 800, mode="flow", when="2024-03"),
    figure("c", "2024-04-02", 800, mode="flow", when="2024-03"),
    figure("d", "2024-04-02", 300, mode="flow", when="2024-03", measure="killed"),
    figure("e", "2024-04-02", 300, mode="flow", when="2024-03", side="San Theodoros"),
    figure("f", "2024-04-02", 300, mode="flow", when="2024-03", unit="tanks"),
    figure("g", "2024-06-02", 6000, "about", when="2024-05"),
    figure("h", "2024-03-02", 300, mode="flow", when="2024-01"),
    supply("i", "2024-03-02", 300, "shells"),
]
REFUSED = [
    (["a.f1", "d.f1"], r"different measure cannot be added up \(deployed: a\.f1; killed: d\.f1\)"),
    (["a.f1", "e.f1"], r"different side cannot be added up \(Syldavia: a\.f1; San Theodoros: e\.f1\)"),
    (
        ["a.f1", "b.f1", "f.f1"],
        r"different unit cannot be added up \(personnel: a\.f1; b\.f1; tanks: f\.f1\)",
    ),
    (["a.f1", "g.f1"], r"different times cannot be added \(a\.f1 as of 2024-02; g\.f1 as of 2024-05\)"),
    (["g.f1", "b.f1"], r"b\.f1 came before g\.f1 as of 2024-05, which includes it"),
    (["a.f1", "h.f1"], r"h\.f1 came before a\.f1 as of 2024-02"),
    (["a.f1", "b.f1", "c.f1"], r"b\.f1; c\.f1 repeat one statement; adding them counts it twice"),
    (["a.f1", "i.s1"], r"only figures can be added up, not i\.s1"),
    (["a.f1", "z.f1"], r"no claim z\.f1"),
]


@pytest.mark.parametrize(("ids", "complaint"), REFUSED, ids=[" and ".join(ids) for ids, _ in REFUSED])
def test_sums_that_are_refused(ids, complaint):
    with pytest.raises(ToolkitError, match=complaint):
        tk.add_up(dossier_of(*ROWS), ids)


def test_a_sum_that_is_allowed():
    table = tk.add_up(dossier_of(*ROWS), ["a.f1", "b.f1"])
    assert words(table, "on top") == [("stock", "about 5,000"), ("flow", "800"), ("total", "about 5,800")]


def test_recent_additions_that_enter_no_reading_are_listed_with_the_reason():
    claims = [
        figure("t", "2024-03-02", 5000, "about", when="2024-03"),
        figure("i", "2024-03-03", 800, mode="flow", when="2024-02"),
        figure("o", "2024-03-04", 300, "at_least", mode="flow", claimed_by="San Theodoros"),
        figure("r", "2024-03-05", 800, mode="flow", when="2024-02", claimed_by=None),
        figure("u", "2024-03-06", 90, mode="flow", unit="engineers"),
        figure("p", "2024-03-06", 70, mode="flow", status="planned"),
        figure("l", "2023-03-06", 60, mode="flow", when="2023-03"),
    ]
    attrs = tk.build_up(dossier_of(*claims), side="Syldavia").attrs
    assert attrs["set_aside"] == {
        "included in a total": ["800"],
        "another claimant or place": ["at least 300"],
        "retells another's addition": ["800"],
        "another unit": ["90 engineers"],
    }
    assert attrs["not_counted"] == {
        "included in a total": ["i.f1"],
        "another claimant or place": ["o.f1"],
        "retells another's addition": ["r.f1"],
        "another unit": ["u.f1"],
        "planned or denied": ["p.f1"],
    }


@pytest.mark.parametrize(
    ("said", "excluded"),
    [("3,000 are now in Zileheroum.", ""), ("3,000 were sent to Zileheroum.", "on top; included")],
)
def test_fewer_may_be_there_than_were_sent(said, excluded):
    claims = [
        figure("t", "2024-03-02", 5000, statement="5,000 were sent."),
        figure("t", "2024-03-03", 800, mode="flow"),
        figure("o", "2024-03-05", 3000, claimed_by="San Theodoros", statement=said),
    ]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert row_of(table, "reported total", "total")["conflicts_with"] == excluded


def test_what_stands_aside_says_where_it_is_a_draft():
    claims = [
        figure("t", "2024-03-02", 5000, "about", when="2024-03"),
        figure("t", "2024-03-02", 700, when="2024-03", location="Klow", review="draft"),
        figure("i", "2024-03-03", 800, mode="flow", when="2024-02", review="draft"),
        figure("u", "2024-03-06", 90, mode="flow", unit="engineers", review="draft"),
    ]
    attrs = tk.build_up(dossier_of(*claims), side="Syldavia").attrs
    assert attrs["set_aside"] == {
        "included in a total": ["800 (draft)"],
        "another unit": ["90 engineers (draft)"],
    }
    assert attrs["parts"] == ["700 (Bordurian General Staff, Klow, draft)"]


NOW = figure("a", "2024-05-02", 4000, "about", when="2024-05-02")
PEAK = figure("a", "2024-05-02", 6000, "at_most", when="2023")


def test_the_peak_of_last_year_is_not_the_latest_total():
    table = tk.build_up(dossier_of(NOW, PEAK), side="Syldavia")
    assert words(table, "reported total") == [("total", "about 4,000")]


def test_a_retold_peak_carries_no_reading():
    earlier = figure("p", "2023-12-20", 6000, "at_most", when="2023")
    addition = figure("a", "2024-05-02", 500, "at_least", mode="flow", when="2024-04")
    table = tk.build_up(dossier_of(earlier, NOW, PEAK, addition), side="Syldavia")
    assert words(table, "on top") == words(table, "included") == []
    assert table.attrs["set_aside"] == {"included in a total": ["at least 500"]}


def test_a_part_is_never_larger_than_its_total():
    claims = [
        figure("a", "2024-03-02", 100, "more_than"),
        figure("b", "2024-03-03", 3000, "at_least", mode="flow", when="2024-02"),
    ]
    table = tk.build_up(dossier_of(*claims), side="Syldavia")
    assert set(table["reading"]) == {"on top"}
    total = row_of(table, "on top", "total")
    assert total["wording"] == "more than 3,100"
    assert "larger than the total, so no part of it" in total["flags"]


GARBLED = figure("g", "2024-03-04", 5000, "about", mode="flow", when="2024-01/2024-03")
SAID_SO = figure("t", "2024-03-02", 5000, "about", when="2024-03")
EARLIER = figure("e", "2024-01-02", 9000, "about", when="2024-01", location=None)


def test_an_addition_that_others_tell_as_a_total_is_set_aside():
    table = tk.build_up(dossier_of(EARLIER, SAID_SO, GARBLED), side="Syldavia")
    assert set(table["reading"]) == {"reported total"}
    assert table.attrs["set_aside"] == {"a total in other reports": ["about 5,000"]}


def test_one_report_that_tells_an_addition_as_a_total_is_a_doubt():
    copy = {**GARBLED, "source_id": "h"}
    first = {**EARLIER, "reported": "2024-02-20", "when": "2024-02"}
    total = {**SAID_SO, "location": "Klow"}
    table = tk.build_up(dossier_of(first, total, GARBLED, copy), side="Syldavia")
    assert "The T gives about 5,000 as a total" in row_of(table, "on top", "flow")["flags"]


def test_a_total_said_anew_is_no_old_one():
    old = figure("a", "2024-01-02", 5000, "about", when="2024-01")
    again = figure("b", "2024-06-02", 5000, "about", when="2023-10/2024-06")
    copy = {**old, "source_id": "c", "reported": "2024-06-02"}
    renewed, copied = (
        tk.build_up(dossier_of(old, other), side="Syldavia", as_of="2024-06-10") for other in (again, copy)
    )
    assert words(renewed, "reported total") == [("total", "about 5,000")]
    assert words(copied, "reported total") == []


def test_reports_without_a_publisher_do_not_replace_each_other():
    rows = [
        figure("a", "2024-03-02", 5000, claimed_by=None),
        figure("b", "2024-03-09", 200, claimed_by=None),
    ]
    dossier = dossier_of(*rows, publishers={"a": UNNAMED_PUBLISHER, "b": UNNAMED_PUBLISHER})
    table = tk.build_up(dossier, side="Syldavia")
    assert table["label"].tolist() == ["b", "a"]
    assert publishers(dossier.sources) == {"a": "a", "b": "b"}
    assert drafts._source(Article("A text.", "A title"), "c")["publisher"] == UNNAMED_PUBLISHER


def test_a_report_without_a_publisher_goes_by_its_title():
    claimed = figure("a", "2024-03-02", 5000, claimed_by=None)
    dossier = dossier_of(claimed, publishers={"a": UNNAMED_PUBLISHER}, titles={"a": "Press statement"})
    assert tk.build_up(dossier, side="Syldavia")["label"].tolist() == ["“Press statement”"]
    assert "in “Press statement”, 2024-03-02" in str(dossier.explain(dossier.figures["claim_id"].tolist()))
