"""A small war of three reports, a chart of it, and notebooks that run in a second."""

import csv

import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure

from toolkit import provenance
from toolkit.dossier import load

SOURCES = """\
source_id,publisher,title,published,url,retrieved,sha256,language,reliability,note
a-2031-05-01,Agency A,First,2031-05-01,,,,en,,
b-2031-05-03,Daily B,Second,2031-05-03,,,,en,,
c-2031-06-01,Daily C,Third,2031-06-01,,,,en,,
"""
ACTORS = """\
name,kind,iso3,parent,aliases
Norland,state,,,the Norse
Sudland,state,,,
"""
COLUMNS = """claim_id source_id statement claimed_by status when reported review measure mode side
    low best high bound"""
FIGURES = [
    """a-2031-05-01.f1|a-2031-05-01|Sudland says that about 900 soldiers came.|Sudland|asserted|2031-04
    |2031-05-01|accepted|deployed|stock|Norland||900||about""",
    """b-2031-05-03.f1|b-2031-05-03|Norland <sent> at least 300 more & "soon".||unconfirmed|2031-05
    |2031-05-03|accepted|deployed|flow|Norland|300|||at_least""",
    """c-2031-06-01.f1|c-2031-06-01|Sudland says that 1000 came.|Sudland|asserted|2031-05
    |2031-06-01|accepted|deployed|stock|Norland|1000|1000|1000|exact""",
]


@pytest.fixture
def small_data(tmp_path):
    """A data folder with three figures in three reports."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8", newline="\n")
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8", newline="\n")
    with open(folder / "figures.csv", "w", encoding="utf-8", newline="") as handle:
        rows = csv.writer(handle, lineterminator="\n")
        rows.writerow([*COLUMNS.split(), "unit"])
        rows.writerows([*map(str.strip, line.split("|")), "personnel"] for line in FIGURES)
    return folder


@pytest.fixture
def small_dossier(small_data):
    return load(small_data)


@pytest.fixture
def chart():
    """Axes that show the two claims of May."""
    ax = Figure(figsize=(4, 2)).add_subplot()
    ax.bar(["stock", "flow"], [900, 300])
    rows = pd.DataFrame(
        {
            "part": ["stock", "flow"],
            "best": pd.array([900, None], dtype="Int64"),
            "low": pd.array([None, 300], dtype="Int64"),
            "claim_ids": ["a-2031-05-01.f1", "b-2031-05-03.f1"],
        }
    )
    shown = provenance.record(
        rows,
        title="About 900 – and “at least” 300 more",
        caption="Sudland says 900 & more.",
        alt='Two bars: 900 and <at least> "300".',
        as_of="2031-05-31",
        unit="personnel",
    )
    provenance.attach(ax, shown)
    return ax


@pytest.fixture
def notebook_at(tmp_path):
    """Writes a notebook of these cells: a heading, the parameters, and one code cell per text."""

    def write(name, *sources, heading="How many?"):
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        parameters = 'data_dir = "nowhere"\nas_of = "2000-01-01"\nout_dir = "nowhere"\ntlp = None'
        cells = [
            nbformat.v4.new_markdown_cell(f"# {heading}\n\nProse.", id="heading"),
            nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}, id="defaults"),
        ]
        cells += [nbformat.v4.new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(sources)]
        path = folder / f"{name}.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        return path

    return write
