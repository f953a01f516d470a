"""``python3 run.py docs``: make the README's pictures and every generated document anew.

Prints the files that changed. `tests/test_docs.py` fails when one of them is stale.
"""

import io
import re
import sys
from pathlib import Path

import toolkit as tk
from docs import extraction_map
from toolkit import data_dictionary, provenance
from toolkit.schema import TABLES
from toolkit.tables import write_all

ROOT = Path(__file__).resolve().parents[1]
MAP = ROOT / "docs" / "extraction.md"
PICTURES = ROOT / "docs" / "pictures"
DAY = "2025-03-28"
SIDE = "North Korea"
SCREEN_DPI = 110
_BLOCK = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def pictures(dossier: "tk.Dossier") -> dict[str, bytes]:
    """File name -> PNG, of the founding case on its day."""
    sent = tk.build_up(dossier, side=SIDE, as_of=DAY)
    charts = {
        "build-up.png": tk.plot_build_up(sent),
        "alliances.png": tk.plot_alliances(tk.alliance_graph(dossier, as_of=DAY, roll_up=True)),
    }
    return {name: _png(ax) for name, ax in charts.items()}


def _png(ax: object) -> bytes:
    out = io.BytesIO()
    figure = ax.get_figure(root=True)  # type: ignore[attr-defined]
    figure.savefig(out, format="png", dpi=SCREEN_DPI, metadata={"Software": None})
    return out.getvalue()


def blocks(dossier: "tk.Dossier") -> dict[str, str]:
    """Name -> text of each generated block of the README."""
    return {"estimate": estimate(dossier), "counts": counts(dossier)}


def estimate(dossier: "tk.Dossier") -> str:
    """The founding case in words, from the tables."""
    table = tk.build_up(dossier, side=SIDE, as_of=DAY)
    words = table.set_index(["reading", "part"])["wording"]
    top, stock, flow = (words["on top"][part] for part in ("total", "stock", "flow"))
    others = table[table["reading"] == "reported total"]
    capped = others[others["high"].notna() & (others["bound"] == "at_most")]["wording"].unique()
    drawn = provenance.of(tk.plot_build_up(table))
    return (
        f"**{SIDE} in Russia, as reported by 28 March 2025: {top}** soldiers sent ({stock}, and {flow}\n"
        f"on top), or {words['included']['total']} if the later soldiers are part of the total; "
        f"the reports leave that open.\nOthers said {' or '.join(f'“{word}”' for word in capped)}. "
        f"Gross figures, from {drawn.claims} claims in {drawn.sources} reports.\n"
    )


def counts(dossier: "tk.Dossier") -> str:
    """What the sample tables hold."""
    number = {name: len(dossier.table(name)) for name in TABLES}
    return (
        f"{number['figures']} figures, {number['supplies']} supplies, {number['ties']} ties and "
        f"{number['events']} events from {number['sources']} reports, about {number['actors']} actors.\n"
    )


def filled(text: str, dossier: "tk.Dossier") -> str:
    """The README with its generated blocks made anew."""
    made = blocks(dossier)
    return _BLOCK.sub(lambda match: match[1] + made[match[2]] + match[3], text)


def main() -> int:
    dossier = tk.load(ROOT / "data")
    changed = [Path(path) for path in data_dictionary.write(ROOT / "data")]
    readme = ROOT / "README.md"
    changed += write_all(
        {readme: filled(readme.read_text(encoding="utf-8"), dossier), MAP: extraction_map.page()}
    )
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, data in pictures(dossier).items():
        path = PICTURES / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            changed.append(path)
    for path in changed:
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
