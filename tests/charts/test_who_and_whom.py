"""Who asserts a number, and whom it counts: one rule for all charts."""

import pytest

import toolkit as tk
from tests.charts.pictures import kinds, outside, overlapping, words
from tests.charts.wars import bounded, figure
from toolkit import provenance
from toolkit.dossier import from_rows

ACTORS = [
    {"name": "Norland", "kind": "state"},
    {"name": "Sudland", "kind": "state"},
    {"name": "Estmark", "kind": "state"},
    {"name": "Sudland Service", "kind": "agency", "parent": "Sudland"},
    {"name": "General Lee", "kind": "person", "parent": "Sudland"},
    {"name": "Ana Head", "kind": "person", "parent": "Sudland Service"},
]


def dossier_of(*figures):
    names = sorted({row["source_id"] for row in figures})
    sources = [{"source_id": n, "publisher": n, "title": "News", "published": "2031-05-01"} for n in names]
    return from_rows({"actors": ACTORS, "sources": sources, "figures": list(figures)}, {})


def a_service_and_its_head(**more):
    return dossier_of(
        figure(1, claimed_by="Sudland Service", **more),
        figure(2, claimed_by="Ana Head", reported="2031-06-01", **{**bounded("about", 150), **more}),
        figure(3, claimed_by="Estmark", reported="2031-06-01", **{**bounded("about", 170), **more}),
    )


def test_a_service_and_its_head_are_one_claimant_over_time():
    ax = tk.plot_claims(a_service_and_its_head(), measure="deployed", side="Norland")
    shown = provenance.of(ax)
    assert shown.title.endswith("run from about 150 to about 170, by 2 claimants")
    assert {"Sudland Service", "Estmark"} <= set(words(ax))
    assert "Ana Head" not in words(ax)
    assert "Sudland Service (about 150 by Ana Head, total, 1 Jun 2031)" in shown.caption
    assert shown.rows["person"].dropna().tolist() == ["Ana Head"]


def test_and_of_losses_and_in_the_range():
    dossier = a_service_and_its_head(measure="killed")
    ax = tk.plot_casualties(dossier, side="Norland")
    assert words(ax, "left") == ["Sudland Service", "Estmark"]
    assert "Sudland Service: 100 killed by Ana Head" not in provenance.of(ax).caption
    assert "by Ana Head, 1 Jun 2031" in provenance.of(ax).caption
    dossier = a_service_and_its_head()
    span = tk.plot_envelope(tk.envelope(dossier, "deployed", "Norland"), claims=dossier)
    said = provenance.of(span).caption
    assert "lowest, about 150, by Sudland Service; highest, about 170, by Estmark." in said
    assert "further claimant" not in said


def test_a_table_alone_knows_no_heads():
    figures = a_service_and_its_head().figures
    ax = tk.plot_claims(figures, measure="deployed", side="Norland")
    assert "Ana Head" in words(ax)


@pytest.fixture
def both():
    """About 300 were sent, about 200 are there."""
    return dossier_of(
        figure(1, statement="About 300 were sent.", **bounded("about", 300)),
        figure(2, claimed_by="Estmark", statement="About 200 remain.", **bounded("about", 200)),
    )


def test_the_range_of_those_sent_and_of_those_there_are_bands_of_their_own(both):
    ax = tk.plot_envelope(tk.envelope(both, "deployed", "Norland"), claims=both)
    shown = provenance.of(ax)
    assert shown.title == (
        "Norland, deployed: those sent, about 300 (1 statement); those there, about 200 (1 statement)"
    )
    assert "On 1 May 2031, those sent: about 300, by Sudland." in shown.caption
    assert "those there: about 200, by Estmark. “There”: totals that by their words" in shown.caption
    assert {"those sent, as reported", "those there, as reported"} <= set(words(ax))
    lines = ax.figure.findobj(lambda art: art.get_gid() == "bound")
    assert len({(line.get_color(), line.get_linestyle()) for line in lines}) == 2
    assert overlapping(ax.figure) == []


def test_one_kind_of_total_alone_is_a_range_of_reports():
    one = dossier_of(figure(1))
    ax = tk.plot_envelope(tk.envelope(one, "deployed", "Norland"), claims=one)
    assert "range of reports" in words(ax)
    assert "There" not in provenance.of(ax).caption


def test_totals_of_those_sent_and_of_those_there_stand_under_headings_of_their_own(both):
    ax = tk.plot_build_up(tk.build_up(both, side="Norland"))
    shown = provenance.of(ax)
    assert shown.title == "Norland, deployed: those sent, about 300; those there, about 200 as reported"
    assert [word for word in words(ax) if word.startswith("Those")] == [
        "Those sent, as reported",
        "Those there, as reported",
    ]
    assert "“There” counts who is there by its words" in shown.caption
    assert outside(ax.figure) == []
    assert overlapping(ax.figure) == []
    assert "total" in kinds(ax)


def test_an_addition_to_those_who_are_there_says_so():
    dossier = dossier_of(
        figure(1, when="2031-04", statement="About 200 are now at the border.", **bounded("about", 200)),
        figure(2, when="2031-05", mode="flow", statement="30 more were sent.", **bounded("exact", 30)),
    )
    ax = tk.plot_build_up(tk.build_up(dossier, side="Norland"))
    assert provenance.of(ax).title.startswith("Norland, those in the border: ")
    assert "“There” counts who is there by its words" in provenance.of(ax).caption


def test_more_were_sent_than_are_there_and_that_contradicts_nothing():
    claims = [
        figure(1, when="2031-04", statement="About 200 are now at the border.", **bounded("about", 200)),
        figure(2, when="2031-05", mode="flow", statement="30 more were sent.", **bounded("exact", 30)),
        figure(3, claimed_by="Estmark", statement="400 were sent so far.", **bounded("exact", 400)),
    ]
    table = tk.build_up(dossier_of(*claims), side="Norland")
    assert not table["conflicts_with"].fillna("").str.contains("on top").any()
    claims[2] = figure(3, claimed_by="Estmark", statement="400 are at the border.", **bounded("exact", 400))
    table = tk.build_up(dossier_of(*claims), side="Norland")
    assert table["conflicts_with"].fillna("").str.contains("on top").any()


def test_a_sum_of_those_there_is_nobodys_report():
    claims = [
        figure(1, when="2031-04", statement="About 200 are now at the border.", **bounded("about", 200)),
        figure(2, when="2031-05", mode="flow", statement="30 more were sent.", **bounded("exact", 30)),
    ]
    ax = tk.plot_strength(tk.present_strength(dossier_of(*claims), "Norland"))
    assert provenance.of(ax).title.endswith("are there, as reported or with additions on top")
    ax = tk.plot_strength(tk.present_strength(dossier_of(claims[0]), "Norland"))
    assert provenance.of(ax).title == "Norland: about 200 are there, as reported"
    assert "There, as reported" in words(ax)


def test_the_latest_totals_over_time_run_apart(both):
    title = provenance.of(tk.plot_claims(both, measure="deployed", side="Norland")).title
    assert title == (
        "Norland, deployed: latest totals of the last 90 days: those sent, about 300; those there, about 200"
    )


def test_two_names_for_one_statement_are_one_line_of_losses():
    """The headline names the service, the first sentence somebody who speaks for the state."""
    dead = {"measure": "killed", **bounded("exact", 60)}
    service = figure(1, claimed_by="Sudland Service", **dead)
    general = {**figure(1, claimed_by="General Lee", **dead), "claim_id": "page-1.f2"}
    other = figure(2, claimed_by="Norland", **{**dead, **bounded("exact", 28)})
    told = dossier_of(service, general, other)
    losses = tk.plot_casualties(told)
    assert set(words(losses, "left")) == {"Sudland Service", "Norland"}
    assert (
        provenance.of(losses).title == "Norland, killed: the latest totals of 2 claimants run from 28 to 60"
    )
    drawn = "; ".join(provenance.of(losses).rows["claim_ids"])
    assert set(drawn.split("; ")) == {"page-1.f1", "page-1.f2", "page-2.f1"}
    over_time = provenance.of(tk.plot_claims(told, measure="killed")).title
    assert over_time.endswith("run from 28 to 60, by 2 claimants")
