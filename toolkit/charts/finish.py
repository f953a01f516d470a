"""The last step of every chart: the words around it, the marking, and the record of what it shows."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit import provenance
from toolkit.charts import sheet as page
from toolkit.charts import text
from toolkit.charts.sheet import Sheet
from toolkit.charts.style import INK, MUTED
from toolkit.errors import ToolkitError
from toolkit.schema import TLP

TLP_SIZE = 12.0  # FIRST asks for 12 points or more
_TLP_TAG = "tlp-marking"
# Not strftime: its names follow the locale of the machine.
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def finish(
    sheet: Sheet, main: Axes, rows: pd.DataFrame, *, unit: str = "", alt: str = "", tlp: str | None = None
) -> Axes:
    """Write title, subtitle, caption, source line and marking; attach the Provenance; return the Axes.

    rows: exactly what was plotted, with `claim_ids` or `claim_id`. The Axes that comes back is the one the
    caller gave, or the main panel of a new figure.
    """
    heading = sheet.heading
    chart = sheet.host if sheet.host is not None else main
    if sheet.figure is not None:
        _write_page(sheet)
    else:
        _write_around(sheet)
    provenance.attach(
        chart,
        provenance.record(
            rows,
            title=heading.title,
            caption=heading.caption,
            alt=alt
            or " ".join(part for part in (heading.title + ".", heading.subtitle, heading.caption) if part),
            as_of=heading.as_of,
            unit=unit,
        ),
    )
    figure = chart.get_figure(root=True)
    if tlp and figure is not None:
        mark_tlp(figure, tlp)
    return chart


def source_line(rows: pd.DataFrame, as_of: str = "") -> str:
    """ "12 claims in 9 reports; reported up to 28 March 2025"."""
    ids = provenance.claim_ids_of(rows)
    reports = len(provenance.sources_of(ids))
    line = f"Source: {count(len(ids), 'claim')} in {count(reports, 'report')}"
    return f"{line}, as of {written(as_of)}" if as_of else line


def count(number: int, noun: str) -> str:
    """ "1 claim", "1,200 claims"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def written(value: Any, *, brief: bool = False) -> str:
    """ "28 March 2025" (brief: "28 Mar 2025") for an ISO day, a date or a Timestamp; "" for a blank."""
    if pd.isna(value) or value == "":
        return ""
    when = date.fromisoformat(str(value)[:10])
    month = MONTHS[when.month - 1]
    return f"{when.day} {month[:3] if brief else month} {when.year}"


def span_in_words(first: date, last: date) -> str:
    """ "28 Mar 2025", "25 – 26 Mar 2025", "Mar 2025", "Dec 2024 – Mar 2025", "2025"."""
    starts, ends = first.day == 1, (last + timedelta(days=1)).day == 1
    if first == last:
        return written(first, brief=True)
    if starts and ends:
        if (first.month, last.month) == (1, 12):
            return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
        one, other = (f"{MONTHS[day.month - 1][:3]} {day.year}" for day in (first, last))
        return one if one == other else f"{one} – {other}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {written(last, brief=True)}"
    return f"{written(first, brief=True)} – {written(last, brief=True)}"


def latest(rows: pd.DataFrame, as_of: Any = None) -> str:
    """The as-of day of a chart as ISO text: the one asked for, that of the table, or the last report's."""
    asked = as_of if as_of is not None else rows.attrs.get("as_of")
    if asked:
        return str(asked)[:10]
    reported = rows["reported"].dropna() if "reported" in rows else pd.Series(dtype="object")
    return str(reported.max())[:10] if len(reported) else ""


def tlp_label(word: str) -> str:
    """`TLP:GREEN` from "GREEN", "green" or "TLP:GREEN". ToolkitError for a word that is no label."""
    label = "TLP:" + word.strip().upper().removeprefix("TLP:")
    if label not in TLP:
        raise ToolkitError(f"{word!r} is no TLP 2.0 label; allowed: {', '.join(TLP)}")
    return label


def mark_tlp(figure: Figure, label: str) -> None:
    """Put a Traffic Light Protocol 2.0 label at the top right and bottom right; replaces an earlier one.

    label: `TLP:GREEN` or short `GREEN`, in capitals or not. Raises ToolkitError for any other word.
    """
    word = tlp_label(label)
    for old in [mark for mark in figure.texts if mark.get_gid() == _TLP_TAG]:
        old.remove()
    wide, high = figure.get_size_inches()
    for y, vertical in ((1 - 0.08 / high, "top"), (0.08 / high, "bottom")):
        figure.text(
            1 - 0.12 / wide,
            y,
            word,
            ha="right",
            va=vertical,
            color=TLP[word],
            fontsize=TLP_SIZE,
            weight="bold",
            gid=_TLP_TAG,
            bbox={"facecolor": "black", "edgecolor": "none", "pad": 2.5},
        )


def _write_page(sheet: Sheet) -> None:
    figure, high, heading = sheet.figure, sheet.page, sheet.heading
    assert figure is not None

    def line(x: float, y: float, words: str, size: float, **options: Any) -> None:
        figure.text(x / page.WIDTH, 1 - y / high, words, fontsize=size, va="baseline", **options)

    left, y = page.MARGIN, page.BAND - 0.06
    if heading.as_of:
        line(left, y - 0.08, f"AS OF {written(heading.as_of).upper()}", page.KICKER, color=MUTED)
    for words in sheet.lines["title"]:
        y += text.height(1, page.TITLE)
        line(left, y - 0.04, words, page.TITLE, color=INK, weight="bold")
    for words in sheet.lines["subtitle"]:
        y += text.height(1, page.SUBTITLE)
        line(left, y - 0.01, words, page.SUBTITLE, color=MUTED)
    y = high - page.BAND - text.height(len(sheet.lines["caption"]), page.CAPTION) - 0.01
    for words in sheet.lines["caption"]:
        y += text.height(1, page.CAPTION)
        line(left, y - 0.03, words, page.CAPTION, color=INK)
    room = page.WIDTH - page.MARGIN - 2.0  # the lower marking stands at the right
    line(left, high - 0.14, text.shorten(heading.source, room, page.SOURCE), page.SOURCE, color=MUTED)


def _write_around(sheet: Sheet) -> None:
    """Words around Axes that belong to somebody else's figure: title above, the rest below."""
    host, heading = sheet.host, sheet.heading
    assert host is not None
    title = text.wrap(heading.title, sheet.wide, 10, bold=True, lines=3)
    host.set_title("\n".join(title), loc="left", fontsize=10, weight="bold", color=INK)
    below = [*text.wrap(heading.caption, sheet.wide, 7, lines=3), heading.source]
    host.annotate(
        "\n".join(part for part in below if part),
        (0, 0),
        xycoords="axes fraction",
        xytext=(0, -22),
        textcoords="offset points",
        va="top",
        fontsize=7,
        color=MUTED,
        annotation_clip=False,
    )
