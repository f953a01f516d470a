"""An executed notebook as one HTML file that opens without a network."""

from html import escape
from pathlib import Path
from typing import Any

from toolkit.briefing.marking import marking_css, marking_html
from toolkit.briefing.notebooks import NotebookRun

WIDGET = "application/vnd.jupyter.widget-view+json"
CONTROLS = (
    '<p class="controls">Here JupyterLab shows controls for the picture above: '
    "open the notebook there to move them.</p>"
)
# The blocks of nbconvert's page that fetch scripts from elsewhere stay empty.
_TEMPLATE = """{%- extends 'lab/index.html.j2' -%}
{%- block html_head_js -%}{%- endblock -%}
{%- block jupyter_widgets -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block html_head_css -%}<style>MARKING_CSS
.back { margin: 0 auto 1em; padding: 0 1em; font: 14px sans-serif; }
.controls { font-style: italic; color: #56616c; }
.jp-RenderedImage img { max-width: 100%; height: auto; }</style>{%- endblock -%}
{%- block body_header -%}{{ super() }}MARKING_TOP
<p class="back"><a href="../index.html">Back to the briefing</a></p>{%- endblock -%}
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
    page = without_widgets(run.notebook)
    page.metadata["title"] = escape(run.title)
    body, _ = exporter.from_notebook_node(page, resources={"metadata": {"name": run.path.stem}})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8", newline="\n")


def without_widgets(notebook: Any) -> Any:
    """A copy in which every widget has become a note, once per cell."""
    import copy

    page = copy.deepcopy(notebook)
    page.metadata.pop("widgets", None)
    for cell in page.cells:
        noted = False
        for output in list(cell.get("outputs", ())):
            if WIDGET not in output.get("data", {}):
                continue
            output.data.clear()
            if noted:
                cell.outputs.remove(output)
            else:
                output.data["text/html"] = CONTROLS
            noted = True
    return page
