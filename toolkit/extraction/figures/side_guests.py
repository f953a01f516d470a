"""Who fights in another's land: whose soldiers are spoken of together with a state that is their place.

"North Korean troops in Kursk", "Kenyan police were sent to Haiti": the ones are guests, the other is their
host. Those who go, arrive and follow are guests; those who are called up and enlist are the host's own.
Who is on public record to be whose guest counts as well.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from toolkit.extraction.actors.known import guests, hosts
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.side_roles import roles
from toolkit.extraction.text import patterns as re

_GOES = re.compile(
    r"\b(?:sen[dt]|sending|dispatched|went|gone|go|arriv\w+|flown|shipped|transferred|moved|follow\w*|deployed|"
    r"travel\w*|pulled out|withdrawn|remain\w*|stay\w*|stationed)\b"
)
_AT_HOME = re.compile(
    r"\b(?:conscript\w*|reservist\w*|volunteers?|recruits?|mobili[sz]\w+|called up|call-?up|enlist\w*|"
    r"draft\w*|under arms|in uniform|militia\w*|payroll)\b"
)
_BEFORE, _BEHIND = 50, 50  # characters around a number in which the words are looked for


def from_guests(setting: Setting, cues: Cues) -> None:
    """Whether those who go, or those who are called up, would be guests or hosts."""
    course, sentence = setting.course, setting.sentence
    if course.guests is None:
        course.guests = _guests(setting, course.owners or [])
    low = max(sentence.start, setting.quantity.start - _BEFORE)
    high = min(sentence.end, setting.end + _BEHIND)
    words = (("goes", _GOES), ("is at home", _AT_HOME))
    told = [what for what, word in words if word.search(setting.doc.lower, low, high)]
    for side in (course.guests.keys() & cues.keys()) if told else ():
        if more := course.guests[side]:
            cues[side].update([f"{'guest' if more > 0 else 'host'} {what}" for what in told])
    _from_record(setting, told, cues)


def _from_record(setting: Setting, told: list[str], cues: Cues) -> None:
    """Who is on record to have people on whose soil, of the places here and of those the article is about."""
    doc, lot, index = setting.doc, setting.lot, setting.sentence.index
    record, leading = hosts(doc.lexicon_dir), doc.sides[:_LEADING]
    places = {
        "place": _places(setting, index),
        "place before": _places(setting, index - 1) if index else _NOWHERE,
        "headline": _places(setting, 0) if doc.headline_end else _NOWHERE,
    }
    known = guests(doc.lexicon_dir)
    near = {*leading, *chain.from_iterable(places.values())}
    for side in cues.keys() & set().union(*[known[host] for host in near if host in known]):
        soil, found = record[side], cues[side]
        found.update(
            [f"known guest of {where} of {lot}" for where in places if not soil.isdisjoint(places[where])]
        )
        if not soil.isdisjoint(places["place"]):
            found.update([f"known guest of place {what}" for what in told])
        if not soil.isdisjoint(leading[:2]):
            found.add(f"known guest of two of {lot}")
        if not soil.isdisjoint(leading):
            found.update([f"known guest {what}" for what in (setting.measure, f"of {lot}", *told)])
    hosting = frozenset().union(*[record[side] for side in leading if side in cues and side in record])
    for side in cues.keys() & hosting:
        cues[side].update([f"known host {what}" for what in (f"of {lot}", *told)])


_LEADING = 4  # sides most often named
_NOWHERE: frozenset[str] = frozenset()


def _guests(setting: Setting, owners: list[tuple[int, str]]) -> dict[str, int]:
    """How much oftener each side is a guest than a host; below nothing where it is a host."""
    found: Counter[str] = Counter()
    sides: dict[int, set[str]] = {}
    for offset, side in owners:
        sides.setdefault(setting.doc.sentence_at(offset).index, set()).add(side)
    for index, here in sides.items():
        hosts = sorted(_places(setting, index) - here)
        for side in sorted(here):
            found[side] += len(hosts)
        for host in hosts:
            found[host] -= len(here)
    return found


def _places(setting: Setting, index: int) -> frozenset[str]:
    """The states that are the place of a sentence, by their own names or those of their towns."""
    known = setting.course.places.get(index)
    if known is None:
        known = setting.course.places[index] = frozenset(_named_places(setting, index))
    return known


def _named_places(setting: Setting, index: int) -> Iterator[str]:
    doc = setting.doc
    sentence, places = doc.sentences[index], doc.actors.places
    first, last = (bisect_left(places, (spot, "")) for spot in (sentence.start, sentence.end))
    yield from (state for _, state in places[first:last])
    yield from (standing.side for standing in roles(setting, sentence) if standing.role == "place")
