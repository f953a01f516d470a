"""What nobody has reviewed looks like a draft in every chart, and one reviewed claim suffices."""

import numpy as np
import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, outside, overlapping, panel, words
from tests.charts.test_alliances import boxes_of
from tests.charts.test_supplies import supply
from tests.charts.wars import bounded, dossier_of, figure
from toolkit import provenance
from toolkit.charts.boxes import overlaps
from toolkit.network import pair_signs

DRAFT = {"review": "draft"}


def tie(number, **changed):
    """One row of `ties`: Norland arms Estmark, unless said otherwise."""
    row = {
        "claim_id": f"page-{number}.t1",
        "source_id": f"page-{number}",
        "statement": "They sent shells.",
        "claimed_by": "Sudland",
        "status": "asserted",
        "reported": "2031-05-01",
        "a": "Norland",
        "b": "Estmark",
        "tie": "arms",
        "sign": 1,
        "directed": True,
    }
    return {**row, **changed}


def sent(stock, addition, *more):
    """A build-up of a total and a later addition, with these changes to each."""
    total = figure(1, when="2031-04", **bounded("about", 9000), **stock)
    later = figure(2, mode="flow", when="2031-05", reported="2031-05-02", **addition)
    return tk.build_up(dossier_of([total, later, *more]), side="Norland")


@pytest.mark.parametrize(
    ("stock", "addition", "expected"),
    [
        ({}, {}, ["accepted", "accepted", "accepted"]),
        ({}, DRAFT, ["accepted", "draft", "draft"]),
        (DRAFT, {"review": "edited"}, ["draft", "accepted", "draft"]),
    ],
)
def test_a_sum_with_a_draft_among_its_parts_is_a_draft(stock, addition, expected):
    table = sent(stock, addition)
    assert table[table["reading"] == "on top"]["review"].tolist() == expected


@pytest.mark.parametrize(("addition", "marked"), [({}, False), (DRAFT, True)])
def test_the_title_says_that_a_sum_rests_on_a_draft(addition, marked):
    title = provenance.of(tk.plot_build_up(sent({}, addition))).title
    assert ("(draft)" in title) is marked


def test_one_reviewed_copy_is_enough():
    copy = figure(3, when="2031-04", reported="2031-05-02", **bounded("about", 9000))
    table = sent(DRAFT, {}, copy)
    assert "draft" not in table["review"].tolist()


def test_bars_of_drafts_are_dotted_and_named():
    plain, drafted = tk.plot_build_up(sent({}, {})), tk.plot_build_up(sent(DRAFT, {}))
    stock = [next(bar for bar in ax.patches if bar.get_gid() == "stock") for ax in (plain, drafted)]
    assert [bar.get_hatch() for bar in stock] == [None, ".."]
    assert "draft" not in " ".join(words(plain))
    assert "draft" in " ".join(words(drafted, "who"))
    assert "bar of drafts, not reviewed" in words(drafted)
    assert outside(drafted.figure) == overlapping(drafted.figure) == []


@pytest.mark.parametrize(
    ("second", "drawn_as"), [("draft", "status-asserted-draft"), ("edited", "status-asserted")]
)
def test_a_cell_of_supplies_is_a_draft_if_all_its_claims_are(second, drawn_as):
    ax = tk.plot_supplies(dossier_of(supplies=[supply(1, **DRAFT), supply(2, review=second)]))
    assert [name for name in kinds(ax) if name.startswith("status")] == [drawn_as]


def test_a_draft_raises_no_status_and_no_number_of_a_cell():
    planned = [supply(number, status="planned", **bounded("exact", number)) for number in (1, 2)]
    drafted = supply(3, **DRAFT, **bounded("exact", 3))
    ax = tk.plot_supplies(dossier_of(supplies=[*planned, drafted, supply(4, **DRAFT, category="food")]))
    assert sorted(words(ax, "statements")) == ["1", "2"]
    assert words(ax, "drafts") == ["+1"]
    assert sorted(name for name in kinds(ax) if name.startswith("status")) == [
        "status-asserted-draft",
        "status-planned",
    ]
    shown = provenance.of(ax)
    assert shown.title == "Planned: Norland → Estmark ammunition (2)"
    assert "Hatched: 2 further statements in drafts." in " ".join(words(ax))
    ammunition = shown.rows.set_index("category").loc["ammunition"]
    assert (ammunition["statements"], ammunition["reports"], ammunition["drafts"]) == (2, 2, 1)
    assert "page-3.s1" in ammunition["claim_ids"]


def test_drafts_push_no_reviewed_pair_out_of_the_matrix():
    drafts = [supply(number, **DRAFT, supplier="Sudland", **bounded("exact", number)) for number in (2, 3)]
    ax = tk.plot_supplies(dossier_of(supplies=[supply(1), *drafts]), most=1)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Norland → Estmark"]


@pytest.mark.parametrize(
    ("second", "drawn_as"), [("draft", "status-asserted-draft"), ("edited", "status-asserted")]
)
def test_a_line_of_the_network_is_a_draft_if_all_its_ties_are(second, drawn_as):
    ties = [tie(1, **DRAFT), tie(2, tie="visit", review=second)]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)))
    assert [name for name in kinds(ax) if name.startswith("status")] == [drawn_as]
    assert ("draft, not reviewed" in words(ax)) is (second == "draft")


def test_the_key_explains_no_mark_that_only_reviewed_ties_have():
    told = [("arms", "Estmark", "confirmed"), ("visit", "Alba", "asserted"), ("aid", "Westmark", "planned")]
    ties = [tie(n, **DRAFT, tie=kind, b=b, status=status) for n, (kind, b, status) in enumerate(told, 1)]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)))
    assert [said.get_text() for said in panel(ax, "key").texts] == [
        *("friendly", "planned", "draft, not reviewed")
    ]


def places(chart):
    return {said.get_text(): said.get_position() for said in chart.texts if said.get_gid() == "actor"}


def test_drafts_move_no_actor_and_push_none_out():
    seen = [tie(n, a=f"State {n}", b=f"State {(n * 5 + 2) % 11}", tie="visit") for n in range(11)]
    drafts = [
        tie(n, **DRAFT, a=a, b=b, claimed_by=None, source_id=f"page-{n}", claim_id=f"page-{n}.t{n}")
        for n, (a, b) in enumerate([("Alland", "State 3"), ("Alland", "Besmark"), ("Besmark", "State 1")], 20)
    ]
    before = tk.alliance_graph(dossier_of(ties=seen))
    after = tk.alliance_graph(dossier_of(ties=[*seen, *drafts]))
    alone, full = places(tk.plot_alliances(before)), places(tk.plot_alliances(after))
    assert full.keys() - alone.keys() == {"Alland", "Besmark"}
    # The subtitle speaks of the drafts, which may make the page a line taller: across, nobody moves.
    assert {name: full[name][0] for name in alone} == {name: at for name, (at, _) in alone.items()}
    assert set(places(tk.plot_alliances(after, most=len(alone)))) == set(alone)
    assert "In drafts: 3 further pairs." in " ".join(words(tk.plot_alliances(after)))


def test_a_draft_changes_nothing_of_a_reviewed_line():
    reviewed = tie(1, status="planned")
    drafts = [tie(2, **DRAFT), tie(3, **DRAFT, tie="visit"), tie(4, **DRAFT, a="Estmark", b="Norland")]
    graph = tk.alliance_graph(dossier_of(ties=[reviewed, *drafts]))
    ax = tk.plot_alliances(graph)
    edge = graph["Norland"]["Estmark"]["arms:+1"]
    assert (edge["status"], edge["review"], edge["voices"], edge["reports"]) == ("planned", "accepted", 1, 1)
    assert edge["claim_ids"] == ("page-1.t1", "page-2.t1")
    assert [name for name in kinds(ax) if name.startswith("status")] == ["status-planned"]
    assert words(ax, "tie") == ["arms (1 draft)"]
    assert provenance.of(ax).title == "Estmark and Norland: 1 kind of friendly tie"
    heads = [drawn for drawn in ax.collections if drawn.get_gid() == "arrow"]
    assert sum(len(drawn.get_paths()) for drawn in heads) == 1


def test_a_draft_makes_no_reviewed_pair_mixed():
    ties = [tie(1), tie(2, **DRAFT, tie="sanction", sign=-1), tie(3, **DRAFT, b="Sudland", sign=-1)]
    graph = tk.alliance_graph(dossier_of(ties=ties))
    assert pair_signs(graph) == {("Estmark", "Norland"): 1, ("Norland", "Sudland"): -1}


def test_a_timeline_says_how_many_of_its_events_are_drafts():
    told = {"status": "asserted", "when": "2031-05-03", "reported": "2031-05-10", "kind": "CONSULT"}
    events = [
        {
            "claim_id": f"page-{n}.e1",
            "source_id": f"page-{n}",
            "statement": "They met.",
            "event": f"Meeting {n}",
        }
        | told
        | changed
        for n, changed in enumerate([{"review": "edited"}, DRAFT, {"review": "accepted"}])
    ]
    assert "Further: 1 in drafts." in " ".join(words(tk.plot_timeline(dossier_of(events=events))))


def membership(number, member, group, **changed):
    return tie(number, a=member, b=group, tie="membership", **changed)


@pytest.mark.parametrize(("second", "hatched"), [("draft", ["draft-card"]), ("edited", [])])
def test_a_group_is_hatched_while_all_its_memberships_are_drafts(second, hatched):
    ties = [
        tie(1),
        membership(2, "Norland", "Pact", **DRAFT),
        membership(3, "Sudland", "Pact", review=second),
    ]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)))
    rims = [patch for patch in ax.patches if patch.get_gid() == "draft-card"]
    assert [patch.get_gid() for patch in rims] == hatched
    assert all(patch.get_hatch() for patch in rims)
    assert ("draft, not reviewed" in words(ax)) is bool(hatched)
    shown = provenance.of(ax).rows.query("tie == 'membership'")
    assert shown["review"].tolist() == (["draft"] if hatched else ["accepted"])


@pytest.mark.parametrize("seed", range(4))
def test_the_box_of_a_draft_actor_touches_no_other(seed):
    chance = np.random.default_rng(seed)
    seen = [tie(n, a=f"State {n}", b=f"State {(n * 5 + 2) % 13}", tie="visit") for n in range(13)]
    long = [f"Provisional Democratic Republic of {letter}" for letter in "ABCDEFGHIJK"]
    drafts = [
        tie(n, **DRAFT, a=name, b=f"State {chance.integers(13)}", claimed_by=None, tie="talks")
        for n, name in enumerate(long, 20)
    ]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=[*seen, *drafts])))
    frames = boxes_of(ax)
    assert len(frames) > 20
    assert sum(overlaps(frame, np.delete(frames, n, axis=0)) for n, frame in enumerate(frames)) == 0


def test_an_origin_is_a_draft_while_nobody_has_seen_any_of_its_claims():
    copies = [figure(1, **DRAFT), figure(2, **DRAFT, via="Page-1"), figure(3, claimed_by="Estmark", **DRAFT)]
    seen = [copies[0], {**copies[1], "review": "edited"}, copies[2]]
    assert tk.origins(dossier_of(copies))["review"].tolist() == ["draft", "draft"]
    assert tk.origins(dossier_of(seen))["review"].tolist() == ["accepted", "draft"]
    ax = tk.plot_origins(tk.origins(dossier_of(seen)))
    assert len(marks(ax, "status-asserted")) == len(marks(ax, "status-asserted-draft")) == 1


def test_a_title_that_rests_on_drafts_alone_says_so():
    ties = dossier_of(ties=[tie(1, **DRAFT), tie(2, **DRAFT, tie="sanction", sign=-1, b="Westia")])
    friendly = provenance.of(tk.plot_alliances(tk.alliance_graph(ties))).title
    assert friendly == "Estmark and Norland: 1 kind of friendly tie in drafts"
    hostile = dossier_of(ties=[tie(2, **DRAFT, tie="sanction", sign=-1)])
    title = provenance.of(tk.plot_alliances(tk.alliance_graph(hostile))).title
    assert title == "No friendly tie is reported; 1 pair hostile or neutral in drafts"
    number = provenance.of(tk.plot_claims(dossier_of([figure(1, **DRAFT)]))).title
    assert number == "Norland, deployed: 100 (draft) in the latest total of the last 90 days"
