"""The two doors of the solver, command line and API: what they answer, and what they refuse before it is solved."""

import json
from pathlib import Path
from typing import Any

import pytest

from aftersales.base.errors import Invalid, NotAllowed
from aftersales.dispatch.actions.routing import MOST_JOBS, solve_routes
from aftersales.dispatch.solver.routing.process import solved
from aftersales.people.access import Actor
from aftersales.server import cli
from tests.dispatch.routing.test_files import RELEASES, TRSP, vroom


def command(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = cli.main(["dispatch", "solve", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_file_is_solved_and_told_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small.txt"
    file.write_text(TRSP, encoding="utf-8")
    code, told = command(capsys, str(file), "--rounds", "300", "--seed", "3")
    assert code == 0
    assert {row[0]: sorted(row[1:]) for row in told["node_routes"]} == {1: [0, 3, 4], 2: [5]}
    assert told["summary"]["cost"] == told["summary"]["aftersales"]["duration"]
    again = command(capsys, str(file), "--rounds", "300", "--seed", "3")[1]
    assert again["routes"] == told["routes"]


def test_what_is_known_late_is_planned_late(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, late = tmp_path / "small.txt", tmp_path / "late.txt"
    file.write_text(TRSP, encoding="utf-8")
    late.write_text(RELEASES, encoding="utf-8")
    code, told = command(capsys, str(file), "--dynamic", str(late), "--rounds", "300")
    assert code == 0 and told["unassigned"] == []
    begins = {
        step["id"]: step["arrival"] + step["waiting_time"]
        for one in told["routes"]
        for step in one["steps"]
        if "id" in step
    }
    assert begins[4] >= 500


def test_a_bad_file_is_refused_with_the_path_of_each_flaw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(vroom(jobs=[{"id": 1, "location_index": 1, "service": -5}] * 2)), encoding="utf-8")
    assert cli.main(["dispatch", "solve", str(file)]) == 1
    told = capsys.readouterr().err
    assert "jobs[0].service: " in told and "jobs[1].service: " in told and "太小" in told and "too small" in told


def test_a_file_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = command(capsys, "/nowhere/at/all.json")
    assert (code, told["error"]) == (1, "routing_file_unreadable")


def test_people_read_the_plan_and_the_reasons_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vroom.json"
    file.write_text(json.dumps(vroom()), encoding="utf-8")
    assert cli.main(["dispatch", "solve", str(file), "--rounds", "100"]) == 0
    told = capsys.readouterr().out
    assert "12 left out: nobody has the skills at the level asked for" in told and "未排 12：没有人具备" in told


def test_the_door_needs_the_right_to_shape_dispatch(mei: Actor, ada: Actor) -> None:
    with pytest.raises(NotAllowed):
        solve_routes(by=mei, problem=vroom(), seconds=0.1, seed=0)
    told = solve_routes(by=ada, problem=vroom(), seconds=0.1, seed=0)
    assert [one["id"] for one in told["unassigned"]] == [12]


def test_the_door_refuses_what_is_too_large_before_it_is_solved(ada: Actor) -> None:
    jobs = [{"id": number, "location_index": 1} for number in range(MOST_JOBS + 1)]
    with pytest.raises(Invalid) as refused:
        solve_routes(by=ada, problem=vroom(jobs=jobs), seconds=0.1, seed=0)
    assert refused.value.facts["path"] == "jobs"


def test_the_door_names_the_first_flaw_and_lists_all(ada: Actor) -> None:
    jobs = [{"id": 1, "location_index": 1, "service": -5}, {"id": 1, "location_index": 1, "priority": 900}]
    with pytest.raises(Invalid) as refused:
        solve_routes(by=ada, problem=vroom(jobs=jobs), seconds=0.1, seed=0)
    assert refused.value.facts["path"] == "jobs[0].service"
    assert [one["path"] for one in refused.value.facts["flaws"]] == ["jobs[0].service", "jobs[1].priority"]
    assert set(refused.value.facts["flaw"]) == {"zh", "en"}


def test_the_process_tells_flaws_instead_of_an_answer() -> None:
    assert [one["code"] for one in solved({}, 0.1, 0)["flaws"]] == ["empty", "empty"]
