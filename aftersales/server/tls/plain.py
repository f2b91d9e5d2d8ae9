"""The plain port beside https: `granian --interface wsgi aftersales.server.tls.plain:application`.

It leads everybody to https and keeps nothing: no session, no database, no Django. Only the page on which a phone learns
to trust the installation's authority is read here, for a phone that does not trust it yet would be warned of it there.
"""

import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qs, quote

from aftersales.base.words import LANGUAGES, best_language
from aftersales.server.tls import trust
from aftersales.server.variables import home, web

_HOST: Final = re.compile(r"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:\d+)?$")


def application(request: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Trust, a sign of life, and the way to https."""
    found = answer(request)
    start_response(f"{found.status} {_REASONS[found.status]}", [*found.headers.items(), *_EVERYWHERE])
    return [found.body]


def answer(request: dict[str, Any]) -> trust.Answer:
    """What is answered to a request."""
    path = str(request.get("PATH_INFO") or "/")
    if path == "/healthz":
        return trust.Answer(200, {"Content-Type": "text/plain"}, b"ok")
    named = _HOST.match(str(request.get("HTTP_HOST", "")))
    if named is None:
        return trust.Answer(400, {"Content-Type": "text/plain"}, b"")
    product = secure(named[1])
    query = str(request.get("QUERY_STRING", ""))
    asked = parse_qs(query).get("lang", [""])[0]
    told = trust.answer(
        path,
        var=home.VAR.value().resolve(),
        language=asked if asked in LANGUAGES else best_language(str(request.get("HTTP_ACCEPT_LANGUAGE", ""))),
        product=f"{product}/",
        here=f"http://{named[0]}/trust",
    )
    if told is not None:
        return told
    target = (
        product + quote(path.encode("latin-1", "replace"), safe="/:@!$&'()*+,;=~-._") + (f"?{query}" if query else "")
    )
    if any(ord(letter) < 33 or ord(letter) > 126 for letter in target):
        return trust.Answer(400, {"Content-Type": "text/plain"}, b"")
    # Kept by no browser: which port https has is this start's choice. 308 keeps a request what it was.
    return trust.Answer(308, {"Location": target, "Cache-Control": "no-store"}, b"")


def secure(host: str) -> str:
    """The same machine by https, on the port that `AFTERSALES_HTTPS_PORT` names."""
    port = web.HTTPS_PORT.value()
    return f"https://{host}" if port == 443 else f"https://{host}:{port}"


_REASONS: Final = {200: "OK", 308: "Permanent Redirect", 400: "Bad Request"}
_EVERYWHERE: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
)
