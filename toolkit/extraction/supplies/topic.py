"""What an article as a whole tells of givers and takers: headline, main sides, half-told transfers.

A report on one war, one customer or one pair of states need not name the taker in each sentence, nor any
sentence both sides. Each of these cues speaks for a side that a sentence leaves open; `flow.py` weighs
them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit.extraction.article.document import Document
from toolkit.extraction.article.parties import SIDES, parties, party
from toolkit.extraction.text import patterns as re
from toolkit.extraction.transfers.parts import TELLING, Transfer

_MAIN = 0.6  # share of all mentions of states and armed groups that makes two of them the article's couple
_AIDING = re.compile(r"\b(to|for) (the )?$")


@dataclass(slots=True)
class Topic:
    """Sides of the headline, the two that the article is about, and how often each gives or takes."""

    headline: frozenset[str] = frozenset()
    couple: tuple[str, ...] = ()
    givers: Counter[str] = field(default_factory=Counter)
    takers: Counter[str] = field(default_factory=Counter)
    partners: dict[str, set[str]] = field(default_factory=dict)
    aided: frozenset[str] = frozenset()

    @staticmethod
    def of(doc: Document, told: Iterable[Transfer]) -> "Topic":
        """The topic of a document with these transfers."""
        told = list(told)
        if not told:
            return Topic()
        counts: Counter[str] = Counter()
        headline, aided = set(), set()
        for mention in doc.actors.mentions:
            if mention.kind in SIDES and mention.form != "compound":
                name = party(doc, mention.name, mention.kind)
                counts[name] += 1
                if doc.sentence_at(mention.start).paragraph == 0:
                    headline.add(name)
                    if _AIDING.search(doc.text[max(0, mention.start - 12) : mention.start]):
                        aided.add(name)
        counts.pop("", None)
        main = counts.most_common(2)
        both = len(main) == 2 and main[0][1] + main[1][1] >= _MAIN * counts.total()
        headline.discard("")
        couple = tuple(name for name, _ in main) if both else ()
        if not couple and len(headline) == 2:
            couple = tuple(sorted(headline))
        topic = Topic(frozenset(headline), couple, aided=frozenset(aided))
        for transfer in told:
            topic.add(doc, transfer)
        return topic

    def add(self, doc: Document, transfer: Transfer) -> None:
        """Count the sides that a transfer of a named thing tells."""
        if transfer.denied or transfer.direction not in TELLING:
            return
        givers = parties(doc, transfer.clause, transfer.supplier)
        takers = parties(doc, transfer.clause, transfer.recipient)
        if transfer.items:
            self.givers.update(givers)
            self.takers.update(takers)
        elif transfer.sends and givers and takers:
            self.partners.setdefault(takers[0], set()).add(givers[0])
            self.partners.setdefault(givers[0], set()).add(takers[0])
