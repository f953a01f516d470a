"""The six notebooks: prose with one call a picture, no outputs stored, and all of them run headless."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from toolkit.briefing.record import read_record
from toolkit.cli import main

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
NAMES = [
    "01_new_reporting",
    "02_deployment_estimates",
    "03_supplies",
    "04_alliance_network",
    "05_timeline",
    "06_briefing",
]
LOGIC = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.Try,
    ast.With,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def notebook(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)


def code_cells(name):
    return [cell for cell in notebook(name).cells if cell.cell_type == "code"]


def parameters(name):
    (cell,) = [cell for cell in code_cells(name) if "parameters" in cell.metadata.get("tags", [])]
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in ast.parse(cell.source).body
        if isinstance(node, ast.Assign)
    }


def test_the_six_notebooks():
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_valid_and_its_cells_have_names_of_their_own(name):
    content = notebook(name)
    nbformat.validate(content)
    names = [cell.id for cell in content.cells]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_the_title_is_a_question(name):
    first = notebook(name).cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .+\?$", first.source.splitlines()[0])


@pytest.mark.parametrize("name", NAMES)
def test_every_notebook_takes_the_same_parameters(name):
    shared = ["data_dir", "as_of", "out_dir", "tlp"]
    here, first = parameters(name), parameters(NAMES[0])
    assert list(here)[:4] == shared
    assert [here[word] for word in shared] == [first[word] for word in shared]
    assert (here["data_dir"], here["tlp"]) == ("../data", None)


@pytest.mark.parametrize("name", NAMES)
def test_no_outputs_are_stored(name):
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    assert [cell.id for cell in code_cells(name) if cell.outputs or cell.execution_count is not None] == []
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_no_logic_lives_in_a_notebook(name):
    for cell in code_cells(name):
        nodes = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, LOGIC)]
        assert nodes == [], cell.source
        assert len(cell.source.splitlines()) <= 8, cell.source


@pytest.mark.parametrize("name", NAMES)
def test_only_the_toolkit_is_imported(name):
    imports = [
        ast.unparse(node)
        for cell in code_cells(name)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert imports == ["import toolkit as tk"]


@pytest.mark.parametrize("name", NAMES)
def test_prose_goes_with_the_code(name):
    kinds = [cell.cell_type for cell in notebook(name).cells]
    assert kinds.count("markdown") >= 0.7 * kinds.count("code")
    headings = [cell.source for cell in notebook(name).cells if cell.source.startswith("## ")]
    assert headings[-2].startswith("## Limits")
    assert headings[-1] == "## Export"


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_drawn_once_shown_and_exported(name):
    calls = [
        node
        for cell in code_cells(name)
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Assign) and "tk.plot_" in ast.unparse(node.value).split("(")[0]
    ]
    drawn = [node.targets[0].id for node in calls]
    shown = [cell.source.splitlines()[-1] for cell in code_cells(name)]
    sources = "\n".join(cell.source for cell in code_cells(name))
    exports = re.findall(r'tk\.export\((\w+), "(\w+)", out_dir=out_dir, tlp=tlp', sources)
    assert drawn == sorted(set(drawn), key=drawn.index)
    assert set(drawn) <= set(shown)
    assert {chart for chart, _ in exports} == set(drawn)
    assert all(re.match(rf"{int(name[:2])}[a-z]_", file) for _, file in exports)


@pytest.mark.parametrize("name", NAMES[1:5])
def test_controls_follow_a_static_picture_of_the_same_call(name):
    sources = [cell.source for cell in code_cells(name)]
    (place,) = [number for number, source in enumerate(sources) if "tk.controls(" in source]
    (plot,) = re.findall(r"tk\.controls\(tk\.(plot_\w+),", sources[place])
    assert f"tk.{plot}(" in sources[place - 1]


@pytest.fixture(scope="module")
def briefing(tmp_path_factory):
    """`toolkit brief` on the project's data as of a day in the past; less to draw, and not the default."""
    out = tmp_path_factory.mktemp("exports")
    code = main(["brief", "--data", str(ROOT / "data"), "--out", str(out), "--as-of", "2025-04-01",
                 "--notebooks", str(FOLDER), "--tlp", "CLEAR"])  # fmt: skip
    return code, out / "2025-04-01"


def test_all_notebooks_run(briefing):
    code, folder = briefing
    assert code == 0
    assert sorted(path.stem for path in (folder / "notebooks").glob("*.html")) == NAMES


def test_at_least_twelve_charts_in_three_formats(briefing):
    charts = sorted(briefing[1].glob("charts/*.png"))
    assert len(charts) >= 12
    for chart in charts:
        assert all(chart.with_suffix(ending).stat().st_size > 1000 for ending in (".png", ".svg", ".pdf"))


def test_every_chart_names_its_claims_its_day_and_what_it_shows(briefing, dossier):
    known = set(dossier.claims["claim_id"])
    for path in sorted(briefing[1].glob("charts/*.json")):
        record = read_record(path)
        assert record["title"], path
        assert record["alt"], path
        assert record["unit"], path
        assert record["as_of"] <= "2025-04-01", path
        assert record["tlp"] == "TLP:CLEAR", path
        assert record["claims"], path
        drafts = {claim for claim in record["claims"] if path.stem == "1a_draft_among_claims"}
        assert set(record["claims"]) - drafts <= known, path
        rows = pd.read_csv(path.with_suffix(".csv"))
        assert {"claim_ids", "claim_id"} & set(rows.columns), path


def test_the_page_shows_every_chart_and_nothing_leads_outside(briefing):
    folder = briefing[1]
    page = (folder / "index.html").read_text(encoding="utf-8")
    for path in folder.glob("charts/*.png"):
        assert f'<figure id="{path.stem}">' in page
    for file in [folder / "index.html", *folder.glob("notebooks/*.html")]:
        text = file.read_text(encoding="utf-8")
        assert (
            re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["']?(?:https?:)?//[^"' >]+""", text)
            == []
        )
        assert re.findall(r"""@import|url\(["']?https?:""", text) == []
        assert re.findall(r"""import\(["']https?:""", text) == []
        pictures = re.findall(r"<img[^>]*>", text)
        assert [tag[-200:] for tag in pictures if not re.search(r' alt="[^"]{20,}"', tag)] == []


OTHER_QUESTION = """Nairobi, 3 May 2031. Kenya and Somalia signed a treaty on fishing on Saturday.
Kenyan Foreign Minister Jane Otieno met the Somali president in Mogadishu.
"""


def test_a_folder_with_one_report_and_no_number_gives_a_briefing_without_options(tmp_path, capsys):
    """Nothing of the sample is in the notebooks: what cannot be drawn says what is missing."""
    report = tmp_path / "fishing-2031-05-03.txt"
    report.write_text(OTHER_QUESTION, encoding="utf-8")
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    assert main(["ingest", str(report), "--data", str(data)]) == 0
    assert (data / "figures.csv").read_text(encoding="utf-8").count("\n") <= 1
    folders = ["--data", str(data), "--out", str(out), "--notebooks", str(FOLDER)]
    assert main(["brief", *folders]) == 0, capsys.readouterr().err
    records = {path.stem: read_record(path) for path in (out / "2031-05-03").glob("charts/*.json")}
    assert len(records) == 23
    assert [name for name, record in records.items() if "Korea" in record["title"]] == []
    assert records["2a_build_up"]["alt"].startswith(
        "Somalia, deployed: no total to build on. No total with a number on Somalia"
    )
    assert "Kenya and Somalia" in records["4a_states"]["title"]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_or_day_of_the_sample_is_in_a_notebook(name, dossier):
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8").replace('such as \\"2025-04-01\\"', "")
    named = {actor for actor in dossier.actors["name"] if re.search(rf"\b{re.escape(actor)}\b", text)}
    assert named <= {"BRICS"}
    assert re.findall(r"20[0-9]{2}", text.replace("ICD 203", "")) == []
