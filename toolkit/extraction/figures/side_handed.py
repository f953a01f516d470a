"""Whose people are trained for somebody or given back: "trained 600 men for Chad", "freed 17 to Peru"."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.side_grammar import verb_before
from toolkit.extraction.figures.sides import side_name
from toolkit.extraction.figures.terms import ABOUT, FREES_CAPTIVES
from toolkit.extraction.text import patterns as re

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_TO_WHOM = re.compile(r"(?:\sof\swar)?\s(for|to)\s(?:the\s)?")
_STAY = ("deployed", "withdrawn")


def handed(setting: "Setting") -> str:
    """Whom the people are trained for or freed to; blank where nobody is named."""
    doc = setting.doc
    if host := _where_trained(setting):
        return host
    after = setting.after
    if after is None or after.kind not in ("state", "armed_force"):
        return ""
    link = setting.joined(after, _TO_WHOM)
    if link is None:
        return ""
    if link[1] == "for":
        return side_name(doc, after) if setting.measure == "trained" else ""
    return side_name(doc, after) if setting.measure not in _STAY and _frees(setting) else ""


def _where_trained(setting: "Setting") -> str:
    """As in "Peru has advisers in Chad, where it has trained 900": people of the land."""
    doc, last = setting.doc, setting.last
    if setting.measure != "trained" or last is None or last.kind != "state":
        return ""
    return side_name(doc, last) if setting.joined(last, _WHERE_TRAINED) else ""


_WHERE_TRAINED = re.compile(
    r",\swhere\s(?:it|they|he|instructors|advis[eo]rs|trainers)\s(?:(?:has|have|had|are|is|also|already|so|far|now)\s){0,3}"
    rf"(?:trained|training|schooled|drilled|instructed){ABOUT}"
)


def _frees(setting: "Setting") -> bool:
    """Whether the verb right before the number lets captives go."""
    clause = setting.clause
    if clause is None:
        return False
    verb = verb_before(clause, clause.token_at(setting.quantity.start))
    return verb is not None and clause.lows[verb] in FREES_CAPTIVES
