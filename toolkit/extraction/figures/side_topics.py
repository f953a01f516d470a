"""Whom the text has turned to: whom the last question names, and who has not been named in the paragraph."""

from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_grammar import Cues
from toolkit.extraction.figures.side_roles import roles

_ANSWER = 6  # sentences that may answer one question
_PARAGRAPH = 8  # sentences of a paragraph that are looked at
_QUESTION = ("?", '?"', "?”", "?’", "?'")


def from_question(setting: Setting, cues: Cues) -> None:
    """As in "And Peru? Some 40 are said to have gone": the sides that the question before names."""
    doc, index = setting.doc, setting.sentence.index
    for back in range(1, min(_ANSWER, index) + 1):
        before = doc.sentences[index - back]
        if before.text.endswith(_QUESTION):
            found = roles(setting, before)
            how = "alone" if len({standing.side for standing in found}) == 1 else "with others"
            for standing in found:
                asked = "asked place" if standing.role == "place" else f"asked {how}"
                cues[standing.side].update((asked, f"just {asked}") if back == 1 else (asked,))
            return


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
