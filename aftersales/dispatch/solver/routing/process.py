"""One problem solved in a process of its own: `python -m aftersales.dispatch.solver.routing.process`.

Reads `{"problem": …, "seconds": …, "seed": …}` and writes `{"answer": …}` or `{"flaws": …}`. Whoever serves requests
starts it so: the compiled search, its memory and whatever goes wrong in it stay outside.
"""

import json
import sys
from typing import Any

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.flaws import Unsound
from aftersales.dispatch.solver.routing.formats.answer import answer
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterSeconds


def solved(problem: dict[str, Any], seconds: float, seed: int) -> dict[str, Any]:
    """What the process tells of a problem in VROOM's format."""
    try:
        read = read_problem(json.dumps(problem).encode())
    except Unsound as error:
        return {"flaws": [{"path": one.path, "code": one.code, "facts": one.facts} for one in error.flaws]}
    plan = solve(read, AfterSeconds(seconds), seed=seed)
    if breaches := check(read, plan):
        raise AssertionError(f"the checker refuses the plan: {breaches[:3]}")
    return {"answer": answer(read, plan)}


def main() -> None:
    asked = json.load(sys.stdin)
    json.dump(solved(asked["problem"], asked["seconds"], asked["seed"]), sys.stdout, default=str)


if __name__ == "__main__":
    main()
