"""What a page puts around an article that is saved or copied: buttons, pointers to other pages, comments."""

import re

_BUTTON = re.compile(
    r"advertisement(?: - scroll to continue)?|article continues below|continue reading|menu|bookmark|email"
    r"|print|listen|(?:copy|get) link|getty images|image source|log ?in|sign in|subscribe"
    r"|skip to (?:main )?content"
    r"|(?:save|share|listen to)(?: this)?(?: article| story)?"
    r"|\d{1,2} ?[- ]?min(?:ute)?s?(?: of)? read(?:ing)?"
    r"|(?:(?:last )?(?:updated|published|posted):? )?(?:\d{1,2}|an?) (?:min(?:ute)?|hour|hr|day)s? ago",
    re.IGNORECASE,
)
_SECTION = re.compile(  # above the title only
    r"home|news|(?:breaking|latest|world) news|world|international|africa|americas|asia(?:-pacific)?|europe"
    r"|middle east|uk|us(?: news)?|politics|security|defen[cs]e|war|conflict|analysis|opinion"
    r"|exclusive|live|video",
    re.IGNORECASE,
)
_LIST = re.compile(  # what stands below is a headline of something else until prose goes on
    r"editors?'s? picks?|keep reading|latest news|(?:what to )?read next|recommended(?: stories)?|top stories"
    r"|more (?:on this(?: story)?|(?:top )?stories|from this section)|most (?:popular|read|viewed)"
    r"|related(?: (?:articles|content|news|posts|stories|topics))?|trending(?: now)?|up next"
    r"|you (?:may|might) also like",
    re.IGNORECASE,
)
_PARTED = r"\s?(?:[:|»>]|[–—-]\s)"
_POINTER = re.compile(
    rf"(?:also read|more on this|read(?: also| more| next)|what to read next){_PARTED}"
    # A headline behind it; "Recommended: 500 more troops" and whole sentences are of the article.
    rf"|(?:recommended|related(?: article| story)?|see also|watch){_PARTED}\s*+(?!\d|.*\.[\"”')]*$)"
    r"|(?:follow (?:us|our)|sign up (?:here|now)|subscribe (?:now|here)|join us on"
    r"|(?:sign up|subscribe) (?:to|for) .*\b(?:our|newsletters?|briefings?|alerts?|updates|free|channel)"
    r"|join our \w+ (?:channel|group)|download (?:our|the) \w+|click here"
    r"|support (?:our|independent) journalism|(?:view|read|open) (?:this |the |it )?(?:e-?mail |newsletter )?"
    r"(?:online )?in your browser|unsubscribe|forward to a friend|you(?: are|'re) receiving this"
    r"|manage your (?:subscription|preferences))\b(?!.*\b(?:said|says|told|tells)\b)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comments? \(\d[\d,]*\)|\d[\d,]* comments?", re.IGNORECASE)
_MARKS = " \t|:·•*_#>»"
_LONGEST = 200  # characters of a pointer
_PROSE = re.compile(  # a headline ends without a full stop, is short, and is no two sentences
    r".{15}.*\.[\"”')]*|.{60}.*[!?:][\"”')]*|.{160}.*|.*[a-z]{4}\.[\"”')]* [\"“'(]?[A-Z].*"
)


def without_furniture(text: str) -> str:
    """The text with blanks, at the same offsets, for what a page adds to its article.

    Lines that are buttons ("Share", "5 min read"), that point elsewhere ("Read more: ...", "Follow us ..."),
    the headlines below "More on this story", and, behind prose, what stands below "Comments (12)". The title
    stays.

    >>> without_furniture("Share\\nChad sent 300 men.\\nRead more: Iran sends arms")
    '     \\nChad sent 300 men.\\n                          '
    """
    lines = text.split("\n")
    titled = told_of = listed = False
    for n, line in enumerate(lines):
        told = line.strip(_MARKS).replace("’", "'")
        if _BUTTON.fullmatch(told) or (not titled and _SECTION.fullmatch(told)):
            lines[n] = " " * len(line)
        elif not titled:
            titled = bool(told)
        elif _COMMENTS.fullmatch(told):
            if told_of:
                return "\n".join([*lines[:n], *(" " * len(rest) for rest in lines[n:])])
            lines[n] = " " * len(line)  # a button beside the title
        elif told:
            prose = _PROSE.fullmatch(told) is not None
            listed = bool(_LIST.fullmatch(told)) or (listed and not prose)
            if listed or (len(told) <= _LONGEST and _POINTER.match(told)):
                lines[n] = " " * len(line)
            else:
                told_of = told_of or prose
    return "\n".join(lines)
