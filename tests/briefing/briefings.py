"""What the tests of briefings share: a notebook's cell that draws, and what was written."""

from html.parser import HTMLParser

import nbformat

CHART = """
from matplotlib.figure import Figure
from toolkit import provenance
from toolkit.briefing.export import export
from toolkit.dossier import load
dossier = load(data_dir).as_of(as_of)
ax = Figure(figsize=(4, 2)).add_subplot()
rows = dossier.figures[["claim_id", "low", "best", "high", "bound"]]
shown = provenance.record(rows, title="Three numbers", alt="None", as_of=as_of, unit="personnel")
provenance.attach(ax, shown)
export(ax, "2a_numbers", out_dir=out_dir, tlp=tlp, dossier=dossier)
"""


class Page(HTMLParser):
    """The addresses, pictures and anchors of a page."""

    def __init__(self, text):
        super().__init__()
        self.addresses, self.pictures, self.anchors = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.anchors |= {values["id"]} if values.get("id") else set()
        self.addresses += [values[name] for name in ("src", "href") if values.get(name)]
        if tag == "img":
            self.pictures.append(values)


def tree(folder):
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != ".lock"]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def with_defaults(path, source):
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    cell.source += source
    nbformat.write(notebook, path)


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
