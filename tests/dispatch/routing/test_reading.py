"""Reading is total: of whatever is sent comes a sound problem that can be planned, or flaws that can be told."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
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
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
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


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


def few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, max_size=2)


def amount(most: int) -> st.SearchStrategy[Any]:
    return st.integers(0, most) | st.sampled_from([0.5, 1.0, 2.0**32])


tags = few(st.integers(0, 2) | st.sampled_from("ab"))
time = st.integers(0, 500) | st.sampled_from([-(2**32), 2**32, 333.3, 1_700_000_000])
window = few(time).filter(lambda both: len(both) == 2).map(sorted)
levels = st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), max_size=2)
counts = st.dictionaries(st.sampled_from("ab"), amount(4), max_size=2)
loads = few(amount(3))


def place(key: str, *, given: bool) -> st.SearchStrategy[dict[str, Any]]:
    if given:
        return st.fixed_dictionaries({f"{key}_index": st.integers(0, 3)})
    points = st.lists(st.sampled_from([0, 1.5, 30, 60]), min_size=2, max_size=2)
    return st.fixed_dictionaries({key: points})


def job(number: int, vehicles: int) -> st.SearchStrategy[dict[str, Any]]:
    kept = st.fixed_dictionaries({"vehicle": st.integers(0, vehicles - 1)}, optional={"begins": time})
    link = st.fixed_dictionaries({"job": st.integers(0, max(number - 1, 0))}, optional={"gap": amount(60)})
    own = some(
        levels=levels, tools=tags, parts=counts, access=few(window), release=time, due=time, late_cost=amount(9),
        prize=amount(900), after=few(link) if number else st.just([]), only=few(st.integers(0, vehicles - 1)),
        seats=few(some(skills=tags, levels=levels, tools=tags)), pinned=kept, kept=kept,
    )  # fmt: skip
    return some(
        description=st.text("x\n鬼", max_size=3), setup=amount(50), service=amount(100), delivery=loads, amount=loads,
        pickup=loads, skills=tags, priority=st.integers(0, 100), time_windows=few(window), aftersales=own,
    )  # fmt: skip


def vehicle() -> st.SearchStrategy[dict[str, Any]]:
    rest = st.fixed_dictionaries(
        {"id": st.integers(0, 99)}, optional={"service": amount(60), "time_windows": few(window)}
    )
    own = some(levels=levels, tools=tags, parts=counts, regular_until=time, longest=amount(900), refilled=st.booleans())
    return some(
        profile=st.sampled_from(["car", "bike"]), capacity=loads, skills=tags, time_window=window,
        breaks=st.lists(rest, max_size=2, unique_by=lambda one: one["id"]),
        speed_factor=st.sampled_from([0.01, 0.7, 1, 100]), max_tasks=st.integers(0, 5), max_travel_time=amount(900),
        max_distance=amount(900), costs=some(fixed=amount(100), per_hour=st.just(3600)), aftersales=own,
    )  # fmt: skip


def table(size: int) -> st.SearchStrategy[list[list[Any]]]:
    return st.lists(st.lists(amount(90), min_size=size, max_size=size), min_size=size, max_size=size)


tables = st.integers(4, 5).flatmap(table)
matrix = st.fixed_dictionaries({"durations": tables}, optional={"distances": tables})
matrices = st.fixed_dictionaries({"car": matrix, "bike": matrix})
weights = some(
    travel=amount(3), distance=amount(3), duration=amount(3), overtime=amount(3), unbalance=amount(300),
    change=amount(90), shift=amount(3),
)  # fmt: skip
band = st.fixed_dictionaries({"begins": time, "durations": tables})


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A VROOM problem of its known keys, sound."""
    given, vehicles = draw(st.booleans()), draw(st.integers(1, 3))
    depot = place("location", given=given).flatmap(
        lambda at: some(service=amount(60), time_window=window).map(at.__or__)
    )
    own = some(weights=weights, depot=depot, bands=some(car=st.lists(band, max_size=1)))
    return {
        "vehicles": [
            {"id": n, **draw(place("start", given=given)), **draw(place("end", given=given)), **draw(vehicle())}
            for n in range(vehicles)
        ],
        "jobs": [
            {"id": n, **draw(place("location", given=given)), **draw(job(n, vehicles))}
            for n in range(draw(st.integers(1, 4)))
        ],
        **draw(some(aftersales=own)),
        **({"matrices": draw(matrices)} if given else {}),
    }


@st.composite
def wrong(draw: st.DrawFn) -> Any:
    """Such a problem with none to three of its values, large or small, replaced by anything, or gone."""
    problem: Any = {"file": draw(files())}
    for _ in range(draw(st.integers(0, 3))):
        inside, key = problem, "file"
        while isinstance(inside[key], dict | list) and inside[key] and draw(st.integers(0, 5)):
            inside = inside[key]
            key = draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
        if key != "file" and draw(st.booleans()):
            del inside[key]
        else:
            inside[key] = draw(anything)
    return problem["file"]


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
@given(wrong())
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
    found = [0, 0]

    @settings(drawing, database=None, derandomize=True, phases=[Phase.generate])
    @given(wrong())
    def count(value: object) -> None:
        found[read_and_planned(json.dumps(value).encode())] += 1

    count()
    assert min(found) > 10
