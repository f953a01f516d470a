"""A labelled article: its text, its labels, and the names that mean the same actor."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .agreement import Row, overlaps, plain, readings, span

CLAIM_TABLES = ("figures", "supplies", "ties", "events")
ADVERSARIAL = "adversarial"
HELD_OUT = "-held"
AFTER_REPORTS = 601  # articles from this number on retell real reports; the others are up to twice as dense


def retells_a_report(article: str) -> bool:
    """Whether the article of that id is as dense in claims as reports are."""
    return int(article.partition("-")[0]) >= AFTER_REPORTS


@dataclass
class Labelled:
    """One article with its labels; `aliases` maps a canonical name to its plain spellings."""

    id: str
    text: str
    published: str
    group: str
    labels: dict[str, list[dict[str, Any]]]
    aliases: dict[str, set[str]] = field(default_factory=dict)
    canonical: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for actor in self.labels["actors"]:
            self.aliases[actor["name"]] = {plain(n) for n in (actor["name"], *actor.get("aliases", []))}
        for name, spellings in self.aliases.items():
            for spelling in sorted(spellings):
                self.canonical.setdefault(spelling, name)
        self.canonical.update({plain(name): name for name in self.aliases})

    @property
    def held_out(self) -> bool:
        return self.id.endswith(HELD_OUT)

    @property
    def adversarial(self) -> bool:
        return self.group == ADVERSARIAL

    def same(self, name: object, names: Iterable[str]) -> bool:
        """Does `name` denote one of the labelled `names`? A blank label wants a blank."""
        read = readings(name)
        return any(
            bool(read & (self.aliases.get(label, set()) | {plain(label)})) if label else not read
            for label in names
        )

    def key(self, name: object) -> str:
        """The canonical name behind a spelling, or the plain spelling itself."""
        for spelling in sorted(readings(name), key=len, reverse=True):
            if spelling in self.canonical:
                return self.canonical[spelling]
        return plain(name)

    def sentence(self, row: Row) -> tuple[int, int] | None:
        """Where a row's quote stands, or else its span."""
        quote = row.get("quote")
        if isinstance(quote, str) and quote and quote in self.text:
            start = self.text.index(quote)
            return start, start + len(quote)
        return span(row)

    def nearness(self, label: Row, row: Row) -> tuple[bool, bool]:
        """Does a row overlap a mention of the label; does its sentence?"""
        mentions = [(first, last) for first, last in label.get("mentions", [])]
        sentence = self.sentence(row)
        return any(overlaps(span(row), m) for m in mentions), any(overlaps(sentence, m) for m in mentions)


def read(path: Path) -> Labelled:
    """The article at `path` (.txt) with the labels beside it (.json)."""
    labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Labelled(
        id=labels["id"],
        text=path.read_bytes().decode("utf-8"),  # no newline translation: offsets must hold
        published=labels["source"]["published"],
        group=labels.get("group", ""),
        labels={table: labels[table] for table in (*CLAIM_TABLES, "actors")},
    )


def read_all(folder: Path) -> list[Labelled]:
    """All labelled articles of a folder, by file name."""
    paths = sorted(folder.glob("*.txt"), key=lambda path: path.name)
    return [read(path) for path in paths if path.with_suffix(".json").exists()]
