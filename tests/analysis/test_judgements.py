"""The analyst's own words and grades: the scales of ICD 203 and the Admiralty, and how they are kept."""

import threading

import pytest

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure
from toolkit.analysis.judgements import likelihood_range
from toolkit.errors import ToolkitError

CLAIMS = [figure("a", "2024-03-02", 3000), figure("b", "2024-03-03", 4000, claimed_by="San Theodoros")]
BASIS = {"by": "A. Analyst", "because": ["a.f1"], "decided": "2024-04-01"}


@pytest.fixture
def kept(tmp_path):
    return dossier_of(*CLAIMS).save(tmp_path)


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        ("almost no chance", 1, 5),
        ("remote", 1, 5),
        ("highly improbable", 5, 20),
        ("unlikely", 20, 45),
        ("roughly even odds", 45, 55),
        ("likely", 55, 80),
        ("probable", 55, 80),
        ("very likely", 80, 95),
        ("nearly certain", 95, 99),
    ],
)
def test_the_ranges_of_icd_203(word, low, high):
    assert likelihood_range(word) == (low, high)


def test_the_scale_is_offered_whole():
    scale = tk.likelihood_scale()
    assert len(scale) == 7
    assert scale["low"].tolist()[1:] == scale["high"].tolist()[:-1]


def test_the_wording_keeps_likelihood_and_confidence_apart():
    made = tk.judgement("Some 3,000 crossed", likelihood="likely", confidence="moderate", **BASIS)
    assert made.range == (55, 80)
    assert made.wording() == (
        "Some 3,000 crossed. Likelihood: likely (55-80 %). Confidence: moderate. (A. Analyst, 2024-04-01)"
    )


REFUSED = [
    (
        {"likelihood": "perhaps"},
        "'perhaps' is no word of ICD 203; likelihood is one of: almost no chance, remote",
    ),
    ({"confidence": "total"}, "confidence 'total' is none of low, moderate, high"),
    ({}, "state a likelihood, a confidence, or each of them"),
    ({"likelihood": "likely", "text": "It is probable."}, "probable and likely belong to different rows"),
    (
        {"confidence": "low", "text": "It is likely, perhaps remote."},
        "likely and remote belong to different rows",
    ),
    (
        {"likelihood": "likely", "text": "We judge with high confidence that it is likely."},
        "likelihood and confidence stand in one sentence",
    ),
    ({"likelihood": "likely", "text": " "}, "needs a text"),
    ({"likelihood": "likely", "by": ""}, "the person who judges"),
    ({"likelihood": "likely", "because": []}, "rests on claims"),
]


@pytest.mark.parametrize(("given", "complaint"), REFUSED, ids=[complaint[:30] for _, complaint in REFUSED])
def test_what_icd_203_does_not_allow(given, complaint):
    with pytest.raises(ToolkitError, match=complaint):
        tk.judgement(
            given.get("text", "Some 3,000 crossed."),
            **{**BASIS, **{k: v for k, v in given.items() if k != "text"}},
        )


def test_very_likely_is_not_read_as_likely():
    tk.judgement("It is very unlikely that more came.", likelihood="very unlikely", **BASIS)
    tk.judgement("It is likely. We have high confidence in the reports.", likelihood="likely", **BASIS)


def test_judgements_are_kept_and_superseded(kept):
    first = tk.judgement("Some 3,000 crossed.", likelihood="likely", dossier=kept, **BASIS)
    second = tk.judgement(
        "Some 3,000 crossed.",
        likelihood="very likely",
        confidence="low",
        dossier=kept,
        supersedes=first.judgement_id,
        **BASIS,
    )
    assert [one.judgement_id for one in (first, second)] == ["j1", "j2"]
    assert tk.judgements(tk.load(kept.path)) == [second]
    assert tk.judgements(kept, current=False) == [first, second]
    assert (kept.path / "judgements.csv").read_text() == (
        "judgement_id,text,likelihood,confidence,because,by,decided,as_of,supersedes,note\n"
        'j1,"Some 3,000 crossed.",likely,,a.f1,A. Analyst,2024-04-01,,,\n'
        'j2,"Some 3,000 crossed.",very likely,low,a.f1,A. Analyst,2024-04-01,,j1,\n'
    )


def test_writers_at_one_time_lose_nothing(kept):
    def write(number):
        tk.judgement(f"Number {number}.", likelihood="likely", dossier=kept, **BASIS)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = tk.judgements(kept)
    assert sorted(one.text for one in found) == [f"Number {number}." for number in range(8)]
    assert sorted(one.judgement_id for one in found) == [f"j{number}" for number in range(1, 9)]


def test_a_judgement_needs_real_claims_and_a_place(kept):
    with pytest.raises(ToolkitError, match=r"no claim z\.f1"):
        tk.judgement("So.", likelihood="likely", dossier=kept, by="A", because=["z.f1"])
    with pytest.raises(ToolkitError, match="no judgement 'j9' to supersede"):
        tk.judgement("So.", likelihood="likely", dossier=kept, supersedes="j9", **BASIS)
    with pytest.raises(ToolkitError, match="came from no folder"):
        tk.judgement("So.", likelihood="likely", dossier=dossier_of(*CLAIMS), **BASIS)


# --- Admiralty grades --------------------------------------------------------------------------


def test_grades_stand_in_the_tables_and_in_the_log(kept):
    graded = tk.grade(
        kept, source_id="a", reliability="B", by="A. Analyst", decided="2024-04-01", note="good record"
    )
    graded = tk.grade(graded, claim_id="a.f1", credibility=2, by="A. Analyst", decided="2024-04-01")
    graded = tk.grade(graded, source_id="a", reliability="C", by="B. Analyst", decided="2024-05-01")
    again = tk.load(kept.path)
    assert again.sources.set_index("source_id")["reliability"]["a"] == "C"
    assert again.figures.set_index("claim_id")["credibility"]["a.f1"] == "2"
    shown = tk.grades(again)
    assert shown[["subject", "grade", "meaning", "by"]].values.tolist() == [
        ["a", "C", "fairly reliable", "B. Analyst"],
        ["a.f1", "2", "probably true", "A. Analyst"],
    ]
    log = (kept.path / "grades.csv").read_text().splitlines()
    assert log[1:] == [
        "g1,a,reliability,B,A. Analyst,2024-04-01,good record",
        "g2,a.f1,credibility,2,A. Analyst,2024-04-01,",
        "g3,a,reliability,C,B. Analyst,2024-05-01,",
    ]


def test_grading_changes_no_other_dossier(kept):
    tk.grade(kept, source_id="a", reliability="B", by="A. Analyst")
    assert kept.sources["reliability"].isna().all()


def test_a_grade_typed_into_the_table_has_nobody_behind_it():
    dossier = tk.grade(dossier_of(*CLAIMS), claim_id="a.f1", credibility="6", by="A. Analyst")
    (row,) = tk.grades(dossier).to_dict("records")
    assert (row["meaning"], row["by"] == row["by"]) == ("truth cannot be judged", False)


WRONG = [
    (
        {"source_id": "a", "reliability": "G"},
        r"reliability 'G' is not on the Admiralty scale: A \(completely reliable\)",
    ),
    ({"source_id": "a"}, "reliability None is not on the Admiralty scale"),
    ({"claim_id": "a.f1", "credibility": 7}, "credibility 7 is not on the Admiralty scale"),
    ({"claim_id": "a.f1", "reliability": "A"}, r"a claim has a credibility \(1-6\)"),
    ({"source_id": "a", "credibility": 1}, r"a source has a reliability \(A-F\)"),
    ({"source_id": "z", "reliability": "A"}, "no source_id 'z' in sources"),
    ({"claim_id": "z.f1", "credibility": 1}, r"no claim z\.f1"),
    ({"source_id": "a", "claim_id": "a.f1", "reliability": "A"}, "name one subject"),
    ({}, "name one subject"),
    ({"source_id": "a", "reliability": "A", "by": " "}, "a grade is given by a person"),
]


@pytest.mark.parametrize(("given", "complaint"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_wrong_grades(given, complaint):
    with pytest.raises(ToolkitError, match=complaint):
        tk.grade(dossier_of(*CLAIMS), **{"by": "A. Analyst", **given})


def test_the_machine_grades_nothing(dossier):
    """No analysis fills a grade or a judgement; the shipped tables have none."""
    tk.origins(dossier)
    tk.build_up(dossier, side="North Korea")
    assert tk.grades(dossier).empty
    assert tk.judgements(dossier) == []
