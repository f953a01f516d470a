"""The network: signs by line, status by mark, groups as cards, labels that find room or stay away."""

import numpy as np
import pytest

import toolkit as tk
from tests.charts.pictures import kinds, marks, words
from tests.charts.wars import war
from toolkit import provenance
from toolkit.charts import boxes, text
from toolkit.charts.actor_boxes import frame_of
from toolkit.charts.links import MARK, links_of, place_labels, route
from toolkit.charts.placing import arrange


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
    assert "actors not drawn." in " ".join(words(ax))


def test_labels_meet_no_box_and_no_other_label(graph):
    links = links_of(graph)
    names = sorted({name for link in links for name in (link.a, link.b)})
    frames = boxes.around(
        [(number % 6 * 1.3 + 0.5, number // 6 * 0.8 + 0.2) for number in range(len(names))],
        [(0.7, 0.2)] * len(names),
    )
    route(links, dict(zip(names, frames, strict=True)), (8, 4))
    place_labels(links, [[", ".join(link.ties), "short"] for link in links], list(frames), (8, 4), 7)
    placed = [link for link in links if link.label]
    assert len(placed) > 5
    labels = boxes.around([link.label_at for link in placed], [(0.1, 0.1)] * len(placed))
    assert all(boxes.overlaps(label, frames) == 0 for label in labels)
    assert all(
        boxes.overlaps(label, np.delete(labels, number, axis=0)) == 0 for number, label in enumerate(labels)
    )
    lines = np.vstack([link.curve for link in links])
    for link in placed[1:]:  # the first may cross a line rather than stay without its label
        across, down = text.width(link.label, 7) / 2, 0.05
        away = np.abs(lines - link.label_at)
        assert not ((away[:, 0] < across) & (away[:, 1] < down)).any(), link.label


@pytest.mark.parametrize("roll_up", [True, False])
def test_a_line_leaves_beside_the_middle_rather_than_run_through_a_third(dossier, roll_up):
    graph = tk.alliance_graph(dossier, roll_up=roll_up)
    ax = tk.plot_alliances(graph)
    lines = [s for c in ax.collections if str(c.get_gid()).startswith("sign") for s in c.get_segments()]
    assert not [line for line in lines if boxes_hit(line, boxes_of(ax))]
    one, other, between = np.array([[1, 0, 3, 0.2], [1, 2, 3, 2.2], [1.2, 1, 2.8, 1.2]])
    link = links_of(graph)[0]
    route([link], {link.a: one, link.b: other, "third": between}, (4, 3))
    assert not boxes_hit(link.curve, between[None])


@pytest.mark.parametrize("top", [0.05, 2.7])
def test_a_line_along_the_edge_bends_inwards_so_that_its_mark_stays_whole(graph, top):
    one, other = np.array([[0.05, top, 1.05, top + 0.2], [2.5, top, 3.5, top + 0.2]])
    pair = [link for link in links_of(graph) if {link.a, link.b} == {"Russia", "United States"}]
    assert len(pair) == 2
    route(pair, {pair[0].a: one, pair[0].b: other}, (7.4, 2.95))
    for link in pair:
        assert link.curve[:, 1].min() > MARK / 2
        assert link.curve[:, 1].max() < 2.95 - MARK / 2


def test_the_line_of_the_caption_is_named(dossier):
    graph = tk.alliance_graph(dossier)
    first = links_of(graph)[0]
    assert {first.a, first.b} == {"North Korea", "Russia"}
    assert [said for said in words(tk.plot_alliances(graph), "tie") if said.startswith("alliance, ")]


@pytest.mark.parametrize("roll_up", [True, False])
def test_the_whole_sheet_is_used_and_no_line_runs_through_a_third(dossier, roll_up):
    ax = tk.plot_alliances(tk.alliance_graph(dossier, roll_up=roll_up))
    frames = boxes_of(ax)
    wide, high = ax.get_xlim()[1], ax.get_ylim()[0]
    assert np.ptp(frames[:, [0, 2]]) > 0.95 * wide
    assert np.ptp(frames[:, [1, 3]]) > 0.9 * high
    columns = np.histogram((frames[:, 0] + frames[:, 2]) / 2, bins=3, range=(0, wide))[0]
    assert columns.min() >= len(frames) // 6
    lines = [s for c in ax.collections if str(c.get_gid()).startswith("sign") for s in c.get_segments()]
    through = [boxes_hit(line, frames) for line in lines]
    assert sum(hit > 0 for hit in through) <= len(lines) // 10
    assert ax.figure.get_size_inches()[1] <= 5


def test_most_lines_of_the_states_are_named(dossier):
    ax = tk.plot_alliances(tk.alliance_graph(dossier, roll_up=True))
    lines = [s for c in ax.collections if str(c.get_gid()).startswith("sign") for s in c.get_segments()]
    assert len(words(ax, "tie")) >= len(lines) * 2 / 3


def test_the_same_actors_get_the_same_places_and_a_crowd_ends_in_time():
    chance = np.random.default_rng(1)
    sizes = tuple((float(wide), 0.2) for wide in chance.uniform(0.5, 1.2, 30))
    wanted = tuple((float(x), float(y)) for x, y in chance.uniform(0, 1, (30, 2)) * (7.4, 3))
    pairs = (*((0, other) for other in range(1, 30)), (1, 2), (3, 4))
    placed = arrange(wanted, sizes, pairs, (7.4, 3.0))
    arrange.cache_clear()
    assert arrange(wanted, sizes, pairs, (7.4, 3.0)) == placed
    frames = boxes.around(placed, sizes)
    assert all(boxes.overlaps(box, np.delete(frames, n, axis=0)) == 0 for n, box in enumerate(frames))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_boxes_need_no_search(number):
    assert len(arrange(((0.1, 0.1),) * number, ((1.0, 0.2),) * number, (), (7.4, 3.0))) == number


def test_a_long_list_of_members_is_cut_and_counted():
    members = tuple(f"Member number {letter}" for letter in "ABCDEFGHIJKLMNOP")
    wide, high = frame_of("Union", "bloc", members)
    assert wide < 1.8
    assert high < 0.9


def boxes_of(ax):
    patches = [patch for patch in ax.patches if str(patch.get_gid()).startswith("actor")]
    return np.array([p.get_path().get_extents(p.get_patch_transform()).extents for p in patches])


def boxes_hit(line, frames):
    """Boxes that a line runs through, its two ends not counted."""
    inside = [((line > box[:2] + 0.01) & (line < box[2:] - 0.01)).all(axis=1)[2:-2].any() for box in frames]
    return sum(inside)
