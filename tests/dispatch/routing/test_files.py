"""Files of every format that is read, and their plans."""

import json
from typing import Any

import pytest

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.formats.answer import answer, node_routes
from aftersales.dispatch.solver.routing.plan import Doing
from aftersales.dispatch.solver.routing.rolling import follow_the_day
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds

TRSP = """small

INFO
CREW COUNT  SKILLS  TOOLS   SPARE PARTS
2      2       2       2

DEPOT TECHNICIANS AND REQUESTS
ID   X     Y     TWS    TWE    Serv   SKILLS   TOOLS    SPARE PARTS
0    50    50    0      1000   0      [] 	[] 	[]
1    40    50    0      1000   0      [0] 	[0] 	[1,0]
2    60    50    0      1000   0      [0,1] 	[] 	[0,0]
3    30    50    0      900    10     [0] 	[] 	[1,0]
4    30    40    500    600    10     [0] 	[1] 	[0,0]
5    70    50    0      900    10     [1] 	[] 	[0,0]
"""
RELEASES = "# small\nDyn   Stat\n1    2\nID    RD\n3 -1\n4 450\n5 -1\n"
SOLOMON = """NAME : R0
TYPE : CVRPTW
DIMENSION : 4
VEHICLES : 2
CAPACITY : 10
SERVICE_TIME : 10
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
4 0 7
DEMAND_SECTION
1 0
2 5
3 5
4 5
TIME_WINDOW_SECTION
1 0 200
2 0 100
3 0 100
4 0 100
DEPOT_SECTION
1
-1
EOF
"""
SITES = """NAME: PR0
TYPE: SDVRPTW
DIMENSION: 3
VEHICLES: 2
VEHICLES_MAX_DURATION: 50
NODE_COORD_SECTION
1 0 0
2 3 4
3 0 5.5
DEMAND_SECTION
1 0
2 5
3 5
SERVICE_TIME_SECTION
1 0
2 10
3 10
TIME_WINDOW_SECTION
1 0 200
2 0 100
3 0 100
CAPACITY_SECTION
1 10
2 10
VEHICLES_ALLOWED_CLIENTS_SECTION
1 2
2 2 3
EOF
"""


def vroom(**more: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "vehicles": [
            {"id": 1, "start_index": 0, "end_index": 0, "time_window": [0, 20000], "skills": [1], "capacity": [2]},
            {
                "id": 2,
                "start_index": 0,
                "end_index": 3,
                "breaks": [{"id": 1, "service": 300, "time_windows": [[0, 9000]]}],
            },
        ],
        "jobs": [
            {"id": 10, "location_index": 1, "service": 300, "skills": [1], "delivery": [1]},
            {"id": 11, "location_index": 2, "setup": 60, "time_windows": [[1000, 2000], [5000, 9000]], "priority": 50},
            {"id": 12, "location_index": 3, "skills": [7]},
        ],
        "matrices": {
            "car": {"durations": [[0, 500, 700, 900], [500, 0, 300, 400], [700, 300, 0, 200], [900, 400, 200, 0]]}
        },
    }
    return {**base, **more}


def read(value: object) -> Any:
    return read_problem(json.dumps(value).encode())


def test_technicians_pass_the_depot_only_for_what_they_lack() -> None:
    problem = read_problem(TRSP.encode())
    plan = solve(problem, AfterRounds(300))
    assert check(problem, plan) == ()
    routes = {row[0]: row[1:] for row in node_routes(plan)}
    assert routes[2] == [5]
    assert sorted(map(int, routes[1])) == [0, 3, 4] and routes[1].index(0) < routes[1].index(4)
    assert plan.cost.total == plan.cost.duration  # working time is all that counts


def test_a_request_that_becomes_known_later_is_not_left_for_before() -> None:
    problem = read_problem(TRSP.encode(), dynamic=RELEASES.encode())
    plan = follow_the_day(problem, seconds=0.0, rounds=400)
    assert check(problem, plan) == ()
    assert plan.left_out == ()
    for route in plan.routes:
        for before, stop in zip(route.stops, route.stops[1:], strict=False):
            if stop.doing is Doing.VISIT and stop.id == 4:
                assert before.leaves >= 450


def test_solomon_counts_in_tenths_cut_off() -> None:
    problem = read_problem(SOLOMON.encode())
    assert problem.travel["car"].distances[0, 2] == 100 and problem.travel["car"].distances[1, 3] == 42
    assert [visit.service for visit in problem.visits] == [100.0] * 3
    plan = solve(problem, AfterRounds(300))
    assert check(problem, plan) == ()
    assert len(plan.routes) == 2 and plan.cost.total == 330  # 0-2-0 and 0-3-4-0


def test_sites_let_in_only_their_vehicles_and_count_in_thousandths() -> None:
    problem = read_problem(SITES.encode())
    assert problem.visits[1].only == frozenset({2}) and problem.engineers[0].longest == 50_000
    plan = solve(problem, AfterRounds(300))
    assert check(problem, plan) == ()
    assert next(row[0] for row in node_routes(plan) if 2 in row[1:]) == 2


def test_vrooms_problem_is_answered_in_vrooms_format() -> None:
    problem = read(vroom())
    plan = solve(problem, AfterRounds(300))
    assert check(problem, plan) == ()
    told = answer(problem, plan)
    assert told["code"] == 0 and told["summary"]["unassigned"] == 1
    assert [(one["id"], one["aftersales"]["reason"]) for one in told["unassigned"]] == [(12, "skills")]
    assert told["summary"]["cost"] == sum(route["cost"] for route in told["routes"]) == told["summary"]["duration"]
    for route in told["routes"]:
        kinds = [step["type"] for step in route["steps"]]
        assert kinds[0] == "start" and kinds[-1] == "end"
        last = route["steps"][-1]
        spent = route["setup"] + route["service"] + route["duration"] + route["waiting_time"]
        assert last["arrival"] - route["steps"][0]["arrival"] == pytest.approx(spent)


def test_coordinates_make_ways_where_no_matrix_is_given() -> None:
    near = {"vehicles": [{"id": 1, "start": [121.47, 31.23]}], "jobs": [{"id": 1, "location": [121.48, 31.23]}]}
    problem = read(near)
    assert problem.travel["car"].distances[0, 1] == pytest.approx(1.3 * 951.0, rel=0.01)
    assert problem.engineers[0].end is None
