"""Do the parameters of the notebooks fit the tables? Asked before anything runs."""

from collections.abc import Iterator, Mapping

import pandas as pd

from toolkit.analysis.forces import side_and_forces
from toolkit.analysis.question import NAMES, question, set_by_hand
from toolkit.dossier import Dossier, as_day
from toolkit.errors import ToolkitError
from toolkit.network.around import named


def fitted(parameters: Mapping[str, object], view: Dossier, dossier: Dossier) -> dict[str, object]:
    """The parameters that the tables know by another name, under that name: a side by its canonical one.

    view: what the briefing shows of the dossier. What the notebooks leave open is as `question.csv` says.
    ToolkitError names every parameter that does not fit, with what would: `side` without figures, `then`
    before the first of them, a `report` whose text is not stored, an actor in `around` that no row names.
    """
    told = {name: value for name, value in parameters.items() if value is not None}
    by_hand = set_by_hand(view)
    asked: dict[str, object] = {**by_hand, **told}
    side = _canonical(asked.get("side"), view)
    found = [
        *(_side_misfits(side, asked.get("then"), view) if side is not None else ()),
        *_report_misfits(asked.get("report"), dossier),
        *_around_misfits(asked.get("around"), dossier),
    ]
    if found:
        lines = ["the notebooks cannot run on these tables:", *found]
        own = sorted(set(by_hand) - set(told))
        lines += [f"question.csv sets {', '.join(own)}"] if own else []
        raise ToolkitError("\n  ".join(lines))
    question(view, **{name: str(told[name]) for name in NAMES if told.get(name)})
    return {"side": side} if "side" in told else {}


def _side_misfits(side: str, then: object, view: Dossier) -> Iterator[str]:
    """Tables without any figure fit every side: the notebooks on people then say that there are none."""
    figures = view.figures
    if figures.empty:
        return
    own, on_side = figures[figures["side"].isin(side_and_forces(view, side))], f" on {side}"
    if own.empty:
        yield _no_figures(side, figures)
        own, on_side = figures, ""
    first = own["reported"].min()
    if isinstance(then, str) and pd.Timestamp(as_day(then)) < first:
        day = f"{first:%Y-%m-%d}"
        yield f"then {then}: no figure{on_side} by that day; the first is of {day}: -p then {day}"


def _report_misfits(report: object, dossier: Dossier) -> Iterator[str]:
    if isinstance(report, str) and report not in dossier.texts:
        stored = dossier.sources[dossier.sources["source_id"].isin(list(dossier.texts))]
        names = ", ".join(stored.sort_values("published", kind="stable")["source_id"].tail(5)) or "none"
        yield f"report {report}: no article of that source_id is stored; the latest that are: {names}"


def _around_misfits(around: object, dossier: Dossier) -> Iterator[str]:
    try:
        named(dossier, around if around is None or isinstance(around, (list, tuple)) else str(around))
    except ToolkitError as refusal:
        yield str(refusal)


def _canonical(name: object, view: Dossier) -> str | None:
    return (view.resolve(name) or name) if isinstance(name, str) else None


def _no_figures(side: str, figures: pd.DataFrame) -> str:
    counts = figures["side"].value_counts()
    names = [f"{name} ({count})" for name, count in counts.head(5).items()]
    others = f" and {len(counts) - 5} more" if len(counts) > 5 else ""
    return (
        f"side {side}: no figures on its people; there are some on {', '.join(names)}{others}: "
        f"-p side {_quoted(str(counts.index[0]))}"
    )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
