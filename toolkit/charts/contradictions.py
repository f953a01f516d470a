"""What cannot all be true, as a picture and as a page."""

from html import escape
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from toolkit.charts import text
from toolkit.charts.finish import count, finish, source_line, written
from toolkit.charts.rows import latest
from toolkit.charts.sheet import Heading, open_sheet
from toolkit.charts.style import INK, MUTED, RULE, in_house_style
from toolkit.charts.wording import listing
from toolkit.provenance import claim_ids_of

_SIZE, _KIND, _COUNT = 8.0, 1.25, 0.65
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
    limits the rows, taking turns among the kinds so that each one shows; the subtitle says how many there
    are. Explanations are never cut: of each kind those of at most three lines come first.
    """
    rows = table if kind is None else table[(table["kind"].astype(object) == kind).to_numpy()]
    room = 7.4 - _KIND - _COUNT - 0.1
    long = [len(text.wrap(str(why), room, _SIZE)) > _SHORT for why in rows["explanation"]]
    shown = _in_turn(rows.assign(long=long).sort_values("long", kind="stable"), rows, most)
    wrapped = [text.wrap(str(why), room, _SIZE) for why in shown["explanation"]]
    day = latest(table)
    heading = Heading(_title(rows), _subtitle(rows, shown), "", source_line(shown, day), day)
    heights = [text.height(len(lines), _SIZE) + 0.09 for lines in wrapped]
    sheet = open_sheet(ax, heading, content=0.26 + sum(heights))
    axes = sheet.panel(0, 0, sheet.wide, sheet.high, label="contradictions")
    axes.set_axis_off()
    axes.set_xlim(0, sheet.wide)
    axes.set_ylim(sheet.high, 0)
    for x, words in ((0, "kind"), (_KIND, "why"), (sheet.wide - _COUNT, "claims")):
        axes.text(x, 0.12, words, fontsize=_SIZE, weight="bold", color=INK, va="center")
    y = 0.26
    for (_, row), lines, high in zip(shown.iterrows(), wrapped, heights, strict=True):
        axes.axhline(y - 0.02, color=RULE, lw=0.7)
        _draw_row(axes, row, lines, y, sheet.wide)
        y += high
    return finish(sheet, axes, shown, unit="contradictions", alt=_alt(shown, heading), tlp=tlp)


def contradictions_html(table: pd.DataFrame, *, dossier: Any = None) -> str:
    """The whole table as HTML that needs no style sheet or network; everything is escaped.

    dossier: with it, each claim id opens to its sentence (quote or statement).
    """
    rows = []
    for _, row in table.iterrows():
        ids = claim_ids_of(pd.DataFrame([row]))
        rows.append(
            f"<tr><td>{escape(str(row['kind']))}</td><td>{escape(str(row['explanation']))}</td>"
            f"<td>{''.join(_claim_html(claim_id, dossier) for claim_id in ids)}</td></tr>"
        )
    head = "<tr><th>Kind</th><th>Why</th><th>Claims</th></tr>"
    caption = f"<caption>{escape(_title(table))}</caption>"
    return (
        f'<table class="contradictions">{caption}<thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'
    )


def _claim_html(claim_id: str, dossier: Any) -> str:
    if dossier is None:
        return f"<div>{escape(claim_id)}</div>"
    claim = dossier.claim(claim_id)
    said = next((claim[name] for name in ("quote", "statement") if isinstance(claim.get(name), str)), "")
    told = written(claim["reported"], brief=True)
    return f"<details><summary>{escape(claim_id)}</summary><p>{escape(said)} ({escape(told)})</p></details>"


def _in_turn(ranked: pd.DataFrame, rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first of each kind, then the second of each, and so on; in the order of the table again."""
    kinds = list(dict.fromkeys(rows["kind"].astype(str)))
    place = ranked["kind"].astype(str).map({kind: number for number, kind in enumerate(kinds)})
    turn = ranked.groupby("kind", observed=True).cumcount()
    chosen = ranked.assign(turn=turn, place=place).sort_values(["turn", "place"], kind="stable").head(most)
    return chosen.sort_values(["place", "turn"], kind="stable").drop(columns=["turn", "place", "long"])


def _draw_row(axes: Axes, row: Any, lines: list[str], y: float, wide: float) -> None:
    first = y + text.height(1, _SIZE) * 0.78
    axes.text(
        0,
        first,
        text.shorten(str(row["kind"]).replace("_", " "), _KIND - 0.1, _SIZE),
        fontsize=_SIZE,
        color=INK,
        gid="kind",
    )
    for number, words in enumerate(lines):
        axes.text(_KIND, first + text.height(number, _SIZE), words, fontsize=_SIZE, color=INK, gid="why")
    ids = claim_ids_of(pd.DataFrame([row]))
    axes.text(wide - _COUNT, first, count(len(ids), "claim"), fontsize=_SIZE, color=MUTED, gid="claims")


def _title(rows: pd.DataFrame) -> str:
    if not len(rows):
        return "No contradictions among the claims"
    kinds = rows["kind"].astype(object).value_counts()
    ranked = sorted(kinds.index, key=lambda kind: (-kinds[kind], kind))
    if len(ranked) == 1:
        return f"{count(len(rows), 'contradiction')} of one kind: {ranked[0]}"
    first = [f"{str(kind).replace('_', ' ')} ({kinds[kind]})" for kind in ranked[:3]]
    lead = f"{count(len(rows), 'contradiction')} of {len(ranked)} kinds"
    return f"{lead}; most frequent: {first[0]}" if len(ranked) > 3 else f"{lead}: {listing(first, 3)}"


def _subtitle(rows: pd.DataFrame, shown: pd.DataFrame) -> str:
    more = f" Shown: {len(shown)} of {len(rows)}, each kind in turn." if len(shown) < len(rows) else ""
    return f"What cannot all be true, what changed from page to page, and why.{more}"


def _alt(shown: pd.DataFrame, heading: Heading) -> str:
    return f"{heading.title}. " + " ".join(
        f"{row['kind']}: {row['explanation']}" for _, row in shown.iterrows()
    )
