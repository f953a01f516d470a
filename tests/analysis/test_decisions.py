"""An analyst's own decisions about origins come before the machine's and survive new reports."""

import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure, groups
from toolkit.analysis.side_tables import side_problems
from toolkit.errors import ToolkitError

CLAIMS = [
    figure("a", "2024-03-02", 3000, when="2024-03-01"),
    figure("b", "2024-03-03", 3000, when="2024-03-01"),
    figure("c", "2024-03-04", 3000, when="2024-03-01"),
    figure("d", "2024-03-05", 4000, when="2024-03-01", claimed_by="Syldavia"),
]


@pytest.fixture
def kept(tmp_path):
    return dossier_of(*CLAIMS).save(tmp_path)


def test_split(kept):
    tk.decide_origin(
        kept, ["b.f1"], "second wave", by="A. Analyst", decided="2024-04-01", note="another ship"
    )
    again = tk.load(kept.path)
    assert groups(again) == [{"a.f1", "c.f1"}, {"b.f1"}, {"d.f1"}]
    assert tk.with_origins(again).set_index("claim_id")["origin_id"]["b.f1"] == "second wave"
    text = (kept.path / "origin_decisions.csv").read_text()
    assert text == "claim_id,origin,by,decided,note\nb.f1,second wave,A. Analyst,2024-04-01,another ship\n"


def test_join_by_the_id_of_an_origin(kept):
    tk.decide_origin(kept, ["d.f1"], "o:a.f1", by="A. Analyst")
    assert groups(tk.load(kept.path)) == [{"a.f1", "b.f1", "c.f1", "d.f1"}]


def test_join_under_a_name(kept):
    tk.decide_origin(kept, ["c.f1", "d.f1"], "march", by="A. Analyst")
    assert groups(tk.load(kept.path)) == [{"a.f1", "b.f1"}, {"c.f1", "d.f1"}]


def test_decisions_survive_new_reports(kept, tmp_path_factory):
    tk.decide_origin(kept, ["b.f1"], "second wave", by="A. Analyst")
    more = dossier_of(figure("e", "2024-03-06", 3000, when="2024-03-01"))
    together = (tk.load(kept.path) + more).save()
    assert groups(tk.load(together.path)) == [{"a.f1", "c.f1", "e.f1"}, {"b.f1"}, {"d.f1"}]


def test_a_new_decision_replaces_the_old_one(kept):
    tk.decide_origin(kept, ["b.f1"], "second wave", by="A. Analyst")
    tk.decide_origin(kept, ["b.f1"], "o:a.f1", by="B. Analyst")
    assert len(groups(tk.load(kept.path))) == 2


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("a.f1,\n", "row 2: claim_id and origin must both be filled"),
        ("a.f1,x\na.f1,y\n", "row 3: a.f1 was already given to 'x'; it cannot be part of 'y' too"),
    ],
)
def test_lines_that_decide_nothing_are_refused(kept, rows, complaint):
    (kept.path / "origin_decisions.csv").write_text(f"claim_id,origin\n{rows}")
    with pytest.raises(ToolkitError, match=complaint):
        tk.origins(tk.load(kept.path))


def test_wrong_use(kept):
    with pytest.raises(ToolkitError, match=r"no claim z\.f1"):
        tk.decide_origin(kept, ["z.f1"], "x", by="A. Analyst")
    with pytest.raises(ToolkitError, match="the name of the origin and of the person"):
        tk.decide_origin(kept, ["a.f1"], "x", by=" ")
    with pytest.raises(ToolkitError, match="came from no folder"):
        tk.decide_origin(dossier_of(*CLAIMS), ["a.f1"], "x", by="A. Analyst")


def test_check_names_every_problem_of_the_side_tables(kept):
    (kept.path / "origin_decisions.csv").write_text(
        "claim_id,origin,by,decided\nz.f9,x,A,2024-04-01\na.f1,x,,3/4/2024\n"
    )
    (kept.path / "grades.csv").write_text(
        "grade_id,subject,scale,grade,by,decided\ng1,a,reliability,7,A,2024-04-01\ng2,q,reliability,B,A,2024-04-01\n"
    )
    (kept.path / "judgements.csv").write_text(
        "judgement_id,text,likelihood,because,by,decided\nj1,So.,perhaps,a.f1; q.f1,A,2024-04-01\n"
    )
    found = {
        (problem.table, problem.row, problem.column, problem.value)
        for problem in side_problems(tk.load(kept.path))
    }
    assert found == {
        ("origin_decisions", 2, "claim_id", "z.f9"),
        ("origin_decisions", 3, "by", ""),
        ("origin_decisions", 3, "decided", "3/4/2024"),
        ("grades", 2, "grade", "7"),
        ("grades", 3, "subject", "q"),
        ("judgements", 2, "likelihood", "perhaps"),
        ("judgements", 2, "because", "q.f1"),
    }


def test_no_side_tables_no_problems(kept):
    assert side_problems(kept) == []
