"""A room's tables are written by its own actions alone.

Read from the source: a name is followed from where it comes (an import of a model, an annotated parameter, a function
that says it returns one) to where something is written through it. What a name cannot tell is left to the reviewers.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from django.apps import apps

from tests.house.code import ROOMS, File, dotted, files

WRITES: Final = frozenset(
    {
        "save", "delete", "create", "update", "get_or_create", "update_or_create", "bulk_create", "bulk_update",
        "acreate", "asave", "adelete", "aupdate", "select_for_update",
    }
)  # fmt: skip
MANY: Final = frozenset({"add", "set", "remove", "clear"})
"""Writes through a many-to-many manager; only told from a set's or a dictionary's by what they are called on."""
LOCKS: Final = frozenset({"select_for_update"})
MAY_LOCK: Final = frozenset({"actions", "access"})

ALLOWED: Final = {
    ("aftersales/server/worker.py", "Beat"): "each part of the server says by a row of the floor that it lives",
}
"""The only writes outside a room's actions, each with its reason."""


@cache
def owners() -> Mapping[str, str]:
    """The room of every model by its name."""
    return {model.__name__: model._meta.app_label for model in apps.get_models()}


@cache
def makers() -> Mapping[str, str]:
    """Functions by name that say they return a model, where all of that name agree."""
    found: dict[str, set[str]] = {}
    for file in files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, set()).add(_model_in(node.returns))
    return {name: told.pop() for name, told in found.items() if len(told) == 1 and "" not in told}


def _model_in(annotation: ast.expr | None) -> str:
    """The model an annotation names, as `Order`, `Order | None` or `QuerySet[Order]`."""
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)} if annotation else set()
    models = names & owners().keys()
    return models.pop() if len(models) == 1 and "tuple" not in names and "dict" not in names else ""


def writes(file: File) -> Iterator[tuple[int, str, str]]:
    """Line, model and verb of every write in a file."""
    imported = {
        alias.asname or alias.name
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models")
        for alias in node.names
    } | {node.name for node in file.tree.body if isinstance(node, ast.ClassDef) and node.name in owners()}
    for function in [node for node in ast.walk(file.tree) if isinstance(node, ast.FunctionDef)]:
        yield from _in_function(function, imported)


def _in_function(function: ast.FunctionDef, imported: set[str]) -> Iterator[tuple[int, str, str]]:
    held: dict[str, str] = {name: name for name in imported & owners().keys()}
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    held |= {one.arg: model for one in arguments if (model := _model_in(one.annotation))}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            model = _model_of(node.value, held)
            if model:
                held[node.targets[0].id] = model
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            verb, on = node.func.attr, node.func.value
            model = _model_of(on, held)
            through = isinstance(on, ast.Attribute)
            if model and (verb in WRITES or (verb in MANY and through and "objects" not in dotted(on))):
                yield node.lineno, model, verb


def _model_of(value: ast.expr, held: Mapping[str, str]) -> str:
    path = dotted(value).split(".")
    if path[0] in held:
        return held[path[0]]
    return makers().get(path[-1], "") if isinstance(value, ast.Call) else ""


def test_only_a_rooms_own_actions_write_its_tables() -> None:
    strays = []
    for file in files():
        for line, model, verb in writes(file):
            own = owners()[model] == file.room or owners()[model] not in ROOMS  # sessions are the framework's, and ours
            if verb in LOCKS:
                continue
            if not (own and file.door == "actions") and not _exempt(file, model):
                strays.append(f"{file}:{line} {verb} of {owners()[model]}.{model}")
    assert strays == []


def test_rows_are_locked_in_actions_and_access_alone() -> None:
    strays = [
        f"{file}:{line} {model}"
        for file in files()
        if file.room != "base" and file.door not in MAY_LOCK
        for line, model, verb in writes(file)
        if verb in LOCKS
    ]
    assert strays == []


def _exempt(file: File, model: str) -> bool:
    """The floor has no doors and verbs: its own rows are written where they are meant."""
    if file.room == "base":
        return owners()[model] == "base"
    return (str(file), model) in ALLOWED


def test_a_planted_write_is_found() -> None:
    source = (
        "from aftersales.customers.models import Contact\n"
        "def f(contact: Contact):\n    contact.save()\n    Contact.objects.filter(pk=1).update(name='')\n"
        "    rows = Contact.objects.all()\n    rows.delete()\n"
    )
    planted = File(files()[0].path, "workorders", "actions", ast.parse(source))
    assert [verb for _, _, verb in sorted(writes(planted))] == ["save", "update", "delete"]
