"""Who claims a number, and how its side stands to the claimant: seldom one's own dead, mostly a foe's."""

from toolkit.extraction.actors.known import stance
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.sides import NATIONAL
from toolkit.extraction.figures.terms import STATE_SOLDIERS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_ADMITS = wordset("admits", "words")
_BOASTS = re.compile(r"\b(?:claim(?:s|ed|ing)?|boast(?:s|ed|ing)?|speaks?|spoke|says?|said)\b")
_OURSELVES = frozenset(("we", "our", "ours", "us"))


def from_claimant(setting: Setting, cues: Cues) -> None:
    """Who claims the number: seldom its own side, unless it admits losses or says "we"."""
    doc, sentence = setting.doc, setting.sentence
    speaks = setting.teller
    side = doc.allegiances[speaks].side
    if not doc.allegiances[side].peopled:
        return
    own = cues[side]
    loss = setting.lot
    own.add(f"{_office(setting, speaks)} claims {loss}")
    if setting.noun.noun in STATE_SOLDIERS and loss == "losses" and not setting.active:
        own.add("claims soldiers lost")
    if side in setting.counted:
        own.add(f"claims {loss} and was counted")
    others = [s for s in dict.fromkeys((setting.previous, *doc.sides[:4])) if s and s != side]
    words = doc.words_in(sentence)
    if not _ADMITS.isdisjoint(words):
        own.add(f"admits {loss}")
    elif loss == "losses":
        boasts = _BOASTS.search(doc.lower, sentence.start, setting.quantity.start)
        claims = "boasts" if boasts else "counts"
        own.add(claims)
        for rank, other in enumerate(others[:2]):
            cues[other].add(f"foe {rank} of who {claims}")
    quoted = '"' in sentence.text or "“" in sentence.text or doc.quotes[sentence.index]
    if not _OURSELVES.isdisjoint(words) and (quoted or doc.is_transcript):
        own.add("says we")


def from_stance(setting: Setting, cues: Cues) -> None:
    """Who is known as friend or foe of the claimant: losses that are claimed are mostly those of a foe."""
    actors = setting.doc.actors
    claimant = setting.doc.allegiances[setting.teller].side
    if not claimant:
        return
    state, stances = actors.state_of(claimant), setting.course.stances
    for side, found in cues.items():
        if side == claimant:
            continue
        known = stances.get((claimant, side))
        if known is None:
            states = state, actors.state_of(side)
            known = stances[claimant, side] = stance((claimant, side), states, setting.doc.lexicon_dir)
        if known:
            found.add(f"{known} of who claims {setting.lot}")


def _office(setting: Setting, name: str) -> str:
    """What the claimant is: spies, an army, an agency, a person, a state."""
    actor = setting.doc.actors.actors.get(name)
    if actor is None:
        return "state"
    if "spy agency" in actor.roles or name.endswith("ntelligence"):
        return "spies"
    return "army" if NATIONAL & set(actor.roles) else actor.kind
