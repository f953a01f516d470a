"""From a file back to its sentences, and what verify says after the tables changed."""

import shutil

import pytest

from toolkit.briefing.export import export
from toolkit.briefing.record import NoRecordError, read_record
from toolkit.briefing.trace import trace, verify
from toolkit.cli import main
from toolkit.dossier import load
from toolkit.provenance import NoProvenanceError

CARRIERS = ["png", "svg", "pdf", "json"]


@pytest.fixture
def exported(chart, small_dossier, tmp_path):
    return export(chart, "strength", out_dir=tmp_path / "out", dossier=small_dossier).files


def edit(folder, old, new):
    path = folder / "figures.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return load(folder)


@pytest.mark.parametrize("ending", CARRIERS)
def test_a_picture_out_of_its_folder_is_traced(exported, small_dossier, tmp_path, ending):
    alone = tmp_path / f"picture.{ending}"
    shutil.copy(exported[ending], alone)
    assert [evidence.sentence for evidence in trace(alone, small_dossier).explanation.evidence] == [
        "Sudland says that about 900 soldiers came.",
        'Norland <sent> at least 300 more & "soon".',
    ]


def test_the_rows_are_traced_by_the_record_beside_them(exported, small_dossier):
    assert len(trace(exported["csv"], small_dossier).explanation.evidence) == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", b"\x89PNG"),
        ("x.svg", b"<svg/>"),
        ("x.pdf", b"%PDF-1.7"),
        ("x.json", b"[1]"),
        ("x.json", b"[" * 100_000),
        ("x.json", b'{"claims": {}}'),
        ("x.json", b'{"claims": {}, "as_of": "spring"}'),
        ("x.json", b'{"claims": {}, "as_of": 7}'),
        ("x.csv", b"a\n"),
    ],
)
def test_files_of_others_are_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(NoRecordError, match="no record of claims"):
        read_record(path)


def test_a_damaged_record_beside_a_picture(tmp_path):
    (tmp_path / "x.json").write_bytes(b"\xff{}")
    (tmp_path / "x.csv").write_bytes(b"a\n")
    with pytest.raises(NoRecordError, match="no record of claims"):
        read_record(tmp_path / "x.csv")


def test_claims_that_the_tables_lack_are_named(exported, small_data, capsys):
    edit(small_data, "b-2031-05-03.f1", "b-2031-05-03.f2")
    assert main(["trace", str(exported["png"]), "--data", str(small_data)]) == 1
    said = capsys.readouterr()
    assert "about 900 soldiers" in said.out
    assert said.err == f"{small_data}: not in these tables: b-2031-05-03.f1\n"


@pytest.mark.parametrize("command", ["trace", "verify"])
def test_a_chart_of_other_tables_is_told_as_such(exported, tmp_path, capsys, command):
    (tmp_path / "other").mkdir()
    assert main([command, str(exported["png"]), "--data", str(tmp_path / "other")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "claims behind this chart is in these tables; name the folder" in said.err


def test_a_claim_that_was_rejected_since(exported, small_data, capsys):
    dossier = edit(small_data, "2031-05-03,accepted", "2031-05-03,rejected")
    assert "unconfirmed, rejected: a person threw it out" in str(dossier.explain("b-2031-05-03.f1"))
    assert main(["trace", str(exported["png"]), "--data", str(small_data)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{dossier.explain(['a-2031-05-01.f1', 'b-2031-05-03.f1'])}\n"
    assert said.err == f"{small_data}: rejected since the chart was drawn: b-2031-05-03.f1\n"


def test_nothing_moved(exported, small_dossier):
    verdict = verify(exported["png"], small_dossier)
    assert verdict.holds
    assert str(verdict) == "The data behind this chart is as it was."


def test_a_claim_that_changed(exported, small_data):
    verdict = verify(exported["svg"], edit(small_data, "about 900 soldiers", "about 900 troops"))
    assert not verdict.holds
    assert verdict.changed == ("a-2031-05-01.f1",)
    assert "changed since the export: a-2031-05-01.f1" in str(verdict)


def test_a_claim_that_is_gone(exported, small_data):
    verdict = verify(exported["pdf"], edit(small_data, "b-2031-05-03.f1", "b-2031-05-03.f2"))
    assert verdict.gone == ("b-2031-05-03.f1",)
    assert "no longer in the tables: b-2031-05-03.f1" in str(verdict)


def test_another_claim_of_that_time(exported, small_data):
    verdict = verify(exported["png"], edit(small_data, "2031-06-01,accepted", "2031-05-30,accepted"))
    assert (verdict.gone, verdict.changed, verdict.others_moved) == ((), (), True)


def test_a_later_report_changes_nothing_on_that_day(exported, small_data):
    assert verify(exported["png"], edit(small_data, "says that 1000 came", "says that 1000 arrived")).holds


def test_the_order_of_the_rows_is_no_matter(exported, small_data):
    path = small_data / "figures.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", encoding="utf-8", newline="\n")
    assert verify(exported["png"], load(small_data)).holds


def test_exported_without_its_dossier(chart, small_data, tmp_path):
    path = export(chart, "x", out_dir=tmp_path).files["png"]
    assert "cannot be told" in str(verify(path, load(small_data)))
    assert not verify(path, edit(small_data, "a-2031-05-01.f1", "a-2031-05-01.f9")).holds


def test_the_commands(exported, small_data, capsys):
    assert main(["trace", str(exported["png"]), "--data", str(small_data)]) == 0
    assert "“" not in capsys.readouterr().out  # statements of ours are not shown as quotes
    assert main(["verify", str(exported["png"]), "--data", str(small_data)]) == 0
    edit(small_data, "about 900 soldiers", "about 900 troops")
    assert main(["verify", str(exported["png"]), "--data", str(small_data)]) == 1
    assert main(["trace", str(small_data / "figures.csv"), "--data", str(small_data)]) == 1
    assert "no record of claims" in capsys.readouterr().err


def test_each_claim_says_what_it_takes_from_its_sentence(exported, small_data):
    dossier = edit(small_data, "2031-05-03,accepted", "2031-05-03,draft")
    assert str(trace(exported["png"], dossier).explanation) == (
        "[a-2031-05-01.f1] Sudland says that about 900 soldiers came.\n"
        "    deployed, stock, Norland: about 900 personnel\n"
        "    Sudland, in Agency A, 2031-05-01; asserted\n"
        '[b-2031-05-03.f1] Norland <sent> at least 300 more & "soon".\n'
        "    deployed, flow, Norland: at least 300 personnel\n"
        "    the publisher itself, in Daily B, 2031-05-03; unconfirmed, draft: no person has reviewed it"
    )


def test_a_folder_is_called_a_folder(tmp_path):
    with pytest.raises(NoRecordError, match="this is a folder"):
        read_record(tmp_path)


def test_a_damaged_pdf_leaks_no_words_of_its_reader(tmp_path, small_data, capfd, caplog):
    path = tmp_path / "fake.pdf"
    path.write_bytes(b"no pdf at all")
    assert main(["verify", str(path), "--data", str(small_data)]) == 1
    assert "EOF" not in capfd.readouterr().err
    assert caplog.text == ""


@pytest.mark.parametrize("what", [None, 3, {}])
def test_what_is_no_chart_has_no_sentences(small_dossier, what):
    with pytest.raises(NoProvenanceError, match="shows no claims"):
        small_dossier.explain(what)


def test_a_path_as_text_and_what_a_notebook_shows(exported, small_dossier):
    traced = trace(str(exported["png"]), small_dossier)
    assert repr(traced) == str(traced)
    assert traced._repr_html_().startswith("<ol><li>")
    assert repr(verify(str(exported["csv"]), small_dossier)) == "The data behind this chart is as it was."
