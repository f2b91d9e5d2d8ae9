"""What a drill found: what had to hold and whether it did, the figures, and what could not be run and why."""

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
KEPT: Final = ROOT / "docs" / "reference" / "measured" / "drills.json"
SIZES: Final = ("short", "usual", "long")


@dataclass
class Check:
    """One thing that had to hold: what was found, what was wanted."""

    what: str
    found: Any
    wanted: str
    met: bool


@dataclass
class Report:
    """One run of one drill."""

    drill: str
    size: str
    checks: list[Check] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    not_run: list[str] = field(default_factory=list)
    at: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    seconds: float = 0.0
    machine: dict[str, Any] = field(default_factory=lambda: surroundings())

    def none(self, what: str, found: Any) -> None:
        """There must be none of these; the first few are shown."""
        several = list(found)
        self.checks.append(Check(what, several[:5] if several else 0, "none", not several))

    def equal(self, what: str, found: Any, wanted: Any) -> None:
        self.checks.append(Check(what, found, str(wanted), found == wanted))

    def at_most(self, what: str, found: float, most: float) -> None:
        self.checks.append(Check(what, round(found, 2), f"≤ {most:g}", found <= most))

    @property
    def met(self) -> bool:
        return bool(self.checks) and all(check.met for check in self.checks)

    def told(self) -> dict[str, Any]:
        return {**asdict(self), "met": self.met}


def surroundings() -> dict[str, Any]:
    """Where it ran, and how busy the machine was with other things when it began."""
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "load": [round(load, 2) for load in os.getloadavg()],
    }


def keep(told: dict[str, Any], path: Path = KEPT) -> None:
    """Put a result where the documentation has them, in the place of an earlier one unless that was of a longer run."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    before = kept.get(told["drill"])
    if before is None or SIZES.index(told["size"]) >= SIZES.index(before["size"]):
        kept[told["drill"]] = told
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
