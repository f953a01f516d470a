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
_POINTER = re.compile(
    r"(?:also read|more on this|read(?: also| more| next)|recommended|related(?: article| story)?|see also"
    r"|watch|what to read next)\s?(?:[:|»>]|[–—-]\s)"
    r"|(?:follow (?:us|our)|sign up (?:to|for|here|now)|subscribe (?:to|for|now|here)|join us on"
    r"|join our \w+ (?:channel|group)|download (?:our|the) \w+|click here"
    r"|support (?:our|independent) journalism|(?:view|read|open) (?:this |the |it )?(?:e-?mail |newsletter )?"
    r"(?:online )?in your browser|unsubscribe|forward to a friend|you(?: are|['’]re) receiving this"
    r"|manage your (?:subscription|preferences))\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comments? \(\d[\d,]*\)|\d[\d,]* comments?", re.IGNORECASE)
_MARKS = " \t|:·•*_#>»"
_LONGEST = 200  # characters of a pointer
_PROSE = re.compile(r".{15}.*\.[\"”’')]*|.{60}.*[!?][\"”’')]*")  # a headline ends without a full stop


def without_furniture(text: str) -> str:
    """The text with blanks, at the same offsets, for what a page adds to its article.

    Lines that are buttons ("Share", "5 min read"), that point elsewhere ("Read more: ...", "Follow us ..."),
    the headlines below "More on this story", and what stands below "Comments (12)". The title stays.

    >>> without_furniture("Share\\nChad sent 300 men.\\nRead more: Iran sends arms")
    '     \\nChad sent 300 men.\\n                          '
    """
    lines = text.split("\n")
    titled = listed = False
    for n, line in enumerate(lines):
        told = line.strip(_MARKS).replace("’", "'")
        if _BUTTON.fullmatch(told) or (not titled and _SECTION.fullmatch(told)):
            lines[n] = " " * len(line)
        elif not titled:
            titled = bool(told)
        elif _COMMENTS.fullmatch(told):
            return "\n".join([*lines[:n], *(" " * len(rest) for rest in lines[n:])])
        elif told:
            listed = bool(_LIST.fullmatch(told)) or (listed and not _PROSE.fullmatch(told))
            if listed or (len(told) <= _LONGEST and _POINTER.match(told)):
                lines[n] = " " * len(line)
    return "\n".join(lines)
