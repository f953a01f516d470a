"""The letters of a chart inside its SVG: every machine shows it in the type in which it was laid out."""

import base64
import io
import re
from html import unescape
from pathlib import Path

from toolkit.charts.style import BOLD, REGULAR

_TEXT = re.compile(r"<text([^>]*)>([^<]*)")
_STYLE = '<style type="text/css">'


def with_fonts(svg: str) -> str:
    """The SVG of a chart with those letters of the house's typeface that its texts use."""
    regular: set[str] = set()
    bold: set[str] = set()
    for style, words in _TEXT.findall(svg):
        (bold if "font-weight: 700" in style else regular).update(unescape(words))
    faces = [
        f"@font-face {{font-family: 'Source Sans 3'; font-weight: {weight}; "
        f"src: url(data:font/woff;base64,{_subset(font, letters)})}}\n"
        for font, weight, letters in ((REGULAR, 400, regular), (BOLD, 700, bold))
        if letters
    ]
    return svg.replace(_STYLE, _STYLE + "".join(faces), 1)


def _subset(font: Path, letters: set[str]) -> str:
    """A WOFF of these letters, the same to the byte for the same letters."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff", layout_features=["kern"], name_IDs=[], hinting=False, recalc_timestamp=False
    )
    made = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(letters)))
    subsetter.subset(made)
    stream = io.BytesIO()
    subset.save_font(made, stream, options)
    return base64.b64encode(stream.getvalue()).decode("ascii")
