"""Whom the text has turned to: whom the last question or heading names, whom the paragraph does not."""

from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.side_roles import roles

_ANSWER = 6  # sentences that may answer one question
_PARAGRAPH = 8  # sentences of a paragraph that are looked at
_QUESTION = ("?", '?"', "?”", "?’", "?'")


def from_question(setting: Setting, cues: Cues) -> None:
    """As in "And Peru? Some 40 have gone": the sides that the question or heading before names."""
    doc, index = setting.doc, setting.sentence.index
    heading = doc.sections[index]
    for back in range(index - 1, max(index - 1 - _ANSWER, heading or -1), -1):
        if doc.sentences[back].text.endswith(_QUESTION):
            _ask(setting, back, cues)
            return
    if heading:
        _ask(setting, heading, cues)


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
            break
        named.update(standing.side for standing in roles(setting, before))
    absent = ("not in paragraph", f"not in paragraph of {setting.noun.kind or 'none'}")
    for side in cues.keys() - named:
        cues[side].update(absent)
