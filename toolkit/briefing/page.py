"""The page of a briefing: every chart with its caption, sources, files and sentences, in one HTML file."""

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from toolkit.briefing.marking import marking_css, marking_html
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
_STYLE = """
:root { color-scheme: light; }
body { margin: 0; font: 16px/1.5 "Source Sans 3", "Source Sans Pro", "Segoe UI", Arial, sans-serif;
  color: #1b2733; background: #fff; }
main { max-width: 60rem; margin: 0 auto; padding: 0 1rem 2rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1rem 0 .25rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-top: 2px solid #1b2733; padding-top: .5rem; }
a { color: #12507b; }
nav ol { padding-left: 1.2rem; }
figure { margin: 1.5rem 0 2rem; }
figure img { width: 100%; height: auto; border: 1px solid #d5dae0; }
figcaption p { margin: .4rem 0; }
.source, .files, .lead { color: #56616c; font-size: .9rem; }
.failed { border-left: 4px solid #d9730d; padding: .25rem 1rem; background: #fdf3ea; }
.failed pre { white-space: pre-wrap; margin: 0; }
details li { margin: .4rem 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; }
@media print { nav, .files, details, .skip { display: none; } main { max-width: none; }
  h1, h2, figure { padding-top: 12mm; }
  h2 { border: 0; margin: 0; break-after: avoid; break-inside: avoid; }
  figure { break-inside: avoid; padding-bottom: 12mm; margin: 0; } }
"""


def write_page(
    folder: Path, runs: Sequence[NotebookRun], dossier: Dossier, *, as_of: str, tlp: str | None = None
) -> Path:
    """Write `index.html` into a briefing's folder and return it.

    Shows every chart in `charts/`, under the notebook whose number its name begins with. The page holds
    its pictures (as SVG, sharp at every size and a tenth of a PNG), needs no network, and is the same to the
    byte for the same charts.
    """
    charts = sorted((folder / "charts").glob("*.json"))
    parts = [_section(run, [path for path in charts if _belongs(path, run)], dossier) for run in runs]
    others = [path for path in charts if not any(_belongs(path, run) for run in runs)]
    if others:
        parts.append("<section><h2>Further charts</h2>" + _figures(others, dossier) + "</section>")
    path = folder / "index.html"
    path.write_text(_page(parts, runs, dossier, as_of, tlp), encoding="utf-8", newline="\n")
    return path


def _page(
    parts: Sequence[str], runs: Sequence[NotebookRun], dossier: Dossier, as_of: str, tlp: str | None
) -> str:
    title = f"Briefing as of {written(as_of)}"
    links = "".join(f'<li><a href="#{_anchor(run)}">{escape(run.title)}</a></li>' for run in runs)
    lead = f"{len(dossier.claims):,} claims in {len(dossier.sources):,} reports known by that day."
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}{marking_css()}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the charts</a>
{marking_html(tlp, "header")}
<main id="content">
<h1>{title}</h1>
<p class="lead">{lead} Every chart lists the sentences behind it.</p>
<nav aria-label="Contents"><ol>{links}</ol></nav>
{"".join(parts)}
</main>
{marking_html(tlp, "footer")}
</body>
</html>
"""


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
<p><strong>{escape(record["title"])}</strong></p>
<p>{escape(record["caption"])}</p>
<p class="source">{escape(record["source"])}</p>
<p class="files">Files: {files}</p>
{_sentences(record, dossier)}
</figcaption>
</figure>
"""


def _sentences(record: dict[str, Any], dossier: Dossier) -> str:
    known = set(dossier.claims["claim_id"])
    kept = [claim_id for claim_id in record["claims"] if claim_id in known]
    drafts = len(record["claims"]) - len(kept)
    words = f"The {len(kept)} claims behind it" + (
        f", and {drafts} drafts outside the tables" if drafts else ""
    )
    return f"<details><summary>{words}</summary>{dossier.explain(kept)._repr_html_()}</details>"


def _belongs(chart: Path, run: NotebookRun) -> bool:
    """`2b_claims` belongs to `02_deployment_estimates`."""
    number = run.path.stem.partition("_")[0].lstrip("0")
    rest = chart.stem.removeprefix(number)
    return bool(number) and chart.stem.startswith(number) and not rest[:1].isdigit()


def _anchor(run: NotebookRun) -> str:
    return f"notebook-{run.path.stem}"
