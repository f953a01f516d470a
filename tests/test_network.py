"""Ties as a signed multigraph: what becomes an edge, what does not, and where the actors stand."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

import toolkit as tk
from tests.charts.wars import war
from toolkit.dossier import from_rows
from toolkit.errors import ToolkitError
from toolkit.network import edge_table, pair_signs
from toolkit.schema import UNNAMED_PUBLISHER


def tie(number, a, b, kind="arms", sign=1, **changed):
    row = {
        "claim_id": f"page-{number}.t1",
        "source_id": f"page-{number}",
        "statement": "So they said.",
        "claimed_by": None,
        "status": "asserted",
        "reported": f"2031-05-{number:02}",
        "review": "accepted",
        "a": a,
        "b": b,
        "tie": kind,
        "sign": sign,
        "directed": kind not in ("alliance", "talks", "treaty"),
    }
    return {**row, **changed}


ACTORS = [
    {"name": "Norland", "kind": "state"},
    {"name": "Sudland", "kind": "state"},
    {"name": "Estmark", "kind": "state"},
    {"name": "The Pact", "kind": "bloc"},
    {"name": "Ministry of War", "kind": "agency", "parent": "Norland"},
    {"name": "Olaf Nor", "kind": "person", "parent": "Ministry of War"},
]


def dossier_of(*ties, publishers=None):
    sources = [
        {
            "source_id": row["source_id"],
            "publisher": (publishers or {}).get(row["source_id"], row["source_id"]),
            "title": "News",
            "published": row["reported"],
        }
        for row in {row["source_id"]: row for row in ties}.values()
    ]
    known = {actor["name"] for actor in ACTORS}
    others = sorted({row[end] for row in ties for end in "ab"} - known)
    actors = [*ACTORS, *({"name": name, "kind": "state"} for name in others)]
    return from_rows({"sources": sources, "actors": actors, "ties": list(ties)}, {})


def edges(graph):
    return {(a, b, key) for a, b, key in graph.edges(keys=True)}


def test_one_edge_per_kind_and_sign():
    graph = tk.alliance_graph(
        dossier_of(
            tie(1, "Norland", "Sudland"),
            tie(2, "Norland", "Sudland"),
            tie(3, "Norland", "Sudland", "sanction", -1),
        )
    )
    assert edges(graph) == {("Norland", "Sudland", "arms:+1"), ("Norland", "Sudland", "sanction:-1")}
    assert graph["Norland"]["Sudland"]["arms:+1"]["claim_ids"] == ("page-1.t1", "page-2.t1")


def test_copies_are_one_voice():
    graph = tk.alliance_graph(
        dossier_of(
            tie(1, "Norland", "Sudland", claimed_by="Olaf Nor"),
            tie(2, "Norland", "Sudland", claimed_by="Ministry of War"),
            tie(3, "Norland", "Sudland"),
            tie(4, "Norland", "Sudland"),
            publishers={"page-3": "Newser (AP)", "page-4": "The Post (AP)"},
        )
    )
    edge = graph["Norland"]["Sudland"]["arms:+1"]
    assert (edge["voices"], edge["reports"]) == (2, 4)
    assert "Ministry of War" in edge["claimants"]


def test_reports_without_a_publisher_are_voices_of_their_own():
    unnamed = {"page-1": UNNAMED_PUBLISHER, "page-2": UNNAMED_PUBLISHER}
    two = dossier_of(tie(1, "Norland", "Sudland"), tie(2, "Norland", "Sudland"), publishers=unnamed)
    edge = tk.alliance_graph(two)["Norland"]["Sudland"]["arms:+1"]
    assert (edge["voices"], edge["claimants"]) == (2, ("page-1", "page-2"))


def test_a_mutual_tie_runs_once_and_a_directed_one_each_way():
    graph = tk.alliance_graph(
        dossier_of(
            tie(1, "Sudland", "Norland", "alliance"),
            tie(2, "Norland", "Sudland", "alliance"),
            tie(3, "Sudland", "Norland", "visit"),
            tie(4, "Norland", "Sudland", "visit"),
        )
    )
    assert edges(graph) == {
        ("Norland", "Sudland", "alliance:+1"),
        ("Norland", "Sudland", "visit:+1"),
        ("Sudland", "Norland", "visit:+1"),
    }


def test_members_of_a_group_are_no_allies():
    graph = tk.alliance_graph(
        dossier_of(
            tie(1, "Norland", "The Pact", "membership"),
            tie(2, "Sudland", "The Pact", "membership"),
            tie(3, "The Pact", "Estmark", "condemnation", -1),
        )
    )
    assert edges(graph) == {("The Pact", "Estmark", "condemnation:-1")}
    assert graph.graph["groups"] == {"The Pact": ("Norland", "Sudland")}
    assert graph.graph["group_claims"] == {"The Pact": ("page-1.t1", "page-2.t1")}
    assert set(graph) == {"The Pact", "Estmark"}


def test_persons_and_agencies_act_for_their_state_on_request():
    ties = [tie(1, "Olaf Nor", "Sudland", "visit"), tie(2, "Olaf Nor", "Ministry of War", "talks")]
    assert edges(tk.alliance_graph(dossier_of(*ties))) == {
        ("Olaf Nor", "Sudland", "visit:+1"),
        ("Ministry of War", "Olaf Nor", "talks:+1"),
    }
    assert edges(tk.alliance_graph(dossier_of(*ties), roll_up=True)) == {("Norland", "Sudland", "visit:+1")}


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("asserted", "confirmed"), "confirmed"),
        (("planned", "unconfirmed"), "unconfirmed"),
        (("denied", "planned"), "planned"),
        (("denied",), "denied"),
    ],
)
def test_the_strongest_status_stands(statuses, expected):
    ties = [
        tie(number, "Norland", "Sudland", status=status) for number, status in enumerate(statuses, start=1)
    ]
    assert tk.alliance_graph(dossier_of(*ties))["Norland"]["Sudland"]["arms:+1"]["status"] == expected


def test_rejected_claims_are_no_edges():
    assert not edges(tk.alliance_graph(dossier_of(tie(1, "Norland", "Sudland", review="rejected"))))


def test_what_is_reported_later_changes_nothing_earlier():
    early, late = tie(1, "Norland", "Sudland"), tie(9, "Sudland", "Estmark")
    graph = tk.alliance_graph(dossier_of(early, late), as_of="2031-05-01")
    assert edges(graph) == {("Norland", "Sudland", "arms:+1")}
    assert graph.graph["as_of"] == "2031-05-01"


def test_kinds_can_be_chosen_and_unknown_ones_are_named():
    dossier = dossier_of(tie(1, "Norland", "Sudland"), tie(2, "Norland", "Sudland", "talks"))
    assert edges(tk.alliance_graph(dossier, ties=["talks"])) == {("Norland", "Sudland", "talks:+1")}
    with pytest.raises(ToolkitError, match="friendship is not one of alliance, treaty"):
        tk.alliance_graph(dossier, ties=["friendship"])


@pytest.mark.parametrize("day", ["2024-11-05", "2025-04-01", "2025-12-27"])
@pytest.mark.parametrize("ties", [None, ["arms", "troops"]])
def test_an_actor_stays_where_it_is(dossier, day, ties):
    whole = tk.alliance_graph(dossier, roll_up=True)
    part = tk.alliance_graph(dossier, roll_up=True, as_of=day, ties=ties)
    places = whole.graph["places"]
    assert {name: part.nodes[name]["place"] for name in part} == {name: places[name] for name in part}
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())
    assert len(set(places.values())) == len(places)


def test_the_inputs_order_changes_neither_edges_nor_places():
    dossier = war(60)
    turned = replace(dossier, frames={**dossier.frames, "ties": dossier.ties.iloc[::-1]})
    one, other = tk.alliance_graph(dossier), tk.alliance_graph(turned)
    assert one.graph["places"] == other.graph["places"]
    assert edge_table(one).equals(edge_table(other))


# Norland's war, another one, and a power that has a hand in both.
TWO_WARS = [
    tie(1, "Norland", "Sudland"),
    tie(2, "Sudland", "Estmark", "combat", -1),
    tie(3, "Norland", "Estmark", "combat", -1),
    tie(4, "Great Power", "Norland", "sanction", -1),
    tie(5, "Great Power", "Alba", "sanction", -1),
    tie(6, "Alba", "Bora", "combat", -1),
    tie(7, "Westmark", "Sudland", "aid"),
    tie(8, "Westmark", "Estmark", "talks"),
]


def around(rows, names, **options):
    return sorted(tk.alliance_graph(dossier_of(*rows), around=names, **options))


def test_around_an_actor_are_those_tied_to_it_and_the_ties_among_them():
    graph = tk.alliance_graph(dossier_of(*TWO_WARS), around="Norland")
    assert edges(graph) == {
        ("Norland", "Sudland", "arms:+1"),
        ("Sudland", "Estmark", "combat:-1"),
        ("Norland", "Estmark", "combat:-1"),
        ("Great Power", "Norland", "sanction:-1"),
    }
    assert (graph.graph["around"], graph.graph["in_view"]) == (("Norland",), 7)


AROUND = [
    (["Norland"], 0, ["Norland"]),
    (["Norland"], 1, ["Estmark", "Great Power", "Norland", "Sudland"]),
    (
        ["Norland"],
        2,
        ["Estmark", "Great Power", "Norland", "Sudland", "Westmark"],
    ),  # no Alba: one tie, to a hub
    (["Norland"], 9, ["Estmark", "Great Power", "Norland", "Sudland", "Westmark"]),
    ("Norland; Bora", 1, ["Alba", "Bora", "Estmark", "Great Power", "Norland", "Sudland"]),
    (["Westmark"], 1, ["Estmark", "Sudland", "Westmark"]),
]


@pytest.mark.parametrize(("names", "steps", "kept"), AROUND)
def test_a_further_step_takes_two_ties_so_that_a_hub_drags_no_other_war_in(names, steps, kept):
    graph = tk.alliance_graph(dossier_of(*TWO_WARS), around=names, steps=steps)
    assert sorted({*graph, *graph.graph["named"]} - {"Olaf Nor", "Ministry of War"}) == kept


def test_around_counts_the_ties_of_the_view():
    late = tie(9, "Norland", "Bora", "visit")
    assert around([*TWO_WARS, late], "Norland", as_of="2031-05-02") == ["Norland", "Sudland"]
    assert around([*TWO_WARS, late], "Norland", ties=["visit", "arms"]) == ["Bora", "Norland", "Sudland"]
    assert around(TWO_WARS, "Bora", as_of="2031-05-05") == []


def test_around_a_state_are_its_people_and_rolled_up_a_minister_is_his_state():
    ties = [
        tie(1, "Olaf Nor", "Sudland", "visit"),
        tie(2, "Estmark", "Ministry of War", "sanction", -1),
        tie(3, "Sudland", "Westmark"),
    ]
    everybody = ["Estmark", "Ministry of War", "Olaf Nor", "Sudland"]
    assert around(ties, "Norland") == everybody
    assert around(ties, "Ministry of War") == everybody
    assert around(ties, "Olaf Nor") == ["Olaf Nor", "Sudland"]
    assert around(ties, "Olaf Nor", roll_up=True) == ["Estmark", "Norland", "Sudland"]


def test_the_group_of_a_named_actor_is_kept_with_all_its_members():
    ties = [
        tie(1, "Norland", "Sudland"),
        tie(2, "Norland", "The Pact", "membership"),
        tie(3, "Estmark", "The Pact", "membership"),
        tie(4, "Sudland", "Alliance", "membership"),
        tie(5, "Norland", "League", "membership", status="planned"),
        tie(6, "Estmark", "Westmark"),
    ]
    graph = tk.alliance_graph(dossier_of(*ties), around="Norland")
    assert sorted(graph) == ["Norland", "Sudland", "The Pact"]
    assert graph.graph["groups"] == {"The Pact": ("Estmark", "Norland")}
    assert around(ties, "Norland", ties=["arms"]) == ["Norland", "Sudland"]


def test_a_draft_brings_in_nobody_as_reviewed():
    ties = [*TWO_WARS, tie(9, "Norland", "Bora", "visit", review="draft")]
    graph = tk.alliance_graph(dossier_of(*ties), around="Norland")
    assert "Bora" in graph
    assert graph.graph["reviewed"] == {"Estmark", "Great Power", "Norland", "Sudland"}
    assert graph.graph["ranking"][0] == "Norland"
    assert graph.graph["ranking"][-1] == "Bora"


def test_an_unknown_actor_is_refused_with_the_names_near_it():
    with pytest.raises(ToolkitError, match=r"^around Nordland: no actor .*; near it: Norland, Sudland$"):
        around(TWO_WARS, ["Sudland", "Nordland"])
    with pytest.raises(ToolkitError, match=r"around Xyz: .* they are in actors.csv\n.*around Qqq"):
        around(TWO_WARS, "Xyz; Qqq")


@pytest.mark.parametrize("roll_up", [True, False])
def test_around_moves_nobody_and_takes_in_no_fewer_from_day_to_day(dossier, roll_up):
    whole = tk.alliance_graph(dossier, roll_up=roll_up)
    kept = set()
    for day in ("2024-11-05", "2025-04-01", "2025-12-27"):
        part = tk.alliance_graph(dossier, roll_up=roll_up, around="North Korea", as_of=day, steps=2)
        assert kept <= set(part) <= set(part.graph["ranking"])
        assert all(part.nodes[name]["place"] == whole.graph["places"][name] for name in part)
        kept = set(part)


def test_around_north_korea_are_no_brazilians(dossier):
    graph = tk.alliance_graph(dossier, roll_up=True, around="DPRK")
    assert graph.graph["around"] == ("North Korea",)
    assert {"Russia", "China", "Ukraine", "G7"} < set(graph)
    assert not {"Brazil", "Belarus", "BRICS"} & set(graph)


def test_parts_that_no_tie_joins_stand_in_rooms_of_their_own():
    wars = [[f"{war}{number}" for number in range(4)] for war in "ABC"]
    ties = [
        tie(number, states[one], states[other], "combat", -1)
        for number, (states, one, other) in enumerate(
            [(states, one, (one + 1) % 4) for states in wars for one in range(4)], start=1
        )
    ]
    places = tk.alliance_graph(dossier_of(*ties)).graph["places"]
    rooms = [np.array([places[name] for name in states]) for states in wars]
    assert len(set(places.values())) == 12
    for one, other in combinations(rooms, 2):
        low, high = (
            np.maximum(one.min(axis=0), other.min(axis=0)),
            np.minimum(one.max(axis=0), other.max(axis=0)),
        )
        assert (low > high).any()


BALANCE = [
    ("++ +", True),
    ("+- -", True),
    ("++ -", False),
    ("-- -", False),
]


@pytest.mark.parametrize(("signs", "balanced"), BALANCE)
def test_a_triangle_is_balanced_if_the_product_of_its_signs_is_positive(signs, balanced):
    pairs = [("Estmark", "Norland"), ("Estmark", "Sudland"), ("Norland", "Sudland")]
    ties = [
        tie(number, a, b, "support" if sign == "+" else "sanction", 1 if sign == "+" else -1)
        for number, ((a, b), sign) in enumerate(zip(pairs, signs.replace(" ", ""), strict=True), start=1)
    ]
    found = tk.balance(tk.alliance_graph(dossier_of(*ties)))
    assert found[["a", "b", "c", "signs", "balanced"]].values.tolist() == [
        ["Estmark", "Norland", "Sudland", signs.replace(" ", ""), balanced]
    ]
    assert found["claim_ids"].tolist() == ["page-1.t1; page-2.t1; page-3.t1"]
    assert found.attrs == {"triangles": 1, "balanced": int(balanced), "share": float(balanced)}


def test_pairs_with_both_signs_are_mixed_and_plans_do_not_count():
    graph = tk.alliance_graph(
        dossier_of(
            tie(1, "Norland", "Sudland"),
            tie(2, "Norland", "Sudland", "sanction", -1),
            tie(3, "Estmark", "Norland", "visit", status="planned"),
            tie(4, "Estmark", "Sudland", "combat", -1),
        )
    )
    assert pair_signs(graph) == {("Norland", "Sudland"): 0, ("Estmark", "Sudland"): -1}
    assert tk.balance(graph).attrs["share"] is None


def test_what_is_new_between_two_days():
    dossier = dossier_of(
        tie(1, "Norland", "Sudland"),
        tie(2, "Norland", "Sudland", status="confirmed"),
        tie(3, "Estmark", "Sudland", "sanction", -1),
        tie(1, "Norland", "Estmark", "visit", claim_id="page-1.t2"),
        tie(4, "Norland", "Estmark", "visit"),
    )
    changes = tk.tie_changes(tk.alliance_graph(dossier, as_of="2031-05-01"), tk.alliance_graph(dossier))
    assert changes[["a", "b", "change", "claim_ids"]].values.tolist() == [
        ["Estmark", "Sudland", "new tie", "page-3.t1"],
        ["Norland", "Estmark", "more claims", "page-4.t1"],
        ["Norland", "Sudland", "status: asserted to confirmed", "page-2.t1"],
    ]


def test_the_real_ties_as_of_april_2025(dossier):
    graph = tk.alliance_graph(dossier, roll_up=True, as_of="2025-04-01")
    north = {key for a, b, key in edges(graph) if {a, b} == {"North Korea", "Russia"}}
    assert {"alliance:+1", "arms:+1", "troops:+1", "treaty:+1"} <= north
    assert not any(sign.endswith("-1") for sign in north)
    assert "North Korea" not in graph.graph["groups"]["BRICS"]
    assert set(graph.graph["groups"]) == {"BRICS", "G7"}


def test_an_empty_table_is_an_empty_graph():
    graph = tk.alliance_graph(from_rows({"actors": ACTORS}, {}))
    assert len(graph) == 0
    assert graph.graph["places"] == {}
    assert len(tk.balance(graph)) == 0
