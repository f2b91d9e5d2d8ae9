"""Every setting an installation has is on the page of settings, and nothing else is."""

import ast
import re
from typing import Final

from tests.house.code import ROOT, dotted, files

PAGE: Final = ROOT / "docs" / "reference" / "settings.md"
VARIABLE: Final = re.compile(r"^(AFTERSALES_[A-Z_]+|DATABASE_URL)$")
OUR_OWN: Final = frozenset({"DJANGO_SETTINGS_MODULE"})
"""Set by the product for the framework; not for anybody to choose."""


def read() -> set[str]:
    """The variables that the code reads: every literal that looks like one."""
    return {
        node.value
        for file in files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.match(node.value)
    }


def documented() -> set[str]:
    """The variables in the first column of the page's tables."""
    rows = re.findall(r"^\| `([A-Z_]+)` \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(rows) == len(set(rows)), "said twice"
    return set(rows)


def test_every_setting_is_documented() -> None:
    assert read() - documented() == set()


def test_every_documented_setting_is_read() -> None:
    assert documented() - read() == set()


def test_the_environment_is_read_for_named_variables_alone() -> None:
    """A name put together at run time could not be found by this check."""
    loose = []
    for file in files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and dotted(node.func) in {"os.environ.get", "os.getenv", "environ.get"}:
                name = node.args[0]
                inside = str(file) == "aftersales/server/options.py" and isinstance(name, ast.Name)
                known = isinstance(name, ast.Constant) and (
                    VARIABLE.match(str(name.value)) or str(name.value) in OUR_OWN
                )
                if file.path.stem != "wsgi" and not inside and not known:
                    loose.append(f"{file}:{node.lineno}")
    assert loose == []
