"""A side with its forces: each counted apart, shown together, and never added."""

import pandas as pd
import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure
from toolkit.analysis.forces import force_of, forces_of, in_order, of_force, whom_of

STAFF, ARMY = "Bordurian General Staff", "Bordurian Army"
OF_STATE = {"side": "Borduria", "claimed_by": "Syldavia"}
OF_ARMY = {"side": ARMY, "claimed_by": "Syldavia"}
CLAIMS = [
    figure("a", "2024-03-01", 5_000, **OF_STATE),
    figure("b", "2024-03-02", 2_000, **OF_ARMY),
    figure("c", "2024-03-03", 900, **{**OF_ARMY, "claimed_by": "San Theodoros"}),
    figure("d", "2024-03-04", 300, mode="flow", **{**OF_ARMY, "claimed_by": "San Theodoros"}),
    figure("e", "2024-03-05", 70, side=STAFF, claimed_by="Syldavia"),
    figure("f", "2024-03-06", 8_000, claimed_by="Borduria"),
]


@pytest.fixture(scope="module")
def war():
    return dossier_of(*CLAIMS)


def test_the_forces_of_a_side_are_those_who_act_for_it_and_have_figures(war):
    assert forces_of(war, "Szohod") == (ARMY, STAFF)
    assert forces_of(war, ARMY) == (STAFF,)
    assert forces_of(war, "Syldavia") == forces_of(war, "Plutonia") == ()


def test_kinds_of_totals():
    kind = of_force("there", ARMY)
    assert (whom_of(kind), force_of(kind)) == ("there", ARMY)
    assert (of_force("sent", ""), force_of("sent")) == ("sent", "")
    kinds = {"there", "sent", of_force("there", ARMY), of_force("sent", ARMY), "at the peak"}
    assert in_order(kinds) == ["sent", "at the peak", "there", f"sent of {ARMY}", f"there of {ARMY}"]


def test_the_latest_total_of_a_side_is_not_replaced_by_one_of_its_force(war):
    alone = tk.build_up(war, side="Borduria")
    table = tk.build_up(war, side="Borduria", roll_up=True)
    own = table[table["counts"] == "sent"]
    pd.testing.assert_frame_equal(own.reset_index(drop=True), alone)
    told = dict(zip(table["wording"], table["counts"], strict=True))
    assert told == {
        "5,000": "sent",
        "2,000": f"sent of {ARMY}",
        "900": f"sent of {ARMY}",
        "70": f"sent of {STAFF}",
    }
    assert set(table["reading"]) == {"reported total"}
    assert table.attrs["forces"] == [ARMY, STAFF]
    assert table.attrs["set_aside"] == {f"addition to {ARMY}": ["300"]}
    assert alone.attrs["forces"] == []


def test_the_range_of_each_force_is_its_own(war):
    table = tk.envelope(war, "deployed", "Borduria", roll_up=True)
    last = table[table["day"] == pd.Timestamp("2024-03-05")]
    ranges = {row["counts"]: (row["low"], row["high"]) for row in last.to_dict("records")}
    assert ranges == {"sent": (5_000, 5_000), f"sent of {ARMY}": (900, 2_000), f"sent of {STAFF}": (70, 70)}
    killed = dossier_of(*CLAIMS, figure("g", "2024-03-09", 4, measure="killed", **OF_STATE))
    assert set(tk.envelope(killed, "killed", "Borduria", roll_up=True)["counts"]) == {"sent"}


def test_nothing_of_a_force_is_taken_off_or_added(war):
    alone, table = (tk.present_strength(war, "Borduria", roll_up=roll_up) for roll_up in (False, True))
    pd.testing.assert_frame_equal(alone, table)
    assert table.attrs["forces"] == [ARMY, STAFF]


def test_claims_and_statements_of_a_side_and_its_forces(war):
    rolled = war.side("Borduria", roll_up=True)
    assert set(rolled.figures["side"]) == {"Borduria", ARMY, STAFF}
    assert "side Borduria and its forces" in rolled.view
    known = tk.what_we_knew(war, "2024-03-31", side="Borduria", measure="deployed", roll_up=True)
    assert list(known["side"]) == [STAFF, ARMY, ARMY, ARMY, "Borduria"]


def test_where_several_act_for_a_state_the_question_is_about_the_state(war):
    assert tk.question(war).side == "Borduria"
    one = dossier_of(*(claim for claim in CLAIMS if claim["side"] in (ARMY, "Syldavia")))
    assert tk.question(one).side == ARMY
    assert tk.question(war, side=ARMY).side == ARMY
