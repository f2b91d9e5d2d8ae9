"""Pages opened by a secret in their address: it is put in when a letter is written, and never kept in a notice.

This room knows no domain, so whoever made the notice is asked for its page; `server` says whom.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

Page = Callable[[Mapping[str, Any]], str]
"""The page, with its secret, of a notice with these facts; nothing where there is none any more."""

_ASKED: Final[dict[str, Page]] = {}


def ask(code: str, page: Page) -> None:
    """From now on the page of notices of this code is asked for here."""
    _ASKED[code] = page


def page_of(code: str, facts: Mapping[str, Any]) -> str | None:
    """The page of such a notice below the address people open, such as "/portal/…"; None for notices that have an
    ordinary one."""
    page = _ASKED.get(code)
    return page(facts) if page is not None else None
