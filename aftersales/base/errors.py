"""The four ways the product refuses, each with a code and the facts that explain it.

    Refusal
    ├── NotFound     404  it does not exist, or is none of the reader's business: the two look the same
    ├── NotAllowed   403  it exists and the reader may see it, but not do this
    ├── Conflict     409  it may be done, but not now: the state, the version or another writer stands against it
    └── Invalid      422  what was sent makes no sense; `field` names the culprit

Actions raise them, one handler turns them into problem+json, and the words stand in each room's `words/` by code.
"""

from typing import Any


class Refusal(Exception):
    """A request is refused for a reason a person can understand; nothing was written."""

    status = 400

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({told})"


class NotFound(Refusal):
    """No such thing, as far as this reader may know."""

    status = 404

    def __init__(self, code: str = "not_found", **facts: Any) -> None:
        super().__init__(code, **facts)


class NotAllowed(Refusal):
    """The reader may see the thing but lacks the right for this move."""

    status = 403

    def __init__(self, code: str = "not_allowed", **facts: Any) -> None:
        super().__init__(code, **facts)


class Conflict(Refusal):
    """Right and input are fine; the present state of things stands against it."""

    status = 409


class Invalid(Refusal):
    """The input itself cannot be meant; `field` names what to mend."""

    status = 422
