from pathlib import Path

import pytest

from aftersales.server.database import database_settings, embedded_url, resolve_database_url, var_directory
from aftersales.server.trouble import Trouble


def test_database_url_overrides_everything() -> None:
    environ = {"DATABASE_URL": "postgresql://u@h/n", "AFTERSALES_VAR": "/nowhere"}
    assert resolve_database_url(environ) == "postgresql://u@h/n"


def test_without_it_the_embedded_server_of_var_is_meant_running_or_not(tmp_path: Path) -> None:
    assert resolve_database_url({"AFTERSALES_VAR": str(tmp_path)}) == embedded_url(tmp_path)
    assert database_settings(embedded_url(tmp_path))["HOST"] == str(tmp_path / "postgres" / "run")
    assert not list(tmp_path.iterdir())


def test_a_running_server_is_found_where_it_says_it_listens(tmp_path: Path) -> None:
    status = tmp_path / "postgres" / "data" / "postmaster.pid"
    status.parent.mkdir(parents=True)
    status.write_text("1\n/proc/self/cwd\n1\n6543\n/run/elsewhere\n127.0.0.1\n1 1\nready\n")
    settings = database_settings(embedded_url(tmp_path))
    assert (settings["HOST"], settings["PORT"]) == ("/run/elsewhere", "6543")


def test_var_is_beside_us_unless_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert var_directory({}) == tmp_path / "var"
    assert var_directory({"AFTERSALES_VAR": ""}) == tmp_path / "var"
    assert var_directory({"AFTERSALES_VAR": "/srv/x"}) == Path("/srv/x")


def test_every_part_of_a_url_reaches_django() -> None:
    settings = database_settings("postgresql://me:p%40ss@db.example:6000/shop?sslmode=require&connect_timeout=3")
    named = {key: settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {"NAME": "shop", "USER": "me", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "6000"}
    assert settings["OPTIONS"] == {
        "server_side_binding": True,
        "prepare_threshold": 1,
        "sslmode": "require",
        "connect_timeout": "3",
    }


def test_a_path_with_odd_characters_survives_the_url() -> None:
    odd = Path("/srv/售后 & co?")  # nothing is made there; a short path, for a long one listens elsewhere
    assert database_settings(embedded_url(odd))["HOST"] == str(odd / "postgres" / "run")


@pytest.mark.parametrize("url", ["mysql://u@h/n", "postgresql://u@h/n?nonsense=1"])
def test_a_url_that_cannot_be_meant_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(Trouble, match="postgresql://user:password@host:5432/name"):
        database_settings(url)


def test_a_url_without_a_database_is_refused() -> None:
    with pytest.raises(Trouble, match="names no database"):
        database_settings("postgresql://u@h")
