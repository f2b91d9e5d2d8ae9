"""What the terminal says of trust once the product serves by an authority of its own."""

from pathlib import Path
from typing import Final

from aftersales.server import address
from aftersales.server.terminal import Terminal
from aftersales.server.tls import machine, trust

_HERE_ALONE: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def trust_page(host: str, web: int, plain: int | None) -> tuple[str, str]:
    """Where a phone opens the product, and where the page on trust: over plain http where there is any."""
    reached = machine.nearest() if host in address.ANYWHERE else host
    opened = address.url(reached, web, "https")
    return opened, f"{address.url(reached, plain) if plain is not None else opened}/trust"


def trust_announced(host: str, web: int, plain: int | None, folder: Path, terminal: Terminal) -> None:
    """The address of the page, the fingerprint to compare, and for people a code that a phone's camera reads."""
    opened, page = trust_page(host, web, plain)
    fingerprint = trust.fingerprint((folder / trust.AUTHORITY).read_bytes())
    if host in _HERE_ALONE:
        terminal.tell("tls_here_alone", page=page, fingerprint=fingerprint)
        return
    terminal.tell("tls_trust", url=opened, page=page, fingerprint=fingerprint)
    if not terminal.as_json:
        print(trust.blocks(page), flush=True)
