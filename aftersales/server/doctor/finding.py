"""One thing the doctor looked at, and how it is told."""

from dataclasses import dataclass, field
from typing import Any

from aftersales.base.words import LANGUAGES, say


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``check`` is the code of its words; the mend's code is the same with ``_mend``.

    What is not good but not ``grave`` is said, and does not make the installation a faulty one.
    """

    check: str
    good: bool
    facts: dict[str, Any] = field(default_factory=dict)
    grave: bool = True

    def mend(self, language: str) -> str:
        return "" if self.good else say(f"{self.check}_mend", language, **self.facts)


def tell(finding: Finding) -> None:
    """One line per finding, and the mend below it."""
    sign = "✓" if finding.good else "✗" if finding.grave else "!"
    print(f"{sign} " + " · ".join(say(finding.check, language, **finding.facts) for language in LANGUAGES))
    if not finding.good:
        for language in LANGUAGES:
            print(f"    → {finding.mend(language)}")
