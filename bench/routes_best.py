"""The best known of the problems of our own: `python -m bench.routes_best` takes what kept answers are better.

`python -m bench.routes_runs made ours 600 2` makes such answers, whoever is named there as the solver. An answer is
better if it leaves out fewer visits, or as many for less; only what our checker has accepted counts.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any, Final

from bench.routes_made import FOLDER
from bench.routes_runs import KEPT, OURS

TABLE: Final = FOLDER / "best_known.csv"


@dataclass(frozen=True)
class Known:
    """A line of the table: what the best answer costs and leaves out, in how many seconds, with which seed, when and by
    whom it was found."""

    name: str
    cost: float
    unserved: int
    seconds: float
    seed: int
    date: str
    solver: str

    @property
    def rank(self) -> tuple[int, float]:
        """The less, the better."""
        return self.unserved, self.cost


def known_of(answer: Mapping[str, Any]) -> Known:
    """The line of a kept answer."""
    return Known(
        name=answer["name"],
        cost=round(answer["cost"], 2),
        unserved=answer["left_out"],
        seconds=round(answer["took"], 1),
        seed=answer["seed"],
        date=answer["on"],
        solver=answer["solver"],
    )


def answers(folder: Path) -> Iterator[Mapping[str, Any]]:
    """Whatever is kept of our own sets."""
    for name in OURS:
        for path in sorted((folder / name).glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))


def better(known: Mapping[str, Known], found: Iterable[Mapping[str, Any]]) -> dict[str, Known]:
    """The table with what is better than it."""
    best = dict(known)
    for answer in found:
        one = known_of(answer)
        if not answer["breaches"] and (one.name not in best or one.rank < best[one.name].rank):
            best[one.name] = one
    return dict(sorted(best.items()))


def read(table: Path) -> dict[str, Known]:
    """The table as it stands; empty where there is none."""
    if not table.exists():
        return {}
    with table.open(newline="", encoding="utf-8") as file:
        lines = [_line(row) for row in csv.DictReader(file)]
    return {one.name: one for one in lines}


def _line(row: Mapping[str, str]) -> Known:
    kinds: dict[str, Callable[[str], Any]] = {"cost": float, "unserved": int, "seconds": float, "seed": int}
    return Known(**{key: kinds.get(key, str)(value) for key, value in row.items()})


def write(table: Path, known: Mapping[str, Known]) -> None:
    """A line for each problem, by name."""
    with table.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow([one.name for one in fields(Known)])
        lines.writerows(astuple(one) for one in known.values())


def main() -> None:
    before = read(TABLE)
    after = better(before, answers(KEPT))
    write(TABLE, after)
    for name, one in after.items():
        was = before.get(name)
        if was != one:
            print(f"{name}: {one.cost:,.2f}, {one.unserved} left out" + (f"; was {was.cost:,.2f}" if was else ""))


if __name__ == "__main__":
    main()
