"""What speaks for and against each actor as the side whose people a number counts.

Every actor named near a number, counted before it or leading the article is a candidate. A cue is one
observation about it: it stands as subject of the verb that loses, it is only the place, it counts but is
not counted, its people were spoken of last. `side_points.csv` says how much each cue weighs.
"""

import re
from bisect import bisect_left
from collections import Counter

from toolkit import lexicon
from toolkit.extraction.figure_setting import LOSSES, Setting
from toolkit.extraction.figure_sides import NATIONAL, is_mission, side_name_of, state_of_place
from toolkit.extraction.side_roles import SUBJECTS, centre, owners
from toolkit.extraction.side_scene import Scene, roles

Cues = dict[str, set[str]]

_ENEMY = re.compile(
    r"\b(?:the|an|its|their|our)\s(?:[\w-]+\s)?(?:enemy|enemies|invaders?|adversary|adversaries|occupiers?|"
    r"aggressors?|other side|opponents?|opposing)\b|\beach other|\bthe other's\b"
)
_ADMITTED = re.compile(
    r"\b(?:admit(?:s|ted|ting)?|acknowledge[sd]?|acknowledging|concede[sd]?|confirm(?:s|ed)?|recogni[sz]e[sd]?|"
    r"buried|mourn(?:s|ed)?)\b"
)
_BOASTS = re.compile(r"\b(?:claim(?:s|ed|ing)?|boast(?:s|ed|ing)?|speaks?|spoke|says?|said)\b")
_WE = re.compile(r"\b(?:we|our|ours|us)\b")
_OWN = re.compile(r"\b(?:its|their|his|her|whose)\b")
_GROUPS = frozenset(lexicon.terms("words", "fighter of a group"))
_FIGHTERS = _GROUPS | {"fighters", "gang members", "jihadis"}
_SOLDIERS = frozenset(lexicon.terms("words", "soldier of a state"))
# how near the figure before stands: in the same sentence, the next of the paragraph, two sentences on
_NEAR = 2


def cues_of(setting: Setting) -> Cues:
    """The candidates for the side of a number, each with what was observed about it; blank is nobody."""
    cues: Cues = {}
    scene = Scene(setting)
    _from_sentence(setting, scene, cues)
    _from_claimant(setting, scene, cues)
    _from_counted(setting, cues)
    _from_owners(setting, cues)
    heads = _heads(setting)
    _from_topic(setting, heads, cues)
    _from_reference(setting, scene, heads, cues)
    for name, found in cues.items():
        found.update(_of_kind(setting, name))
    cues[""] = {"nobody", "nobody fighters"} if setting.noun.noun in _GROUPS else {"nobody"}
    return cues


def _add(cues: Cues, name: str, *found: str) -> None:
    if name:
        cues.setdefault(name, set()).update(found)


def _from_sentence(setting: Setting, scene: Scene, cues: Cues) -> None:
    """How the actors of the sentence stand to the number."""
    doc, start = setting.doc, setting.quantity.start
    nearest = ""
    for standing in scene.here:
        mention, side, role = standing.mention, standing.side, standing.role
        zone = scene.zone(mention)
        _add(cues, side, f"{zone} {role}")
        if zone == "after":
            if mention.start - scene.end < 3:
                _add(cues, side, "right behind")
            if role == "agent" and scene.act:
                _add(cues, side, f"agent {scene.act}")
        elif mention.end <= start and role not in ("speaker", "place", "nobody"):
            nearest = side
        if doc.text[mention.end : mention.end + 1] == ":" and mention.start - setting.sentence.start < 5:
            _add(cues, side, "heads the line")
    if len({standing.side for standing in scene.here}) == 1:
        role = scene.here[0].role
        shown = role in ("speaker", "place", "subject", "owner")
        _add(cues, scene.here[0].side, f"alone {role}" if shown else "alone")
    _add(cues, nearest, "nearest")
    if scene.subject:
        _add(cues, scene.subject.side, f"{scene.kind} {scene.deed}")
    _add(cues, state_of_place(doc, setting.sentence), "place of the sentence")


def _from_claimant(setting: Setting, scene: Scene, cues: Cues) -> None:
    """Who claims the number: seldom its own side, unless it admits losses or says "we"."""
    doc, sentence = setting.doc, setting.sentence
    speaks = next((name for name in setting.claimants if name), "")
    own = side_name_of(doc, speaks)
    if doc.actors.kind_of(own) not in ("state", "armed_force", "bloc"):
        return
    loss = "losses" if setting.measure in LOSSES else "men"
    _add(cues, own, f"{_office(setting, speaks)} claims {loss}")
    if own in setting.counted:
        _add(cues, own, f"claims {loss} and was counted")
    others = [s for s in dict.fromkeys((setting.previous, *doc.sides[:4])) if s and s != own]
    if _ENEMY.search(doc.lower, sentence.start, scene.end):
        _add(cues, own, "speaks of the enemy")
        _add(cues, next(iter(others), ""), "the enemy")
    if _ADMITTED.search(doc.lower, sentence.start, sentence.end):
        _add(cues, own, f"admits {loss}")
    elif loss == "losses":
        boasts = _BOASTS.search(doc.lower, sentence.start, setting.quantity.start)
        _add(cues, own, "boasts" if boasts else "counts")
        for rank, side in enumerate(others[:2]):
            _add(cues, side, f"foe {rank} of who {'boasts' if boasts else 'counts'}")
    quoted = '"' in sentence.text or "“" in sentence.text or doc.quotes[sentence.index]
    if quoted and _WE.search(doc.lower, sentence.start, sentence.end):
        _add(cues, own, "says we")


def _office(setting: Setting, name: str) -> str:
    """What the claimant is: spies, an army, an agency, a person, a state."""
    actor = setting.doc.actors.actors.get(name)
    if actor is None:
        return "state"
    if "spy agency" in actor.roles or name.endswith("ntelligence"):
        return "spies"
    return "army" if NATIONAL & set(actor.roles) else actor.kind


def _from_counted(setting: Setting, cues: Cues) -> None:
    """Whose people the figures before counted."""
    doc, sentence, last = setting.doc, setting.sentence, setting.previous
    if last:
        there = doc.sentence_at(setting.since)
        gap = sentence.index - there.index
        next_to = gap == 1 and there.paragraph == sentence.paragraph
        where = "same" if gap == 0 else "next" if next_to else "near" if gap <= _NEAR else "far"
        alike = " alike" if (setting.kept in LOSSES) == (setting.measure in LOSSES) else ""
        _add(cues, last, f"counted {where}{alike}")
        if gap <= _NEAR:
            _add(cues, last, f"counted and bare {setting.noun.kind}")
    for side in setting.counted:
        _add(cues, side, "counted before")


def _from_owners(setting: Setting, cues: Cues) -> None:
    """Whose people the article spoke of last, and whose most."""
    doc, sentence = setting.doc, setting.sentence
    course = setting.course
    if course.owners is None:
        course.owners = owners(doc)
        counts = Counter(side for _, side in course.owners)
        course.most = {side: count for side, count in counts.items() if count == max(counts.values())}
    for side, count in course.most.items():
        _add(cues, side, "has most people")
        if 2 * count > len(course.owners):
            _add(cues, side, "has half the people")
    spot = bisect_left(course.owners, (setting.quantity.start, ""))
    last = course.owners[spot - 1] if spot else (-1, "")
    there = doc.sentence_at(max(0, last[0]))
    gap = sentence.index - there.index
    inside = "in paragraph" if there.paragraph == sentence.paragraph else "before"
    _add(cues, last[1], f"last people {'here' if gap == 0 else 'in last sentence' if gap == 1 else inside}")


def _from_topic(setting: Setting, heads: dict[str, str], cues: Cues) -> None:
    """What the sentences before and the headline are about, and whom the article names most."""
    doc, sentence = setting.doc, setting.sentence
    for where, side in heads.items():
        _add(cues, side, where)
    if sentence.index:
        before = doc.sentences[sentence.index - 1]
        same = before.paragraph == sentence.paragraph
        for standing in roles(setting, before):
            if standing.role in ("place", "foe", "agent"):
                _add(cues, standing.side, "place lately")
            else:
                _add(cues, standing.side, "named in last sentence" if same else "named in last paragraph")
    for rank, side in enumerate(doc.sides[:4]):
        _add(cues, side, f"rank {rank}")
    for standing in roles(setting, doc.sentences[0]) if doc.headline_end else ():
        if standing.role != "place":
            _add(cues, standing.side, "headline")


def _heads(setting: Setting) -> dict[str, str]:
    """Whom the sentences before are about, and who spoke in the last of them."""
    doc, sentence = setting.doc, setting.sentence
    if not sentence.index:
        return {}
    before = doc.sentences[sentence.index - 1]
    found = roles(setting, before)
    same = before.paragraph == sentence.paragraph
    where = "last sentence" if same else "last paragraph"
    heads = {
        f"centre of {where}": centre(found),
        f"speaker of {where}": next((s.side for s in found if s.role == "speaker"), ""),
    }
    opening = before
    while same and opening.index and doc.sentences[opening.index - 1].paragraph == opening.paragraph:
        opening = doc.sentences[opening.index - 1]
    if opening is not before:
        heads["centre of paragraph"] = centre(roles(setting, opening))
    return heads


def _from_reference(setting: Setting, scene: Scene, heads: dict[str, str], cues: Cues) -> None:
    """Whom "it", "its soldiers", "the army", "the force" or "the total" can mean."""
    doc, start, kind = setting.doc, setting.quantity.start, scene.kind
    before = [s for s in scene.here if s.mention.end <= start]
    meant = {
        **heads,
        "subject here": next((s.side for s in before if s.role in SUBJECTS), ""),
        "speaker here": next((s.side for s in before if s.role == "speaker"), ""),
        "last counted": setting.previous,
    }
    words = [kind] if kind in ("it", "unit", "count") else []
    if kind == "it" and scene.deed == "kills":
        words.append("it kills")
    if _OWN.search(doc.lower, max(scene.begin, start - 50), scene.end):
        words.append("own")
    for where, side in meant.items():
        _add(cues, side, *(f"{word}: {where}" for word in words))
    if kind == "power":
        states = [s for s in doc.sides if doc.actors.kind_of(s) == "state"]
        if setting.previous in states:
            _add(cues, setting.previous, "power: last counted")
        _add(cues, next(iter(states), ""), "power: most named state")
    if kind == "unit":
        _add(cues, next((s for s in doc.sides if is_mission(doc, s)), ""), "unit: most named mission")


def _of_kind(setting: Setting, name: str) -> tuple[str, ...]:
    """Whether the noun fits the candidate: fighters of a group, soldiers of a state."""
    doc, noun = setting.doc, setting.noun.noun
    kind = "mission" if is_mission(doc, name) else doc.actors.kind_of(name)
    if noun in _FIGHTERS:
        return f"is {kind}", f"fighters of {kind}"
    if "peacekeep" in noun or "blue helmet" in noun:
        return f"is {kind}", f"peacekeepers of {kind}"
    return (f"is {kind}", f"soldiers of {kind}") if noun in _SOLDIERS else (f"is {kind}",)
