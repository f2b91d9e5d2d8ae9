"""Figures as people and programs read them: percentiles, a table on the screen, a file per subject."""

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bench.ground import ROOT

KEPT: Final = ROOT / "docs" / "reference" / "measured"
_PACKAGES: Final = ("django", "django-ninja", "psycopg", "granian", "orjson", "pydantic")


def p(values: Sequence[float], percent: int) -> float:
    """A percentile; 50 is the median."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def middle(values: Sequence[float]) -> float:
    """The median of several rounds: a round that a neighbour disturbed does not count."""
    return statistics.median(values)


@dataclass
class Must:
    """A figure that has to be met, and how it came out. `at_least` turns the comparison round."""

    what: str
    value: float
    must: float
    aim: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        return self.value >= self.must if self.at_least else self.value <= self.must

    def told(self) -> str:
        sign = "≥" if self.at_least else "≤"
        verdict = "met" if self.met else "MISSED"
        return f"{self.what}: {self.value:.2f} ({sign} {self.must:g}, aim {self.aim:g}) {verdict}"


@dataclass
class Result:
    """What one subject measured: a table, the musts, and whatever else is worth keeping."""

    subject: str
    title: str
    columns: Sequence[str]
    rows: list[Sequence[Any]] = field(default_factory=list)
    musts: list[Must] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)

    def show(self) -> None:
        table = Table(title=self.title, title_justify="left")
        for number, column in enumerate(self.columns):
            table.add_column(column, justify="left" if number == 0 else "right")
        for row in self.rows:
            table.add_row(*(shown(value) for value in row))
        console = Console()
        console.print(table)
        for must in self.musts:
            console.print(must.told(), style="green" if must.met else "bold red")

    def keep(self) -> Path:
        KEPT.mkdir(parents=True, exist_ok=True)
        told = {
            "subject": self.subject,
            "title": self.title,
            "environment": surroundings(),
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "musts": [{**vars(must), "met": must.met} for must in self.musts],
            "notes": self.notes,
        }
        path = KEPT / f"{self.subject}.json"
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
        return path


def shown(value: Any) -> str:
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def surroundings() -> dict[str, Any]:
    """Where it was measured, and how busy the machine was with other things."""
    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), "")
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "cpu": cpu,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "kernel": platform.release(),
        "load": [round(load, 2) for load in os.getloadavg()],
        "served_first": os.sched_getscheduler(0) == os.SCHED_RR,
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()
