"""What an exported chart consists of."""

import base64
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from PIL import Image
from pypdf import PdfReader

from toolkit import provenance
from toolkit.briefing.export import export
from toolkit.csv_text import for_spreadsheets
from toolkit.errors import ToolkitError

ENDINGS = ["png", "svg", "pdf", "csv", "txt", "json"]


def contents(bundle):
    return {ending: path.read_bytes() for ending, path in bundle.files.items()}


def test_the_files_of_a_chart(chart, tmp_path):
    bundle = export(chart, "1a_strength", out_dir=tmp_path / "new" / "folder")
    assert sorted(path.name for path in bundle.folder.iterdir()) == sorted(
        f"1a_strength.{e}" for e in ENDINGS
    )
    assert repr(bundle) == "1a_strength: png, svg, pdf, csv, txt, json"


def test_without_a_folder_the_day_names_it(chart, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert export(chart, "strength").files["png"].resolve() == tmp_path / "exports/2031-05-31/strength.png"


def test_two_runs_give_the_same_bytes(chart, tmp_path, small_dossier):
    once = contents(export(chart, "x", out_dir=tmp_path / "one", tlp="AMBER", dossier=small_dossier))
    again = contents(export(chart, "x", out_dir=tmp_path / "two", tlp="AMBER", dossier=small_dossier))
    assert [ending for ending in ENDINGS if once[ending] != again[ending]] == []


def test_the_png_has_300_dots_per_inch(chart, tmp_path):
    with Image.open(export(chart, "x", out_dir=tmp_path).files["png"]) as picture:
        assert picture.size == (1200, 600)
        assert [round(dots) for dots in picture.info["dpi"]] == [300, 300]


def test_the_csv_holds_the_plotted_rows(chart, tmp_path):
    assert export(chart, "x", out_dir=tmp_path).files["csv"].read_bytes().decode() == (
        "part,best,low,claim_ids\nstock,900,,a-2031-05-01.f1\nflow,,300,b-2031-05-03.f1\n"
    )


def test_no_words_of_the_csv_are_a_formula():
    rows = pd.DataFrame({"unit": ["=cmd|'/C calc'!A0", None], "kind": ["@x", "y"], "change": [-1, 2]})
    rows["kind"] = rows["kind"].astype("category")
    shown = for_spreadsheets(rows)
    assert list(shown["unit"].dropna()) == ["'=cmd|'/C calc'!A0"]
    assert list(shown["kind"]) == ["'@x", "y"]
    assert list(shown["change"]) == [-1, 2]
    assert rows["kind"][0] == "@x"


def test_the_words_under_the_picture(chart, tmp_path):
    assert export(chart, "x", out_dir=tmp_path, tlp="clear").files["txt"].read_text("utf-8").splitlines() == [
        "TLP:CLEAR",
        "",
        "About 900 – and “at least” 300 more",
        "",
        "Sudland says 900 & more.",
        "",
        "Source: 2 claims in 2 reports, as of 31 May 2031",
        "",
        'Alt text: Two bars: 900 and <at least> "300".',
    ]


def test_the_record_is_in_every_picture(chart, tmp_path, small_dossier):
    files = export(chart, "x", out_dir=tmp_path, tlp="GREEN", dossier=small_dossier).files
    record = json.loads(files["json"].read_text(encoding="utf-8"))
    assert list(record["claims"]) == ["a-2031-05-01.f1", "b-2031-05-03.f1"]
    assert (record["as_of"], record["tlp"], record["unit"]) == ("2031-05-31", "TLP:GREEN", "personnel")
    assert len(record["data_sha256"]) == 64
    with Image.open(files["png"]) as picture:
        assert json.loads(picture.text["Description"]) == record
        assert picture.text["Title"] == record["title"]
    assert json.loads(PdfReader(files["pdf"]).metadata.subject) == record
    svg = ElementTree.parse(files["svg"])
    (description,) = svg.iter("{http://purl.org/dc/elements/1.1/}description")
    assert json.loads(description.text) == record


def test_the_svg_speaks(chart, tmp_path):
    root = ElementTree.parse(export(chart, "x", out_dir=tmp_path).files["svg"]).getroot()
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'Two bars: 900 and <at least> "300".'


def test_the_svg_carries_its_letters_and_no_others(chart, tmp_path):
    svg = export(chart, "x", out_dir=tmp_path, tlp="GREEN").files["svg"].read_text(encoding="utf-8")
    faces = re.findall(r"font-weight: (400|700); src: url\(data:font/woff;base64,([^)]*)\)", svg)
    known = {weight: set(TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap()) for weight, font in faces}
    assert set(known) == {"400", "700"}
    assert {ord(letter) for letter in "TLP:GREEN"} <= known["400"] | known["700"]
    assert ord("Q") not in known["400"]
    assert all(len(font) < 20_000 for _, font in faces)


@pytest.mark.parametrize("word", ["GREEN", "green", "TLP:GREEN", "tlp:green"])
def test_the_label_stands_twice_in_the_picture(chart, tmp_path, word):
    svg = export(chart, "x", out_dir=tmp_path, tlp=word).files["svg"].read_text(encoding="utf-8")
    assert svg.count(">TLP:GREEN</text>") == 2


def test_a_label_stays_and_is_recorded(chart, tmp_path):
    export(chart, "x", out_dir=tmp_path, tlp="RED")
    record = json.loads(export(chart, "y", out_dir=tmp_path).files["json"].read_text(encoding="utf-8"))
    assert record["tlp"] == "TLP:RED"


@pytest.mark.parametrize("word", ["ORANGE", "TLP:", "TLP:WHITE", "GREEN+STRICT"])
def test_labels_that_tlp_does_not_have(chart, tmp_path, word):
    with pytest.raises(ToolkitError, match="TLP:AMBER\\+STRICT"):
        export(chart, "x", out_dir=tmp_path, tlp=word)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a.png", "ü", "-x", "a b"])
def test_names_that_are_none(chart, tmp_path, name):
    with pytest.raises(ToolkitError, match="no name for files"):
        export(chart, name, out_dir=tmp_path)


def test_a_picture_without_claims_is_refused(tmp_path):
    with pytest.raises(provenance.NoProvenanceError):
        export(Figure().add_subplot(), "x", out_dir=tmp_path)


def test_the_rows_stay_as_they_were(chart, tmp_path):
    before = provenance.of(chart).rows.copy(deep=True)
    export(chart, "x", out_dir=tmp_path)
    pd.testing.assert_frame_equal(provenance.of(chart).rows, before)


def test_a_folder_that_is_a_file(chart, tmp_path):
    (tmp_path / "taken").write_text("mine")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "deeper"):
        with pytest.raises(ToolkitError, match="a file stands where a folder is needed"):
            export(chart, "x", out_dir=folder)


def test_a_folder_that_may_not_be_written_to(chart, tmp_path, monkeypatch):
    def refuse(self, *words, **options):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(ToolkitError, match=r"nothing can be written here \(Permission denied\)"):
        export(chart, "x", out_dir=tmp_path / "new")
