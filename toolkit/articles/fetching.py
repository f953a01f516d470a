"""Fetching one page: limited in size, time and redirects, and never from inside the house.

The address that is checked is the address that is connected to: names are resolved once, by us, so a
name that changes its address between the check and the call gains nothing.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import urljoin, urlsplit

from toolkit.articles.article import ArticleError

SECONDS = 20.0
MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "analyst-notebook-toolkit",
    "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5",
}
_CHUNK = 65_536


def fetch(
    url: str, largest: int, *, allow_private: bool = False, seconds: float = SECONDS
) -> tuple[bytes, str]:
    """The bytes of a page and the address it was found at, after at most five redirects.

    Raises ArticleError for an address of this machine or a private network (unless allow_private), for
    more than `largest` bytes, for more than `seconds` in all, and for any answer but 200.
    """
    deadline = time.monotonic() + seconds
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(url, largest, deadline, allow_private)
        if isinstance(answer, bytes):
            return answer, url
        url = urljoin(url, answer)
    raise ArticleError(f"{url}: more than {MOST_REDIRECTS} redirects; save the page and read the file")


def _ask(url: str, largest: int, deadline: float, allow_private: bool) -> bytes | str:
    """The page, or the address that it redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(f"{url}: only http and https addresses are read")
    try:
        connection = _connection(parts.scheme, parts.hostname, parts.port, deadline, allow_private)
        try:
            path = parts.path or "/"
            connection.request("GET", f"{path}?{parts.query}" if parts.query else path, headers=_HEADERS)
            response = connection.getresponse()
            if response.status in _REDIRECTS and response.getheader("Location"):
                return str(response.getheader("Location"))
            if response.status != http.client.OK:
                reason = f"{response.status} {response.reason}"
                raise ArticleError(f"{url}: the server answers {reason}; save the page and read the file")
            return _body(response, url, largest, deadline)
        finally:
            connection.close()
    except TimeoutError:
        raise ArticleError(f"{url}: no full answer in time; save the page and read the file") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ArticleError(f"{url}: cannot be fetched ({error}); save the page and read the file") from None


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
    return b"".join(parts)


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
    inside = [address for address in addresses if not ipaddress.ip_address(address).is_global]
    if inside and not allow_private:
        raise ArticleError(
            f"{host} is {inside[0]}, an address of this machine or a private network; "
            "it is read only when private addresses are allowed (--allow-private)"
        )
    return addresses[0]
