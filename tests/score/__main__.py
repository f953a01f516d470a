"""``python -m tests.score``: score the extraction, print the tables, write docs/quality.md and misses.md."""

import argparse
import sys
from pathlib import Path

from . import newsquant, report
from .labels import Labelled, read_all, retells_a_report
from .layers import layers
from .run import tables
from .tallying import Score, score_articles

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared" / "gold"
NEWSQUANT = ROOT.parent / "shared" / "score" / "newsquant-dev.json"
PAGE = ROOT / "docs" / "quality.md"
MISSES = ROOT / "docs" / "misses.md"
DEVELOPMENT = "Articles for development"
HELD = "Held-out articles after reports"
DENSE = "Held-out articles, denser"
OTHERS = "Articles labelled by others"
SENTENCES = "Numbers in news sentences (NewsQuant)"


def sets(only: str = "") -> dict[str, list[Labelled]]:
    """The sets of articles that can be scored here, by title; those labelled by others if they are there."""
    own = read_all(OWN)
    found = {
        DEVELOPMENT: [article for article in own if not article.held_out],
        HELD: [a for a in own if a.held_out and retells_a_report(a.id)],
        DENSE: [a for a in own if a.held_out and not retells_a_report(a.id)],
        OTHERS: read_all(SHARED) if SHARED.is_dir() else [],
    }
    found = {title: [a for a in articles if only in a.id] for title, articles in found.items()}
    return {title: articles for title, articles in found.items() if articles}


def score(articles: list[Labelled]) -> Score:
    return score_articles((article, tables(article)) for article in articles)


def published_section(title: str, page: Path) -> str:
    """The section of a page as it stands; a set that is not at hand keeps what was measured last."""
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    start = text.find(f"## {title}\n")
    if start < 0:
        return ""
    end = text.find("\n## ", start + 1)
    return text[start : end if end >= 0 else len(text)].rstrip()


def sentences() -> str:
    """The section on NewsQuant, empty where its data are not at hand."""
    if not NEWSQUANT.is_file():
        return ""
    return f"## {SENTENCES}\n\n" + newsquant.overview(newsquant.sentences(NEWSQUANT))


def details(title: str, result: Score) -> str:
    """Misses are listed where rules may be written for them; of the rest only the counts are published."""
    return report.misses(result) if title == DEVELOPMENT else report.published_counts(result)


def write_page(scores: dict[str, Score], overview: str) -> None:
    sections, misses = {}, {}
    for title in (DEVELOPMENT, HELD, DENSE, OTHERS):
        if fresh := scores.get(title):
            sections[title] = report.section(title, fresh)
            misses[title] = f"## {title}\n\n{details(title, fresh)}"
        else:
            sections[title] = published_section(title, PAGE)
            misses[title] = published_section(title, MISSES)
    sections[SENTENCES] = sentences() or published_section(SENTENCES, PAGE)
    before = (report.in_brief(scores[HELD]), overview)
    for path, text in ((PAGE, report.page(sections, before)), (MISSES, report.page_of_misses(misses))):
        path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 run.py score", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="only articles with TEXT in their id; no page"
    )
    parser.add_argument(
        "--errors", action="store_true", help="list misses and wrong rows (of held-out articles with --only)"
    )
    options = parser.parse_args(arguments)
    found = sets(options.only)
    scores = {title: score(articles) for title, articles in found.items()}
    if not scores:
        print(f"no labelled article has {options.only!r} in its id; see {OWN}", file=sys.stderr)
        return 2
    for title, result in scores.items():
        listed = options.errors and (title not in (HELD, DENSE) or options.only)
        print(report.section(title, result), report.misses(result) if listed else "", sep="\n\n", end="\n\n")
    overview = layers(found, scores)
    print(overview)
    if options.only:
        return 0
    print(f"\n{sentences()}")
    write_page(scores, overview)
    print(f"\nwritten: {PAGE.relative_to(ROOT)}, {MISSES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
