"""Origins, envelope, present strength, losses, drift and contradictions as pictures."""

from dataclasses import replace

import pandas as pd
import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, outside, overlapping, panel, words
from tests.charts.wars import bounded, dossier_of, figure
from toolkit import provenance
from toolkit.errors import ToolkitError
from toolkit.schema import UNNAMED_PUBLISHER


def test_a_repeated_statement_is_one_line_with_larger_mark():
    copies = [figure(number) for number in range(1, 5)]
    other = figure(9, claimed_by="Estmark", **bounded("at_least", 300))
    ax = tk.plot_origins(tk.origins(dossier_of([*copies, other])))
    assert words(ax, "left") == ["Estmark", "Sudland"]
    assert words(ax, "right")[0] == "at least 300 (1 report)"
    assert words(ax, "right")[1].startswith("100 (4 reports, ")
    assert provenance.of(ax).title.startswith("Norland, deployed: 5 claims go back to 2 original statements")


def test_who_says_it_in_its_own_voice_is_named():
    ours = [figure(number, claimed_by=None, location="Klow", **bounded("about", 40)) for number in (1, 2)]
    alone = figure(3, claimed_by=None, location="Zlip", reported="2031-09-01", when="2031-09")
    ax = tk.plot_origins(tk.origins(dossier_of([*ours, alone])))
    assert set(words(ax, "left")) == {"Page-3 itself", "reports in their own voice"}
    assert "Most repeated: reports in their own voice (about 40, 2 reports" in provenance.of(ax).caption


def test_origins_of_stocks_and_flows_stand_apart():
    ax = tk.plot_origins(tk.origins(dossier_of([figure(1), figure(2, mode="flow", **bounded("about", 40))])))
    assert {"Totals (stock)", "Additions (flow)"} <= set(words(ax))


def test_drift_is_named_beside_the_origin(dossier):
    ax = tk.plot_origins(tk.origins(dossier.as_of("2025-03-28")), measure="deployed", side="North Korea")
    (line,) = [text for text in words(ax, "right") if text.startswith("at least 3,000 (1")]
    assert "reports); drift: bound" in line


def test_the_envelope_is_a_range_and_never_an_interval_of_confidence(dossier):
    both = tk.envelope(dossier, "deployed", "North Korea", as_of="2025-03-28")
    table = both[both["counts"] == "sent"]
    ax = tk.plot_envelope(both)
    shown = provenance.of(ax)
    last = table.iloc[-1]
    assert f"those sent, from {last['lowest']} to {last['highest']}" in shown.title
    assert "open upwards and downwards" in shown.title
    assert "confidence" not in (shown.title + shown.caption + shown.alt).lower()
    lines = [line for line in ax.get_lines() if line.get_gid() == "bound"]
    assert lines[0].get_ydata()[-1] == last["low"]
    assert len(lines[0].get_xdata()) == len(table) + 1


def test_a_far_off_upper_end_is_said_and_does_not_flatten(dossier):
    ax = tk.plot_envelope(tk.envelope(dossier, "deployed", "North Korea", as_of="2025-03-28"))
    assert "↑ range reaches 100,000 ↑" in words(ax, "overflow")
    assert ax.get_ylim()[1] < 50_000


def test_statements_that_exclude_each_other_are_hatched():
    day = ["2031-05-01", "2031-05-02"]
    table = pd.DataFrame(
        {
            "day": pd.to_datetime(day),
            "low": [100.0, 100.0],
            "high": [200.0, 200.0],
            "excluded_above": [100.0, 100.0],
            "excluded_below": [200.0, 200.0],
            "median_best": [None, None],
            "origins": 2,
            "claimants": "Norland; Sudland",
            "claim_ids": "a.f1; b.f1",
        }
    ).astype({"low": "Float64", "high": "Float64", "median_best": "Float64"})
    ax = tk.plot_envelope(table)
    (band,) = [c for c in ax.collections if c.get_gid() == "exclude each other"]
    assert band.get_hatch()
    assert "reports exclude each other, at least 200 against up to 100" in provenance.of(ax).title


def test_the_statements_within_the_envelope_can_be_drawn():
    dossier = dossier_of(
        [figure(1), figure(2, claimed_by="Estmark", **bounded("at_most", 150)), figure(3, mode="flow")]
    )
    ax = tk.plot_envelope(tk.envelope(dossier, "deployed", "Norland"), claims=dossier)
    assert sorted(y for _, y in marks(ax, "status-asserted")) == [100, 150]


def test_every_mark_in_the_range_leads_to_its_claim():
    denied = figure(4, status="denied", claimed_by="Westia", **bounded("exact", 200))
    dossier = dossier_of([figure(1), denied, figure(5)])
    ax = tk.plot_envelope(tk.envelope(dossier, "deployed", "Norland"), claims=dossier)
    shown = provenance.of(ax)
    assert len(marks(ax, "status-denied")) == 1
    assert len(shown.claim_ids) == len(dossier.figures)
    assert "Source: 3 claims in 3 reports" in " ".join(words(ax))


def test_the_range_says_where_no_total_stands():
    dossier = dossier_of([figure(1), figure(2, reported="2031-12-01")])
    ax = tk.plot_envelope(tk.envelope(dossier, "deployed", "Norland"))
    assert "no total stands" in provenance.of(ax).alt
    assert "open" not in provenance.of(ax).alt


def test_present_strength_is_marked_as_derived():
    dossier = dossier_of([figure(1), figure(2, measure="killed", **bounded("at_least", 10))])
    ax = tk.plot_strength(tk.present_strength(dossier, "Norland"))
    assert words(ax, "left") == ["sent, as Sudland says", "left (derived)", "− killed"]
    assert words(ax, "right") == ["100: Sudland", "up to 90", "at least 10: Sudland"]
    assert "nobody reported the rest" in " ".join(words(ax))
    assert provenance.of(ax).title == "Norland: up to 90 would remain of those sent, as reported"


def test_losses_that_are_not_taken_off_are_grey(dossier):
    table = tk.present_strength(dossier, "North Korea", "2025-04-30")
    ax = tk.plot_strength(table)
    assert "grey: shown, not taken off" in words(ax)
    for part, counted in zip(table["part"], table["counted"], strict=True):
        if part == "killed":
            assert not counted
            assert "killed" in words(ax, "left")


def test_losses_keep_measures_in_panels_of_their_own():
    ax = tk.plot_casualties(
        dossier_of(
            [
                figure(1, measure="casualties"),
                figure(2, measure="killed", **bounded("at_least", 10)),
                figure(
                    3, measure="killed", claimed_by="Estmark", reported="2031-05-04", **bounded("about", 30)
                ),
                figure(4, measure="killed", mode="flow"),
                figure(5, measure="killed", status="planned"),
            ]
        )
    )
    assert [axes.get_label() for axes in ax.figure.axes] == ["key", "casualties", "killed"]
    assert len(provenance.of(ax).rows) == 3
    assert [x for x, _ in marks(ax, "open-end")] == [10]
    assert "at least 10" in words(ax, "value")
    assert "4 May 2031" in words(ax, "value")


def test_only_the_latest_total_of_a_claimant_counts():
    ax = tk.plot_casualties(
        dossier_of(
            [
                figure(1, measure="killed"),
                figure(2, measure="killed", reported="2031-06-01", **bounded("about", 300)),
            ]
        )
    )
    assert provenance.of(ax).title == "Norland, killed: about 300 according to Sudland"


def test_drift_marks_what_departs_without_colour(dossier):
    ax = tk.plot_drift(dossier, "o:asiae-2025-03-27.f1")
    departures = words(ax, "departure")
    assert {"≠ more than 3,000", "≠ about 3,000", "≠ 3,000", "≠ confirmed", "≠ 2025-03"} <= set(departures)
    assert any(text.startswith("≠ 2023-01~") for text in departures)
    assert all(text.startswith("≠ ") for text in departures)
    rows = provenance.of(ax).rows
    assert rows["reported"].is_monotonic_increasing
    shown = provenance.of(ax)
    assert "The copies do not corroborate it." in shown.caption
    assert shown.title.endswith(
        "“at least 3,000”: bound changed in 8 of 12 reports, hedge in 3 and date in 2"
    )
    assert "numbers" in {axes.get_label() for axes in ax.figure.axes}
    assert len(marks(ax, "exact")) == 2


def test_what_the_title_of_the_drift_counts_is_marked(dossier):
    """A hedge alone is a departure too, and each kind in the title has its cells."""
    departures = words(tk.plot_drift(dossier, "o:asiae-2025-03-27.f1"), "departure")
    hedges = ["≠ asserted (appear to have)", "≠ asserted (appeared to have)", "≠ confirmed"]
    assert [" ".join(said.split()) for said in departures if "asserted" in said or "conf" in said] == hedges
    places = words(tk.plot_drift(dossier, "o:devdiscourse-2025-04-30.f2"), "departure")
    assert places.count("≠ Russia") == 6


def test_the_drift_tells_reports_without_a_publisher_apart():
    two = dossier_of([figure(1), figure(2)])
    unnamed = two.sources.assign(publisher=UNNAMED_PUBLISHER)
    shown = provenance.of(
        tk.plot_drift(replace(two, frames={**two.frames, "sources": unnamed}), "o:page-1.f1")
    )
    assert shown.rows["publisher"].tolist() == ["page-1", "page-2"]


def test_a_statement_of_one_report_has_no_copies():
    shown = provenance.of(tk.plot_drift(dossier_of([figure(1)]), "o:page-1.f1"))
    assert shown.title == "Sudland, “100”: said in one report"
    assert shown.caption == "One original statement in 1 claim; first seen on 1 May 2031 (Page-1)."


def test_the_drift_of_a_statement_names_seasons_in_words():
    ax = tk.plot_drift(dossier_of([figure(1, when="2031-22/2031-12")]), "o:page-1.f1")
    assert any("summer 2031" in text for text in words(ax))


def test_an_unknown_origin_is_refused(dossier):
    with pytest.raises(ToolkitError, match="no origin 'o:nothing'"):
        tk.plot_drift(dossier, "o:nothing")


def test_drift_keeps_open_ends_inside_their_panel_and_gives_two_lines_of_words_room(dossier):
    ax = tk.plot_drift(_with_a_long_name(dossier), "o:asiae-2025-03-27.f1")
    strip = panel(ax, "numbers")
    ax.figure.canvas.draw()
    right = strip.get_window_extent().x1
    inches = (right - strip.transData.transform((3000, 0))[0]) / ax.figure.dpi
    assert inches > 15 / 72  # the length of an arrow
    rules = sorted({float(line.get_ydata()[0]) for line in ax.lines if line.get_gid() is None})
    two = [said for said in ax.texts if "\n" in said.get_text()]
    assert two
    for said in two:
        y = said.get_position()[1]
        above, below = max(rule for rule in rules if rule < y), min(rule for rule in rules if rule > y)
        assert below - above > 0.03 + len(said.get_text().split("\n")) * said.get_size() * 1.1 / 72


CONTRADICTIONS = pd.DataFrame(
    {
        "kind": ["claimants disagree", "claimants disagree", "date drift"],
        "claim_ids": ["a.f1; b.f1", "a.f1; c.f1", "d.f1; e.f1"],
        "origins": ["o:1; o:2", "o:1; o:3", "o:4"],
        "explanation": [
            "100 by Sudland, but 200 by <Estmark>.",
            "100, but 300.",
            "May in one page & June in another.",
        ],
    }
)


def test_totals_that_differ_are_drawn_first_and_the_rest_is_counted():
    rows = [
        figure(1),
        figure(2, claimed_by="Estmark"),
        figure(3, claimed_by="Westia", **bounded("about", 300)),
    ]
    loss = figure(4, measure="killed", when="2031-05", reported="2031-05-02", **bounded("about", 10))
    ax = tk.plot_strength(tk.present_strength(dossier_of([*rows, loss]), "Norland"))
    said = [text for text in words(ax, "left") if text.startswith("sent")]
    assert len(said) == 2
    assert any("1 further total not drawn" in text for text in words(ax))


def test_claimants_of_losses_beyond_the_limit_are_counted_and_not_in_the_title():
    rows = [
        figure(
            n,
            measure="killed",
            claimed_by=name,
            reported=f"2031-05-0{n}",
            **bounded("about", 100 * n),
        )
        for n, name in enumerate(("Sudland", "Estmark", "Westia"), start=1)
    ]
    ax = tk.plot_casualties(dossier_of(rows), side="Norland", most=2)
    assert words(ax, "left") == ["Estmark", "Westia"]
    assert "2 claimants run from about 200 to about 300" in provenance.of(ax).title
    assert any("1 older claimant not drawn" in text for text in words(ax))


def test_lines_of_losses_keep_their_order_when_a_claimant_speaks_again():
    rows = [
        figure(n, measure="killed", claimed_by=name, reported=f"2031-05-0{n}", **bounded("about", 100 * n))
        for n, name in enumerate(("Sudland", "Estmark", "Westia", None, "Sudland"), start=1)
    ]
    lines = [
        words(tk.plot_casualties(dossier_of(rows), side="Norland", as_of=f"2031-05-0{day}"), "left")
        for day in range(1, 6)
    ]
    assert lines[2] == ["Sudland", "Estmark", "Westia"]
    assert lines[3] == lines[4] == [*lines[2], "Page-4 itself"]


def test_the_panels_of_losses_share_one_scale_and_more_than_is_above_about():
    ax = tk.plot_casualties(
        dossier_of(
            [
                figure(1, measure="casualties", **bounded("more_than", 600)),
                figure(2, measure="casualties", claimed_by="Estmark", **bounded("about", 600)),
                figure(3, measure="casualties", claimed_by="Westia", **bounded("about", 50)),
                figure(4, measure="wounded", **bounded("about", 40)),
            ]
        )
    )
    assert panel(ax, "casualties").get_xlim() == panel(ax, "wounded").get_xlim()
    assert provenance.of(ax).title.endswith("3 claimants run from about 50 to more than 600")


def test_losses_in_a_reports_own_voice_are_drawn_behind_those_of_claimants():
    own = figure(1, measure="killed", claimed_by=None, reported="2031-05-09", **bounded("about", 30))
    ax = tk.plot_casualties(dossier_of([own]))
    assert provenance.of(ax).title == "Norland, killed: about 30 according to Page-1 itself"
    named = figure(2, measure="killed")
    ax = tk.plot_casualties(dossier_of([own, named]))
    assert words(ax, "left") == ["Sudland", "Page-1 itself"]
    assert "of 1 claimant and 1 report in its own voice run from about 30 to 100" in provenance.of(ax).title
    ax = tk.plot_casualties(dossier_of([own, named]), most=1)
    assert words(ax, "left") == ["Sudland"]
    assert any("1 report in its own voice not drawn" in text for text in words(ax))


def test_no_number_of_losses_is_no_denial_of_losses():
    ax = tk.plot_casualties(dossier_of([figure(1, measure="killed", **bounded("vague", 1))]), side="Norland")
    assert provenance.of(ax).title == "Norland: no total of losses is given as a number"


def test_the_envelope_names_the_ends_with_their_bounds_and_draws_them():
    dossier = dossier_of([figure(1), figure(2, claimed_by="Estmark", when=None, **bounded("more_than", 300))])
    ax = tk.plot_envelope(tk.envelope(dossier, "deployed", "Norland"), claims=dossier)
    said = provenance.of(ax)
    assert (
        said.title
        == "Norland, deployed: reports range from 100 to more than 300 (2 statements; open upwards)"
    )
    assert "lowest, 100, by Sudland; highest, more than 300, by Estmark." in said.caption
    assert sorted(y for _, y in marks(ax, "status-asserted")) == [100, 300]
    alone = dossier_of([figure(1, **bounded("about", 100))])
    ax = tk.plot_envelope(tk.envelope(alone, "deployed", "Norland"))
    assert provenance.of(ax).title.endswith("the one report that stands says about 100 (1 statement)")


def test_who_says_how_many_are_there_stands_beside_the_readings():
    claims = [
        figure(1, when="2031-04", statement="100 were sent.", **bounded("about", 100)),
        figure(2, when="2031-05", mode="flow", **bounded("about", 30)),
        figure(3, claimed_by="Estmark", statement="90 are operating there.", **bounded("about", 90)),
        figure(4, claimed_by="Westia", statement="140 were sent.", **bounded("about", 140)),
    ]
    ax = tk.plot_strength(tk.present_strength(dossier_of(claims), "Norland"))
    assert words(ax, "left") == ["sent, the additions on top", "left (derived)", "there, as Estmark says"]
    title = provenance.of(ax).title
    said = "about 130 sent; no recent total of losses, so nothing comes off"
    assert title == f"Norland: about 90 are there, as reported; {said}"


def test_a_rest_that_is_open_both_ways_is_called_open_in_title_and_row():
    sent = figure(1, **bounded("at_least", 100))
    ax = tk.plot_strength(
        tk.present_strength(
            dossier_of([sent, figure(2, measure="killed", **bounded("at_least", 10))]), "Norland"
        )
    )
    assert words(ax, "right")[1] == "an open number"
    assert "left (derived) an open number" in provenance.of(ax).alt
    assert "unstated" not in provenance.of(ax).alt


def test_the_number_and_its_day_stay_together_in_high_rows():
    few, many = (
        tk.plot_casualties(
            dossier_of([figure(n, measure="killed", claimed_by=f"Land {n}") for n in range(1, most)])
        )
        for most in (3, 9)
    )
    gaps = []
    for ax in (few, many):
        told = ax.figure.findobj(lambda art: art.get_gid() == "value")
        ax.figure.canvas.draw()
        gaps.append(abs(told[0].get_window_extent().y0 - told[1].get_window_extent().y0) / ax.figure.dpi)
    assert gaps[0] < 0.2
    assert gaps[1] < 0.2


def test_an_open_result_is_no_end_of_what_would_remain():
    sent = [
        figure(1, **bounded("about", 100)),
        figure(2, claimed_by="Estmark", **bounded("about", 200)),
        figure(3, claimed_by="Westia", **bounded("more_than", 150)),
        figure(4, measure="killed", **bounded("at_least", 10)),
    ]
    more = [figure(n, claimed_by=f"Land {n}", **bounded("about", 100 + n)) for n in range(5, 8)]
    ax = tk.plot_strength(tk.present_strength(dossier_of([*sent, *more]), "Norland"))
    assert provenance.of(ax).title == (
        "Norland: what would remain runs from up to about 90 to up to about 190 or open, "
        "depending on whose total is taken"
    )
    assert {"up to about 90", "up to about 190"} <= set(words(ax, "right"))


def test_a_total_of_those_who_are_there_loses_nothing():
    there = figure(1, statement="About 130 are now stationed at the border.", **bounded("about", 130))
    sent = figure(2, claimed_by="Estmark", review="draft", **bounded("about", 150))
    loss = figure(3, measure="killed", **bounded("at_least", 20))
    ax = tk.plot_strength(tk.present_strength(dossier_of([there, sent, loss]), "Norland"))
    assert words(ax, "left") == [
        "sent, as Estmark says",
        "left (derived)",
        "there, as Sudland says",
        "− killed",
    ]
    assert words(ax, "right")[:3] == [
        "about 150: Estmark",
        "up to about 130",
        "about 130, the border: Sudland",
    ]
    said = provenance.of(ax)
    assert said.title == (
        "Norland: about 130 are there, as reported; "
        "up to about 130 (draft) would remain of those sent, as reported"
    )
    assert said.caption.startswith("Said by: sent (Estmark); killed (Sudland); there (Sudland).")
    assert "draft, not reviewed" in words(ax)
    assert len(marks(ax, "status-asserted-draft")) == 2


def test_the_title_of_the_strength_keeps_its_bounds_and_its_ends_are_drawn():
    names = ("Sudland", "Estmark", "Westia", "Ostia", "Nordia")
    rows = [
        figure(n, claimed_by=name, reported=f"2031-05-0{n}", **bounded("about", 100 + 20 * n))
        for n, name in enumerate(names, start=1)
    ]
    loss = figure(9, measure="killed", reported="2031-05-06", **bounded("at_least", 10))
    ax = tk.plot_strength(tk.present_strength(dossier_of([*rows, loss]), "Norland"))
    assert "what would remain runs from up to about 110 to up to about 190" in provenance.of(ax).title
    assert {"up to about 110", "up to about 190"} <= set(words(ax, "right"))


def test_losses_above_what_was_sent_leave_none_and_the_ends_of_the_title_are_drawn():
    numbers = {"Sudland": ("about", 50), "Estmark": ("at_most", 20), "Westia": ("about", 150)}
    rows = [
        figure(n, claimed_by=name, **bounded(*number)) for n, (name, number) in enumerate(numbers.items(), 1)
    ]
    rows[1]["review"] = "draft"
    ax = tk.plot_strength(
        tk.present_strength(
            dossier_of([*rows, figure(9, measure="casualties", **bounded("about", 60))]), "Norland"
        )
    )
    assert words(ax, "right").count("none: the losses reported exceed what was sent") == 2
    assert provenance.of(ax).title == (
        "Norland: none or about 90 would remain, depending on whose total is taken"
    )


def test_the_title_of_the_strength_gives_ranges_whole():
    rows = [figure(1, **bounded("about", 150)), figure(2, claimed_by="Estmark", **bounded("about", 250))]
    loss = figure(9, measure="casualties", low=40, best=None, high=60, bound="between")
    said = provenance.of(tk.plot_strength(tk.present_strength(dossier_of([*rows, loss]), "Norland")))
    assert said.title == (
        "Norland: between about 90 and about 110 or between about 190 and about 210 would remain, "
        "depending on whose total is taken"
    )


def test_the_range_of_a_loss_names_who_gives_its_ends():
    who = (("Sudland", "exact", 9), ("Estmark", "about", 20), ("Westia", "more_than", 60))
    losses = [
        figure(n, measure="killed", claimed_by=name, **bounded(bound, number))
        for n, (name, bound, number) in enumerate(who, 3)
    ]
    went = figure(9, measure="withdrawn", mode="flow", when="2031-04", **bounded("about", 30))
    ax = tk.plot_strength(
        tk.present_strength(dossier_of([figure(1, **bounded("about", 150)), *losses, went]), "Norland")
    )
    assert "from 9 (Sudland) to more than 60 (Westia)" in [
        said.replace("\n", " ") for said in words(ax, "right")
    ]
    said = provenance.of(ax).caption
    assert (
        "Not taken off, being of a period or a part and no total: about 30 (Sudland, April 2031) withdrawn. "
        "No number: casualties, wounded, captured, missing; not taken off."
    ) in said


def test_the_caption_of_the_envelope_says_who_stands_behind_its_ends():
    dossier = dossier_of(
        [
            figure(1, **bounded("about", 100)),
            figure(2, claimed_by="Estmark", **bounded("about", 300)),
            figure(3, claimed_by="Westia", **bounded("about", 200)),
        ]
    )
    table = tk.envelope(dossier, "deployed", "Norland")
    said = provenance.of(tk.plot_envelope(table, claims=dossier)).caption
    assert (
        "lowest, about 100, by Sudland; highest, about 300, by Estmark. Between them: 1 further claimant."
        in said
    )
    assert "these stand: Estmark, Sudland and Westia." in provenance.of(tk.plot_envelope(table)).caption


def test_a_long_cell_of_the_drift_takes_two_lines(dossier):
    ax = tk.plot_drift(_with_a_long_name(dossier), "o:asiae-2025-03-27.f1")
    assert any(
        said.splitlines() == ["Radio Free Asia, as somebody has put it all", "down"] for said in words(ax)
    )
    assert not [said for said in words(ax) if "…" in said]


def _with_a_long_name(dossier: tk.Dossier) -> tk.Dossier:
    sources = dossier.sources
    longer = {"Radio Free Asia (rewritten)": "Radio Free Asia, as somebody has put it all down"}
    named = sources.assign(publisher=sources["publisher"].replace(longer))
    return tk.Dossier({**dossier.frames, "sources": named}, dossier.texts)


def test_contradictions_take_turns_and_are_counted():
    ax = tk.plot_contradictions(CONTRADICTIONS, most=2)
    assert words(ax, "kind") == ["claimants disagree", "date drift"]
    assert words(ax, "claims") == ["2 claims", "2 claims"]
    shown = provenance.of(ax)
    assert shown.title == "2 contradictions, all “claimants disagree”; 1 change from page to page"
    assert shown.claim_ids == ("a.f1", "b.f1", "d.f1", "e.f1")
    only = tk.plot_contradictions(CONTRADICTIONS, kind="date drift")
    assert words(only, "kind") == ["date drift"]
    assert provenance.of(only).title == "1 change from page to page, “date drift”"


def test_the_kind_that_the_title_names_is_drawn_and_one_of_each_is_no_superlative():
    kinds = ["total or addition", "two dates", "claimants disagree", "claimants disagree"]
    table = pd.concat([CONTRADICTIONS.head(1)] * 4, ignore_index=True).assign(kind=kinds)
    ax = tk.plot_contradictions(table, most=1)
    assert words(ax, "kind") == ["claimants disagree"]
    assert "most often “claimants disagree” (2)" in provenance.of(ax).title
    assert provenance.of(tk.plot_contradictions(table.head(2))).title == "2 contradictions of 2 kinds"


def test_contradictions_are_counted_apart_from_what_drifted(dossier):
    table = tk.contradictions(dossier)
    drifts = int(table["kind"].str.endswith(" drift").sum())
    title = provenance.of(tk.plot_contradictions(table)).title
    assert title.startswith(f"{len(table) - drifts} contradictions, most often “claimants disagree” (")
    assert title.endswith(f"; {drifts} changes from page to page")


def test_a_kind_that_there_is_not_is_refused():
    with pytest.raises(ToolkitError, match="'same' is no kind of contradiction; kinds: claimants disagree"):
        tk.plot_contradictions(CONTRADICTIONS, kind="same")


def test_explanations_are_whole_and_short_ones_come_first(dossier):
    long = "Norland, deployed: " + "a number that takes many words to tell, " * 9 + "and its end."
    table = pd.concat([CONTRADICTIONS.assign(explanation=long).head(1), CONTRADICTIONS], ignore_index=True)
    drawn = words(tk.plot_contradictions(table, most=1), "why")
    assert " ".join(drawn) == CONTRADICTIONS["explanation"][0]
    assert " ".join(words(tk.plot_contradictions(table.head(1)), "why")) == long
    ax = tk.plot_contradictions(tk.contradictions(dossier))
    assert not [said for said in words(ax) if "…" in said]
    assert ax.figure.get_size_inches()[1] <= 5


def test_contradictions_that_rest_on_drafts_are_counted_apart():
    table = CONTRADICTIONS.assign(review=["draft", "accepted", "accepted"])
    ax = tk.plot_contradictions(table)
    whole = provenance.of(tk.plot_contradictions(table.iloc[1:])).title
    assert provenance.of(ax).title == whole
    assert "Resting on drafts: 1 more." in " ".join(words(ax))
    assert words(ax, "claims").count("draft") == 1
    assert tk.contradictions_html(table).count("<div>draft</div>") == 1
    alone = provenance.of(tk.plot_contradictions(table.head(1))).title
    assert alone == "In drafts: 1 contradiction, “claimants disagree”"


def test_contradictions_as_a_page_are_escaped_and_need_nothing_else():
    page = tk.contradictions_html(CONTRADICTIONS)
    assert page.count("<tr>") == 4
    shown = page._repr_html_()  # what a notebook shows, whole, in a box that scrolls
    assert shown == f'<div style="max-height:36em;overflow:auto;resize:vertical">{page}</div>'
    assert repr(page) == "3 rows of HTML"
    assert '<td title="two claimants give numbers for the same time that cannot both hold">' in page
    assert "200 by &lt;Estmark&gt;." in page
    assert "page &amp; June" in page
    assert "http" not in page
    assert "<script" not in page


def test_contradictions_open_to_their_sentences():
    dossier = dossier_of([figure(1, statement="One <hundred> came.")])
    table = pd.DataFrame(
        {"kind": ["x"], "claim_ids": ["page-1.f1"], "origins": ["o"], "explanation": ["why"]}
    )
    page = tk.contradictions_html(table, dossier=dossier)
    assert "<summary>page-1.f1</summary><p>One &lt;hundred&gt; came. (1 May 2031)</p>" in page


def test_the_panel_of_numbers_stays_beside_its_lines(dossier):
    ax = tk.plot_drift(dossier, "o:asiae-2025-03-27.f1")
    assert panel(ax, "numbers").get_ylim() == panel(ax, "drift").get_ylim()
    assert "departure" in kinds(ax)


def test_a_range_of_losses_that_somebody_leaves_open_says_so():
    dead = {"measure": "killed", "reported": "2031-05-02"}
    rows = [
        figure(1, **bounded("exact", 500)),
        figure(2, claimed_by="Estmark", **{**dead, **bounded("exact", 28)}),
    ]
    rows.append(figure(3, claimed_by="Westia", **{**dead, **bounded("at_least", 40)}))
    rows.append(figure(4, claimed_by="Alba", **{**dead, **bounded("exact", 60)}))
    ax = tk.plot_strength(tk.present_strength(dossier_of(rows), "Norland"))
    told = [said.replace("\n", " ") for said in words(ax, "right")]
    assert "from 28 (Estmark) to 60 (Alba) or more" in told
    closed = tk.plot_strength(tk.present_strength(dossier_of([*rows[:2], rows[3]]), "Norland"))
    assert "from 28 (Estmark) to 60 (Alba)" in [said.replace("\n", " ") for said in words(closed, "right")]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-01-15", "Joint Chiefs of Staff (South Korea)"),
        ("2025-03-28", "Joint Chiefs of Staff (South Korea)"),
        ("2025-09-10", "(National Intelligence Service)"),
    ],
)
def test_no_name_beside_the_strength_is_cut(day, name, dossier):
    ax = tk.plot_strength(tk.present_strength(dossier, "North Korea", day))
    said = [said for side in ("left", "right") for said in words(ax, side)]
    assert "…" not in "".join(said)
    assert any(name in each.replace("\n", " ") for each in said)
    assert overlapping(ax.figure) == outside(ax.figure) == []


def test_a_long_name_takes_a_second_line_and_a_taller_row():
    long = "Main Directorate for Cooperation of the General Staff of the Armed Forces of Norland"
    ax = tk.plot_strength(tk.present_strength(dossier_of([figure(1, claimed_by=long)]), "Norland"))
    (said,) = words(ax, "right")[:1]
    assert long in said.replace("\n", " ")
    assert "\n" in said
    assert overlapping(ax.figure) == outside(ax.figure) == []


def told_in_parts(measure="deployed"):
    """A total of a state with the numbers of two places in it."""
    told = "120: 80 at Klow and 40 at Zlip."
    return [
        figure(n, measure=measure, statement=told, location=place, low=value, best=value, high=value)
        for n, (place, value) in enumerate((("Norland", 120), ("Klow", 80), ("Zlip", 40)), start=1)
    ]


def test_parts_are_no_latest_total_of_losses():
    ax = tk.plot_casualties(dossier_of(told_in_parts("killed")))
    assert provenance.of(ax).title == "Norland, killed: 120 according to Sudland"
    assert any("2 claims of a part not drawn" in text for text in words(ax))


def test_the_envelope_draws_parts_in_brackets_outside_its_range():
    dossier = dossier_of(told_in_parts())
    table = tk.envelope(dossier, "deployed", "Norland")
    ax = tk.plot_envelope(table, claims=dossier)
    assert provenance.of(ax).title.endswith("the one report that stands says 120 (1 statement)")
    assert sorted(y for _, y in marks(ax, "part")) == [40, 80]
    assert "part" in words(ax)


def test_the_build_up_says_which_parts_it_does_not_draw():
    ax = tk.plot_build_up(tk.build_up(dossier_of(told_in_parts()), side="Norland"))
    assert (
        "Parts of totals, not drawn: 80 (Sudland, Klow) and 40 (Sudland, Zlip)." in provenance.of(ax).caption
    )
    assert "part" not in words(ax)


def test_losses_of_a_period_are_named_and_not_drawn():
    week = figure(2, measure="killed", mode="flow", claimed_by="Estmark", **bounded("at_least", 14))
    denied = figure(3, measure="killed", status="denied", claimed_by="Westia", **bounded("exact", 900))
    ax = tk.plot_casualties(dossier_of([figure(1, measure="killed"), week, denied]), side="Norland")
    shown = provenance.of(ax)
    assert "Losses of a period, not drawn: at least 14 killed (Estmark, 1 May 2031)." in shown.caption
    assert "Westia: 900 denied killed" in shown.caption
    assert shown.title == "Norland, killed: 100 according to Sudland"
    assert "page-2.f1" not in shown.claim_ids


def test_people_are_counted_in_whole_numbers():
    few = figure(1, measure="captured", **bounded("exact", 2))
    ax = tk.plot_casualties(dossier_of([few]), side="Norland")
    ax.figure.canvas.draw()
    assert all("." not in label.get_text() for label in ax.get_xticklabels())
