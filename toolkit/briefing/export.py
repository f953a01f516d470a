"""One chart as files for a briefing: pictures, plotted rows, caption and record."""

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit import provenance
from toolkit.briefing.marking import asked_marking
from toolkit.briefing.record import make_record
from toolkit.briefing.svg_fonts import with_fonts
from toolkit.charts.finish import mark_tlp, source_line
from toolkit.charts.style import house
from toolkit.csv_text import for_spreadsheets
from toolkit.dossier import Dossier
from toolkit.errors import ToolkitError
from toolkit.saving import cannot_write
from toolkit.schema import TLP

PICTURES = ("png", "svg", "pdf")
PRINT_DPI = 300
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Bundle:
    """The files of one exported chart, all called `name`."""

    name: str
    folder: Path

    @property
    def files(self) -> dict[str, Path]:
        """Ending -> file: png, svg, pdf, csv (plotted rows), txt (caption, alt text), json (record)."""
        return {ending: self.folder / f"{self.name}.{ending}" for ending in (*PICTURES, "csv", "txt", "json")}

    def __repr__(self) -> str:
        return f"{self.name}: {', '.join(self.files)}"


def export(
    chart: Axes | Figure,
    name: str,
    *,
    out_dir: str | Path | None = None,
    tlp: str | None = None,
    dossier: Dossier | None = None,
) -> Bundle:
    """Write a chart as PNG (300 dpi), SVG (with its letters) and PDF, its rows, caption, alt text and record.

    chart: an Axes or Figure drawn by one of the toolkit's plot functions. name: of the files, without an
    ending. out_dir: made where missing; without one, `exports/<as-of day>`. tlp: a label of the Traffic
    Light Protocol 2.0 ("GREEN"), set at the top and bottom right of the picture; it stays on the chart.
    dossier: the tables behind the chart; with them `toolkit verify` can tell whether they have changed.

    Writing the same chart twice gives the same bytes. Raises ToolkitError for a name that is no file
    name, a label that TLP does not have, or a folder that cannot be written to, and NoProvenanceError for a
    picture that shows no claims.

        tk.export(ax, "deployment", tlp="GREEN")
    """
    if not _NAME.fullmatch(name):
        raise ToolkitError(f"{name!r} is no name for files; use letters, digits, - and _")
    shown = provenance.of(chart)
    figure = chart if isinstance(chart, Figure) else chart.get_figure(root=True)
    assert isinstance(figure, Figure)
    label = asked_marking(tlp) or _marking(figure)
    if label is not None:
        mark_tlp(figure, label)
    folder = Path(out_dir) if out_dir is not None else Path("exports") / (shown.as_of or "undated")
    bundle = Bundle(name, folder)
    record = make_record(name, shown, source_line(shown.rows, shown.as_of), label, dossier)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for ending in PICTURES:
            _save(figure, bundle.files[ending], record)
        rows = for_spreadsheets(shown.rows)
        rows.to_csv(bundle.files["csv"], index=False, lineterminator="\n", encoding="utf-8")
        _write(bundle.files["txt"], caption_text(record))
        _write(bundle.files["json"], json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise ToolkitError(cannot_write(folder, error)) from None
    return bundle


def caption_text(record: dict[str, Any]) -> str:
    """Title, caption, sources and alt text as plain lines, to be pasted under the picture."""
    parts = [
        record["tlp"],
        record["title"],
        record["caption"],
        record["source"],
        f"Alt text: {record['alt']}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _marking(figure: Figure) -> str | None:
    """The label that an earlier export left on the picture."""
    return next((words.get_text() for words in figure.texts if words.get_text() in TLP), None)


def _save(figure: Figure, path: Path, record: dict[str, Any]) -> None:
    embedded = json.dumps(record)
    metadata: dict[str, dict[str, str | None]] = {  # None takes out what would differ from run to run
        ".png": {"Description": embedded, "Software": None},
        ".svg": {"Description": embedded, "Date": None, "Creator": None},
        ".pdf": {"Subject": embedded, "CreationDate": None, "Producer": None, "Creator": None},
    }
    with house():
        figure.savefig(path, dpi=PRINT_DPI, metadata={"Title": record["title"], **metadata[path.suffix]})
    if path.suffix == ".svg":
        text = path.read_text(encoding="utf-8")
        spoken = f'<svg role="img" aria-label="{escape(record["alt"])}" '
        _write(path, with_fonts(text.replace("<svg ", spoken, 1)))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
