"""What cannot all be true, as a picture and as a page."""

from html import escape
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.analysis.contradictions.kinds import DRIFTS, KINDS
from toolkit.analysis.reviewed import counted
from toolkit.charts import marks, text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.nothing import draw_nothing
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import INK, MUTED, RULE, in_house_style
from toolkit.errors import ToolkitError
from toolkit.provenance import claim_ids_of
from toolkit.whole_tables import BOX

_SIZE, _KIND, _COUNT = 8.0, 1.25, 0.65
_LEFT = ' style="text-align:left"'  # notebooks push cells to the right
_NONE = "No two claims exclude each other, and none changed on its way from page to page."
_SHORT = 3  # lines of an explanation that leave room for the others


@in_house_style
def plot_contradictions(
    table: pd.DataFrame,
    *,
    kind: str | None = None,
    most: int = 6,
    ax: Axes | None = None,
    tlp: str | None = None,
) -> Axes:
    """The contradictions as a table: kind, why in one sentence, number of claims.

    table: result of `contradictions` (kind, claim_ids, origins, explanation). kind: only that kind. `most`
    limits the rows, taking turns among the kinds so that each one shows; the title counts what cannot all
    be true apart from what changed from page to page (drift), and neither where it rests on drafts: that the
    subtitle counts. Explanations are never cut: of each kind
    those of at most three lines come first. Raises ToolkitError for a kind that there is not.
    """
    if kind is not None and kind not in KINDS:
        raise ToolkitError(f"{kind!r} is no kind of contradiction; kinds: {', '.join(KINDS)}")
    rows = table if kind is None else table[(table["kind"].astype(object) == kind).to_numpy()]
    if not len(rows):
        way = "Every report is compared with all before it; a new one may bring some."
        said: dict[str, Any] = {
            "missing": _NONE,
            "way_out": way,
            "day": latest(table),
            "unit": "contradictions",
            "tlp": tlp,
        }
        return draw_nothing(ax, _title(rows), rows, **said)
    room = 7.4 - _KIND - _COUNT - 0.1
    long = [len(text.wrap(str(why), room, _SIZE)) > _SHORT for why in rows["explanation"]]
    shown = _in_turn(rows.assign(long=long).sort_values("long", kind="stable"), rows, most)
    wrapped = [text.wrap(str(why), room, _SIZE) for why in shown["explanation"]]
    day = latest(table)
    heading = Heading(_title(rows), _subtitle(rows, shown), "", source_line(shown, day), day)
    kinds = [text.wrap(str(name), _KIND - 0.1, _SIZE) for name in shown["kind"]]
    heights = [
        text.height(max(len(lines), len(label), 1 + draft), _SIZE) + 0.09
        for lines, label, draft in zip(wrapped, kinds, marks.drafts_of(shown), strict=True)
    ]
    sheet = open_sheet(ax, heading, content=0.26 + sum(heights))
    axes = sheet.panel(0, 0, sheet.wide, sheet.high, label="contradictions")
    axes.set_axis_off()
    axes.set_xlim(0, sheet.wide)
    axes.set_ylim(sheet.high, 0)
    for x, words in ((0, "kind"), (_KIND, "why"), (sheet.wide - _COUNT, "claims")):
        axes.text(x, 0.12, words, fontsize=_SIZE, weight="bold", color=INK, va="center")
    y = 0.26
    for (_, row), label, lines, high in zip(shown.iterrows(), kinds, wrapped, heights, strict=True):
        axes.axhline(y - 0.02, color=RULE, lw=0.7)
        _draw_row(axes, row, label, lines, y, sheet.wide)
        y += high
    return finish(sheet, axes, shown, unit="contradictions", alt=_alt(shown, heading), tlp=tlp)


class HtmlTable(str):
    """A table as HTML text, which a notebook shows as a table in a box that scrolls."""

    def __repr__(self) -> str:
        return f"{self.count('<tr>') - 1} rows of HTML"

    def _repr_html_(self) -> str:
        return f'<div style="{BOX}">{self}</div>'


def contradictions_html(table: pd.DataFrame, *, dossier: Any = None) -> HtmlTable:
    """The whole table as HTML that needs no style sheet or network; everything is escaped, nothing cut.

    table: result of `contradictions`, in the order in which it is to be read. A pointer that rests on a kind
    is told what it means. dossier: with it, each claim id opens to its sentence (quote or statement).
    """
    rows = []
    for _, row in table.iterrows():
        ids = claim_ids_of(pd.DataFrame([row]))
        kind, seen = str(row["kind"]), written(row.get("reported"), brief=True)
        seen = escape(seen) + "<div>draft</div>" * _is_draft(row)
        cells = f'<td title="{escape(KINDS.get(kind, ""))}">{escape(kind)}</td><td>{seen}</td>'
        claims = "".join(_claim_html(claim_id, dossier) for claim_id in ids)
        rows.append(f"<tr>{cells}<td{_LEFT}>{escape(str(row['explanation']))}</td><td>{claims}</td></tr>")
    head = "<tr><th>Kind</th><th>Seen from</th><th>Why</th><th>Claims</th></tr>"
    caption = f"<caption>{escape(_title(table))}</caption>"
    body = f"<thead>{head}</thead><tbody>{''.join(rows)}</tbody>"
    return HtmlTable(f'<table class="contradictions">{caption}{body}</table>')


def _claim_html(claim_id: str, dossier: Any) -> str:
    if dossier is None:
        return f"<div>{escape(claim_id)}</div>"
    claim = dossier.claim(claim_id)
    said = next((claim[name] for name in ("quote", "statement") if isinstance(claim.get(name), str)), "")
    told = written(claim["reported"], brief=True)
    return f"<details><summary>{escape(claim_id)}</summary><p>{escape(said)} ({escape(told)})</p></details>"


def _in_turn(ranked: pd.DataFrame, rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first of each kind, then the second of each, and so on; common contradictions first, drift last."""
    kinds = list(dict.fromkeys(rows["kind"].astype(str)))
    common = rows["kind"][~rows["kind"].isin(DRIFTS).to_numpy()].astype(str).value_counts()
    kinds.sort(
        key=lambda kind: (kind in DRIFTS, -common.get(kind, 0))
    )  # the one that the title names is drawn
    place = ranked["kind"].astype(str).map({kind: number for number, kind in enumerate(kinds)})
    turn = ranked.groupby("kind", observed=True).cumcount()
    chosen = ranked.assign(turn=turn, place=place).sort_values(["turn", "place"], kind="stable").head(most)
    return chosen.sort_values(["place", "turn"], kind="stable").drop(columns=["turn", "place", "long"])


def _draw_row(axes: Axes, row: Any, label: list[str], lines: list[str], y: float, wide: float) -> None:
    first = y + text.height(1, _SIZE) * 0.78
    for x, gid, written_lines in ((0, "kind", label), (_KIND, "why", lines)):
        for number, words in enumerate(written_lines):
            axes.text(x, first + text.height(number, _SIZE), words, fontsize=_SIZE, color=INK, gid=gid)
    ids = claim_ids_of(pd.DataFrame([row]))
    said = [count(len(ids), "claim"), *(["draft"] if _is_draft(row) else [])]
    for number, words in enumerate(said):
        y = first + text.height(number, _SIZE)
        axes.text(wide - _COUNT, y, words, fontsize=_SIZE, color=MUTED, gid="claims")


def _is_draft(row: Any) -> bool:
    return str(row.get("review")) == "draft"


def _title(rows: pd.DataFrame) -> str:
    """How much cannot all be true, and apart from it how much merely changed on the way."""
    if not len(rows):
        return "No contradictions among the claims"
    rows = counted(rows)
    drafts = "In drafts: " * bool(marks.drafts_of(rows).all())
    drifted = rows["kind"].isin(DRIFTS).to_numpy()
    against, changed = rows[~drifted], rows[drifted]
    changes = f"{count(len(changed), 'change')} from page to page"
    if not len(against):
        return f"{drafts}{changes}{_most_often(changed)}"
    lead = f"{drafts}{count(len(against), 'contradiction')}{_most_often(against)}"
    return f"{lead}; {changes}" if len(changed) else lead


def _most_often(rows: pd.DataFrame) -> str:
    kinds = rows["kind"].astype(object).value_counts()
    first = min(kinds.index, key=lambda kind: (-kinds[kind], kind))
    if len(kinds) == 1:
        return f",{' all' * (len(rows) > 1)} “{first}”"
    alone = (kinds == kinds[first]).sum() == 1
    return f", most often “{first}” ({kinds[first]})" if alone else f" of {len(kinds)} kinds"


def _subtitle(rows: pd.DataFrame, shown: pd.DataFrame) -> str:
    more = f" Shown: {len(shown)} of {len(rows)}, each kind in turn." if len(shown) < len(rows) else ""
    drafts = len(rows) - len(counted(rows))
    further = f" Resting on drafts: {drafts} more." if drafts else ""
    return f"What cannot all be true, what changed from page to page, and why.{further}{more}"


def _alt(shown: pd.DataFrame, heading: Heading) -> str:
    return f"{heading.title}. " + " ".join(
        f"{row['kind']}: {row['explanation']}" for _, row in shown.iterrows()
    )
