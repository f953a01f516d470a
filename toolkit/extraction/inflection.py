"""English word forms, so that a lexicon lists a verb or a noun once.

Only what the rules need: which form of a verb a word is (base "b", third person "s", past "d",
participle "n", gerund "g"), and the plural of a noun. The first word of a phrase is the one that
changes in verbs ("fire at": "fired at"), the last one in nouns ("air strike": "air strikes").
"""

from functools import cache

# base -> past, participle; regular verbs are not listed
_IRREGULAR = {
    line.split()[0]: (line.split()[1], line.split()[2])
    for line in """
    arise arose arisen;be was been;bear bore borne;beat beat beaten;become became become;begin began begun
    bind bound bound;bring brought brought;break broke broken;build built built;buy bought bought
    catch caught caught;choose chose chosen;come came come;cut cut cut;deal dealt dealt;do did done
    draw drew drawn;drive drove driven;fall fell fallen;feed fed fed;feel felt felt;fight fought fought
    find found found;flee fled fled;fly flew flown;forbid forbade forbidden;forge forged forged
    freeze froze frozen;get got got;give gave given;go went gone;grow grew grown;have had had
    hear heard heard;hide hid hidden;hit hit hit;hold held held;keep kept kept;lay laid laid;lead led led
    leave left left;lend lent lent;let let let;lie lay lain;lose lost lost;make made made;mean meant meant
    meet met met;overrun overran overrun;oversee oversaw overseen;overthrow overthrew overthrown
    pay paid paid;put put put;quit quit quit;raise raised raised;read read read;rebuild rebuilt rebuilt
    retake retook retaken;rise rose risen;roll rolled rolled;rule ruled ruled;run ran run;say said said
    see saw seen;seek sought sought;sell sold sold;send sent sent;set set set;shake shook shaken
    shoot shot shot;show showed shown;shut shut shut;sink sank sunk;sit sat sat;speak spoke spoken
    spend spent spent;spread spread spread;stand stood stood;steal stole stolen;stick stuck stuck
    strike struck struck;swear swore sworn;sweep swept swept;take took taken;teach taught taught
    tell told told;think thought thought;throw threw thrown;undertake undertook undertaken
    upset upset upset;wage waged waged;wear wore worn;win won won;withdraw withdrew withdrawn
    withhold withheld withheld;write wrote written;beg begged begged;put put put;bid bid bid
    become became become;resell resold resold;rewrite rewrote rewritten
    """.replace("\n", ";").split(";")
    if line.split()
}
# verbs that double their last letter: shipped, running
_DOUBLING = frozenset(
    """ship stop plan commit permit admit submit transfer refer prefer occur ban bar equip plot rob trap gun
    swap scrap stab jam ram slam step drop chop map wrap tap beg dig rig rub skip slap slip snap split strip
    tip top trim whip pin hug drag cram clip expel compel propel control patrol rebel airdrop kidnap worship
    outfit abet forget regret acquit allot cut hit let run get put set shut sit quit win begin overrun
    """.split()
)


# verbs that double their last letter in British spelling only: traveled, travelled
_BRITISH_TOO = frozenset("travel cancel quarrel channel funnel fuel label signal model counsel".split())


def _regular(word: str) -> tuple[str, str]:
    """Past and gerund of a regular verb."""
    if word in _DOUBLING:
        return word + word[-1] + "ed", word + word[-1] + "ing"
    if word.endswith("ie"):
        return word + "d", word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word + "d", word[:-1] + "ing"
    if word.endswith(("ee", "oe", "ye")):
        return word + "d", word + "ing"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied", word + "ing"
    return word + "ed", word + "ing"


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase that ends in one.

    >>> plural("air strike"), plural("battery"), plural("Abrams"), plural("S-400")
    ('air strikes', 'batteries', 'Abrams', 'S-400s')
    """
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es" if noun.endswith(("x", "ch", "sh")) and noun[-2:-1].islower() else noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"


@cache
def verb_forms(phrase: str) -> tuple[tuple[str, str], ...]:
    """The forms of a verb or of a phrase that starts with one, each with its code.

    >>> verb_forms("strike")
    (('strike', 'b'), ('strikes', 's'), ('striking', 'g'), ('struck', 'd'), ('struck', 'n'))
    """
    word, _, rest = phrase.partition(" ")
    rest = f" {rest}" if rest else ""
    if word == "be":
        forms = [("be", "b"), ("is", "s"), ("are", "s"), ("was", "d"), ("were", "d"), ("been", "n")]
        return tuple((form + rest, code) for form, code in forms)
    head, hyphen, tail = word.rpartition("-")
    stem = tail if head in {"re", "co", "test", "green"} else word
    before = head + hyphen if stem is tail else ""
    third = "has" if stem == "have" else "goes" if stem == "go" else plural(stem)
    if stem.endswith(("ss", "zz")):
        third = stem + "es"
    past, gerund = _regular(stem)
    past, participle = _IRREGULAR.get(stem, (past, past))
    forms = [(stem, "b"), (third, "s"), (gerund, "g"), (past, "d"), (participle, "n")]
    if stem in _BRITISH_TOO:
        forms += [(stem + "ling", "g"), (stem + "led", "d"), (stem + "led", "n")]
    return tuple((before + form + rest, code) for form, code in forms)
