"""Where the compiled search is kept: by what it was compiled from, never code of other sources."""

from collections import Counter
from pathlib import Path

import numba
import pytest

from aftersales.dispatch.solver.routing.engine import compiled
from aftersales.dispatch.solver.routing.engine.compiled import kept_in, places
from aftersales.dispatch.solver.routing.solving import ready


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "engine"
    folder.mkdir()
    (folder / "one.py").write_text("a = 1\n", encoding="utf-8")
    (folder / "other.py").write_text("b = 2\n", encoding="utf-8")
    return folder


def test_a_change_of_any_source_has_everything_compiled_anew(sources: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    first = kept_in(sources, [place])
    assert first is not None and first == kept_in(sources, [place])
    (sources / "other.py").write_text("b = 3\n", encoding="utf-8")
    assert kept_in(sources, [place]) != first


def test_what_older_sources_left_beside_them_is_removed_and_nothing_elsewhere(sources: Path, tmp_path: Path) -> None:
    beside, elsewhere = sources / "__pycache__", tmp_path / "kept"
    old = [kept_in(sources, [place]) for place in (beside, elsewhere)]
    (sources / "one.py").write_text("a = 4\n", encoding="utf-8")
    new = [kept_in(sources, [place]) for place in (beside, elsewhere)]
    assert all(folder is not None and folder.is_dir() for folder in new)
    assert [folder is not None and folder.exists() for folder in old] == [False, True]


def test_the_next_place_is_taken_where_one_cannot_be_written_and_none_where_none_can(
    sources: Path, tmp_path: Path
) -> None:
    barred = tmp_path / "a file"
    barred.write_text("", encoding="utf-8")
    found = kept_in(sources, [barred, tmp_path / "kept"])
    assert found is not None and found.parent == tmp_path / "kept"
    assert kept_in(sources, [barred]) is None


def test_a_place_that_is_asked_for_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(vars(numba.config), "CACHE_DIR", str(tmp_path))
    assert next(places()) == tmp_path


def test_the_search_is_kept_there_and_hardly_any_of_it_compiled_twice() -> None:
    ready()
    assert compiled.KEPT is not None
    many = Counter(path.name.split("-")[0] for path in compiled.KEPT.rglob("*.nbc"))
    assert many["anneal.anneal"] == many["timing.timed"] == 1
    assert {name for name, count in many.items() if count > 1} <= {"recreate.recreate", "linked.offer"}
