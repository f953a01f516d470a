"""Single layers of the extraction, judged on the same labels, and a yardstick for its figures."""

from collections.abc import Sequence

from . import phrases
from .agreement import bound, overlaps, span, stated
from .baseline import figures
from .labels import Labelled
from .matching import Share
from .report import table
from .rules import LEVELS, values
from .run import numbers
from .tallying import Score, score_articles

NUMBER_STEPS = ("number found", "same value", "same bound")


def number_layer(articles: Sequence[Labelled]) -> dict[str, Share]:
    """Of the labelled figures that state a number: is there one at the place, of this value and bound?"""
    shares = {step: Share() for step in NUMBER_STEPS}
    for article in articles:
        read = numbers(article.text)
        for label in article.labels["figures"]:
            if label.get("optional") or not stated(label):
                continue
            here = [row for row in read if overlaps(span(row), span(label))]
            same = [row for row in here if any(stated(row) & stated(value) for value in values(label))]
            shares["number found"].add(bool(here))
            shares["same value"].add(bool(same))
            shares["same bound"].add(
                any(bound(row) == bound(value) for row in same for value in values(label))
            )
    return shares


def yardstick(articles: Sequence[Labelled], level: str) -> str:
    """F1 of figures as one regular expression reads them."""
    score = score_articles((article, {"figures": figures(article.text)}) for article in articles)
    return f"{score.tallies[f'figures: {level}'].f1:.3f}"


def layers(sets: dict[str, list[Labelled]], scores: dict[str, Score]) -> str:
    """One table: number layer on required labels; attribution, dates and names from the tables' scores."""
    rows: dict[str, list[str]] = {f"numbers: {step}": [] for step in NUMBER_STEPS}
    others = {"attribution: claimant": "claimed_by", "attribution: status": "status", "dates": "when"}
    rows |= {name: [] for name in (*others, "names: F1")}
    for title, articles in sets.items():
        for step, share in number_layer(articles).items():
            rows[f"numbers: {step}"].append(f"{share.value:.3f}")
        for name, column in others.items():
            found = scores[title].shares.get(column)
            rows[name].append(f"{found.value:.3f}" if found else "-")
        names = scores[title].tallies.get("actors")
        rows["names: F1"].append(f"{names.f1:.3f}" if names else "-")
    for level in LEVELS[:2]:
        rows[f"figures, {level}: F1"] = [f"{scores[t].tallies[f'figures: {level}'].f1:.3f}" for t in sets]
        rows[f"one regular expression, {level}: F1"] = [yardstick(found, level) for found in sets.values()]
    by_set = table(("layer", *sets), [(name, *cells) for name, cells in rows.items()])
    return f"## Layers\n\n{by_set}\n\n{phrases.overview()}"
