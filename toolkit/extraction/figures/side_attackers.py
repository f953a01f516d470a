"""Who attacks: sides whose own people are not those whom an ambush, a raid or a strike has killed."""

from toolkit.extraction.actors.types import ActorMention
from toolkit.extraction.figures.setting import Setting
from toolkit.extraction.figures.terms import GROUP_FIGHTERS, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of


def attackers(setting: Setting) -> list[str]:
    """The groups that attacked: "The ELN ambushed a lorry: nine soldiers dead", "when the ELN overran it"."""
    came = [m for m in setting.mentions if m.start >= setting.end and _came_on_them(setting, m)]
    return [m.name for m in (*came, *(m for m in setting.named_before if _attacked_them(setting, m)))]


def with_them(setting: Setting) -> list[str]:
    """Who stands behind those who kill: their backers, and whose strike it was."""
    return [m.name for m in setting.named_before if _backs_them(setting, m) or _strikes(setting, m)]


def _attacked_them(setting: Setting, mention: ActorMention) -> bool:
    """As in "the ELN ambushed a lorry: nine soldiers dead": a group's foes, if it has not lost them."""
    lost = setting.measure in LOSSES and setting.noun.noun not in GROUP_FIGHTERS
    if not lost or mention.kind != "armed_force" or setting.doc.allegiances[mention.name].kind == "mission":
        return False
    told = _ATTACKED.match(setting.doc.lower, mention.end, setting.quantity.start)
    return told is not None and not _LOST.search(setting.doc.lower, told.end(), setting.end + 12)


def _came_on_them(setting: Setting, mention: ActorMention) -> bool:
    """As in "lost 54 men when the Front overran its base"."""
    lower = setting.doc.lower
    low = max(setting.end, mention.start - _AFTER_THE)
    when = setting.measure in LOSSES and _WHEN.search(lower, low, mention.start)
    return bool(when) and _ONSLAUGHT.match(lower, mention.end) is not None


_AFTER_THE = 12  # characters of "after the" and what stands before it
_WHEN = re.compile(r"\b(?:when|after|as)\s(?:the\s)?$")
_ONSLAUGHT = re.compile(
    r"(?:\s[\w-]+){0,2}?\s(?:ambushed|attacked|stormed|raided|overran|assaulted|besieged|shelled|bombed)\s"
)
_ATTACKED = re.compile(rf"{_ONSLAUGHT.pattern}[^;.]*?(?:[:;]|,\s(?:leaving|killing|wounding|injuring))\s")
_LOST = re.compile(r"\b(?:los(?:t|es|ing|ses)|its\sown|their\sown|of\s(?:its|their)\s)")


def _strikes(setting: Setting, mention: ActorMention) -> bool:
    """As in "the junta's air strike on a village killed 40"."""
    return setting.verb is not None and bool(
        _STRIKE.fullmatch(setting.doc.lower, mention.end, setting.verb.start)
    )


_BLOWS = any_of("strike and its means")
_STRIKE = re.compile(
    rf"(?:['’]s?)?\s(?:[\w-]+\s){{0,2}}?(?:{_BLOWS})(?:\s(?:on|at|in|near|against|of)\s[^,;:]{{2,50}})?\s(?:also\s|has\s|have\s|had\s)?"
)


def _backs_them(setting: Setting, mention: ActorMention) -> bool:
    """As in "rebels backed by Chad killed 90": on the side of those who kill."""
    return setting.before(_BACKED, 40, at=mention.start) is not None


_BACKED = re.compile(
    r"\b(?:(?:backed|supported|armed|aided|helped|equipped|sponsored|led|trained)\sby|"
    r"(?:with\sthe\s(?:help|support|backing)\sof|allied\s(?:with|to)|loyal\sto))\s(?:the\s)?(?:[a-z]+\s)?$"
)
