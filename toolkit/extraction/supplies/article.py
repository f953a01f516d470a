"""What an article says elsewhere for a thing whose sides are open: who leads it, who gives whom, who did."""

from collections import Counter, defaultdict
from itertools import product

from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.open import FAR, Open
from toolkit.extraction.supplies.scene import Cues, Pair, Shares

_OFTEN = 0.6  # share of an article's transfers
_NEAR = 3  # sentences back to the pair read last
_MOST = 40  # pairs that are looked at: more are a whole archive, in which every thing would be weighed by all


def from_article(case: Open) -> None:
    """How the article as a whole speaks of its sides."""
    scene, topic = case.scene, case.scene.topic
    for place, name in enumerate(scene.ranked[:3]):
        case.both([name], f"rank {place}")
    case.both(topic.headline, "headline")
    case.both(topic.couple, "couple")
    case.both([scene.land] if scene.land else [], "land")
    case.both([scene.doc.dateline] if scene.doc.dateline else [], "dateline")
    case.give(topic.givers, "elsewhere")
    case.take(topic.takers, "elsewhere")
    for giver, takers in topic.partners.items():
        case.pair(product([giver], takers), "sends")
    case.pair([topic.couple, topic.couple[::-1]] if len(topic.couple) == 2 else [], "couple")


def from_pairs(case: Open) -> None:
    """Who gives and who takes in the article's clauses that name both."""
    shares = case.scene.shares
    if shares is None:
        shares = case.scene.shares = shares_of(case.scene.pairs)
    givers, takers, pairs = shares
    for name, cues in givers.items():
        case.givers[name].update(cues)
    for name, cues in takers.items():
        case.takers[name].update(cues)
    for pair, cues in pairs.items():
        case.pairs[pair].update(cues)


def shares_of(pairs: "Counter[Pair]") -> Shares:
    """What the clauses that name both sides say of givers, of takers and of pairs of them."""
    often = _OFTEN * pairs.total()
    gives: Counter[str] = Counter()
    takes: Counter[str] = Counter()
    both: defaultdict[Pair, set[str]] = defaultdict(set)
    for pair, count in pairs.most_common(_MOST):
        gives[pair[0]] += count
        takes[pair[1]] += count
        turned = pair[::-1]
        both[pair].add("pair told")
        if count > 1:
            both[pair].add("pair told twice")
        if count + pairs[turned] >= often:
            both[pair].add("pair often")
        if turned not in pairs:
            both[turned].add("pair reversed")
    return _does("giver", gives, takes, often), _does("taker", takes, gives, often), both


def _does(role: str, does: "Counter[str]", other: "Counter[str]", often: float) -> Cues:
    """How much of what the article tells one side does, and whether it does the opposite too."""
    cues: Cues = defaultdict(set)
    for name, count in does.items():
        cues[name].add(f"{role} told")
        if count > 1:
            cues[name].add(f"{role} told twice")
        if count >= often:
            cues[name].add(f"{role} often")
        if name not in other:
            cues[name].add(f"{role} only")
    for name in other:
        if name not in does:
            cues[name].add(f"{role} never")
    return cues


def from_rows(case: Open) -> None:
    """What was read: here by the rules for one sentence after the other, and in the sentences before."""
    case.pair(case.told, "read")
    case.pair(case.told, f"read {case.direction}")
    case.give([giver for giver, _ in case.told], "read")
    case.take([taker for _, taker in case.told], "read")
    scene, here = case.scene, case.clause.sentence
    giver, taker = scene.giver, scene.taker
    if giver.sentence == taker.sentence and here.index - giver.sentence <= FAR:
        case.pair(product(giver.names, taker.names), "last")
    for k in range(here.index - 1, max(here.index - 1 - _NEAR, -1), -1):
        if k in scene.read:
            same = scene.doc.sentences[k].paragraph == here.paragraph
            turned = comes_back(case.clause)
            pairs = [pair[::-1] if turned else pair for pair in scene.read[k]]
            case.pair(pairs, "before same" if same else "before")
            break
