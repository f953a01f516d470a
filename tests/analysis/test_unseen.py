"""Tables nobody wrote the code for: other wars, same columns. No crash, no mixed sum, no copy twice."""

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import toolkit as tk
from tests.analysis.analysis_cases import dossier_of, figure
from tests.analysis.invented_wars import MEASURES, STATES, world
from toolkit.schema import MEASURE

# Shrinking a dossier takes minutes; the example itself is small enough to read.
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)


def claims_of(table):
    return [claim for text in table["claim_ids"] for claim in text.split("; ") if claim]


@pytest.mark.parametrize("seed", range(2))
def test_every_question_about_an_invented_war_has_an_answer(seed):
    dossier = world(300, seed, publishers=30)
    for side in STATES[:3]:
        for measure in sorted(set(dossier.side(side).figures["measure"].dropna())):
            for day in ("2023-06-06", None):
                table = tk.build_up(dossier, side=side, measure=measure, as_of=day)
                assert_sound(dossier, table, side, measure)
                tk.envelope(dossier, measure, side, as_of=day)
        if "deployed" in set(dossier.side(side).figures["measure"]):
            tk.present_strength(dossier, side)
    tk.what_we_knew(dossier, "2023-06-06")


def assert_sound(dossier, table, side, measure):
    figures = dossier.figures.set_index("claim_id")
    used = figures.loc[claims_of(table)]
    assert set(used["side"]) <= {side}
    assert set(used["measure"].astype("str")) <= {measure}
    assert set(used["unit"].fillna("")) <= {table.attrs["unit"]}
    for _, reading in table.groupby("reading"):
        parts = reading[reading["part"] != "total"]
        origins = [origin for text in parts["origin_id"] for origin in text.split("; ")]
        assert len(origins) == len(set(origins)), "one origin counted twice"
        claims = claims_of(parts)
        assert len(claims) == len(set(claims)), "one claim counted twice"


@pytest.mark.parametrize("seed", range(3))
def test_copying_every_claim_changes_no_number(seed):
    """The same reports on as many other pages: the same totals, more reports."""
    dossier = world(200, seed, publishers=20)
    figures = dossier.figures
    copied = figures.assign(claim_id="copy-" + figures["claim_id"], source_id="copy-" + figures["source_id"])
    sources = dossier.sources
    more = sources.assign(
        source_id="copy-" + sources["source_id"], publisher="Copy of " + sources["publisher"]
    )
    copies = tk.Dossier({**dossier.frames, "figures": copied, "sources": more})
    # pages without a named claimant speak for themselves; here only copies of named claimants count
    named = tk.Dossier({**dossier.frames, "figures": figures[figures["claimed_by"].notna()]})
    doubled = named + tk.Dossier({**copies.frames, "figures": copied[copied["claimed_by"].notna()]})
    for side in sorted(set(named.measure("deployed").figures["side"])):
        one, two = (tk.build_up(which, side=side) for which in (named, doubled))
        assert one["wording"].tolist() == two["wording"].tolist()
        assert (two["reports"] == 2 * one["reports"]).all()
        assert (
            tk.envelope(named, "deployed", side)["origins"].tolist()
            == tk.envelope(doubled, "deployed", side)["origins"].tolist()
        )


ODD = st.fixed_dictionaries(
    {
        "when": st.sampled_from(
            [
                None,
                "2024",
                "2024-01",
                "../2024-02",
                "2024-02/..",
                "2024-03-02",
                "202X",
                "2024-21",
                "2024-01~/2024-03~",
            ]
        ),
        "claimed_by": st.sampled_from([None, "Borduria", "Bordurian Army", "Somebody Unknown", "Szohod"]),
        "status": st.sampled_from(["asserted", "confirmed", "unconfirmed", "denied", "planned"]),
        "measure": st.sampled_from(sorted(MEASURE)),
        "mode": st.sampled_from(["stock", "flow"]),
        "location": st.sampled_from([None, "Klow", "Zileheroum"]),
        "unit": st.sampled_from([None, "personnel", "officers", "percent"]),
        "side": st.sampled_from([None, "Syldavia", "San Theodoros"]),
        "review": st.sampled_from(["draft", "accepted", "rejected"]),
        "statement": st.sampled_from([None, "They follow those sent before.", "In total so many.", "x"]),
    }
)
BOUND = st.sampled_from(
    ["exact", "about", "at_least", "more_than", "at_most", "less_than", "vague", "between"]
)


@st.composite
def odd_claims(draw):
    claims = []
    for number in range(draw(st.integers(1, 12))):
        bound, value = draw(BOUND), draw(st.sampled_from([0, 1, 5, 999, 1000, 3000]))
        source = draw(st.sampled_from("pqr"))
        day = f"2024-03-{draw(st.integers(1, 28)):02d}"
        given_value = (value, value + 7) if bound == "between" else value
        claims.append(figure(f"{source}{day}", day, given_value, bound, **draw(ODD)))
        if number % 3 == 2:
            claims.append({**claims[-1], "source_id": f"copy{number}"})
    return claims


@settings(max_examples=25, deadline=None, phases=NO_SHRINKING)
@given(odd_claims())
def test_odd_tables_break_nothing(claims):
    dossier = dossier_of(*claims)
    table = tk.origins(dossier)
    assert sorted(claims_of(table)) == sorted(
        dossier.figures.loc[dossier.figures["review"] != "rejected", "claim_id"]
    )
    for side in sorted(set(dossier.figures["side"].dropna())):
        for measure in sorted(set(dossier.side(side).figures["measure"])):
            assert_sound(dossier, tk.build_up(dossier, side=side, measure=measure), side, measure)
            tk.envelope(dossier, measure, side, horizon=10)
            tk.present_strength(dossier, side, gross=measure)
    tk.what_we_knew(dossier, "2024-03-15")


def test_no_question_changes_the_tables():
    dossier = world(150, 9, publishers=20)
    before = {name: frame.copy(deep=True) for name, frame in dossier.frames.items()}
    first, again = (
        [
            tk.origins(dossier, as_of="2023-06-06"),
            tk.build_up(dossier, side="Aland"),
            tk.envelope(dossier, "deployed", "Aland"),
            tk.present_strength(dossier, "Aland"),
            tk.what_we_knew(dossier, "2023-06-06"),
            tk.copies(dossier, tk.origins(dossier)["origin_id"][0]),
        ]
        for _ in range(2)
    )
    for name, frame in before.items():
        pd.testing.assert_frame_equal(dossier.frames[name], frame)
    for one, two in zip(first, again, strict=True):
        pd.testing.assert_frame_equal(one, two)


def test_a_view_never_shows_more_than_it_knows():
    dossier = world(300, 9, publishers=20)
    view, later = dossier.as_of("2023-01-01"), "2024-01-01"
    for ask in (
        lambda which, day: tk.origins(which, as_of=day),
        lambda which, day: tk.build_up(which, side="Aland", as_of=day),
        lambda which, day: tk.envelope(which, "deployed", "Aland", as_of=day),
        lambda which, day: tk.present_strength(which, "Aland", as_of=day),
    ):
        known, asked = ask(dossier, "2023-01-01"), ask(view, later)
        pd.testing.assert_frame_equal(known, asked)
        assert known.attrs["as_of"] == asked.attrs["as_of"] == "2023-01-01"


def test_before_the_first_report_nothing_is_known():
    dossier = world(50, 9, publishers=20)
    assert tk.build_up(dossier, side="Aland", as_of="2020-01-01").empty
    assert tk.present_strength(dossier, "Aland", as_of="2020-01-01").empty
    assert tk.what_we_knew(dossier, as_of="2020-01-01").empty


def test_an_empty_dossier():
    empty = dossier_of()
    assert tk.origins(empty).empty
    assert tk.what_we_knew(empty, "2024-01-01").empty


def test_the_invented_wars_are_the_same_every_time():
    one, two = world(50, 3), world(50, 3)
    assert one.figures.equals(two.figures)
    assert set(world(400, 3).figures["measure"]) <= set(MEASURES)
