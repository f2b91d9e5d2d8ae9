"""A routing problem that somebody sends, solved at once, within bounds. Nothing of it is kept."""

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.words import LANGUAGES, say
from aftersales.dispatch import access
from aftersales.people.access import Actor

MOST_JOBS: Final = 300
MOST_VEHICLES: Final = 100
GRACE: Final = 240.0
"""Seconds beyond the search in which the process may start, and compile where it runs for the first time."""
_MODULE: Final = "aftersales.dispatch.solver.routing.process"


def solve_routes(*, by: Actor, problem: Mapping[str, Any], seconds: float, seed: int) -> dict[str, Any]:
    """The plan in VROOM's format. The search has a process of its own, so that neither its memory nor its compiled code
    burdens whoever serves."""
    access.require_settings(by)
    _refuse_large(problem)
    asked = json.dumps({"problem": problem, "seconds": seconds, "seed": seed})
    command = [sys.executable, "-m", _MODULE]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=seconds + GRACE, check=True)  # noqa: S603 - our own module, no word of it from outside
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Conflict("routing_failed") from error
    told: dict[str, Any] = json.loads(done.stdout)
    if "flaws" in told:
        flaws = [{**one, "said": _said(one)} for one in told["flaws"]]
        raise Invalid("routing_flawed", field="problem", path=flaws[0]["path"], flaw=flaws[0]["said"], flaws=flaws)
    answer: dict[str, Any] = told["answer"]
    return answer


def _refuse_large(problem: Mapping[str, Any]) -> None:
    for name, most in (("jobs", MOST_JOBS), ("vehicles", MOST_VEHICLES)):
        given = problem.get(name)
        if isinstance(given, list) and len(given) > most:
            raise Invalid("routing_too_large", field="problem", path=name, many=len(given), most=most)


def _said(flaw: Mapping[str, Any]) -> dict[str, str]:
    words = {language: say(f"routing_flaw_{flaw['code']}", language, **flaw["facts"]) for language in LANGUAGES}
    return {"zh": words["zh-CN"], "en": words["en"]}
