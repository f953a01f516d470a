"""Whom the text has turned to since it counted somebody: a question, a short sentence, a new subject."""

from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.side_roles import roles

_BACK = 6
_SHORT = 7


def from_turns(setting: Setting, cues: Cues) -> None:
    _asked(setting, cues)
    _short(setting, cues)
    _since(setting, cues)
    _others(setting, cues)


def _asked(setting: Setting, cues: Cues) -> None:
    doc, index = setting.doc, setting.sentence.index
    for back in range(1, _BACK + 1):
        if index < back:
            return
        before = doc.sentences[index - back]
        if before.text.rstrip("\"”' ").endswith("?"):
            found = roles(setting, before)
            sides = {s.side for s in found}
            near = "" if back == 1 else " far"
            for s in found:
                cues[s.side].add(f"asked {'place' if s.role == 'place' else 'alone' if len(sides) == 1 else 'with others'}{near}")
            return


def _short(setting: Setting, cues: Cues) -> None:
    doc, index = setting.doc, setting.sentence.index
    if not index:
        return
    before = doc.sentences[index - 1]
    if len(before.text.split()) <= _SHORT:
        found = roles(setting, before)
        for s in found:
            cues[s.side].add(f"short sentence {s.role}")


def _since(setting: Setting, cues: Cues) -> None:
    doc, index = setting.doc, setting.sentence.index
    if not setting.previous:
        return
    there = doc.sentence_at(setting.since).index
    low = max(there + 1, index - 4)
    turned = set()
    for i in range(low, index):
        for s in roles(setting, doc.sentences[i]):
            if s.role in ("subject", "owner", "adjective", "whose"):
                cues[s.side].add(f"{s.role} since")
                turned.add(s.side)
    for s in roles(setting, setting.sentence):
        if s.role in ("subject", "owner", "adjective", "whose") and there < index and s.mention.end <= setting.quantity.start:
            turned.add(s.side)
    turned.discard(setting.previous)
    gap = "same" if there == index else "next" if there == index - 1 else "far"
    cues[setting.previous].add(f"counted {gap} {'turned' if turned else 'straight'}")


def _others(setting: Setting, cues: Cues) -> None:
    pass
