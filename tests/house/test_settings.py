"""Every setting an installation has is declared once, the page of settings is what the declarations say, and nobody
reads the environment past them."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from aftersales.base.words import LANGUAGES, table
from aftersales.server.variables.declared import GROUPS, VARIABLES
from aftersales.server.variables.page import page
from tests.house.code import ROOT, File, dotted, files

PAGE: Final = ROOT / "docs" / "reference" / "settings.md"
VARIABLE: Final = re.compile(r"^(AFTERSALES_[A-Z_]+|DATABASE_URL)$")
DECLARED_IN: Final = "aftersales/server/variables/"
READS: Final = frozenset({"os.environ.get", "os.getenv", "environ.get", "os.environ.pop", "os.environ.setdefault"})
HANDED_ON: Final = frozenset(
    (f"aftersales/server/{file}.py", "DATABASE_URL") for file in ("cli", "commands/serve", "commands/db")
)
"""The embedded database's address, which the product itself puts there for its processes."""
FRAMEWORK: Final = frozenset({"DJANGO_SETTINGS_MODULE"})
"""Set by the product for the framework; not for anybody to choose."""


def test_the_page_is_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == f"{page()}\n", (
        "aftersales settings --reference docs/reference/settings.md"
    )


def test_every_variable_is_declared_once() -> None:
    assert len(VARIABLES) == sum(len(group.variables) for group in GROUPS)


def test_every_name_that_looks_like_a_variable_is_declared() -> None:
    read = {
        node.value
        for file in files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.match(node.value)
    }
    assert read == set(VARIABLES)


def test_every_variable_is_explained_in_both_languages() -> None:
    codes = {one.word for one in VARIABLES.values()} | {one.kind.code for one in VARIABLES.values()}
    codes |= {f"{one.word}_default" for one in VARIABLES.values() if one.told}
    codes |= {f"variables_{group.name}" for group in GROUPS}
    assert {language: codes - table(language).keys() for language in LANGUAGES} == dict.fromkeys(LANGUAGES, set())


def test_what_holds_by_default_can_be_meant() -> None:
    for one in VARIABLES.values():
        one.value({})


def loose(file: File) -> Iterator[str]:
    """Where a file looks into the environment by itself."""
    for node in ast.walk(file.tree):
        name = None
        if isinstance(node, ast.Call) and dotted(node.func) in READS:
            name = node.args[0]
        elif isinstance(node, ast.Subscript) and dotted(node.value) == "os.environ":
            name = node.slice
        if name is None or (isinstance(name, ast.Attribute) and name.attr == "name"):
            continue
        said = name.value if isinstance(name, ast.Constant) else ""
        if said not in FRAMEWORK and (str(file), said) not in HANDED_ON:
            yield f"{file}:{node.lineno}"


def test_nobody_reads_the_environment_past_the_declarations() -> None:
    found = [place for file in files() if not str(file).startswith(DECLARED_IN) for place in loose(file)]
    assert found == []


def test_a_planted_reading_is_found() -> None:
    planted = 'import os\nos.environ.get("AFTERSALES_VAR")\nos.environ["AFTERSALES_HIDDEN"]\nos.getenv(word)'
    assert len(list(loose(File(ROOT / "x.py", "base", "actions", ast.parse(planted))))) == 3
