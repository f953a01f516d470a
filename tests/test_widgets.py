"""The controls choose arguments, draw again, and say what cannot be drawn."""

from html import escape, unescape

import ipywidgets
import pytest

import toolkit as tk
from toolkit import provenance, widgets
from toolkit.errors import ToolkitError

OFFERED = {
    "plot_build_up": ("as_of", "side", "measure"),
    "plot_claims": ("as_of", "side", "measure"),
    "plot_origins": ("as_of", "side", "measure"),
    "plot_envelope": ("as_of", "side", "measure"),
    "plot_strength": ("as_of", "side"),
    "plot_casualties": ("as_of", "side"),
    "plot_supplies": ("as_of",),
    "plot_timeline": ("as_of",),
    "plot_drift": ("as_of",),
    "plot_contradictions": ("as_of",),
    "plot_alliances": ("as_of", "ties", "roll_up"),
}


@pytest.mark.parametrize("name", OFFERED)
def test_every_chart_has_its_controls_and_a_picture(name, dossier):
    panel = tk.controls(getattr(tk, name), dossier, as_of="2025-03-28")
    assert tuple(panel.chosen) == OFFERED[name]
    assert panel.chosen["as_of"] == "2025-03-28"
    assert panel.picture.value.startswith('<img src="data:image/png;base64,')
    assert escape(provenance.of(panel.axes).alt) in panel.picture.value
    assert provenance.of(panel.axes).as_of == "2025-03-28"


def control(panel, label):
    return next(child for child in panel.children if getattr(child, "description", "") == label)


def test_moving_the_slider_draws_again(dossier):
    panel = tk.controls(tk.plot_claims, dossier, as_of="2025-03-28")
    before = panel.picture.value
    control(panel, "As of").value = "2024-11-05"
    assert panel.picture.value != before
    assert provenance.of(panel.axes).as_of == "2024-11-05"
    assert "AS OF 5 NOVEMBER 2024" in [text.get_text() for text in panel.axes.figure.texts]


def test_the_same_call_gives_the_same_picture(dossier):
    panel = tk.controls(tk.plot_claims, dossier, as_of="2025-03-28", measure="killed")
    by_hand = tk.plot_claims(dossier, side="North Korea", measure="killed", as_of="2025-03-28")
    assert panel.axes._repr_png_()[0] == by_hand._repr_png_()[0]


def test_tie_kinds_and_roll_up_are_chosen(dossier):
    panel = tk.controls(tk.plot_alliances, dossier, ties=["arms", "troops"], roll_up=True)
    assert set(provenance.of(panel.axes).rows["tie"]) == {"arms", "troops"}
    control(panel, "Ties").value = ("visit",)
    assert set(provenance.of(panel.axes).rows["tie"]) == {"visit"}


def test_a_day_without_reports_moves_back_to_the_last_one(dossier):
    days = widgets._days(dossier)
    assert "2025-03-29" not in days
    panel = tk.controls(tk.plot_timeline, dossier, as_of="2025-03-29")
    assert panel.chosen["as_of"] == "2025-03-28"
    assert tk.controls(tk.plot_timeline, dossier, as_of="1999-01-01").chosen["as_of"] == days[0]


def test_what_cannot_be_drawn_is_said_in_its_place(dossier):
    def refuse(dossier, as_of):
        raise ToolkitError(f"nothing on <{as_of}>")

    panel = tk.controls(refuse, dossier, as_of="2025-03-28")
    assert panel.axes is None
    assert unescape(panel.picture.value) == "Nothing to draw: nothing on <2025-03-28>"


def test_a_measure_without_figures_is_offered_where_it_is_asked_for_and_drawn_empty(dossier):
    few = dossier.measure("killed")
    assert "deployed" not in set(few.figures["measure"])
    panel = tk.controls(tk.plot_claims, few, side="Poland", measure="deployed")
    assert (panel.chosen["side"], panel.chosen["measure"]) == ("Poland", "deployed")
    assert "no claims" in provenance.of(panel.axes).title


def test_other_arguments_stay_as_started(dossier):
    panel = tk.controls(
        tk.plot_claims, dossier, choose=["as_of"], side="North Korea", measure="killed", top=2
    )
    assert tuple(panel.chosen) == ("as_of",)
    assert provenance.of(panel.axes).title.startswith("North Korea, killed")


def test_any_function_of_dossier_and_day_can_be_controlled(dossier):
    calls = []

    def plot(view, as_of):
        calls.append(as_of)
        return tk.plot_supplies(view, as_of=as_of)

    tk.controls(plot, dossier, as_of="2025-03-28")
    assert calls == ["2025-03-28"]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"choose": ["colour"]}, "no control for colour; there is one for as_of, side"),
        ({"side": "Atlantis"}, "side 'Atlantis' is not in the figures; there is North Korea"),
        ({"measure": "dead"}, "measure 'dead' is not in the figures"),
        ({"side": "Noth Korea"}, "did you mean North Korea"),
        ({"as_of": "28/03/2025"}, "'28/03/2025' is no day; write it as 2025-03-28"),
        ({"asof": "2025-03-28"}, "this chart has no asof; it takes as_of, side.* did you mean as_of"),
    ],
)
def test_wrong_arguments_are_named(dossier, wrong, message):
    with pytest.raises(ToolkitError, match=message):
        tk.controls(tk.plot_claims, dossier, **wrong)


def test_a_dossier_without_claims_has_no_day_to_choose(dossier):
    empty = tk.Dossier({name: frame.iloc[:0] for name, frame in dossier.frames.items()})
    with pytest.raises(ToolkitError, match="holds no claims"):
        tk.controls(tk.plot_claims, empty)


def test_nothing_answers_the_controls_where_there_is_no_browser(dossier):
    """An Output widget makes a notebook that is run without a browser hang now and then."""
    panel = tk.controls(tk.plot_timeline, dossier)
    assert not [child for child in panel.children if isinstance(child, ipywidgets.Output)]


def test_wrong_ties_are_named(dossier):
    with pytest.raises(ToolkitError, match=r"tie 'arm' is not one of alliance, .*did you mean arms"):
        tk.controls(tk.plot_alliances, dossier, ties=["arm"])


def test_a_sign_says_that_the_chart_is_being_drawn(dossier):
    panel = tk.controls(tk.plot_supplies, dossier)
    said = []
    panel.working.observe(lambda change: said.append(change["new"]), names="value")
    slider = panel.children[0]
    slider.value = slider.options[-2]
    assert said == ["<i>Drawing ...</i>", ""]
