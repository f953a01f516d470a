"""The owner of people who are counted, where the words name it inside or beside their phrase."""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.owner import heads_line, possessor
from toolkit.extraction.figures.phrases import named_around
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.side_apposed import apposed
from toolkit.extraction.figures.side_givers import giver
from toolkit.extraction.figures.side_handed import handed
from toolkit.extraction.figures.side_hosts import was_left
from toolkit.extraction.figures.side_own import own_people
from toolkit.extraction.figures.side_references import referred
from toolkit.extraction.figures.side_strengths import strength_of, whose_strength
from toolkit.extraction.figures.sides import OUT, side_name
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re


def owner_in_phrase(setting: Setting) -> str:
    """The owner named in or beside the noun phrase."""
    doc, noun = setting.doc, setting.noun
    owner = noun.owner
    if owner is not None and owner.form not in OUT and doc.allegiances[owner.name].peopled:
        return side_name(doc, owner)
    if owner is not None and owner.form == "name" and owner.kind == "organisation":
        return owner.name
    own = [m for m in setting.mentions if not _tells(setting, m) and not was_left(setting, m)]
    return (
        _which_lost(setting)
        or whose_strength(setting)
        or (own_people(setting) if setting.behind_number(_CITIZENS) else "")
        or named_around(setting)
        or heads_line(doc, setting.sentence, setting.quantity.start)
        or possessor(doc, setting.quantity, noun, setting.measure, own)
        or giver(setting)
        or handed(setting)
        or own_people(setting)
        or referred(setting)
        or strength_of(setting)
        or apposed(setting)
    )


_CITIZENS = re.compile(r"\sof\s(?:its|their)\s(?:own\s)?(?:citizens|nationals)\b")


def _which_lost(setting: Setting) -> str:
    """As in "the Chadian army, which lost 300": the army before the relative clause."""
    if "lost" not in setting.words:
        return ""
    last = setting.last
    return side_name(setting.doc, last) if last and setting.joined(last, _WHICH_LOST) else ""


_WHICH_LOST = re.compile(
    r"(?:\s(?:army|military|armed forces|forces|troops|side|navy))?,\s(?:which|who)\s"
    rf"(?:(?:has|have|had|also)\s)*lost{ABOUT}"
)


def _tells(setting: Setting, mention: ActorMention) -> bool:
    """Whether a mention before the number only says it: "Ukraine's intelligence counts 400 dead"."""
    doc, start = setting.doc, setting.quantity.start
    announces = doc.text[mention.end : mention.end + 1] == ":" and mention.name in setting.claimants
    if announces and setting.measure in LOSSES and (mention.form, mention.kind) == ("name", "state"):
        return False  # "Chad: 14 soldiers dead"
    return announces or any(
        mention.name in frame.names
        and mention.end <= frame.verb < start
        and frame.kinds & {"say", "estimate"}
        for frame in doc.frames[setting.sentence.index]
    )
