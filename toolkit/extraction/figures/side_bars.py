"""Sides whose people a number cannot count: whoever frees captives, whoever calls them the enemy."""

import re
from bisect import bisect_left

from toolkit import lexicon
from toolkit.extraction.clauses.subjects import subject
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import verb_before
from toolkit.extraction.figures.sides import side_name_of

_FREES = frozenset(lexicon.terms("words", "frees captives"))
_STAY = ("deployed", "withdrawn", "trained")
_OWN = re.compile(r"\b(?:its|their|his|her|our|own)\b")
_ENEMY = "|".join(lexicon.terms("words", "word for the enemy"))
_IS_ENEMY = re.compile(rf"\b(?:{_ENEMY})\b")
_OF_ENEMY = re.compile(
    rf"\b(?:{_ENEMY})(?:['’]s?)?\s(?:[\w-]+\s)?(?:(?:of|numbering|totalling|totaling|strength)\s[^,;:]{{0,12}}|"
    r"(?:(?:has|have|had)\s)?(?:lost|losses|suffered|dead|casualties)\b[^,;:]{0,60})$"
)


def barred(setting: Setting) -> set[str]:
    """The sides that are out of the question."""
    found: set[str] = set()
    clause = setting.doc.clauses[setting.sentence.index]
    verb = None if clause is None else verb_before(clause, bisect_left(clause.starts, setting.quantity.start))
    if clause is not None and verb is not None:
        frees = clause.lows[verb] in _FREES and _are_captives(setting, clause.starts[verb])
        names = [clause.actors[j].name for j in subject(clause, verb)]
        if _is_enemy(setting) or (frees and len(names) == 1):
            found.update(side_name_of(setting.doc, name) for name in names)
    if _is_enemy(setting):
        found.update(side_name_of(setting.doc, name) for name in setting.claimants if name)
    return found


def _are_captives(setting: Setting, verb: int) -> bool:
    """Whether those freed are another's: not "released 200 of its men", "returned 300 men to the front"."""
    own = _OWN.search(setting.doc.lower, verb, setting.end)
    return setting.measure not in _STAY and own is None and setting.quantity.start - verb < 40


def _is_enemy(setting: Setting) -> bool:
    """As in "an enemy force of 2,000", "50,000 hostile troops", "the enemy lost 300"."""
    lower, start = setting.doc.lower, setting.quantity.start
    inside = _IS_ENEMY.search(lower, start, setting.end)
    return bool(inside or _OF_ENEMY.search(lower, max(setting.sentence.start, start - 90), start))
