"""The day that a web page gives as its own: in its head, its address or a <time> beside its headline.

Any other day on a page, as in its footer, its links and its sentences, may be that of something else.
"""

import re
from copy import deepcopy
from typing import Any

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
