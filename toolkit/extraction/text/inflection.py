"""English word forms, so that a lexicon lists a verb or a noun once.

Only what the rules need: which form of a verb a word is (base "b", third person "s", past "d",
participle "n", gerund "g"), and the plural of a noun. The first word of a phrase is the one that
changes in verbs ("fire at": "fired at"), the last one in nouns ("air strike": "air strikes").
"""

from functools import cache

from toolkit import lexicon


@cache
def _unusual() -> dict[str, lexicon.Row]:
    """The verbs of `verbs.csv`: irregular ones with their past and participle, and those that double
    their last letter ("yes": shipped; "also": traveled and travelled)."""
    return {row["verb"]: row for row in lexicon.rows("verbs")}


def _regular(word: str) -> tuple[str, str]:
    """Past and gerund of a regular verb."""
    if _unusual().get(word, {}).get("doubles") == "yes":
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


@cache
def _of_unusual() -> dict[str, list[str]]:
    """The verbs of `verbs.csv` by their past and participle."""
    found = {"is": ["be"], "are": ["be"], "was": ["be"], "were": ["be"], "been": ["be"], "has": ["have"]}
    for verb, row in _unusual().items():
        for form in (row["past"], row["participle"]):
            found.setdefault(form, []).append(verb)
    return found


_ENDINGS = {
    "s": ("",), "es": ("",), "ies": ("y",), "men": ("man",), "d": ("",), "ed": ("",), "ied": ("y",),
    "ing": ("", "e"), "ying": ("ie",),
}  # fmt: skip


def bases(word: str) -> list[str]:
    """The words of which this one may be a plural or a form of the verb, and others that it looks like.

    >>> bases("batteries"), bases("struck")
    (['batteries', 'batterie', 'batteri', 'battery'], ['struck', 'strike'])
    """
    found = [word, *_of_unusual().get(word, ())]
    for ending, letters in _ENDINGS.items():
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            found += [stem + last for last in letters]
            if stem[-1:] == stem[-2:-1]:
                found.append(stem[:-1])
    return found


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


def verb_forms(phrase: str) -> tuple[tuple[str, str], ...]:
    """The forms of a verb or of a phrase that starts with one, each with its code.

    >>> verb_forms("strike")
    (('strike', 'b'), ('strikes', 's'), ('striking', 'g'), ('struck', 'd'), ('struck', 'n'))
    """
    word, space, rest = phrase.partition(" ")
    forms = conjugated(word)
    return tuple([(form + space + rest, code) for form, code in forms]) if rest else forms


@cache
def conjugated(word: str) -> tuple[tuple[str, str], ...]:
    """The forms of a single verb ("re-arm": "re-armed")."""
    if word == "be":
        return ("be", "b"), ("is", "s"), ("are", "s"), ("was", "d"), ("were", "d"), ("been", "n")
    head, hyphen, tail = word.rpartition("-")
    stem = tail if head in {"re", "co", "test", "green"} else word
    before = head + hyphen if stem is tail else ""
    third = "has" if stem == "have" else "goes" if stem == "go" else plural(stem)
    if stem.endswith(("ss", "zz")):
        third = stem + "es"
    past, gerund = _regular(stem)
    unusual = _unusual().get(stem, {})
    past, participle = unusual.get("past") or past, unusual.get("participle") or past
    forms = [(stem, "b"), (third, "s"), (gerund, "g"), (past, "d"), (participle, "n")]
    if unusual.get("doubles") == "also":
        forms += [(stem + "ling", "g"), (stem + "led", "d"), (stem + "led", "n")]
    return tuple([(before + form, code) for form, code in forms])


def forms(*verbs: str) -> frozenset[str]:
    """Every form of some verbs, for a rule that asks for a verb by name.

    >>> sorted(forms("strike"))
    ['strike', 'strikes', 'striking', 'struck']
    """
    return frozenset(form for verb in verbs for form, _ in conjugated(verb))
