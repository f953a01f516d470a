"""Who does what to whom in one sentence, without a parser.

A `Clause` view cuts a sentence into tokens: an actor's name is one token, a term of the lexicon one or
several. Its questions ("who is the subject of this verb", "whom does it reach") walk a bounded number
of tokens to the left or right and stop at words that open another clause. English puts the subject
before the verb and the object behind it, which carries most of the way in news prose; where the walk
finds nothing it says so.
"""

import re
from collections.abc import Callable, Collection
from functools import lru_cache

from toolkit import lexicon
from toolkit.extraction.actors import ActorMention
from toolkit.extraction.inflection import verb_forms
from toolkit.extraction.spans import Sentence
from toolkit.extraction.terms import Hit, Term

_TOKEN = re.compile(r"['’]s?(?!\w)|\d[\d,.]*\d|[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_REACH = 45  # tokens that a walk may cover

# token classes
WORD, MARK, ACTOR, NUMBER = "w", "m", "a", "n"


@lru_cache(maxsize=8)
def word_classes(extra_dir: str | None = None) -> dict[str, str]:
    """Each function word and verb form with the letters of its classes.

    D determiner, P preposition, C conjunction, S subordinator, R relative, O pronoun, X auxiliary,
    A adverb, N negation, V finite verb, B base form, G gerund, Y verb of saying, H head noun of a group
    of people, T thing that only carries a name.
    """
    letters = {
        "determiner": "D",
        "preposition": "P",
        "conjunction": "C",
        "subordinator": "S",
        "relative": "R",
        "pronoun": "O",
        "auxiliary": "X",
        "adverb": "A",
        "negation": "N",
        "agent": "H",
        "thing": "T",
        "saying": "Y",
    }
    classes: dict[str, str] = {}
    for row in lexicon.rows("clause_words", extra_dir):
        if row["kind"] in ("verb", "saying"):
            for form, code in verb_forms(row["term"]):
                letter = "G" if code == "g" else "B" if code == "b" else "V"
                if row["kind"] == "saying" and code != "g":
                    letter += "Y"
                classes[form] = classes.get(form, "") + letter
        else:
            classes[row["term"]] = classes.get(row["term"], "") + letters[row["kind"]]
    return classes


class Clause:
    """The tokens of one sentence; token numbers are what every question takes and returns."""

    __slots__ = ("actors", "ends", "hits", "inside", "kinds", "last", "lows", "sentence", "size", "starts", "tags", "text", "thing_ends")

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        mentions: list[ActorMention],
        hits: list[Hit],
        classes: dict[str, str],
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.kinds: list[str] = []
        self.tags: list[str] = []
        self.actors: dict[int, ActorMention] = {}
        self.hits: dict[int, Hit] = {}
        self.last: dict[int, int] = {}
        position = sentence.start
        for mention in mentions:
            if mention.start < position:
                continue
            self._words(position, mention.start, classes)
            self.actors[len(self.starts)] = mention
            self._token(mention.start, mention.end, ACTOR, "")
            position = mention.end
        self._words(position, sentence.end, classes)
        self.size = len(self.starts)
        self.thing_ends: set[int] = set()  # last tokens of things
        self.inside: set[int] = set()  # tokens of a term but its first
        self._attach(hits)

    def _words(self, start: int, end: int, classes: dict[str, str]) -> None:
        for match in _TOKEN.finditer(self.text, start, end):
            first = match.group()[0]
            if first == "." and match.end() < self.sentence.end - 1:
                continue  # "Co.", "No.": the sentence goes on
            kind = WORD if first.isalpha() else NUMBER if first.isdigit() else MARK
            tag = classes.get(match.group().lower(), "")
            if kind == NUMBER and self.tags and "P" in self.tags[-1] and self.lows[-1] in _ABOUT:
                self.tags[-1] = "A"  # "about 1,000 soldiers"
            if first in "'’" and match.end() - match.start() <= 2:
                kind, tag = WORD, "'"
            self._token(match.start(), match.end(), kind, tag)

    def _token(self, start: int, end: int, kind: str, tag: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.lows.append(self.text[start:end].lower())
        self.kinds.append(kind)
        self.tags.append(tag)

    def _attach(self, hits: list[Hit]) -> None:
        """Give each term to its first token; a term inside an actor's name is no term."""
        token = 0
        for hit in hits:
            while token < self.size and self.ends[token] <= hit.start:
                token += 1
            if token >= self.size or self.kinds[token] == ACTOR:
                continue
            final = token
            while final + 1 < self.size and self.starts[final + 1] < hit.end:
                final += 1
            if any(self.kinds[k] == ACTOR for k in range(token, final + 1)):
                continue
            self.hits[token] = hit
            self.last[token] = final
            self.inside.update(range(token + 1, final + 1))
            if hit.terms[0].table == "supplies":
                self.thing_ends.add(final)

    # ------------------------------------------------------------ small questions
    def is_mark(self, i: int, marks: str) -> bool:
        return 0 <= i < self.size and self.kinds[i] == MARK and self.lows[i] in marks

    def has(self, i: int, letters: str) -> bool:
        """Whether token i has one of the classes."""
        return 0 <= i < self.size and any(letter in self.tags[i] for letter in letters)

    def low(self, i: int) -> str:
        return self.lows[i] if 0 <= i < self.size else ""

    def is_finite(self, i: int) -> bool:
        """Whether token i may be a finite verb: an auxiliary, or a form that is no mere noun."""
        tag = self.tags[i]
        if "X" in tag:
            return True
        if i in self.inside:
            return False
        hit = self.hits.get(i)
        if "V" in tag or (hit and any(t.code in "dns" and t.form == "verb" for t in hit.terms)):
            if hit and self.lows[i].endswith("s") and any(t.form == "noun" for t in hit.terms):
                return self._after_subject(i)
            if "H" in tag and i + 1 < self.size and "V" in self.tags[i + 1]:
                return False  # "coast guard ships used"
            return not self._is_noun_here(i)
        low = self.lows[i]
        return not tag and hit is None and low.endswith("ed") and len(low) > 4 and self._after_subject(i)

    def _after_subject(self, i: int) -> bool:
        """Whether a word that is mostly a plural noun ("arms", "attacks") stands right behind a subject."""
        j = i - 1
        while j > 0 and "A" in self.tags[j]:
            j -= 1
        if j < 0:
            return False
        if self.kinds[j] == ACTOR:
            return not self.is_adjective(j) and not self.is_plural(j)
        return any(c in self.tags[j] for c in "RO")

    def _is_noun_here(self, i: int) -> bool:
        """A word that could be a verb stands as a noun or adjective here: "its planned attacks"."""
        before = self.tags[i - 1] if i else ""
        if "D" in before or before == "'" or ("P" in before and self.lows[i - 1] != "to"):
            return True
        low = self.lows[i]
        if low.endswith("s") and i + 1 < self.size and self.lows[i + 1] in _NOUN_FOLLOWERS:
            return not self._after_subject(i)
        if low.endswith("s") and i and self.kinds[i - 1] == ACTOR and self.is_adjective(i - 1):
            return True
        return False

    def is_adjective(self, i: int) -> bool:
        """Whether the actor's name at i only qualifies what follows: "Russian", "Russia's"."""
        mention = self.actors.get(i)
        if mention is None:
            return False
        if mention.form in ("adjective", "compound"):
            return True
        return i + 1 < self.size and self.tags[i + 1] == "'"

    def is_plural(self, i: int) -> bool:
        """Whether the name at i is a plural: "they", "Kenyans", "UN experts"."""
        mention = self.actors[i]
        if mention.form == "people" or self.lows[i] in ("they", "we"):
            return True
        word = mention.text.rsplit(" ", 1)[-1]
        return word.islower() and word.endswith("s")

    def noun_group_end(self, i: int) -> int:
        """The last token of the noun group that the name at i opens; i itself where it is the head."""
        k = i + 1
        possessive = k < self.size and self.tags[k] == "'"
        if possessive:
            k += 1
        elif self.actors[i].form == "compound":
            return i
        elif not self.is_adjective(i) and not self._heads_group(k):
            return i
        end = i
        while k < self.size and k - i < 8:
            if self.kinds[k] == MARK and self.lows[k] in "\"“”‘" and possessive:
                k += 1
                continue
            if self.kinds[k] == ACTOR or self.kinds[k] == MARK:
                break
            tag = self.tags[k]
            if self.kinds[k] == WORD and tag and any(c in tag for c in "DPCSROXN"):
                break
            if self.kinds[k] == WORD and self.is_finite(k) and "H" not in tag and (end > i or not possessive):
                break
            if "A" in tag and end > i:
                break
            end = k
            k += 1
        return end

    def _heads_group(self, k: int) -> bool:
        """Whether a noun for people follows a bare name: "UN experts", "U.S. military police"."""
        name = self.actors[k - 1].text.replace(".", "")
        reach = 3 if name.isupper() and len(name) <= 7 else 1
        for j in range(k, min(k + reach, self.size)):
            if self.kinds[j] != WORD or any(c in self.tags[j] for c in "DPCSROXA") or self.is_finite(j):
                return False
            if "H" in self.tags[j]:
                return reach == 3 or j not in self.hits
        return False

    def group_start(self, i: int) -> int:
        """The first token of the noun group that ends in the name at i: articles, titles, adjectives."""
        j = i
        while j > 0 and i - j < 7:
            tag, kind = self.tags[j - 1], self.kinds[j - 1]
            if kind == MARK and self.lows[j - 1] not in "\"“”‘’":
                break
            if kind == WORD and (any(c in tag for c in "PCSRXONA") or self.is_finite(j - 1)):
                break
            if "G" in tag or "B" in tag and "H" not in tag and j - 1 not in self.actors:
                break
            if kind == ACTOR and not self.is_adjective(j - 1) and self.noun_group_end(j - 1) < i - 1:
                break
            if j - 1 in self.thing_ends and j == i and not self.is_adjective(i):
                break  # "the shells North Korea sent"
            j -= 1
            if "D" in tag:
                break
        return j

    def preposition(self, i: int) -> str:
        """The preposition that governs the noun group of the name at i, or ""."""
        start = self.group_start(i)
        if start and "P" in self.tags[start - 1]:
            return self.lows[start - 1]
        return ""

    def is_party(self, i: int) -> bool:
        """Whether the name at i stands for the actor itself and not for a war, a paper or a place name."""
        mention = self.actors[i]
        if mention.form == "compound":
            return False
        end = self.noun_group_end(i)
        if end == i:
            return not self.is_adjective(i)
        if end + 1 < self.size and self.kinds[end + 1] == ACTOR and self.kinds[end] == WORD:
            return "H" in self.tags[end] or not self.is_adjective(i)
        return "T" not in self.tags[end]

    def party_head(self, i: int, places: bool = False) -> bool:
        """Whether the noun group of the name at i can act: the name itself or people under it.

        With `places`, also a region or town, to which things are done.
        """
        if self.actors[i].form == "place":
            return places
        end = self.noun_group_end(i)
        if end == i:
            return not self.is_adjective(i) and self.actors[i].form != "compound"
        tag, low = self.tags[end], self.lows[end]
        if "T" in tag:
            return False
        return "H" in tag or low.endswith(("ers", "ors", "ists", "men", "er", "or", "ist", "ians", "ants"))

    # ------------------------------------------------------------ lists of names
    def coordinated(self, i: int) -> list[int]:
        """The names in one list with the name at i: "Russia, Belarus and Iran"."""
        found = [i]
        here = i
        while (next_name := self._next_in_list(here)) is not None and len(found) < 12:
            found.append(next_name)
            here = next_name
        here = i
        while (previous := self._previous_in_list(here)) is not None and len(found) < 12:
            found.insert(0, previous)
            here = previous
        return found

    def _joint(self, k: int) -> int:
        """The token after ", and", "and", "," or "as well as" at k; k where there is none."""
        start = k
        if self.is_mark(k, ","):
            k += 1
        if self.low(k) in ("and", "or", "plus", "&"):
            k += 1
        elif self.low(k) == "as" and self.low(k + 1) == "well":
            k += 3
        if k > start and self.has(k, "D"):
            k += 1
        return k

    def _next_in_list(self, i: int) -> int | None:
        end = self.noun_group_end(i)
        if self.is_adjective(i) and end == i and (i + 1 >= self.size or self.tags[i + 1] == "'"):
            return None
        k = self._joint(end + 1)
        if k == end + 1:
            return None
        for j in range(k, min(k + 4, self.size)):
            if self.kinds[j] == ACTOR:
                final = self._name_chain(j)
                if self.is_mark(end + 1, ","):
                    if self.low(k - 1) not in ("and", "or") and not self._list_goes_on(final):
                        return None
                    if self._opens_clause(final):
                        return None
                return final
            if self.kinds[j] == MARK or any(c in self.tags[j] for c in "DPCSROXV"):
                return None
        return None

    def _name_chain(self, j: int) -> int:
        """The last of names in one noun group: "RSF commander Mohamed Hamdan Dagalo"."""
        while True:
            end = self.noun_group_end(j)
            following = end + 1 if self.is_adjective(j) or end > j else j + 1
            if following < self.size and self.kinds[following] == ACTOR:
                j = following
            else:
                return j

    def _opens_clause(self, j: int) -> bool:
        """Whether the name at j is the subject of a verb right behind it: ", and Egypt denies"."""
        after = self.noun_group_end(j) + 1
        while after < self.size and "A" in self.tags[after]:
            after += 1
        return after < self.size and self.kinds[after] == WORD and self.is_finite(after)

    def _list_goes_on(self, j: int) -> bool:
        """After "A, B": whether a further name is joined, so that the comma was no apposition."""
        end = self.noun_group_end(j)
        k = end + 1
        for _ in range(6):
            if self.low(k) in ("and", "or") or self.is_mark(k, ","):
                after = self._joint(k)
                return any(self.kinds[x] == ACTOR for x in range(after, min(after + 3, self.size)))
            break
        return False

    def _previous_in_list(self, i: int) -> int | None:
        start = self.group_start(i)
        k = start - 1
        if k < 1:
            return None
        joined = self.low(k) in ("and", "or", "plus", "&")
        serial = False
        if joined:
            k -= 1
            if self.is_mark(k, ","):
                serial = True  # "A, B, and C", but not "A did this, and B did that"
                k -= 1
        elif self.is_mark(k, ","):
            k -= 1
            if self._next_in_list(i) is None:
                return None
        elif self.low(k) == "as" and self.low(k - 1) == "well" and self.low(k - 2) == "as":
            k -= 3
        else:
            return None
        for j in range(k, max(k - 5, -1), -1):
            if self.kinds[j] == ACTOR:
                if serial and not self.is_mark(self.group_start(j) - 1, ","):
                    return None
                return j if self.noun_group_end(j) == k or j == k else None
            if self.kinds[j] != WORD or any(c in self.tags[j] for c in "PCSROXDA'"):
                return None
        return None

    # ------------------------------------------------------------ subject
    def verb_start(self, i: int) -> tuple[int, bool, bool, bool]:
        """Left of the verb at i over auxiliaries and adverbs.

        Returns the first token of the verb group, whether a form of "be" stands in it (passive or
        progressive), whether it is an infinitive with "to", whether it is negated.
        """
        j, be, infinitive, negated = i, False, False, False
        while j > 0 and i - j < 8:
            low, tag = self.lows[j - 1], self.tags[j - 1]
            if low == "to" and j == i - self._adverbs_before(i):
                infinitive = True
            elif low == "to":
                break
            elif "X" in tag:
                be = be or low in _BE
            elif "N" in tag and low not in ("denied", "denies", "deny", "nor", "neither", "none", "nobody"):
                pass
            elif "A" not in tag and not (low.endswith("ly") and self.kinds[j - 1] == WORD):
                break
            if low in _NEGATIONS or low.endswith(("n't", "n’t")):
                negated = True
            j -= 1
        return j, be, infinitive, negated

    def _adverbs_before(self, i: int) -> int:
        """How many adverbs stand right before token i."""
        k = i
        while k > 0 and ("A" in self.tags[k - 1] or self.lows[k - 1].endswith("ly")):
            k -= 1
        return i - k

    def subject(self, i: int, code: str = "d", places: bool = False) -> list[int]:
        """The names that are the subject of the verb at token i, in order; empty where unknown."""
        j, _, infinitive, _ = self.verb_start(i)
        k = j - 1
        if k < 0:
            return self._subject_after_comma(i) if code == "g" else []
        if infinitive and self.kinds[k] == WORD and self.is_finite(k) and "X" not in self.tags[k]:
            return self.subject(k)  # "offered to mediate": who offered
        if self.has(k, "R") or (self.low(k) == "that" and k and self._noun_before(k)):
            return self._antecedent(k)
        if code == "g" and not self._progressive(i, j):
            return self._gerund_subject(k, i)
        if self.is_mark(k, ","):
            k = self._skip_parenthesis(k)
        if k >= 0 and (self.low(k) in ("and", "or", "but", "then") or self.is_mark(k, ",")):
            return self._shared_subject(k)
        return self._nearest(k, infinitive, places)

    def _progressive(self, i: int, j: int) -> bool:
        return any(self.lows[x] in _BE for x in range(j, i))

    def _noun_before(self, k: int) -> bool:
        return self.kinds[k - 1] == ACTOR or (self.kinds[k - 1] == WORD and not self.is_finite(k - 1))

    def _antecedent(self, k: int) -> list[int]:
        """The name before "who" or "which"; also "whose soldiers", which stand for their state."""
        k -= 1
        if self.is_mark(k, ","):
            k -= 1
        for j in range(k, max(k - 9, -1), -1):
            if self.kinds[j] == ACTOR:
                start = self.group_start(j)
                if start and self.lows[start - 1] == "of" and start > 1:
                    continue
                return self.coordinated(j) if self.noun_group_end(j) >= k - 3 else []
            if self.kinds[j] == MARK and self.lows[j] not in "()\"“”":
                return []
            if self.kinds[j] == WORD and self.is_finite(j):
                return []
        return []

    def _skip_parenthesis(self, k: int) -> int:
        """From the comma at k, which ends an insertion, to the token before the insertion."""
        for j in range(k - 1, max(k - 26, 0), -1):
            if self.is_mark(j, ",–—") and self._opens_insertion(j + 1):
                return j - 1
        return k

    def _opens_insertion(self, j: int) -> bool:
        low, tag = self.low(j), self.tags[j] if j < self.size else ""
        if "R" in tag or low in _INSERTION or low.endswith("ing") or "P" in tag:
            return True
        hit = self.hits.get(j)
        return "D" in tag or bool(hit and any(t.code == "n" for t in hit.terms)) or self.kinds[j] == ACTOR

    def _gerund_subject(self, k: int, i: int) -> list[int]:
        low = self.low(k)
        if low in ("of", "for") and k and self.kinds[k - 1] == WORD and "V" in self._verb_tag(k - 1):
            accused = self.gap_object(k - 1)
            if accused:
                return accused
        if low in ("of", "for", "from", "in", "into", "with") or self.kinds[k] == ACTOR:
            return self._nearest(k, True)
        if low in _ADVERBIAL or self.is_mark(k, ","):
            found = self._leftmost(k)
            return found or self._subject_after_comma(i)
        return self._nearest(k, True)

    def _verb_tag(self, j: int) -> str:
        """The class letters of token j, with V or B for a verb of the lexicon."""
        hit = self.hits.get(j)
        is_verb = bool(hit) and any(t.form == "verb" for t in hit.terms)  # type: ignore[union-attr]
        return self.tags[j] + ("V" if is_verb else "")

    def _subject_after_comma(self, i: int) -> list[int]:
        """The subject of the main clause behind an opening clause: "After meeting X, Y ..."."""
        for k in range(i + 1, min(i + 25, self.size)):
            if self.is_mark(k, ","):
                for j in range(k + 1, min(k + 8, self.size)):
                    if self.kinds[j] == ACTOR:
                        if self.preposition(j) or not self.party_head(j):
                            continue
                        return self.coordinated(j)
                    if self.is_finite(j):
                        break
                return []
        return []

    def _shared_subject(self, k: int) -> list[int]:
        """The subject that a verb after "and" shares with the verb before: the first of the clause."""
        first = 0
        for j in range(k - 1, max(k - _REACH, -1), -1):
            if self.is_mark(j, ";:") or (self.has(j, "S") and self.low(j) not in ("as", "so", "how")):
                first = j + 1
                break
            if self.has(j, "Y") and not self.is_mark(j + 1, ","):
                first = j + 1
                break
        return self._leftmost(k, first)

    def _leftmost(self, k: int, first: int = 0) -> list[int]:
        for j in range(first, k):
            if self.kinds[j] == ACTOR and not self.preposition(j) and self.party_head(j):
                following = j
                while following + 1 < self.size and self.kinds[following + 1] == ACTOR:
                    following += 1
                return self.coordinated(following if self.party_head(following) else j)
            if self.is_finite(j) and j > first + 1 and self._own_subject(first, j):
                return []
        return []

    def _own_subject(self, first: int, j: int) -> bool:
        """Whether a noun that is no name stands before the first finite verb: it is the subject."""
        return any(
            self.kinds[x] == WORD and not self.tags[x] and not self._governed(x, first) for x in range(first, j)
        )

    def _governed(self, x: int, first: int) -> bool:
        return any("P" in self.tags[y] for y in range(max(first, x - 5), x))

    def _nearest(self, k: int, through: bool, places: bool = False) -> list[int]:
        """Leftwards from token k to the first name that can be a subject.

        `through`: go on through finite verbs (an infinitive or gerund takes its subject from the verb
        above it).
        """
        fallback: list[int] = []
        for j in range(k, max(k - _REACH, -1), -1):
            if self.kinds[j] == ACTOR:
                if not self.party_head(j, places):
                    continue
                governor = self.preposition(j)
                if not governor:
                    return self.coordinated(j)
                if governor in ("after", "before", "since", "until") and self.noun_group_end(j) >= k - 1:
                    return self.coordinated(j)  # they open a clause here
                if governor in ("of", "from") and not fallback:
                    fallback = self.coordinated(j)
                continue
            if self.is_mark(j, ";:"):
                break
            low, tag = self.lows[j], self.tags[j]
            if "S" in tag and low not in ("as", "how", "so") or "R" in tag:
                if through and "R" in tag:
                    continue
                break
            if not through and self.is_finite(j) and not self._participle(j):
                break
        return fallback

    def _participle(self, j: int) -> bool:
        """A participle behind its noun ("troops sent last fall") ends no clause."""
        hit = self.hits.get(j)
        if "X" in self.tags[j]:
            return False
        forms = hit.terms if hit else ()
        is_participle = any(t.code == "n" for t in forms) or self.lows[j].endswith("ed")
        after = self.tags[j + 1] if j + 1 < self.size else ""
        return is_participle and "P" in after and self.verb_start(j)[0] == j

    # ------------------------------------------------------------ object
    def qualifies(self, i: int, term: Term) -> bool:
        """Whether the participle at i stands before a noun: "occupied Crimea", "the captured town"."""
        if term.code not in "dn" or not i:
            return False
        before = self.tags[i - 1]
        return "D" in before or before == "'" or ("P" in before and self.low(self.last[i] + 1) != "by")

    def passive(self, i: int, term: Term) -> bool:
        """Whether the participle at i is passive: "was supplied", "supplied by", "arms supplied to"."""
        if term.code not in "dn":
            return False
        start, be, _, _ = self.verb_start(i)
        if be or self.low(self.last.get(i, i) + 1) == "by":
            return True
        if self.low(start - 1) in ("and", "or"):
            # "were shot and wounded"
            return any(self.lows[j] in _BE for j in range(max(0, start - 5), start - 1))
        return False

    def gap_object(self, i: int) -> list[int]:
        """The name that a verb's object clause goes back to: "Rwanda, which the experts accuse"."""
        subject = self.subject(i)
        if not subject:
            return []
        k = self.group_start(subject[0]) - 1
        if k > 0 and (self.lows[k] in ("which", "whom", "who") or self.lows[k] == "that" and self._noun_before(k)):
            return self._antecedent(k)
        return []

    def by_agent(self, i: int) -> list[int]:
        """The names after "by" within the clause of the passive at i."""
        for j in range(i + 1, min(i + 25, self.size)):
            if self.low(j) == "by":
                return self._agent(j)
            if self.is_mark(j, ";:,") or self.has(j, "SR") or self.low(j) == "according":
                return []
            if j > i + 1 and self.kinds[j] == WORD and self.is_finite(j) and self.low(j - 1) not in ("and", "or"):
                return []
        return []

    def _agent(self, by: int) -> list[int]:
        for x in range(by + 1, min(by + 8, self.size)):
            if self.kinds[x] == ACTOR and self.actors[x].form != "compound":
                while x + 1 < self.size and self.kinds[x + 1] == ACTOR:
                    x += 1
                return self.coordinated(x)
            if self.low(x) in ("from", "of") and self.has(x - 1, "H"):
                continue  # "by troops from Rwanda"
            if (self.kinds[x] == MARK and self.lows[x] not in "-–") or self.has(x, "PSRX"):
                break
        return []

    def following(
        self,
        i: int,
        wanted: Collection[str],
        direct: bool,
        stop: Callable[[int], bool] | None = None,
        reach: int = 16,
    ) -> list[int]:
        """The names right of token i that a preposition of `wanted`, or none (`direct`), governs."""
        passed: set[int] = set()
        for j in range(i + 1, min(i + 1 + reach, self.size)):
            if self.kinds[j] == ACTOR:
                if self.actors[j].form == "compound" or j in passed:
                    continue
                final = j
                while (
                    final + 1 < self.size
                    and self.kinds[final + 1] == ACTOR
                    and self.noun_group_end(final) == final
                ):
                    final += 1
                governor = self._governor_since(j, i)
                if (governor in wanted) if governor else direct:
                    if self.is_party(final):
                        return self.coordinated(final)
                    continue
                if governor == "of" and direct and self._short_of(j, i):
                    return self.coordinated(final)
                passed.update(self.coordinated(final))
                continue
            if self.is_mark(j, ";:.!?") or (self.is_mark(j, ",") and not self._goes_on_after(j)):
                return []
            if self.has(j, "SR") and self.low(j) not in ("as",):
                return []
            if self.kinds[j] == WORD and self.is_finite(j) and not self._attributive(j):
                return []
            if stop and stop(j):
                return []
        return []

    def _attributive(self, j: int) -> bool:
        """A participle before a noun: "destroyed Russian tanks" behind a determiner or adjective."""
        return self._is_noun_here(j) or (self.lows[j].endswith("ed") and j + 1 < self.size and not self.tags[j + 1])

    def _goes_on_after(self, comma: int) -> bool:
        """Whether a comma before the first name only parts adjectives or the things of a list."""
        return not self.has(comma + 1, "CS") and comma + 1 not in self.actors and self._inside_list(comma)

    def _inside_list(self, comma: int) -> bool:
        """Whether the comma stands between the members of one list."""
        joined = False
        for k in range(comma + 1, min(comma + 9, self.size)):
            if self.low(k) in ("and", "or"):
                joined = True
            elif self.is_mark(k, ","):
                return True
            elif self.kinds[k] == WORD and self.is_finite(k) and not self._attributive(k):
                return False
            elif self.kinds[k] == MARK:
                break
        return joined

    def _governor_since(self, j: int, i: int) -> str:
        """The preposition before the noun group of the name at j, looking back no further than i."""
        start = max(self.group_start(j), i + 1)
        if start - 1 > i and "P" in self.tags[start - 1]:
            return self.lows[start - 1]
        return ""

    def _short_of(self, j: int, i: int) -> bool:
        """Whether "of" joins the name at j to the noun right behind the verb at i."""
        return j - i <= 7 and not any("P" in self.tags[k] and self.lows[k] != "of" for k in range(i + 1, j))

    def possessor(self, i: int) -> list[int]:
        """The names right before the noun at i that own it: "Kyiv's", "U.S.", "Russian and Iranian"."""
        for j in range(i - 1, max(i - 7, -1), -1):
            if self.kinds[j] == ACTOR:
                end = self.noun_group_end(j)
                if end >= i or end == i - 1 or (self.is_adjective(j)) or j == i - 1:
                    return self.coordinated(j)
                return []
            if self.kinds[j] == MARK and self.lows[j] not in "\"“”":
                return []
            if any(c in self.tags[j] for c in "PCSRXOND") and self.tags[j] != "'":
                return []
            if self.kinds[j] == WORD and self.is_finite(j):
                return []
        return []


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "got", "get"})
_ABOUT = frozenset("about around over under up between near".split())
_NEGATIONS = frozenset({"not", "never", "no", "cannot"})
_INSERTION = frozenset(
    "led citing according along together including formerly now then once whose currently himself".split()
)
_ADVERBIAL = frozenset("by after before while when without despite since on upon through besides in".split())
_NOUN_FOLLOWERS = frozenset("on against by of from between in to for with".split())
