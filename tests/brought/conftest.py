"""What each room takes from tables: the tables are brought as for the machinery itself."""

from typing import Any

from aftersales.people.access import Actor
from tests.base.imports.conftest import Bring, bring, done, folder, told

__all__ = ["bring", "folder"]


def outcomes(bring: Bring, by: Actor, subject: str, *rows: tuple[Any, ...], mode: str = "good") -> list[str]:
    """What came of the rows: the outcome of each, or of a wrong one the codes."""
    said = told(done(bring(subject, rows), mode, by))
    return [outcome if outcome != "wrong" else " ".join(code for _, code, _ in wrong) for _, outcome, wrong in said]
