"""Wrong calls of the public functions, as a newcomer types them, and what the error says."""

import inspect
import pickle
import shutil
import traceback

import pytest

import toolkit as tk
from toolkit.calls import CallError
from toolkit.errors import ToolkitError, near
from toolkit.examples import EXAMPLES

WRONG = [  # call, what the message holds
    (lambda d: tk.build_up(d, side="North Korea", asof="2025-03-28"), "did you mean as_of?"),
    (lambda d: tk.plot_envelope(tk.envelope(d, "killed", "North Korea"), claim=d), "did you mean claims?"),
    (lambda d: tk.build_up(d, "North Korea"), "tk.build_up(dossier, *, side, as_of=None"),
    (lambda d: tk.envelope(d, "deployed"), "missing a required argument: 'side'"),
    (lambda d: tk.build_up("data", side="North Korea"), "dossier is 'data'; it takes what tk.load"),
    (lambda d: tk.contradictions(d.claims), "dossier is another table; it takes what tk.load"),
    (lambda d: tk.extract("report.html"), "it takes what tk.read_article"),
    (lambda d: tk.ingest("report.html", "data"), "it takes what tk.read_article"),
    (lambda d: tk.plot_alliances(d), "graph is a Dossier; it takes what tk.alliance_graph(dossier) gives"),
    (lambda d: tk.plot_build_up(d), "it takes the table that tk.build_up("),
    (lambda d: tk.plot_build_up(d.figures), "table is another table; it takes the table that tk.build_up("),
    (lambda d: tk.plot_origins(d), "it takes the table that tk.origins(dossier) gives"),
    (lambda d: tk.contradictions_html(d), "it takes the table that tk.contradictions(dossier) gives"),
]
MISSPELT = [
    (lambda d: tk.build_up(d, side="Noth Korea"), "did you mean North Korea?"),
    (lambda d: tk.build_up(d, side="north korea"), "did you mean North Korea?"),
    (lambda d: tk.plot_claims(d, measure="killed", side="Nort Korea"), "did you mean North Korea?"),
    (lambda d: tk.build_up(d, side="North Korea", measure="kiled"), "did you mean killed?"),
    (lambda d: tk.plot_claims(d, side="North Korea", measure="kiled"), "did you mean killed?"),
    (lambda d: tk.alliance_graph(d, ties=["alliances"]), "did you mean alliance?"),
    (lambda d: tk.build_up(d, side="North Korea", as_of=20250328), 'write it as text, "2025-03-28"'),
    (lambda d: tk.review_table(d, "figure"), "did you mean figures?"),
    (lambda d: tk.whole_table(d.figures, ["claimedby"]), "did you mean claimed_by"),
    (lambda d: d.table("figure"), "did you mean figures?"),
    (lambda d: d.side("Noth Korea"), "did you mean North Korea"),
    (lambda d: d.measure("kiled"), "did you mean killed?"),
    (lambda d: d.source("seed-2025-03-29"), "did you mean seed-2025-03-28"),
    (lambda d: d.claim("seed-2025-03-28.f99"), "seed-2025-03-28 has seed-2025-03-28.f1, "),
]


@pytest.mark.parametrize(("call", "said"), WRONG)
def test_wrong_arguments_are_refused_with_the_way_out(dossier, call, said):
    with pytest.raises(CallError) as refusal:
        call(dossier)
    assert said in str(refusal.value)
    assert isinstance(refusal.value, TypeError)


@pytest.mark.parametrize(("call", "said"), MISSPELT)
def test_misspelt_words_are_met_with_the_nearest_ones(dossier, call, said):
    with pytest.raises(ToolkitError) as refusal:
        call(dossier)
    assert said in str(refusal.value)


def test_one_kind_of_tie_needs_no_list(dossier):
    kinds = {tie for _, _, tie in tk.alliance_graph(dossier, ties="arms").edges(data="tie")}
    assert kinds == {"arms"}


def test_the_error_shows_the_line_of_the_caller_and_nothing_of_the_toolkit(dossier):
    with pytest.raises(ToolkitError) as refusal:
        tk.build_up(dossier, side="Noth Korea")
    frames = traceback.extract_tb(refusal.value.__traceback__)
    assert [frame.name for frame in frames][1:] == ["call"]
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


def test_an_unknown_name_names_those_like_it():
    with pytest.raises(AttributeError, match="did you mean plot_build_up"):
        _ = tk.plot_buildup


def test_completion_offers_the_public_names_only():
    assert [name for name in dir(tk) if not name.startswith("_")] == tk.__all__


def test_functions_can_be_sent_to_other_processes():
    assert pickle.loads(pickle.dumps(tk.extract)) is tk.extract


def test_a_word_like_nothing_has_nobody_near():
    assert near("zebra", ["deployed", "killed"]) == ""


def test_every_function_has_an_example_in_its_help():
    functions = [name for name in tk.__all__ if not isinstance(getattr(tk, name), type)]
    assert sorted(EXAMPLES) == functions
    for name in functions:
        assert f"tk.{name}(" in EXAMPLES[name]
        assert EXAMPLES[name] in inspect.getdoc(getattr(tk, name))


def test_the_examples_run(data_folder, tmp_path, monkeypatch):
    shutil.copytree(data_folder, tmp_path / "data")
    (tmp_path / "report.html").write_text(
        "<html><title>Border</title><p>At least 300 soldiers were sent to the border.</p></html>",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    names = {"tk": tk}
    for name, line in EXAMPLES.items():
        try:
            exec(line, names)
        except Exception as error:
            raise AssertionError(f"{name}: {line}") from error
