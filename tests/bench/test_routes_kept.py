"""Answers that are packed come out as they went in, and nothing kept is written over."""

import json
from pathlib import Path

from bench.routes_kept import pack, unpack


def _answer(folder: Path, name: str, cost: float, *, solver: str = "ours", seed: int = 1) -> Path:
    path = folder / f"{name}-{solver}-10s-{seed}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"name": name, "solver": solver, "seconds": 10.0, "seed": seed, "cost": cost}))
    return path


def test_what_was_packed_on_one_machine_is_kept_on_another(tmp_path: Path) -> None:
    here, there, packed = tmp_path / "here", tmp_path / "there", tmp_path / "packed"
    first = _answer(here / "solomon", "C101", 827.3)
    _answer(here / "solomon", "C101", 828.9, seed=2)
    _answer(here / "trsp", "R101", 3130.0, solver="day10")

    assert pack(here, packed) == 3
    assert unpack(packed, there) == 3

    assert json.loads((there / "solomon" / first.name).read_text()) == json.loads(first.read_text())
    assert sorted(path.name for path in packed.iterdir()) == ["solomon.jsonl", "trsp.jsonl"]


def test_packing_again_keeps_what_is_packed_and_takes_the_newer_answer(tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    _answer(tmp_path / "first" / "solomon", "C101", 900.0)
    _answer(tmp_path / "first" / "solomon", "C102", 827.3)
    pack(tmp_path / "first", packed)
    _answer(tmp_path / "second" / "solomon", "C101", 827.3)

    assert pack(tmp_path / "second", packed) == 2
    costs = {one["name"]: one["cost"] for one in map(json.loads, (packed / "solomon.jsonl").read_text().splitlines())}
    assert costs == {"C101": 827.3, "C102": 827.3}


def test_what_is_kept_is_not_written_over(tmp_path: Path) -> None:
    _answer(tmp_path / "old" / "solomon", "C101", 900.0)
    pack(tmp_path / "old", tmp_path / "packed")
    own = _answer(tmp_path / "own" / "solomon", "C101", 827.3)

    assert unpack(tmp_path / "packed", tmp_path / "own") == 0
    assert json.loads(own.read_text())["cost"] == 827.3
