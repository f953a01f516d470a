"""What an article says elsewhere for a thing whose sides are open: who leads it, who gave to whom."""

from itertools import product

from toolkit.extraction.actors.known import OFTEN
from toolkit.extraction.supplies.given_back import comes_back
from toolkit.extraction.supplies.open import FAR, Open

_NEAR = 3  # sentences back to the pair read last


def from_article(case: Open) -> None:
    """How the article as a whole speaks of its sides."""
    scene, topic = case.scene, case.scene.topic
    for place, name in enumerate(scene.ranked[:3]):
        case.both([name], f"rank {place}")
    case.both(topic.headline, "headline")
    case.both(topic.couple, "couple")
    case.give(topic.givers, "elsewhere")
    case.take(topic.takers, "elsewhere")
    case.pair([topic.couple, topic.couple[::-1]] if len(topic.couple) == 2 else [], "couple")


def from_record(case: Open) -> None:
    """Whom the giver named is often reported to arm, and who so arms the taker named."""
    scene, kind = case.scene, case.item.category
    for giver in case.named:
        others = scene.on_record(giver, giving=True)
        case.take([name for name in others if scene.known(giver, name, kind) == OFTEN], "on record")
    for taker in case.taking:
        others = scene.on_record(taker, giving=False)
        case.give([name for name in others if scene.known(name, taker, kind) == OFTEN], "on record")


def from_rows(case: Open) -> None:
    """What was read: here by the rules for one sentence after the other, and in the sentences before."""
    case.pair(case.told, "read")
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
