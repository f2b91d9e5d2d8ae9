"""Answers to routing problems, packed for readers and for other machines: a file per set, a line per answer.

`python -m bench.routes_kept pack` writes those kept in BENCH_ROUTES to `docs/reference/measured/routes`, beside what
lies there already; `unpack` lays them out again, so that a run begun on one machine goes on at another.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

from bench.figures import KEPT as MEASURED
from bench.routes_runs import KEPT

PACKED: Final = MEASURED / "routes"

Name = tuple[str, str, float, int]


def name_of(answer: dict[str, Any]) -> Name:
    """What makes it this answer and no other: the problem, who solved it, for how many seconds, by which seed."""
    return answer["name"], answer["solver"], float(answer["seconds"]), int(answer["seed"])


def pack(kept: Path, packed: Path) -> int:
    """Write what is kept into one file for each set; a kept answer replaces a packed one. How many there are then."""
    count = 0
    for folder in sorted(path for path in kept.iterdir() if path.is_dir()):
        file = packed / f"{folder.name}.jsonl"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        answers = [json.loads(line) for line in lines]
        answers += [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
        known = {name_of(one): one for one in answers}
        packed.mkdir(parents=True, exist_ok=True)
        told = "".join(json.dumps(known[name], ensure_ascii=False) + "\n" for name in sorted(known))
        file.write_text(told, encoding="utf-8")
        count += len(known)
    return count


def unpack(packed: Path, kept: Path) -> int:
    """Lay out what is not kept yet; how many."""
    count = 0
    for file in sorted(packed.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            answer = json.loads(line)
            name, solver, seconds, seed = name_of(answer)
            path = kept / file.stem / f"{name}-{solver}-{seconds:g}s-{seed}.json"
            if path.exists():
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    if sys.argv[1:] == ["pack"]:
        print(pack(KEPT, PACKED))
    elif sys.argv[1:] == ["unpack"]:
        print(unpack(PACKED, KEPT))
    else:
        sys.exit(__doc__)
