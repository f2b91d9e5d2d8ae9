"""Files that are refused: each flaw is told with its path, in words of both languages that lack nothing."""

import json
import subprocess
import sys
from typing import Any

import pytest

from aftersales.base.words import LANGUAGES, names_in, table
from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.flaws import MOST_FLAWS, Flaw, Unsound
from aftersales.dispatch.solver.routing.problem import Window
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.soundness import LARGEST
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.routing.test_files import RELEASES, SITES, SOLOMON, TRSP, vroom


def said(flaw: Flaw) -> None:
    """Whether there are words for it in each language, with a fact for whatever they name."""
    for language in LANGUAGES:
        words = table(language)[f"routing_flaw_{flaw.code}"]
        assert names_in(words) <= flaw.facts.keys(), (flaw, words)
    flaw.path.encode()
    json.dumps(flaw.facts, ensure_ascii=False, allow_nan=False).encode()


def flaws(value: object, dynamic: bytes | None = None) -> list[tuple[str, str]]:
    with pytest.raises(Unsound) as refused:
        read_problem(value if isinstance(value, bytes) else json.dumps(value).encode(), dynamic=dynamic)
    for flaw in refused.value.flaws:
        said(flaw)
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


def job(**more: Any) -> dict[str, Any]:
    return vroom(jobs=[{"id": 10, "location_index": 1, **more}])


def person(**more: Any) -> dict[str, Any]:
    return vroom(vehicles=[{"id": 1, "start_index": 0, **more}], jobs=[{"id": 10, "location_index": 1}])


def square(cell: Any) -> dict[str, Any]:
    return vroom(matrices={"car": {"durations": [[0, 1, 1, cell], [1, 0, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]]}})


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (b"{", ("", "not_json")),
        (b"\xff\xfe", ("", "not_utf8")),
        (b"a problem", ("", "unknown_format")),
        (b"[]", ("", "not_an_object")),
        (b"[" * 100_000, ("", "not_json")),
        (b'{"jobs": "' + b"x" * 10_000_000, ("", "not_json")),
        ({}, ("jobs", "empty")),
        (job(service=-1), ("jobs[0].service", "too_small")),
        (job(service=float("nan")), ("jobs[0].service", "not_a_number")),
        (job(service="ten"), ("jobs[0].service", "not_a_number")),
        (job(priority=101), ("jobs[0].priority", "too_large")),
        (job(time_windows=[[20, 10]]), ("jobs[0].time_windows[0]", "window_reversed")),
        (job(time_windows=[20]), ("jobs[0].time_windows[0]", "not_a_window")),
        (job(skills=[1.5]), ("jobs[0].skills[0]", "not_a_name")),
        (job(location_index=9), ("matrices.car.durations", "too_small_matrix")),
        (job(aftersales={"after": [{"job": 99}]}), ("jobs[0].aftersales.after[0]", "unknown_visit")),
        (job(aftersales={"after": [{"job": 10}]}), ("jobs[0].aftersales.after", "cycle")),
        (job(aftersales={"pinned": {"vehicle": 9}}), ("jobs[0].aftersales.pinned", "unknown_engineer")),
        (job(aftersales={"parts": {"seal": -1}}), ("jobs[0].aftersales.parts.seal", "too_small")),
        (vroom(jobs=[{"id": 1, "location_index": 1}] * 2), ("jobs[0].id", "twice")),
        (vroom(shipments=[{"amount": [1]}]), ("shipments[0]", "shipments")),
        (vroom(vehicles=[{"id": 1}]), ("vehicles[0].start", "nowhere")),
        (vroom(matrices={"car": {"durations": [[0, -1], [1, 0]]}}), ("matrices.car.durations[0][1]", "too_small")),
        (vroom(matrices={"car": {"durations": [[0, 1]]}}), ("matrices.car.durations", "not_a_square")),
        (
            {"vehicles": [{"id": 1, "start": [31.2, 121.5]}], "jobs": [{"id": 1, "location": [121, 31]}]},
            ("vehicles[0].start", "coordinates_swapped"),
        ),
        (TRSP.replace("[1,0]", "[1,x]", 1).encode(), ("line 10", "not_a_number")),
        (SOLOMON.replace("2 0 100\n", "").encode(), ("TIME_WINDOW_SECTION", "too_few_rows")),
        (SOLOMON.replace("CAPACITY : 10\n", "").encode(), ("CAPACITY", "missing")),
        (job(id="\ud800"), ("jobs[0].id", "not_a_name")),
        (job(id=2**63), ("jobs[0].id", "not_a_name")),
        (job(service=10**400), ("jobs[0].service", "too_large")),
        (job(service=-(10**400)), ("jobs[0].service", "too_small")),
        (job(service=LARGEST + 1), ("jobs[0].service", "too_large")),
        (job(location_index=1.5), ("jobs[0].location_index", "not_whole")),
        (job(location_index=10**9), ("jobs[0].location_index", "too_large")),
        (job(priority=0.5), ("jobs[0].priority", "not_whole")),
        (job(aftersales=[]), ("jobs[0].aftersales", "not_an_object")),
        (job(aftersales={"levels": {"net": 1.5}}), ("jobs[0].aftersales.levels.net", "not_whole")),
        (job(aftersales={"levels": {"\udfff": 1}}), ("jobs[0].aftersales.levels", "not_a_name")),
        (
            job(aftersales={"seats": [{"levels": {"net": "high"}}]}),
            ("jobs[0].aftersales.seats[0].levels.net", "not_a_number"),
        ),
        (job(aftersales={"after": [{"job": 10, "gap": -1}]}), ("jobs[0].aftersales.after[0].gap", "too_small")),
        (job(aftersales={"only": [9]}), ("jobs[0].aftersales.only", "unknown_engineer")),
        (job(aftersales={"tools": [f"t{n}" for n in range(64)]}), ("jobs[0].aftersales.tools", "too_many")),
        (person(max_tasks=1.5), ("vehicles[0].max_tasks", "not_whole")),
        (person(max_tasks=2**31), ("vehicles[0].max_tasks", "too_large")),
        (person(speed_factor=0), ("vehicles[0].speed_factor", "too_small")),
        (person(costs={"per_hour": "dear"}), ("vehicles[0].costs.per_hour", "not_a_number")),
        (person(breaks=[{"id": 1}] * 7), ("vehicles[0].breaks", "too_many")),
        (person(breaks=[{"id": 1}, {"id": "1"}]), ("vehicles[0].breaks[1].id", "twice")),
        (person(aftersales={"under_way": True}), ("vehicles[0].aftersales.under_way", "since_when")),
        (
            vroom(vehicles=[{"id": n, "start_index": 0, "costs": {"per_task_hour": n}} for n in range(2)]),
            ("vehicles[1].costs.per_task_hour", "costs_differ"),
        ),
        (vroom(vehicles=[{"id": 1, "start_index": 0}, {"id": "1", "start_index": 0}]), ("vehicles[1].id", "twice")),
        (square("1"), ("matrices.car.durations[0][3]", "not_a_number")),
        (square(True), ("matrices.car.durations[0][3]", "not_a_number")),
        (square(None), ("matrices.car.durations[0][3]", "not_a_number")),
        (square(10**400), ("matrices.car.durations[0][3]", "too_large")),
        (vroom(matrices={"car": {}}), ("matrices.car.durations", "missing")),
        (vroom(aftersales={"depot": {"location_index": 0, "service": -1}}), ("aftersales.depot.service", "too_small")),
        (
            vroom(aftersales={"bands": {"car": [{"begins": 5, "durations": [[0]]}]}}),
            ("aftersales.bands.car[0].durations", "too_small_matrix"),
        ),
        (TRSP.replace("2      2       2", "²      2       2").encode(), ("line 5", "not_whole")),
        (TRSP.replace("5    70 ", "5    1e99").encode(), ("line 14", "too_large")),
        (
            TRSP.replace("2    60    50    0 ", "2    60    50    5000 ").encode(),
            ("engineers[1].shift", "window_reversed"),
        ),
        (TRSP.replace("0    50    50    0 ", "0    50    50    5000 ").encode(), ("depot.window", "window_reversed")),
        (TRSP.replace("[1,0]", "[-1,0]", 1).encode(), ("engineers[0].parts.0", "too_small")),
        (TRSP.replace("900    10 ", "900    -10 ", 1).encode(), ("visits[0].service", "too_small")),
        (SOLOMON.replace("2 5\n", "3 5\n", 1).encode(), ("DEMAND_SECTION[1]", "row_unreadable")),
        (SOLOMON.replace("VEHICLES : 2", "VEHICLES : 1000000000").encode(), ("VEHICLES", "not_whole")),
        (SOLOMON.replace("VEHICLES : 2", "VEHICLES : 100000000").encode(), ("VEHICLES", "too_many")),
        (SOLOMON.replace("CAPACITY : 10", "CAPACITY : -1").encode(), ("engineers[0].parts.load", "too_small")),
        (SOLOMON.replace("DEPOT_SECTION\n1", "DEPOT_SECTION\n2").encode(), ("DEPOT_SECTION", "row_unreadable")),
        (
            SOLOMON.replace("NODE_COORD", "EDGE_WEIGHT_TYPE : GEO\nNODE_COORD").encode(),
            ("EDGE_WEIGHT_TYPE", "unknown_ways"),
        ),
        (SITES.replace("1 10\n2 10", "1\n2 10").encode(), ("CAPACITY_SECTION[0]", "row_unreadable")),
        (SITES.replace("1 10\n2 10", "one 10\n2 10").encode(), ("CAPACITY_SECTION[0]", "not_whole")),
        (SITES.replace("2 2 3\n", "2 2 x\n").encode(), ("VEHICLES_ALLOWED_CLIENTS_SECTION[1]", "not_whole")),
        (SITES.replace("2 2 3\n", "2 2 4\n").encode(), ("VEHICLES_ALLOWED_CLIENTS_SECTION[1]", "unknown_visit")),
        (SITES.replace("2 2 3\n", "9 2 3\n").encode(), ("visits[0].only", "unknown_engineer")),
    ],
)
def test_bad_input_is_refused_with_its_path_in_words_of_both_languages(value: object, found: tuple[str, str]) -> None:
    assert found in flaws(value)


def test_release_times_of_requests_that_are_not_there_are_refused() -> None:
    assert flaws(TRSP.encode(), RELEASES.replace("4 450", "9 450").encode()) == [("dynamic", "unknown_visit")]
    assert flaws(SOLOMON.encode(), RELEASES.encode()) == [("dynamic", "only_trsp")]
    assert flaws(TRSP.encode(), RELEASES.replace("4 450", "4 soon").encode()) == [("line 6", "not_a_number")]


def test_of_a_long_list_of_flaws_the_first_are_told() -> None:
    found = flaws(vroom(jobs=[{"id": n, "location_index": 1, "service": -1} for n in range(MOST_FLAWS + 50)]))
    assert found == [(f"jobs[{n}].service", "too_small") for n in range(MOST_FLAWS)]


def test_a_ring_of_visits_is_named_without_those_that_only_wait_for_it() -> None:
    after = {1: 2, 2: 3, 3: 2, 4: 1}
    jobs = [{"id": n, "location_index": 1, "aftersales": {"after": [{"job": after[n]}]}} for n in sorted(after)]
    with pytest.raises(Unsound) as refused:
        read_problem(json.dumps(vroom(jobs=jobs)).encode())
    assert [(one.path, one.facts) for one in refused.value.flaws] == [("jobs[1].aftersales.after", {"visits": [2, 3]})]


def test_a_null_is_as_good_as_nothing_and_a_whole_number_may_have_a_point() -> None:
    some = {"description": None, "skills": None, "aftersales": None, "priority": 3.0, "time_windows": None}
    spelt, plain = (read_problem(json.dumps(one).encode()) for one in (job(**some), job(priority=3)))
    assert spelt.visits == plain.visits


def test_what_a_matrix_tells_of_other_places_and_of_staying_is_left_aside() -> None:
    wide = [[99, 5, 9], [6, 99, 9], [9, 9, 99]]
    narrow = [[0, 7], [8, 0]]
    asked = {
        "vehicles": [{"id": 1, "start_index": 0}, {"id": 2, "start_index": 0, "profile": "bike"}],
        "jobs": [{"id": 1, "location_index": 1}],
        "matrices": {"car": {"durations": wide, "distances": narrow}, "bike": {"durations": narrow}},
    }
    problem = read_problem(json.dumps(asked).encode())
    assert problem.travel["car"].bands[0].times.tolist() == [[0, 5], [6, 0]]
    assert problem.travel["car"].distances.tolist() == problem.travel["bike"].distances.tolist() == narrow
    plan = solve(problem, AfterRounds(20))
    assert check(problem, plan) == () and plan.cost.travel == 5


def test_windows_in_any_order_are_read_as_spans_that_do_not_meet() -> None:
    rest = {"id": 1, "service": 5, "time_windows": [[50, 60], [10, 20], [20, 30]]}
    problem = read_problem(json.dumps(person(breaks=[rest], time_window=[0, 9000])).encode())
    assert problem.engineers[0].breaks[0].windows == (Window(10, 30), Window(50, 60))


HUNGRY = """
import json, sys, time
from pathlib import Path
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.flaws import Unsound

def most():
    told = Path("/proc/self/status").read_text().split("VmHWM:")[1]
    return int(told.split()[0]) / 1024

content = sys.stdin.buffer.read()
before = most()
began = time.process_time()
try:
    told = len(read_problem(content).visits)
except Unsound as error:
    told = [(one.path, one.code) for one in error.flaws][:3]
print(json.dumps({"told": told, "megabytes": most() - before, "seconds": time.process_time() - began}))
"""
TEN_MEGABYTES = 10_000_000
MANY = 100_000


def jobs_of(place: str, more: str = "") -> bytes:
    """Ten megabytes of jobs; `@` stands for each one's number, `#` for the next one's, the first's after the last."""
    one = f'{{"id": @, "location": {place}, "description": "{"x" * 40}"{more}}}'
    jobs = ",".join(one.replace("@", str(n)).replace("#", str((n + 1) % MANY)) for n in range(MANY))
    return f'{{"vehicles": [{{"id": 1, "start": [0, 0]}}], "jobs": [{jobs}]}}'.ljust(TEN_MEGABYTES).encode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (jobs_of("[@.25e-4, 30]"), MANY),
        (jobs_of("[1, 30]"), MANY),
        (jobs_of("[1, 30]", ', "service": -1'), [[f"jobs[{n}].service", "too_small"] for n in range(3)]),
        (
            jobs_of("[1, 30]", ', "aftersales": {"after": [{"job": #}]}'),
            [["jobs[0].aftersales.after", "cycle"]],
        ),
        (jobs_of("[1, 30]", ', "aftersales": {"parts": {"p@": 1}}'), [["jobs[100].aftersales.parts", "too_many"]]),
        (b'{"jobs": [{"id": ' + b"[" * 900 + b"]" * 900 + b"x" * TEN_MEGABYTES, [["", "not_json"]]),
        (TRSP.encode().rstrip() + b" []" * (TEN_MEGABYTES // 3) + b"x", [["line 14", "row_unreadable"]]),
        (SOLOMON.encode().replace(b"EOF", b"9 " * (TEN_MEGABYTES // 2)), [["DEPOT_SECTION", "row_unreadable"]]),
    ],
    ids=["everywhere", "one place", "negative", "a ring", "parts", "not json", "brackets", "numbers"],
)
def test_ten_megabytes_are_read_or_refused_within_seconds_and_bounded_memory(content: bytes, told: object) -> None:
    assert len(content) >= TEN_MEGABYTES - 100
    done = subprocess.run([sys.executable, "-c", HUNGRY], input=content, capture_output=True, check=True)  # noqa: S603 - our own text
    found = json.loads(done.stdout)
    print(found)
    assert found["told"] == told
    assert found["megabytes"] < 500 and found["seconds"] < 15
