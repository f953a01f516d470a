"""Text is measured before it is drawn, boxes are pushed apart, time is ticked: in bounded time."""

import time
from datetime import date

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.charts.wars import LONG
from toolkit.charts import boxes, text
from toolkit.charts.style import house
from toolkit.charts.time_axis import day_number, time_axis, to_days

SENTENCE = "The reports leave open whether the total includes the addition; both readings are shown."


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", ["about 11,000", LONG, "≠ 3,000", "Zelensky · Росія · 북한"])
def test_a_text_is_as_wide_as_it_was_measured(words, bold):
    with house():
        figure = Figure(dpi=300)
        drawn = figure.text(0, 0, words, fontsize=9, weight="bold" if bold else "normal")
        box = drawn.get_window_extent(FigureCanvasAgg(figure).get_renderer())
    assert box.width / 300 <= text.width(words, 9, bold=bold) * 1.02 + 0.01


def test_wrapped_lines_fit_and_lose_no_word():
    lines = text.wrap(SENTENCE, 2.0, 8)
    assert " ".join(lines) == SENTENCE
    assert all(text.width(line, 8) <= 2.0 for line in lines)


def test_a_limit_of_lines_ends_in_an_ellipsis():
    lines = text.wrap(SENTENCE, 1.5, 8, lines=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_word_wider_than_the_line_is_shortened():
    assert text.wrap("Donaudampfschifffahrtsgesellschaft", 0.5, 9) == [
        text.shorten("Donaudampfschifffahrtsgesellschaft", 0.5, 9)
    ]


def test_a_balanced_title_has_no_orphan():
    words = "North Korea, deployed: totals of the last 90 days run from about 11,000 to more than 15,000"
    lines = text.balance(words, 7.4, 13, bold=True)
    assert len(lines) == len(text.wrap(words, 7.4, 13, bold=True))
    widths = [text.width(line, 13, bold=True) for line in lines]
    assert min(widths) > 0.6 * max(widths)


def test_boxes_end_apart_and_inside():
    chance = np.random.default_rng(4)
    sizes = np.column_stack([chance.uniform(0.4, 1.2, 40), np.full(40, 0.2)])
    centres = boxes.push_apart(chance.uniform(0, 1, (40, 2)) * (7, 4), sizes, (7, 4), gap=(0.1, 0.08))
    frames = boxes.around(centres, sizes)
    assert all(
        boxes.overlaps(frame, np.delete(frames, index, axis=0)) == 0 for index, frame in enumerate(frames)
    )
    assert frames.min() >= -1e-9
    assert (frames[:, 2:] <= np.array([7, 4]) + 1e-9).all()


def test_boxes_in_one_spot_end_apart_too():
    sizes = np.full((9, 2), 0.3)
    frames = boxes.around(boxes.push_apart(np.full((9, 2), 1.0), sizes, (3, 3)), sizes)
    assert sum(boxes.overlaps(frame, frames) - 1 for frame in frames) <= 9


def test_a_page_that_is_too_full_ends_in_time():
    started = time.perf_counter()
    boxes.push_apart(np.full((200, 2), 1.0), np.full((200, 2), 1.0), (3, 3))
    assert time.perf_counter() - started < 20


TICKS = [
    (date(2024, 10, 5), date(2025, 3, 28), ["Nov\n2024", "Dec", "Jan\n2025", "Feb", "Mar"]),
    (
        date(2025, 3, 1),
        date(2025, 3, 9),
        ["1 Mar\n2025", "3 Mar\n2025", "5 Mar\n2025", "7 Mar\n2025", "9 Mar\n2025"],
    ),
    (date(2015, 1, 1), date(2025, 1, 1), [str(year) for year in range(2016, 2025, 2)] + ["2025"]),
]


@pytest.mark.parametrize(("first", "last", "expected"), TICKS[:2])
def test_ticks_are_months_or_days(first, last, expected):
    axes = Figure().add_subplot()
    time_axis(axes, day_number(first), day_number(last), inches=4)
    assert [label.get_text() for label in axes.get_xticklabels()] == expected


@pytest.mark.parametrize("years", [1, 3, 10, 50])
def test_a_longer_time_has_no_more_ticks(years):
    axes = Figure().add_subplot()
    time_axis(axes, day_number(date(1975, 1, 1)), day_number(date(1975 + years, 1, 1)), inches=5)
    assert 2 <= len(axes.get_xticks()) <= 14


def test_days_count_from_1970_and_blanks_stay_blank():
    assert to_days(["1970-01-02", None]).tolist()[:1] == [1.0]
    assert np.isnan(to_days(["1970-01-02", None])[1])


def test_further_boxes_stand_in_the_nearest_gap_and_move_none_of_the_first():
    chance = np.random.default_rng(2)
    sizes = np.column_stack([chance.uniform(0.4, 1.6, 30), np.full(30, 0.2)])
    first = boxes.push_apart(chance.uniform(0, 1, (18, 2)) * (7, 3), sizes[:18], (7, 3))
    centres = np.vstack([first, chance.uniform(0, 1, (12, 2)) * (7, 3)])
    placed = boxes.fit_in(centres, sizes, (7, 3), gap=(0.1, 0.08), fixed=18)
    assert (placed[:18] == first).all()
    frames = boxes.around(placed, sizes)
    assert all(boxes.overlaps(frame, np.delete(frames, n, axis=0)) == 0 for n, frame in enumerate(frames))


def test_a_box_without_room_stays():
    full = boxes.fit_in(np.full((3, 2), 0.5), np.full((3, 2), 0.8), (1, 1), gap=(0.1, 0.1), fixed=1)
    assert full.tolist() == [[0.5, 0.5]] * 3
