"""Who is named in an article: names from the lexicon, bodies of states, persons with titles.

`find_actors` gives every mention its canonical name, so that "Kyiv", "Ukrainian officials" and
"Ukraine" are one actor and "Zelenskyy" is the president named in full further up.
"""

from collections.abc import Sequence

from toolkit.extraction.actors.acronyms import follow_initials
from toolkit.extraction.actors.bodies import add_bodies
from toolkit.extraction.actors.dateline import dateline, lead_end
from toolkit.extraction.actors.floor import add_speakers
from toolkit.extraction.actors.groups import add_missions, mark_groups
from toolkit.extraction.actors.names import known_names
from toolkit.extraction.actors.types import ActorIndex
from toolkit.extraction.actors.unknown import add_unknown
from toolkit.extraction.text.spans import Sentence
from toolkit.extraction.text.words import Words


def find_actors(
    text: str, sentences: Sequence[Sentence], lexicon_dir: str | None = None, cut: Words | None = None
) -> ActorIndex:
    """Every named actor of the article, left to right, with canonical names.

    Short forms are resolved inside the article: a surname after the full name, an acronym after its
    definition, "the North" where North Korea is named. Unknown persons and organisations that behave
    like actors (a title, an office, a verb of saying) are proposed with the name as written. `cut` are the
    words of the text where they are known.
    """
    index = known_names(text, sentences, lexicon_dir, cut)
    index.dateline, index.lead_end = dateline(text, lexicon_dir), lead_end(text)
    add_bodies(text, index, lexicon_dir)
    add_missions(text, index)
    add_speakers(text, index, lexicon_dir)
    add_unknown(text, index, lexicon_dir)
    mark_groups(text, index)
    index.mentions.sort(key=lambda mention: (mention.start, -mention.end))
    follow_initials(index)
    return index
