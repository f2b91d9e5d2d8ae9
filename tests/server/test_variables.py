"""Settings as typed: what may be written, what is refused and how, and what `aftersales settings` shows of them."""

import json
import os
from pathlib import Path

import pytest

from aftersales.server import cli
from aftersales.server.trouble import Trouble
from aftersales.server.variables import company, declared, files, home, mail, maps, web
from aftersales.server.variables.declared import VARIABLES
from aftersales.server.variables.variable import MASKED


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment in which only the folder is set."""
    for name in [name for name in os.environ if name.startswith(declared.OURS) or name in VARIABLES]:
        monkeypatch.delenv(name)
    monkeypatch.setenv(home.VAR.name, str(tmp_path))
    return monkeypatch


@pytest.mark.parametrize("given", ["1", "TRUE", " yes ", "on"])
def test_yes_is_written_in_several_ways(given: str) -> None:
    assert web.SECURE_COOKIES.value({web.SECURE_COOKIES.name: given}) is True


@pytest.mark.parametrize("given", ["0", "False", "no", "off"])
def test_so_is_no(given: str) -> None:
    assert mail.STARTTLS.value({mail.STARTTLS.name: given}) is False


def test_set_to_nothing_is_not_set() -> None:
    assert mail.STARTTLS.value({mail.STARTTLS.name: " "}) is True
    assert company.ROAD_KMH.value({company.ROAD_KMH.name: ""}) == 40


def test_blanks_belong_to_a_password_and_to_nothing_else() -> None:
    assert mail.PASSWORD.value({mail.PASSWORD.name: " a b "}) == " a b "
    assert mail.USER.value({mail.USER.name: " service "}) == "service"


@pytest.mark.parametrize(
    ("name", "given", "code"),
    [
        ("AFTERSALES_SECURE_COOKIES", "maybe", "setting_not_yes_or_no"),
        ("AFTERSALES_POSITION_SECONDS", "9", "setting_not_a_number"),
        ("AFTERSALES_MAP_MAX_ZOOM", "23", "setting_not_a_number"),
        ("AFTERSALES_MAP", "google", "setting_not_one_of"),
        ("AFTERSALES_PROXIES", "127.0.0.1 proxy.example.com", "setting_not_a_network"),
        ("AFTERSALES_PUBLIC_URL", "service.example.com", "setting_not_an_address"),
        ("AFTERSALES_ORIGINS", "https://a.example.com b.example.com", "setting_not_an_address"),
        ("AFTERSALES_HTTPS_PORT", "0", "setting_not_a_port"),
        ("AFTERSALES_CLAMAV", "localhost", "setting_not_a_listener"),
        ("AFTERSALES_COMPANY_ZONE", "Asia", "setting_not_a_zone"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name_in_both_languages(name: str, given: str, code: str) -> None:
    with pytest.raises(Trouble) as refused:
        VARIABLES[name].value({name: given})
    assert refused.value.code == code
    chinese, english = str(refused.value).splitlines()
    assert name in chinese
    assert name in english


def test_what_holds_is_shown_with_where_it_comes_from(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.setenv(files.FILE_MB.name, "100")
    assert cli.main(["settings"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert set(lines) == set(VARIABLES)
    assert " 100 " in lines[files.FILE_MB.name]
    assert "from the environment" in lines[files.FILE_MB.name]
    assert " 200 " in lines[files.ORDER_FILES.name]
    assert "default" in lines[files.ORDER_FILES.name]


def test_no_secret_is_ever_shown(bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    secrets = [one for one in VARIABLES.values() if one.secret]
    for one in secrets:
        bare.setenv(one.name, "canary-of-a-secret")
    assert {one.name for one in secrets} >= {
        home.DATABASE_URL.name,
        web.SECRET_KEY.name,
        mail.PASSWORD.name,
        maps.KEY.name,
    }
    cli.main(["settings"])
    cli.main(["settings", "--json"])
    told = capsys.readouterr().out
    assert "canary" not in told
    assert told.count(MASKED) == 2 * len(secrets)


def test_a_wrong_value_and_a_misspelt_name_are_pointed_out(
    bare: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare.setenv(mail.SMTP_PORT.name, "smtp")
    bare.setenv("AFTERSALES_SMPT_HOST", "mail.example.com")
    bare.setenv("AFTERSALES_XYZZY", "1")
    assert cli.main(["settings"]) == 1
    told = capsys.readouterr().out
    assert "AFTERSALES_SMTP_HOST meant" in told
    assert "1 to 65535" in told
    assert "AFTERSALES_XYZZY is no variable" in told
    assert cli.main(["settings", "--json"]) == 1
    heard = json.loads(capsys.readouterr().out)
    assert {one["name"]: one["near"] for one in heard["unknown"]} == {
        "AFTERSALES_SMPT_HOST": "AFTERSALES_SMTP_HOST",
        "AFTERSALES_XYZZY": "",
    }
    assert [one["name"] for one in heard["settings"] if one["wrong"]] == [mail.SMTP_PORT.name]


def test_the_reference_is_written_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "settings.md"
    assert cli.main(["settings", "--reference", str(target)]) == 0
    assert cli.main(["settings", "--reference"]) == 0
    assert target.read_text(encoding="utf-8") == capsys.readouterr().out
