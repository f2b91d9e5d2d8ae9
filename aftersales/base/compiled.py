"""Queries of the ORM that are compiled to SQL once per process: for reads so frequent that compiling costs more than
running them. What such a query asks is still said in one place, by the ORM."""

from collections.abc import Callable, Sequence
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

    def rows(self, *parameters: Any) -> list[Row]:
        """All rows for these parameters."""
        if not self._sql:
            self._compile(parameters)
        with connection.cursor() as cursor:
            cursor.execute(self._sql, parameters)
            return [self._model.from_db(connection.alias, self._names, values) for values in cursor.fetchall()]

    def first(self, *parameters: Any) -> Row | None:
        """The first row, if there is one; the query itself says how many it reads."""
        return next(iter(self.rows(*parameters)), None)

    def _compile(self, parameters: tuple[Any, ...]) -> None:
        query = self._build(*parameters)
        sql, told = query.query.sql_with_params()
        if tuple(told) != parameters:
            raise TypeError(f"{sql}: its parameters are {told}, not {parameters}")
        self._model = query.model
        self._names = [field.attname for field in query.model._meta.concrete_fields]
        self._sql = sql
