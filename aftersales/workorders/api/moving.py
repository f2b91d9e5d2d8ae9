"""What every move is told by its request: who makes it, when, and from which page."""

from typing import Any

from aftersales.base.clock import now
from aftersales.base.http import version_if_given
from aftersales.people.signed import Signed


def made(request: Signed) -> dict[str, Any]:
    """A move names the version it was made from if it wants to (`If-Match`); the table of moves guards it anyhow."""
    return {"by": request.auth, "at": now(), "version": version_if_given(request)}
