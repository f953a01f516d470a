"""``python -m tests.score.fit_topic``: fit the points that decide what an article is about.

The labelled articles for development speak for a report on conflict or arms, and so do the odd ones in
tests/cases/on_topic, which use few words of war, and the news in tests/cases/on_topic_news.jsonl. Against it
speak the adversarial articles, those in tests/cases/off_topic and in off_topic_news.jsonl. A cue is a word
(`article/topic.py`); words that are common in both kinds say nothing and are left out, and none for soldiers,
arms or losses speaks against a report. The two kinds weigh as much as each other, however many there are.
"""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import toolkit
from toolkit import lexicon
from toolkit.extraction.article.topic import ELSEWHERE, HERE, topic_vocabulary
from toolkit.extraction.figures.terms import LOSSES
from toolkit.extraction.text.categories import MILITARY
from toolkit.extraction.text.wordsets import wordset

from .__main__ import DEVELOPMENT, sets
from .fitting import CASES, FOLDS, Choice, fit, write_points

POINTS = Path(toolkit.__file__).parent / "lexicon" / "topic_points.csv"
PENALTY = 5.0
SCALE = 100  # a single word weighs little
COMMON = 0.12  # the share of texts of each kind from which on a word says nothing
HARD = 3  # how often a text counts that was written to be misjudged
KINDS = {"article": 1, "odd report": HARD, "news of war": 1, "treacherous": HARD, "other news": 1}
REPORTS = ("article", "odd report", "news of war")

Text = tuple[str, str, frozenset[str]]  # kind, name, words


def texts() -> list[Text]:
    """Every text with its kind and its words."""
    found = [
        ("treacherous" if a.adversarial else "article", a.id, topic_vocabulary(a.text))
        for a in sets()[DEVELOPMENT]
    ]
    for folder, kind in (("on_topic", "odd report"), ("off_topic", "treacherous")):
        found += [
            (kind, path.stem, topic_vocabulary(path.read_text(encoding="utf-8")))
            for path in sorted((CASES / folder).glob("*.txt"))
        ]
    for name, kind in (("on_topic_news", "news of war"), ("off_topic_news", "other news")):
        lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        news = [topic_vocabulary(json.loads(line)["text"]) for line in lines]
        found += [(kind, f"{name} {number}", words) for number, words in enumerate(news)]
    return found


def points_of(some: Sequence[Text]) -> dict[str, int]:
    """Points by word, fitted on some of the texts."""
    reports, others = (
        [words for kind, _, words in some if (kind in REPORTS) is about] for about in (True, False)
    )
    common = _common(reports) & _common(others)
    found: dict[bool, list[Choice]] = {True: [], False: []}
    for kind, name, words in some:
        about = kind in REPORTS
        cues = {"conflict": words - common, "": frozenset[str]()}
        found[about] += [Choice(name, cues, frozenset(["conflict" if about else ""]))] * KINDS[kind]
    many = max(map(len, found.values()))
    choices = [c for kind in found.values() for c in kind * round(many / len(kind))]
    against = {word for word, points in fit(choices, PENALTY, SCALE).items() if points < 0} & war_words()
    return fit([_without(choice, against) for choice in choices], PENALTY, SCALE)


def _without(choice: Choice, words: set[str]) -> Choice:
    return replace(choice, cues={name: seen - words for name, seen in choice.cues.items()})


@cache
def war_words() -> frozenset[str]:
    """Words for soldiers, arms, blows and losses, of which treacherous texts are full."""
    people = {row["term"] for row in lexicon.rows("people") if row["kind"] in ("military", "soldier")}
    arms = {row["term"].lower() for row in lexicon.rows("supplies") if row["category"] in MILITARY}
    told = {row["term"] for row in lexicon.rows("measures") if row["measure"] in (*LOSSES, "deployed")}
    return frozenset(people | arms | {f"{thing}s" for thing in arms} | told | wordset("blow"))


def _common(of_kind: Sequence[frozenset[str]]) -> set[str]:
    counts = Counter(word for words in of_kind for word in words)
    return {word for word, count in counts.items() if count > COMMON * len(of_kind)}


def left_out(data: Sequence[Text]) -> dict[str, list[int]]:
    """The points of every text by kind, where it is left out of the fit."""
    order = list(data)
    random.Random(0).shuffle(order)
    found: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for fold in range(FOLDS):
        points = points_of([text for place, text in enumerate(order) if place % FOLDS != fold])
        for kind, _, words in order[fold::FOLDS]:
            found[kind].append(sum(points.get(word, 0) for word in words))
    return found


def main() -> None:
    """Print how texts that are left out are judged, fit on all, write the table."""
    data = texts()
    print(f"{'left out':14}{'texts':>7}{'elsewhere':>11}{'here':>7}")
    for kind, totals in left_out(data).items():
        shares = (sum(t < ELSEWHERE for t in totals), sum(t >= HERE for t in totals))
        print(f"{kind:14}{len(totals):7}{shares[0] / len(totals):11.3f}{shares[1] / len(totals):7.3f}")
    write_points(POINTS, points_of(data))


if __name__ == "__main__":
    main()
