"""A problem from a file of any format that is known, told by what stands in it."""

from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.formats.trsp import is_trsp, read_trsp, with_releases
from aftersales.dispatch.solver.routing.formats.vroom import OWN, read_vroom
from aftersales.dispatch.solver.routing.formats.vrplib import is_vrplib, read_vrplib
from aftersales.dispatch.solver.routing.problem import Problem
from aftersales.dispatch.solver.routing.soundness import refuse_unsound


def read_problem(content: bytes, *, dynamic: bytes | None = None) -> Problem:
    """A sound problem: VROOM's JSON, TRSP (with release times, if `dynamic` gives them, which the other formats cannot
    take) or VRPLIB text. `Unsound` with paths otherwise."""
    text = _decoded(content)
    if dynamic is not None and not is_trsp(text):
        raise Unsound([Flaw("dynamic", "only_trsp")])
    if text.lstrip()[:1] in ("{", "["):
        problem = read_vroom(text)
        refuse_unsound(problem, visits="jobs", engineers="vehicles", own=f"{OWN}.")
        return problem
    if is_trsp(text):
        problem = read_trsp(text)
        if dynamic is not None:
            problem = with_releases(problem, _decoded(dynamic))
    elif is_vrplib(text):
        problem = read_vrplib(text)
    else:
        raise Unsound([Flaw("", "unknown_format")])
    refuse_unsound(problem)
    return problem


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unsound([Flaw("", "not_utf8", {"byte": error.start})]) from None
