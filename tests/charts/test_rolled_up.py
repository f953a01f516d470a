"""Charts of a side with its forces: every mark says whose people it counts."""

import pytest

import toolkit as tk
from tests.charts.pictures import marks, outside, overlapping, panel, words
from tests.charts.wars import bounded, figure
from toolkit import provenance
from toolkit.dossier import from_rows

NOW_THERE = "{} soldiers of the Red Guard are now in Klow."
APART = "Red Guard is a force of Norland, counted apart and added to nothing."


def war_of(*more):
    """Norland and its Red Guard."""
    guard = {"side": "Red Guard", "statement": NOW_THERE.format(40), **bounded("exact", 40)}
    figures = [
        figure(1),
        figure(2, **guard),
        figure(
            3,
            **{**guard, "claimed_by": "Red Guard", "statement": NOW_THERE.format(60), **bounded("about", 60)},
        ),
        figure(4, measure="killed", **bounded("exact", 5)),
        figure(5, measure="killed", **{**guard, **bounded("exact", 3)}),
        *more,
    ]
    names = ("Norland", "Sudland")
    actors = [{"name": name, "kind": "state"} for name in names]
    actors.append({"name": "Red Guard", "kind": "armed_force", "parent": "Norland"})
    sources = [
        {"source_id": row["source_id"], "publisher": "Post", "title": "News", "published": "2031-05-01"}
        for row in figures
    ]
    return from_rows({"sources": sources, "actors": actors, "figures": figures}, {})


@pytest.fixture
def war():
    return war_of()


def test_claims_over_time(war):
    ax = tk.plot_claims(war, measure="deployed", side="Norland", roll_up=True)
    shown = provenance.of(ax)
    assert {"Sudland", "Sudland on Red Guard", "Red Guard on itself"} <= set(words(ax))
    assert "those sent, 100; Red Guard there, from 40 to about 60" in shown.title
    assert APART in shown.caption
    assert len(marks(ax, "there")) == 2
    assert panel(ax, "stock").get_lines() == []  # 100 and 40 by one speaker are two series
    alone = tk.plot_claims(war, measure="deployed", side="Norland")
    assert len(provenance.of(alone).claim_ids) == 1


def test_build_up_lists_each_force_under_its_own_heading(war):
    ax = tk.plot_build_up(tk.build_up(war, side="Norland", roll_up=True))
    assert {"Those sent, as reported", "Red Guard there, as reported"} <= set(words(ax))
    assert words(ax, "total") == ["100", "about 60", "40"]
    assert APART in provenance.of(ax).caption
    assert overlapping(ax.figure) == outside(ax.figure) == []


def test_the_range_has_a_band_for_each(war):
    ax = tk.plot_envelope(tk.envelope(war, "deployed", "Norland", roll_up=True), claims=war)
    shown = provenance.of(ax)
    assert "those sent, 100 (1 statement); Red Guard there, from 40 to about 60 (2 statements)" in shown.title
    assert "Red Guard there, as reported" in words(ax)
    assert APART in shown.caption
    assert set(shown.claim_ids) == {"page-1.f1", "page-2.f1", "page-3.f1"}
    assert len(marks(ax, "there")) == 2


def test_losses_are_never_one_range(war):
    ax = tk.plot_casualties(war, side="Norland", roll_up=True)
    shown = provenance.of(ax)
    assert shown.title == "Killed as reported: Norland, 5; Red Guard, 3"
    assert words(ax, "left") == ["Sudland", "Sudland on Red Guard"]
    assert APART in shown.caption


def test_a_rest_names_the_forces_that_it_leaves_out(war):
    ax = tk.plot_strength(tk.present_strength(war, "Norland", roll_up=True))
    assert APART in provenance.of(ax).caption


def test_of_losses_nobody_is_sent(war):
    ax = tk.plot_claims(war, measure="killed", side="Norland", roll_up=True)
    assert provenance.of(ax).title.endswith("Norland itself, 5; Red Guard, 3")


def test_what_a_report_adds_to_a_force_is_told_of_that_force():
    told = war_of(figure(6, side="Red Guard", mode="flow", **bounded("at_least", 20)))
    ax = tk.plot_claims(told, measure="deployed", side="Norland", roll_up=True, report="page-6")
    assert provenance.of(ax).title == (
        "Norland, deployed: at least 20 as an addition to Red Guard in the report of Post, 1 May 2031"
    )


def test_original_statements_say_whose_people_they_count(war):
    ax = tk.plot_origins(tk.origins(war), measure="deployed", side="Norland", roll_up=True)
    assert words(ax, "left") == ["Sudland", "Red Guard on itself", "Sudland on Red Guard"]
    assert APART in provenance.of(ax).caption
    alone = tk.plot_origins(tk.origins(war), measure="deployed", side="Norland")
    assert words(alone, "left") == ["Sudland"]


def test_who_says_it_in_its_own_voice_of_a_force_is_named():
    own = {"side": "Red Guard", "claimed_by": None, "measure": "killed", **bounded("exact", 7)}
    war = war_of(figure(8, **own))
    losses = tk.plot_casualties(war, side="Norland", roll_up=True)
    assert "Post itself on Red Guard" in words(losses, "left")
    sources = tk.plot_origins(tk.origins(war), measure="killed", side="Norland", roll_up=True)
    assert "Post itself on Red Guard" in words(sources, "left")
    assert not any("unnamed" in said for said in (*words(losses), *words(sources)))
