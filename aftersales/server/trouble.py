"""What goes wrong outside the product's own rules, told to the person at the terminal."""

from typing import Any

from aftersales.base.words import LANGUAGES, say


class Trouble(Exception):
    """A fault of the machine or the set-up. Its words, by code, name the way out; both languages are shown.

    ``detail`` is what another program said of it, shown below as it is.
    """

    def __init__(self, code: str, *, detail: str = "", **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.detail = detail.strip()

    def __str__(self) -> str:
        told = [say(self.code, language, **self.facts) for language in LANGUAGES]
        return "\n".join([*told, *([self.detail] if self.detail else [])])
