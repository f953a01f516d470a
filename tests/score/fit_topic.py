"""``python -m tests.score.fit_topic``: fit the points that decide what an article is about.

The labelled articles for development speak for a report on conflict or arms, the adversarial ones and
those in tests/cases/off_topic against it; tests/cases/on_topic has reports that use few words of war. A cue
is a word (`article/topic.py`). Reports and the rest weigh as much as each other, however many there are.
"""

from functools import partial
from pathlib import Path

import toolkit
from toolkit.extraction.article.topic import topic_vocabulary

from .__main__ import DEVELOPMENT, sets
from .fitting import CASES, Choice, fit, settle

POINTS = Path(toolkit.__file__).parent / "lexicon" / "topic_points.csv"
PENALTY = 5.0
SCALE = 100  # a single word weighs little
OF_ODD = 3  # how often a report with few words of war counts


def choice(name: str, text: str, about: bool) -> Choice:
    """What the words of a text speak for: a report on conflict or arms, or none."""
    cues = {"conflict": frozenset(topic_vocabulary(text)), "": frozenset[str]()}
    return Choice(name, cues, frozenset(["conflict" if about else ""]))


def choices() -> list[Choice]:
    """One choice per text, those of the rarer kind repeated."""
    articles = [choice(a.id, a.text, not a.adversarial) for a in sets()[DEVELOPMENT]]
    odd, others = (
        [choice(path.stem, path.read_text(encoding="utf-8"), about) for path in sorted(folder.glob("*.txt"))]
        for folder, about in ((CASES / "on_topic", True), (CASES / "off_topic", False))
    )
    about = [c for c in articles if "" not in c.right] + odd * OF_ODD
    elsewhere = [c for c in articles if "" in c.right] + others
    return about + elsewhere * round(len(about) / len(elsewhere))


def main() -> None:
    """Fit, print the shares, write the table."""
    settle(POINTS, choices(), partial(fit, penalty=PENALTY, scale=SCALE))


if __name__ == "__main__":
    main()
