"""Colours that survive a photocopier, a projector and colour blindness; fonts that come along."""

import itertools

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, findfont

from toolkit.charts import style
from toolkit.charts.lanes import LANES

# Viénot, Brettel and Mollon (1999), and Brettel's planes for tritanopia, in linear RGB.
BLINDNESS = {
    "protan": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    "deutan": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
    "tritan": [[1, 0.14461, -0.14461], [0, 0.85924, 0.14076], [0, 0.85924, 0.14076]],
}


def linear(colour):
    channel = np.array(to_rgb(colour))
    return np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one, other="white"):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    """CIE L*a*b* of linear RGB."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratio = to_xyz @ np.clip(rgb, 0, 1) / [0.9505, 1.0, 1.089]
    root = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("colour", [style.INK, style.MUTED, *style.SERIES, *(lane[1] for lane in LANES)])
def test_text_and_marks_stand_out_from_white(colour):
    assert contrast(colour) >= 4.1


def test_pale_fills_stay_lighter_than_the_words_on_them():
    assert contrast(style.INK, style.PALE) >= 10


@pytest.mark.parametrize("kind", BLINDNESS)
def test_friendly_and_hostile_differ_for_colour_blind_readers(kind):
    matrix = np.array(BLINDNESS[kind])
    seen = [lab(matrix @ linear(colour)) for colour in (style.BLUE, style.ORANGE)]
    assert np.linalg.norm(seen[0] - seen[1]) > 25


def test_neighbouring_series_differ_in_greyscale():
    grey = [lab(np.full(3, luminance(colour)))[0] for colour in style.SERIES[:4]]
    assert all(abs(one - other) > 4 for one, other in itertools.pairwise(grey))


@pytest.mark.parametrize(("weight", "file"), [("normal", style.REGULAR), ("bold", style.BOLD)])
def test_the_fonts_come_with_the_package(weight, file):
    with style.house():
        found = findfont(FontProperties(family="Source Sans 3", weight=weight), fallback_to_default=False)
    assert found == str(file)
    assert "SIL OPEN FONT LICENSE" in (style.HERE / "fonts" / "OFL.txt").read_text(encoding="utf-8")
