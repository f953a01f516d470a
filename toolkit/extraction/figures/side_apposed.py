"""Owners beside the number in looser turns: "Yerevan, 3,800", "the ELN, a force of 5,800", "of the Force"."""

from typing import TYPE_CHECKING

from toolkit.extraction.figures.side_strengths import mission_before
from toolkit.extraction.figures.sides import group_around, is_governed, side_name
from toolkit.extraction.figures.terms import ABOUT, LOSSES
from toolkit.extraction.text import patterns as re
from toolkit.extraction.text.wordsets import any_of

if TYPE_CHECKING:
    from toolkit.extraction.figures.setting import Setting

_THEN = re.compile(rf",{ABOUT}")
_OPENS = re.compile(r"(?:[;:]\s|\b(?:and|but|while)\s|\b(?:and|plus),\sfrom\s)(?:the\s)?$")
_FORCE = re.compile(
    r",\san?\s(?:[\w-]+\s){0,2}(?:force|army|militia|group|garrison|contingent|movement|navy|corps)\sof"
    + ABOUT
)
# "those of Eritrea come to 9,000"
_THOSE_OF = re.compile(r"\bthose\sof\s(?:the\s)?$")
_STAND_AT = re.compile(
    rf"\s(?:are|were|is|was|number(?:ed)?|total(?:led)?|exceed|(?:stand|stood|are\sput|were\sput)\sat|(?:come|came)\sto){ABOUT}"
)
_LOSSES_OF = re.compile(
    r"(?:['’]s?)?\s(?:own\s|total\s|military\s|battlefield\s|combat\s)*"
    r"(?:losses|casualties|dead|toll|death\stoll|wounded|fallen)\b[^.;]{0,90}"
)
_LOSSES_PUT_BY = re.compile(
    r"['’]s?\s(?:own\s|total\s|military\s)*(?:losses|casualties|dead|toll|wounded|fallen)\b[^.;\d]{0,30}\b(?:are|is|were|was)\s"
    rf"(?:put|estimated|given|reckoned|counted)\sby\s[^.;\d]{{1,50}}\s(?:at|as){ABOUT}"
)
_GROUP = any_of("fighter of a group")
_OF_THE_GROUP = re.compile(
    rf"\b(?:{_GROUP})(?:['’]\s(?:dead|losses|toll|casualties|death\stoll)\s(?:at|as|to)"
    rf"|\s(?:(?:had|have|has|also)\s)*(?:lost|suffered|buried)){ABOUT}$"
)
_MEMBERS_OF = re.compile(r"\s(?:of|from|with)\sthe\s(?:force|mission|contingent)\b(?!\s(?:commander|in\s))")


def apposed(setting: "Setting") -> str:
    """Whom one of the turns names as owner; blank where none stands there."""
    return (
        _all_of_one(setting)
        or _beside(setting)
        or _losses_put(setting)
        or _of_the_group(setting)
        or _of_the_mission(setting)
    )


def _all_of_one(setting: "Setting") -> str:
    """As in "two soldiers, both Rwandans, died": those whom the apposition names."""
    after = setting.after
    if after is None or after.form not in ("people", "adjective"):
        return ""
    told = setting.joined(after, _ALL)
    return side_name(setting.doc, after) if told else ""


_ALL = re.compile(r",\s(?:both|all)\s(?:of\s(?:them|whom)\s(?:were\s|are\s)?)?")


def _losses_put(setting: "Setting") -> str:
    """As in "Eritrea's losses are put by Ethiopia at 9,000"."""
    doc, start = setting.doc, setting.quantity.start
    if setting.measure not in LOSSES or " by " not in doc.lower[setting.sentence.start : start]:
        return ""
    before = (m for m in setting.mentions if m.end <= start)
    return next((side_name(doc, m) for m in before if setting.joined(m, _LOSSES_PUT_BY)), "")


def _beside(setting: "Setting") -> str:
    """As in "Baku lost 2,900; Yerevan, 3,800", "the ELN, a force of 5,800", "its losses are less: 40"."""
    doc, named = setting.doc, setting.last
    if named is None:
        return ""
    opens = setting.before(_OPENS, 16, at=named.start)
    goes_on = opens and setting.joined(named, _THEN)
    loses = setting.measure in LOSSES and setting.joined(named, _LOSSES_OF)
    force = setting.joined(named, _FORCE)
    those = setting.before(_THOSE_OF, 16, at=named.start) and setting.joined(named, _STAND_AT)
    return side_name(doc, named) if goes_on or loses or force or those else ""


def _of_the_group(setting: "Setting") -> str:
    """As in "the ministry put the attackers' dead at 40": of the group that is spoken of."""
    told = setting.measure in LOSSES and setting.before(_OF_THE_GROUP, 70)
    return group_around(setting.doc, setting.sentence, setting.teller) if told else ""


def _of_the_mission(setting: "Setting") -> str:
    """As in "330 members of the Force have died": of the mission that was named last."""
    ends = (setting.quantity.end, setting.end)
    members = any(_MEMBERS_OF.match(setting.doc.lower, end) for end in ends)
    return mission_before(setting) if members else ""


def people_before(setting: "Setting") -> str:
    """As in "Chadian troops, of whom 900 are there", "drones and Russian trainers, 80 of whom came"."""
    doc, start, last = setting.doc, setting.quantity.start, setting.last
    if last and last.form in ("people", "adjective") and setting.joined(last, _AMONG_PEOPLE):
        return side_name(doc, last)
    if not setting.noun.names_nobody:
        return ""
    whom = OF_WHOM.search(doc.lower, setting.sentence.start, start)
    if not whom and not setting.behind_number(THEIRS):
        return ""
    end = whom.start() if whom else start
    near = next((m for m in reversed(setting.mentions) if m.end <= end), None)
    bare = (
        near is not None
        and near.form == "people"
        and not is_governed(doc, near, 0)
        and _COMMA.fullmatch(doc.lower, near.end, end)
    )
    if near is None or not (bare or _TROOPS.fullmatch(doc.lower, near.end, end)):
        return ""
    return side_name(doc, near)


_TROOPS = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}(?:[a-z-]+s|police|men),{ABOUT}")
_COMMA = re.compile(rf",{ABOUT}")
_AMONG_PEOPLE = re.compile(rf",\s(?:among\s(?:them|whom)|including){ABOUT}")
OF_WHOM = re.compile(rf"\bof\swhom{ABOUT}$")
THEIRS = re.compile(r"\sof\swhom\b")
