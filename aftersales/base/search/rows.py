"""The rows that rooms keep their pieces in, and how their own lists ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import Model, Q, QuerySet
from psycopg import sql

from aftersales.base.search import grams
from aftersales.base.search.asked import Asked, Word
from aftersales.base.search.grams import Piece

Row = TypeVar("Row", bound=Model)


class SearchRow(models.Model):
    """What one row of a room's table is found by, beside it: the row itself gets no wider and is no slower to change.

    `version` is that of the pieces; a row of another version than the present one is written anew by a re-indexing.
    """

    version = models.SmallIntegerField()
    grams = ArrayField(models.IntegerField())

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True


def keep(model: type[SearchRow], thing: str, rows: Iterable[tuple[int, Iterable[int]]]) -> None:
    """Write the pieces of many things, by their ids: `thing` is the column that points to them.

    One statement of its own making, for the ORM looks at every piece by itself: at a hundred pieces a row that is most
    of what taking in a large table costs.
    """
    found = [(pk, "{" + ",".join(map(str, pieces)) + "}") for pk, pieces in rows]
    statement = sql.SQL(_KEEP).format(table=sql.Identifier(model._meta.db_table), thing=sql.Identifier(thing))
    with connection.cursor() as cursor:
        cursor.execute(statement, [grams.VERSION, [pk for pk, _ in found], [pieces for _, pieces in found]])


_KEEP: Final = """
INSERT INTO {table} ({thing}, version, grams)
SELECT id, %s, pieces::int[] FROM unnest(%s::bigint[], %s::text[]) AS told (id, pieces)
ON CONFLICT ({thing}) DO UPDATE SET version = EXCLUDED.version, grams = EXCLUDED.grams
"""


def gin(name: str) -> GinIndex:
    """The index over the pieces. What was just written waits in a short list that every search reads through."""
    return GinIndex(fields=["grams"], name=name, fastupdate=True, gin_pending_list_limit=256)


def fits(asked: Asked, path: str = "search") -> Q:
    """The rows whose search row at `path` holds every word of what was asked, in either version; none for nothing."""
    found = Q() if asked else Q(pk__in=[])
    for word in asked.words:
        found &= word_fits(word, path)
    return found


def word_fits(word: Word, path: str = "search") -> Q:
    """The rows whose search row holds one word, as it stands or as initials."""
    found = Q()
    for version in filter(None, (grams.VERSION, grams.BEFORE)):
        found |= _holds(path, word.pieces, version)
        if word.initials:
            found |= _holds(path, word.initials, version)
    return found


def _holds(path: str, pieces: frozenset[Piece], version: int) -> Q:
    return Q(**{f"{path}__grams__contains": grams.numbers(pieces, version)})


@dataclass(frozen=True)
class Walked:
    """How far a batch of a re-indexing came: the last id, how many rows it saw, and how many it wrote."""

    last: int
    seen: int
    written: int


def stale(rows: QuerySet[Row], after: int, limit: int, *, everything: bool) -> tuple[list[Row], int, int]:
    """Of the next rows behind an id: those whose search row is missing or of another version (or all), locked so that
    nobody changes them before they are written; the last id and how many were looked at. 0 and 0 at the end."""
    ids = list(rows.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:limit])
    wanted = rows.filter(pk__in=ids)
    if not everything:
        wanted = wanted.exclude(search__version=grams.VERSION)
    return list(wanted.order_by("pk").select_for_update(of=("self",), no_key=True)), (ids or [0])[-1], len(ids)
