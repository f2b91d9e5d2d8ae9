"""Reading is total: of whatever is sent comes a sound problem that can be planned, or flaws that can be told."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.flaws import Unsound
from aftersales.dispatch.solver.routing.formats.answer import answer, node_routes
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.soundness import refuse_unsound
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.routing.test_files import RELEASES, SITES, SOLOMON, TRSP
from tests.dispatch.routing.test_refused import said

drawing = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

numbers = st.one_of(
    st.integers(0, 5),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.sampled_from([1e308, -1e308, 2**32, 2**63, 10**400, -0.0, 1e-300, 0.1]),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, st.text(max_size=3), st.sampled_from(["car", "\ud800", "1"]))
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner), max_leaves=6
)


def rarely(usual: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What is asked for, now and then something else."""
    return st.integers(0, 24).flatmap(lambda n: usual if n else anything)


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of these keys."""
    return st.fixed_dictionaries({}, optional={name: rarely(value) for name, value in keys.items()})


def amount(most: int) -> st.SearchStrategy[Any]:
    return st.integers(0, most) | st.sampled_from([0.5, 1.0, 2.0**32])


names = st.integers(0, 4) | st.sampled_from(["a", "b", ""])
index = st.integers(0, 3)
time = st.integers(0, 500) | st.sampled_from([-(2**32), 2**32, 333.3, 1_700_000_000])
point = st.lists(st.sampled_from([0, 1.5, 30, 120, 91]), min_size=2, max_size=2)
window = st.lists(time, min_size=2, max_size=2)
windows = st.lists(window.map(sorted), max_size=3)
tags = st.lists(names, max_size=2)
levels = st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), max_size=2)
counts = st.dictionaries(st.sampled_from("ab"), amount(4), max_size=2)
loads = st.lists(amount(3), max_size=2)
kept = some(vehicle=names, begins=time)
seats = st.lists(some(skills=tags, levels=levels, tools=tags), max_size=3)

JOB = {
    "id": names, "description": st.text(max_size=3), "location": point, "location_index": index, "setup": amount(50),
    "service": amount(100), "delivery": loads, "amount": loads, "pickup": loads, "skills": tags,
    "priority": st.integers(0, 100), "time_windows": windows,
    "aftersales": some(
        levels=levels, tools=tags, parts=counts, access=windows, release=time, due=time, late_cost=amount(9),
        prize=amount(900), after=st.lists(some(job=names, gap=amount(60)), max_size=2), seats=seats, only=tags,
        pinned=kept, kept=kept,
    ),
}  # fmt: skip
VEHICLE = {
    "id": names, "profile": st.sampled_from(["car", "bike"]), "description": st.text(max_size=3), "start": point,
    "start_index": index, "end": point, "end_index": index, "capacity": loads, "skills": tags, "time_window": window,
    "breaks": st.lists(some(id=names, service=amount(60), time_windows=windows), max_size=2),
    "speed_factor": st.sampled_from([0.01, 0.7, 1, 100]), "max_tasks": st.integers(0, 5),
    "max_travel_time": amount(900), "max_distance": amount(900),
    "costs": some(fixed=amount(100), per_hour=st.just(3600), per_km=st.just(7), per_task_hour=st.just(9)),
    "aftersales": some(
        levels=levels, tools=tags, parts=counts, regular_until=time, longest=amount(900), under_way=st.booleans(),
        refilled=st.booleans(),
    ),
}  # fmt: skip


def table(size: int) -> st.SearchStrategy[list[list[Any]]]:
    row = st.lists(amount(90), min_size=size, max_size=size)
    return st.lists(row, min_size=size, max_size=size)


tables = st.integers(3, 5).flatmap(table)
matrix = some(durations=tables, distances=tables)
things = {
    "weights": some(
        travel=amount(3), distance=amount(3), duration=amount(3), overtime=amount(3), unbalance=amount(300),
        change=amount(90), shift=amount(3),
    ),
    "depot": some(location=point, location_index=index, service=amount(60), time_window=window.map(sorted)),
    "bands": some(car=st.lists(some(begins=time, durations=tables), max_size=2)),
}  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A VROOM problem with its known keys, most of it as it should be: ids are given, places too."""
    given_matrices = draw(st.booleans())
    place = {"location_index": draw(index)} if given_matrices else {"location": draw(point)}
    home = {"start_index": 0, "end_index": 1} if given_matrices else {"start": [1, 2]}
    jobs = [{"id": n, **place, **one} for n, one in enumerate(draw(st.lists(some(**JOB), max_size=4)))]
    vehicles = [{"id": n, **home, **one} for n, one in enumerate(draw(st.lists(some(**VEHICLE), max_size=3)))]
    problem = {"jobs": jobs, "vehicles": vehicles, **draw(some(aftersales=some(**things), shipments=st.just([])))}
    if given_matrices:
        problem["matrices"] = draw(rarely(st.fixed_dictionaries({"car": rarely(matrix), "bike": rarely(matrix)})))
    return draw(st.integers(0, 99).flatmap(lambda n: st.just(problem) if n else anything))


def read_and_planned(content: bytes, dynamic: bytes | None = None) -> bool:
    """Whether it is a problem: then one that is sound and can be planned; else its flaws have words."""
    try:
        problem = read_problem(content, dynamic=dynamic)
    except Unsound as error:
        assert error.flaws
        for flaw in error.flaws:
            said(flaw)
        return False
    refuse_unsound(problem)
    plan = solve(problem, AfterRounds(20))
    assert check(problem, plan) == ()
    json.dumps([answer(problem, plan), node_routes(plan)], ensure_ascii=False, allow_nan=False).encode()
    return True


@drawing
@given(files())
def test_any_json_is_planned_or_refused(value: object) -> None:
    read_and_planned(json.dumps(value).encode())


@drawing
@given(
    anything | st.dictionaries(st.sampled_from(["jobs", "vehicles", "matrices", "aftersales", "shipments"]), anything)
)
def test_any_value_under_any_key_is_planned_or_refused(value: object) -> None:
    read_and_planned(json.dumps(value).encode())


JUNK = (
    "",
    "x",
    "-1",
    "0",
    "1.5",
    "nan",
    "inf",
    "1e99",
    "1e9",
    "²",
    "1_0",
    "[",
    "[]",
    "[0]",
    ":",
    "9" * 5000,
    "-",
    "\x00",
)


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> bytes:
    """This text with words swapped, doubled or replaced, rows dropped, doubled or cut."""
    lines = text.splitlines()
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        words = re.split(r"(\s+)", lines[at])
        one, other = (draw(st.integers(0, len(words) - 1)) for _ in range(2))
        match draw(st.sampled_from(["swap", "junk", "number", "drop", "double", "cut", "move"])):
            case "swap":
                words[one], words[other] = words[other], words[one]
                lines[at] = "".join(words)
            case "junk":
                words[one] = draw(st.sampled_from(JUNK))
                lines[at] = "".join(words)
            case "number":
                words[one] = str(draw(numbers.filter(lambda value: abs(value) < 1e300)))
                lines[at] = "".join(words)
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    return "\n".join(lines).encode()


@drawing
@given(spoilt(TRSP), st.none() | spoilt(RELEASES))
def test_any_trsp_text_is_planned_or_refused(content: bytes, dynamic: bytes | None) -> None:
    read_and_planned(content, dynamic)


@drawing
@given(spoilt(SOLOMON) | spoilt(SITES))
def test_any_vrplib_text_is_planned_or_refused(content: bytes) -> None:
    read_and_planned(content)


def test_enough_of_what_is_drawn_is_a_problem() -> None:
    """Else all of this would hold of refusals alone."""
    found = {"json": [0, 0], "trsp": [0, 0], "vrplib": [0, 0]}

    @settings(drawing, database=None, derandomize=True)
    @given(st.data())
    def count(data: st.DataObject) -> None:
        for name, strategy in (
            ("json", files().map(lambda value: json.dumps(value).encode())),
            ("trsp", spoilt(TRSP)),
            ("vrplib", spoilt(SITES)),
        ):
            found[name][read_and_planned(data.draw(strategy))] += 1

    count()
    assert all(planned > 10 and refused > 10 for refused, planned in found.values()), found
