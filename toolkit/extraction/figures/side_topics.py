"""Whom the text has turned to: whom the last question or heading names, whom the paragraph does not."""

from toolkit.extraction.attribution.turns import asks
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.side_roles import ONLY_TELL, roles
from toolkit.extraction.text import patterns as re

_ANSWER = 6  # sentences that may answer one question
_PARAGRAPH = 8  # sentences of a paragraph that are looked at


def from_question(setting: Setting, cues: Cues) -> None:
    """As in "And Peru? Some 40 have gone": the sides that the question or heading before names."""
    doc, index = setting.doc, setting.sentence.index
    heading = doc.sections[index]
    for back in range(index - 1, max(index - 1 - _ANSWER, heading or -1), -1):
        if asks(doc, doc.sentences[back]):
            _ask(setting, back, cues)
            return
    if heading:
        _ask(setting, heading, cues)


_HOW_MANY = re.compile(r"(?:(?:and|but)\s)?how\s(?:many|strong|big|large)\b")
_WHAT_ABOUT = re.compile(r"(?:(?:and|but)\s)?(?:what\s(?:about|of)\s)?(?:the\s)?[\w’'-]+(?:\s[\w’'-]+)?\?")


def asked_for(setting: Setting) -> str:
    """As in "How many men has the PKK left? Turkey speaks of 900", "And the Serbs? 40 fell"."""
    doc, sentence = setting.doc, setting.sentence
    first = doc.paragraph_start(sentence)
    question = doc.sentences[first - 1]
    if not first or sentence.index - first >= _ANSWER or not asks(doc, question):
        return ""
    asked = [standing for standing in roles(setting, question) if standing.role != "place"]
    many = setting.lot == "men" and _HOW_MANY.match(doc.lower, question.start)
    people = _WHAT_ABOUT.fullmatch(doc.lower, question.start, question.end) and asked[-1:]
    if not asked or not (many or (people and people[0].bearer == "people")):
        return ""
    sides = {standing.side for standing in asked}
    for before in doc.sentences[first : sentence.index + 1]:
        told = roles(setting, before)
        sides |= {s.side for s in told if s.role not in ONLY_TELL and s.mention.start < setting.end}
    return sides.pop() if len(sides) == 1 else ""


_STATEMENT = re.compile(r"\b(?:ministry|department)\sof\s(?:\w+\s)?defen[cs]e\b")
_ABROAD = re.compile(r"\b(?:in|inside)\sthe\scountry\b|\bthere\s(?:is|are|will|were)\s|\bstationed\sthere\b")


def abroad(setting: Setting) -> str:
    """As in "Libya. About 600 advisers are in the country", told by a ministry of defence: its own."""
    doc, sentence = setting.doc, setting.sentence
    if setting.measure != "deployed" or not _STATEMENT.search(doc.lower, 0, doc.sentences[0].end):
        return ""
    first = doc.paragraph_start(sentence)
    if sentence.index - first >= _PARAGRAPH or not _ABROAD.search(doc.lower, sentence.start, sentence.end):
        return ""
    heading = doc.allegiances[doc.sentences[first].text.rstrip(".")]
    if heading.kind != "state":
        return ""
    named = (s.side for before in doc.sentences[first : sentence.index + 1] for s in roles(setting, before))
    return doc.home if {*named} <= {heading.side, doc.home} else ""


def _ask(setting: Setting, asked: int, cues: Cues) -> None:
    """Note the sides that the sentence of that index names; a heading that is but a name is only a topic."""
    found = roles(setting, setting.doc.sentences[asked])
    heading = 0 < asked == setting.doc.sections[setting.sentence.index]
    how = "alone" if len({standing.side for standing in found}) == 1 else "with others"
    for standing in found:
        if heading and standing.role == "subject" and standing.bearer != "people":
            continue
        cue = "asked place" if standing.role == "place" else f"asked {how}"
        cues[standing.side].update((cue, f"just {cue}") if asked + 1 == setting.sentence.index else (cue,))


def from_paragraph(setting: Setting, cues: Cues) -> None:
    """Which candidates the paragraph has not named before the number."""
    doc, sentence, start = setting.doc, setting.sentence, setting.quantity.start
    named = {standing.side for standing in roles(setting, sentence) if standing.mention.end <= start}
    for index in range(sentence.index - 1, max(sentence.index - _PARAGRAPH, 0) - 1, -1):
        before = doc.sentences[index]
        if before.paragraph != sentence.paragraph:
            if asks(doc, before):
                named.update(standing.side for standing in roles(setting, before))
            break
        named.update(standing.side for standing in roles(setting, before))
    absent = ("not in paragraph", f"not in paragraph of {setting.noun.kind or 'none'}")
    for side in cues.keys() - named:
        cues[side].update(absent)
