"""Who really asks, and by which scheme, where a proxy stands between: believed only of the proxies we are told of.

Everybody can send `X-Forwarded-For`. It counts only where the peer of the connection itself is one of
`AFTERSALES_PROXIES`, and then from its end: each proxy of ours is believed about whom it heard, and nobody else about
anything. Whoever counts attempts or writes down an address (django-axes, allauth) reads `REMOTE_ADDR`, so that is where
the answer is put.
"""

from collections.abc import Callable, MutableMapping, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

TELLING: Final = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_SERVER",
    "HTTP_X_REAL_IP",
)
"""Taken away once read, of everybody: nothing behind this place can be misled by them."""


class BehindProxies:
    """Outermost: every layer after it sees the true client and the scheme people use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        see_through(request.META, settings.PROXIES, hosts_are_named="*" not in settings.ALLOWED_HOSTS)
        return self.get_response(request)


def see_through(
    request: MutableMapping[str, Any], proxies: Sequence[IPv4Network | IPv6Network], *, hosts_are_named: bool
) -> None:
    """Put into a request's variables what a configured proxy tells of it, and forget what anybody else told.

    The host counts only where `AFTERSALES_HOSTS` names those we answer to: many a proxy hands on a client's own
    `X-Forwarded-Host` untouched.
    """
    told = {name: str(request.pop(name)) for name in TELLING if name in request}
    peer = known_address(str(request.get("REMOTE_ADDR", "")))
    if peer is None:
        return
    request["REMOTE_ADDR"] = str(peer)
    if not is_one_of(peer, proxies):
        return
    request["REMOTE_ADDR"] = str(true_client(peer, told.get("HTTP_X_FORWARDED_FOR", ""), proxies))
    scheme = told.get("HTTP_X_FORWARDED_PROTO", "").rpartition(",")[2].strip().lower()
    if scheme in ("http", "https"):
        request["wsgi.url_scheme"] = scheme
    host = told.get("HTTP_X_FORWARDED_HOST", "").rpartition(",")[2].strip()
    if host and hosts_are_named:
        request["HTTP_HOST"] = host


def true_client(
    peer: IPv4Address | IPv6Address, told: str, proxies: Sequence[IPv4Network | IPv6Network]
) -> IPv4Address | IPv6Address:
    """From the peer outwards, as long as whoever tells is a proxy of ours; what is no address ends the way there."""
    nearest = peer
    for word in reversed(told.split(",")):
        further = known_address(word)
        if further is None or not is_one_of(nearest, proxies):
            break
        nearest = further
    return nearest


def is_one_of(address: IPv4Address | IPv6Address, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    """Whether the address lies in any of the networks."""
    return any(address in network for network in networks)


def known_address(word: str) -> IPv4Address | IPv6Address | None:
    """The address a word names: with a port or without, in brackets or not, an IPv4 one as such. None if it is none."""
    bare = word.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
