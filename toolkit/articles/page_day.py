"""The day that a web page gives as its own: in its head, its address or a <time> beside its headline.

Without these, the day that it shows just below its headline. Any other one on a page, as in its masthead,
its footer, its links and its sentences, may be that of something else.
"""

import re
from copy import deepcopy
from typing import Any

from toolkit.articles.dateline import dateline_of

_Element = Any  # of lxml, which comes without types
_OF_A_DAY = re.compile(r"date|time|issued|created|publish", re.IGNORECASE)
_NAMES = ("name", "property", "itemprop", "http-equiv", "pubdate")
_ELSEWHERE = (
    "not(ancestor::aside or ancestor::nav or ancestor::footer"
    " or ancestor::*[contains(@class, 'comment') or contains(@id, 'comment') or contains(@class, 'related')])"
)
_TIMES = (  # the surest first
    f"//*[@itemprop='datePublished' and not(self::meta) and {_ELSEWHERE}]",
    f"//time[@pubdate and {_ELSEWHERE}]",
    f"//article[.//h1]//time[{_ELSEWHERE}]",
    f"//time[{_ELSEWHERE}]",
)
_SHOWS = " or ".join(f"contains(@class, '{word}')" for word in ("date", "Date", "time", "publish", "posted"))
_SHOWN = (  # only the first headlines: what follows each one is the rest of the page
    f"(//h1)[position() <= 3]/following::*[position() <= 25][not(*) and ({_SHOWS})"
    f" and not(self::a or ancestor::a) and {_ELSEWHERE}]"
)
_SHORT = 60  # characters of a line that shows the day and little else


def marks_of(page: _Element) -> _Element:
    """A page with nothing but the marks of the day in it: meta data, JSON-LD and one <time>."""
    import trafilatura

    marks: _Element = trafilatura.load_html("<html><head></head><body></body></html>")
    head, body = marks
    head.extend(deepcopy(meta) for meta in page.iter("meta") if _tells_a_day(meta))
    for script in page.iterfind(".//script[@type='application/ld+json']"):
        if "datePublished" in (script.text or ""):
            head.append(deepcopy(script))
    time = next((found[0] for path in _TIMES if (found := page.xpath(path))), None)
    if time is not None:
        mark = body.makeelement("time", datetime=time.get("datetime") or time.get("content") or "")
        mark.text = " ".join(time.itertext())
        body.append(mark)
    elif shown := _shown_day(page):
        body.append(body.makeelement("time", datetime=shown))
    return marks


def day_of(marks: _Element, url: str) -> str:
    """The ISO day of publication that the marks give, else the one in the page's own address; "" for none."""
    import htmldate

    found = htmldate.find_date(
        marks, extensive_search=False, original_date=True, url=url or None, deferred_url_extractor=True
    )
    return str(found or "")


def _tells_a_day(meta: _Element) -> bool:
    names = " ".join(meta.get(name, "") for name in _NAMES)
    return bool(_OF_A_DAY.search(names)) and "copyrightyear" not in names.lower()


def _shown_day(page: _Element) -> str:
    """The ISO day in the line below the headline whose class says that it shows a day; "" without one."""
    lines = (" ".join("".join(found.itertext()).split()) for found in page.xpath(_SHOWN))
    days = (dateline_of(line).day for line in lines if len(line) <= _SHORT)
    return next(filter(None, days), "")
