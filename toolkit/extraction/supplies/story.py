"""What an article has told of its transfers so far, while its sentences are read one by one."""

from collections import Counter
from dataclasses import dataclass, field

from toolkit.extraction.supplies.topic import Topic
from toolkit.extraction.transfers.items import Item
from toolkit.extraction.transfers.parts import Transfer

Handed = tuple[Item, Transfer, list[str], list[str]]  # a thing, how it is handed over, givers and takers
MEMORY = 6  # sentences over which an unnamed side is remembered


@dataclass(slots=True)
class Story:
    """What has been told so far: the sides of the last transfer, and items still without a side."""

    supplier: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    sentence: int = -99
    action: str = "supplied"
    waiting: list[tuple[Item, Transfer]] = field(default_factory=list)
    unfinished: list[Handed] = field(default_factory=list)
    in_use: list[Handed] = field(default_factory=list)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)  # giver and taker, told in the article
    topic: Topic = field(default_factory=Topic)
    first: tuple[str, str] = ("", "")  # the pair told first
    asked: int = -1  # the sentence that asks for a transfer
    listing: int = -9  # the last sentence of a list under a lead-in
    request: tuple[list[str], list[str], int] = ([], [], -9)  # who asked whom last, in which sentence
    paragraph: int = -1  # where the last transfer was told
    land: str = ""  # the state that the article is about
    home: tuple[list[str], list[str], int] | None = None  # sides before a paragraph on what came back

    def near(self, sentence: int) -> bool:
        """Whether the last transfer was told a few sentences ago at most."""
        return sentence - self.sentence <= MEMORY
