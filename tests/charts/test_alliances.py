"""The network: signs by line, status by mark, groups as cards, labels that find room or stay away."""

import numpy as np
import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, words
from tests.charts.wars import war
from toolkit import provenance
from toolkit.charts import boxes
from toolkit.charts.links import links_of, place_labels, route


@pytest.fixture(scope="module")
def graph(dossier):
    return tk.alliance_graph(dossier, roll_up=True, as_of="2025-04-01")


@pytest.fixture(scope="module")
def ax(graph):
    return tk.plot_alliances(graph)


def test_signs_differ_in_their_lines(ax):
    styles = {
        c.get_gid(): c.get_linestyle()[0] for c in ax.collections if str(c.get_gid()).startswith("sign")
    }
    assert set(styles) == {"sign-+1", "sign--1", "sign-+0"}
    assert len({str(style) for style in styles.values()}) == 3


def test_one_line_per_pair_and_sign(ax, graph):
    pairs = {(min(a, b), max(a, b), data["sign"]) for a, b, data in graph.edges(data=True)}
    lines = [
        segment for c in ax.collections if str(c.get_gid()).startswith("sign") for segment in c.get_segments()
    ]
    assert len(lines) == len(pairs)
    status = [place for name in kinds(ax) if name.startswith("status") for place in marks(ax, name)]
    assert len(status) == len(pairs)


def test_marks_stand_on_their_lines(ax):
    points = np.vstack(
        [s for c in ax.collections if str(c.get_gid()).startswith("sign") for s in c.get_segments()]
    )
    for name in kinds(ax):
        if name.startswith("status"):
            for place in marks(ax, name):
                assert np.hypot(*(points - place).T).min() < 0.02


def test_groups_are_cards_with_their_members(ax):
    assert {"BRICS", "G7"} <= set(words(ax, "actor"))
    members = " ".join(words(ax, "members"))
    assert "South Africa" in members
    assert "Italy" in members
    assert "Italy" not in words(ax, "actor")


def test_no_two_actors_overlap(dossier):
    for roll_up in (True, False):
        ax = tk.plot_alliances(tk.alliance_graph(dossier, roll_up=roll_up))
        frames = np.array(
            [
                patch.get_path().get_extents(patch.get_patch_transform()).extents
                for patch in ax.patches
                if str(patch.get_gid()).startswith("actor")
            ]
        )
        for number, frame in enumerate(frames):
            assert boxes.overlaps(frame, np.delete(frames, number, axis=0)) == 0


def test_an_actor_keeps_its_place_whatever_the_day(dossier, ax):
    def places(chart):
        return {text.get_text(): text.get_position() for text in chart.texts if text.get_gid() == "actor"}

    later = places(tk.plot_alliances(tk.alliance_graph(dossier, roll_up=True)))
    now = places(ax)
    assert len(now) < len(later)
    heights = {name: (x, later[name][0]) for name, (x, _) in now.items()}
    assert all(abs(one - other) < 1e-9 for one, other in heights.values())


def test_the_title_and_caption_say_what_and_who(ax):
    shown = provenance.of(ax)
    assert shown.title == "North Korea and Russia: 8 kinds of friendly tie, more than any other pair"
    assert shown.caption.startswith("Said of North Korea and Russia: visit (")
    assert "triangles in balance." in " ".join(words(ax))
    assert {"BRICS", "G7"} <= set(shown.rows.query("tie == 'membership'")["b"])


def test_actors_beyond_the_limit_are_counted():
    ax = tk.plot_alliances(tk.alliance_graph(war(120)), most=5)
    assert len(words(ax, "actor")) == 5
    assert any("actors not drawn." in text for text in words(ax))


def test_labels_meet_no_box_and_no_other_label(graph):
    links = links_of(graph)
    names = sorted({name for link in links for name in (link.a, link.b)})
    frames = boxes.around(
        [(number % 6 * 1.3 + 0.5, number // 6 * 0.8 + 0.2) for number in range(len(names))],
        [(0.7, 0.2)] * len(names),
    )
    route(links, dict(zip(names, frames, strict=True)))
    place_labels(links, [[", ".join(link.ties), "short"] for link in links], list(frames), (8, 4), 7)
    placed = [link for link in links if link.label]
    assert len(placed) > 5
    labels = boxes.around([link.label_at for link in placed], [(0.1, 0.1)] * len(placed))
    assert all(boxes.overlaps(label, frames) == 0 for label in labels)
    assert all(
        boxes.overlaps(label, np.delete(labels, number, axis=0)) == 0 for number, label in enumerate(labels)
    )
