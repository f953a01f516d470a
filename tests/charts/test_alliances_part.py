"""The network around some actors, and of several conflicts: what is kept, what the words speak of."""

import pytest

import toolkit as tk
from tests.charts.pictures import words
from tests.charts.wars import dossier_of
from toolkit import provenance


def tie(number, a, b, kind="arms", sign=1, **changed):
    row = {
        "claim_id": f"page-{number}.t1",
        "source_id": f"page-{number}",
        "statement": "So they said.",
        "status": "asserted",
        "reported": "2031-05-01",
        "review": "accepted",
    }
    return {**row, "a": a, "b": b, "tie": kind, "sign": sign, "directed": True, **changed}


@pytest.fixture(scope="module")
def part(dossier):
    return tk.plot_alliances(tk.alliance_graph(dossier, roll_up=True, around="North Korea"))


def test_a_part_of_the_network_says_what_was_kept(part):
    assert provenance.of(part).title == (
        "North Korea and Russia: 10 kinds of friendly tie, more than any other pair shown"
    )
    assert (
        "North Korea and those tied to it: 10 of 19 actors. 21 pairs: 7 friendly, 12 hostile, 2 mixed. "
        "11 of 12 triangles in balance."
    ) in " ".join(words(part))
    assert not {"Brazil", "BRICS", "Belarus"} & set(words(part, "actor"))


KEPT = [
    ("Estmark", 1, "Estmark and those tied to it: 2 of 8 actors."),
    (["Estmark", "Norland"], 1, "Estmark, Norland and those tied to them: 2 of 8 actors."),
    ("Estmark", 2, "Estmark, those tied to it and to two of these: 2 of 8 actors."),
    ("Estmark", 3, "Estmark and those within 3 steps of it: 2 of 8 actors."),
    (list("ABCDE"), 1, "A, B, C, 2 more and those tied to them: 6 of 8 actors."),
]


@pytest.mark.parametrize(("around", "steps", "said"), KEPT)
def test_what_was_kept_in_words(around, steps, said):
    ties = [tie(1, "Norland", "Estmark"), *(tie(n, name, "Hub") for n, name in enumerate("ABCDE", 2))]
    graph = tk.alliance_graph(dossier_of(ties=ties), around=around, steps=steps)
    assert said in " ".join(words(tk.plot_alliances(graph)))


@pytest.mark.parametrize("most", [4, 24])
def test_busier_actors_of_other_wars_push_none_of_the_part_off_the_picture(most):
    other = [tie(n, f"Busy {n}", f"Busy {n % 9 + 20}") for n in range(20)] * 3
    other = [{**row, "claim_id": f"page-{n}.t1", "source_id": f"page-{n}"} for n, row in enumerate(other)]
    own = [tie(100 + n, "Norland", name) for n, name in enumerate(["Estmark", "Sudland", "Westmark"])]
    graph = tk.alliance_graph(dossier_of(ties=[*other, *own]), around="Norland")
    assert set(words(tk.plot_alliances(graph, most=most), "actor")) == {
        *("Norland", "Estmark", "Sudland", "Westmark")
    }


def test_title_and_caption_of_a_part_speak_of_the_named_actor():
    ties = [
        *(tie(n, "Sudland", "Estmark", kind) for n, kind in enumerate(["arms", "aid", "troops"], 1)),
        tie(4, "Norland", "Sudland", "visit"),
        tie(5, "Norland", "Estmark", "combat", -1),
    ]
    shown = provenance.of(tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties), around="Norland")))
    assert shown.title == "Norland and Sudland: 1 kind of friendly tie"
    assert shown.caption == "Said of Norland and Sudland: visit (Page-4)."
    hostile = provenance.of(tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties[3:]), around="Estmark")))
    assert hostile.title == "No friendly tie of Estmark is reported; 1 pair hostile or neutral"


def test_an_actor_without_ties_gets_a_picture_that_says_so():
    ties = [tie(1, "Norland", "Sudland"), tie(2, "Estmark", "Pact", "membership")]
    graphs = [
        tk.alliance_graph(dossier_of(ties=ties), around=name, ties=kinds)
        for name, kinds in (("Estmark", None), ("Estmark", ["arms"]))
    ]
    assert [provenance.of(tk.plot_alliances(graph)).title for graph in graphs] == [
        "No ties of Estmark but membership are reported",
        "No ties of Estmark are reported",
    ]


def test_the_counts_of_conflicts_that_no_tie_joins_are_not_those_of_one():
    ties = [
        tie(1, "Norland", "Sudland", "combat", -1),
        tie(2, "Estmark", "Westmark", "combat", -1),
        tie(3, "Alba", "Pact", "sanction", -1),
        tie(4, "Norland", "Pact", "membership"),
    ]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)))
    assert "3 pairs in 2 parts that no tie joins: 0 friendly, 3 hostile." in " ".join(words(ax))


def test_the_counts_are_those_of_the_lines_drawn():
    ties = [*(tie(n, "Norland", name) for n, name in enumerate("ABC", 1)), tie(4, "D", "E")]
    said = " ".join(words(tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)), most=4)))
    assert "3 pairs: 3 friendly, 0 hostile. 2 actors not drawn." in said


def test_most_kinds_of_all_is_said_of_the_whole_graph_not_of_the_lines_drawn():
    ties = [*(tie(n, "Norland", name) for n, name in enumerate("ABC", 1))]
    ties += [tie(9, "D", "E", kind, claim_id=f"page-9.t{n}") for n, kind in enumerate(["arms", "aid"])]
    ties += [tie(5, "Norland", "A", "aid"), tie(6, "Norland", "B"), tie(7, "Norland", "C")]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)), most=4)
    assert set(words(ax, "actor")) == {"Norland", "A", "B", "C"}
    assert provenance.of(ax).title == "A and Norland: 2 kinds of friendly tie, as many as D and E"


def test_kinds_of_tie_that_the_caption_has_no_room_for_are_counted():
    kinds = ("alliance", "treaty", "troops", "arms", "aid", "visit", "talks", "support")
    ties = [tie(n, "Norland", "Sudland", kind) for n, kind in enumerate(kinds, 1)]
    ax = tk.plot_alliances(tk.alliance_graph(dossier_of(ties=ties)))
    assert provenance.of(ax).caption.endswith("; 2 more.")


def test_where_no_pair_has_two_kinds_of_tie_the_voices_tell_them_apart():
    troops = [tie(n, "Norland", "Sudland", "troops", claimed_by=f"Voice {n}") for n in range(1, 4)]
    title = provenance.of(
        tk.plot_alliances(tk.alliance_graph(dossier_of(ties=[*troops, tie(4, "A", "B")])))
    ).title
    assert title == "Norland and Sudland: troops, by 3 independent voices, more than any other friendly pair"
    drafts = [{**row, "review": "draft"} for row in troops]
    title = provenance.of(tk.plot_alliances(tk.alliance_graph(dossier_of(ties=drafts)))).title
    assert title == "Norland and Sudland: 1 kind of friendly tie in drafts"
    alike = [tie(n, "Norland", name, "visit") for n, name in enumerate("AB", 1)]
    alike.append(tie(3, "Norland", "C", "visit", status="planned"))  # no friendly pair as yet
    title = provenance.of(tk.plot_alliances(tk.alliance_graph(dossier_of(ties=alike)))).title
    assert title == "2 friendly pairs, each by one kind of tie, such as A and Norland (visit)"
