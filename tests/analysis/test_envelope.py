"""The range of reports over time: specimens, brute force, and honesty about what was known when."""

import statistics
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure
from tests.analysis.invented_wars import world
from toolkit.errors import ToolkitError

NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
OTHERS = ("Bordurian General Staff", "Bordurian Intelligence", "Syldavia", "San Theodoros")


def on(table, day):
    (row,) = table[table["day"] == pd.Timestamp(day)].to_dict("records")
    return row


CLAIMS = [
    figure("a", "2024-03-01", 5000, "about"),
    figure("b", "2024-03-03", 7000, "at_most", claimed_by="San Theodoros"),
    figure("c", "2024-03-05", 6000, "at_least", claimed_by="Syldavia"),
    figure("d", "2024-03-07", 8000, claimed_by="Bordurian General Staff"),
    figure("e", "2024-03-08", 5000, "about"),  # a late copy of the first
]


def test_the_days_of_a_small_war():
    table = tk.envelope(dossier_of(*CLAIMS), "deployed", "Syldavia", as_of="2024-03-12", horizon=7)
    columns = ["low", "high", "open_below", "open_above", "median_best", "origins"]
    found = {str(row["day"].date())[-2:]: [row[name] for name in columns] for row in table.to_dict("records")}
    known = {
        day: [None if value is pd.NA or value != value else value for value in row]
        for day, row in found.items()
    }
    assert known == {
        "01": [5000, 5000, False, False, 5000, 1],
        "02": [5000, 5000, False, False, 5000, 1],
        "03": [5000, 7000, True, False, 5000, 2],
        "04": [5000, 7000, True, False, 5000, 2],
        "05": [5000, 7000, True, True, 5000, 3],
        "06": [5000, 7000, True, True, 5000, 3],
        "07": [6000, 8000, True, True, 8000, 3],
        "08": [6000, 8000, True, True, 8000, 3],
        "09": [6000, 8000, True, True, 8000, 3],
        "10": [6000, 8000, True, True, 8000, 3],
        "11": [6000, 8000, False, True, 8000, 2],
        "12": [6000, 8000, False, True, 8000, 2],
    }


def test_who_and_what_stands_behind_a_day():
    row = on(tk.envelope(dossier_of(*CLAIMS), "deployed", "Syldavia", horizon=7), "2024-03-07")
    assert row["claimants"] == "Bordurian General Staff; San Theodoros; Syldavia"
    assert row["claim_ids"] == "d.f1; b.f1; c.f1"
    assert row["origin_ids"] == "o:d.f1; o:b.f1; o:c.f1"


@pytest.mark.parametrize("between", [None, 13_000, 11_000, 20_000])
def test_reports_that_exclude_each_other_do_so_whatever_a_third_one_says(between):
    claims = [
        figure("a", "2024-03-01", 14000, "at_least"),
        figure("b", "2024-03-01", 12000, "at_most", claimed_by="San Theodoros"),
    ]
    if between:
        claims.append(figure("c", "2024-03-01", between, claimed_by="Syldavia"))
    row = on(tk.envelope(dossier_of(*claims), "deployed", "Syldavia"), "2024-03-01")
    numbers = [12_000, 14_000, between or 12_000]
    assert (row["low"], row["high"]) == (min(numbers), max(numbers))
    assert (row["excluded_above"], row["excluded_below"]) == (12_000, 14_000)
    assert row["open_below"]
    assert row["open_above"]


@pytest.mark.parametrize(
    ("first", "then", "is_there", "exclude"),
    [
        (("at_most", 12_000), ("at_least", 14_000), False, False),  # more were sent since
        (("at_least", 14_000), ("at_most", 12_000), False, True),  # fewer were ever sent than before
        (("at_least", 14_000), ("at_most", 12_000), True, False),  # some of them left
    ],
)
def test_growth_and_departure_exclude_nothing(first, then, is_there, exclude):
    words = {
        number: {"statement": f"At any rate {number:,} {'are now there' if is_there else 'were sent'}."}
        for _, number in (first, then)
    }
    claims = [
        figure("a", "2024-03-01", first[1], first[0], **words[first[1]]),
        figure("b", "2024-04-01", then[1], then[0], claimed_by="San Theodoros", **words[then[1]]),
    ]
    row = on(tk.envelope(dossier_of(*claims), "deployed", "Syldavia"), "2024-04-01")
    assert pd.notna(row["excluded_above"]) == exclude


def test_what_can_hold_together_excludes_nothing():
    row = on(tk.envelope(dossier_of(*CLAIMS), "deployed", "Syldavia"), "2024-03-07")
    assert pd.isna(row["excluded_above"])
    assert pd.isna(row["excluded_below"])


def test_an_open_end_beyond_all_others_widens_the_range():
    """1,000 by one and at least 4,000 by another reach up to 4,000 and more, never to 1,000 and more."""
    claims = [
        figure("a", "2024-03-01", 1000),
        figure("b", "2024-03-01", 4000, "at_least", claimed_by="San Theodoros"),
        figure("c", "2024-03-02", 300, "at_most", claimed_by="Borduria"),
    ]
    table = tk.envelope(dossier_of(*claims), "deployed", "Syldavia")
    first, last = on(table, "2024-03-01"), on(table, "2024-03-02")
    assert (first["low"], first["high"], first["open_above"]) == (1000, 4000, True)
    assert (last["low"], last["high"], last["open_below"]) == (300, 4000, True)


def test_flows_planned_denied_and_vague_claims_do_not_count():
    claims = [
        figure("a", "2024-03-01", 5000),
        figure("b", "2024-03-01", 1, mode="flow", claimed_by="San Theodoros"),
        figure("c", "2024-03-01", 2, status="planned", claimed_by="San Theodoros"),
        figure("d", "2024-03-01", 3, status="denied", claimed_by="San Theodoros"),
        figure("e", "2024-03-01", None, "vague", claimed_by="San Theodoros"),
    ]
    row = on(tk.envelope(dossier_of(*claims), "deployed", "Syldavia"), "2024-03-01")
    assert (row["low"], row["high"], row["origins"]) == (5000, 5000, 1)


def test_a_copy_that_says_killed_is_no_statement_about_the_killed():
    claims = [
        figure("a", "2024-03-01", 4000, "about", measure="casualties"),
        figure("b", "2024-03-02", 4000, "about", measure="killed"),
        figure("c", "2024-03-03", 900, "about", measure="killed", claimed_by="San Theodoros"),
    ]
    table = tk.envelope(dossier_of(*claims), "killed", "Syldavia")
    assert table["high"].max() == 900


def test_one_place_only():
    claims = [
        figure("a", "2024-03-01", 5000),
        figure("b", "2024-03-01", 900, claimed_by="Syldavia", location="Klow"),
    ]
    row = on(tk.envelope(dossier_of(*claims), "deployed", "Syldavia", location="Klow"), "2024-03-01")
    assert (row["low"], row["high"], row["origins"]) == (900, 900, 1)


def test_an_older_statement_stands_again_when_the_newer_one_turns_out_to_be_anothers():
    claims = [
        figure("a", "2024-03-01", 3000, "at_most", claimed_by="Borduria"),
        figure("b", "2024-03-05", 2000, "about", claimed_by="Borduria"),
        figure("c", "2024-03-08", 2000, "more_than", claimed_by="Bordurian Intelligence"),
    ]
    table = tk.envelope(dossier_of(*claims), "deployed", "Syldavia", as_of="2024-03-09")
    assert on(table, "2024-03-06")["origins"] == 1
    row = on(table, "2024-03-09")
    assert (row["high"], row["origins"]) == (3000, 2)


def test_a_day_before_the_first_report_has_no_rows():
    assert tk.envelope(dossier_of(*CLAIMS), "deployed", "Syldavia", as_of="2024-01-01").empty


def test_wrong_questions():
    with pytest.raises(ToolkitError, match="no figures about the people of 'Plutonia'"):
        tk.envelope(dossier_of(*CLAIMS), "deployed", "Plutonia")


def test_never_called_a_confidence_interval():
    from toolkit.analysis import envelope as module

    table = tk.envelope(dossier_of(*CLAIMS), "deployed", "Syldavia")
    assert not any("confidence" in name for name in (*table.columns, *table.attrs))
    assert "confidence interval" not in (module.__doc__ or "") + (tk.envelope.__doc__ or "")


# --- properties --------------------------------------------------------------------------------

CLAIM = st.builds(
    lambda day, number, bound, who, page, place: figure(
        f"p{page}d{day}",
        (date(2024, 1, 1) + timedelta(days=day)).isoformat(),
        number * 1000,
        bound,
        claimed_by=who,
        location=place,
    ),
    st.integers(0, 60),
    st.integers(1, 6),
    st.sampled_from(("exact", "about", "at_least", "more_than", "at_most")),
    st.sampled_from(("Borduria", *OTHERS)),
    st.integers(0, 9),
    st.sampled_from(("Zileheroum", "Klow")),
)


@settings(max_examples=30, deadline=None, phases=NO_SHRINKING)
@given(st.lists(CLAIM, min_size=1, max_size=25), st.integers(0, 60), st.integers(1, 40))
def test_later_reports_change_no_earlier_day(claims, days, horizon):
    """What is reported later is taken away, not just hidden, and every earlier row stays the same."""
    day = (date(2024, 1, 1) + timedelta(days=days)).isoformat()
    earlier = [claim for claim in claims if claim["reported"] <= day]
    if not earlier:
        return
    with_later = tk.envelope(dossier_of(*claims), "deployed", "Syldavia", as_of=day, horizon=horizon)
    without = tk.envelope(dossier_of(*earlier), "deployed", "Syldavia", as_of=day, horizon=horizon)
    ids = ["origin_ids", "claim_ids"]  # numbered within a page, which the missing rows shift
    pd.testing.assert_frame_equal(with_later.drop(columns=ids), without.drop(columns=ids))
    whole = tk.envelope(dossier_of(*claims), "deployed", "Syldavia", as_of="2024-03-31", horizon=horizon)
    pd.testing.assert_frame_equal(whole.head(len(with_later)), with_later)


# What stands in two places on one day may be parts of a total, of which brute force knows nothing.
IN_ONE_PLACE = CLAIM.map(lambda claim: {**claim, "location": "Zileheroum"})


@settings(max_examples=12, deadline=None, phases=NO_SHRINKING)
@given(st.lists(IN_ONE_PLACE, min_size=1, max_size=15), st.integers(1, 40))
def test_days_against_brute_force(claims, horizon):
    dossier = dossier_of(*claims)
    table = tk.envelope(dossier, "deployed", "Syldavia", horizon=horizon)
    for row in table.iloc[::9].to_dict("records"):
        expected = brute_force(dossier, row["day"], horizon)
        found = [
            None if value is None or value != value else value
            for value in (row["low"], row["high"], row["median_best"])
        ]
        assert [*found, row["origins"]] == expected, row["day"]


def brute_force(dossier, day, horizon):
    """The same from the table of origins as of the day, statement by statement."""
    known = tk.origins(dossier, as_of=day.date())
    latest = [
        row
        for row in known.to_dict("records")
        if row["first_report"] == known.loc[known["claimed_by"] == row["claimed_by"], "first_report"].max()
        and (day - row["first_report"]).days <= horizon
    ]

    def stated(row, column):
        return next(
            (row[name] for name in (column, "best") if row[name] is not None and row[name] == row[name]), None
        )

    lows = [value for row in latest if (value := stated(row, "low")) is not None]
    highs = [value for row in latest if (value := stated(row, "high")) is not None]
    bests = [row["best"] for row in latest if row["best"] is not None and row["best"] == row["best"]]
    ends = [min(lows, default=None), max(highs, default=None)]
    if lows and highs:
        ends = [min(lows + highs), max(lows + highs)]
    return [
        *ends,
        statistics.median_low(bests)
        if bests and statistics.median_low(bests) == statistics.median_high(bests)
        else None,
        len(latest),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_an_invented_war_replayed(seed):
    dossier = world(800, seed, publishers=50)
    for day in ("2022-09-01", "2023-05-05", "2024-02-02"):
        then = tk.envelope(dossier.as_of(day), "deployed", "Aland")
        pd.testing.assert_frame_equal(tk.envelope(dossier, "deployed", "Aland", as_of=day), then)


# --- what we knew ------------------------------------------------------------------------------


def test_what_we_knew_on_the_founding_day(dossier):
    table = tk.what_we_knew(dossier, "2025-03-28", side="North Korea", measure="deployed")
    assert table["first_report"].max() == pd.Timestamp("2025-03-28")
    staff = table[(table["claimed_by"] == "Joint Chiefs of Staff (South Korea)") & table["latest"]]
    assert sorted(zip(staff["mode"], staff["wording"], strict=True)) == [
        ("flow", "at least 3,000"),
        ("stock", "about 11,000"),
    ]
    assert (staff["age"] == 1).all()


def test_what_we_knew_shows_nothing_from_later(dossier):
    for day in ("2024-10-20", "2025-01-01"):
        table = tk.what_we_knew(dossier, day)
        assert table["last_report"].max() <= pd.Timestamp(day)
        ids = {claim for text in table["claim_ids"] for claim in text.split("; ")}
        assert ids <= set(dossier.as_of(day).claims["claim_id"])


def test_of_two_totals_said_at_once_the_one_of_the_later_time_stands():
    claims = [
        figure("a", "2024-03-01", 4000, "about", when="2024-03-01"),
        figure("a", "2024-03-01", 6000, "at_most", when="2023"),
        figure("a", "2024-03-01", 3000, "at_least", when="2024-03"),
    ]
    row = on(tk.envelope(dossier_of(*claims), "deployed", "Syldavia"), "2024-03-01")
    assert (row["lowest"], row["highest"], row["origins"]) == ("at least 3,000", "about 4,000", 2)
    known = tk.what_we_knew(dossier_of(*claims), "2024-03-01")
    assert dict(zip(known["wording"], known["latest"], strict=True)) == {
        "about 4,000": True,
        "up to 6,000": False,
        "at least 3,000": True,
    }


@pytest.mark.parametrize(
    ("claims", "lowest", "highest"),
    [
        ([(736, "exact"), (1000, "more_than")], "736", "more than 1,000"),
        ([(6000, "about"), (6000, "more_than"), (200, "more_than")], "more than 200", "more than 6,000"),
        ([(9500, "at_most"), (9500, "exact")], "up to 9,500", "9,500"),
        ([((100, 500), "between"), (300, "about")], "100", "500"),
        ([(300, "about")], "about 300", "about 300"),
        ([((100, 500), "between")], "100", "500"),
    ],
)
def test_the_ends_of_the_range_in_words(claims, lowest, highest):
    voices = ("Borduria", "Syldavia", "San Theodoros")
    rows = [
        figure(f"p{place}", "2024-03-01", number, bound, claimed_by=who)
        for place, (who, (number, bound)) in enumerate(zip(voices, claims, strict=False))
    ]
    row = on(tk.envelope(dossier_of(*rows), "deployed", "Syldavia"), "2024-03-01")
    assert (row["lowest"], row["highest"]) == (lowest, highest)


def test_no_median_between_two_numbers():
    two = [figure("a", "2024-03-01", 155), figure("b", "2024-03-01", 11_000, claimed_by="San Theodoros")]
    row = on(tk.envelope(dossier_of(*two), "deployed", "Syldavia"), "2024-03-01")
    assert pd.isna(row["median_best"])
    third = figure("c", "2024-03-01", 900, "about", claimed_by="Syldavia")
    row = on(tk.envelope(dossier_of(*two, third), "deployed", "Syldavia"), "2024-03-01")
    assert row["median_best"] == 900


def test_a_total_said_anew_stands_again_and_a_copy_does_not_renew_it():
    old = figure("a", "2024-01-02", 5000, "about", when="2024-01")
    again = figure("b", "2024-06-02", 5000, "about", when="2023-10/2024-06")
    copy = {**old, "source_id": "c", "reported": "2024-06-02"}
    for other, number in ((again, 1), (copy, 0)):
        table = tk.envelope(dossier_of(old, other), "deployed", "Syldavia", horizon=30)
        assert on(table, "2024-06-02")["origins"] == number
        assert on(table, "2024-03-02")["origins"] == 0


def test_what_was_said_anew_is_shown_as_of_then():
    """The age counts from the last saying, so the time is that of the last saying too."""
    old = figure("a", "2024-01-02", 5000, "about", when="2024-01")
    again = figure("b", "2024-06-02", 5000, "about", when="2023-10/2024-06")
    known = tk.what_we_knew(dossier_of(old, again), "2024-06-02")
    assert known[["when", "age"]].values.tolist() == [["2023-10/2024-06", 0]]
    before = tk.what_we_knew(dossier_of(old, again), "2024-02-02")
    assert before[["when", "age"]].values.tolist() == [["2024-01", 31]]


def test_an_end_that_only_a_draft_gives_is_said():
    low = figure("a", "2024-03-01", 155, review="draft")
    high = figure("b", "2024-03-01", 11_000, claimed_by="San Theodoros")
    row = on(tk.envelope(dossier_of(low, high), "deployed", "Syldavia"), "2024-03-01")
    assert row["draft_ends"] == "lowest"


# --- those sent and those there ----------------------------------------------------------------

SENT_AND_THERE = [
    figure("a", "2024-03-01", 13_000, "about", statement="About 13,000 were sent."),
    figure("b", "2024-03-11", 9_000, "about", statement="About 9,000 remain.", claimed_by="San Theodoros"),
]


def test_those_sent_and_those_there_are_never_one_series():
    table = tk.envelope(dossier_of(*SENT_AND_THERE), "deployed", "Syldavia")
    last = table[table["day"] == "2024-03-11"].set_index("counts")
    assert last["lowest"].to_dict() == {"sent": "about 13,000", "there": "about 9,000"}
    assert (last["lowest"] == last["highest"]).all()
    assert table.groupby("counts")["day"].size().to_dict() == {"sent": 11, "there": 1}


def test_the_latest_word_of_a_claimant_ends_his_older_one_whomever_it_counts():
    later = figure("b", "2024-03-11", 9_000, "about", statement="About 9,000 remain.")
    table = tk.envelope(dossier_of(SENT_AND_THERE[0], later), "deployed", "Syldavia")
    sent = table[table["counts"] == "sent"].set_index("day")
    assert sent.loc["2024-03-10", "origins"] == 1
    assert sent.loc["2024-03-11", "origins"] == 0


def test_of_losses_nobody_is_there():
    killed = [{**claim, "measure": "killed"} for claim in SENT_AND_THERE]
    table = tk.envelope(dossier_of(*killed), "killed", "Syldavia")
    assert set(table["counts"]) == {"sent"}
    assert table["origins"].iloc[-1] == 2
