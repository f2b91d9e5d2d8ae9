"""One variable of the environment: what it is called, what it may hold, and what holds where nobody sets it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from aftersales.server.variables.kinds import Kind

T = TypeVar("T", covariant=True)
Reader = Literal["web", "worker", "commands", "serve", "plain"]
EVERYBODY: Final[tuple[Reader, ...]] = ("web", "worker", "commands")
"""Every process that knows Django: it reads them all once, at its start."""
MASKED: Final = "••••••••"


@dataclass(frozen=True)
class Variable(Generic[T]):
    """A setting of one installation. What it means stands in `words/` under ``variable_`` and its name.

    Set to nothing is not set. ``exact``: blanks at its ends belong to it. ``secret``: it is never shown. Where what
    holds by default is no plain value, ``told`` says that words describe it (``variable_…_default``).
    """

    name: str
    kind: Kind[T]
    default: str = ""
    secret: bool = False
    exact: bool = False
    told: bool = False
    who: tuple[Reader, ...] = EVERYBODY

    def value(self, environ: Mapping[str, str] = os.environ) -> T:
        """What holds.

        Raises:
            Trouble: it is set to what cannot be meant; it is named, and how it is written.
        """
        return self.kind.read(self.name, self._given(environ) or self.default)

    def is_set(self, environ: Mapping[str, str] = os.environ) -> bool:
        """Whether somebody said something."""
        return bool(self._given(environ))

    def shown(self, environ: Mapping[str, str] = os.environ) -> str:
        """What holds, as people may see it; empty where that is nothing."""
        given = self._given(environ)
        return (MASKED if self.secret else given) if given else self.default

    @property
    def word(self) -> str:
        """The code of its meaning."""
        return f"variable_{self.name.lower()}"

    def _given(self, environ: Mapping[str, str]) -> str:
        given = environ.get(self.name, "")
        return given if self.exact and given.strip() else given.strip()


@dataclass(frozen=True)
class Group:
    """Variables of one subject, as the page of settings has them; ``name`` makes the codes of its title and text."""

    name: str
    variables: tuple[Variable[object], ...]
