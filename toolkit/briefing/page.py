"""The page of a briefing: every chart with its caption, sources, files and sentences, in one HTML file."""

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from toolkit.briefing.folders import CHANGES, PAGE, belongs
from toolkit.briefing.html_page import html_page
from toolkit.briefing.notebooks import NotebookRun
from toolkit.briefing.record import read_record
from toolkit.charts.finish import written
from toolkit.dossier import Dossier

FILES = {
    "png": "PNG",
    "svg": "SVG",
    "pdf": "PDF",
    "csv": "plotted rows (CSV)",
    "txt": "caption and alt text",
    "json": "record (JSON)",
}


def write_page(
    folder: Path,
    runs: Sequence[NotebookRun],
    dossier: Dossier,
    *,
    as_of: str,
    tlp: str | None = None,
    has_changes: bool = False,
) -> Path:
    """Write `index.html` into a briefing's folder and return it.

    Shows every chart in `charts/`, under the notebook whose number its name begins with. The page holds
    its pictures (as SVG, sharp at every size and a tenth of a PNG), needs no network, and is the same to the
    byte for the same charts. has_changes: whether a page of changes stands beside it.
    """
    charts = sorted((folder / "charts").glob("*.json"))
    parts = [_section(run, [path for path in charts if belongs(path, run.path)], dossier) for run in runs]
    others = [path for path in charts if not any(belongs(path, run.path) for run in runs)]
    if others:
        parts.append("<section><h2>Further charts</h2>" + _figures(others, dossier) + "</section>")
    path = folder / PAGE
    body = _body(parts, [_question(run, charts) for run in runs], dossier, has_changes)
    whole = html_page(f"Briefing as of {written(as_of)}", body, skip="Skip to the charts", tlp=tlp)
    path.write_text(whole, encoding="utf-8", newline="\n")
    return path


def _question(run: NotebookRun, charts: Sequence[Path]) -> str:
    """A line of the contents: what a notebook asks, and what its first chart answers."""
    first = next((path for path in charts if belongs(path, run.path)), None)
    answer = f"<br>{escape(read_record(first)['title'])}" if first else ""
    return f'<li><a href="#{_anchor(run)}">{escape(run.title)}</a>{answer}</li>'


def _body(parts: Sequence[str], questions: Sequence[str], dossier: Dossier, has_changes: bool) -> str:
    lead = f"{len(dossier.claims):,} claims in {len(dossier.sources):,} reports known by that day."
    changes = f'<p><a href="{CHANGES}">What changed since an earlier day</a></p>' if has_changes else ""
    return f"""<p class="lead">{lead} Every chart lists the sentences behind it.</p>
{changes}<nav aria-label="Contents"><ol>{"".join(questions)}</ol></nav>
{"".join(parts)}"""


def _section(run: NotebookRun, charts: Sequence[Path], dossier: Dossier) -> str:
    link = (
        f'<p class="files"><a href="notebooks/{run.path.stem}.html">The notebook behind this section</a></p>'
    )
    failed = ""
    if run.failure is not None:
        failed = (
            f'<div class="failed" role="alert"><p>{escape(run.path.name)} stopped; '
            f"charts may be missing.</p><pre>{escape(str(run.failure))}</pre></div>"
        )
    heading = f'<h2 id="{_anchor(run)}">{escape(run.title)}</h2>'
    return f"<section>{heading}{failed}{_figures(charts, dossier)}{link}</section>\n"


def _figures(charts: Sequence[Path], dossier: Dossier) -> str:
    return "".join(_figure(path, read_record(path), dossier) for path in charts)


def _figure(path: Path, record: dict[str, Any], dossier: Dossier) -> str:
    picture = base64.b64encode(path.with_suffix(".svg").read_bytes()).decode("ascii")
    files = ", ".join(
        f'<a href="charts/{path.stem}.{ending}">{word}</a>'
        for ending, word in FILES.items()
        if path.with_suffix(f".{ending}").exists()
    )
    return f"""<figure id="{path.stem}">
<img src="data:image/svg+xml;base64,{picture}" alt="{escape(record["alt"])}">
<figcaption>
<p class="files">Files: {files}</p>
{_words(record)}
{_sentences(record, dossier)}
</figcaption>
</figure>
"""


def _words(record: dict[str, Any]) -> str:
    """What stands in the picture as text, for those who copy it; it is shown once only."""
    return f"""<details><summary>Its words, to copy</summary>
<p><strong>{escape(record["title"])}</strong></p>
<p>{escape(record["caption"])}</p>
<p class="source">{escape(record["source"])}</p></details>"""


def _sentences(record: dict[str, Any], dossier: Dossier) -> str:
    known = set(dossier.claims["claim_id"])
    kept = [claim_id for claim_id in record["claims"] if claim_id in known]
    drafts = len(record["claims"]) - len(kept)
    if not record["claims"]:
        return ""
    words = "The claim behind it" if len(kept) == 1 else f"The {len(kept)} claims behind it"
    if drafts:
        words += f", and {drafts} draft{'s' if drafts > 1 else ''} outside the tables"
    return f"<details><summary>{words}</summary>{dossier.explain(kept)._repr_html_()}</details>"


def _anchor(run: NotebookRun) -> str:
    return f"notebook-{run.path.stem}"
