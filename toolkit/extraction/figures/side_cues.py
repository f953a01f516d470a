"""What speaks for and against each actor as the side whose people a number counts.

Every actor named near a number, counted before it or leading the article is a candidate. A cue is one
observation about it: it stands as subject of the verb that loses, it is only the place, it counts but is
not counted, its people were spoken of last. `side_points.csv` says how much each cue weighs.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from toolkit.extraction.figures.setting import Setting, size
from toolkit.extraction.figures.side_bars import barred
from toolkit.extraction.figures.side_claims import from_claimant, from_stance
from toolkit.extraction.figures.side_grammar import Act, Cues, from_grammar
from toolkit.extraction.figures.side_guests import from_guests
from toolkit.extraction.figures.side_roles import ONLY_TELL, centre, heads_before, owners, roles
from toolkit.extraction.figures.side_topics import from_paragraph, from_question
from toolkit.extraction.figures.side_unfit import FIGHTERS, unfit
from toolkit.extraction.figures.sides import state_of_place
from toolkit.extraction.figures.terms import GROUP_FIGHTERS, LOSSES, STATE_SOLDIERS
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import wordset

_BLOWS = wordset("blow")
# they weigh otherwise for a bare number than for one with a noun
_BY_NOUN = frozenset(("clause meant", "clause subject", "near subject", "nearest"))
# how near the figure before stands: in the same sentence, the next of the paragraph, two sentences on
_NEAR = 2
_MORE_BEHIND = re.compile(r"(?:\s[\w-]+)?\s(?:more|others|extra)\b(?!\sthan)")
_MORE_BEFORE = re.compile(
    r"\b(?:another|a further|an additional|a second|an extra|the other|the remaining)\s(?:\w+\s)?$"
)


def cues_of(setting: Setting) -> Cues:
    """The candidates for the side of a number, each with what was observed about it; blank is nobody."""
    cues: Cues = defaultdict(set)
    act = Act.of(setting)
    _from_sentence(setting, act, cues)
    from_grammar(setting, act, cues)
    from_claimant(setting, cues)
    _from_counted(setting, cues)
    _from_owners(setting, cues)
    _from_topic(setting, cues)
    from_guests(setting, cues)
    _from_blow(setting, cues)
    from_question(setting, cues)
    from_paragraph(setting, cues)
    for side in (*barred(setting), ""):
        cues.pop(side, None)
    for side in unfit(setting, cues):
        cues.pop(side)
    from_stance(setting, cues)
    _from_kind(setting, cues)
    cues[""] = {"nobody", "nobody fighters"} if setting.noun.noun in GROUP_FIGHTERS else {"nobody"}
    return cues


def _from_sentence(setting: Setting, act: Act, cues: Cues) -> None:
    """How the actors of the sentence stand to the number."""
    doc, end = setting.doc, setting.end
    here = roles(setting, setting.sentence)
    nearest = ""
    for standing in here:
        mention, role = standing.mention, standing.role
        own = cues[standing.side]
        zone = setting.zone(mention)
        own.add(f"{zone} {role}")
        if role == "place":
            own.add(f"{zone} place of {setting.lot}")
        if role not in _ASIDE:
            own.add(f"{zone} {standing.bearer}")
        if zone == "after":
            if mention.start - end < 3:
                own.add("right behind")
            if role == "agent" and act.verb:
                own.add(f"agent {act.verb}")
        elif zone in ("clause", "before") and role not in ONLY_TELL:
            nearest = standing.side
        if doc.lower[mention.end : setting.begin].strip(" ,") in _RELATIVES:
            own.add("has the clause")
        if mention.start - setting.sentence.start < 5 and doc.text.startswith(":", mention.end):
            own.add("heads the line")
    if len({standing.side for standing in here}) == 1:
        role = here[0].role
        cues[here[0].side].add(f"alone {role}" if role in _ALONE else "alone")
    if nearest:
        cues[nearest].add("nearest")
    cues[state_of_place(doc, setting.sentence)].update(("place of the sentence", f"place of {setting.lot}"))


_RELATIVES = ("which", "who", "that")
_ALONE = ("speaker", "teller", "place", "subject", "owner")


def _from_counted(setting: Setting, cues: Cues) -> None:
    """Whose people the figures before counted."""
    doc, sentence, last = setting.doc, setting.sentence, setting.previous
    if last:
        there = doc.sentence_at(setting.since)
        gap = sentence.index - there.index
        next_to = gap == 1 and there.paragraph == sentence.paragraph
        where = "same" if gap == 0 else "next" if next_to else "near" if gap <= _NEAR else "far"
        alike = " alike" if (setting.kept in LOSSES) == (setting.measure in LOSSES) else ""
        cues[last].add(f"counted {where}{alike}")
        if gap <= _NEAR:
            cues[last].add(f"counted and bare {setting.noun.kind}")
            more = setting.behind_number(_MORE_BEHIND) or setting.before(_MORE_BEFORE, 20)
            if more:
                cues[last].add("counted and more")
    for side, found in _shares(setting.counted):
        cues[side].update(found)
    if size(setting.quantity):
        cues[setting.course.numbers.get(size(setting.quantity), "")].add("same number")


def _shares(counted: dict[str, int]) -> Iterator[tuple[str, list[str]]]:
    """The sides of the figures so far, and whether most, over half or all of those count their people."""
    total, most = sum(counted.values()), max(counted.values(), default=0)
    for side, count in counted.items():
        found = ["counted before"]
        if count < most:
            yield side, found
            continue
        if total > 1:
            found.append("counted most")
        if total > 1 and 2 * count > total:
            found.append("counted over half")
        if total > 2 and count == total:
            found.append("alone counted")
        yield side, found


def _from_owners(setting: Setting, cues: Cues) -> None:
    """Whose people the article spoke of last, and whose most."""
    doc, sentence, course = setting.doc, setting.sentence, setting.course
    told = owners(setting)
    if course.most is None:
        course.most = _most(setting, told)
    for side, found in course.most.items():
        cues[side].update(found)
    spot = bisect_left(told, (setting.quantity.start, ""))
    if not spot or told[spot - 1][0] < setting.section:
        return
    offset, side = told[spot - 1]
    there = doc.sentence_at(offset)
    gap = sentence.index - there.index
    inside = "in paragraph" if there.paragraph == sentence.paragraph else "before"
    cues[side].add(f"last people {'here' if gap == 0 else 'in last sentence' if gap == 1 else inside}")


def _most(setting: Setting, found: list[tuple[int, str]]) -> dict[str, list[str]]:
    """The sides whose people are spoken of most often, and those of the headline, with the cues for that."""
    counts = Counter(side for _, side in found)
    highest = max(counts.values(), default=0)
    most = {side: ["has most people"] for side, count in counts.items() if count == highest}
    if len(most) == 1 and 2 * highest > len(found):
        most[next(iter(most))].append("has half the people")
    for offset, side in found:
        if offset < setting.doc.headline_end:
            most.setdefault(side, []).append("people of headline")
    return most


def _from_topic(setting: Setting, cues: Cues) -> None:
    """What the sentences before and the headline are about, and whom the article names most."""
    doc, sentence = setting.doc, setting.sentence
    for where, side in heads_before(setting).items():
        cues[side].add(where)
    if sentence.index:
        before = doc.sentences[sentence.index - 1]
        last = "sentence" if before.paragraph == sentence.paragraph else "paragraph"
        for standing in roles(setting, before):
            near = "place lately" if standing.role in _ASIDE else f"named in last {last}"
            cues[standing.side].add(near)
    for side, rank in zip(doc.sides, _RANKS, strict=False):
        cues[side].add(rank)
    if doc.headline_end:
        lead = doc.sentences[min(doc.sentence_index(doc.headline_end + 1), len(doc.sentences) - 1)]
        cues[centre(roles(setting, doc.sentences[0]), 0)].add("centre of headline")
        cues[centre(roles(setting, lead), lead.start)].add("centre of lead")
    cues[doc.dateline].add(f"dateline of {setting.lot}")
    for standing in roles(setting, doc.sentences[0]) if doc.headline_end else ():
        if standing.role != "place":
            cues[standing.side].add("headline")


def _from_blow(setting: Setting, cues: Cues) -> None:
    """As in "A drone hit a barracks near Haifa. Four soldiers were killed": the dead are of the land."""
    doc, index = setting.doc, setting.sentence.index
    if setting.measure not in LOSSES or not index:
        return
    before = doc.sentences[index - 1]
    if not _BLOWS.isdisjoint(doc.words_in(before)):
        named = {standing.side for standing in roles(setting, before) if standing.role == "place"}
        places = {state_of_place(doc, before), *named} - {""}
        if len(places) == 1:
            cues[places.pop()].add("place struck lately")


_ASIDE = ("place", "foe", "agent")
_RANKS = ("rank 0", "rank 1", "rank 2", "rank 3")


def _from_kind(setting: Setting, cues: Cues) -> None:
    """Whether the noun fits the candidates: fighters of a group, soldiers of a state."""
    noun, allegiances = setting.noun.noun, setting.doc.allegiances
    if noun in FIGHTERS:
        people = "fighters"
    elif "peacekeep" in noun or "blue helmet" in noun:
        people = "peacekeepers"
    else:
        people = "soldiers" if noun in STATE_SOLDIERS else ""
    for name, found in cues.items():
        kind = allegiances[name].kind
        found.add(f"is {kind}")
        if people:
            found.add(f"{people} of {kind}")
        if "clause armed_force" in found:
            found.add(f"clause armed_force of {setting.lot}")
        if not _BY_NOUN.isdisjoint(found):
            found.update([f"{cue} of {setting.noun.kind or 'none'}" for cue in _BY_NOUN & found])
