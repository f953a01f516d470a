"""Fetching one page: limited in size, time and redirects, and never from inside the house.

The address that is checked is the address that is connected to: names are resolved once, by us, so a
name that changes its address between the check and the call gains nothing.
"""

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import string
import threading
import time
import zlib
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from toolkit.articles.article import ArticleError

SECONDS = 20.0
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "analyst-notebook-toolkit",
    "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5",
}
_CHUNK = 65_536
_GRACE = 0.02  # seconds by which a timer may be early
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
# No articles, whatever their bytes; a server that knows no better says application/octet-stream.
_NO_ARTICLE = re.compile(
    r"(?:image|audio|video|font)/.*|application/(?:.*json|.*javascript|.*zip|gzip)|text/css"
)


class Page(NamedTuple):
    """The bytes of a page, the address it was found at, and what the server says of them.

    `media` is the kind of media, such as text/html, `charset` the encoding; "" where the server names none.
    """

    data: bytes
    url: str = ""
    media: str = ""
    charset: str = ""


def fetch(url: str, largest: int, *, allow_private: bool = False, seconds: float = SECONDS) -> Page:
    """A page, after at most five redirects.

    Raises ArticleError for an address of this machine or a private network (unless allow_private), for
    more than `largest` bytes, for more than `seconds` in all, for any answer but 200, and for pictures and
    data.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(url, largest, deadline, allow_private)
        if isinstance(answer, Page):
            return answer
        try:
            url = urljoin(url, answer)
        except ValueError:
            raise ArticleError(f"{url}: redirects to {answer!r}, which is no address") from None
    raise ArticleError(f"{url}: more than {MOST_REDIRECTS} redirects; save the page and read the file")


def _ask(url: str, largest: int, deadline: float, allow_private: bool) -> Page | str:
    """The page, or the address that it redirects to."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ArticleError(f"{url}: this is no address ({error})") from None
    if parts.username is not None or parts.password is not None:
        raise ArticleError(f"{parts.hostname}: leave the user name away; what stands before @ is not sent")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(f"{url}: only http and https addresses are read")
    try:
        connection = _connection(parts.scheme, parts.hostname, parts.port, deadline, allow_private)
        watch = _end_at(deadline, connection)
        try:
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            connection.request("GET", quote(path, safe=string.punctuation), headers=_HEADERS)
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.getheader("Location"):
                return str(response.getheader("Location"))
            if response.status != http.client.OK:
                reason = f"{response.status} {response.reason}"
                raise ArticleError(f"{url}: the server answers {reason}; save the page and read the file")
            return _page(response, url, largest, deadline)
        finally:
            watch.cancel()
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, TimeoutError) or time.monotonic() > deadline - _GRACE:
            raise ArticleError(f"{url}: no full answer in time; save the page and read the file") from None
        raise ArticleError(f"{url}: cannot be fetched ({error}); save the page and read the file") from None


def _page(response: http.client.HTTPResponse, url: str, largest: int, deadline: float) -> Page:
    """The page of an answer, unless its head tells already that it is none."""
    media = response.headers.get_content_type() if response.getheader("Content-Type") else ""
    if _NO_ARTICLE.fullmatch(media):
        raise ArticleError(f"{url}: the server sends {media}, which is no article")
    data = _unpacked(response, _body(response, url, largest, deadline), url, largest)
    return Page(data, url, media, response.headers.get_content_charset() or "")


def _body(response: http.client.HTTPResponse, url: str, largest: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        parts.append(chunk)
        if size > largest:
            raise ArticleError(f"{url}: larger than {largest:,} bytes; save only the article itself")
        if time.monotonic() > deadline:
            raise TimeoutError
    if time.monotonic() > deadline - _GRACE:  # ended by the watch, not by the server
        raise TimeoutError
    if response.length:  # what the server announced and did not send
        raise ArticleError(f"{url}: the answer breaks off {response.length:,} bytes early; try again")
    return b"".join(parts)


def _unpacked(response: http.client.HTTPResponse, data: bytes, url: str, largest: int) -> bytes:
    """The page itself where the server compresses unasked; never more than `largest` bytes of it."""
    packing = response.getheader("Content-Encoding", "").strip().lower()
    if packing in ("", "identity"):
        return data
    if packing not in ("gzip", "x-gzip"):
        raise ArticleError(f"{url}: the answer is packed ({packing}); save the page and read the file")
    try:
        page = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, largest + 1)
    except zlib.error as error:
        raise ArticleError(f"{url}: the answer is damaged ({error}); try again") from None
    if len(page) > largest:
        raise ArticleError(f"{url}: larger than {largest:,} bytes; save only the article itself")
    return page


def _end_at(deadline: float, connection: http.client.HTTPConnection) -> threading.Timer:
    """End the call at the deadline, also where the server sends a byte now and then."""
    link = connection.sock  # the connection lets go of it while the answer is still being read

    def end() -> None:
        with contextlib.suppress(OSError):
            link.shutdown(socket.SHUT_RDWR)

    watch = threading.Timer(max(0.1, deadline - time.monotonic()), end)
    watch.daemon = True
    watch.start()
    return watch


def _connection(
    scheme: str, host: str, port: int | None, deadline: float, allow_private: bool
) -> http.client.HTTPConnection:
    left = max(0.1, deadline - time.monotonic())
    number = port or (443 if scheme == "https" else 80)
    plain = socket.create_connection((_address(host, number, allow_private), number), timeout=left)
    connection = http.client.HTTPConnection(host, number, timeout=left)
    connection.sock = plain
    if scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    return connection


def _address(host: str, port: int, allow_private: bool) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    inside = [address for address in addresses if not _is_outside(ipaddress.ip_address(address))]
    if inside and not allow_private:
        raise ArticleError(
            f"{host} is {inside[0]}, an address of this machine or a private network; "
            "it is read only when private addresses are allowed (--allow-private)"
        )
    return addresses[0]


def _is_outside(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether it is a public address, also when it carries an IPv4 address inside."""
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return all(inner is None or inner.is_global for inner in carried)
