"""An executed notebook as one HTML file that opens without a network."""

import copy
from html import escape
from pathlib import Path
from typing import Any

import nbformat

from toolkit.briefing.marking import marking_css, marking_html
from toolkit.briefing.notebooks import NotebookRun

WIDGET = "application/vnd.jupyter.widget-view+json"
FOLDERS = ("data_dir = ", "out_dir = ")
_CONTROLS = (
    '<p class="controls">Here JupyterLab shows controls for the picture above: '
    "open the notebook there to move them.</p>"
)
_NOTE = {"output_type": "display_data", "metadata": {}, "data": {"text/html": _CONTROLS}}
# The blocks of nbconvert's page that fetch scripts from elsewhere stay empty; pictures get their alt text.
_TEMPLATE = """{%- extends 'lab/index.html.j2' -%}
{%- block html_head_js -%}{%- endblock -%}
{%- block jupyter_widgets -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block html_head_css -%}<style>MARKING_CSS
.back { margin: 0 auto 1em; padding: 0 1em; font: 14px sans-serif; }
.controls { font-style: italic; color: #56616c; padding-left: calc(var(--jp-cell-prompt-width) + 10px); }
.jp-RenderedImage img { max-width: 100%; height: auto; }</style>{%- endblock -%}
{%- block body_header -%}{{ super() }}MARKING_TOP
<p class="back"><a href="../index.html">Back to the briefing</a></p>{%- endblock -%}
{%- block data_png scoped -%}<div class="jp-RenderedImage jp-OutputArea-output {{ extra_class }}">
<img src="data:image/png;base64,{{ output.data['image/png'] | escape_html }}"
width="{{ output | get_metadata('width', 'image/png') }}"
alt="{{ (output | get_metadata('alt', 'image/png') or 'chart') | escape_html }}"></div>
{%- endblock -%}
{%- block body_footer -%}MARKING_BOTTOM{{ super() }}{%- endblock -%}
"""


def write_html(run: NotebookRun, path: Path, *, tlp: str | None = None) -> None:
    """Write the executed notebook, marked with the TLP label.

    Pictures are inside the file; widgets, which need a running Python, are replaced by a note.
    """
    from nbconvert import HTMLExporter

    template = _TEMPLATE.replace("MARKING_CSS", marking_css())
    template = template.replace("MARKING_TOP", marking_html(tlp, "header"))
    template = template.replace("MARKING_BOTTOM", marking_html(tlp, "footer"))
    exporter = HTMLExporter(raw_template=template)  # type: ignore[no-untyped-call]
    page = for_readers(run.notebook)
    page.metadata["title"] = escape(run.title)
    body, _ = exporter.from_notebook_node(page, resources={"metadata": {"name": run.path.stem}})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8", newline="\n")


def for_readers(notebook: Any) -> Any:
    """A copy in which a note stands for the widgets of a cell, and no folder of this machine is named."""
    page = copy.deepcopy(notebook)
    page.metadata.pop("widgets", None)
    for cell in page.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            kept = [line for line in cell.source.splitlines() if not line.startswith(FOLDERS)]
            cell.source = "\n".join(kept)
        if any(WIDGET in output.get("data", {}) for output in cell.get("outputs", ())):
            # the picture inside the widget is the one above it
            cell.outputs = [nbformat.from_dict(_NOTE)]  # type: ignore[no-untyped-call]
    return page
