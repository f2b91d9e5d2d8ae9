"""The page on which a phone learns to trust this installation's authority, and the certificate it fetches there.

Served by both doors: over https, where a phone has to look past one warning, and over plain http where
`aftersales serve --http-port` opens it. Whoever stands between could hand out another certificate in either way; hence
the fingerprint, to be compared with the one on the terminal.
"""

import hashlib
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Final

import qrcode
from qrcode.image.svg import SvgPathImage

from aftersales.base.words import LANGUAGES, say
from aftersales.server.tls import machine

AUTHORITY: Final = "authority.crt"
"""The authority's certificate below `var/tls`: nothing in it is secret."""
SYSTEMS: Final = ("android", "ios", "windows", "macos", "linux")
TYPE: Final = "application/x-x509-ca-cert"
"""What makes a phone offer to install a file rather than to keep it."""
_STYLE: Final = (
    ":root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin:1.5rem 0 .25rem}code{overflow-wrap:anywhere;font-size:.9rem}"
    "a.get{display:block;padding:.8rem 1rem;border-radius:.5rem;background:#1554c0;color:#fff;text-align:center;"
    "text-decoration:none;font-weight:600}svg{width:11rem;height:11rem;background:#fff;padding:.5rem}"
    "ol{padding-left:1.4rem}"
)


@dataclass(frozen=True)
class Answer:
    """What a web server sends."""

    status: int
    headers: dict[str, str]
    body: bytes


def answer(path: str, *, var: Path, language: str, product: str, here: str) -> Answer | None:
    """What stands at this address; None if nothing does: this installation has no authority of its own.

    ``product`` is the address people open in the end, ``here`` that of this page, as the asking one knows them.
    """
    certificate = var / "tls" / AUTHORITY
    if path not in ("/trust", f"/trust/{AUTHORITY}") or not certificate.is_file():
        return None
    content = certificate.read_bytes()
    if path != "/trust":
        told = {"Content-Type": TYPE, "Content-Disposition": f'attachment; filename="aftersales-{AUTHORITY}"'}
        return Answer(200, {**told, "Cache-Control": "no-store"}, content)
    told_of = {"fingerprint": fingerprint(content), "product": product, "here": machine.for_phones(here)}
    body = page(language, **told_of).encode()
    return Answer(200, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, body)


def page(language: str, *, fingerprint: str, product: str, here: str) -> str:
    """The page in one language, with a link to the other."""

    def words(code: str) -> str:
        return escape(say(code, language))

    other = next(one for one in LANGUAGES if one != language)
    parts = [
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{words("trust_title")}</title>',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<style>{_STYLE}</style></head><body><main>",
        f'<p><a href="/trust?lang={other}" lang="{other}">{escape(say("trust_language", other))}</a></p>',
        f"<h1>{words('trust_title')}</h1><p>{words('trust_why')}</p>",
        f'<p><a class="get" href="/trust/{AUTHORITY}">{words("trust_get")}</a></p>',
        f"<p>{words('trust_compare')}<br><code>{escape(fingerprint)}</code></p>",
        *(f"<h2>{words(f'trust_{system}')}</h2>{_steps(say(f'trust_{system}_steps', language))}" for system in SYSTEMS),
        f"<h2>{words('trust_then')}</h2>",
        f'<p><a href="{escape(product, quote=True)}">{escape(product)}</a></p>',
        f"<h2>{words('trust_phone')}</h2><p>{words('trust_scan')}</p>{svg(here)}",
        f"<h2>{words('trust_what')}</h2><p>{words('trust_limits')}</p></main></body></html>",
    ]
    return "".join(parts)


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a certificate in DER, in pairs, as every operating system shows it."""
    digits = hashlib.sha256(certificate).hexdigest()
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2)).upper()


def svg(address: str) -> str:
    """The address as a code for a camera, drawn into the page itself."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=1).save(drawn)
    return drawn.getvalue().decode().partition("?>")[2].strip() or drawn.getvalue().decode()


def blocks(address: str) -> str:
    """The address as a code for a camera, in characters of a terminal."""
    code = qrcode.QRCode(border=2)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return "\n".join(
        "".join(" ▄▀█"[2 * (not upper) + (not lower)] for upper, lower in zip(rows[at], rows[at + 1], strict=True))
        for at in range(0, len(rows), 2)
    )


def _steps(told: str) -> str:
    return "<ol>" + "".join(f"<li>{escape(line)}</li>" for line in told.strip().splitlines()) + "</ol>"
