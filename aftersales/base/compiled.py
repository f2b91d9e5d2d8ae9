"""Queries of the ORM that are compiled to SQL once per process: for reads so frequent that compiling costs more than
running them. What such a query asks is still said in one place, by the ORM."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


class Compiled(Generic[Row]):
    """One query whose only parameters are those of `build`, in the order in which the SQL has them.

    It returns whole rows of one table: no select_related, no values, no parameter that the ORM would change.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]]) -> None:
        self._build = build
        self._sql = ""
        self._model: type[Row]
        self._names: Sequence[str] = ()
        self._converted: Sequence[tuple[int, Any]] = ()

    def rows(self, *parameters: Any) -> list[Row]:
        """All rows for these parameters."""
        if not self._sql:
            self._compile(parameters)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            return [self._model.from_db(connection.alias, self._names, self._read(row)) for row in cursor.fetchall()]

    def first(self, *parameters: Any) -> Row | None:
        """The first row, if there is one; the query itself says how many it reads."""
        return next(iter(self.rows(*parameters)), None)

    def _read(self, row: Sequence[Any]) -> Sequence[Any]:
        """The values as Django has them: JSON comes as text."""
        if not self._converted:
            return row
        values = list(row)
        for n, field in self._converted:
            values[n] = field.from_db_value(values[n], None, connection)
        return values

    def _compile(self, parameters: tuple[Any, ...]) -> None:
        query = self._build(*parameters)
        sql, told = query.query.sql_with_params()
        if tuple(told) != parameters:
            raise TypeError(f"{sql}: its parameters are {told}, not {parameters}")
        self._model = query.model
        fields: list[Any] = list(query.model._meta.concrete_fields)
        self._names = [field.attname for field in fields]
        self._converted = [(n, field) for n, field in enumerate(fields) if hasattr(field, "from_db_value")]
        self._sql = sql


def related(row: Model, name: str) -> Any:
    """What the foreign key `row.<name>` points to: as Django reads and remembers it, but compiled once."""
    field: Any = row._meta.get_field(name)
    if not field.is_cached(row):
        key = getattr(row, field.attname)
        field.set_cached_value(row, None if key is None else _by_key(field.related_model).first(key))
    return field.get_cached_value(row)


@cache
def _by_key(model: type[Model]) -> Compiled[Any]:
    return Compiled(lambda key: model._default_manager.filter(pk=key))


def write(row: Model, columns: Sequence[str]) -> None:
    """Update these columns of one row to what it has."""
    fields: list[Any] = [row._meta.get_field(column) for column in columns]
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_update(type(row), tuple(columns)), [*values, row.pk])


@cache
def _update(model: type[Model], columns: tuple[str, ...]) -> str:
    fields: list[Any] = [model._meta.get_field(column) for column in columns]
    changes = ", ".join(f'"{field.column}" = %s::{field.db_type(connection)}' for field in fields)
    return f'UPDATE "{model._meta.db_table}" SET {changes} WHERE id = %s'  # noqa: S608 - names are the model's own # nosec B608
